"""Head and furniture: symbol, session, dates, in every body and kind of session."""

from __future__ import annotations

import datetime

import pytest

from generator.checks.margins import check_margins
from generator.diagnostics import Code
from generator.recognition.chain import recognise
from generator.recognition.source import SourceText
from tests.recognition.support import HEAD, TITLE, read, resolution_of

TRAILER = (
    "\n\n[DU1]<<ODS JOB NO>>N1199999E<<ODS JOB NO>>\n<<ODS DOC SYMBOL1>>A/RES/65/900<<ODS DOC SYMBOL1>>\n"
    "United NationsA/RES/65/900\nGeneral AssemblyDistr.: General\n6 June 2011Sixty-fifth session\nAgenda item 12 (b)\n"
)


def test_furniture() -> None:
    masthead = resolution_of("\tThe General Assembly,\n\t1.\tDecides;\n" + TRAILER).masthead
    assert masthead.job_number == "N1199999E"
    assert masthead.distribution_date == datetime.date(2011, 6, 6)
    assert masthead.agenda_item == "12 (b)"
    assert masthead.reports == ("A/65/900",)


@pytest.mark.parametrize(
    ("number", "formula", "symbol"),
    [
        ("65/900", "The General Assembly,", "A/RES/65/900"),
        ("ES-21/4", "The General Assembly,", "A/RES/ES-21/4"),
        ("S-39/2", "The General Assembly,", "A/RES/S-39/2"),
        ("3999 (XXIX)", "The General Assembly,", "A/RES/3999(XXIX)"),
        ("2031/2", "The Economic and Social Council,", "E/RES/2031/2"),
        ("65/900 A and B", "The General Assembly,", "A/RES/65/900A-B"),
        ("65/900 A et B", "L’Assemblée générale,", "A/RES/65/900A-B"),
        ("65/900 A–C", "La Asamblea General,", "A/RES/65/900A-C"),
        ("65/900 A и B", "Генеральная Ассамблея,", "A/RES/65/900A-B"),
        ("99/17", "The Human Rights Council,", "A/HRC/RES/99/17"),
    ],
)
def test_symbol_made_of_body_and_number(number: str, formula: str, symbol: str) -> None:
    found = recognise(SourceText.of(f"{number}.\tLamps\n\n\t{formula}\n\t1.\tDecides;\n")).resolution
    assert found is not None
    assert found.symbol.canonical == symbol


def test_written_procedure_has_no_meeting() -> None:
    head = "\t\tResolution 3201 (2031)\n\t\tAdopted by the Security Council on 3 May 2031\n\n"
    text = head + "\tThe Security Council,\n\t1.\tDecides;\n"
    found = recognise(SourceText.of(text)).resolution
    assert found is not None
    assert found.symbol.canonical == "S/RES/3201(2031)"
    assert found.parts[0].adoption.meeting == ""
    assert found.adoption_date == datetime.date(2031, 5, 3)


@pytest.mark.parametrize("said", ["", " ", "*"])
def test_a_field_nobody_filled_in_says_no_symbol(said: str) -> None:
    """Three Chinese texts of the Security Council (S/RES/2565) have no symbol but their number."""
    head = "\t\tResolution 3201 (2031)\n\t\tAdopted by the Security Council on 3 May 2031\n\n"
    text = head + "\tThe Security Council,\n\t1.\tDecides;\n" + TRAILER.replace("A/RES/65/900<<", f"{said}<<")
    found = recognise(SourceText.of(text.partition("United Nations")[0])).resolution
    assert found is not None
    assert found.symbol.canonical == "S/RES/3201(2031)"


@pytest.mark.parametrize("margin", ["A/RES/65/900*", "A/RES/65/900 **"])
def test_a_document_printed_anew_has_the_symbol_it_had(margin: str) -> None:
    body = "\tThe General Assembly,\n\t1.\tDecides;\n"
    fields = TRAILER.replace("A/RES/65/900<<", f"{margin}<<")
    assert resolution_of(body + fields).symbol.canonical == "A/RES/65/900"
    alone = "\n<<ODS JOB NO>>N1199999E<<ODS JOB NO>>\n" + margin.replace(" ", "") + "\n"
    assert resolution_of(body + alone).symbol.canonical == "A/RES/65/900"


def test_a_star_behind_the_number_of_the_council() -> None:
    """S/RES/1244 was printed anew, which its star says."""
    head = "\t\tResolution 3201 (2031)*\n\t\tAdopted by the Security Council on 3 May 2031\n\n"
    assert resolution_of("\tThe Security Council,\n\t1.\tDecides;\n", head).number == "3201 (2031)"


def test_furniture_of_another_document_is_told() -> None:
    found = read("\tThe General Assembly,\n\t1.\tDecides;\n" + TRAILER.replace("65/900", "65/901"))
    assert found.resolution is None
    assert Code.SYMBOL_DISAGREES in {diagnostic.code for diagnostic in found.diagnostics}


@pytest.mark.parametrize(
    "text",
    [
        "Mr. President,\n\nResolution 3201 (2031) lit the lamps.\n1. We want oil.\n",
        "Report of the Keepers\nA/RES/65/900\n1.\tAt its third meeting the Council …\n",
        "def light(lamp):\n    return lamp[1]  # 62/152\n",
        "Resolution adopted by the General Assembly on 3 M",
        "",
    ],
)
def test_what_is_no_resolution_is_refused(text: str) -> None:
    found = recognise(SourceText.of(text))
    assert found.resolution is None
    assert found.diagnostics


def test_other_language_than_expected() -> None:
    text = HEAD + TITLE + "\tThe General Assembly,\n\t1.\tDecides;\n"
    found = recognise(SourceText.of(text), "fr")
    assert Code.LANGUAGE_UNEXPECTED in {diagnostic.code for diagnostic in found.diagnostics}


def test_the_title_of_the_agenda_item_stands_under_it() -> None:
    """Since session 78 documents print it; a line that ends like a sentence is no lost text (A/RES/79/64)."""
    agenda = "Agenda item 12 (b)\nReview of the lamps\nof all towers of the twelfth northern coast:\nlighthouses\n\n"
    resolution = resolution_of("\tThe General Assembly,\n\t1.\tDecides;\n", agenda + HEAD + TITLE)
    assert resolution.background is not None
    assert resolution.background.agenda_title == (
        "Review of the lamps of all towers of the twelfth northern coast: lighthouses"
    )
    assert check_margins(resolution) == ()
