"""The lines below a text: meeting, date, the vote."""

from __future__ import annotations

import datetime

import pytest

from generator.checks import check
from generator.checks.conservation import check_conservation
from generator.diagnostics import Code
from generator.document.model import Kind
from generator.references.anchors import with_anchors
from tests.recognition.support import HEAD, TITLE, read, resolution_of

F = "\tThe General Assembly,\n\tRecalling the lamps,\n\t1.\tDecides.\n\n"
DAY = datetime.date(2011, 5, 3)


@pytest.mark.parametrize(
    "lines",
    [
        "12th plenary meeting\n3 May 2011\n",
        "3 May 2011\n12th plenary meeting\n",
        "12th plenary meeting,\n3 May 2011.\n",
        "12th plenary meeting, 3 May 2011\n",
        "3 May 2011 12th plenary meeting\n",
    ],
)
def test_meeting_and_date_in_any_order(lines: str) -> None:
    found = resolution_of(F + lines)
    adoption = found.parts[0].adoption
    assert adoption.meeting.rstrip(",.") == "12th plenary meeting"
    assert adoption.date == DAY
    assert len(found.blocks) == 3
    assert check_conservation(found, HEAD + TITLE + F + lines) == ()
    assert "".join("".join(adoption.lines).split()) == "".join(lines.split())


@pytest.mark.parametrize(
    ("head", "formula", "lines"),
    [
        ("大会决议\n2011年5月3日大会决议\n", "大会，", "2011年5月3日\n第12次全体会议\n"),
        ("大会决议\n2011年5月3日大会决议\n", "大会，", "2011年5月3日第12次全体会议\n"),
        ("Резолюция\n", "Генеральная Ассамблея,", "3 мая 2011 года\n12-е пленарное заседание\n"),
    ],
)
def test_meeting_and_date_in_other_languages(head: str, formula: str, lines: str) -> None:
    found = read(f"\t{formula}\n\t1.\tA.\n\n{lines}", head + "65/900.\tT\n\n").resolution
    assert found is not None
    assert found.parts[0].adoption.date == DAY
    assert "12" in found.parts[0].adoption.meeting
    assert [block.kind for block in found.blocks] == [Kind.FORMULA, Kind.OPERATIVE]


def test_a_meeting_that_names_its_session() -> None:
    meeting = "12th plenary meeting (resumed tenth emergency special session)"
    adoption = resolution_of(f"{F}{meeting}\n3 May 2011\n").parts[0].adoption
    assert (adoption.meeting, adoption.date) == (meeting, DAY)


def test_a_second_meeting_is_told_and_no_annex() -> None:
    recognised = read(F + "12th plenary meeting\n3 May 2011\n13th plenary meeting\n4 May 2011\n")
    assert recognised.resolution is not None
    assert recognised.resolution.parts[0].adoption.date == DAY
    assert [block.kind for block in recognised.resolution.blocks[3:]] == [Kind.PARAGRAPH, Kind.PARAGRAPH]
    assert {block.annex for block in recognised.resolution.blocks} == {0}
    assert [one.code for one in recognised.diagnostics] == [Code.LINE_UNRECOGNIZED] * 2


BRACKETS = (
    "[Adopted by a recorded vote of 28 to 14, with 5 abstentions. The voting was as follows:\n"
    "In favour:\nEasta, Westa\nAgainst:\nNorda\nAbstaining:\nSouda.]\n"
)
PLAIN = "In favour:\n\nEasta, Westa\nAgainst: Norda\nAbstaining:\nSouda\n"


@pytest.mark.parametrize("vote", ["[Adopted without a vote.]\n", BRACKETS, PLAIN])
def test_the_vote_is_no_annex(vote: str) -> None:
    annex = "Annex\n\t1.\tOil.\n"
    found = with_anchors(resolution_of(F + "12th plenary meeting\n3 May 2011\n" + vote + annex))
    printed = [line for line in vote.split("\n") if line]
    voted = found.blocks[3 : 3 + len(printed)]
    assert [(block.kind, block.annex) for block in voted] == [(Kind.PARAGRAPH, 0)] * len(printed)
    assert [block.anchor for block in found.blocks[3 + len(printed) :]] == ["annex", "annex-p1"]


def test_a_bracket_never_closed_takes_one_line() -> None:
    found = resolution_of(F + "12th plenary meeting\n3 May 2011\n[See the annex\nAnnex\n\t1.\tOil.\n")
    assert found.blocks[-1].annex


def test_a_bracket_of_the_vote_never_closed_takes_no_annex() -> None:
    """A bracket further down, in the annex itself, closes nothing."""
    vote = "[Adopted by a recorded vote of 28 to 14.\nIn favour:\nEasta, Westa\n"
    found = resolution_of(F + f"12th plenary meeting\n3 May 2011\n{vote}Annex\nRules [of light]\n\t1.\tOil.\n")
    assert [block.annex for block in found.blocks[-6:]] == [0, 0, 0, 1, 1, 1]


def test_a_vote_whose_bracket_is_never_closed_ends_with_the_states() -> None:
    """A/HRC/RES/57/36 in Arabic; the line `0 0 0` of A/HRC/RES/57/22 is a separator and opens no annex."""
    vote = "0 0 0\n[Adopted by a recorded vote of 28 to 14.\nIn favour:\nEasta, Westa\nAgainst:\nNorda\n"
    found = resolution_of(F + f"12th plenary meeting\n3 May 2011\n{vote}")
    assert [block.kind for block in found.blocks[3:]] == [Kind.SEPARATOR, *[Kind.PARAGRAPH] * 5]
    assert {block.annex for block in found.blocks} == {0}


@pytest.mark.parametrize(("day", "told"), [("3 May 2011", 0), ("4 May 2011", 1)])
def test_a_day_below_the_text_that_is_not_the_one_above(day: str, told: int) -> None:
    found = with_anchors(resolution_of(F + f"12th plenary meeting\n{day}\n"))
    assert [one.code for one in check(found, None)].count(Code.DATE_DISAGREES) == told


def test_parts_adopted_on_two_days() -> None:
    part = "\tThe General Assembly,\n\t1.\tDecides;\n\n12th plenary meeting\n{} May 2011\n\n"
    found = resolution_of(f"A\nEast\n\n{part.format(3)}B\nWest\n\n{part.format(9)}", HEAD + "65/900.\tLamps\n")
    assert Code.DATE_DISAGREES not in {one.code for one in check(with_anchors(found), None)}
