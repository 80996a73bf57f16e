"""The command `resolutions`: the only place that prints or exits."""

from __future__ import annotations

import ipaddress
import json
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import Annotated, TypeVar

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, TextColumn
from rich.progress import Progress as Bar

from generator import pipeline
from generator.diagnostics import Diagnostic, Severity, told
from generator.publishing.editions import PublishingError
from generator.website.build import BuildError, Project
from generator.website.pages import Outcome, Progress
from generator.website.processes import spare_collector
from generator.website.shards import UnknownShardError

SLOW_SECONDS = 1.0
Result = TypeVar("Result")

app = typer.Typer(
    name="resolutions",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    help="Publish United Nations resolutions as a website where every paragraph has a permanent address.\n\n"
    "Drop the text of a resolution into docs/sources, then run `resolutions build`.",
    epilog="Exit status: 0 all went well, 1 a source has an error (the others are done), 2 command not understood.",
)


class Target(StrEnum):
    """What `convert` can write."""

    MARKDOWN = "markdown"
    BLOCKS = "blocks"
    JSON = "json"
    PDF = "pdf"
    AKN = "akn"


Sources = Annotated[
    list[Path] | None,
    typer.Argument(
        metavar="[SOURCE]...", help="Files or folders; docs/sources when nothing is named.", show_default=False
    ),
]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Say only what is wrong.")]
Branch = Annotated[str, typer.Option(help="The publishing branch of this repository.")]
Push = Annotated[bool, typer.Option("--push", help="Also send the branch to the remote named origin.")]
messages = Console(stderr=True, highlight=False, soft_wrap=True)


def _address(value: str) -> str:
    """The address if it can be one: `127.0.0.1:8000`, `localhost:8000`, `[::1]:8000`."""
    host, _, port = value.rpartition(":")
    try:
        if host != "localhost":
            ipaddress.ip_address(host.removeprefix("[").removesuffix("]"))
        if not (port.isascii() and port.isdecimal() and 0 < int(port) < 65536):
            raise ValueError(port)
    except ValueError as error:
        message = f"{value!r} is no address; it has a host and a port from 1 to 65535, such as 127.0.0.1:8000"
        raise typer.BadParameter(message) from error
    return value


@app.command()
def convert(
    sources: Sources = None,
    to: Annotated[
        Target,
        typer.Option(
            "--to", help="markdown: pages; pdf: paper; akn: AKN4UN XML; json: our document model; blocks: for scoring."
        ),
    ] = Target.MARKDOWN,
    out: Annotated[
        Path | None, typer.Option("--out", "-o", help="Folder to write into; docs when pages are written.")
    ] = None,
    bundle: Annotated[
        bool, typer.Option("--bundle", help="With --to pdf: one file for each language, organ and session or year.")
    ] = False,
    quiet: Quiet = False,
) -> None:
    """Convert sources into pages (Markdown), paper (PDF) or data (XML, JSON), one file for each source."""
    if bundle and to is not Target.PDF:
        raise typer.BadParameter("--bundle goes with --to pdf")
    folder = out or (Path("docs") if to is Target.MARKDOWN else Path(f"build/{to.value}"))
    with _progress("Converting", quiet) as progress:
        if bundle:
            outcome = _tried(lambda: pipeline.bundle(_sources(sources), folder, progress))
        else:
            outcome = _tried(lambda: pipeline.convert(_sources(sources), to.value, folder, progress))
    _finish(outcome, quiet, f"in {folder}")


@app.command()
def check(sources: Sources = None, quiet: Quiet = False) -> None:
    """Say what is wrong with sources, without writing anything."""
    with tempfile.TemporaryDirectory() as scratch, _progress("Checking", quiet) as progress:
        outcome = _tried(lambda: pipeline.check(_sources(sources), Path(scratch), progress))
    _finish(outcome, quiet, "checked")


@app.command()
def build(
    sources: Sources = None,
    site: Annotated[
        Path, typer.Option("--site", "-s", help="Folder of the finished website; replaced as a whole.")
    ] = Path("site"),
    strict: Annotated[bool, typer.Option("--strict", help="Refuse to build when a page has a broken link.")] = False,
    quiet: Quiet = False,
) -> None:
    """Build the website: convert sources, let MkDocs build, put the finished site in place."""
    with _progress("Converting", quiet) as progress:
        built = _tried(lambda: pipeline.build(_sources(sources), _project(), site, progress, strict))
    for warning in built.warnings:
        messages.print(f"mkdocs: {warning}", markup=False)
    _finish(built.outcome, quiet, f"in {site}")


@app.command()
def serve(
    sources: Sources = None,
    address: Annotated[
        str, typer.Option("--address", "-a", help="Where to show the website.", callback=_address)
    ] = "127.0.0.1:8000",
) -> None:
    """Show the website while sources change; stop it with Ctrl+C."""

    def said(outcome: Outcome) -> None:
        _show(outcome.diagnostics, quiet=False)

    with _progress("Converting", quiet=True) as progress:
        _tried(lambda: pipeline.serve(_sources(sources), _project(), address, progress, said))


@app.command()
def publish(
    edition: Annotated[str, typer.Argument(help="The name of the edition: numbers and dots, for example 2026.11.")],
    sources: Sources = None,
    branch: Branch = "gh-pages",
    push: Push = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Do everything but the commit, and say what it would be.")
    ] = False,
    site: Annotated[
        Path | None, typer.Option("--site", "-s", help="Publish this site, built before, and build nothing.")
    ] = None,
    quiet: Quiet = False,
) -> None:
    """Build the website and commit it as one edition; an edition once published never changes."""
    with _progress("Converting", quiet) as progress:
        published, outcome = _tried(
            lambda: pipeline.publish(
                edition,
                _sources(sources),
                _project(),
                progress,
                branch=branch,
                push=push,
                dry_run=dry_run,
                finished=site,
            )
        )
    _show(outcome.diagnostics, quiet)
    if published.warning:
        messages.print(f"resolutions: {published.warning}", markup=False)
    if not quiet:
        done = f"one commit on {published.branch}" if published.commit else "nothing committed (--dry-run)"
        messages.print(f"edition {published.edition}: {published.summary}", markup=False)
        messages.print(
            f"{published.pages} pages, {published.size / 1e6:,.1f} MB published in all, {done}", markup=False
        )


@app.command()
def editions(branch: Branch = "gh-pages") -> None:
    """List the published editions, the newest first: name, date of the sources, documents, size, alias."""
    for one in _tried(lambda: pipeline.editions(_project(), branch)):
        size, aliases = f"{one.size / 1e6:,.1f} MB", " ".join(one.aliases)
        print(f"{one.edition:<12} {one.date[:10]} {one.documents:>7,} documents {size:>12} {aliases}".rstrip())


@app.command()
def unpublish(
    edition: Annotated[str, typer.Argument(help="The name of the newest edition.")],
    yes: Annotated[
        bool, typer.Option("--yes", help="Really do it: what people have cited of it will be gone.")
    ] = False,
    branch: Branch = "gh-pages",
    push: Push = False,
) -> None:
    """Take the newest edition back, as if it had never been published; refused without --yes."""
    if not yes:
        raise _ended(f"addresses of edition {edition} that people have cited would break: add --yes if you mean it")
    _tried(lambda: pipeline.unpublish(edition, _project(), branch=branch, push=push))
    messages.print(f"edition {edition} is withdrawn, one commit on {branch}", markup=False)


@app.command()
def shards(sources: Sources = None) -> None:
    """Print the names of the parts in which several machines can prepare a large collection, as JSON."""
    typer.echo(json.dumps(pipeline.shards_of(_sources(sources))))


@app.command()
def prepare(
    shard: Annotated[str, typer.Argument(help="A name that `resolutions shards` gives.", show_default=False)],
    sources: Sources = None,
    edition: Annotated[str, typer.Option(help="The edition as which it will be published.")] = "",
    quiet: Quiet = False,
) -> None:
    """Convert one shard of the sources into .cache/pages/shards, for a later `build` or `publish` to take in."""
    with _progress("Converting", quiet) as progress:
        outcome = _tried(lambda: pipeline.prepare(shard, _sources(sources), _project(), progress, edition))
    _show(outcome.diagnostics, quiet)
    if not quiet:
        messages.print(f"{len(outcome.entries)} documents prepared in shard {shard}", markup=False)


def _sources(named: list[Path] | None) -> list[Path]:
    """What is named; else the sources of the project, as seen from here: so they are called the same on any machine."""
    return named or [_project().sources.relative_to(Path.cwd())]


def _project() -> Project:
    """The project in the current folder."""
    return Project(Path.cwd())


def _tried(work: Callable[[], Result]) -> Result:
    """What `work` gives; a failure that has words for people ends the command with them."""
    try:
        return work()
    except pipeline.IncompleteError as error:
        _show(error.outcome.diagnostics, quiet=True)
        raise _ended(str(error)) from error
    except (BuildError, PublishingError, UnknownShardError) as error:
        raise _ended(str(error)) from error
    except OSError as error:
        raise _ended(f"{error.filename or 'a file'}: {error.strerror or error}") from error


def _ended(message: str) -> typer.Exit:
    messages.print(f"resolutions: {message}", markup=False)
    return typer.Exit(1)


def _finish(outcome: Outcome, quiet: bool, where: str) -> None:
    """Show what there is to say; exit status 1 when a source has an error."""
    _show(outcome.diagnostics, quiet)
    if not quiet:
        counts = f"{len(outcome.entries)} documents ({outcome.written} written, {outcome.unchanged} unchanged) {where}"
        messages.print(counts, markup=False)
    if outcome.failed:
        raise typer.Exit(1)


def _show(diagnostics: Iterable[Diagnostic], quiet: bool) -> None:
    """One line for each remark; `--quiet` keeps to errors and warnings."""
    for line in told(diagnostics, Severity.WARNING if quiet else Severity.NOTE):
        messages.print(line, markup=False)


@contextmanager
def _progress(what: str, quiet: bool) -> Iterator[Progress]:
    """A progress bar for work that takes longer than a second; nothing for less, and nothing where nobody looks."""
    started = time.monotonic()
    columns = (TextColumn(what), BarColumn(), MofNCompleteColumn())
    with Bar(*columns, console=messages, transient=True, disable=quiet or not messages.is_terminal) as bar:
        task = bar.add_task(what, visible=False)

        def moved(done: int, of: int) -> None:
            bar.update(task, completed=done, total=of, visible=time.monotonic() - started > SLOW_SECONDS)

        yield moved


def main() -> None:
    """The entry point of the command."""
    spare_collector()
    app()


if __name__ == "__main__":
    main()
