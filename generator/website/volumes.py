"""Writes volumes: all documents of one language, organ and session or year as one PDF with a list of contents."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from generator.diagnostics import Code, Diagnostic, Position
from generator.document.model import Resolution
from generator.website.conversion import entry_of, read_source
from generator.website.faces import FontsMissingError
from generator.website.files import write_whole
from generator.website.indexes import sorting_key
from generator.website.pages import FORMS, Outcome
from generator.website.printing import PrintingError, missing_characters, print_volume
from generator.website.settings import Settings
from generator.website.sources import SourceFile


def write_volumes(
    sources: Sequence[SourceFile], out: Path, progress: Callable[[int, int], None], settings: Settings
) -> Outcome:
    """Read every source and write the volumes: `en-A-RES-62.pdf`, `en-S-RES-2000.pdf`."""
    outcome = Outcome()
    documents: dict[tuple[str, str], Resolution] = {}
    ordered = sorted(sources, key=lambda one: (FORMS.index(one.path.suffix.lower()), one.name))
    for done, source in enumerate(ordered, 1):
        progress(done, len(ordered))
        resolution = _read(source, outcome) if settings.takes_file(source.place.as_posix()) else None
        if resolution is None or not settings.takes_document(resolution.symbol.canonical, resolution.language):
            continue
        documents.setdefault((resolution.language, resolution.symbol.canonical), resolution)
    volumes: dict[str, list[Resolution]] = {}
    for resolution in sorted(documents.values(), key=lambda one: sorting_key(entry_of(one))):
        symbol = resolution.symbol
        group = f"{symbol.series}/{symbol.session or symbol.qualifier}".replace("/", "-")
        volumes.setdefault(f"{resolution.language}-{group}.pdf", []).append(resolution)
    for name, volume in volumes.items():
        _write(out / name, volume, outcome)
    return outcome


def _read(source: SourceFile, outcome: Outcome) -> Resolution | None:
    """The resolution in a source, as far as there is one; what there is to say goes into the outcome."""
    try:
        resolution, diagnostics = read_source(source.path.read_bytes(), source)
        remarks = tuple(missing_characters(resolution)) if resolution is not None else ()
    except FontsMissingError as error:
        outcome.diagnostics.append(Diagnostic(Code.TYPEFACE_MISSING, str(error), Position(), source.name))
        return None
    except OSError as error:
        message = error.strerror or str(error)
        outcome.diagnostics.append(Diagnostic(Code.UNREADABLE_SOURCE, message, Position(), source.name))
        return None
    outcome.diagnostics += [*diagnostics, *(replace(one, source=source.name) for one in remarks)]
    return resolution


def _write(path: Path, volume: list[Resolution], outcome: Outcome) -> None:
    try:
        written = write_whole(path, print_volume(volume))
    except PrintingError as error:
        outcome.diagnostics.append(Diagnostic(Code.WRITING_FAILED, str(error), Position(), path.name))
        return
    outcome.written += written
    outcome.unchanged += not written
    outcome.entries = (*outcome.entries, *(entry_of(resolution) for resolution in volume))
