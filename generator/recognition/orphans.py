"""Marks without a note: digits that stand where only a footnote mark stands, though the source has no such note.

They stay text, as they must; but the editor is told, because a note was probably lost on the way to the source.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.diagnostics import Code, Diagnostic
from generator.languages import Language
from generator.recognition.footnotes import Mark
from generator.recognition.marks import candidates, weight
from generator.recognition.notes import SourceNote
from generator.recognition.source import Line

SURE = 4.5
"""The surroundings alone must speak this much for a mark: `defenders6 and` does, `article 4` does not."""
PAIR = re.compile(r"(?P<first>\d{1,3}), ?(?P<second>\d{1,3})(?![\d/.,])")
WORD = re.compile(r"[^\W\d_A-Z]{2}$")
BEYOND = 3
"""How far beyond the last note a lost one is looked for."""


def _cited_again(lines: tuple[Line, ...], taken: set[tuple[int, int]], numbers: frozenset[str]) -> Iterator[Diagnostic]:
    """`the Convention1, 2 and`: two marks of notes cited before, parted in a way that numbers are as well."""
    for index, line in enumerate(lines):
        for match in PAIR.finditer(line.text):
            first, second = match["first"], match["second"]
            if not {first, second} <= numbers or int(second) != int(first) + 1:
                continue
            if not WORD.search(line.text, max(match.start() - 2, 0), match.start()):
                continue
            for name in ("first", "second"):
                if (index, match.end(name)) not in taken:
                    message = f"{match[name]} looks like the mark of a note cited again; it stays text"
                    yield Diagnostic(Code.MARKER_UNRESOLVED, message, line.position(match.start(name)))


def orphan_marks(
    lines: tuple[Line, ...], marks: tuple[Mark, ...], notes: tuple[SourceNote, ...], language: Language
) -> list[Diagnostic]:
    """A remark for every group of digits that can only be the mark of a note that is not there."""
    numbers = [int(note.number) for note in notes if note.number.isdigit()]
    lost = set(range(1, max(numbers, default=0) + BEYOND + 1)) - set(numbers)
    taken = {(mark.line, mark.end) for mark in marks}
    again = _cited_again(lines, taken, frozenset(map(str, numbers)))
    return [*again] + [
        Diagnostic(
            Code.MARKER_UNRESOLVED,
            f"{candidate.number} looks like the mark of a note that is not there; it stays text",
            lines[candidate.line].position(candidate.start),
        )
        for candidate in candidates(lines, frozenset(map(str, lost)), language)
        if (candidate.line, candidate.end) not in taken and weight(language.code, candidate.signature) >= SURE
    ]
