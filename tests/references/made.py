"""Resolutions made for tests, all of invented words."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from generator.document.identity import Symbol
from generator.document.model import Block, Kind, Masthead, Note, Part, Printed, Resolution, Text
from generator.references.anchors import with_anchors


def made(
    symbol: str = "A/RES/62/152",
    preamble: Sequence[str] = (),
    operative: Sequence[str] = (),
    notes: Sequence[str] = (),
    language: str = "en",
    title: str = "",
    adopted: datetime.date | None = None,
    published: datetime.date | None = None,
) -> Resolution:
    """A resolution of one part with these paragraphs; operative ones are numbered from 1."""
    blocks = [Block(Kind.PREAMBULAR, (Text(text),)) for text in preamble]
    blocks += [
        Block(Kind.OPERATIVE, (Text(text),), label=f"{number}.", ordinal=str(number))
        for number, text in enumerate(operative, 1)
    ]
    return with_anchors(bare(symbol, blocks, notes, language, title, adopted, published))


def bare(
    symbol: str,
    blocks: Sequence[Block],
    notes: Sequence[str] = (),
    language: str = "en",
    title: str = "",
    adopted: datetime.date | None = None,
    published: datetime.date | None = None,
) -> Resolution:
    """A resolution of these blocks as they are."""
    parsed = Symbol.parse(symbol)
    return Resolution(
        symbol=parsed,
        language=language,
        number=parsed.number,
        masthead=Masthead(distribution_date=published),
        title=Printed((Text(title),) if title else ()),
        parts=(Part(),),
        blocks=tuple(blocks),
        notes=tuple(Note(str(number), (Text(text),)) for number, text in enumerate(notes, 1)),
        adoption_date=adopted,
    )
