"""Whatever the text: no crash, nothing lost, nothing invented, never another symbol than the one printed."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.checks.conservation import check_conservation
from generator.recognition.chain import recognise
from generator.recognition.source import SourceText
from tests.recognition.support import HEAD, TITLE

SCRAPS = [
    "\tThe General Assembly,", "\tRecalling its resolution 12/345 of 1 May 1999,", "\t1.\tDecides to keep the lamps;",
    "\t2.\tRequests keepers,3 and urges them:", "\t(a)\tTo trim wicks;", "\t(i)\tTo sweep stairs;", "\t(h)\tTo sing;",
    "\t–\tOil;", "I", "\t\tFollow-up", "Annex", "Annex II", "A", "B", "1", "\t\t\t", "a\tb\tc", "\ta\tSee the list.",
    "12th plenary meeting", "3 May 2011", "* * *", "1 See A/65/900.", "2 Ibid.", "3 Ibid., p. 4.", "* Of the islands.",
    "62/152.\tAnother title", "<<ODS JOB NO>>N1112345E<<ODS JOB NO>>", "\t1 -\tتقرر أن تبقي المنارات؛", "\t大会，",
    "\t“(b)\tQuoted words”;", "[on the report of the Sixth Committee", "\t5.", "and demands more light.", "", " ", "\t",
    "\u200e\u200f", "Ⅳ", "²", "\t١.\tنص", "\t𝟙.\tText", "İstanbul,1 ǅ", "\t(أ أ)\tنص", "㈠\t中文", "一.\t治理",
]  # fmt: skip
ALPHABET = st.characters(codec="utf-8")


def assert_sound(text: str) -> None:
    found = recognise(SourceText.of(text, "fuzz.txt"))
    for diagnostic in found.diagnostics:
        assert diagnostic.position.line >= 1
        assert diagnostic.position.column >= 1
    if found.resolution is not None:
        assert found.resolution.symbol.item in text or found.resolution.symbol.session in text
        assert check_conservation(found.resolution, text) == ()


@settings(max_examples=150, deadline=None)
@given(st.text(ALPHABET, max_size=400))
def test_any_text(text: str) -> None:
    assert_sound(text)


@settings(max_examples=300, deadline=None)
@given(st.lists(st.one_of(st.sampled_from(SCRAPS), st.text(ALPHABET, max_size=30)), max_size=40))
def test_any_lines_under_a_head(lines: list[str]) -> None:
    assert_sound(HEAD + TITLE + "\n".join(lines))


@pytest.mark.parametrize("seed", range(20))
def test_shuffled_lines(seed: int) -> None:
    lines = (HEAD + TITLE + "\n".join(SCRAPS)).split("\n")
    random.Random(seed).shuffle(lines)
    assert_sound("\n".join(lines))


@pytest.mark.parametrize("length", range(0, 400, 7))
def test_truncated(length: int) -> None:
    assert_sound((HEAD + TITLE + "\n".join(SCRAPS))[:length])
