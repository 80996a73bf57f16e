"""Publishing an edition: build, compare with every edition before, plan, verify, commit. In this order.

One publication is one commit on the publishing branch. What the addresses of an edition show never changes afterwards.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from importlib.metadata import version
from pathlib import Path

import yaml
from mike import commands
from mike.mkdocs_utils import docs_version_var
from mike.versions import Versions
from mkdocs.utils.yaml import yaml_load

from generator.publishing import branch as branches
from generator.publishing import changes as change_files
from generator.publishing.branch import Branch
from generator.publishing.edition_page import LIST, list_of_editions, news_of, page_of_edition, summary
from generator.publishing.editions import (
    PublishedEdition,
    PublishingError,
    check_alias_name,
    check_edition_name,
    check_folders,
    check_succession,
)
from generator.publishing.feed import PATH as FEED
from generator.publishing.feed import FeedEntry, write_feed
from generator.publishing.frozen import STATIC
from generator.publishing.judging import Judgement, judge
from generator.publishing.manifest import FILE_IN_EDITION, FOLDER, History, dumps, loads, manifest_of
from generator.publishing.permanence import broken_promises
from generator.publishing.planning import Plan, Published, plan
from generator.publishing.storage import check_size, file_of, leads
from generator.publishing.survey import Survey, survey
from generator.publishing.texts import PageText, read_page
from generator.website.sheets import OlderText, Publication

VERSIONS = "versions.json"
BUILT_FOR = "latest"
"""What the build is told instead of the edition's name: the same text gives the same bytes in every edition."""
EARLIEST_DATE = datetime(1973, 3, 4, tzinfo=UTC)
DATE_VARIABLE = "SOURCE_DATE_EPOCH"


SiteBuilder = Callable[[Path, Publication], None]


@dataclass(frozen=True, slots=True)
class Site:
    """What the configuration says of the website: its title, and its address with a slash at the end, or nothing."""

    title: str
    url: str


def publish(
    edition: str,
    site_builder: SiteBuilder,
    *,
    repository: Path,
    config_file: Path,
    branch: str = "gh-pages",
    alias: str = "latest",
    push: bool = False,
    dry_run: bool = False,
) -> PublishedEdition:
    """Build the website and commit it as `edition` onto the local `branch`; raise `PublishingError` if refused.

    `site_builder` writes the website, for the address without an edition, into the empty folder that it is given, and
    is told which texts are published already. Nothing leaves this machine unless `push` is true; a `dry_run` commits
    nothing and writes nothing.
    """
    check_edition_name(edition)
    check_alias_name(alias)
    site = _site(config_file)
    branches.check(repository, branch)
    with branches.alone(repository), branches.workspace(repository) as folder:
        opened = branches.open_branch(repository, branch, fetch=push)
        published = read_published(opened)
        # Before the build too, so that nobody waits for a build that is then refused.
        check_succession(edition, list(published.history.by_edition))
        date = _date(repository)
        built = _built(folder / "site", site_builder, _publication(edition, published.history), date)
        before, docs = _published_page(published), config_file.parent / "docs"
        judgement = judge(edition, built, published.history, before, repository, docs, write=not dry_run)
        made, after, said = _planned(edition, built, published, judgement, site, date, alias)
        made.files |= {VERSIONS: _versions(opened, edition, alias), ".nojekyll": b""}
        _verify(made, after, built, published, alias)
        size = made.size(published)
        warning, commit = check_size(size), ""
        if not dry_run:
            commit = branches.commit(opened, _message(edition, repository), _when(date), made.removed, made.files)
        if commit and push:
            branches.push(opened, commit)
    return PublishedEdition(edition, alias, branch, commit, len(built.pages), size, said, warning)


def _message(edition: str, repository: Path) -> str:
    return f"Publish edition {edition} from {_source_revision(repository)}"


def _when(date: datetime) -> str:
    """A date as git takes it: it reads no number below the earliest as one, for it could be 19730303."""
    return max(date, EARLIEST_DATE).isoformat()


def _built(folder: Path, site_builder: SiteBuilder, publication: Publication, date: datetime) -> Survey:
    """The website, built. The environment tells mkdocs.yml that it is published, and everybody which date it is."""
    folder.mkdir()
    with branches.environment({docs_version_var: BUILT_FOR, DATE_VARIABLE: str(int(date.timestamp()))}):
        site_builder(folder, publication)
    return survey(folder)


def publication_of(edition: str, *, repository: Path, branch: str = "gh-pages") -> Publication:
    """What the build of the next edition will be told; raise `PublishingError` when that edition would be refused."""
    check_edition_name(edition)
    branches.check(repository, branch)
    with branches.alone(repository):
        published = read_published(branches.open_branch(repository, branch, fetch=False))
    check_succession(edition, list(published.history.by_edition))
    return _publication(edition, published.history)


def _publication(edition: str, history: History) -> Publication:
    """What the printed forms of documents name: the edition in which the very text of each first appeared."""
    pages = history.newest.pages if history.newest else {}
    older = {
        address.rstrip("/"): OlderText(page.document, page.since) for address, page in pages.items() if page.document
    }
    return Publication(edition, older)


def read_published(opened: Branch) -> Published:
    """The editions on the branch, by their manifests; `PublishingError` when the branch is something else."""
    if not opened.tip:
        return Published({}, opened.read, History())
    if VERSIONS not in opened.files:
        raise PublishingError(
            f"branch {opened.name} holds something other than published editions: choose another branch"
        )
    manifests = []
    for info in versions_on(opened):
        name = str(info.version)
        check_edition_name(name)
        path = f"{FOLDER}/{name}.json"
        if path not in opened.files:
            raise PublishingError(f"branch {opened.name} has edition {name} but not its manifest {path}")
        manifests.append(loads(opened.text(path), path))
    return Published(opened.files, opened.read, History.of(manifests))


def versions_on(opened: Branch) -> Versions:
    """mike's list of the editions on the branch."""
    try:
        return Versions.loads(opened.text(VERSIONS)) if opened.tip else Versions()
    except (ValueError, KeyError, TypeError) as error:
        message = f"the list of editions, {VERSIONS} on branch {opened.name}, cannot be read"
        raise PublishingError(message) from error


def _versions(opened: Branch, edition: str, alias: str) -> bytes:
    versions = versions_on(opened)
    versions.add(edition, aliases=[alias], update_aliases=True)
    data: bytes = commands.versions_to_file_info(versions).data
    return data


def _published_page(published: Published) -> Callable[[str], PageText]:
    def page(address: str) -> PageText:
        """The page with the words published last: at the root, or kept in its edition when it was withdrawn."""
        manifest = published.history.last_with[address]
        current = manifest is published.history.newest
        path = file_of(address if current else f"{manifest.pages[address].since}/{address}")
        return read_page(published.read(path).decode("utf-8"))

    return page


def _planned(
    edition: str, built: Survey, published: Published, judgement: Judgement, site: Site, date: datetime, alias: str
) -> tuple[Plan, History, str]:
    """The plan of the publication, the history with the new edition, the edition in one line."""
    check_folders(built.root, [edition, alias, STATIC, *published.history.by_edition])
    stamp = date.strftime("%Y-%m-%dT%H:%M:%SZ")
    before = published.history.newest
    manifest = manifest_of(edition, stamp, version("resolutions"), built.root, built.pages, built.beside, before)
    after = published.history.extended(manifest)
    made = plan(published, after, built.files, site.url, alias, judgement.aliases)
    text = dumps(manifest).encode("utf-8")
    made.files |= {manifest.path: text, f"{edition}/{FILE_IN_EDITION}": text}
    if judgement.changes:
        listed = change_files.dumps(edition, judgement.changes)
        made.files[f"{FOLDER}/{edition}.changes.toml"] = listed.encode("utf-8")
    said = _add_pages_of_editions(made, published, after, judgement, site)
    return made, after, said


def _add_pages_of_editions(made: Plan, published: Published, after: History, judgement: Judgement, site: Site) -> str:
    """The page of every edition, their list and their feed, all anew, so that they look as the website does now."""
    shell_file = made.files.get(LIST, b"")
    shell = (shell_file if isinstance(shell_file, bytes) else shell_file.read_bytes()).decode("utf-8")
    told = []
    for number, manifest in enumerate(after.manifests, 1):
        path = f"{FOLDER}/{manifest.edition}.changes.toml"
        changes = judgement.changes
        if number < len(after.manifests):
            changes = change_files.loads(published.read(path).decode("utf-8"), path) if path in published.files else ()
        news = news_of(History(after.manifests[:number]), changes, judgement.aliases)
        told.append((manifest, summary(manifest, news)))
        made.files[f"{FOLDER}/{manifest.edition}.html"] = page_of_edition(shell, manifest, news).encode("utf-8")
    told.reverse()
    made.files[LIST] = list_of_editions(shell, told).encode("utf-8")
    entries = [FeedEntry(one.edition, one.date, said, f"{FOLDER}/{one.edition}.html") for one, said in told]
    made.files[FEED] = write_feed(site.title, site.url, entries)
    return told[0][1]


def _verify(made: Plan, after: History, built: Survey, published: Published, alias: str) -> None:
    """Raise `PublishingError` if the plan would break a promise: a fault of ours, found before it is published."""

    @cache
    def text_at(address: str) -> str | None:
        if address in built.pages:
            return built.pages[address].text
        path = file_of(address)
        if path not in made.files and path not in published.files:
            return None
        content = made.files.get(path) or published.read(path)
        data = content if isinstance(content, bytes) else content.read_bytes()
        return read_page(data.decode("utf-8")).page.text

    faults = list(broken_promises(after, text_at))
    replaceable = {file_of(lead.path) for lead in leads(published.history, alias)}
    rewritten = (path for path in made.in_editions(published) if path in published.files and path not in replaceable)
    faults += [f"{path} would be rewritten" for path in rewritten]
    if faults:
        listed = "\n".join(f"  {fault}" for fault in faults[:20])
        raise PublishingError(f"the promise of permanence would be broken, so nothing is published:\n{listed}")


def _date(repository: Path) -> datetime:
    """The date of the sources: that of their commit, or what `SOURCE_DATE_EPOCH` says. No clock is asked."""
    said = os.environ.get(DATE_VARIABLE, "")
    if not said and branches.succeeds(repository, "rev-parse", "--verify", "--quiet", "HEAD"):
        said = branches.git(repository, "log", "-1", "--format=%ct").strip()
    try:
        return datetime.fromtimestamp(int(said), tz=UTC)
    except (ValueError, OverflowError, OSError) as error:
        if said:
            raise PublishingError(f"{DATE_VARIABLE} is {said!r}, which is no number of seconds since 1970") from error
        raise PublishingError(
            "nothing is committed yet: commit the sources, so that the edition can name them"
        ) from error


def _source_revision(repository: Path) -> str:
    """The commit that the edition is built from, marked when there were changes on top of it."""
    return branches.git(repository, "describe", "--always", "--dirty").strip()


def _site(config_file: Path) -> Site:
    """The website's title and address from the configuration."""
    try:
        with config_file.open("rb") as stream:
            configuration = yaml_load(stream) or {}
    except (OSError, yaml.YAMLError) as error:
        raise PublishingError(f"the configuration {config_file} cannot be read: {error}") from error
    address = configuration.get("site_url") or ""
    url = f"{str(address).rstrip('/')}/" if address else ""
    return Site(str(configuration.get("site_name") or "Resolutions"), url)
