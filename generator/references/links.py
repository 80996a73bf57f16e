"""Says where a reference leads: to a place in a document of the collection, else to docs.un.org.

Pure: what is published comes as data, the form of the link is the caller's (generator/website/linking.py).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

from generator.document.official import PARTS


class HasAnchors(Protocol):
    """A published document: at least its addresses."""

    @property
    def anchors(self) -> frozenset[str]:
        """Every address in the document."""


Published = TypeVar("Published", bound=HasAnchors)


class Collection(Generic[Published]):
    """The published documents by symbol and language, found also by one part of a composite resolution."""

    def __init__(self, documents: Mapping[tuple[str, str], Published]) -> None:
        """`documents` by canonical symbol and language."""
        self.documents = documents
        self.parts: dict[tuple[str, str], list[str]] = {}
        for symbol, language in documents:
            match = PARTS.fullmatch(symbol)
            if match:
                self.parts.setdefault((match["number"], language), []).append(symbol)

    def find(self, symbol: str, anchors: Sequence[str], language: str) -> Target | None:
        """Where a reference to one of `anchors` (none: the whole document) leads; None when it is not published.

        `A/RES/75/101A` is found in `A/RES/75/101A-B`, where its paragraph 2 is `part-a-op2`.
        """
        present = self.documents.get((symbol, language))
        if present is not None:
            return _target(symbol, anchors, present.anchors, "")
        match = PARTS.fullmatch(symbol)
        if match is None or match["last"]:
            return None
        letter = match["first"]
        for composite in self.parts.get((match["number"], language), ()):
            whole = PARTS.fullmatch(composite)
            if whole and whole["last"] and whole["first"] <= letter <= whole["last"]:
                part = f"part-{letter.lower()}"
                return _target(composite, anchors or (part,), self.documents[composite, language].anchors, part)
        return None


@dataclass(frozen=True, slots=True)
class Target:
    """A document and the address in it; `missing` is the address it should have had and has not."""

    symbol: str
    anchor: str = ""
    missing: str = ""


def _target(symbol: str, anchors: Sequence[str], known: frozenset[str], part: str) -> Target:
    for anchor in anchors:
        for wanted in (f"{part}-{anchor}", anchor) if part and anchor != part else (anchor,):
            if wanted in known:
                return Target(symbol, wanted)
    return Target(symbol, part if part in known else "", anchors[0] if anchors else "")
