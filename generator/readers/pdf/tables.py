"""Tables of a PDF: lines with words in several columns, wrapped cells put together, repeated heads told."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from generator.readers.pdf.lines import PrintedLine, Run
from generator.readers.pdf.zones import SMALLER

TIGHT = 1.36
"""Lines nearer than this, in sizes of the font, are of one row."""

Row = list[PrintedLine]
Cell = list[PrintedLine]


def table_regions(lines: Sequence[PrintedLine], size: float) -> list[tuple[int, int]]:
    """Where tables stand, as (index of the first line, index behind the last): two lines with columns at least."""
    regions = []
    index = 0
    while index < len(lines):
        end = index
        while end < len(lines) and _may_be_row(lines[end], size):
            end += 1
        rows = [place for place in range(index, end) if lines[place].cells > 1]
        if len(rows) > 1:
            regions.append((_first(lines, index, rows[0], size), rows[-1] + 1))
        index = max(end, index + 1)
    return regions


def _may_be_row(line: PrintedLine, size: float) -> bool:
    return line.cells > 1 or line.size < SMALLER * size


def _first(lines: Sequence[PrintedLine], start: int, first: int, size: float) -> int:
    """The head of a table may begin with words in one column only."""
    while first > start and lines[first - 1].size < SMALLER * size and lines[first - 1].page == lines[first].page:
        first -= 1
    return first


def table_rows(lines: Sequence[PrintedLine]) -> tuple[list[tuple[Cell, ...]], list[PrintedLine]]:
    """The rows of a table, each with the lines of its cells; and the lines of its head that a new page repeats."""
    rows = _rows(lines)
    kept: list[Row] = []
    repeated: list[PrintedLine] = []
    for row in rows:
        first = row[0].page > rows[0][0].page and any(_same(row, other) for other in kept[:4])
        if first and row[0].page != (kept[-1][0].page if kept else 0):
            repeated += row
        else:
            kept.append(row)
    columns = _columns([line for row in kept for line in row])
    return [_cells(row, columns) for row in kept], repeated


def _rows(lines: Sequence[PrintedLine]) -> list[Row]:
    rows: list[Row] = []
    for line in lines:
        before = rows[-1][-1] if rows else None
        if before and before.page == line.page and 0 < before.y - line.y < TIGHT * max(before.size, line.size):
            rows[-1].append(line)
        else:
            rows.append([line])
    return rows


def _same(row: Row, other: Row) -> bool:
    return [line.words for line in row] == [line.words for line in other]


def _columns(lines: Sequence[PrintedLine]) -> list[tuple[float, float]]:
    """Left and right ends of the columns: where the lines with the most cells have theirs."""
    most = max(len(line.edges) for line in lines)
    columns: list[tuple[float, float]] = []
    for left, right in sorted(edge for line in lines if len(line.edges) == most for edge in line.edges):
        if columns and left < columns[-1][1]:
            columns[-1] = (columns[-1][0], max(right, columns[-1][1]))
        else:
            columns.append((left, right))
    return columns


def _cells(row: Row, columns: Sequence[tuple[float, float]]) -> tuple[Cell, ...]:
    cells: list[Cell] = [[] for _ in columns]
    for line in row:
        for edge, runs in zip(line.edges, _split(line), strict=False):
            piece = replace(line, x=edge[0], right=edge[1], runs=runs, edges=[edge])
            cells[_column(edge, columns)].append(piece)
    return tuple(cells)


def _column(edge: tuple[float, float], columns: Sequence[tuple[float, float]]) -> int:
    """The first column that words stand in; the nearest when they stand between two."""
    shared = [min(edge[1], right) - max(edge[0], left) for left, right in columns]
    return next((place for place, width in enumerate(shared) if width > 0), shared.index(max(shared)))


def _split(line: PrintedLine) -> list[list[Run]]:
    pieces: list[list[Run]] = [[]]
    for run in line.runs:
        if run.text == "\t":
            pieces.append([])
        else:
            pieces[-1].append(run)
    return pieces
