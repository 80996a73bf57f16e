"""Letters that cite a note under a table: plain text glues them to the words, where nothing tells them for certain."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache

from generator.diagnostics import Code, Diagnostic
from generator.document.model import Block, Kind, Resolution
from generator.document.walk import plain

LETTER = re.compile(r"[^\W\d_]")
LAST = re.compile(r"(?P<before>[\d)%]|[^\W\d_]{2,})(?P<mark>[^\W\d_])$")
WORD = re.compile(r"[^\W\d_]+")


def check_table_marks(resolution: Resolution) -> tuple[Diagnostic, ...]:
    """A remark for every `2021a` and `adopteda` in a table with a note `a` under it (A/RES/75/249); they stay text."""

    @cache
    def words() -> frozenset[str]:
        texts = (plain(block.content) for block in resolution.blocks)
        cells = (plain(cell) for block in resolution.blocks for row in block.rows for cell in row)
        return frozenset(word.lower() for text in (*texts, *cells) for word in WORD.findall(text))

    remarks = []
    for index, block in enumerate(resolution.blocks):
        labels = _labels(resolution, index) if block.kind is Kind.TABLE else frozenset()
        for text, match in _candidates(block, labels):
            before = match["before"]
            if not before.isalpha() or _script(before[-1]) != _script(match["mark"]) or before.lower() in words():
                message = f"{match['mark']} behind {text[-30:-1]!r} looks like the mark of a note under the table"
                remarks.append(Diagnostic(Code.MARKER_UNRESOLVED, f"{message}; it stays text", block.position))
    return tuple(remarks)


def _script(letter: str) -> str:
    """`ARABIC`, `LATIN`: the Latin letter behind an Arabic word is none of its letters."""
    return unicodedata.name(letter, "").partition(" ")[0]


def _labels(resolution: Resolution, table: int) -> frozenset[str]:
    """The letters of the notes under a table."""
    found = set()
    for block in resolution.blocks[table + 1 :]:
        if block.kind is not Kind.TABLE_NOTE:
            break
        if LETTER.fullmatch(block.label):
            found.add(block.label)
    return frozenset(found)


def _candidates(table: Block, labels: frozenset[str]) -> Iterator[tuple[str, re.Match[str]]]:
    """The cells that end with one of the letters, glued to a number, a bracket or a word."""
    for row in table.rows if labels else ():
        for cell in row:
            text = plain(cell).rstrip()
            match = LAST.search(text, max(len(text) - 60, 0))
            if match and match["mark"] in labels:
                yield text, match
