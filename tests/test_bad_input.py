"""Whole texts of every kind and language, torn: cut off, in another order, two in one, with bytes changed.

Whatever comes of it, the chain that makes a page ends, nothing is lost or invented, no address stands twice, and the
symbol is one that the text has.
"""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.diagnostics import Code, Severity
from generator.website.conversion import WRITERS, read_source
from generator.website.sources import SourceFile
from tests.cases_support import all_cases

TEXTS = [case.source.read_text(encoding="utf-8") for case in all_cases() if case.source.suffix == ".txt"]
NO_RESOLUTIONS = [
    "Mr. President,\n\nI have the honour to speak on behalf of the keepers. 1 May was a good day.\n\nThank you.\n",
    "def light(lamp: Lamp) -> int:\n    return lamp.oil[0] + 1  # 62/152\n",
    "Report of the Secretary-General\n\nI.\tIntroduction\n\n1.\tThe report is on oil.1\n\n1 A/65/900.\n",
]
SOURCE = Path("torn.txt")


def convert(data: bytes) -> str:
    """The page of a source, empty when it has none; fails when a promise is broken."""
    resolution, diagnostics = read_source(data, SourceFile(SOURCE, SOURCE.name, SOURCE))
    assert Code.TEXT_CHANGED not in {found.code for found in diagnostics}
    assert all(found.position.line >= 1 and found.position.column >= 1 for found in diagnostics)
    if resolution is None:
        assert any(found.code.severity is Severity.ERROR for found in diagnostics)
        return ""
    assert resolution.symbol.item in data.decode("utf-8", "replace")
    anchors = [block.anchor for block in resolution.blocks if block.anchor] + [note.anchor for note in resolution.notes]
    assert len(anchors) == len(set(anchors))
    for name in ("json", "akn", "blocks"):
        assert WRITERS[name].write(resolution, "")
    page = WRITERS["markdown"].write(resolution, "")
    assert isinstance(page, str)
    return page


texts = st.sampled_from(TEXTS)
shares = st.floats(0, 1)


@settings(max_examples=25, deadline=None)
@given(texts, shares, shares)
def test_cut_off(text: str, start: float, end: float) -> None:
    convert(text[int(start * len(text)) :].encode())
    convert(text[: int(end * len(text))].encode())


@settings(max_examples=25, deadline=None)
@given(texts, st.randoms(use_true_random=False))
def test_lines_in_another_order(text: str, chance: random.Random) -> None:
    lines = text.split("\n")
    chance.shuffle(lines)
    convert("\n".join(lines).encode())


@settings(max_examples=25, deadline=None)
@given(texts, texts, shares)
def test_one_text_within_another(text: str, other: str, share: float) -> None:
    place = int(share * len(text))
    convert((text[:place] + other + text[place:]).encode())


@settings(max_examples=25, deadline=None)
@given(texts, st.lists(st.tuples(shares, st.integers(0, 255)), min_size=1, max_size=30))
def test_changed_bytes(text: str, changes: list[tuple[float, int]]) -> None:
    data = bytearray(text.encode())
    for share, value in changes:
        data[min(int(share * len(data)), len(data) - 1)] = value
    convert(bytes(data))


@settings(max_examples=25, deadline=None)
@given(texts, st.lists(st.tuples(shares, st.sampled_from("\t\n 1a(*),.“\u00a0\u200f\u2028\x0b")), max_size=30))
def test_changed_characters(text: str, changes: list[tuple[float, str]]) -> None:
    characters = list(text)
    for share, character in changes:
        characters[min(int(share * len(characters)), len(characters) - 1)] = character
    convert("".join(characters).encode())


@pytest.mark.parametrize("text", NO_RESOLUTIONS)
def test_what_is_no_resolution_is_refused(text: str) -> None:
    assert convert(text.encode()) == ""


def test_whole_texts_have_pages() -> None:
    assert all(convert(text.encode()) for text in TEXTS)
