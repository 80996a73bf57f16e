"""Where references lead."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from generator.document.official import official_link
from generator.references.links import Collection, Target


@dataclass(frozen=True)
class Present:
    anchors: frozenset[str]


COLLECTION = Collection(
    {
        ("A/RES/62/152", "en"): Present(frozenset({"op7", "s3-op7", "annex"})),
        ("A/RES/75/101A-B", "en"): Present(frozenset({"part-a", "part-a-op2", "part-b"})),
        ("A/RES/79/245B", "en"): Present(frozenset({"op2"})),
    }
)


@pytest.mark.parametrize(
    ("symbol", "anchors", "target"),
    [
        ("A/RES/62/152", (), Target("A/RES/62/152")),
        ("A/RES/62/152", ("op7",), Target("A/RES/62/152", "op7")),
        ("A/RES/62/152", ("s4-op7", "op7", "s4-p7"), Target("A/RES/62/152", "op7")),
        ("A/RES/62/152", ("op99", "p99"), Target("A/RES/62/152", "", "op99")),
        ("A/RES/75/101A-B", (), Target("A/RES/75/101A-B")),
        ("A/RES/75/101A", (), Target("A/RES/75/101A-B", "part-a")),
        ("A/RES/75/101A", ("op2", "p2"), Target("A/RES/75/101A-B", "part-a-op2")),
        ("A/RES/75/101B", ("op9",), Target("A/RES/75/101A-B", "part-b", "op9")),
        ("A/RES/75/101C", (), None),
        ("A/RES/79/245B", ("op2",), Target("A/RES/79/245B", "op2")),
        ("A/RES/79/245A", (), None),
        ("A/RES/62/153", (), None),
        ("A/62/53", (), None),
    ],
)
def test_targets(symbol: str, anchors: tuple[str, ...], target: Target | None) -> None:
    assert COLLECTION.find(symbol, anchors, "en") == target


def test_another_language_is_not_the_same() -> None:
    assert COLLECTION.find("A/RES/62/152", (), "fr") is None


@pytest.mark.parametrize(
    ("symbol", "address"),
    [
        ("A/62/53", "https://docs.un.org/fr/A/62/53"),
        ("S/RES/1325(2000)", "https://docs.un.org/fr/S/RES/1325%282000%29"),
        ("A/RES/2200(XXI)A", "https://docs.un.org/fr/A/RES/2200%28XXI%29"),
        ("A/RES/3314(XXIX)", "https://docs.un.org/fr/A/RES/3314%28XXIX%29"),
        ("A/RES/71/272A", "https://docs.un.org/fr/A/RES/71/272A"),
        ("A/RES/ES-10/15", "https://docs.un.org/fr/A/RES/ES-10/15"),
    ],
)
def test_official_addresses(symbol: str, address: str) -> None:
    assert official_link(symbol, "fr") == address
