"""Finds the quotations of several paragraphs: rules that a text amends, a declaration that it takes over.

Their paragraphs may have numbers (`“1. …` / `2. …` / `3. …”`), which are not those of the text around them: its own
paragraph 2 comes behind. English opens every paragraph of a quotation with a mark and closes only the last; other
texts open the first one alone.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from generator.languages import Language
from generator.recognition.lines import MarkedLine

LONGEST = 200
"""So many lines at most are looked at for the closing mark."""
BROUGHT_IN = (":", "：", ",", "،")
"""What stands before a quotation that opens in the middle of a paragraph."""


def quotations(lines: Sequence[MarkedLine], language: Language) -> dict[int, int]:
    """Where quotations of several lines stand, as {index of the first line: index of the last}.

    One that opens in the middle of a paragraph (`… shall read: “1. Lamps`) has its first line behind it. A mark that
    is never closed opens nothing: rather one paragraph too few in a quotation than the rest of the text.
    """
    found: dict[int, int] = {}
    marks = language.quotation_marks
    index = 0
    while index < len(lines):
        opening = _opening(lines[index], marks)
        end = _end(lines, index, opening, marks[opening], language) if opening else index
        if end > index:
            found[_first_inside(lines, index, opening)] = end
        index = end + 1
    return found


def _opening(line: MarkedLine, marks: Mapping[str, str]) -> str:
    """The mark of a quotation that this line opens and does not close; empty when there is none."""
    printed = line.label or line.text
    if printed[:1] in marks:
        return printed[0] if _depth(_printed(line), printed[0], marks[printed[0]]) > 0 else ""
    for opening, closing in marks.items():
        at = line.text.rfind(opening)
        if at > 0 and line.text[:at].rstrip().endswith(BROUGHT_IN) and closing not in line.text[at + 1 :]:
            return opening
    return ""


def _first_inside(lines: Sequence[MarkedLine], start: int, opening: str) -> int:
    if _printed(lines[start]).startswith(opening):
        return start
    return next(index for index in range(start + 1, len(lines)) if _printed(lines[index]))


def _printed(line: MarkedLine) -> str:
    return line.label + line.text


def _end(lines: Sequence[MarkedLine], start: int, opening: str, closing: str, language: Language) -> int:
    """The index of the line that closes the quotation opened at `start`; `start` itself when none does."""
    depth = 1
    for index in range(start + 1, min(start + LONGEST, len(lines))):
        line = lines[index]
        if language.matches("meeting", line.text) or line.closing:
            return start
        text = _printed(line)
        balance = _depth(text, opening, closing)
        depth = balance if text.startswith(opening) else depth + balance
        if depth <= 0:
            return index
    return start


def _depth(text: str, opening: str, closing: str) -> int:
    """How many quotations a text leaves open; typewriter marks (`"`) open and close in turn."""
    if opening == closing:
        return -(text.count(opening) % 2) if not text.startswith(opening) else text.count(opening) % 2
    return text.count(opening) - text.count(closing)
