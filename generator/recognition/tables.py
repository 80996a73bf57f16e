"""Finds the tables of a text: runs of lines whose cells are told apart by tabs."""

from __future__ import annotations

from collections.abc import Sequence

from generator.recognition.lines import MarkedLine

LONGEST_LONE_CELL = 160
LOOK_AHEAD = 4


def table_runs(lines: Sequence[MarkedLine]) -> dict[int, int]:
    """Where tables stand, as {index of the first line: index behind the last}.

    A table has two rows at least, so the two-column line of names before `4. Decides` (S/RES/1932) is none. Rows of
    one cell (`Office of Support Operations`) belong to it when the table goes on right after them.
    """
    if any(line.row or line.spans is not None for line in lines):
        return _told_runs(lines)
    runs: dict[int, int] = {}
    index = 0
    while index < len(lines):
        if not _is_row(lines[index]) or not lines[index].text:
            index += 1
            continue
        end = _run_end(lines, index)
        if end - index > 1:
            runs[index] = end
        index = end
    return runs


def _told_runs(lines: Sequence[MarkedLine]) -> dict[int, int]:
    """The tables of a source that says itself which lines are rows of which table."""
    runs: dict[int, int] = {}
    for index, line in enumerate(lines):
        if line.row:
            first = index if not index or lines[index - 1].row != line.row else max(runs)
            runs[first] = index + 1
    return runs


def _is_row(line: MarkedLine) -> bool:
    if line.is_tabular:
        return True
    return bool(line.label) and "\t" in line.text and line.tabs == 0


def _run_end(lines: Sequence[MarkedLine], start: int) -> int:
    """The index behind the last row: lone cells count when a real row follows soon."""
    end = start + 1
    while True:
        ahead = next((place for place in range(end, min(end + LOOK_AHEAD, len(lines))) if _is_row(lines[place])), None)
        if ahead is None or not all(_may_be_cell(lines[place]) for place in range(end, ahead)):
            return end
        end = ahead + 1


def _may_be_cell(line: MarkedLine) -> bool:
    return len(line.text) <= LONGEST_LONE_CELL and not line.label and line.ending not in ";.:" and bool(line.text)
