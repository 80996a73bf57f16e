"""How a resolution was voted on: a file tells it up to three times, and not always the same."""

from __future__ import annotations

import pytest

from generator.diagnostics import Code
from generator.document.model import Vote
from generator.readers.akn import read_akn
from generator.recognition.chain import Recognised

TWO = "<organization>RURITANIA</organization><organization>SYLVANIA</organization>"


def read(step: str, outcome: str, counts: str = "", printed: str = "", more: str = "") -> Recognised:
    parliamentary = f"<analysis><parliamentary><voting {outcome}>{counts}</voting></parliamentary></analysis>"
    workflow = f'<workflow><step date="2042-05-03" outcome="adopted" {step}/></workflow>'
    return read_akn(
        f"""<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"><statement>
        <meta>{workflow}{parliamentary}</meta>
        <coverPage><p><docNumber refersTo="#symbol">A/HRC/RES/98/9</docNumber></p></coverPage>
        <preamble><formula><p>The Human Rights Council,</p></formula></preamble>
        <mainBody><paragraph><num>1.</num><p>Decides to keep the lamp.</p></paragraph></mainBody>
        <conclusions><p>{printed}</p></conclusions></statement>{more}</akomaNtoso>""".encode(),
        "a.xml",
    )


def vote_of(recognised: Recognised) -> Vote:
    found = recognised.resolution
    assert found is not None and found.background is not None and found.background.vote is not None
    return found.background.vote


def told(recognised: Recognised) -> list[str]:
    return [one.message for one in recognised.diagnostics if one.code is Code.VOTE_DISAGREES]


def count(way: str, number: int, states: str = "") -> str:
    return f'<count value="{number:03}" refersTo="{way}">{states}</count>'


def quantities(*numbers: int) -> str:
    ways = zip(("inFavour", "against", "abstaining"), numbers, strict=True)
    return "<vote>" + "".join(f'<quantity refersTo="#{way}" normalized="{n}"/>' for way, n in ways) + "</vote>"


@pytest.mark.parametrize(
    ("step", "outcome", "expected"),
    [
        ('as="S/PV.1" by="Adopted unanimously, 8780th meeting"', "", "Adopted unanimously"),
        (
            'as="S/2042/1" by="Adopted unanimously; voting by mail"',
            "VOTING BY MAIL",
            "Adopted unanimously; voting by mail",
        ),
        ('as="S/2042/1" by=""', "VOTING BY MAIL", "VOTING BY MAIL"),
        ('as="Adopted without vote, 20th plenary meeting" by="council"', "", "adoptedWithoutVote"),
        ('as="" by="Adopted 14-0-1, 8828th meeting"', "", "adoptedRecordedVote"),
        ('as="A/98/PV.1" by=""', "adoptedRecordedVote", "adoptedRecordedVote"),
        ('as="A/98/PV.1" by=""', "Adopted without vote, 59th plenary meeting", "adoptedWithoutVote"),
    ],
)
def test_the_outcome_is_told_by_the_vote_or_by_the_step(step: str, outcome: str, expected: str) -> None:
    """1,156 of 1,260 files of the Security Council have it in the step only."""
    assert vote_of(read(step, f'outcome="{outcome}"' if outcome else "")).outcome == expected


@pytest.mark.parametrize(
    ("step", "counts", "printed", "expected", "remarks"),
    [
        ("", count("inFavour", 2, TWO), "", (2, 0, 0), 0),  # S/RES/2709: nobody against
        ("", "", quantities(20, 9, 17), (20, 9, 17), 0),
        ("20-0-9", "", "", (20, 0, 9), 0),
        ("3-0-9", count("inFavour", 2, TWO) + count("abstaining", 9), quantities(3, 0, 9), (3, 0, 9), 2),
        ("1-4-4", count("inFavour", 2, TWO) + count("against", 4), quantities(2, 4, 4), (2, 4, 4), 1),
        ("2-4-2", count("inFavour", 2, TWO) + count("against", 4), quantities(2, 4, 0), (2, 4, 2), 0),  # "two" in words
        ("32-0-2", count("inFavour", 32) + count("against", 2, TWO), "", (32, 0, 2), 2),  # E/RES/2021/2
    ],
)
def test_what_is_told_most_often_is_shown(
    step: str, counts: str, printed: str, expected: tuple[int, int, int], remarks: int
) -> None:
    """A/HRC/RES/55/14 in Spanish: 24 in print and in the step, 23 in the list, which has lost a state."""
    recognised = read(
        f'as="Adopted {step}, 47th meeting"' if step else "", 'outcome="adoptedRecordedVote"', counts, printed
    )
    vote = vote_of(recognised)
    assert (vote.in_favour, vote.against, vote.abstaining) == expected
    assert len(told(recognised)) == remarks


def test_more_names_than_votes_are_not_shown_and_fewer_are() -> None:
    """S/RES/2403 names 16 members for 15 votes, A/RES/77/293 58 states for 59."""
    recognised = read("", 'outcome="adoptedRecordedVote"', count("inFavour", 1, TWO) + count("against", 3, TWO))
    vote = vote_of(recognised)
    assert (vote.in_favour, vote.states_in_favour) == (1, ())
    assert (vote.against, vote.states_against) == (3, ("RURITANIA", "SYLVANIA"))
    assert told(recognised) == [
        "in favour: 1 votes, 2 states named; they are not shown",
        "against: 3 votes, 2 states named",
    ]


@pytest.mark.parametrize(("number", "shown"), [(2, True), (1, False)])
def test_parts_that_were_voted_on_apart(number: int, shown: bool) -> None:
    """A/RES/79/259 has the vote of every part, all the same; with different results none is that of the whole."""
    part = f"""<components><component><statement><meta><analysis><parliamentary><voting outcome="adoptedRecordedVote">
      {count("inFavour", number)}</voting></parliamentary></analysis></meta></statement></component></components>"""
    recognised = read("", 'outcome="adoptedRecordedVote"', count("inFavour", 2), more=part)
    found = recognised.resolution
    assert found is not None and found.background is not None
    assert (found.background.vote is not None) is shown
    assert bool(told(recognised)) is not shown
