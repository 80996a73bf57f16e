"""Invented resolutions, for tests."""

from __future__ import annotations

from generator.document.identity import Symbol
from generator.document.model import Block, Inlines, Kind, Masthead, Note, Part, Printed, Resolution, Text
from generator.references.anchors import with_anchors


def made(*blocks: Block, notes: tuple[Note, ...] = (), language: str = "en", title: str = "Title") -> Resolution:
    """An invented resolution of these blocks."""
    return with_anchors(
        Resolution(
            symbol=Symbol.parse("A/RES/98/111"),
            language=language,
            number="98/111",
            masthead=Masthead(organ="General Assembly"),
            title=Printed((Text(title),)),
            parts=(Part(),),
            blocks=blocks,
            notes=notes,
        )
    )


def operative(number: int, *content: object) -> Block:
    """A numbered paragraph."""
    inlines: Inlines = tuple(Text(one) if isinstance(one, str) else one for one in content)  # type: ignore[misc]
    return Block(Kind.OPERATIVE, inlines, label=f"{number}.", ordinal=str(number))
