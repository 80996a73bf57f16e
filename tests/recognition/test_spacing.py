"""However the white space of a text was changed on its way, it is read as the same document.

Known texts are rewritten as people receive them (tabs as spaces, no indents, blank lines between paragraphs, Windows
line ends, no-break spaces) and must give the same blocks, notes and closing lines as they did.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.checks.conservation import check_conservation
from generator.document.walk import plain
from generator.readers.text import read_text
from generator.recognition.chain import Recognised
from generator.references.anchors import with_anchors
from tests.recognition.support import HEAD

CASES = Path(__file__).parent.parent / "cases"
SOURCES = {path.parent.name: path.read_text(encoding="utf-8") for path in sorted(CASES.glob("*/source.txt"))}
TOLD_BY_TABS = "S-RES-3202-en"
"""Its captions (`Urgent temporary measures:`) are headings because they have no tab, where paragraphs have one."""
TITLE = "65/900.\tLighthouses of small islands\n\n\n"
PLAIN = (
    HEAD
    + TITLE
    + """\tThe General Assembly,
\tRecalling its resolution 64/12 of 3 May 2010,1 by which it asked for light,
\t\tI
\t\tLamps
\t1.\tDecides that the keepers shall, within existing resources and in all weathers:
\t(a)\tTrim the wicks:
\t(i)\tOf the east;
\t(ii)\tOf the west;
\t(b)\tSweep the stairs;
\tand report to it;
\t2.\tAlso decides to replace rule 4 by the following:
\t“1.\tLamps shall burn.
\t2.\tOil shall flow.”
\t\tII
\t\tFollow-up
\tNoting that 200,000 ships pass,
\t2 bis.\tCalls upon keepers:
\t–\tTo write;
\t–\tTo sing;
\t3.\tDecides.

12th plenary meeting
3 May 2011
Annex I
\t\tRules of the lamps
\t1.\tLamps are lit at dusk.
\t2.\tThey are put out at dawn.
1 Resolution 64/12.
"""
)


def spaces(text: str) -> str:
    return text.replace("\t", "    ")


def one_space(text: str) -> str:
    return text.replace("\t", " ")


def ideographic(text: str) -> str:
    return text.replace("\t", "\u3000\u3000")


def margin(text: str) -> str:
    """No indents, and a space behind a label: so a browser copies a page."""
    lines = (line.lstrip("\t") for line in text.split("\n"))
    return "\n".join(line.replace("\t", " ", 1) if line.count("\t") == 1 else line for line in lines)


def glued(text: str) -> str:
    """No indents, and nothing behind a label of the body: so a browser copies numbers that stand beside the text."""
    return re.sub(r"(?m)^((?:\d+\.|\(\w+\))) (?=[^\W\d_])", r"\1", margin(text))


def parted(text: str) -> str:
    return text.replace("\n", "\n\n")


def windows(text: str) -> str:
    return text.replace("\n", "\r\n")


def no_break(text: str) -> str:
    """As browsers paste: indents of no-break spaces, and one among the words of every line."""
    lines = text.replace("\t", "\u00a0" * 4).split("\n")
    return "\n".join(re.sub(r"(?<=[^\W\d_]) (?=[^\W\d_])", "\u00a0", line, count=1) for line in lines)


def trailing(text: str) -> str:
    return text.replace("\n", "  \n")


EXACT: tuple[Callable[[str], str], ...] = (spaces, ideographic, parted, windows, no_break, trailing)
WITHOUT_CELLS: tuple[Callable[[str], str], ...] = (one_space, margin)
"""Nothing tells the cells of a table apart any more."""


def squeezed(text: str) -> str:
    return " ".join(text.split())


def reading(recognised: Recognised) -> list[object]:
    """All that a reader sees of a text, white space aside."""
    assert recognised.resolution is not None
    found = with_anchors(recognised.resolution)
    rows = [[tuple(squeezed(plain(cell)) for cell in row) for row in block.rows] for block in found.blocks]
    blocks = [
        (block.kind, squeezed(block.label), block.level, block.parent, block.anchor, squeezed(plain(block.content)))
        for block in found.blocks
    ]
    notes = [(note.anchor, squeezed(plain(note.content))) for note in found.notes]
    parts = [(part.letter, part.adoption.meeting.split(), part.adoption.date) for part in found.parts]
    return [squeezed(plain(found.title.content)), *blocks, *rows, *notes, *parts]


def read(text: str) -> Recognised:
    return read_text(text.encode(), "test.txt")


def assert_same(text: str, change: Callable[[str], str]) -> None:
    changed = change(text)
    recognised = read(changed)
    assert reading(recognised) == reading(read(text))
    assert recognised.resolution is not None
    assert check_conservation(recognised.resolution, changed) == ()


@pytest.mark.parametrize("change", EXACT, ids=lambda change: change.__name__)
@pytest.mark.parametrize("name", SOURCES)
def test_case(name: str, change: Callable[[str], str]) -> None:
    assert_same(SOURCES[name], change)


@pytest.mark.parametrize("change", [*EXACT, *WITHOUT_CELLS, glued], ids=lambda change: change.__name__)
def test_text_without_tables(change: Callable[[str], str]) -> None:
    assert_same(PLAIN, change)


@pytest.mark.parametrize("change", WITHOUT_CELLS, ids=lambda change: change.__name__)
@pytest.mark.parametrize("name", sorted(SOURCES.keys() - {TOLD_BY_TABS}))
def test_body_of_a_case(name: str, change: Callable[[str], str]) -> None:
    """Of the cases, which have tables in their annexes, the bodies."""
    assert_same(re.sub(r"(?m)^(?!\d+/)[^\n\t]+\t[^\n]*\n|^\t\t+\n", "", SOURCES[name]), change)


@settings(max_examples=60, deadline=None)
@given(st.permutations(["parted", "windows", "trailing"]), st.sampled_from([spaces, no_break, margin]))
def test_changes_one_after_the_other(order: list[str], first: Callable[[str], str]) -> None:
    def change(text: str) -> str:
        text = first(text)
        for name in order[:2]:
            text = {"parted": parted, "windows": windows, "trailing": trailing}[name](text)
        return text

    assert_same(PLAIN, change)


def test_columns_are_those_of_the_source() -> None:
    for change in (spaces, one_space, margin, no_break, glued):
        text = change(PLAIN.replace("\t3.\tDecides.", "\t5.\tDecides."))
        (skipped,) = read(text).diagnostics
        line = text.split("\n")[skipped.position.line - 1]
        assert line[skipped.position.column - 1 :].startswith("5.")
