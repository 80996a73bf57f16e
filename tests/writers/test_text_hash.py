"""The hash of a text changes with every word a reader reads and with nothing else."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generator.diagnostics import Position
from generator.document.model import Block, Emphasis, Kind, NoteReference, Resolution, Text
from generator.writers.text_hash import text_hashes
from tests import paper
from tests.cases_support import all_cases
from tests.made import made, operative

CASES = all_cases()


def resolution() -> Resolution:
    return paper.resolution_of(CASES[0])


def test_what_we_make_of_the_words_does_not_count() -> None:
    plain = made(operative(1, "Decides to act"))
    (block,) = plain.blocks
    content = (Emphasis("Decides"), Text("  to\nact"))
    marked = replace(block, content=content, kind=Kind.PARAGRAPH, position=Position(9, 9))
    assert text_hashes(replace(plain, blocks=(marked,))) == text_hashes(plain)


@pytest.mark.parametrize(
    "change",
    [
        lambda block: replace(block, label="2."),
        lambda block: replace(block, content=(*block.content, Text("!"))),
        lambda block: replace(block, content=(*block.content, NoteReference("1", 0))),
    ],
)
def test_every_word_number_and_mark_counts(change: object) -> None:
    assert callable(change)
    before = resolution()
    index = next(place for place, block in enumerate(before.blocks) if block.kind is Kind.OPERATIVE)
    blocks = list(before.blocks)
    blocks[index] = change(blocks[index])
    old, new = text_hashes(before), text_hashes(replace(before, blocks=tuple(blocks)))
    assert old.document != new.document
    assert [place for place, pair in enumerate(zip(old.blocks, new.blocks, strict=True)) if len({*pair}) > 1] == [index]
    assert old.notes == new.notes


def test_cells_and_addresses_count() -> None:
    rows = (((Text("ab"),), (Text("c"),)),)
    table = Block(Kind.TABLE, rows=rows, anchor="table1")
    other = replace(table, rows=(((Text("a"),), (Text("bc"),)),))
    document = made(table)
    base = text_hashes(replace(document, blocks=(table,)))
    assert text_hashes(replace(document, blocks=(other,))).blocks != base.blocks
    moved = text_hashes(replace(document, blocks=(replace(table, anchor="table2"),)))
    assert moved.blocks == base.blocks
    assert moved.document != base.document
