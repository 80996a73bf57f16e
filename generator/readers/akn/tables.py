"""Rows of a table, with the places that wide and high cells take left empty, so that columns stay columns."""

from __future__ import annotations

from collections.abc import Iterator

from generator.readers.akn.inline import Notes, words_in
from generator.readers.akn.parsing import position
from generator.readers.safe_xml import Element, local
from generator.readers.words import Words
from generator.recognition.lines import MarkedLine

MOST_PLACES = 100
"""A cell over more columns or rows than this is a mistake."""


def table_rows(table: Element, notes: Notes, number: int) -> Iterator[MarkedLine]:
    """Every row as a line, tabs between its places; `number` is the table's."""
    taken: dict[int, int] = {}
    for row in table.iter("{*}tr"):
        words, place = Words(), 0
        for cell in (child for child in row if local(child) in ("td", "th")):
            while taken.get(place):
                place = _leave_empty(words, place, taken)
            place = _add(words, place, cell, notes, taken)
        while taken.get(place):
            place = _leave_empty(words, place, taken)
        yield words.row(position(row), number)


def _leave_empty(words: Words, place: int, taken: dict[int, int]) -> int:
    """A place that a cell of a row above takes."""
    taken[place] -= 1
    words.next_cell(place)
    return place + 1


def _add(words: Words, place: int, cell: Element, notes: Notes, taken: dict[int, int]) -> int:
    """A cell and the places beside it that it takes; gives the place behind them."""
    words.next_cell(place)
    for number, paragraph in enumerate(cell):
        words.append(words_in(paragraph, notes), " " if number else "")
    if not len(cell):
        words.append(words_in(cell, notes), "")
    narrow = place < MOST_PLACES  # beyond that, nothing is left empty for the rows below
    wide, high = (_count(cell, "colspan"), _count(cell, "rowspan")) if narrow else (1, 1)
    for beside in range(place, place + wide):
        if beside > place:
            words.next_cell(beside)
        if high > 1:
            taken[beside] = high - 1
    return place + wide


def _count(cell: Element, name: str) -> int:
    text = cell.get(name, "1")
    return min(max(int(text), 1), MOST_PLACES) if text.isdecimal() else 1
