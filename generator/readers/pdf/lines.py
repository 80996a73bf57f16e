"""Puts the stretches of text of a page into printed lines: what stands on one base line, raised marks included."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from math import inf

from generator.readers.flow import UNSPACED
from generator.readers.pdf.library import Page, Stretch, Style
from generator.readers.words import NOTE_MARK

RAISED_SIZE, SMALL_RISE = 0.8, 0.12
"""A footnote mark is at most this size, and above the base line by more than this, in sizes of its line (6.5 of 10)."""
RISE, BESIDE, LONGEST_RISEN = (0.2, 0.6), 0.5, 6
"""A mark as large as its line is above the base line by so much, at most so far from the words, and so long."""
LARGEST_LINE, MOST_IN_ROW = 2, 500
"""A line is at most so many times as large as what is raised in it, and drawn in so many pieces (real ones: 200)."""
LEAST_SIZE = 1.0
"""Smaller print is nobody's to read: base lines nearer than that of this size are one."""
SPACE, CELL, NEXT_CELL, LABEL_GAP = 0.2, 1.9, 0.8, 0.45
"""Gaps in sizes of the font: two words; two columns; two columns where others are; a label and the words after it."""
HYPHENS, HYPHEN_GAP = "-\u2010\u2011", 0.5
"""Word sets its hyphens apart from the word before them by nearly the width of a space."""
TORN, WORD_SIGNS = (0.05, 0.19), HYPHENS + "–’,.;:"
STOPS, NARROW_SPACE = "–,.;:)", 0.26
"""So narrow a gap before a stop is none (`TD/519/Add.1 ,`)."""
NUMBER_REACH = 12
"""The number of a note stands at most so many sizes of the font before its words."""
LABEL = re.compile(
    r"\(?(?:\d{1,3}(?:\.\d{1,2})?|[^\W\d_]|[ivxl]{1,6}|[IVXL]{1,6})[.)]\)?|\([^\W_]{1,5}\)(?:\s?\([^\W_]{1,5}\))?"
    r"|[–—•-]|[IVX]+|\d{1,3} ?[-–—.]"
)


PLAIN = Style()


@dataclass(frozen=True, slots=True)
class Run:
    """Words of one style; `raised` when they are small and above the base line, as a footnote mark is."""

    text: str
    style: Style = PLAIN
    raised: bool = False


@dataclass(slots=True)
class PrintedLine:
    """A line as printed: its page and place there, its runs; tabs stand between cells and behind a label.

    `edges` are the left and right ends of what stands between the tabs; `number` counts the lines of the page.
    """

    page: int
    y: float
    x: float
    right: float
    size: float
    runs: list[Run] = field(default_factory=list)
    edges: list[tuple[float, float]] = field(default_factory=list)
    number: int = 0

    @property
    def text(self) -> str:
        """The characters of the line."""
        return "".join(run.text for run in self.runs)

    @property
    def words(self) -> str:
        """The characters without white space at either end."""
        return self.text.strip()

    @property
    def bold(self) -> bool:
        """Whether all words are bold."""
        return all(run.style.bold for run in self.runs if run.text.strip() and not run.raised)

    @property
    def italic(self) -> bool:
        """Whether all words are in italics."""
        return all(run.style.italic for run in self.runs if run.text.strip() and not run.raised)

    @property
    def labelled(self) -> bool:
        """Whether the line opens with a label, a tab behind it."""
        label, tab, _ = self.text.partition("\t")
        return bool(tab) and (self.runs[0].text.endswith("\t") or LABEL.fullmatch(label.strip()) is not None)

    @property
    def cells(self) -> int:
        """How many columns the line has words in."""
        return self.text.count("\t") + 1 - self.labelled


def printed_lines(page: Page) -> list[PrintedLine]:
    """The lines of a page from top to bottom."""
    rows = _rows(page.stretches)
    lines = [_line(page.number, row) for row in sorted(rows, key=lambda row: -row.y)]
    worded = [line for line in lines if line.words]
    for number, line in enumerate(worded, 1):
        line.number = number
    return worded


@dataclass(slots=True, eq=False)
class _Row:
    """Stretches on one base line."""

    y: float
    size: float
    stretches: list[Stretch] = field(default_factory=list)
    left: float = inf
    right: float = -inf

    def add(self, stretches: Iterable[Stretch]) -> None:
        """More that stands on the base line."""
        for one in stretches:
            self.stretches.append(one)
            self.left, self.right = min(self.left, one.x), max(self.right, one.right)

    def gap(self, left: float, right: float) -> float:
        """How far what stands from `left` to `right` is from the words of the row; below 0 when over them."""
        if len(self.stretches) > MOST_IN_ROW:
            return max(left - self.right, self.left - right)
        return min(max(left - one.right, one.x - right) for one in self.stretches)


def _rows(stretches: Iterable[Stretch]) -> list[_Row]:
    """Gather what stands on one base line: large print first, so that a raised mark finds its line."""
    rows: dict[int, list[_Row]] = {}
    blank: list[Stretch] = []
    result: list[_Row] = []
    for stretch in sorted(stretches, key=lambda one: -round(one.size, 1)):
        if not stretch.text.strip():
            blank.append(stretch)
            continue
        row = _home(rows, stretch)
        if row is None:
            row = _Row(stretch.y, max(stretch.size, LEAST_SIZE))
            result.append(row)
            rows.setdefault(round(row.y), []).append(row)
        row.add([stretch])
    result = _with_risen(rows, result)
    for stretch in blank:
        row = _home(rows, stretch)
        if row is not None:
            row.add([stretch])
    return result


def _with_risen(rows: dict[int, list[_Row]], found: list[_Row]) -> list[_Row]:
    """The rows, each with what a rise alone sets above its base line: a mark may be as large as its line."""
    kept = []
    for row in found:
        home = _below(rows, row) if sum(len(one.text.strip()) for one in row.stretches) <= LONGEST_RISEN else None
        if home is None:
            kept.append(row)
            continue
        rows[round(row.y)].remove(row)
        home.add(row.stretches)
    return kept


def _below(rows: dict[int, list[_Row]], risen: _Row) -> _Row | None:
    """The row that a few characters stand a little above: beside its words, or before them as the number of a note."""
    mark = NOTE_MARK.fullmatch("".join(one.text for one in risen.stretches).strip())
    for place in range(round(risen.y - RISE[1] * LARGEST_LINE * risen.size) - 1, round(risen.y) + 1):
        for row in rows.get(place, ()):
            if not RISE[0] < (risen.y - row.y) / row.size <= RISE[1]:
                continue
            reach = NUMBER_REACH if mark and risen.left < row.left else BESIDE
            if -TORN[1] < row.gap(risen.left, risen.right) / row.size <= reach:
                return row
    return None


def _home(rows: dict[int, list[_Row]], stretch: Stretch) -> _Row | None:
    """The row a stretch belongs to: one with its base line; for small print one that it is raised in."""
    near = [row for place in range(round(stretch.y) - 10, round(stretch.y) + 4) for row in rows.get(place, ())]
    raised = [row for row in near if _is_raised(row, stretch)]
    found = [row for row in near if _is_level(row, stretch)] + [row for row in raised if _touches(row, stretch)]
    if not found and NOTE_MARK.fullmatch(stretch.text.strip()):
        found = [row for row in raised if _opens(row, stretch)]
    return min(found, key=lambda row: abs(stretch.y - row.y), default=None)


def _is_level(row: _Row, stretch: Stretch) -> bool:
    return abs(stretch.y - row.y) <= 0.2 * max(min(row.size, stretch.size), LEAST_SIZE)


def _is_raised(row: _Row, stretch: Stretch) -> bool:
    return stretch.size <= RAISED_SIZE * row.size and -0.2 * row.size <= stretch.y - row.y <= 0.6 * row.size


def _touches(row: _Row, stretch: Stretch) -> bool:
    """Whether a small stretch stands beside the words of a row, not in another column."""
    return row.gap(stretch.x, stretch.right) <= 1.2 * row.size


def _opens(row: _Row, stretch: Stretch) -> bool:
    """Whether the number of a note stands before the words of a row, a tab between them, as LibreOffice sets it."""
    return 0 < row.left - stretch.right <= NUMBER_REACH * row.size


def _line(page: int, row: _Row) -> PrintedLine:
    stretches = sorted(row.stretches, key=lambda one: one.x)
    worded = [one for one in stretches if one.text.strip()]
    main = _main_size(worded)
    base = max((one for one in worded if round(one.size, 1) >= 0.9 * main), key=lambda one: len(one.text)).y
    size = max(main, LEAST_SIZE)
    line = PrintedLine(page, base, worded[0].x, max(one.right for one in worded), size)
    gaps = [(after.x - before.right) / size for before, after in pairwise(worded)]
    cell = NEXT_CELL if any(gap > CELL for gap in gaps[1:]) or (gaps and gaps[0] > 2 * CELL) else CELL
    before: Stretch | None = None
    blank = False
    for stretch in stretches:
        if not stretch.text.strip():
            blank = True
            continue
        if before is not None and not blank and _is_torn(before, stretch, size):
            line.runs[-1] = replace(line.runs[-1], text=line.runs[-1].text.rstrip(" "))
            before = replace(before, text=before.text.rstrip(" "))
        between = "" if before is None else _between(line, before, stretch, blank, cell)
        if before is None or between == "\t":
            line.edges.append((stretch.x, stretch.right))
        line.edges[-1] = (line.edges[-1][0], max(stretch.right, line.edges[-1][1]))
        height = (stretch.y - base) / size
        raised = height > RISE[0] or (height > SMALL_RISE and stretch.size <= RAISED_SIZE * size)
        _append(line.runs, between, Run(stretch.text, stretch.style, raised))
        before, blank = stretch, False
    return _with_note_label(line)


def _append(runs: list[Run], between: str, run: Run) -> None:
    """Add a run; one that goes on in the same style is made one with the run before it."""
    if between:
        runs.append(Run(between))
    elif runs and (runs[-1].style, runs[-1].raised) == (run.style, run.raised):
        run = Run(runs.pop().text + run.text, run.style, run.raised)
    runs.append(run)


def _with_note_label(line: PrintedLine) -> PrintedLine:
    """A raised letter that opens a line is the label of a note under a table: a tab stands behind it."""
    first = line.runs[0]
    if first.raised and not first.text.strip().isdigit() and len(line.runs) > 1:
        line.runs[:2] = [Run(first.text.strip() + "\t"), *([line.runs[1]] if line.runs[1].text.strip() else [])]
    return line


def _main_size(stretches: Sequence[Stretch]) -> float:
    """The size most characters of a line are set in."""
    sizes: dict[float, int] = {}
    for one in stretches:
        sizes[round(one.size, 1)] = sizes.get(round(one.size, 1), 0) + len(one.text.strip())
    return max(sizes, key=lambda size: (sizes[size], size))


def _is_torn(before: Stretch, after: Stretch, size: float) -> bool:
    """Whether the space that ends a stretch is one that the library made of a gap within a word (`sustain ability`).

    Real spaces leave a gap of 0.21 sizes and more where the space is no part of the stretch, and none where it is.
    """
    last, first = before.text.rstrip()[-1:], after.text[0]
    within = (last.isalpha() and first.islower()) or first in WORD_SIGNS
    return within and before.text.endswith(" ") and TORN[0] < (after.x - before.right) / size < TORN[1]


def _between(line: PrintedLine, before: Stretch, after: Stretch, blank: bool, cell: float) -> str:
    """What stands between two stretches: nothing, a space, a tab. `cell` is the least gap between two columns."""
    gap = (after.x - before.right) / line.size
    if gap > CELL or gap > cell:
        return "\t"
    if len(line.edges) == 1 and gap > LABEL_GAP and LABEL.fullmatch(line.words):
        return "\t"
    if after.text[0] in STOPS and gap < (SPACE if blank else NARROW_SPACE):
        return ""
    if after.text[0] in HYPHENS and not before.text.endswith(" "):
        return " " if gap > HYPHEN_GAP else ""
    if UNSPACED.match(before.text[-1]) and UNSPACED.match(after.text[0]):
        return ""
    return " " if gap > SPACE or (blank and gap > SPACE / 2) else ""
