"""Texts that are no resolution, or several: never the address of another text."""

from __future__ import annotations

import pytest

from generator.languages import LANGUAGES, get
from generator.readers.text import read_text
from tests.recognition.support import HEAD, TITLE

TEXT = "\tThe Human Rights Council,\n\tRecalling the lamps,\n\t1.\tDecides to light.\n"


def told(text: str, head: str = "") -> tuple[str, set[str]]:
    """The symbol read, and the codes of the errors."""
    found = read_text((head + text).encode(), "test.txt")
    symbol = found.resolution.symbol.canonical if found.resolution else ""
    return symbol, {one.code.text[:3] for one in found.diagnostics if one.code.text.startswith("E")}


def test_a_decision_is_no_resolution_though_numbered_like_one() -> None:
    title = "66/101.\tLamps\n\n\n"
    assert told(TEXT, "Resolution adopted by the Human Rights Council on 3 May 2031\n" + title)[0] == "A/HRC/RES/66/101"
    decision = "Decision adopted by the Human Rights Council on 3 May 2031\n" + title
    assert told(TEXT, decision) == ("", {"E10"})
    assert told(TEXT + "<<ODS DOC SYMBOL1>>A/HRC/DEC/66/101<<ODS DOC SYMBOL1>>\n", decision) == ("", {"E06"})


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_line_of_a_decision_is_not_that_of_a_resolution(code: str) -> None:
    language = get(code)
    for pattern, other in (("decision", "adoption"), ("adoption", "decision")):
        for line in language.data[pattern]["examples"]:
            assert language.matches(pattern, line)
            assert not language.matches(other, line)


def test_a_list_of_symbols_is_no_resolution() -> None:
    assert told("A/RES/98/111\nA/RES/98/112\nA/RES/98/113\n") == ("", {"E18"})


def test_margins_may_have_the_symbol_with_and_without_its_part() -> None:
    body = "\tThe General Assembly,\n\t1.\tDecides to light.\n"
    symbol, errors = told(body, f"A/RES/65/900 A\n\nA/RES/65/900\n\n{HEAD}{TITLE}")
    assert (symbol, errors) == ("A/RES/65/900A", set())


def test_lines_of_two_bodies_make_no_symbol() -> None:
    head = "141 (1960). Resolution of 5 July 1960\nResolution adopted by the General Assembly on 19 December 2031\n"
    symbol, errors = told("\tThe Security Council,\n\t1.\tDecides to light.\n", head + "79/210.\tLamps\n\n\n")
    assert not symbol
    assert errors


@pytest.mark.parametrize(
    "text",
    [
        "Statement by the President\n\nThank you for resolution 98/111.\n\n1. First, oil.\n2. Second, wicks.\n",
        "United Nations\tA/98/L.31\nUtopia: draft resolution\n\n\tThe General Assembly,\n\t1.\tDecides to light;\n",
        "S/PRST/2043/3\nStatement by the President of the Security Council\n\n“The Security Council requests oil.”\n",
        "import re\n\ndef main():\n    # A/RES/62/152\n    print('The General Assembly,')\n",
        "GA/12345\nGeneral Assembly Adopts Resolution on Lamps\n\nIt adopted resolution 98/111 by 120 votes to 2.\n",
        "Provisional agenda for the 9477th meeting\n\n1.\tAdoption of the agenda.\n2.\tLamps (S/2043/300)\n",
        "A/98/412\n\nLamps\n\nReport of the Secretary-General\n\n1. The Assembly, in its resolution 97/100, asked.\n",
    ],
    ids=["speech", "draft", "presidential statement", "source code", "press release", "agenda", "report"],
)
def test_what_is_no_resolution_gets_no_symbol(text: str) -> None:
    assert told(text) == ("", {"E05"})
