"""Addresses follow the printed numbers, are unique, and are the same in six languages."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.document.model import Resolution
from generator.recognition.chain import recognise
from generator.recognition.source import SourceText
from generator.references.anchors import with_anchors
from tests.cases_support import CASES
from tests.steps import steps

ANCHOR = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
HEAD = "Resolution adopted by the General Assembly on 18 December 2007\n62/152.\tA title\n\n\tThe General Assembly,\n"
TAIL = "\n76th plenary meeting\n18 December 2007\n"


def read(body: str, after: str = "", notes: str = "") -> Resolution:
    recognised = recognise(SourceText.of(HEAD + body + TAIL + after + notes))
    assert recognised.resolution is not None
    return with_anchors(recognised.resolution)


def anchors(resolution: Resolution) -> list[str]:
    return [block.anchor for block in resolution.blocks]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("\tRecalling its work,\n\tNoting the report,\n\t1.\tDecides a;", ["pp1", "pp2", "op1"]),
        (
            "\t1.\tDecides:\n\t(a)\tOne;\n\t(i)\tTwo;\n\t(ii)\tThree;\n\t(b)\tFour;",
            ["op1", "op1-a", "op1-a-i", "op1-a-ii", "op1-b"],
        ),
        ("\t1.\tDecides:\n\t(a)\tOne;\nand to report;\n\t2.\tUrges all;", ["op1", "op1-a", "op1-cont", "op2"]),
        ("\t1.\tDecides:\n\t•\tOne;\n\t•\tTwo;", ["op1", "op1-item1", "op1-item2"]),
        ("\tDecides to meet again.", ["uop1"]),
        ("\t1.\tDecides a;\n\t1.\tDecides b;", ["op1", "op1-bis"]),
        (
            "\t\tI\n\t\tFirst\n\t1.\tDecides a;\n\t2.\tDecides b;\n\t\tII\n\t\tSecond\n\t1.\tDecides c;",
            ["s1", "h1", "s1-op1", "s1-op2", "s2", "h2", "s2-op1"],
        ),
        (
            "\t\tI\n\t\tFirst\n\t1.\tDecides a;\n\t\tII\n\t\tSecond\n\t2.\tDecides c;",
            ["s1", "h1", "op1", "s2", "h2", "op2"],
        ),
    ],
)
def test_anchors_follow_the_print(body: str, expected: list[str]) -> None:
    assert anchors(read(body)) == ["formula", *expected]


def test_annexes_have_their_own_series() -> None:
    annexes = "Annex I\nFirst\n\t1.\tText of one.\n\tText of two.\nAnnex II\nSecond\n\t1.\tText:\n\t(a)\tText;\n"
    found = anchors(read("\t1.\tDecides a;", annexes))
    assert found == [
        "formula",
        "op1",
        "annex",
        "annex-title",
        "annex-p1",
        "annex-up1",
        "annex2",
        "annex2-title",
        "annex2-p1",
        "annex2-p1-a",
    ]


def test_notes_have_the_address_of_their_number() -> None:
    notes = "1 See A/62/53.\n2 See A/62/54.\n"
    resolution = read("\tRecalling its work,1\n\t1.\tDecides a;2", notes=notes)
    assert [note.anchor for note in resolution.notes] == ["fn1", "fn2"]


SIX = [f"A-RES-98-111-{language}" for language in ("ar", "en", "es", "fr", "ru", "zh")]


def of_case(name: str) -> list[str]:
    recognised = recognise(SourceText.of((CASES / name / "source.txt").read_text(encoding="utf-8")))
    assert recognised.resolution is not None
    return anchors(with_anchors(recognised.resolution))


@pytest.mark.parametrize("name", SIX)
def test_six_languages_share_their_addresses(name: str) -> None:
    """Only closing words, which the Chinese and Arabic of this text do not have, may differ."""
    shared = [anchor for anchor in of_case("A-RES-98-111-en") if not anchor.endswith("-cont")]
    assert [anchor for anchor in of_case(name) if not anchor.endswith("-cont")] == shared


LINE = st.sampled_from(
    [
        "\t1.\tDecides a;",
        "\t2.\tUrges b:",
        "\t(a)\tOne;",
        "\t(i)\tTwo;",
        "\t•\tThree;",
        "\t\tI",
        "\t\tTitle",
        "\tNoting c,",
        "Annex",
        "a\tb\nc\td",
        "\t(b)\tFour;",
        "* * *",
        "and so on;",
        "\tDecides d.",
    ]
)


@settings(max_examples=200, deadline=None)
@given(st.lists(LINE, min_size=1, max_size=30))
def test_every_block_has_an_address_of_its_own(lines: list[str]) -> None:
    found = anchors(read("\n".join(lines)))
    assert len(set(found)) == len(found)
    assert [anchor for anchor in found if not ANCHOR.fullmatch(anchor)] == []


def _repeated(times: int) -> Resolution:
    resolution = recognise(SourceText.of(HEAD + "\t1.\tDecides a;\n" * times + TAIL)).resolution
    assert resolution is not None
    return resolution


def test_thousands_of_equal_labels_are_no_more_work_each() -> None:
    few, many = _repeated(1000), _repeated(4000)
    found = anchors(with_anchors(many))
    assert found[1:5] == ["op1", "op1-bis", "op1-bis2", "op1-bis3"]
    assert found[-1] == "op1-bis3999"
    assert steps(lambda: with_anchors(many)) < 4.4 * steps(lambda: with_anchors(few))


def test_annexes_have_the_numbers_they_are_printed_with() -> None:
    """An appendix between them does not count, so `annex2` is Annex II."""
    annexes = "Annex I\nFirst\n\tText a.\nAppendix\nAdded\n\tText b.\n"
    annexes += "Annex II\nSecond\n\tText c.\nAnnex IV\nFourth\n\tText d.\n"
    found = anchors(read("\t1.\tDecides a;", annexes))
    assert [anchor for anchor in found if anchor.startswith("annex") and "-" not in anchor] == [
        "annex",
        "annex3",
        "annex2",
        "annex4",
    ]
