"""Puts printed lines together into paragraphs: by space between them, indents, style, and what would have fitted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from generator.readers.pdf.lines import PrintedLine
from generator.readers.pdf.zones import SAME_PLACE, SMALLER

INDENT = 0.8
"""A first line is indented by at least this, in sizes of the font."""
USUAL, FEW_LINES = 1.2, 4
LOOSE = 1.18
"""Lines farther apart than this, in parts of the usual distance, belong to two paragraphs."""
FAR_RIGHT = 0.35
"""A line that begins this far across the page, in parts of the width of the text, stands at the right by itself."""
SHORT_WORD = 3
"""`of`, `the`, `et`, `la`: no heading ends in a word so short."""
WORD_WIDTH = 0.5
"""The width of a character in sizes of the font, on average."""
SENTENCE_ENDS = tuple(".;:,!?。；：，؛،")


@dataclass(slots=True)
class Paragraph:
    """Printed lines that are one paragraph or heading."""

    lines: list[PrintedLine]

    @property
    def heading(self) -> bool:
        """Whether all words are bold, or all in italics on a line that is no sentence."""
        if self.lines[0].labelled and not all(line.bold for line in self.lines):
            return False
        if all(line.bold for line in self.lines):
            return True
        return all(line.italic for line in self.lines) and not self.lines[-1].words.endswith(SENTENCE_ENDS)


@dataclass(frozen=True, slots=True)
class Measure:
    """How the text of a document is set: left and right margin, size, distance of lines in sizes of the font."""

    left: float
    right: float
    size: float
    leading: float

    @classmethod
    def of(cls, lines: Sequence[PrintedLine], size: float) -> Measure:
        """Measure the lines of the text."""
        own = [line for line in lines if line.size >= SMALLER * size] or list(lines)
        lefts = Counter(round(line.x) for line in own)
        left = min((x for x, count in lefts.items() if count >= lefts.most_common(1)[0][1] / 3), default=0)
        right = max((line.right for line in own), default=0.0)
        return cls(left, right, size, _leading(own, left))


def _leading(lines: Sequence[PrintedLine], left: float) -> float:
    """The distance of two lines of one paragraph, in sizes of the font: a small one of those there are.

    Lines that begin at the left margin tell it; a text with hardly any is too short to tell.
    """
    pairs = [(one, two) for one, two in pairwise(lines) if one.page == two.page and one.y - two.y > 0.9 * one.size]
    distances = sorted((one.y - two.y) / one.size for one, two in pairs if round(two.x) == left)
    if len(distances) < FEW_LINES:
        return USUAL
    return round(distances[len(distances) // 10], 2)


def paragraphs(lines: Sequence[PrintedLine], measure: Measure) -> list[Paragraph]:
    """The paragraphs of the text, lines of tables left as they are."""
    joiner = _Joiner(measure, heading_right(lines))
    found: list[Paragraph] = []
    for line in lines:
        if found and joiner.continues(found[-1], line):
            found[-1].lines.append(line)
        else:
            found.append(Paragraph([line]))
    return found


def heading_right(lines: Iterable[PrintedLine]) -> float:
    """Where lines of headings end at the right: they are set narrower than the text."""
    return max((line.right for line in lines if line.bold), default=0.0)


@dataclass(frozen=True, slots=True)
class _Joiner:
    measure: Measure
    headings: float

    def continues(self, paragraph: Paragraph, line: PrintedLine) -> bool:
        """Whether a line goes on with the paragraph before it."""
        before = paragraph.lines[-1]
        if line.labelled or before.bold != line.bold or self._differs(before, line):
            return False
        if self._stands_right(line) or self._stands_right(before):
            return False
        if before.page != line.page:
            return self._over_page(paragraph, before, line)
        if (before.y - line.y) / max(before.size, line.size) > LOOSE * self.measure.leading:
            return False
        if line.x > self.measure.left + INDENT * line.size and line.x > before.x + INDENT * line.size:
            return self._hangs(before, line)
        return not (self._narrow(before, line) and self._fits(before, line))

    def _hangs(self, before: PrintedLine, line: PrintedLine) -> bool:
        """Whether a line stands under the words behind the label of the line before."""
        return before.labelled and len(before.edges) > 1 and abs(line.x - before.edges[1][0]) < SAME_PLACE

    def _differs(self, before: PrintedLine, line: PrintedLine) -> bool:
        return abs(before.size - line.size) > 0.08 * line.size

    def _stands_right(self, line: PrintedLine) -> bool:
        width = self.measure.right - self.measure.left
        return line.x > self.measure.left + FAR_RIGHT * width

    def _narrow(self, before: PrintedLine, line: PrintedLine) -> bool:
        """Whether both lines are of a heading (in one style throughout), so that a short line ends a paragraph."""
        return (before.bold and line.bold) or (before.italic and line.italic)

    def _fits(self, before: PrintedLine, line: PrintedLine) -> bool:
        """Whether the first word of a line would have fitted on the line before, which seems to be complete.

        A number and the word behind it are not parted: `the period from` goes on with `1 July 2016`.
        """
        right = self.headings if before.bold else self.measure.right
        first, last = line.words.split()[0], before.words.split()[-1]
        if first[0].islower() or first.isdecimal() or (last.islower() and len(last) <= SHORT_WORD) or last[-1] in ",:-":
            return False
        return before.right + (len(first) + 1) * WORD_WIDTH * line.size < right

    def _over_page(self, paragraph: Paragraph, before: PrintedLine, line: PrintedLine) -> bool:
        """A line on top of a page, at the left margin or at that of its block, goes on, unless the one before ended."""
        block = self._hangs(before, line) or (len(paragraph.lines) > 1 and abs(line.x - before.x) < SAME_PLACE)
        if line.x > self.measure.left + INDENT * line.size and not block:
            return False
        if before.bold or (before.italic and line.italic and len(paragraph.lines) == 1):
            return before.bold and not self._fits(before, line)
        return not (before.words.endswith(SENTENCE_ENDS) and self._fits(before, line)) or line.words[0].islower()
