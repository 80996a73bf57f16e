"""Puts printed lines together into paragraphs: by blank lines, labels, line ends that a full line would not have."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from generator.languages import SECTION_SHAPES, Language, readings
from generator.readers.layouts.reading import Block
from generator.readers.layouts.widths import fits, full_width, width
from generator.recognition.leads import leads_of
from generator.recognition.source import Line

LABEL = re.compile(
    r"(?P<label>\d{1,3}\.|\d{1,2}\.\d{1,2}\.?|\([^\W_]{1,5}\)|[^\W\d_]{1,4}[.)]|\d{1,3} ?[-–—]|[–—•])"
    r"(?P<rest>(?:\s+\S.*)?)"
)
SURE = re.compile(r"\d{1,3}\.|\([^\W_]{1,5}\)|[IVXL]{2,6}\.")
"""Labels that can stand on the line of their words: a stop or brackets tell them."""
SENTENCE_ENDS = tuple('.;:,!?”"。；：，؛،')
LEAST_INDENT = 3
MOST_HEADINGS = 6
"""More lines than this that look like headings, one after the other, are a list of names or the cells of a table."""
HEADING_LENGTH, HEADING_LINES = 230, 3


@dataclass(frozen=True, slots=True)
class Printed:
    """A printed line with its page; `apart` when white space stands before it.

    `turned` says that the page does, `indented` that the line stands farther right than the others of its page.
    """

    line: Line
    page: int = 1
    apart: bool = False
    turned: bool = False
    indented: bool = False

    @property
    def words(self) -> str:
        """The words of the line."""
        return self.line.content


def blocks(lines: Sequence[Printed], language: Language, torn: bool = False) -> list[Block]:
    """The paragraphs and headings of a text. `torn` says that white space may also part the lines of a sentence."""
    full = full_width([one.words for one in lines])
    spaced = sum(one.apart and not one.indented for one in lines) * 12 > len(lines)
    found: list[Block] = []
    for index, one in enumerate(lines):
        before = lines[index - 1] if index else None
        label = _label(one, before, found[-1] if found else None, full, language)
        goes_on = torn and before is not None and _goes_on(before.words, one.words, full)
        if before is None or label or (not goes_on and _begins(before, one, found[-1], full, spaced, language)):
            found.append(Block([], label=label))
        found[-1].lines.append(one.line)
        found[-1].pages.append(one.page)
    for short, run in groupby(found, key=lambda block: _is_heading(block, language) or _is_figure(block)):
        alike = list(run)
        for block in alike:
            block.tabs = 0 if short and len(alike) <= MOST_HEADINGS and not _is_figure(block) else 1
    return found


def _label(one: Printed, before: Printed | None, block: Block | None, full: float, language: Language) -> str:
    """The label that a line opens with, empty when it has none: `1.` alone on its line, `10. Also stresses`."""
    match = LABEL.fullmatch(one.words)
    if match is None or not readings(match["label"], language.code):
        return ""
    if match["rest"] and not SURE.fullmatch(match["label"]):
        return ""
    if block is not None and block.label and _is_bare(block):
        return ""
    headed = before is not None and block is not None and _is_heading(block, language)
    headed = headed and before is not None and fits(before.words, one.words, full)
    if not match["rest"] and not one.apart and not headed and not SURE.fullmatch(match["label"]):
        return ""
    ended = before is None or one.apart or headed or _without_mark(before.words).endswith(SENTENCE_ENDS)
    return match["label"] if ended or not match["rest"] else ""


def _without_mark(words: str) -> str:
    """A line without the footnote mark that ends it (`of Colonialism,4`)."""
    return re.sub(r"(?<=[,.;:)”»]) ?\d{1,3}$", "", words)


def _begins(before: Printed, one: Printed, block: Block, full: float, spaced: bool, language: Language) -> bool:
    """Whether a line without a label begins a paragraph."""
    if _is_bare(block):
        return False
    if len(block.lines) == 1 and _is_formula(before.words, language):
        return True
    if one.apart or (len(block.lines) == 1 and _stands_alone(before.words, language)):
        return True
    if spaced and not one.turned:
        return False
    if one.words[0].islower():
        return False
    if _is_heading(block, language) and fits(before.words, one.words, full):
        return True
    return _ended(before.words, one.words, full, language)


def _goes_on(before: str, after: str, full: float) -> bool:
    """Whether white space only shows where a column or page ended: no stop before it, no room for more."""
    if _without_mark(before).endswith(SENTENCE_ENDS):
        return False
    return after[0].islower() or (not fits(before, after, full) and width(before) > full / 2)


def _is_formula(words: str, language: Language) -> bool:
    """`The Security Council,` and nothing else."""
    match = language.formula(words)
    return match is not None and len(words) <= match.end() + 1


def _stands_alone(words: str, language: Language) -> bool:
    """`Annex`, `54th plenary meeting`, `II`: lines with nothing behind them."""
    if any(language.pattern(name).fullmatch(words) for name in ("annex", "meeting", "part")):
        return True
    return len(words) < 8 and any(read.shape in SECTION_SHAPES for read in readings(words, language.code))


def _ended(before: str, after: str, full: float, language: Language) -> bool:
    """Whether a paragraph ended with the line `before`: its last stop, the room left on it, the words that follow."""
    before = _without_mark(before)
    if before[-1] in ";:":
        return True
    if before[-1] in ",，،":
        return leads_of(after, language.code) is not None
    return before.endswith(SENTENCE_ENDS) and fits(before, after, full)


def _is_figure(block: Block) -> bool:
    """`0.005`: a cell of a table."""
    return not block.label and not any(character.isalpha() for line in block.lines for character in line.content)


def _is_bare(block: Block) -> bool:
    """Whether nothing but a label was read of it so far."""
    return len(block.lines) == 1 and block.lines[0].content == block.label


def _is_heading(block: Block, language: Language) -> bool:
    """A short line, or two, that is no sentence; a section number with its title."""
    if len(block.lines) > HEADING_LINES:
        return False
    words = _without_mark(" ".join(line.content for line in block.lines))
    if len(words) > HEADING_LENGTH or words.endswith(SENTENCE_ENDS):
        return False
    if block.label:
        return any(read.shape in SECTION_SHAPES for read in readings(block.label, language.code))
    return not words[0].islower() and leads_of(words, language.code) is None


def without_margins(lines: Sequence[Line], pages: Sequence[int], skipped: frozenset[int]) -> Iterator[Printed]:
    """The lines with words that are not `skipped`, and whether white space or a new page stands before each."""
    last_page, apart = pages[0] if pages else 1, False
    of_pages: dict[int, list[Line]] = {}
    for index, line in enumerate(lines):
        if index not in skipped and line.content:
            of_pages.setdefault(pages[index], []).append(line)
    indents = {page: _indent(own) for page, own in of_pages.items()}
    for index, line in enumerate(lines):
        if index in skipped:
            continue
        if not line.content:
            apart = True
            continue
        turned = pages[index] != last_page
        indented = 0 < indents[pages[index]] <= line.start
        yield Printed(line, pages[index], indented or (apart and not turned), turned and not indented, indented)
        last_page, apart = pages[index], False


def _indent(lines: Sequence[Line]) -> int:
    """How far the first line of a paragraph begins, on a page that keeps the indents of the print; 0 on any other."""
    starts = Counter(line.start for line in lines)
    if not starts:
        return 0
    margin = starts.most_common(1)[0][0]
    further = sum(count for start, count in starts.items() if start >= margin + LEAST_INDENT)
    return margin + LEAST_INDENT if margin and further * 20 > len(lines) else 0
