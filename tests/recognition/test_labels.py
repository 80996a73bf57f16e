"""Labels that real texts have seldom: targets with letters, letters put in later, letters beyond z."""

from __future__ import annotations

import string

import pytest

from generator.references.anchors import with_anchors
from tests.recognition.support import resolution_of

F = "\tThe General Assembly,\n\tRecalling the lamps,\n"


def items(body: str) -> list[tuple[str, int, str]]:
    """Label, level and address of every sub-paragraph."""
    found = with_anchors(resolution_of(F + body))
    return [(block.label, block.level, block.anchor) for block in found.blocks if block.kind.value == "subparagraph"]


def test_targets_go_on_with_letters() -> None:
    """The targets of the Sustainable Development Goals, 1.1 to 1.b below Goal 1 (A/RES/70/1)."""
    goals = "".join(
        f"\t\tGoal {goal}. End darkness\n\t{goal}.1\tBy night\n\t{goal}.2\tBy day\n\t{goal}.a\tOil\n\t{goal}.b\tWicks\n"
        for goal in (1, 2)
    )
    expected = [
        (f"{goal}.{value}", 1, f"h{goal}-{value}") for goal in (1, 2) for value in ("1", "2", "a", "b")
    ]  # fmt: skip
    assert items("\t1.\tDecides.\n" + goals) == expected


@pytest.mark.parametrize("label", ["(a bis)", "(a)bis", "(a) bis", "a bis)"])
def test_a_letter_put_in_later(label: str) -> None:
    assert items(f"\t1.\tDecides:\n\t(a)\tOil;\n\t{label}\tMore oil;\n\t(b)\tWick;\n\t(c)\tMast;\n") == [
        ("(a)", 1, "op1-a"), (label, 1, "op1-abis"), ("(b)", 1, "op1-b"), ("(c)", 1, "op1-c"),
    ]  # fmt: skip


def test_letters_beyond_z() -> None:
    letters = [*string.ascii_lowercase, "aa", "bb", "cc"]
    body = "\t1.\tDecides:\n" + "".join(f"\t({letter})\tLamp of {letter};\n" for letter in letters)
    assert items(body) == [(f"({letter})", 1, f"op1-{letter}") for letter in letters]


def test_words_in_columns_are_no_label() -> None:
    found = resolution_of(F + "\t1.\tDecides:\n\t2x.a\tIncrease wicks\n\t2.\tEnds.\n")
    assert [block.kind.value for block in found.blocks[3:]] == ["paragraph", "operative"]
