"""Every case comes out as its folder says: page, data, diagnostics."""

from __future__ import annotations

import json

import pytest

from generator.document.model import Kind
from generator.languages import LANGUAGES
from generator.readers.text import read_text
from generator.references.anchors import with_anchors
from tests.cases_support import Case, all_cases


@pytest.mark.parametrize("case", all_cases(), ids=lambda case: case.name)
@pytest.mark.parametrize("name", ["expected.md", "expected.json", "expected.diagnostics"])
def test_case(case: Case, name: str) -> None:
    assert case.actual()[name] == (case.folder / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_kind_in_every_language(language: str) -> None:
    """Every kind is met, also closing words where no letter is small, which only the page tells from paragraphs."""
    cases = [case for case in all_cases() if case.language == language]
    found = {
        block["kind"]
        for case in cases
        for block in json.loads((case.folder / "expected.json").read_text(encoding="utf-8"))["blocks"]
    }
    pages = [(case.folder / "expected.md").read_text(encoding="utf-8") for case in cases]
    if any("-cont .continuation .level-" in page for page in pages):
        found.add(Kind.CONTINUATION.value)
    missing = {kind.value for kind in Kind} - found
    assert missing == set()


def test_parts_have_the_same_addresses_in_every_language() -> None:
    anchors = set()
    for case in all_cases():
        if case.name.startswith("A-RES-98-112A-B-") and case.language != "en":
            found = read_text(case.source.read_bytes(), case.name).resolution
            assert found is not None
            anchors.add(tuple(block.anchor for block in with_anchors(found).blocks))
    assert len(anchors) == 1


def test_there_are_cases() -> None:
    assert any(case.name == "A-RES-62-152-en" for case in all_cases())
