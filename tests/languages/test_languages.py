"""Every language has what English has, and every pattern reads its own examples and no other language's."""

from __future__ import annotations

import itertools
import tomllib

import pytest

from generator.languages import LANGUAGES, SHAPES, Shape, get, readings
from generator.languages.loader import FOLDER

KEYS = sorted(get("en").data)
PATTERNS = sorted(name for name in KEYS if isinstance(get("en").data[name], dict))
OPTIONAL = {"table_heads", "emphasis"}
"""How the print sets emphasis and the heads of tables, where it is not in italics."""
SHARED = {"part", "unit", "dated", "distribution", "date", "table_note"}
"""Patterns that languages may share: letters, units, English furniture in every language."""


@pytest.mark.parametrize("code", LANGUAGES)
def test_complete(code: str) -> None:
    data = get(code).data
    assert sorted(set(data) - OPTIONAL) == sorted(set(KEYS) - OPTIONAL)
    assert len(data["months"]) == 12
    assert [organ["code"] for organ in data["organs"]] == [organ["code"] for organ in get("en").data["organs"]]
    assert len(get(code).letters) >= 20


@pytest.mark.parametrize(("code", "name"), list(itertools.product(LANGUAGES, PATTERNS)))
def test_examples(code: str, name: str) -> None:
    table = get(code).data[name]
    assert table["examples"], f"{code}.toml: [{name}] has no examples"
    for example in table["examples"]:
        assert get(code).pattern(name).search(example), example


@pytest.mark.parametrize(("code", "name"), list(itertools.product(LANGUAGES, sorted(set(PATTERNS) - SHARED))))
def test_examples_of_others(code: str, name: str) -> None:
    for other in LANGUAGES:
        if other == code:
            continue
        own = get(code).data[name]["examples"]
        for example in get(other).data[name]["examples"]:
            if example not in own:
                assert not get(code).pattern(name).fullmatch(example), f"{code} reads {other}: {example}"


@pytest.mark.parametrize("code", LANGUAGES)
def test_organs(code: str) -> None:
    for organ in get(code).data["organs"]:
        assert organ["examples"], f"{code}.toml: organ {organ['code']} has no examples"
        for example in organ["examples"]:
            matching = [found.code for found in get(code).organs if found.formula.match(example)]
            assert matching == [organ["code"]], example


@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: f"{shape.name}-{shape.pattern.pattern}")
def test_shapes_of_labels(shape: Shape) -> None:
    rows = tomllib.loads((FOLDER / "labels.toml").read_text(encoding="utf-8"))["shapes"]
    row = rows[SHAPES.index(shape)]
    for example in row["examples"]:
        assert any(reading.shape == row["name"] for code in LANGUAGES for reading in readings(example, code)), example


@pytest.mark.parametrize(
    ("label", "code", "ordinal"),
    [
        ("7.", "en", "7"),
        ("(b)", "en", "b"),
        ("b)", "fr", "b"),
        ("с)", "ru", "c"),
        ("(ب)", "ar", "b"),
        ("㈡", "zh", "ii"),
        ("7 -", "ar", "7"),
    ],
)
def test_the_same_address_in_every_language(label: str, code: str, ordinal: str) -> None:
    assert readings(label, code)[0].ordinal == ordinal


@pytest.mark.parametrize("code", LANGUAGES)
def test_dates(code: str) -> None:
    for example in get(code).data["date"]["examples"]:
        assert get(code).date(example) is not None
    assert get(code).date("99 99 9999") is None
