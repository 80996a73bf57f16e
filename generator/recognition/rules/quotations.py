"""Paragraphs inside a quotation of several: their numbers are those of the text quoted, not of the resolution."""

from __future__ import annotations

import re

from generator.document.model import Kind
from generator.languages import Reading, readings
from generator.recognition.lines import LABEL, MarkedLine
from generator.recognition.numbering import OpenLists
from generator.recognition.rules.numbers import TOP_SHAPES
from generator.recognition.structure import Quoting, Walk

SPACED = re.compile(r"(?P<label>\d{1,3}\.)[ \u00a0]")


def quotation(walk: Walk, line: MarkedLine) -> bool:
    """`“1. …` / `2. …` / `3. …”` below `Decides to amend the rules as follows:`: quoted paragraphs 1 to 3.

    Lists below a quoted number hang from it. Behind the quotation the text goes on where it was: with the list that
    was open, with its own paragraph 2.
    """
    quoting = _quoting(walk)
    if quoting is None:
        return False
    marked = line.text[:1] in walk.language.quotation_marks
    read = _number(line.readings) or (inner_number(walk, line) if marked else None)
    if read is None and (marked or line.label or walk.annex):
        return False
    owner = quoting.owner if quoting.owner is not None else walk.annex_heading
    block = walk.add(Kind.QUOTED, line, parent=owner, ordinal=read.ordinal if read else "")
    if read is not None:
        walk.owner, walk.lists = block, OpenLists()
    return True


def _quoting(walk: Walk) -> Quoting | None:
    """The quotation this line stands in; what the walk had in mind before it is kept, and is back behind it."""
    quoting = walk.quoting
    if quoting is not None and walk.index > quoting.end:
        walk.owner, walk.lists, walk.quoting = quoting.owner, quoting.lists, None
    elif quoting is not None:
        return quoting
    end = walk.quotations.get(walk.index)
    if end is not None:
        walk.quoting = Quoting(end, walk.owner, walk.lists)
    return walk.quoting


def _number(read: tuple[Reading, ...]) -> Reading | None:
    return next((reading for reading in read if reading.shape in TOP_SHAPES), None)


def inner_number(walk: Walk, line: MarkedLine) -> Reading | None:
    """The number behind the opening mark, which stays in the words with it: `“1.<TAB>Lamps …`, `“1. Lamps …`."""
    words = line.text[1:].lstrip()
    match = LABEL.match(words) or SPACED.match(words)
    return _number(readings(match["label"], walk.language.code)) if match else None
