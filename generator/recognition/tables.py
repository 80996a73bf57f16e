"""Finds the tables of a text: runs of lines whose cells are told apart by tabs."""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.recognition.lines import COLONS, OPENING_QUOTES, MarkedLine

LONGEST_LONE_CELL = 160
LOOK_AHEAD = 4
MOST_FILLED = 10
"""A table filled up has at most so many times its cells; the most uneven one met (S/RES/1735) has 2.3 times."""
CELL_SHAPES = ("bare number", "dash")
NOTE_LABEL = re.compile(r"[^\W\d_A-Z]|\*{1,3}")


def table_runs(lines: Sequence[MarkedLine]) -> dict[int, int]:
    """Where tables stand, as {index of the first line: index behind the last}.

    A table has two rows at least, so the two-column line of names before `4. Decides` (S/RES/1932) is none; but the
    last line of a text in columns is, where the parties sign (A/RES/75/257 B). Rows of one cell (`Office of Support
    Operations`) belong to a table that goes on right after them.
    """
    told = any(line.row or line.spans is not None for line in lines)
    runs = _told_runs(lines) if told else _found_runs(lines)
    return {start: end for start, end in runs.items() if _is_even(lines[start:end])}


def _is_even(rows: Sequence[MarkedLine]) -> bool:
    """Whether the rows can be filled up to the widest; no print has a row of a thousand cells above rows of two."""
    cells = [row.all_tabs + 1 for row in rows]
    return max(cells) * len(cells) <= MOST_FILLED * sum(cells)


def _found_runs(lines: Sequence[MarkedLine]) -> dict[int, int]:
    """The tables of a plain text."""
    runs: dict[int, int] = {}
    index = 0
    while index < len(lines):
        if not _opens_table(lines, index):
            index += 1
            continue
        end = _run_end(lines, index)
        if end - index > 1 or _is_place_to_sign(lines, index):
            runs |= _split(lines, index, end)
        index = end
    return runs


def _is_place_to_sign(lines: Sequence[MarkedLine], index: int) -> bool:
    """`For the Government<TAB>For the United Nations` below everything else, without a tab before it."""
    line = lines[index]
    cells = line.text.split("\t")
    if line.tabs or line.label or len(cells) < 2 or not all(cells):
        return False
    return not any(lines[below].text or lines[below].label for below in range(index + 1, len(lines)))


def _opens_table(lines: Sequence[MarkedLine], index: int) -> bool:
    """A row with words; also a head with words in its last column only (`Page` over the numbers of a contents)."""
    line = lines[index]
    if is_row(line):
        return bool(line.text)
    return bool(line.text) and line.tabs > 2 and index + 1 < len(lines) and is_row(lines[index + 1])


def _split(lines: Sequence[MarkedLine], start: int, end: int) -> dict[int, int]:
    """One table, or several: the same head again, with its row of empty cells, opens another (S/RES/1973)."""
    head = lines[start].text
    starts = [start] + [
        place for place in range(start + 1, end - 1) if lines[place].text == head and not lines[place + 1].text
    ]
    return dict(zip(starts, [*starts[1:], end], strict=True))


def _told_runs(lines: Sequence[MarkedLine]) -> dict[int, int]:
    """The tables of a source that says itself which lines are rows of which table."""
    runs: dict[int, int] = {}
    first = 0
    for index, line in enumerate(lines):
        if line.row:
            first = first if index and lines[index - 1].row == line.row else index
            runs[first] = index + 1
    return runs


def is_row(line: MarkedLine) -> bool:
    """Whether a line has several cells: a tab inside, tabs behind its words (`Of which:` and two empty cells), or
    nothing but tabs, as under the head of a table."""
    if not line.text and not line.label:
        return line.all_tabs > 0
    if is_table_note(line) or line.text[:1] in OPENING_QUOTES:
        return False
    if line.label:
        several = "\t" in line.text or (line.tabs == 0 and line.all_tabs > 1)
        return several and (line.tabs == 0 or line.readings[0].shape in CELL_SHAPES)
    return line.all_tabs > line.tabs and not _is_caption_of_note(line)


def _is_caption_of_note(line: MarkedLine) -> bool:
    """`Abbreviations:`, a tab and words, indented as the rows of the table above are not (A/RES/79/253 in Arabic)."""
    caption, _, words = line.text.partition("\t")
    return line.tabs == 1 and caption.endswith(COLONS) and "\t" not in words and bool(words)


def is_table_note(line: MarkedLine) -> bool:
    """`a`, a tab and words: a note under a table, as in A/RES/76/243."""
    label, tab, words = line.text.partition("\t")
    if line.label:
        return bool(NOTE_LABEL.fullmatch(line.label)) and line.tabs == 1
    return line.tabs == 1 and bool(tab) and "\t" not in words and bool(NOTE_LABEL.fullmatch(label.strip()))


def _run_end(lines: Sequence[MarkedLine], start: int) -> int:
    """The index behind the last row: lone cells count when a real row follows soon."""
    end = start + 1
    while True:
        ahead = next((place for place in range(end, min(end + LOOK_AHEAD, len(lines))) if is_row(lines[place])), None)
        if ahead is None or not all(_may_be_cell(lines[place]) for place in _words_between(lines, end, ahead)):
            return end
        end = ahead + 1


def _words_between(lines: Sequence[MarkedLine], end: int, ahead: int) -> range:
    """The lines between two rows; one empty line may stand among the rows of a wide table (A/RES/75/293)."""
    wide = lines[end - 1].all_tabs > 2 and lines[ahead].all_tabs > 2
    return range(end + 1 if wide and not lines[end].text and not lines[end].label else end, ahead)


def _may_be_cell(line: MarkedLine) -> bool:
    """Whether a line can be a row of one cell, or of a number and a cell (`3.<TAB>Judicial sale` in A/RES/77/100)."""
    if line.readings and line.tabs:
        return False
    return len(line.text) <= LONGEST_LONE_CELL and line.ending not in ";.:" and bool(line.text)
