"""What texts of the two councils have and those of the General Assembly have not."""

from __future__ import annotations

import pytest

from generator.document.model import Kind
from tests.recognition.support import kinds, outline, resolution_of

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
    assert Kind.ANNEX_HEADING not in kinds(body.replace("3rd plenary meeting\n3 May 2031\n\n", ""), COUNCIL)


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
