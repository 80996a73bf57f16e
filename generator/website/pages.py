"""Converts many sources and writes their pages into one folder; what has not changed is left alone.

A source is converted, kept in the catalogue and forgotten; pages that say something of others are written when all are
known (generator/website/finishing.py), other formats at once.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from generator.diagnostics import Code, Diagnostic, Position, Severity
from generator.document.identity import Symbol
from generator.languages import LANGUAGES
from generator.website.catalogue import Catalogue, Place
from generator.website.companions import Beside, made_of, write_relations
from generator.website.conversion import Entry
from generator.website.database import DamagedError, opened
from generator.website.file_names import agreement
from generator.website.files import OutsideError, inside, write_whole
from generator.website.finishing import Finished, finish
from generator.website.kept import generator_fingerprint
from generator.website.printing import printing_version
from generator.website.settings import NO_SETTINGS, Settings
from generator.website.sources import SourceFile
from generator.website.workers import Job, work

FORMS = (".xml", ".docx", ".docm", ".txt", ".pdf")
"""Of several forms of one document the first of these wins: what knows more of the document comes first."""
INDEX = "index.md"
AT_ONCE = "written"
"""What a page that depends on no other was made of."""
COLLECTION = "collection"
PAGES_AT_ONCE = 64
Progress = Callable[[int, int], None]


@dataclass(slots=True)
class Outcome:
    """What a run did: its documents, what there is to say, how many pages it wrote and how many it left alone."""

    entries: tuple[Entry, ...] = ()
    sources: tuple[Path, ...] = ()
    """The files the pages were made of, in the order of `entries`."""
    others: tuple[Path, ...] = ()
    """The files whose document has its page from another form of it."""
    neighbours: tuple[tuple[str, str, str], ...] = ()
    """Language, earlier and later symbol of every two neighbours in a chain of texts."""
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

    `source_paths` says where the website shows the source text; `progress` is told how far it is. Nobody else may write
    into the folder meanwhile: the caller has it `locked`.
    """
    run = _Run(sources, out, target, source_paths, progress, settings, beside)
    out.mkdir(parents=True, exist_ok=True)
    program = program_of(target, beside)
    try:
        with opened(out, program) as database:
            return run.on(Catalogue(database))
    except DamagedError:
        with opened(out, program) as database:
            return run.on(Catalogue(database))


def program_of(target: str, beside: Path | None) -> str:
    """What made the pages of a folder; changes with whatever could make them other pages."""
    return f"{generator_fingerprint()} {target if beside is None else f'{target} {printing_version()}'}"


@dataclass(frozen=True)
class _Run:
    """One conversion of a collection."""

    sources: Sequence[SourceFile]
    out: Path
    target: str
    source_paths: Mapping[Path, str]
    progress: Progress
    settings: Settings
    beside: Path | None

    def on(self, catalogue: Catalogue) -> Outcome:
        """Convert what has changed, write what that changes, remove what is left over."""
        outcome = Outcome()
        known = catalogue.places()
        winners = self._convert(catalogue, known, outcome)
        catalogue.choose(winners.values())
        names = {source.name for source in self.sources}
        for gone in (name for name in known if name not in names and not Path(name).exists()):
            catalogue.forget(gone)
        if self.target == "markdown":
            self._finish(catalogue, known, winners, outcome)
        for page in catalogue.leftovers():
            with suppress(OSError, OutsideError):
                inside(self.out, page).unlink()
        catalogue.swept()
        found = list(catalogue.entries())
        paths = {source.name: source.path for source in self.sources}
        outcome.entries = tuple(entry for _, entry, _ in found)
        outcome.sources = tuple(paths[name] for name, _, _ in found)
        without = paths.keys() & catalogue.places().keys() - {name for name, _, _ in found}
        outcome.others = tuple(paths[name] for name in sorted(without))
        outcome.diagnostics += (remark for *_, remarks in found for remark in remarks)
        outcome.unchanged = len(found) - outcome.written
        outcome.neighbours = tuple(catalogue.neighbours())
        return outcome

    def _convert(self, catalogue: Catalogue, known: Mapping[str, Place], outcome: Outcome) -> dict[str, str]:
        """Keep what every source gives; which source each page is made of. The best form of a document comes first."""
        winners: dict[str, str] = {}
        places = dict(known)
        ordered = sorted(self.sources, key=lambda one: (_form(one.path), one.name))
        taken = [one for one in ordered if self.settings.takes_file(one.place.as_posix())]
        lost = {one.name for one in ordered} - {one.name for one in taken}
        jobs = [self._job(source, known.get(source.name)) for source in taken]
        batch = _Batch(catalogue, self.out, outcome)
        for number, (source, done) in enumerate(zip(taken, work(jobs), strict=True), 1):
            self.progress(number, len(jobs))
            if done is not None and done.kept is None:
                outcome.diagnostics += done.remarks
                continue
            if done is not None and done.kept is not None:
                places[source.name] = catalogue.put(source.name, done.kept)
            place = places[source.name]
            if not self.settings.takes_document(place.symbol, place.language):
                lost.add(source.name)
            elif (winner := winners.setdefault(place.page, source.name)) != source.name:
                names = (winner, source.name)
                first, second = names[::-1] if _is_rather(source, place, winner, places[winner]) else names
                winners[place.page] = first
                lost.add(second)
                outcome.diagnostics.append(_second(second, places[second], first, places[first]))
            elif self.target != "markdown" and done is not None:
                batch.add(source.name, place, done.content)
        batch.write()
        for name in lost:
            if name in known and known[name].shown:
                catalogue.leave(name)
        return winners

    def _job(self, source: SourceFile, known: Place | None) -> Job:
        """A format that is written at once has to be there, and what stands beside a page: no catalogue keeps these."""
        there = known is not None and (
            self.target == "markdown" or (known.shown == AT_ONCE and (self.out / known.page).is_file())
        )
        fingerprint = known.fingerprint if known is not None and there else ""
        if self.beside is not None and fingerprint != made_of(source.path, self.beside):
            fingerprint = ""
        return Job(source, self.target, self.source_paths.get(source.path, ""), fingerprint, self.beside)

    def _finish(
        self, catalogue: Catalogue, known: Mapping[str, Place], winners: Mapping[str, str], outcome: Outcome
    ) -> None:
        """Write the pages, unless the last run ended with just these and all are there."""
        collection = hashlib.sha256(os.fsencode("\0".join(sorted(winners.values())))).hexdigest()
        if catalogue.about(COLLECTION) == collection and all(
            known[name].shown and (self.out / page).is_file() for page, name in winners.items()
        ):
            return
        finish(catalogue, self.out, lambda page: self._write(page, outcome))
        catalogue.tell(COLLECTION, collection)

    def _write(self, page: Finished, outcome: Outcome) -> bool:
        """Write a page, and what stands beside it as far as it depends on others."""
        if not _written(page.source, page.page, page.text, self.out, outcome):
            return False
        if self.beside is not None:
            document = Beside(Path(page.source), page.symbol, page.page.removesuffix(".md"))
            write_relations(document, page.surroundings.relations.data(), self.beside)
        return True


@dataclass(frozen=True)
class _Batch:
    """Pages that depend on no other, some at a time: those about to be written count as unfinished until they are."""

    catalogue: Catalogue
    out: Path
    outcome: Outcome
    waiting: list[tuple[str, Place, str | bytes]] = field(default_factory=list)

    def add(self, source: str, place: Place, content: str | bytes) -> None:
        """Write this page, now or a little later."""
        self.waiting.append((source, place, content))
        if len(self.waiting) >= PAGES_AT_ONCE:
            self.write()

    def write(self) -> None:
        """Write those that wait."""
        if not self.waiting:
            return
        self.catalogue.unfinish(place.id for _, place, _ in self.waiting)
        for source, place, content in self.waiting:
            if _written(source, place.page, content, self.out, self.outcome):
                self.catalogue.finished(place.id, AT_ONCE)
        self.waiting.clear()


def _form(path: Path) -> int:
    ending = path.suffix.lower()
    return FORMS.index(ending) if ending in FORMS else len(FORMS)


def _is_rather(source: SourceFile, place: Place, winner: str, taken: Place) -> bool:
    """Whether a source is the document rather than the one before it, by its name alone.

    A file that was made from an older one may keep its symbol: A_RES_79_304-2510827R.xml says that it is 79/309.
    """
    if (place.symbol, place.language) != (taken.symbol, taken.language) or _form(source.path) != _form(Path(winner)):
        return False
    symbol = Symbol.parse(place.symbol)
    return agreement(source.path.stem, symbol) > agreement(Path(winner).stem, symbol)


def _second(source: str, place: Place, winner: str, taken: Place) -> Diagnostic:
    """Why a source has no page: its document has one already, or its file holds another document of the same name."""
    same = (place.symbol, place.language) == (taken.symbol, taken.language)
    same_form = Path(source).suffix.lower() == Path(winner).suffix.lower()
    code = Code.OTHER_FORM if same and not same_form else Code.SYMBOL_TAKEN
    what = f"{place.symbol} ({place.language})" if same else f"the file {place.page}"
    return Diagnostic(code, f"{what} is taken from {winner}", Position(), source)


def _written(source: str, page: str, text: str | bytes, out: Path, outcome: Outcome) -> bool:
    """Write one page if it changed; whether the page is there now."""
    try:
        outcome.written += write_whole(inside(out, page), text)
    except OutsideError as error:
        outcome.diagnostics.append(Diagnostic(Code.OUTSIDE_FOLDER, str(error), Position(), source))
        return False
    except OSError as error:
        outcome.diagnostics.append(Diagnostic(Code.WRITING_FAILED, f"{page}: {error.strerror}", Position(), source))
        return False
    return True


def write_indexes(pages: Mapping[str, str], out: Path) -> list[Diagnostic]:
    """Write the index pages, by their place in `out`, and remove those of before; what could not be written.

    The last document of a session may have gone: its index would lead nowhere.
    """
    outcome = Outcome()
    for name, text in pages.items():
        _written(name, name, text, out, outcome)
    for language in LANGUAGES:
        for page in (out / language).rglob(INDEX):
            if page.relative_to(out).as_posix() not in pages:
                with suppress(OSError):
                    page.unlink()
    return outcome.diagnostics
