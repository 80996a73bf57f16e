"""A letter that cites a note under a table is told; a word that only ends with one is not."""

from __future__ import annotations

import pytest

from generator.checks import check
from generator.diagnostics import Code
from generator.references.anchors import with_anchors
from tests.recognition.support import resolution_of

BODY = (
    "\tThe General Assembly,\n\tRecalling the lamps adopted,\n\t1.\tDecides.\n\n12th plenary meeting\n3 May 2011\n"
    "Annex\nLamps of the coast\n\tName\t{}\nEast\t1\nWest\t2\n\ta\tSee A/65/1.\n\tb\tIn barrels.\n"
)


@pytest.mark.parametrize(
    ("cell", "told"),
    [
        ("Lamps adopteda", "a"),
        ("Oil of 2021b", "b"),
        ("Oil (barrels)a", "a"),
        ("المصابيح المعتمدةa", "a"),  # another script
        ("Oil of 2021c", ""),  # no such note
        ("Lamps of Africa", ""),
        ("Lamps of a", ""),
        ("Lamps adopted", ""),
    ],
)
def test_letter_behind_a_word(cell: str, told: str) -> None:
    found = check(with_anchors(resolution_of(BODY.format(cell))), None)
    marks = [one.message[0] for one in found if one.code is Code.MARKER_UNRESOLVED]
    assert marks == [*told]


def test_without_notes_nothing_is_looked_for() -> None:
    body = BODY.format("Lamps adopteda").split("\ta\tSee")[0]
    assert not [one for one in check(with_anchors(resolution_of(body)), None) if one.code is Code.MARKER_UNRESOLVED]
