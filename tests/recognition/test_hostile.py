"""Texts of nothing but one thing, long enough that work which grows with the square of the length would be felt.

No clock decides here (`python -m tests.benchmarks.hostile` measures); these are the right answers to such texts.
"""

from __future__ import annotations

import pytest

from generator.document.model import Kind, Resolution
from generator.document.walk import plain
from generator.languages import get
from generator.recognition.footnotes import STATES, search
from generator.recognition.notes import read_notes
from generator.recognition.source import Line
from generator.references.anchors import with_anchors
from generator.writers.markdown import write_markdown
from tests.recognition.support import resolution_of, text_with_marks

ADOPTED = "Resolution adopted by the General Assembly on 3 May 2011\n"
FORMULA = "\tThe General Assembly,\n"
END = "\n3rd plenary meeting\n3 May 2011\n"


def page(resolution: Resolution) -> str:
    return write_markdown(with_anchors(resolution))


def test_a_row_of_many_cells_over_many_rows_of_two_is_no_table() -> None:
    """Filled up it would be a thousand times as large as its text."""
    text = FORMULA + "\t" * 2_000 + "x\n" + "a\tb\n" * 2_000
    resolution = resolution_of(text)
    assert Kind.TABLE not in {block.kind for block in resolution.blocks}
    assert len(page(resolution)) < 100 * len(text)


def test_an_uneven_table_is_filled_up() -> None:
    resolution = resolution_of(FORMULA + "Name\tSea\tIsland\nOil\tWick\nLamp\tKeeper\tBoat\n")
    assert [block.kind for block in resolution.blocks] == [Kind.FORMULA, Kind.TABLE]
    assert "| Oil | Wick |  |\n| Lamp | Keeper | Boat |" in page(resolution)


def test_one_note_cited_many_times() -> None:
    found = text_with_marks(f"{FORMULA}\t{'a,1 ' * 3_000}\n{END}1 See A/65/901.\n")
    assert found.count("a,[1]") == 3_000


def test_many_notes_each_cited_many_times() -> None:
    words = "".join(f"\tNoting oil{number} and lamps,{number} wicks,\n" for _ in range(5) for number in range(1, 301))
    listed = "".join(f"{number} See A/65/{number}.\n" for number in range(1, 301))
    found = text_with_marks(FORMULA + words + END + listed)
    assert found.count("[") == 3_000
    assert all(found.count(f"oil[{number}] and lamps,[{number}]") == 5 for number in range(1, 301))


@pytest.mark.parametrize("number", [STATES, 40 * STATES])
def test_the_search_is_not_lost_among_many_possibilities(number: int) -> None:
    """Digits that could be any of many notes stand before the marks themselves."""
    decoys = "".join(f"\tNoting item {place}, {place} lamps\n" for place in range(1, 100))
    marks = "".join(f"\tNoting oil,{place}\n" for place in range(1, min(number, 999) + 1))
    lines = tuple(Line(place, line) for place, line in enumerate((decoys + marks).split("\n"), 1))
    notes, _ = read_notes(tuple(Line(place, f"{place} See the list.") for place in range(1, min(number, 999) + 1)))
    assert [mark.note for mark in search(lines, notes, get("en")).marks] == list(range(len(notes)))


def test_a_title_of_many_lines() -> None:
    lines = "".join(f"of island {number} \n" for number in range(3_000))
    resolution = resolution_of(
        FORMULA, f"Resolution adopted by the General Assembly on 3 May 2011\n65/900.\tLamps \n{lines}"
    )
    assert len(resolution.title.content) == 1
    assert plain(resolution.title.content).endswith("of island 2998 of island 2999")
