"""The same resolution from XML, Word, PDF and text gives the same document, and the same page, in every language.

Where pages differ, it is said here why: `LOST`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.document.model import Emphasis, NoteReference, Resolution
from generator.readers import READERS
from generator.website.conversion import WRITERS, read_source
from generator.website.sources import SourceFile
from generator.writers.blocks import blocks_document
from tests.readers.invented import ALL, Invented
from tests.readers.press import as_dump, as_pdf
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


PAGES: dict[str, Callable[[Invented], bytes]] = {**FORMS, ".pdf": as_pdf, " dump.txt": as_dump}
BACKGROUND = (
    "vote",
    "draft",
    "draft_date",
    "sponsors",
    "additional_sponsors",
    "meeting_record",
    "subjects",
    "sustainable_development_goals",
    "agenda",
    "agenda_title",
)
"""What only XML knows of how a resolution came about."""
JOB, ITALICS, COLUMNS = "the job number with its language", "italics inside a paragraph", "the columns of a table"
LOST = {
    ".docx": (),
    ".pdf": (),
    ".txt": (JOB, ITALICS),
    " dump.txt": (ITALICS, COLUMNS),
}
"""What each form does not have, or has otherwise: a dump of a Word file has the job number of a field, `N4300113E`."""
PRINTED = [("en", form) for form in LOST] + [("fr", form) for form in LOST]
OTHERS = [("zh", ".docx"), ("zh", ".txt"), ("ar", ".docx"), ("ar", ".txt")]
"""The invented press knows no bold words of a sentence in Chinese; a PDF in Arabic is refused."""


def page(one: Invented, form: str) -> str:
    """The page of a resolution from this form."""
    path = Path(f"invented{form}")
    resolution, remarks = read_source(PAGES[form](one), SourceFile(path, path.name, path, one.language))
    assert resolution is not None, remarks
    written = WRITERS["markdown"].write(resolution, "")
    assert isinstance(written, str)
    return written


def parts(text: str, lost: tuple[str, ...]) -> tuple[dict[str, Any], list[str]]:
    """The front matter and the lines of a page, without the background and what a form has lost."""
    _, front, body = text.split("---\n", 2)
    known = {key: value for key, value in yaml.safe_load(front).items() if key not in BACKGROUND}
    if JOB in lost:
        known.pop("job_number")
    if ITALICS in lost:
        body = body.replace("*", "")
    lines = body.splitlines()
    return known, without_table(lines) if COLUMNS in lost else lines


def without_table(lines: list[str]) -> list[str]:
    """A page without its table, of which a dump has all cells in one paragraph."""
    table = re.compile(r"\| |\{ #annex-(?:table|up)1 |.*(?:North coast|Côte nord) 41")
    return [line for line in lines if line and not table.match(line)]


@pytest.mark.parametrize(("language", "form"), [*PRINTED, *OTHERS])
def test_the_page_is_that_of_the_xml(language: str, form: str) -> None:
    one, lost = ALL[language], LOST[form]
    assert parts(page(one, form), lost) == parts(page(one, ".xml"), lost)
