"""Lines of the head that a dump broke in two."""

from __future__ import annotations

import datetime

import pytest

from generator.checks import check
from generator.document.walk import plain
from generator.languages import get
from generator.recognition.head_lines import with_whole_head
from generator.recognition.source import SourceText
from generator.references.anchors import with_anchors
from tests.recognition.support import read, resolution_of

COUNCIL = "\tThe Security Council,\n\tRecalling the lamps,\n\t1.\tDecides to light them.\n"
ASSEMBLY = "\tThe General Assembly,\n\tRecalling the lamps,\n\t1.\tDecides.\n\n12th plenary meeting\n3 May 1994\n"


@pytest.mark.parametrize(
    "adoption",
    [
        "Adopted by the Security Council at its 3368th meeting,\n\t\ton 3 May 1994",
        "Adopted by the Security Council at its 3368th meeting, on\n3 May 1994",
        "Adopted by the Security Council\n\nat its 3368th meeting, on 3 May 1994",
        "Adopted by the Security Council at its 3368th meeting, on 3 May 1994",
    ],
)
def test_the_adoption_line(adoption: str) -> None:
    head = f"\t\tResolution 912 (1994)\n\t\t{adoption}\n\n\n"
    found = resolution_of(COUNCIL, head)
    assert found.adoption_date == datetime.date(1994, 5, 3)
    assert found.parts[0].adoption.meeting == "3368th meeting"
    assert not check(with_anchors(found), head + COUNCIL)


@pytest.mark.parametrize("between", ["\n", "\n\n", "\n\t\t"])
def test_the_number_before_the_title(between: str) -> None:
    adoption = "Resolution adopted by the General Assembly on 3 May 1994"
    head = f"{adoption}\n48/70.{between}Lamps of the coast\nand islands\n\n"
    found = resolution_of(ASSEMBLY, head)
    assert (found.symbol.printed, plain(found.title.content)) == ("A/RES/48/70", "Lamps of the coast and islands")
    assert not check(with_anchors(found), head + ASSEMBLY)


def test_a_number_without_a_title_takes_no_line_of_the_head() -> None:
    adoption = "Resolution adopted by the General Assembly on 3 May 1994"
    head = f"48/70.\n[on the report of the Sixth Committee (A/48/900)]\n{adoption}\n"
    found = read(ASSEMBLY, head).resolution
    assert found is None or found.masthead.committee == "Sixth Committee"


def test_whole_lines_stay() -> None:
    text = "Resolution adopted by the General Assembly on 3 May 1994\n48/70.\tLamps\n3 May 1994\n"
    lines = SourceText.of(text).lines
    assert with_whole_head(lines, get("en")) == lines
