"""A day of adoption that the number of the resolution contradicts, and a missing title, are told."""

from __future__ import annotations

import datetime
from dataclasses import replace

import pytest

from generator.checks import check
from generator.diagnostics import Code
from generator.document.identity import Symbol
from generator.document.model import Printed
from tests.recognition.support import resolution_of

TEXT = "\tThe General Assembly,\n\tRecalling the lamps,\n\t1.\tDecides.\n\n12th plenary meeting\n3 May 2011\n"


@pytest.mark.parametrize(
    ("symbol", "year", "told"),
    [("S/RES/9001 (2011)", 2011, False), ("S/RES/9001 (2011)", 2009, True), ("A/RES/65/1", 2009, False)],
)
def test_day_of_another_year(symbol: str, year: int, told: bool) -> None:
    """S/RES/2423 (2018) prints a day of 2016."""
    resolution = replace(resolution_of(TEXT), symbol=Symbol.parse(symbol), adoption_date=datetime.date(year, 5, 3))
    codes = {one.code for one in check(resolution, None)}
    assert (Code.DATE_DISAGREES in codes) is told


@pytest.mark.parametrize(
    ("symbol", "titled", "told"),
    [("A/RES/65/1", True, False), ("A/RES/65/1", False, True), ("S/RES/9001 (2011)", False, False)],
)
def test_a_missing_title(symbol: str, titled: bool, told: bool) -> None:
    """E/RES/2022/8 in Arabic; the Security Council gives no titles."""
    resolution = replace(resolution_of(TEXT), symbol=Symbol.parse(symbol))
    resolution = resolution if titled else replace(resolution, title=Printed())
    assert (Code.TITLE_MISSING in {one.code for one in check(resolution, None)}) is told
