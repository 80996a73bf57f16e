"""The stages of recognition in order: text in, resolution out. Read this file first."""

from __future__ import annotations

from dataclasses import dataclass, replace

from generator.diagnostics import Code, Diagnostic, Position
from generator.document.model import Resolution
from generator.languages import Language
from generator.recognition.assembly import assemble
from generator.recognition.detection import detect
from generator.recognition.footnotes import Mark, find_marks
from generator.recognition.lines import marked_lines
from generator.recognition.masthead import read_head
from generator.recognition.notes import SourceNote, read_notes
from generator.recognition.rules import RULES
from generator.recognition.segmentation import Segments, segment
from generator.recognition.source import SourceText
from generator.recognition.structure import Walk


@dataclass(frozen=True, slots=True)
class Recognised:
    """The outcome: a resolution, or None when the text has no usable symbol; and what there is to say."""

    resolution: Resolution | None
    diagnostics: tuple[Diagnostic, ...]


def recognise(source: SourceText, expected_language: str = "") -> Recognised:
    """Read one text. `expected_language` is what the editor says it is in; another one found is reported."""
    language, told = detect(source.lines, expected_language or "en")
    segments = segment(source.lines, language)
    head, head_diagnostics = read_head(segments, language)
    notes, note_diagnostics = read_notes(segments.notes)
    lines = (*segments.title, *segments.body)
    marks = find_marks(lines, notes, language)
    marked = marked_lines(lines, marks, language)
    title = [line for line in marked if segments.title and line.position.line <= segments.title[-1].number]
    has_formula = _has_formula(segments, language)
    structure = Walk(marked[len(title) :], language, has_formula).run(RULES)
    diagnostics = [*head_diagnostics, *note_diagnostics, *structure.diagnostics, *_uncited(notes, marks)]
    if expected_language and told and language.code != expected_language:
        message = f"expected {expected_language}, found {language.code}"
        diagnostics.append(Diagnostic(Code.LANGUAGE_UNEXPECTED, message, Position()))
    if not has_formula:
        diagnostics.append(Diagnostic(Code.FORMULA_MISSING, "no enacting formula", Position()))
    resolution = assemble(head, segments, title, structure, notes, language) if head.symbol is not None else None
    return Recognised(
        resolution,
        tuple(replace(one, source=source.name) for one in sorted(diagnostics, key=lambda one: one.position)),
    )


def _has_formula(segments: Segments, language: Language) -> bool:
    return any(organ.formula.match(line.content) for line in segments.body for organ in language.organs)


def _uncited(notes: tuple[SourceNote, ...], marks: tuple[Mark, ...]) -> list[Diagnostic]:
    """A note that no mark was found for."""
    cited = {mark.note for mark in marks}
    return [
        Diagnostic(Code.NOTE_WITHOUT_MARKER, f"no mark found for note {note.number}", note.lines[0].position())
        for index, note in enumerate(notes)
        if index not in cited
    ]
