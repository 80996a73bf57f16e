"""Nothing is lost and nothing is invented: as many characters in the document as in the file.

The order differs (notes stand inside the words of an XML file, and in a part of their own of a Word file), so the
characters are counted, and looked at one by one only when the counts differ.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from generator.diagnostics import Code, Diagnostic, Position
from generator.document.model import Resolution
from generator.document.walk import plain

UNCOUNTED = re.compile(r"[\s\u200b-\u200f\u202a-\u202e\ufeff]+")
SHOWN = 40


def check_accounts(texts: Iterable[str], resolution: Resolution, set_apart: str = "") -> tuple[Diagnostic, ...]:
    """A diagnostic when the document does not hold the characters of these texts, all that a file has.

    `set_apart` is what was left out on purpose: numbers printed twice, raised digits that became marks.
    """
    theirs, ours = "".join(texts), "".join((*_words(resolution), set_apart))
    if _count(theirs) == _count(ours):
        return ()
    theirs, ours = UNCOUNTED.sub("", theirs), UNCOUNTED.sub("", ours)
    if len(ours) == len(theirs):
        return ()
    lost = "".join((Counter(theirs) - Counter(ours)).elements())[:SHOWN]
    more = "".join((Counter(ours) - Counter(theirs)).elements())[:SHOWN]
    message = f"the document does not show the source: lost {lost!r}, more {more!r}"
    return (Diagnostic(Code.TEXT_CHANGED, message, Position()),)


def _count(text: str) -> int:
    """How many characters are no white space."""
    return sum(map(len, text.split()))


def _words(resolution: Resolution) -> Iterable[str]:
    """Everything the document shows or lists as furniture, but the marks of notes, which such a file has as numbers."""
    masthead = resolution.masthead
    for printed in (masthead.adoption_line, masthead.committee_line, masthead.number_line, resolution.title):
        yield plain(printed.content)
    for piece in resolution.furniture:
        yield piece.text
    for block in resolution.blocks:
        yield block.label
        yield plain(block.content)
        for row in block.rows:
            yield from (plain(cell) for cell in row)
    for note in resolution.notes:
        yield plain(note.content)
    for part in resolution.parts:
        if part.adoption.printed:
            yield from part.adoption.lines
