"""Quotations of several paragraphs: their numbers are not those of the text."""

from __future__ import annotations

import pytest

from generator.diagnostics import Code, Position
from generator.languages import get
from generator.recognition.lines import MarkedLine
from generator.recognition.quotations import quotations
from generator.references.anchors import with_anchors
from tests.recognition.support import outline, read, resolution_of

F = "\tThe General Assembly,\n\t1.\tDecides to amend the rules of the lamps as follows:\n"
REST = "\t2.\tRequests oil;\n\t3.\tDecides.\n"


def anchors(body: str) -> list[str]:
    """The anchors behind the formula and paragraph 1."""
    return [block.anchor for block in with_anchors(resolution_of(body)).blocks][2:]


def test_numbers_of_a_quotation_are_its_own() -> None:
    body = F + "\t“1.\tLamps shall burn.\n\t2.\tKeepers shall sleep.\n\t3.\tOil shall flow.”\n" + REST
    assert outline(body)[2:] == [
        ("quoted", "", 0, 1), ("quoted", "2.", 0, 1), ("quoted", "3.", 0, 1),
        ("operative", "2.", 0, None), ("operative", "3.", 0, None),
    ]  # fmt: skip
    assert anchors(body) == ["op1-quote1", "op1-quote2", "op1-quote3", "op2", "op3"]
    assert read(body).diagnostics == ()


def test_lists_and_words_inside_a_quotation() -> None:
    inside = "\t“1.\tKeepers shall:\n\t(a)\tTrim;\n\t(b)\tSweep.\n\tDecides nothing.\n\t2 bis.\tSing.”;\n"
    assert anchors(F + inside + REST) == [
        "op1-quote1", "op1-quote1-a", "op1-quote1-b", "op1-quote2", "op1-quote3", "op2", "op3",
    ]  # fmt: skip


def test_the_list_around_a_quotation_goes_on_behind_it() -> None:
    body = F + "\t(a)\tRule 4:\n\t“1.\tTrim.\n\t2.\tSweep.”;\n\t(b)\tRule 5;\n" + REST
    assert anchors(body) == ["op1-a", "op1-quote1", "op1-quote2", "op1-b", "op2", "op3"]


def test_every_paragraph_opened_anew_and_only_the_last_closed() -> None:
    body = F + "\t“1.\tTrim.\n\t“2.\tSweep “gently”.\n\t“3.\tSing.”\n" + REST
    assert anchors(body) == ["op1-quote1", "op1-quote2", "op1-quote3", "op2", "op3"]


def test_a_quotation_that_opens_inside_a_paragraph() -> None:
    body = "\tThe General Assembly,\n\t1.\tDecides that rule 4 shall read: “1. Trim.\n\n\t2.\tSweep.”\n\t2.\tAsks.\n"
    assert outline(body)[1:] == [
        ("operative", "1.", 0, None), ("quoted", "2.", 0, 1), ("operative", "2.", 0, None),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("code", "marks"), [("en", "“”"), ("en", '""'), ("fr", "«»"), ("ru", "„“"), ("zh", "「」"), ("ar", "”“")]
)
def test_marks(code: str, marks: str) -> None:
    texts = [f"{marks[0]}1. Abc.", "", "Def", f"Ghi.{marks[1]}", "Jkl."]
    lines = [MarkedLine(text, (), 1, Position()) for text in texts]
    assert quotations(lines, get(code)) == {0: 3}
    assert quotations(lines[:3], get(code)) == {}


def test_in_an_annex() -> None:
    end = "\t2.\tAsks.\n\n12th plenary meeting\n3 May 2011\nAnnex\n\t1.\tRule 4 shall read:\n"
    body = "\tThe General Assembly,\n\t1.\tDecides;\n" + end + "\t“1.\tTrim.\n\t2.\tSweep.”\n\t2.\tOil.\n"
    assert anchors(body)[1:] == ["annex", "annex-p1", "annex-p1-quote1", "annex-p1-quote2", "annex-p2"]


def test_a_quotation_never_closed_takes_only_what_comes_again() -> None:
    body = F + "\t“1.\tTrim.\n\t2.\tSweep.\n\t3.\tSing.\n" + REST
    assert anchors(body) == ["op1-quote1", "op1-2", "op1-3", "op2", "op3"]
    assert anchors(F + "\t“1.\tTrim.\n" + REST) == ["op1-quote1", "op2", "op3"]
    assert anchors(F + "\t“1.\tTrim.”\n" + REST) == ["op1-quote1", "op2", "op3"]


def test_a_mark_that_is_closed_far_below_a_meeting_opens_nothing() -> None:
    body = F + "\t“1.\tTrim.\n" + REST + "\n12th plenary meeting\n3 May 2011\nAnnex\n\tLamps”\n"
    assert anchors(body)[:3] == ["op1-quote1", "op2", "op3"]


def test_quoted_numbers_in_the_preamble_do_not_end_it() -> None:
    body = "\tThe General Assembly,\n\tRecalling rule 4:\n\t“Rule 4\n\t1.\tTrim.\n\t2.\tSweep.”,\n"
    body += "\tDecides to be bright,\n\t1.\tAsks;\n"
    assert [kind for kind, *_ in outline(body)][-2:] == ["preambular", "operative"]
    assert Code.NUMBER_DOUBLED not in {one.code for one in read(body).diagnostics}


def test_a_whole_text_in_quotation_marks() -> None:
    """S/RES/1467: every paragraph opens a quotation, the last one closes it; none has a number of its own."""
    head = "\t\tResolution 3202 (2031)\n\t\tAdopted by the Security Council at its 12002nd meeting, on 4 May 2031\n\n\n"
    body = (
        "\tThe Security Council,\n\t“Decides to adopt the declaration below.\n“Annex\n"
        "\t“The Security Council calls for light:\n\t“(a)\tIn the east;\n\t“(b)\tIn the west.\n\t“It thanks keepers.”\n"
    )
    assert [kind for kind, *_ in outline(body, head)] == ["formula", "quoted", "heading", *["quoted"] * 4]
