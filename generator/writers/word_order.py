"""Cuts right-to-left text so that the structure tree of a PDF has its words in the order of reading.

Typst writes a stretch of letters of one direction and one style in the order of sight, from left to right: of
`الجمعية العامة` a screen reader would be told the second word first. Stretches it keeps in the order of the source. So
every word is made a stretch of its own.
"""

from __future__ import annotations

import re

LETTERS = r"\u0590-\u065f\u066a-\u06ef\u06fa-\u08ff\ufb1d-\ufdff\ufe70-\ufefc"
"""Hebrew and Arabic letters, marks and stops, with their presentation forms; not figures, which run left to right."""
WORD = re.compile(rf"[{LETTERS}]+\s*|[0-9A-Za-z]+(?:[^\s{LETTERS}]*[0-9A-Za-z])?\s*|.\s*", re.DOTALL)


def words_apart(text: str) -> list[str]:
    """The pieces of a text, each with the space after it: a word, a number or symbol, a single stop or bracket."""
    return WORD.findall(text)
