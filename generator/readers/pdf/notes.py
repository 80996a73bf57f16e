"""The notes at the foot of the pages: their numbers and words, a note that runs on over the page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from generator.readers.flow import Vocabulary
from generator.readers.pdf.lines import PrintedLine
from generator.readers.pdf.words import placed, worded
from generator.readers.pdf.zones import starts_note
from generator.recognition.notes import SourceNote


@dataclass(slots=True)
class _Note:
    number: str
    lines: list[PrintedLine] = field(default_factory=list)


def read_page_notes(
    lines: Sequence[PrintedLine], vocabulary: Vocabulary, bold: bool
) -> tuple[tuple[SourceNote, ...], dict[int, dict[str, int]]]:
    """The notes in order, and for each page the numbers at its foot with their index."""
    found: list[_Note] = []
    pages: dict[int, dict[str, int]] = {}
    for line in lines:
        if starts_note(line) or not found:
            number, rest = _number(line)
            found.append(_Note(number, [rest]))
            pages.setdefault(line.page, {})[number] = len(found) - 1
        else:
            found[-1].lines.append(line)
    return tuple(_source_note(note, vocabulary, bold) for note in found), pages


def _number(line: PrintedLine) -> tuple[str, PrintedLine]:
    """The number of a note, and its line without it."""
    if not starts_note(line):
        return "", line
    first = next(index for index, run in enumerate(line.runs) if run.text.strip())
    return line.runs[first].text.strip(), replace(line, runs=line.runs[first + 1 :])


def _source_note(note: _Note, vocabulary: Vocabulary, bold: bool) -> SourceNote:
    words = worded(note.lines, vocabulary, bold)
    line = placed(note.lines, 0, words.text.strip())
    return SourceNote(note.number, (line,), (line.text,), words.content())
