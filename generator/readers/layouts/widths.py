"""How wide words are in print, roughly: whether a word would have fitted on the line before tells where it ended."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

NARROW = frozenset("ijltfr.,;:'!|()[]I /-’‘")
WIDE = frozenset("mwMWOQGDNHKUVAXYBRCTELZ—…%@&")
FULL = 0.93
"""A line with the next word that is still narrower than this part of the widest lines was ended by its writer."""


@lru_cache(maxsize=4096)
def width(text: str) -> float:
    """The width of words in sizes of a font like Times."""
    return sum(
        0.3 if one in NARROW else 0.7 if one in WIDE else 1.0 if "\u3000" < one < "\uffef" else 0.47 for one in text
    )


def full_width(lines: Sequence[str]) -> float:
    """The width of a full line: that of the widest but for a few."""
    widths = sorted(width(line.strip()) for line in lines if len(line.strip()) > 30)
    return widths[int(len(widths) * 0.95)] if widths else 0.0


def fits(before: str, after: str, full: float) -> bool:
    """Whether the first word of `after` would have fitted on the line `before`, so that a paragraph ended there."""
    words = after.split()
    return bool(words) and width(before.strip()) + width(" " + words[0]) < FULL * full
