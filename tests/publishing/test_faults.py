"""What may go wrong while the real command publishes: nothing is half published, and the next run succeeds."""

from __future__ import annotations

import os
import random
import subprocess
import time
from pathlib import Path

import pytest
from typer.testing import CliRunner

from generator.cli import app
from generator.publishing import PublishingError, branch, list_editions
from generator.website.sheets import Publication
from generator.website.sources import SITE_MARK
from tests import command
from tests.publishing.small import FIRST, SECOND, WORDS, Small, git, site_of, write

BOTH = {FIRST: WORDS, SECOND: WORDS}
MANY = {f"en/A/RES/97/{number}/": WORDS for number in range(80)}


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A finished website that takes some time to be published."""
    folder = tmp_path / "site"
    site_of({**BOTH, **MANY})(folder, Publication())
    write(folder / SITE_MARK, "")
    return folder


def run(small: Small, *arguments: str, largest_file: int | None = None) -> tuple[int, str]:
    done = command.run(*arguments, cwd=small.folder, largest_file=largest_file)
    return done.status, done.err


def state(small: Small) -> tuple[str, ...]:
    """The branches, each with its commit."""
    return tuple(small.git("for-each-ref", "--format=%(refname) %(objectname)", "refs/heads/gh-pages").splitlines())


def test_killed_at_any_moment(small: Small, site: Path) -> None:
    """Real publications, killed at random moments."""
    chance = random.Random(2026)
    began = time.monotonic()
    assert run(small, "publish", "1", "--site", str(site))[0] == 0
    duration = time.monotonic() - began
    edition, survived = 2, 0
    for _ in range(7):
        before = state(small)
        publishing = command.start("publish", str(edition), "--site", str(site), cwd=small.folder)
        time.sleep(duration * chance.uniform(0.0, 1.1))
        publishing.kill()
        if state(small) != before:  # Just finished before it was killed
            survived += 1
            assert f"{edition}/edition.json" in small.files()
            assert small.git("rev-list", "--count", "gh-pages") == str(edition)
            edition += 1
    assert run(small, "publish", str(edition), "--site", str(site))[0] == 0
    assert small.git("rev-list", "--count", "gh-pages") == str(edition)
    small.git("fsck", "--connectivity-only")
    assert not (small.folder / ".build").exists()
    assert len(small.git("branch", "--list", "gh-pages*").splitlines()) == 1
    assert survived < 7
    assert len(run_list(small)) == edition


def run_list(small: Small) -> list[str]:
    done = command.run("editions", cwd=small.folder)
    assert done.status == 0, done.err
    return done.out.splitlines()


@pytest.mark.parametrize("step", ["rev-parse", "update-ref"])
def test_killed_between_the_steps_of_a_commit(small: Small, monkeypatch: pytest.MonkeyPatch, step: str) -> None:
    """As if the process ended before or after the branch is moved, whatever git command it was about to run."""
    small.publish("2026.11", site_of(BOTH))
    before, plain = state(small), branch.run

    class EndError(BaseException):
        """What no handler expects."""

    def ending(repository: Path, arguments: list[str], given: bytes = b"") -> object:
        if arguments[0] == step and "gh-pages-in-the-making" in " ".join(arguments) and "-d" not in arguments:
            raise EndError
        return plain(repository, arguments, given)

    monkeypatch.setattr(branch, "run", ending)
    with pytest.raises(EndError):
        small.publish("2026.12", site_of(BOTH))
    assert state(small) == before
    monkeypatch.undo()
    small.publish("2026.13", site_of(BOTH))


def test_a_lock_that_a_killed_git_left_is_removed(small: Small, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(branch, "SECONDS_FOR_A_LOCK", 0.1)
    small.publish("2026.11", site_of(BOTH))
    for name in ("gh-pages", "gh-pages-in-the-making"):
        write(small.folder / f".git/refs/heads/{name}.lock", "")
    small.publish("2026.12", site_of(BOTH))
    assert small.git("rev-list", "--count", "gh-pages") == "2"


def test_a_second_publication_at_the_same_time_is_refused(small: Small, site: Path) -> None:
    with branch.alone(small.folder):
        status, said = run(small, "publish", "1", "--site", str(site))
    assert (status, said) == (
        1,
        "resolutions: another publication from this repository is under way: wait for its end\n",
    )
    assert run(small, "publish", "1", "--site", str(site))[0] == 0


def test_a_branch_that_somebody_else_moved_meanwhile_is_left_alone(small: Small) -> None:
    small.publish("2026.11", site_of(BOTH))

    def build(folder: Path, publication: Publication) -> None:
        site_of(BOTH)(folder, publication)
        tree = small.git("rev-parse", "gh-pages^{tree}")
        made = git(
            small.folder,
            "-c",
            "user.name=T",
            "-c",
            "user.email=t@e.org",
            "commit-tree",
            tree,
            "-p",
            small.tip,
            "-m",
            "x",
        )
        small.git("update-ref", "refs/heads/gh-pages", made)

    with pytest.raises(PublishingError, match="has changed meanwhile, so nothing is published"):
        small.publish("2026.12", build)
    assert small.git("log", "-1", "--format=%s", "gh-pages") == "x"
    small.publish("2026.12", site_of(BOTH))


def test_a_full_disk(small: Small, site: Path) -> None:
    """Git cannot write its pack."""
    small.publish("1", site_of(BOTH))
    before = state(small)
    status, said = run(small, "publish", "2", "--site", str(site), largest_file=4096)
    assert status == 1
    assert said.startswith("resolutions: git could not write the commit, so nothing is published")
    assert state(small) == before
    assert run(small, "publish", "2", "--site", str(site))[0] == 0


def test_a_full_disk_while_the_website_is_built(small: Small) -> None:
    def build(folder: Path, publication: Publication) -> None:
        site_of(BOTH)(folder, publication)
        raise OSError(28, "No space left on device", "page.html")

    with pytest.raises(OSError, match="No space left"):
        small.publish("1", build)
    assert state(small) == ()
    small.publish("1", site_of(BOTH))


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["publish", "2026/11"], "'2026/11' is not the name of an edition"),
        (["publish", "../x"], "'../x' is not the name of an edition"),
        (["publish", "1", "--site", "docs"], "docs is no website built by this command"),
        (["publish", "1", "--branch", "main"], "branch main is checked out"),
        (["unpublish", "1"], "would break: add --yes if you mean it"),
        (["unpublish", "1", "--yes"], "there is no edition 1 on branch gh-pages"),
    ],
)
def test_what_cannot_be_is_said_in_one_line(
    small: Small, monkeypatch: pytest.MonkeyPatch, arguments: list[str], said: str
) -> None:
    monkeypatch.chdir(small.folder)
    result = CliRunner().invoke(app, arguments)
    assert result.exit_code == 1
    assert said in result.output and result.output.count("\n") == 1
    assert state(small) == ()


@pytest.mark.parametrize("year", ["1970-01-02", "2099-12-31"])
def test_a_wrong_clock_when_the_sources_were_committed(small: Small, year: str) -> None:
    """The order of editions is that of their names, not of their dates."""
    small.publish("2026.11", site_of(BOTH))
    write(small.folder / "docs/new.txt", "new")
    small.git("add", "--all")
    environment = {**os.environ, "GIT_COMMITTER_DATE": f"{year}T00:00:00Z", "GIT_AUTHOR_DATE": f"{year}T00:00:00Z"}
    subprocess.run(
        ["git", "-c", "user.name=T", "-c", "user.email=t@e.org", "commit", "-qm", "Wrong"],
        cwd=small.folder,
        env=environment,
        check=True,
    )
    small.publish("2026.12", site_of(BOTH))
    small.publish("2026.13", site_of(BOTH))
    assert [one.edition for one in list_editions(small.folder)] == ["2026.13", "2026.12", "2026.11"]
    assert f'"date": "{year}T00:00:00Z"' in small.show("editions/2026.12.json")


def remote_of(small: Small, tmp_path: Path) -> Path:
    remote = tmp_path / "remote.git"
    git(tmp_path, "clone", "--quiet", "--bare", str(small.folder), str(remote))
    small.git("remote", "add", "origin", str(remote))
    return remote


def test_pushing_and_going_on_from_a_fresh_clone(small: Small, tmp_path: Path) -> None:
    remote = remote_of(small, tmp_path)
    small.publish("2026.11", site_of(BOTH), push=True)
    git(tmp_path, "clone", "--quiet", str(remote), "clone")
    clone = Small(tmp_path / "clone")
    clone.publish("2026.12", site_of(BOTH, mark="second"), push=True)
    assert git(remote, "rev-list", "--count", "gh-pages") == "2"

    with pytest.raises(PublishingError, match=r"2026\.12 is published already"):  # The remote is asked first.
        small.publish("2026.12", site_of(BOTH), push=True)
    small.publish("2026.13", site_of(BOTH), push=True)
    assert git(remote, "rev-list", "--count", "gh-pages") == "3"


def test_a_push_that_is_refused_leaves_nothing_published(small: Small, tmp_path: Path) -> None:
    remote = remote_of(small, tmp_path)
    small.publish("2026.11", site_of(BOTH), push=True)
    before = state(small)
    hook = remote / "hooks/pre-receive"
    write(hook, "#!/bin/sh\necho protected >&2\nexit 1\n")
    hook.chmod(0o755)
    with pytest.raises(PublishingError, match="failed to push to origin, so nothing is published"):
        small.publish("2026.12", site_of(BOTH), push=True)
    assert state(small) == before
    hook.unlink()
    small.publish("2026.12", site_of(BOTH), push=True)
    assert git(remote, "rev-parse", "gh-pages") == small.tip


def test_a_remote_that_cannot_be_reached(small: Small, tmp_path: Path) -> None:
    small.git("remote", "add", "origin", str(tmp_path / "nowhere.git"))
    with pytest.raises(PublishingError, match="origin cannot be reached, so nothing is published"):
        small.publish("2026.11", site_of(BOTH), push=True)
    small.publish("2026.11", site_of(BOTH))


def test_a_branch_that_was_replaced_at_the_remote(small: Small, tmp_path: Path) -> None:
    """Somebody has forced another history onto it: the command to go on from there is told, and works."""
    remote = remote_of(small, tmp_path)
    small.publish("2026.11", site_of(BOTH), push=True)
    git(tmp_path, "clone", "--quiet", "--branch", "main", str(remote), "other")
    other = Small(tmp_path / "other")
    other.git("update-ref", "-d", "refs/remotes/origin/gh-pages")
    other.publish("2026.10", site_of(BOTH, mark="other"))
    other.git("push", "--quiet", "--force", "origin", "gh-pages")
    with pytest.raises(PublishingError, match="have gone different ways") as refused:
        small.publish("2026.12", site_of(BOTH), push=True)
    told = str(refused.value).rpartition(": git ")[2].split()
    small.git(*told)
    small.publish("2026.12", site_of(BOTH), push=True)
    assert [one.edition for one in list_editions(small.folder)] == ["2026.12", "2026.10"]
    assert git(remote, "rev-list", "--count", "gh-pages") == small.git("rev-list", "--count", "gh-pages")
