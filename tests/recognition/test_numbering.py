"""The depth of lists from the sequence of their labels."""

from __future__ import annotations

import pytest

from generator.languages import readings
from generator.recognition.numbering import DEEPEST, OpenLists


def levels(labels: str, code: str = "en") -> list[int]:
    """The level of each label of a list."""
    lists = OpenLists()
    read = [readings(label, code) for label in labels.split()]
    return [
        lists.place(index, one, read[index + 1] if index + 1 < len(read) else ()).level
        for index, one in enumerate(read)
    ]


@pytest.mark.parametrize(
    ("labels", "code", "expected"),
    [
        ("(a) (b) (c)", "en", [1, 1, 1]),
        ("(a) (i) (ii) (b)", "en", [1, 2, 2, 1]),
        ("(a) (i) (ii) a. b. (b)", "en", [1, 2, 2, 3, 3, 1]),
        ("(h) (i) (j)", "en", [1, 1, 1]),
        ("(a) – – (b)", "en", [1, 2, 2, 1]),
        ("a) b) i) ii) c)", "fr", [1, 1, 2, 2, 1]),
        ("а) b) с) d)", "ru", [1, 1, 1, 1]),
        ("(أ) (ب) (ج)", "ar", [1, 1, 1]),
        ("㈠ ㈡ (a) (b) ㈢", "zh", [1, 1, 2, 2, 1]),
    ],
)
def test_levels(labels: str, code: str, expected: list[int]) -> None:
    assert levels(labels, code) == expected


def test_no_list_is_deeper_than_any_real_one() -> None:
    assert max(levels("(i) " * 50)) <= DEEPEST
