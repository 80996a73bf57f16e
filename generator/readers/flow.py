"""Re-flowed text: what a format prints over several lines becomes one line again, every character with its place.

Shared by the formats that only have printed lines: PDF, text taken from PDF, text of printed volumes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.diagnostics import Position
from generator.recognition.source import Line

SOFT_HYPHEN = "\u00ad"
BROKEN = re.compile(r"(?P<first>[^\W\d_]+)-$")
TORN = re.compile(r"(?P<dash>(?<=\d) (?=– ?\d)|(?<=\d–) (?=\d)|(?<=\d –) (?=\d))|(?P<word>[^\W\d_]+ -[^\W\d_]+)")
OPENING = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
UNSPACED = re.compile(r"[\u3000-\u303f\u3400-\u9fff\uff00-\uffef]")
"""Characters of scripts that set no space between words."""


@dataclass(frozen=True, slots=True)
class FlowedLine(Line):
    """A line put together from printed ones; `places` pairs offsets in its text with the places they come from."""

    places: tuple[tuple[int, Position], ...] = ()

    def position(self, offset: int | None = None) -> Position:
        """The place in the source of `offset` in this line; without it, of the first character of its words."""
        offset = self.start if offset is None else offset
        start, place = 0, self.places[0][1] if self.places else Position(self.number)
        for first, known in self.places:
            if first <= offset:
                start, place = first, known
        return Position(place.line, place.column + max(offset - start, 0))


class Vocabulary:
    """The words of a document, to tell a hyphen that belongs to a word from one that only breaks it at a line end."""

    def __init__(self, lines: Iterable[str]) -> None:
        """Count the words that stand whole within a line."""
        self.words: set[str] = set()
        for line in lines:
            self.words.update(word.lower() for word in WORD.findall(line))

    def joint(self, before: str, after: str) -> tuple[int, str]:
        """How two lines join: how many characters of the first go, and what stands between them.

        `self-` and `determination` keep their hyphen and get no space; a soft hyphen goes; `seri-` and `ously` lose
        it when the document has `seriously` elsewhere and never `seri-ously`.
        """
        if not before or not after or before[-1].isspace():
            return 0, ""
        if before.endswith(SOFT_HYPHEN):
            return 1, ""
        if before[-1] in "-\u2010\u2011" and len(before) > 1 and not before[-2].isspace():
            return (1 if self._breaks_word(before, after) else 0), ""
        if before[-1] in "/–—" and len(before) > 1 and not before[-2].isspace() and after[:1].isalnum():
            return 0, ""
        if UNSPACED.match(before[-1]) and UNSPACED.match(after[0]):
            return 0, ""
        return 0, " "

    def pieces(self, words: str) -> Iterator[tuple[int, str]]:
        """The words of a line with their offsets, cut at spaces that only a PDF has: `2015– 2030`, `by -law`."""
        start = 0
        for match in TORN.finditer(words):
            if match["dash"] or match["word"].replace(" ", "").lower() in self.words:
                cut = words.index(" ", match.start())
                yield start, words[start:cut]
                start = cut + 1
        yield start, words[start:]

    def _breaks_word(self, before: str, after: str) -> bool:
        first, second = BROKEN.search(before), OPENING.match(after)
        if first is None or second is None or not second[0][0].islower():
            return False
        whole, kept = (first["first"] + joint + second[0] for joint in ("", "-"))
        return whole.lower() in self.words and kept.lower() not in self.words
