"""The stages of recognition in order: text in, resolution out. Read this file first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from generator.diagnostics import Code, Diagnostic, Position
from generator.document.model import Kind, Resolution
from generator.languages import Language
from generator.recognition.assembly import assemble, furniture
from generator.recognition.detection import detect
from generator.recognition.footnotes import Doubt, search
from generator.recognition.head_lines import with_whole_head
from generator.recognition.lines import MarkedLine, marked_lines
from generator.recognition.marked import MarkedSource
from generator.recognition.masthead import read_head
from generator.recognition.notes import SourceNote, read_notes
from generator.recognition.orphans import lost_numbers, orphan_marks
from generator.recognition.rules import RULES
from generator.recognition.segmentation import segment
from generator.recognition.source import MOST_LINES, Line, SourceText, too_many_lines
from generator.recognition.spacing import (
    with_labels_apart,
    with_tab_in_title,
    with_tabs_at_margin,
    with_tabs_for_spaces,
    without_gaps,
)
from generator.recognition.structure import Walk


@dataclass(frozen=True, slots=True)
class Recognised:
    """The outcome: a resolution, or None when the text has no usable symbol; and what there is to say.

    `text` is the plain text it was read from, None when the source is none: the document must account for all of it.
    """

    resolution: Resolution | None
    diagnostics: tuple[Diagnostic, ...]
    text: str | None = None


def recognise(source: SourceText, expected_language: str = "") -> Recognised:
    """Read one text. `expected_language` is what the editor says it is in; another one found is reported."""
    language, told = detect(source.lines, expected_language or "en")
    whole = with_whole_head(without_gaps(source.lines), language)
    spaced = with_tabs_for_spaces(with_tab_in_title(whole), language)
    segments = segment(spaced, language)
    segments = replace(segments, body=with_tabs_at_margin(with_labels_apart(segments.body, language), language))
    head, head_diagnostics = read_head(segments, language)
    notes, note_diagnostics = read_notes(segments.notes)
    lines = (*segments.title, *segments.body)
    marks = search(lines, notes, language, lost_numbers(notes))
    marked = marked_lines(lines, marks.marks, language)
    title = [line for line in marked if segments.title and line.position.line <= segments.title[-1].number]
    found = MarkedSource(
        name=source.name,
        language=language,
        head=head,
        title=tuple(title),
        body=tuple(marked[len(title) :]),
        notes=notes,
        furniture=tuple(furniture(segments, head)),
    )
    orphans = orphan_marks(lines, marks, notes)
    diagnostics = [*head_diagnostics, *note_diagnostics, *_doubtful(marks.doubts, lines, notes), *orphans]
    return recognise_marked(found, diagnostics, expected_language if told else "")


def recognise_marked(
    source: MarkedSource, diagnostics: Sequence[Diagnostic] = (), expected_language: str = ""
) -> Recognised:
    """Read a source whose lines are told apart already; `diagnostics` is what was said of it so far."""
    if len(source.body) > MOST_LINES:
        told = Diagnostic(Code.SOURCE_TOO_LARGE, too_many_lines(len(source.body)), source=source.name)
        return Recognised(None, (told,))
    language = source.language
    has_formula = _has_formula(source.body, language)
    structure = Walk(source.body, language, has_formula).run(RULES)
    found = [*diagnostics, *structure.diagnostics, *_uncited(source)]
    if expected_language and language.code != expected_language:
        message = f"expected {expected_language}, found {language.code}"
        found.append(Diagnostic(Code.LANGUAGE_UNEXPECTED, message, Position()))
    if not has_formula:
        found.append(Diagnostic(Code.FORMULA_MISSING, "no enacting formula", Position()))
    resolution = assemble(source, structure) if source.head.symbol is not None else None
    return Recognised(
        resolution,
        tuple(replace(one, source=source.name) for one in sorted(found, key=lambda one: one.position)),
    )


def _doubtful(doubts: Sequence[Doubt], lines: Sequence[Line], notes: Sequence[SourceNote]) -> Iterator[Diagnostic]:
    """A note whose mark could stand at several places; none was chosen."""
    for doubt in doubts:
        places = [lines[line].position(offset) for line, offset in doubt.places]
        written = " or ".join(f"{place.line}:{place.column}" for place in places)
        yield Diagnostic(
            Code.MARKER_UNRESOLVED, f"the mark of note {notes[doubt.note].number} may stand at {written}", places[0]
        )


def _has_formula(body: Sequence[MarkedLine], language: Language) -> bool:
    return any(line.told is Kind.FORMULA or language.formula(line.text.strip()) for line in body)


def _uncited(source: MarkedSource) -> list[Diagnostic]:
    """A note that no mark was found for."""
    cited = {reference.note for line in (*source.title, *source.body) for reference in line.references}
    return [
        Diagnostic(Code.NOTE_WITHOUT_MARKER, f"no mark found for note {note.number}", note.lines[0].position())
        for index, note in enumerate(source.notes)
        if index not in cited
    ]
