"""The same resolution from XML, from Word and from text gives the same document, in every language."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from generator.document.model import Emphasis, NoteReference, Resolution
from generator.readers import READERS
from generator.writers.blocks import blocks_document
from tests.readers.invented import ALL, Invented
from tests.readers.renderings import as_akn, as_text, as_word

FORMS: dict[str, Callable[[Invented], bytes]] = {".txt": as_text, ".xml": as_akn, ".docx": as_word}


def read(one: Invented, ending: str) -> Resolution:
    recognised = READERS[ending](FORMS[ending](one), f"invented{ending}", one.language)
    assert recognised.resolution is not None, recognised.diagnostics
    return recognised.resolution


def test_italics_inside_a_paragraph_come_from_the_file() -> None:
    for ending in (".xml", ".docx"):
        last = next(block for block in read(ALL["en"], ending).blocks if block.label == "2.")
        assert Emphasis("The Keeper’s Almanac") in last.content


def test_a_second_reference_finds_its_note() -> None:
    for ending in FORMS:
        references = [
            (block.label, inline.printed, inline.note)
            for block in read(ALL["en"], ending).blocks
            for inline in block.content
            if isinstance(inline, NoteReference)
        ]
        assert references == [("", "2", 1), ("(b)", "2", 1), ("2.", "3", 2)]


def document(one: Invented, ending: str) -> dict[str, Any]:
    return blocks_document(read(one, ending))


@pytest.mark.parametrize("language", sorted(ALL))
@pytest.mark.parametrize("ending", [".xml", ".docx"])
def test_blocks_notes_and_metadata_are_those_of_the_text(language: str, ending: str) -> None:
    one = ALL[language]
    text, other = document(one, ".txt"), document(one, ending)
    for block, same in zip(other["blocks"], text["blocks"], strict=True):
        # The text has lost its italics; what the program puts back are lead words and heads of tables only.
        told = block.pop("italic_spans")
        assert same.pop("italic_spans") == (told if block["kind"] == "table" else told[:1])
        assert block == same
    assert [(note["id"], note["text"]) for note in other["footnotes"]] == [
        (note["id"], note["text"]) for note in text["footnotes"]
    ]
    assert other["metadata"] == text["metadata"]
