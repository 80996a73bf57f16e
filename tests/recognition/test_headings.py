"""Which lines stand above others, and which only look as if they did."""

from __future__ import annotations

import pytest

from generator.document.model import Kind
from tests.recognition.support import kinds, outline, resolution_of

F = "\tThe General Assembly,\n\tRecalling the lamps,\n"
CLOSED = F + "\t1.\tAdopts the code in the annex.\n\n12th plenary meeting\n3 May 2011\n"
SC = "\t\tResolution 3201 (2031)\n\t\tAdopted by the Security Council at its 12001st meeting, on 3 May 2031\n\n\n"
SF = "\tThe Security Council,\n\tRecalling the lamps,\n"


def after(start: str, more: str, head: str | None = None) -> list[str]:
    """The kinds of the blocks that `more` adds to `start`."""
    args = () if head is None else (head,)
    return [kind.value for kind in kinds(start + more, *args)[len(kinds(start, *args)) :]]


def test_sections_directly_under_an_annex_leave_it_without_a_title() -> None:
    more = "Annex I\n\tA\nPosts to be opened\n\t1.\tA keeper.\n\tB\nPosts to be closed\n\t2.\tA clerk.\n"
    expected = ["annex_heading", *["heading", "heading", "paragraph"] * 2]
    assert after(CLOSED, more) == expected


def test_nothing_under_a_line_makes_it_no_heading() -> None:
    lists = "Annex I\nKeepers\n\t1.\tAda Lamp\n\ta.\tKnown as: none\nUpdate of an entry: Ida Wick\nAnnex II\nShips\n"
    assert after(CLOSED, lists) == [
        "annex_heading", "annex_title", "paragraph", "subparagraph", "paragraph", "annex_heading", "annex_title",
    ]  # fmt: skip
    assert after(F + "\t1.\tDecides;\n", "Follow-up\n\n12th plenary meeting\n3 May 2011\n") == ["paragraph"]


def test_a_line_between_two_headings_is_what_the_first_is_about() -> None:
    more = (
        "Annex\nKeepers of the coast\n\t\tRedeployment\n\t\tOffice of Lamps\nRedeployment of 2 keepers\n"
        "\t\tOffice of Oil\nRedeployment of 1 clerk from the office\nAbbreviation: K, keeper.\n"
    )
    expected = ["annex_heading", "annex_title", "heading", "heading", "paragraph", "heading", "paragraph", "paragraph"]
    assert after(CLOSED, more) == expected


def test_a_title_that_stands_without_tabs_between_headings_and_text() -> None:
    articles = "\t\tArticle 1\nKeepers\n\t1.\tKeepers watch.\n\t\tArticle 2\nOil\n\t1.\tOil flows.\n"
    more = "Annex\nCode of lamps\n" + articles
    assert after(CLOSED, more)[2:] == ["heading", "heading", "paragraph"] * 2


@pytest.mark.parametrize("below", ["17 October 2031;", "(L/22/Rev.1, of 3 May 2031);", "oil and of wicks;"])
def test_a_paragraph_broken_off_is_no_heading(below: str) -> None:
    more = f"Annex\nDecision on lamps\nTaking note of the agreement between the keepers and the harbour of\n{below}\n"
    assert after(CLOSED, more) == ["annex_heading", "annex_title", "paragraph", "paragraph"]


def test_a_heading_like_others_before_it_but_for_its_number_and_a_full_stop() -> None:
    more = "".join(
        f"\t\tArticle {number}{stop}\n\tLamp {number} burns.\n" for number, stop in ((1, ""), (2, "."), (3, ""))
    )
    assert after(CLOSED, "Annex\nCode of lamps\n" + more)[2:] == ["heading", "paragraph"] * 3
    assert after(CLOSED, "Annex\nCode of lamps\n\tArticle 2.\n") == ["annex_heading", "annex_title", "paragraph"]


def test_the_long_second_line_of_a_title() -> None:
    second = "Keeping the Lamps of Small Islands Alight by Means of Oil Lent by Larger Ones and Wicks " * 2
    more = f"Annex\nConvention on Lamps;\n{second.strip()}\nPreamble\n\tThe keepers have agreed.\n"
    assert after(CLOSED, more) == ["annex_heading", "annex_title", "heading", "heading", "paragraph"]


def test_a_caption_like_another_in_the_same_list() -> None:
    start = SF + "\t1.\tDecides:\n\t(a)\tTo support:\n\t(i)\tOil;\n"
    captions = "Urgent measures:\n\t(ii)\tWicks;\n\tRule of lamps:\n\t(iii)\tGlass;\n"
    assert after(start, captions, SC) == ["heading", "subparagraph"] * 2
    found = outline(start + captions, SC)
    assert [level for _, label, level, _ in found if label in ("(ii)", "(iii)")] == [2, 2]
    alone = "\tRule of lamps:\n\t(ii)\tGlass;\n"
    assert after(start, alone, SC) == ["paragraph", "subparagraph"]


def test_names_in_columns_on_one_line() -> None:
    names = "\tAda Lamp (Island One)\tIda Wick (Island Two)\n"
    body = SF + "\t1.\tDecides to extend the term of:\n" + names + "\t2.\tDecides to remain seized of the matter.\n"
    blocks = resolution_of(body, SC).blocks
    assert (blocks[3].kind, blocks[4].kind) == (Kind.HEADING, Kind.OPERATIVE)
    many = "\t" + "\t".join(f"Keeper Number {number} (Island)" for number in range(9)) + "\n"
    assert resolution_of(body.replace(names, many), SC).blocks[3].kind is Kind.PARAGRAPH


@pytest.mark.parametrize("ending", [",", ";", "."])
def test_a_sentence_without_a_tab_is_no_heading(ending: str) -> None:
    sentence = "The keeper has let the lamps go out in many nights and sold the oil that was given for them, " * 2
    more = f"\t1.\tDecides to remain seized of the matter.\nAda Lamp\n{sentence.strip(', ')}{ending}\n\t2.\tRests.\n"
    assert after(SF, more, SC) == ["operative", "heading", "paragraph", "operative"]


def test_a_list_under_a_table_hangs_from_the_title_above_it() -> None:
    table = "\tLamps\tOil\nEast\t1\t2\nWest\t3\t4\n"
    found = outline(CLOSED + "Annex\nLamps of the coast\n" + table + "\t(a)\tSee L/22.\n\t(b)\tBarrels.\n")
    assert [(kind, parent) for kind, _, _, parent in found[4:]] == [
        ("annex_title", 3), ("table", 3), ("subparagraph", 4), ("subparagraph", 4),
    ]  # fmt: skip


@pytest.mark.parametrize("heading", ["ANNEX", "ANNEX I", "Annex II: Travel ban", "APPENDIX A"])
def test_how_annexes_are_headed(heading: str) -> None:
    found = resolution_of(CLOSED + f"{heading}\nCode of lamps\n\t1.\tLamps burn.\n").blocks
    assert [block.kind.value for block in found[3:]] == ["annex_heading", "annex_title", "paragraph"]


def test_names_that_an_item_brings_in_are_no_headings() -> None:
    items = "\t(1)\tPumps with the following parts:\nImpellers\nCasings\nOil section:\n\t(1)\tBarrels.\n"
    found = outline(CLOSED + "Annex\nParts of lamps\n\t1.\tThe list has:\n" + items)[6:]
    assert [(kind, parent) for kind, _, _, parent in found] == [
        ("subparagraph", 5), ("paragraph", 3), ("paragraph", 3), ("heading", 3), ("subparagraph", 9),
    ]  # fmt: skip


def test_many_short_lines_together_are_names() -> None:
    names = "".join(f"{name}\n" for name in ("Easta", "Westa", "Norda", "Souda", "Midda"))
    paragraph = "\t1.\tThe keepers are:\n\t2.\tThey watch.\n"
    assert after(CLOSED, f"Annex\nKeepers\n{paragraph}{names}") == [
        "annex_heading", "annex_title", *["paragraph"] * 7,
    ]  # fmt: skip
    headings = "Part I\nGeneral\nChapter II\nLamps\nArticle 3\n"
    assert after(CLOSED, f"Annex\nKeepers\n{paragraph}{headings}{paragraph}")[4:9] == ["heading"] * 5
