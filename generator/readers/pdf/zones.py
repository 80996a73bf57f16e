"""Tells apart what the pages of a document print: masthead, running heads and feet, notes at the foot, the text."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from generator.readers.pdf.library import Page, Rule
from generator.readers.pdf.lines import PrintedLine
from generator.readers.words import NOTE_MARK

MARGIN_TOP, MARGIN_FOOT = 0.9, 0.1
"""Running heads stand above, feet below this part of the height of a page."""
MASTHEAD = 0.6
"""The rule that closes the masthead stands above this part of the height of the first page."""
SMALLER, SAME_PLACE = 0.95, 2.0
UNDERLINE, SPACE_AFTER = 0.25, 0.5
"""A rule so little below the base line of words that reach over all of it underlines them, and a space behind them."""
LONGEST_REST = 100
"""Lines of a note that a page may begin with; no page has more."""
FOOT = re.compile(
    r"\d{1,4} ?/ ?\d{1,4}|[-–]? ?\d{1,4} ?[-–]?|\d{2}-\d{5}(?: \([A-Z]\))?(?:[\s\d/*]*)|\*\w{5,12}\*|\d{6}"
)
NOTE_RULE = re.compile(r"_{5,}")


@dataclass(frozen=True, slots=True)
class Zones:
    """The lines of a document by what they are, each in the order of print."""

    masthead: tuple[PrintedLine, ...]
    text: tuple[PrintedLine, ...]
    notes: tuple[PrintedLine, ...]
    margins: tuple[PrintedLine, ...]
    size: float


def zones(pages: Sequence[Page], lines: Sequence[Sequence[PrintedLine]]) -> Zones:
    """Give every line its zone; `lines` are those of each page from top to bottom."""
    size = _text_size(lines)
    repeated = _repeated(pages, lines)
    masthead: list[PrintedLine] = []
    text: list[PrintedLine] = []
    notes: list[PrintedLine] = []
    margins: list[PrintedLine] = []
    for page, printed in zip(map(_without_underlines, pages, lines), lines, strict=True):
        inside = [line for line in printed if not _in_margin(line, page, size, repeated)]
        kept = {line.number for line in inside}
        margins += [line for line in printed if line.number not in kept]
        top = _masthead_end(page, inside) if page.number == pages[0].number else 0
        foot = _notes_start(page, inside, size, top, notes)
        masthead += inside[:top]
        text += inside[top:foot]
        margins += [line for line in inside[foot:] if NOTE_RULE.fullmatch(line.words)]
        notes += [line for line in inside[foot:] if not NOTE_RULE.fullmatch(line.words)]
    return Zones(tuple(masthead), tuple(text), tuple(notes), tuple(margins), size)


def _without_underlines(page: Page, lines: Sequence[PrintedLine]) -> Page:
    """The page without the rules that underline words, as links are: such a rule tells no zones apart."""
    under: dict[int, list[PrintedLine]] = {}
    for line in lines:
        for place in range(round(line.y - UNDERLINE * line.size), round(line.y) + 1):
            under.setdefault(place, []).append(line)
    rules = [rule for rule in page.rules if not any(_underlines(rule, line) for line in under.get(round(rule.y), ()))]
    return replace(page, rules=tuple(rules)) if len(rules) < len(page.rules) else page


def _underlines(rule: Rule, line: PrintedLine) -> bool:
    within = line.x - SAME_PLACE <= rule.x and rule.right <= line.right + SPACE_AFTER * line.size
    return within and 0 <= line.y - rule.y <= UNDERLINE * line.size


def _text_size(lines: Sequence[Sequence[PrintedLine]]) -> float:
    """The size that most of the document is set in."""
    sizes: Counter[float] = Counter()
    for printed in lines:
        for line in printed:
            sizes[round(line.size, 1)] += len(line.words)
    return sizes.most_common(1)[0][0] if sizes else 10.0


def _shape(line: PrintedLine) -> str:
    return re.sub(r"\d+", "#", line.words)


def _repeated(pages: Sequence[Page], lines: Sequence[Sequence[PrintedLine]]) -> frozenset[str]:
    """What stands in the margins of three pages or more and of a third of all, whatever its numbers."""
    shapes: Counter[str] = Counter()
    for page, printed in zip(pages, lines, strict=True):
        edge = (line for line in printed if not MARGIN_FOOT < line.y / page.height < MARGIN_TOP)
        shapes.update({_shape(line) for line in edge if not starts_note(line)})
    return frozenset(shape for shape, count in shapes.items() if count > max(2, len(pages) / 3))


def _in_margin(line: PrintedLine, page: Page, size: float, repeated: frozenset[str]) -> bool:
    """Whether a line is a running head or foot."""
    height = line.y / page.height
    if height > MARGIN_TOP and page.number > 1:
        ruled = any(rule.y < line.y + line.size and rule.right - rule.x > 0.2 * page.width for rule in _top_rules(page))
        return ruled or line.size < SMALLER * size or _shape(line) in repeated
    if height > MARGIN_FOOT:
        return False
    cells = [cell.strip() for cell in line.text.split("\t") if cell.strip()]
    return all(FOOT.fullmatch(" ".join(cell.split())) for cell in cells) or (
        _shape(line) in repeated and not starts_note(line)
    )


def _top_rules(page: Page) -> list[Rule]:
    return [rule for rule in page.rules if rule.y > (MARGIN_TOP - 0.03) * page.height]


def _masthead_end(page: Page, lines: Sequence[PrintedLine]) -> int:
    """How many lines of the first page stand above the last rule of its masthead."""
    wide = [rule.y for rule in page.rules if rule.y > MASTHEAD * page.height and rule.right - rule.x > 40]
    end = min(wide, default=page.height)
    return sum(line.y >= end for line in lines)


def _notes_start(page: Page, lines: Sequence[PrintedLine], size: float, top: int, notes: Sequence[PrintedLine]) -> int:
    """The index of the rule or first line of the notes at the foot of a page.

    `notes` are those of the pages before; the last of the page before may go on here before the next begins.
    """
    before = [line for line in notes if line.page == page.number - 1]
    last = next((_note_number(line) for line in reversed(notes) if starts_note(line)), "0")
    number = str(int(last) + 1) if last.isdecimal() else ""  # what the next note has, should no rule stand above it
    for index in range(len(lines) - 1, top - 1, -1):
        if NOTE_RULE.fullmatch(lines[index].words):
            return index
        if lines[index].size >= SMALLER * size:
            break
    small = _small_print(lines, size, top)
    rules = sorted(rule.y for rule in page.rules if rule.right - rule.x <= 0.45 * page.width)
    for start in dict.fromkeys(bisect_right(lines, -y, key=lambda line: -line.y) for y in rules):
        if not small <= start < len(lines):
            continue
        if starts_note(lines[start]) or _runs_on(before, lines[start : start + LONGEST_REST]):
            return start
    unruled = range(len(lines) - 1, small - 1, -1)
    return next((at for at in unruled if starts_note(lines[at]) and _note_number(lines[at]) == number), len(lines))


def _small_print(lines: Sequence[PrintedLine], size: float, top: int) -> int:
    """The index of the first line of the small print that ends a page."""
    small = takewhile(lambda line: line.size < SMALLER * size, reversed(lines[top:]))
    return len(lines) - sum(1 for _ in small)


def _note_number(line: PrintedLine) -> str:
    return next(run.text.strip() for run in line.runs if run.text.strip())


def _runs_on(before: Sequence[PrintedLine], lines: Sequence[PrintedLine]) -> bool:
    """Whether small print opens with the rest of a note of the page before, and not with a table or its notes."""
    rest = list(takewhile(lambda line: not starts_note(line), lines))
    lefts = [left for line in before for left, _ in line.edges[:2]]  # the number's, and the words' behind it
    level = bool(lefts) and min(lefts) - SAME_PLACE < rest[0].x < max(lefts) + SAME_PLACE
    return level and all(line.cells == 1 and not line.labelled for line in rest)


def starts_note(line: PrintedLine) -> bool:
    """Whether a line opens with the number of a note: raised, or a star."""
    first = next(run for run in line.runs if run.text.strip())
    return bool(NOTE_MARK.fullmatch(first.text.strip())) and (first.raised or not first.text.strip().isdigit())
