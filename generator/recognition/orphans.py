"""Marks without a note: digits that stand where only a footnote mark stands, though the source has no such note.

They stay text, as they must; but the editor is told, because a note was probably lost on the way to the source.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.diagnostics import Code, Diagnostic
from generator.recognition.footnotes import Search
from generator.recognition.notes import SourceNote
from generator.recognition.source import Line

SECOND = re.compile(r", ?(?P<second>\d{1,3})(?![\d/.,])")
FIRST = re.compile(r"[^\W\d_A-Z]{2}(?P<first>\d{1,3})$")
TYPEWRITTEN = re.compile(r"(?:(?<=\s)|^)(\d{1,3}/)(?=[\s,;.:)]|$)")
FEWEST_TYPEWRITTEN = 2
"""A mark and its note: one alone may be a slip."""
BEYOND = 3
"""How far beyond the last note a lost one is looked for."""


def lost_numbers(notes: tuple[SourceNote, ...]) -> frozenset[str]:
    """The numbers that a note could have had that is not there: those left out, and the next ones."""
    numbers = _numbers(notes)
    return frozenset(map(str, set(range(1, max(numbers, default=0) + BEYOND + 1)) - numbers))


def orphan_marks(lines: tuple[Line, ...], search: Search, notes: tuple[SourceNote, ...]) -> list[Diagnostic]:
    """A remark for every group of digits that can only be the mark of a note that is not there, or is cited again."""
    taken = {(mark.line, mark.end) for mark in search.marks}
    again = _cited_again(lines, taken, frozenset(map(str, _numbers(notes))))
    return [*_typewritten(lines), *again] + [
        Diagnostic(
            Code.MARKER_UNRESOLVED,
            f"{candidate.number} looks like the mark of a note that is not there; it stays text",
            lines[candidate.line].position(candidate.start),
        )
        for candidate in search.orphans
        if (candidate.line, candidate.end) not in taken
    ]


def _typewritten(lines: tuple[Line, ...]) -> Iterator[Diagnostic]:
    """` 1/`, as texts of the 1990s have their marks: they are read in printed volumes only, elsewhere told once."""
    found = [line.position(match.start(1)) for line in lines for match in TYPEWRITTEN.finditer(line.text)]
    if len(found) >= FEWEST_TYPEWRITTEN:
        message = f"{len(found)} typewritten marks of notes such as 1/, this being the first; they stay text"
        yield Diagnostic(Code.MARKER_UNRESOLVED, message, found[0])


def _numbers(notes: tuple[SourceNote, ...]) -> set[int]:
    return {int(note.number) for note in notes if note.number.isdigit()}


def _cited_again(lines: tuple[Line, ...], taken: set[tuple[int, int]], numbers: frozenset[str]) -> Iterator[Diagnostic]:
    """`the Convention1, 2 and`: two marks of notes cited before, parted in a way that numbers are as well."""
    for index, line in enumerate(lines):
        for second in SECOND.finditer(line.text):
            first = FIRST.search(line.text, max(second.start() - 5, 0), second.start())
            if first is None or not {first["first"], second["second"]} <= numbers:
                continue
            if int(second["second"]) != int(first["first"]) + 1:
                continue
            for match, name in ((first, "first"), (second, "second")):
                if (index, match.end(name)) not in taken:
                    message = f"{match[name]} looks like the mark of a note cited again; it stays text"
                    yield Diagnostic(Code.MARKER_UNRESOLVED, message, line.position(match.start(name)))
