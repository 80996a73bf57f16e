"""Paragraphs and headings that go on after a line end of their own."""

from __future__ import annotations

import pytest

from generator.document.walk import plain
from tests.recognition.support import resolution_of

ENGLISH = "\tThe General Assembly,\n\tRecalling the lamps,\n{}\t1.\tDecides to light them.\n"


def texts(body: str) -> list[tuple[str, str]]:
    """Kind and words of the blocks between the second and the last."""
    return [(block.kind.value, plain(block.content)) for block in resolution_of(body).blocks[2:-1]]


def test_behind_a_word_that_ends_nothing_a_capital_goes_on_too() -> None:
    broken = (
        "\tConcerned by the sale of oil that was given for the\nIslands of the Coast by their keepers, by\nthe use,\n"
    )
    words = broken.strip().replace("\n", " ")
    assert texts(ENGLISH.format(broken)) == [("preambular", words)]


def test_a_name_in_capitals_below_a_whole_line_does_not() -> None:
    lines = "\tConcerned by the sale of oil that was given for the lamps in spring\nIslands of the Coast\n"
    assert [kind for kind, _ in texts(ENGLISH.format(lines))] == ["preambular", "heading"]


@pytest.mark.parametrize(
    "broken",
    [
        "\t\tFinancing of the additional oil for the lamps in the period from\n1 July 2016 to 30 June 2017\n",
        "\t\tFinancing of the additional oil for the lamps in the whole period\nfrom 1 July 2016 to 30 June 2017\n",
    ],
)
def test_headings(broken: str) -> None:
    assert texts(ENGLISH.format(broken)) == [("heading", broken.strip().replace("\n", " "))]


def test_headings_below_each_other_stay_two() -> None:
    two = "\t\tFinancing of the additional oil for the lamps of the coast\nOil of the year\n"
    assert [kind for kind, _ in texts(ENGLISH.format(two))] == ["heading", "heading"]
