"""What the United Nations' XML knows beside its text: sponsors, meeting record."""

from __future__ import annotations

import pytest

from generator.readers.akn.background import background
from generator.readers.safe_xml import parse_xml


@pytest.mark.parametrize(
    ("listed", "names"),
    [
        ("Ruritania, Sylvania and Graustark", 3),
        ("RURITANIA, SYLVANIA, and GRAUSTARK", 3),
        ("Saint Vincent and the Grenadines and Trinidad and Tobago", 2),
        ("BOSNIA AND HERZEGOVINA, ANTIGUA AND BARBUDA", 2),
        ("Finland and Iceland", 2),
    ],
)
def test_states_in_a_list(listed: str, names: int) -> None:
    """`Ukraine and Uruguay` are two sponsors, in 1,219 real files the last ones."""
    step = f'<step outcome="draftResolutionAdditionalSponsors" by="{listed}"/>'
    data = f"""<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"><meta>{step}</meta></akomaNtoso>"""
    root = parse_xml(data.encode())
    assert root is not None
    assert len(background(root, None).additional_sponsors) == names


@pytest.mark.parametrize("record", ["A/98/PV.12", "S/PV.6702(Resumption1)", "A/98/PV.12 (Resumption 1)", "S/PV9235"])
def test_symbols_of_meeting_records(record: str) -> None:
    data = f"""<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0">
      <step outcome="adopted" as="{record}"/></akomaNtoso>"""
    root = parse_xml(data.encode())
    assert root is not None
    assert background(root, None).meeting_record == record
