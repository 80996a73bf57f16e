"""The publishing branch in git: read it, commit onto it, send it. Nothing here knows what an edition is.

A commit is prepared on a branch of its own and becomes the publishing branch in one step, and only if that is still
what it was when we looked. Whoever kills us at any moment leaves the branch as it was before or as it should be.
"""

from __future__ import annotations

import contextlib
import fcntl
import os
import shutil
import subprocess
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from mike import git_utils

from generator.publishing.editions import PublishingError
from generator.website.build import STAGE_PARENT

REMOTE = "origin"
LOCK = "resolutions-publish.lock"
IN_THE_MAKING = "{}-in-the-making"
SECONDS_FOR_A_LOCK = 3.0
FALLBACK_IDENTITY = {
    "GIT_COMMITTER_NAME": ("user.name", "resolutions publish"),
    "GIT_COMMITTER_EMAIL": ("user.email", "resolutions@localhost"),
}


@dataclass(frozen=True)
class Branch:
    """The publishing branch `name` of a repository at its commit `tip`, empty when there is none yet.

    `files` gives for every file the id of its content and its size in bytes.
    """

    repository: Path
    name: str
    tip: str = ""
    files: Mapping[str, tuple[str, int]] = field(default_factory=dict)

    def read(self, path: str) -> bytes:
        """The content of a file."""
        return _output(self.repository, "cat-file", "blob", self.files[path][0])

    def text(self, path: str) -> str:
        """The content of a text file."""
        return self.read(path).decode("utf-8")


@contextlib.contextmanager
def alone(repository: Path) -> Iterator[None]:
    """Nobody else publishes from this repository meanwhile; the lock ends with the process, however that ends."""
    folder = Path(git(repository, "rev-parse", "--absolute-git-dir").strip())
    with (folder / LOCK).open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise PublishingError("another publication from this repository is under way: wait for its end") from error
        yield


@contextlib.contextmanager
def workspace(repository: Path) -> Iterator[Path]:
    """An empty folder to build in, for whoever is alone; what a publication that was killed left there is removed."""
    folder = repository / STAGE_PARENT / "edition"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
        with contextlib.suppress(OSError):  # Somebody builds there.
            folder.parent.rmdir()


def check(repository: Path, name: str, checked_out: bool = False) -> None:
    """Refuse a branch that cannot be a publishing branch; to be read only, it may be `checked_out`."""
    if shutil.which("git") is None:
        raise PublishingError("git is not installed: editions are published with it")
    if not succeeds(repository, "rev-parse", "--git-dir"):
        raise PublishingError(f"{repository} is not a git repository")
    if not succeeds(repository, "check-ref-format", "--branch", name):
        raise PublishingError(f"{name!r} is not the name of a branch")
    if (
        not checked_out
        and f"branch refs/heads/{name}" in git(repository, "worktree", "list", "--porcelain").splitlines()
    ):
        raise PublishingError(f"branch {name} is checked out: publish onto a branch of its own, such as gh-pages")


def open_branch(repository: Path, name: str, fetch: bool) -> Branch:
    """The branch as it is here, after taking over what the remote's copy has; `fetch` asks the remote first."""
    if fetch:
        _fetch(repository, name)
    with working_in(repository):
        try:
            git_utils.update_from_upstream(REMOTE, name)
        except (git_utils.GitBranchDiverged, git_utils.GitRevUnrelated) as error:
            raise PublishingError(
                f"branch {name} here and at {REMOTE} have gone different ways: somebody has published elsewhere, or "
                f"has replaced the branch. To go on from what {REMOTE} has: git branch --force {name} {REMOTE}/{name}"
            ) from error
    if not succeeds(repository, "rev-parse", "--verify", "--quiet", f"refs/heads/{name}"):
        return Branch(repository, name)
    tip = git(repository, "rev-parse", f"refs/heads/{name}^{{commit}}").strip()
    return Branch(repository, name, tip, _files(repository, tip))


def commit(branch: Branch, message: str, date: str, removed: Sequence[str], files: Mapping[str, bytes | Path]) -> str:
    """Commit onto the branch through mike, in one step; the id of the commit. `date` is its date, ISO 8601."""
    scratch = IN_THE_MAKING.format(branch.name)
    reference = f"refs/heads/{scratch}"
    with working_in(branch.repository), environment({"GIT_COMMITTER_DATE": date}):
        if branch.tip:
            _set(branch.repository, reference, branch.tip)
        elif succeeds(branch.repository, "rev-parse", "--verify", "--quiet", reference):
            git(branch.repository, "update-ref", "-d", reference)
        try:
            with git_utils.Commit(scratch, message) as writing:
                writing.delete_files(removed)
                for path, content in sorted(files.items()):
                    data = content.read_bytes() if isinstance(content, Path) else content
                    writing.add_file(git_utils.FileInfo(path, data))
            made = git(branch.repository, "rev-parse", reference).strip()
            move(branch, branch.tip, made)
        except git_utils.GitEmptyCommit as error:
            raise PublishingError("nothing would change, so nothing is published") from error
        except (git_utils.GitError, BrokenPipeError) as error:
            raise PublishingError(f"git could not write the commit, so nothing is published: {error}") from error
        finally:
            run(branch.repository, ["update-ref", "-d", reference])
    return made


def tree_of(repository: Path, files: Mapping[str, bytes]) -> str:
    """The id of a tree with these files at its root."""
    rows = (
        f"100644 blob {_output(repository, 'hash-object', '-w', '--stdin', given=data).decode().strip()}\t{path}\0"
        for path, data in files.items()
    )
    return _output(repository, "mktree", "-z", given="".join(rows).encode("utf-8")).decode("utf-8").strip()


def commit_tree(branch: Branch, tree: str, message: str) -> str:
    """A commit with this tree after the branch's tip; the branch does not know of it yet."""
    with working_in(branch.repository):
        author = {
            name.replace("COMMITTER", "AUTHOR"): os.environ[name] for name in FALLBACK_IDENTITY if name in os.environ
        }
        with environment(author):
            return git(branch.repository, "commit-tree", tree, "-p", branch.tip, "-m", message).strip()


def move(branch: Branch, old: str, new: str) -> None:
    """Make `new` what the branch is, provided that it is `old` now; empty stands for no branch."""
    nothing = "0" * len(new or old)
    reference = f"refs/heads/{branch.name}"
    if not _set(branch.repository, reference, new or nothing, old or nothing):
        raise PublishingError(f"branch {branch.name} has changed meanwhile, so nothing is published: publish again")


def _set(repository: Path, reference: str, new: str, *old: str) -> bool:
    """Set a reference; whether it could be done. A lock that a killed git left behind is removed."""
    if succeeds(repository, "update-ref", reference, new, *old):
        return True
    lock = Path(git(repository, "rev-parse", "--path-format=absolute", "--git-path", f"{reference}.lock").strip())
    deadline = time.monotonic() + SECONDS_FOR_A_LOCK
    while lock.exists() and time.monotonic() < deadline:
        time.sleep(0.1)
    # Nobody else publishes, and git itself holds such a lock for a moment only: whoever made it is no more.
    lock.unlink(missing_ok=True)
    return succeeds(repository, "update-ref", reference, new, *old)


def push(branch: Branch, made: str) -> None:
    """Send the branch to the remote; when that is refused, set it back, so that nothing is published anywhere."""
    done = run(branch.repository, ["push", REMOTE, f"refs/heads/{branch.name}:refs/heads/{branch.name}"])
    if done.returncode != 0:
        move(branch, made, branch.tip)
        said = done.stderr.decode("utf-8", errors="replace").strip()
        raise PublishingError(f"failed to push to {REMOTE}, so nothing is published: {said}")


def _fetch(repository: Path, name: str) -> None:
    listed = run(repository, ["ls-remote", "--exit-code", "--heads", REMOTE, name])
    if listed.returncode == 2:  # The remote has no such branch yet.
        return
    if listed.returncode != 0:
        said = listed.stderr.decode("utf-8", errors="replace").strip()
        raise PublishingError(f"{REMOTE} cannot be reached, so nothing is published: {said}")
    git(repository, "fetch", "--quiet", REMOTE, f"+refs/heads/{name}:refs/remotes/{REMOTE}/{name}")


def _files(repository: Path, commit_id: str) -> dict[str, tuple[str, int]]:
    listing = _output(repository, "ls-tree", "-r", "-l", "-z", "--full-tree", commit_id).decode("utf-8")
    files = {}
    for row in filter(None, listing.split("\0")):
        facts, _, path = row.partition("\t")
        _, kind, content, size = facts.split()
        if kind == "blob":
            files[path] = (content, int(size))
    return files


@contextlib.contextmanager
def working_in(repository: Path) -> Iterator[None]:
    """Run mike's functions in the repository: they know only the current folder.

    Where git has no name to commit under, as on a fresh machine, one is lent for the moment.
    """
    lent = {
        variable: name
        for variable, (setting, name) in FALLBACK_IDENTITY.items()
        if not os.environ.get(variable) and not succeeds(repository, "config", setting)
    }
    with environment(lent), contextlib.chdir(repository):
        yield


@contextlib.contextmanager
def environment(variables: Mapping[str, str]) -> Iterator[None]:
    """Set environment variables for the moment."""
    before = {variable: os.environ.get(variable) for variable in variables}
    os.environ.update(variables)
    try:
        yield
    finally:
        for variable, value in before.items():
            if value is None:
                os.environ.pop(variable, None)
            else:
                os.environ[variable] = value


def run(repository: Path, arguments: Sequence[str], given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    """Run git with `given` as its input; it never asks questions."""
    settings = {**os.environ, "GIT_TERMINAL_PROMPT": "0", "LC_ALL": "C"}
    command = ["git", *arguments]
    return subprocess.run(command, cwd=repository, capture_output=True, check=False, env=settings, input=given)


def succeeds(repository: Path, *arguments: str) -> bool:
    """Whether git does this without complaint."""
    return run(repository, arguments).returncode == 0


def git(repository: Path, *arguments: str) -> str:
    """What git says; `PublishingError` when it fails."""
    return _output(repository, *arguments).decode("utf-8", errors="replace")


def _output(repository: Path, *arguments: str, given: bytes = b"") -> bytes:
    result = run(repository, arguments, given)
    if result.returncode != 0:
        said = result.stderr.decode("utf-8", errors="replace").strip()
        raise PublishingError(f"git {arguments[0]} failed: {said}")
    return result.stdout
