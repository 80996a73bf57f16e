"""Notes typed by hand: raised digits in the text and, below it or at the foot of pages, paragraphs that open with one.

Files made of scans or PDFs have them, and files by people who do not know that Word can do it. They are taken for notes
only when nothing contradicts it: the file has no real ones, and all, counted from 1, are cited.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import accumulate

from generator.diagnostics import Code, Diagnostic, Position
from generator.readers.worded import WordedLine
from generator.readers.words import TAIL, Words, cites_again
from generator.recognition.lines import Reference
from generator.recognition.notes import SourceNote
from generator.recognition.source import Line


def with_typed_notes(lines: Sequence[WordedLine]) -> tuple[list[WordedLine], list[SourceNote]]:
    """The lines without the paragraphs that are notes, the digits that cite these as references; and the notes."""
    opening = [line for line in lines if _opens_note(line)]
    numbers = [line.words.raised[0][1] for line in opening]
    text = [line for line in lines if not _opens_note(line)]
    cited = {mark for line in text if not line.row for _, mark in _marks(line.words)}
    if numbers != [str(number) for number in range(1, len(numbers) + 1)] or not cited.issuperset(numbers):
        return list(lines), []
    notes = {number: index for index, number in enumerate(numbers)}
    return [_citing(line, notes) for line in text], [_note(line) for line in opening]


def unresolved(lines: Sequence[WordedLine]) -> Iterator[Diagnostic]:
    """A remark for every raised number behind words that is no reference: the note it means is not known."""
    for line in lines:
        for _, mark in _marks(line.words):
            message = f"a raised {mark} reads like the mark of a note, but there is no such note"
            yield Diagnostic(Code.MARKER_UNRESOLVED, message, Position(line.line.number))


def _opens_note(line: WordedLine) -> bool:
    words = line.words
    start = len(words.text) - len(words.text.lstrip())
    return bool(not line.row and words.raised and words.raised[0][0] == start and words.raised[0][1].isdigit())


def _marks(words: Words) -> Iterator[tuple[int, str]]:
    """The raised digits that stand where a mark may stand, unlike those of `m²`."""
    return (one for one in words.raised if cites_again(one[1], words.text[max(one[0] - TAIL, 0) : one[0]]))


def _note(line: WordedLine) -> SourceNote:
    words = _without(line.words, line.words.raised[:1], {})
    inside = Line(line.line.number, words.text.strip())
    return SourceNote(line.words.raised[0][1], (inside,), (inside.text,), words.content())


def _citing(line: WordedLine, notes: Mapping[str, int]) -> WordedLine:
    """A line whose raised digits are references to the notes of these numbers."""
    marks = [(start, mark) for start, mark in _marks(line.words) if mark in notes]
    if line.row or not marks:
        return line
    words = _without(line.words, marks, notes)
    return replace(line, words=words, line=replace(line.line, text=words.text))


def _without(words: Words, marks: Sequence[tuple[int, str]], notes: Mapping[str, int]) -> Words:
    """Words without these raised digits, with references in their place to the notes of these numbers."""
    starts, gone = [start for start, _ in marks], set(marks)
    before = list(accumulate((len(mark) for _, mark in marks), initial=0))
    edges = [0, *(edge for start, mark in marks for edge in (start, start + len(mark))), len(words.text)]

    def moved(place: int) -> int:
        return place - before[bisect_left(starts, place)]

    left = Words("".join(words.text[edges[at] : edges[at + 1]] for at in range(0, len(edges), 2)))
    left.references = [Reference(moved(start), mark, notes[mark]) for start, mark in marks if mark in notes]
    left.spans = [(moved(first), moved(last)) for first, last in words.spans]
    left.raised = [(moved(start), mark) for start, mark in words.raised if (start, mark) not in gone]
    return left
