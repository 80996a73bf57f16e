"""The stages in order, nothing else: read this file first.

sources ─find─▶ files ─convert (read, recognise, anchors, checks, write)─▶ pages ─MkDocs─▶ site ─mike─▶ edition

What happens inside one file is generator/website/conversion.py; what happens inside recognition is
generator/recognition/chain.py.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.diagnostics import Diagnostic
from generator.publishing.deploy import publication_of
from generator.publishing.deploy import publish as publish_edition
from generator.publishing.editions import PublishedEdition
from generator.publishing.register import ListedEdition, list_editions
from generator.publishing.register import unpublish as withdraw_edition
from generator.publishing.retired import keep_names
from generator.website.build import (
    CACHE,
    BuildError,
    Project,
    add_pages,
    add_sources,
    check_site,
    copy_pages,
    copy_site,
    press,
    put_in_place,
    run_mkdocs,
    source_paths,
    stage,
)
from generator.website.companions import FOLDER_NAME, Beside, add_companions
from generator.website.comparisons import pairs, write_comparisons
from generator.website.files import locked
from generator.website.indexes import index_pages
from generator.website.pages import Outcome, Progress, convert_all, program_of, write_indexes
from generator.website.previews import write_previews
from generator.website.roots import tell_languages
from generator.website.serve import serve_while_changing
from generator.website.settings import read_settings
from generator.website.shards import shard, shards, take_in
from generator.website.sheets import Publication
from generator.website.sources import SITE_MARK, find_sources
from generator.website.volumes import write_volumes


@dataclass(frozen=True, slots=True)
class Built:
    """A finished site: what conversion said, what MkDocs warned of."""

    outcome: Outcome
    warnings: tuple[str, ...]


def convert(
    arguments: Sequence[Path], target: str, out: Path, progress: Progress, beside: Path | None = None
) -> Outcome:
    """Convert sources into the folder `out`: pages with their index pages, or one file for each source.

    With `beside` the other forms of each document are written into that folder. A second run into the same folder waits
    for the end of the first.
    """
    settings, faults = read_settings(arguments)
    sources, remarks = find_sources(arguments, settings.takes_file)
    with locked(out):
        outcome = convert_all(sources, out, target, source_paths(sources), progress, settings, beside)
        if target == "markdown":
            outcome.diagnostics += write_indexes(index_pages(outcome.entries, settings), out)
            outcome.diagnostics += write_comparisons(pairs(outcome.neighbours, outcome.entries), out)
    return _with(outcome, [*remarks, *faults])


def bundle(arguments: Sequence[Path], out: Path, progress: Progress) -> Outcome:
    """Write one PDF for each language, organ and session or year, with every document of it."""
    settings, faults = read_settings(arguments)
    sources, remarks = find_sources(arguments, settings.takes_file)
    return _with(write_volumes(sources, out, progress, settings), [*remarks, *faults])


def check(arguments: Sequence[Path], scratch: Path, progress: Progress) -> Outcome:
    """Convert into a folder that nobody keeps, for what there is to say."""
    settings, faults = read_settings(arguments)
    sources, remarks = find_sources(arguments, settings.takes_file)
    return _with(convert_all(sources, scratch, "markdown", {}, progress, settings), [*remarks, *faults])


def build(
    arguments: Sequence[Path],
    project: Project,
    site: Path,
    progress: Progress,
    strict: bool = False,
    publication: Publication = Publication(),
) -> Built:
    """Convert, let MkDocs build, put the finished site in place. A file that fails costs only its own page.

    `publication` is the edition that the PDFs name, none for a site that is not being published.
    """
    check_site(site, project, arguments)
    _check_request(arguments, project)
    with stage(project) as folder:
        docs = folder / "docs"
        outcome = _add_converted(arguments, project, docs, progress, publication)
        warnings = run_mkdocs(project, docs, folder / "site", strict, project.cache(arguments))
        write_previews(folder / "site")
        tell_languages(folder / "site")
        faults = keep_names(folder / "site", project.docs)
        if faults and strict:
            raise BuildError("\n".join(faults))
        put_in_place(folder / "site", site, project)
    return Built(outcome, (*warnings, *faults))


def _check_request(arguments: Sequence[Path], project: Project) -> None:
    """Raise `BuildError` when the website would come out empty by mistake: its earlier self stays."""
    if not project.config_file.is_file():
        raise BuildError(f"{project.folder} has no {project.config_file.name}: go to the folder of the project first")
    for argument in arguments:
        if not os.path.lexists(argument):
            raise BuildError(f"{argument}: there is no such file or folder")


def _add_converted(
    arguments: Sequence[Path],
    project: Project,
    docs: Path,
    progress: Progress,
    publication: Publication = Publication(),
) -> Outcome:
    """Convert what has changed and bring all converted pages, and the sources they link to, to `docs`.

    A second build of the project waits: it would change the pages while these are brought.
    """
    with locked(project.folder / CACHE):
        pages = project.cache(arguments)
        beside = pages / FOLDER_NAME
        take_in(project.shards, pages, beside, program_of("markdown", beside))
        outcome = convert(arguments, "markdown", pages, progress, beside)
        add_pages(pages, docs, (f"{entry.path}.md" for entry in outcome.entries))
        outcome.diagnostics += add_companions(
            _documents(outcome), beside, docs, press(project, publication), progress, outcome.others
        )
        sources, _ = find_sources(arguments)
        add_sources(source_paths(sources), outcome.sources, docs)
    return outcome


def shards_of(arguments: Sequence[Path]) -> list[str]:
    """The names of the shards of these sources."""
    sources, _ = find_sources(arguments)
    return list(shards(sources))


def prepare(
    name: str,
    arguments: Sequence[Path],
    project: Project,
    progress: Progress,
    edition: str = "",
) -> Outcome:
    """Convert one shard of the sources and print its PDFs, for a later build here or elsewhere to take in.

    `edition` is the name under which that build will be published, as its PDFs say it; none for a plain build.
    """
    publication = publication_of(edition, repository=project.folder) if edition else Publication()
    settings, faults = read_settings(arguments)
    sources, remarks = find_sources(arguments, settings.takes_file)
    wanted, pages = shard(sources, name), project.shards / name
    beside = pages / FOLDER_NAME
    with locked(project.folder / CACHE), locked(pages), tempfile.TemporaryDirectory() as docs:
        outcome = convert_all(wanted, pages, "markdown", source_paths(sources), progress, settings, beside)
        printed = add_companions(
            _documents(outcome), beside, Path(docs), press(project, publication), progress, outcome.others
        )
    return _with(outcome, [*remarks, *faults, *printed])


def _documents(outcome: Outcome) -> list[Beside]:
    """The documents whose other forms are wanted."""
    pairs = zip(outcome.sources, outcome.entries, strict=True)
    return [Beside(source, entry.symbol, entry.path) for source, entry in pairs]


def serve(
    arguments: Sequence[Path], project: Project, address: str, progress: Progress, said: Callable[[Outcome], None]
) -> None:
    """Show the site while sources and pages change; `said` is given what every conversion has to say."""
    _check_request(arguments, project)
    with stage(project) as folder:
        docs = folder / "docs"

        def renew() -> None:
            copy_pages(project, docs)
            said(_add_converted(arguments, project, docs, progress))

        renew()
        serve_while_changing(project, docs, address, [project.docs, *arguments], renew)


def publish(
    edition: str,
    arguments: Sequence[Path],
    project: Project,
    progress: Progress,
    *,
    branch: str,
    push: bool = False,
    dry_run: bool = False,
    finished: Path | None = None,
) -> tuple[PublishedEdition, Outcome]:
    """Build the site and commit it as an edition to the publishing branch; a source with an error stops it.

    With `finished` that site, built before, is published instead.
    """
    outcomes: list[Outcome] = [Outcome()]

    def build_into(folder: Path, publication: Publication) -> None:
        if finished is not None:
            copy_site(finished, folder)
            return
        built = build(arguments, project, folder, progress, strict=True, publication=publication)
        (folder / SITE_MARK).unlink()  # An edition is never replaced.
        outcomes.append(built.outcome)
        if built.outcome.failed:
            raise IncompleteError(built.outcome)

    published = publish_edition(
        edition,
        build_into,
        repository=project.folder,
        config_file=project.config_file,
        branch=branch,
        push=push,
        dry_run=dry_run,
    )
    return published, outcomes[-1]


def editions(project: Project, branch: str) -> tuple[ListedEdition, ...]:
    """The editions on the publishing branch, the newest first."""
    return list_editions(project.folder, branch)


def unpublish(edition: str, project: Project, *, branch: str, push: bool) -> str:
    """Take the newest edition back; the commit that does it."""
    return withdraw_edition(edition, repository=project.folder, branch=branch, push=push)


class IncompleteError(Exception):
    """An edition is for ever: it is not published while a source has an error."""

    def __init__(self, outcome: Outcome) -> None:
        """`outcome` says what is wrong with which source."""
        super().__init__("a source has an error; an edition is published only when every source has its page")
        self.outcome = outcome


def _with(outcome: Outcome, remarks: Sequence[Diagnostic]) -> Outcome:
    outcome.diagnostics += remarks
    return outcome
