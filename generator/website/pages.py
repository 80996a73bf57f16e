"""Converts many sources and writes their pages into one folder; what has not changed is left alone."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, field
from multiprocessing import get_context
from pathlib import Path

from generator.diagnostics import Code, Diagnostic, Position, Severity
from generator.website.catalogue import Known, known_from, load, save
from generator.website.conversion import WRITERS, Converted, Entry, convert_file
from generator.website.files import OutsideError, inside, locked, write_whole
from generator.website.finishing import finish
from generator.website.printing import printing_version
from generator.website.settings import NO_SETTINGS, Settings
from generator.website.sources import SourceFile

FORMS = (".xml", ".docx", ".docm", ".txt", ".pdf")
"""Of several forms of one document the first of these wins: what knows more of the document comes first."""
POOL_FROM = 64
"""From how many files on it pays to start more processes."""
CHUNK = 16
Progress = Callable[[int, int], None]


@dataclass(slots=True)
class Outcome:
    """What a run did: its documents, what there is to say, how many pages it wrote and how many it left alone."""

    entries: tuple[Entry, ...] = ()
    sources: tuple[Path, ...] = ()
    """The files the pages were made of."""
    diagnostics: list[Diagnostic] = field(default_factory=list)
    written: int = 0
    unchanged: int = 0

    @property
    def failed(self) -> bool:
        """Whether anything was wrong enough to cost a page."""
        return any(one.code.severity is Severity.ERROR for one in self.diagnostics)


def convert_all(
    sources: Sequence[SourceFile],
    out: Path,
    target: str,
    source_paths: Mapping[Path, str],
    progress: Progress = lambda done, of: None,
    settings: Settings = NO_SETTINGS,
    beside: Path | None = None,
) -> Outcome:
    """Convert every source to `target` and write the pages into `out`; with `beside` their other forms into that.

    `source_paths` says where the website shows the source text; `progress` is told how far it is. A second run into
    the same folder waits for the first.
    """
    with locked(out):
        return _convert_all(sources, out, target, source_paths, progress, settings, beside)


def _convert_all(
    sources: Sequence[SourceFile],
    out: Path,
    target: str,
    source_paths: Mapping[Path, str],
    progress: Progress,
    settings: Settings,
    beside: Path | None,
) -> Outcome:
    kind = target if beside is None else f"{target} {printing_version()}"
    known = load(out, kind)
    outcome = Outcome()
    results: dict[str, tuple[Known, str | bytes | None]] = {}
    taken = [source for source in sources if settings.takes_file(source.place.as_posix())]
    for source, converted in _results(taken, target, source_paths, known, out, progress, beside):
        if converted is None:
            results[source.name] = (known[source.name], None)
            continue
        kept = known_from(converted, _page(source, converted, target))
        if kept is None:
            outcome.diagnostics += converted.diagnostics
        else:
            results[source.name] = (kept, converted.data or converted.text)
    left_out = {source.name for source in sources} - {source.name for source in taken}
    left_out |= {name for name, (row, _) in results.items() if not _takes(settings, row)}
    results = {name: result for name, result in results.items() if name not in left_out}
    winners = _winners(results, taken, target, outcome)
    finished: Iterable[tuple[str, Known, str | bytes | None]] = [(name, *results[name]) for name in winners]
    if target == "markdown":
        texts = {name: (row, text if isinstance(text, str) else None) for name, row, text in finished}
        results.clear()
        finished = finish(texts, known, out, _again(taken, source_paths, beside))
    current: dict[str, Known] = {}
    written = []
    for name, row, text in finished:
        current[name] = row
        if _write(name, (row, text), out, outcome):
            written.append(name)
    gone = {name for name in known if name in left_out or not Path(name).exists()}
    _remove_orphans(known, current, gone, out)
    _remember(known, current, gone, out, kind)
    outcome.entries = tuple(current[name].entry for name in written)
    outcome.sources = tuple(source.path for source in taken if source.name in set(written))
    return outcome


def _remember(known: Mapping[str, Known], current: Mapping[str, Known], gone: set[str], out: Path, kind: str) -> None:
    """Save what is known now; nothing is written when nothing has changed."""
    if gone or any(known.get(name) is not row for name, row in current.items()):
        others = {name: row for name, row in known.items() if name not in current and name not in gone}
        save(out, kind, {**others, **current})


def _results(
    sources: Sequence[SourceFile],
    target: str,
    source_paths: Mapping[Path, str],
    known: Mapping[str, Known],
    out: Path,
    progress: Progress,
    beside: Path | None,
) -> Iterator[tuple[SourceFile, Converted | None]]:
    """Every source with its outcome (None: unchanged), in order."""
    fingerprints = [_still_valid(known.get(source.name), out) for source in sources]
    paths = [source_paths.get(source.path, "") for source in sources]
    jobs = (sources, [target] * len(sources), paths, fingerprints, [beside] * len(sources))
    for done, (source, converted) in enumerate(zip(sources, _map(jobs), strict=True), 1):
        progress(done, len(sources))
        yield source, converted


def _still_valid(known: Known | None, out: Path) -> str:
    return known.fingerprint if known and (out / known.page).is_file() else ""


def _map(
    jobs: tuple[Sequence[SourceFile], list[str], list[str], list[str], list[Path | None]],
) -> Iterator[Converted | None]:
    workers = min(os.cpu_count() or 1, max(1, len(jobs[0]) // CHUNK))
    if len(jobs[0]) < POOL_FROM or workers == 1:
        yield from map(convert_file, *jobs)
        return
    # Typst has threads of its own, for which a forked process could wait without end.
    start = "spawn" if os.name == "nt" or "pdf" in jobs[1] else "fork"
    with ProcessPoolExecutor(workers, mp_context=get_context(start)) as pool:
        yield from pool.map(convert_file, *jobs, chunksize=CHUNK)


def _page(source: SourceFile, converted: Converted, target: str) -> str:
    """Where the page goes: pages by symbol, machine formats by the name of the source."""
    if target == "markdown" and converted.entry is not None:
        return f"{converted.entry.path}.md"
    return source.place.with_suffix(WRITERS[target].ending).as_posix()


def _winners(
    results: Mapping[str, tuple[Known, str | bytes | None]],
    sources: Sequence[SourceFile],
    target: str,
    outcome: Outcome,
) -> list[str]:
    """One source for each page: the best form of a document; the others are named."""
    by_page: dict[str, str] = {}
    for source in sorted(sources, key=lambda one: (_form(one), one.name)):
        if source.name not in results:
            continue
        known = results[source.name][0]
        page = known.page
        winner = by_page.setdefault(page, source.name)
        if winner != source.name:
            outcome.diagnostics.append(_second(source, known, winner, results[winner][0]))
    return sorted(by_page.values())


def _form(source: SourceFile) -> int:
    ending = source.path.suffix.lower()
    return FORMS.index(ending) if ending in FORMS else len(FORMS)


def _second(source: SourceFile, known: Known, winner: str, taken: Known) -> Diagnostic:
    """Why a source has no page: its document has one already, or its file holds another document of the same name."""
    same = (known.entry.symbol, known.entry.language) == (taken.entry.symbol, taken.entry.language)
    same_form = source.path.suffix.lower() == Path(winner).suffix.lower()
    code = Code.OTHER_FORM if same and not same_form else Code.SYMBOL_TAKEN
    what = f"{known.entry.symbol} ({known.entry.language})" if same else f"the file {known.page}"
    return Diagnostic(code, f"{what} is taken from {winner}", Position(), source.name)


def _again(
    sources: Sequence[SourceFile], source_paths: Mapping[Path, str], beside: Path | None
) -> Callable[[str], str | None]:
    """Converts one of the sources again, for a page whose links must change."""
    by_name = {source.name: source for source in sources}

    def again(name: str) -> str | None:
        source = by_name[name]
        converted = convert_file(source, "markdown", source_paths.get(source.path, ""), "", beside)
        return converted.text if converted is not None and not converted.failed else None

    return again


def _write(
    name: str,
    result: tuple[Known, str | bytes | None],
    out: Path,
    outcome: Outcome,
) -> bool:
    """Write one page if it changed; whether the page is there now."""
    known, text = result
    outcome.diagnostics += [*known.diagnostics, *known.links]
    try:
        path = inside(out, known.page)
        if text is not None and write_whole(path, text):
            outcome.written += 1
        else:
            outcome.unchanged += 1
        return True
    except OutsideError as error:
        outcome.diagnostics.append(Diagnostic(Code.OUTSIDE_FOLDER, str(error), Position(), name))
    except OSError as error:
        outcome.diagnostics.append(Diagnostic(Code.WRITING_FAILED, f"{known.page}: {error.strerror}", Position(), name))
    return False


def write_pages(pages: Mapping[str, str], out: Path) -> list[Diagnostic]:
    """Write pages that come of no single source, by their place in `out`; what could not be written."""
    remarks = []
    for name, text in pages.items():
        try:
            write_whole(inside(out, name), text)
        except OutsideError as error:
            remarks.append(Diagnostic(Code.OUTSIDE_FOLDER, str(error), Position(), name))
        except OSError as error:
            remarks.append(Diagnostic(Code.WRITING_FAILED, error.strerror or str(error), Position(), name))
    return remarks


def _takes(settings: Settings, known: Known) -> bool:
    return settings.takes_document(known.entry.symbol, known.entry.language)


def _remove_orphans(known: Mapping[str, Known], current: Mapping[str, Known], gone: set[str], out: Path) -> None:
    """Remove the page of a source that is gone or now makes another page; never one that somebody else made."""
    pages = {row.page for row in current.values()}
    for name, row in known.items():
        moved = name in current and current[name].page != row.page
        if (name in gone or moved) and row.page not in pages:
            with suppress(OSError, OutsideError):
                inside(out, row.page).unlink()
