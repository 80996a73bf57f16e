"""Re-flowed text: what a format prints over several lines becomes one line again, every character with its place.

Shared by the formats that only have printed lines: PDF, text taken from PDF, text of printed volumes.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from generator.diagnostics import Code, Diagnostic, Position
from generator.document.walk import accounted
from generator.recognition.chain import Recognised
from generator.recognition.source import Line

NO_CHARACTER = re.compile(r"[\s\u200b\u200e\u200f\u202a-\u202e\ufeff]+")
"""White space, and marks of the direction of writing."""

SOFT_HYPHEN = "\u00ad"
BROKEN = re.compile(r"(?P<first>[^\W\d_]+)-$")
TORN = re.compile(
    r"(?P<dash>(?<=\d) (?=– ?\d)|(?<=\d–) (?=\d)|(?<=\d –) (?=\d))|(?P<wide>(?<=\S) {2,}(?=\S))"
    r"|(?P<word>[^\W\d_]+ -[^\W\d_]+)"
)
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
        """Collect the words that stand whole within a line; `removed` are the hyphens that joining took away."""
        self.removed: Counter[str] = Counter()
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
            return self._without(before), ""
        if before[-1] in "-\u2010\u2011" and len(before) > 1 and not before[-2].isspace():
            return (self._without(before) if self._breaks_word(before, after) else 0), ""
        if before[-1] in "/–—" and len(before) > 1 and not before[-2].isspace() and after[:1].isalnum():
            return 0, ""
        if UNSPACED.match(before[-1]) and UNSPACED.match(after[0]):
            return 0, ""
        return 0, " "

    def _without(self, before: str) -> int:
        self.removed[before[-1]] += 1
        return 1

    def pieces(self, words: str) -> Iterator[tuple[int, str]]:
        """The words of a line with their offsets, cut at spaces that only a PDF has: `2015– 2030`, `by -law`."""
        start = 0
        for match in TORN.finditer(words):
            if match["wide"]:
                yield start, words[start : match.start() + 1]
                start = match.end()
            elif match["dash"] or match["word"].replace(" ", "").lower() in self.words:
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


def with_conservation(recognised: Recognised, printed: Iterable[str], removed: Counter[str], name: str) -> Recognised:
    """The outcome; without its resolution if a character that was printed is missing, or one was added.

    Notes and margins stand elsewhere in the document than in print, so it is how often each character stands that is
    compared, not the order. White space does not count, and the hyphens that only broke a word are known.
    """
    if recognised.resolution is None:
        return recognised
    theirs = _counted(printed)
    theirs.subtract(removed)
    ours = _counted(text for _, text in accounted(recognised.resolution))
    missing, added = theirs - ours, ours - theirs
    if not missing and not added:
        return recognised
    lost, new = ("".join(sorted(counted.elements()))[:40] for counted in (missing, added))
    message = f"the document does not show the source: lost {lost!r}, new {new!r}"
    told = Diagnostic(Code.TEXT_CHANGED, message, source=name)
    return replace(recognised, resolution=None, diagnostics=(told, *recognised.diagnostics))


def _counted(texts: Iterable[str]) -> Counter[str]:
    return Counter("".join(NO_CHARACTER.sub("", text) for text in texts))
