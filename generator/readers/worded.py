"""Lines of which more is known than their text: what the readers of Word and PDF files have in common."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from generator.diagnostics import Diagnostic
from generator.document.model import Kind
from generator.languages import Language
from generator.readers.words import Words
from generator.recognition.assembly import furniture
from generator.recognition.lines import MarkedLine
from generator.recognition.marked import MarkedSource
from generator.recognition.masthead import read_head
from generator.recognition.notes import SourceNote
from generator.recognition.segmentation import Segments
from generator.recognition.source import Line


@dataclass(frozen=True, slots=True)
class WordedLine:
    """A line of the document: its words, the number of the table it is a row of, the kind that its looks tell."""

    line: Line
    words: Words
    row: int = 0
    told: Kind | None = None


def marked_source(
    name: str,
    segments: Segments,
    language: Language,
    lines: Sequence[WordedLine],
    notes: Iterable[SourceNote],
    mark: Callable[[Iterable[WordedLine]], Iterable[MarkedLine]],
) -> tuple[MarkedSource, tuple[Diagnostic, ...]]:
    """The source as the structure walk takes it, and what there is to say of its masthead.

    `segments` holds the lines of `lines` by zone; `mark` tells the lines of the body what their words and looks say.
    """
    head, diagnostics = read_head(segments, language)
    known = {one.line.number: one for one in lines}
    source = MarkedSource(
        name=name,
        language=language,
        head=head,
        title=tuple(known[line.number].words.line(line.position()) for line in segments.title),
        body=tuple(mark(known[line.number] for line in segments.body)),
        notes=tuple(notes),
        furniture=tuple(furniture(segments, head)),
    )
    return source, diagnostics
