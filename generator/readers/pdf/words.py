"""Turns printed lines into words with footnote references, italics and places."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from generator.diagnostics import Position
from generator.readers.flow import Vocabulary
from generator.readers.pdf.lines import PrintedLine, Run
from generator.readers.words import NOTE_MARK, Words, cites_again
from generator.recognition.source import Line

SEVERAL = re.compile(r"(\s*[,;]\s*|\s+)")
"""What stands between the numbers of several notes that one place cites (`7, 8`)."""


@dataclass(slots=True)
class Marks:
    """Knows the notes: the numbers at the foot of each page, with their index in the document."""

    pages: Mapping[int, Mapping[str, int]]
    order: Mapping[str, int]
    cited: set[int] = field(default_factory=set)

    def known(self, numbers: Iterable[str]) -> bool:
        """Whether there are notes of all these numbers; nothing is none."""
        return all(number in self.order for number in numbers if number)

    def find(self, mark: str, page: int, before: str) -> int | None:
        """The note that a raised mark cites: one at the foot of its page, else the only one of that number."""
        if not NOTE_MARK.fullmatch(mark):
            return None
        note = self.pages.get(page, {}).get(mark, self.order.get(mark))
        if note is None or (note in self.cited and before and not cites_again(mark, before)):
            return None
        self.cited.add(note)
        return note


def worded(
    lines: Iterable[PrintedLine], vocabulary: Vocabulary, bold: bool, marks: Marks | None = None, start: str = ""
) -> Words:
    """The words of one paragraph, `start` before them; `bold` says that the language sets lead verbs in bold."""
    words = Words(start)
    before = ""
    for line in lines:
        if before:
            cut, between = vocabulary.joint(before, line.words)
            words.cut(cut)
            if not between:
                words.trim()
            words.add(between)
        for index, run in enumerate(line.runs):
            _add(words, line, index, run, bold, marks)
        words.trim()
        before = line.words
    return words


def _add(words: Words, line: PrintedLine, index: int, run: Run, bold: bool, marks: Marks | None) -> None:
    mark = run.text.strip()
    several = SEVERAL.split(mark) if run.raised and marks else []
    if len(several) > 1 and marks is not None and marks.known(several[::2]):  # `1,2`, and `1,` with `2` drawn apart
        for place, piece in enumerate(several):
            note = marks.find(piece, line.page, words.tail) if place % 2 == 0 else None
            words.add(piece) if note is None else words.mark(piece, note)
        return
    note = marks.find(mark, line.page, words.tail) if marks and (run.raised or mark.startswith("*")) else None
    if note is None:
        words.add(run.text, run.style.bold if bold else run.style.italic)
        return
    following = line.runs[index + 1].text if index + 1 < len(line.runs) else " "
    spaced = run.text[-1:].isspace() or following[:1].isspace()
    if spaced:
        words.trim()
    words.mark(mark, note)
    if run.text[-1:].isspace():
        words.add(" ")


@dataclass(frozen=True, slots=True)
class PageLine(Line):
    """A line of the document; its place is the page, and the line on that page, where it begins."""

    place: Position = Position()

    def position(self, offset: int | None = None) -> Position:
        """Page and line: no editor opens a PDF at a character."""
        return self.place


def placed(lines: Sequence[PrintedLine], number: int, text: str) -> PageLine:
    """These printed lines as line `number` of the document, with its words."""
    return PageLine(number, text, Position(lines[0].page, lines[0].number))
