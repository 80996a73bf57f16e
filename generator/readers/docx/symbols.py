"""Characters of the fonts Symbol and Wingdings, whose codes are not those of Unicode (`<w:sym w:char="F0B7"/>`).

Word adds F000 to the code in the font. Source: Unicode's table for the Symbol font (Adobe), and for Wingdings the signs
that lists and forms use.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

PRIVATE = re.compile("[\uf000-\uf0ff]")
FIRST = 0xF000
LISTS: Mapping[int, str] = MappingProxyType({0xB7: "•", 0xA7: "▪", 0x2D: "–", 0x6F: "○"})
"""The signs of lists, which mean the same whatever the font is."""
LETTERS = "ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ"
SMALL = "αβχδεφγηιϕκλμνοπθρστυϖωξψζ"
SIGNS = "€ ′≤⁄∞     ↔←↑→↓°±″≥×∝∂•÷≠≡≈…"
SYMBOL: Mapping[int, str] = MappingProxyType(
    {
        **{0x41 + place: letter for place, letter in enumerate(LETTERS)},
        **{0x61 + place: letter for place, letter in enumerate(SMALL)},
        **{0xA0 + place: sign for place, sign in enumerate(SIGNS) if sign != " "},
        **{ord(sign): sign for sign in "!#%&()+,./0123456789:;<=>?[]_{|}"},
        0x22: "∀",
        0x24: "∃",
        0x2A: "∗",
        0x2D: "–",
        0x40: "≅",
    }
)
SIGNS_OF_FORMS = (0x6C, 0x6E, 0x6F, 0x71, 0x75, 0x76, 0xA7, 0xA8, 0xD8, 0xE0, 0xFB, 0xFC, 0xFD, 0xFE)
WINGDINGS: Mapping[int, str] = MappingProxyType(dict(zip(SIGNS_OF_FORMS, "●■○❑◆❖▪◻➢→✗✓☒☑", strict=True)))
FONTS: Mapping[str, Mapping[int, str]] = MappingProxyType({"symbol": SYMBOL, "wingdings": WINGDINGS})


def symbols(text: str, font: str) -> str:
    """What plain letters show in such a font (`a` is α in Symbol); one that is not known gets its code in the font."""
    known = {**LISTS, **FONTS[font.lower()]}
    return "".join(
        known.get(ord(one), chr(FIRST + ord(one))) if ord(one) < 0x100 and not one.isspace() else one for one in text
    )


def unicode_of(text: str, font: str) -> str:
    """The text with what is known of such a font's characters; what is not known stays as it is."""
    if text.isascii() or not PRIVATE.search(text):
        return text
    known = {**LISTS, **FONTS.get(font.lower(), {})}
    return PRIVATE.sub(lambda match: known.get(ord(match[0]) - FIRST, match[0]), text)
