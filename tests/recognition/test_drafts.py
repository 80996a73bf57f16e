"""Texts that recommend another text, and the places where it is signed."""

from __future__ import annotations

import pytest

from generator.document.model import Kind
from tests.recognition.support import kinds, resolution_of

HEAD = "\t\tResolution adopted by the Economic and Social Council on 3 May 2031\n\n\t2031/16.\tLamps\n\n"
DRAFT = (
    "\tThe Economic and Social Council\n"
    "\tRecommends to the General Assembly the adoption of the following draft resolution:\n"
    "\t{formula}\n\tRecalling the lamps,\n\tWelcoming oil,\n"
    "\t1.\tDecides to light them;\n\t2.\tRequests the keepers to report.\n"
)


def test_a_draft_has_a_formula_and_a_preamble_of_its_own() -> None:
    found = resolution_of(DRAFT.format(formula="The General Assembly,"), HEAD)
    assert [block.kind for block in found.blocks] == [
        Kind.FORMULA, Kind.OPERATIVE, Kind.FORMULA, Kind.PREAMBULAR, Kind.PREAMBULAR, Kind.OPERATIVE, Kind.OPERATIVE,
    ]  # fmt: skip
    assert found.symbol.printed == "E/RES/2031/16"


def test_the_name_of_the_body_itself_opens_no_draft() -> None:
    found = kinds(DRAFT.format(formula="The Economic and Social Council"), HEAD)
    assert found.count(Kind.FORMULA) == 1


@pytest.mark.parametrize("below", ["", "\n\n"])
def test_where_the_parties_sign_is_a_table_of_one_row(below: str) -> None:
    body = (
        "\tThe General Assembly,\n\tRecalling the lamps,\n\t1.\tApproves the agreement.\n\n"
        "12th plenary meeting\n3 May 2011\nAnnex\nAgreement on lamps\n\tThe lamps shall burn.\n"
        "For the Keepers\tFor the Harbour" + below
    )
    table = resolution_of(body).blocks[-1]
    assert table.kind is Kind.TABLE
    assert [len(row) for row in table.rows] == [2]
    assert resolution_of(body + "\n\tDone in one copy.\n").blocks[-2].kind is not Kind.TABLE
