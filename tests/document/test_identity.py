"""Symbols: how they are read, cited and addressed."""

from __future__ import annotations

import pytest

from generator.document.identity import Symbol, SymbolError


@pytest.mark.parametrize(
    ("printed", "number", "path"),
    [
        ("A/RES/62/152", "62/152", "A/RES/62/152"),
        ("A/RES/75/290 A", "75/290 A", "A/RES/75/290A"),
        ("A/RES/75/101A-B", "75/101 A-B", "A/RES/75/101A-B"),
        ("A/RES/3314(XXIX)", "3314 (XXIX)", "A/RES/3314(XXIX)"),
        ("A/RES/217(III)A", "217 A (III)", "A/RES/217(III)A"),
        ("A/RES/2200(XXI)A", "2200 A (XXI)", "A/RES/2200(XXI)A"),
        ("A/RES/3201(S-VI)", "3201 (S-VI)", "A/RES/3201(S-VI)"),
        ("A/RES/ES-11/4", "ES-11/4", "A/RES/ES-11/4"),
        ("S/RES/1325 (2000)", "1325 (2000)", "S/RES/1325(2000)"),
        ("E/RES/2018/2", "2018/2", "E/RES/2018/2"),
        ("A/HRC/RES/55/17", "55/17", "A/HRC/RES/55/17"),
    ],
)
def test_number_and_address(printed: str, number: str, path: str) -> None:
    symbol = Symbol.parse(printed)
    assert (symbol.number, symbol.path) == (number, path)


@pytest.mark.parametrize(
    "text", ["", "A/62/53", "A/RES/", "S/PRST/2007/3", "A/RES/62/152 and more", "S/RES/62/152", "A/RES/1325(2000)"]
)
def test_what_is_no_resolution_is_refused(text: str) -> None:
    with pytest.raises(SymbolError):
        Symbol.parse(text)
