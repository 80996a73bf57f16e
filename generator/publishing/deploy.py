"""Publishing an edition: the only place that calls mike and git.

One publication is one commit on the publishing branch. It adds the folder of the edition, renews the folder of the
alias and the forwarding pages at the root, and touches no older edition. mike's `deploy` makes a commit of its own
that could not hold the forwarding pages, so its parts are used here: its version list, its commit, its file walk.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

import yaml
from mike import commands, git_utils
from mike.mkdocs_utils import docs_version_var
from mike.versions import Versions
from mkdocs.utils.yaml import yaml_load

from generator.publishing.editions import (
    PublishedEdition,
    PublishingError,
    check_alias_name,
    check_edition_name,
    check_folders,
    check_succession,
)
from generator.publishing.stubs import NOT_FOUND, edition_free_pages, forwarding_page, not_found_page
from generator.website.canonical import point_to_alias

REMOTE = "origin"
SITE_URL_VARIABLE = "SITE_URL"
FALLBACK_IDENTITY = {
    "GIT_COMMITTER_NAME": ("user.name", "resolutions publish"),
    "GIT_COMMITTER_EMAIL": ("user.email", "resolutions@localhost"),
}


def publish(
    edition: str,
    site_builder: Callable[[Path], None],
    *,
    repository: Path,
    config_file: Path,
    branch: str = "gh-pages",
    alias: str = "latest",
    push: bool = False,
) -> PublishedEdition:
    """Build the website and commit it as `edition` onto the local `branch`; raise `PublishingError` if refused.

    `site_builder` is given an empty folder and writes the website into it; meanwhile the environment tells
    `config_file`, the `mkdocs.yml`, which edition it is and where that will be found. Nothing leaves this machine
    unless `push` is true.
    """
    check_edition_name(edition)
    check_alias_name(alias)
    site_url = _site_url(config_file)
    with _explained():
        _check_branch(repository, branch)
        with _working_in(repository):
            # Before the build too, so that nobody waits for a build that is then refused.
            check_succession(edition, _names(_published(branch)))
        with tempfile.TemporaryDirectory(prefix="edition-") as folder:
            site = Path(folder, "site")
            site.mkdir()
            with _environment(_build_settings(edition, site_url)):
                site_builder(site)
            pages = _pages_of(site)
            if site_url:
                point_to_alias(site, site_url, alias)
            with _working_in(repository):
                root_files = _prepare_root(edition, pages, site, branch, alias, site_url)
                _commit(edition, site, root_files, branch, alias)
                if push:
                    git_utils.push_branch(REMOTE, branch)
                commit = git_utils.get_latest_commit(branch)
    return PublishedEdition(edition, alias, branch, commit, len(pages))


def _build_settings(edition: str, site_url: str) -> dict[str, str]:
    """What mkdocs.yml reads from the environment: the edition, in mike's own variable, and the edition's address."""
    settings = {docs_version_var: edition}
    if site_url:
        settings[SITE_URL_VARIABLE] = f"{site_url}{edition}/"
    return settings


def _prepare_root(
    edition: str, pages: Sequence[str], site: Path, branch: str, alias: str, site_url: str
) -> dict[str, str]:
    """Check the built website against what is published, and give the files outside the editions."""
    published = _names(_published(branch))
    check_succession(edition, published)
    check_folders([entry.name for entry in site.iterdir()], [edition, alias, *published])
    older = {name: _pages_on(branch, name) for name in published}
    root_files = {
        path: forwarding_page(path, target, site_url)
        for path, target in edition_free_pages(pages, older, alias).items()
    }
    root_files[NOT_FOUND] = not_found_page(site_url, alias)
    return root_files


def _commit(edition: str, site: Path, root_files: dict[str, str], branch: str, alias: str) -> None:
    """Write everything as one commit. The alias is a copy: GitHub Pages has no links, and git stores no byte twice."""
    versions = _published(branch)
    versions.add(edition, aliases=[alias], update_aliases=True)
    message = f"Publish edition {edition} from {_source_revision()}"
    with git_utils.Commit(branch, message) as commit:
        commit.delete_files([alias])
        for file in git_utils.walk_real_files(str(site)):
            commit.add_file(file.copy(edition, str(site)))
            commit.add_file(file.copy(alias, str(site)))
        for path, text in root_files.items():
            commit.add_file(git_utils.FileInfo(path, text))
        commit.add_file(commands.versions_to_file_info(versions))
        commit.add_file(commands.make_nojekyll())


def _published(branch: str) -> Versions:
    """mike's list of the editions on the branch, empty when there is no branch yet."""
    try:
        return commands.list_versions(branch)
    except (ValueError, KeyError, TypeError) as error:
        raise PublishingError(f"the list of editions, versions.json on branch {branch}, cannot be read") from error


def _names(versions: Versions) -> list[str]:
    """The names of the editions; a version that is none of ours keeps us from going on."""
    names = [str(info.version) for info in versions]
    for name in names:
        check_edition_name(name)
    return names


def _pages_of(site: Path) -> list[str]:
    """The HTML files of the built website, as paths with slashes."""
    pages = sorted(path.relative_to(site).as_posix() for path in site.rglob("*.html") if path.is_file())
    if "index.html" not in pages:
        raise PublishingError("the build made no index.html, so there is nothing to publish")
    return [page for page in pages if page != NOT_FOUND]


def _pages_on(branch: str, edition: str) -> list[str]:
    """The HTML files of an edition on the branch, as paths below the edition's folder."""
    listing = _git(Path(), "ls-tree", "-r", "-z", "--name-only", "--full-tree", branch, "--", f"{edition}/")
    paths = (path.removeprefix(f"{edition}/") for path in listing.split("\0"))
    return [path for path in paths if path.endswith(".html") and path != NOT_FOUND]


def _check_branch(repository: Path, branch: str) -> None:
    """Refuse a branch that cannot be a publishing branch; take over what the remote's copy of it has."""
    if shutil.which("git") is None:
        raise PublishingError("git is not installed: editions are published with it")
    if not _succeeds(repository, "rev-parse", "--git-dir"):
        raise PublishingError(f"{repository} is not a git repository")
    if not _succeeds(repository, "check-ref-format", "--branch", branch):
        raise PublishingError(f"{branch!r} is not the name of a branch")
    reference = f"refs/heads/{branch}"
    if f"branch {reference}" in _git(repository, "worktree", "list", "--porcelain").splitlines():
        raise PublishingError(f"branch {branch} is checked out: publish onto a branch of its own, such as gh-pages")
    with _working_in(repository):
        git_utils.update_from_upstream(REMOTE, branch)
    exists = _succeeds(repository, "rev-parse", "--verify", "--quiet", reference)
    if exists and not _succeeds(repository, "cat-file", "-e", f"{reference}:versions.json"):
        raise PublishingError(f"branch {branch} holds something other than published editions: choose another branch")


def _source_revision() -> str:
    """The commit that the edition is built from, marked when there were changes on top of it."""
    try:
        return _git(Path(), "describe", "--always", "--dirty").strip()
    except PublishingError:
        return "sources not committed yet"


def _site_url(config_file: Path) -> str:
    """The website's address from the configuration, ending in a slash; empty when it has none."""
    try:
        with config_file.open("rb") as stream:
            address = (yaml_load(stream) or {}).get("site_url") or ""
    except (OSError, yaml.YAMLError) as error:
        raise PublishingError(f"the configuration {config_file} cannot be read: {error}") from error
    return f"{str(address).rstrip('/')}/" if address else ""


@contextlib.contextmanager
def _working_in(repository: Path) -> Iterator[None]:
    """Run mike's functions in the repository: they know only the current folder.

    Where git has no name to commit under, as on a fresh machine, one is lent for the moment.
    """
    lent = {
        variable: name
        for variable, (setting, name) in FALLBACK_IDENTITY.items()
        if not os.environ.get(variable) and not _succeeds(repository, "config", setting)
    }
    with _environment(lent), contextlib.chdir(repository):
        yield


@contextlib.contextmanager
def _environment(variables: Mapping[str, str]) -> Iterator[None]:
    """Set environment variables for the moment."""
    before = {variable: os.environ.get(variable) for variable in variables}
    os.environ.update(variables)
    try:
        yield
    finally:
        for variable, value in before.items():
            if value is None:
                del os.environ[variable]
            else:
                os.environ[variable] = value


@contextlib.contextmanager
def _explained() -> Iterator[None]:
    """Turn what mike raises about git into `PublishingError`; what a site builder raises is not ours."""
    try:
        yield
    except git_utils.GitError as error:
        raise PublishingError(str(error)) from error


def _run(repository: Path, arguments: Sequence[str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(["git", *arguments], cwd=repository, capture_output=True, text=True, check=False)


def _succeeds(repository: Path, *arguments: str) -> bool:
    return _run(repository, arguments).returncode == 0


def _git(repository: Path, *arguments: str) -> str:
    result = _run(repository, arguments)
    if result.returncode != 0:
        raise PublishingError(f"git {arguments[0]} failed: {result.stderr.strip()}")
    return result.stdout
