"""What texts of the two councils have and those of the General Assembly have not."""

from __future__ import annotations

import pytest

from generator.document.model import Kind
from tests.recognition.support import kinds, outline, resolution_of, text_with_marks

COUNCIL = "Resolution adopted by the Economic and Social Council on 3 May 2031\n2031/7.\tLamps\n\n\n"
F = "\tThe Economic and Social Council,\n\tRecalling the lamps,\n"


def test_a_section_has_a_preamble_whose_chapeau_lost_its_tab() -> None:
    body = (
        F + "\t1.\tDecides to light the east;\n\t\tB\n\t\tOil\n\tRecalling the wicks,\nNoting with satisfaction:\n"
        "\t(a)\tThat oil burns;\n\t(b)\tThat wicks burn,\n\t1.\tDecides to buy oil;\n"
    )
    assert outline(body, COUNCIL)[5:9] == [
        ("preambular", "", 0, None),
        ("preambular", "", 0, None),
        ("subparagraph", "(a)", 1, 6),
        ("subparagraph", "(b)", 1, 6),
    ]


def test_a_caption_in_the_body_is_a_heading_all_the_same() -> None:
    assert kinds(F + "\t1.\tDecides to light:\nBeacons of the east:\n\t(a)\tOil;\n", COUNCIL)[3] is Kind.HEADING


def test_an_annex_below_the_closing_lines_may_stand_behind_a_tab() -> None:
    body = F + "\t1.\tDecides to light.\n\n3rd plenary meeting\n3 May 2031\n\n\tAnnex\n\tRules for lamps\n\t1.\tOil.\n"
    assert kinds(body, COUNCIL)[3:] == [Kind.ANNEX_HEADING, Kind.PARAGRAPH, Kind.PARAGRAPH]
    above = F + "\t1.\tDecides to light.\n\tAnnex\n\t2.\tDecides to stay.\n\n3rd plenary meeting\n3 May 2031\n"
    assert Kind.ANNEX_HEADING not in kinds(above, COUNCIL)


@pytest.mark.parametrize("label", ["А.", "В.", "С."])
def test_sections_in_russian_may_be_typed_in_cyrillic(label: str) -> None:
    head = "Резолюция, принятая Экономическим и Социальным Советом 3 мая 2031 года\n2031/7.\tМаяки\n\n\n"
    formula = "\tЭкономический и Социальный Совет,\n\tссылаясь на маяки,\n"
    body = f"{formula}\t{label}\tМасло\n\t1.\tпостановляет купить масло;\n"
    found = outline(body, head)[2]
    assert found[:2] == ("heading", label)
    assert resolution_of(body, head).blocks[2].ordinal == "abc"["АВС".index(label[0])]


def test_a_formula_may_have_lost_its_spaces() -> None:
    head = "Résolution adoptée par le Conseil économique et social le 3 mai 2031\n2031/7.\tPhares\n\n\n"
    assert kinds("\tLe Conseil économiqueetsocial\n\tRappelant les phares,\n", head) == [Kind.FORMULA, Kind.PREAMBULAR]


def test_notes_that_begin_with_three_stand_below_the_vote() -> None:
    closing = "\n3rd meeting\n3 May 2031\n\n[Adopted without a vote.]\n3 A/HRC/66/1.\n4 A/HRC/66/2.\n"
    found = resolution_of(F + "\t1.\tDecides to light the lamps,3 and the wicks.4\n" + closing, COUNCIL)
    assert [note.number for note in found.notes] == ["3", "4"]
    assert kinds(F + "\t1.\tDecides.\n\nOf these were lit:\n3 lamps\n4 wicks\n", COUNCIL)[-1] is not Kind.OPERATIVE


def test_the_next_annex_alone_behind_a_tab_where_no_closing_lines_are() -> None:
    head = "\t\tResolution 3201 (2031)\n\t\tAdopted by the Security Council at its 12001st meeting, on 3 May 2031\n\n\n"
    text = "\tThe Security Council,\n\tRecalling the lamps,\n\t1.\tDecides to light;\n\t2.\tDecides to stay.\n"
    annexes = "\tAnnex I\n\tThe lamps are these:\n\t1.\tOil.\n\tAnnex II\n\t1.\tWick.\n\tAnnex II\n"
    found = resolution_of(text + annexes, head)
    assert [block.annex for block in found.blocks if block.kind is Kind.ANNEX_HEADING] == [1, 2]


def test_a_caption_in_lower_case_is_no_closing_words_where_the_list_goes_on() -> None:
    head = "\t\tРезолюция 3201 (2031)\n\t\tпринятая Советом Безопасности на его 12001-м заседании 3 мая 2031 года\n\n\n"
    text = "\tСовет Безопасности,\n\tссылаясь на маяки,\n\tотмечая масло,\n\t1.\tпостановляет:\n"
    text += "\ta)\tподдержать:\n\ti)\tмасло;\n"
    found = outline(text + "срочные меры:\n\tii)\tфитили;\nи просит:\n\t2.\tпросит;\n", head)
    assert [kind for kind, *_ in found[5:]] == ["subparagraph", "heading", "subparagraph", "continuation", "operative"]
    assert found[7][1:] == ("ii)", 2, 4)


def test_words_with_two_tabs_that_bring_in_a_list_are_no_heading() -> None:
    annex = (
        "\n3rd plenary meeting\n3 May 2031\n\nAnnex\nRules\n\t\tArticle 1\n\t\tThe parties shall refrain from what:\n"
    )
    found = outline(F + "\t1.\tDecides.\n" + annex + "\t(a)\tDarkens;\n\t(b)\tBlinds.\n", COUNCIL)
    assert [kind for kind, *_ in found[5:]] == ["heading", "paragraph", "subparagraph", "subparagraph"]


def test_a_title_behind_a_tab_between_numbered_paragraphs_of_an_annex() -> None:
    annex = "\n3rd plenary meeting\n3 May 2031\n\nAnnex\nRules\n\t1.\tOil burns.\n\tCare of wicks\n\t2.\tTrim them.\n"
    found = outline(F + "\t1.\tDecides.\n" + annex, COUNCIL)
    assert [kind for kind, *_ in found[5:]] == ["paragraph", "heading", "paragraph"]


def test_the_number_of_a_council_resolution_holds_no_mark() -> None:
    notes = "1 See A/98/1.\n"
    text = "\t1.\tRecalls resolution 2020/11 and decides to light the lamps,{}\n\t2.\tRecalls resolution 2020/111;\n"
    marks = text_with_marks(F + text.format("1 and the wicks;") + notes, COUNCIL)
    assert "2020/11 and decides to light the lamps,[1] and" in marks
    assert "2020/11 and" in text_with_marks(F + text.format("") + notes, COUNCIL)
    assert "2020/11[1];" in text_with_marks(F + text.format("") + notes, COUNCIL)


def test_behind_a_number_sign_is_no_mark() -> None:
    head = "\t\tРезолюция 3201 (2031)\n\t\tпринятая Советом Безопасности на его 12001-м заседании 3 мая 2031 года\n\n\n"
    text = "\tСовет Безопасности,\n\tссылаясь на маяк № 1,\n\t1.\tпостановляет купить масло;\n1 S/2031/1.\n"
    assert "№ 1," in text_with_marks(text, head)
