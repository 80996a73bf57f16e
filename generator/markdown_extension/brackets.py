"""Brackets around note marks: Arabic prints `(4)` in the text and before the note.

In the text they stand on both sides of a mark, `(` `[^4]` `)`; at the note the field that printed its number is gone
and `()` is left (A/RES/79/170 in Arabic). On a page they belong to the mark, as in print.
"""

from __future__ import annotations

from collections.abc import Callable
from xml.etree.ElementTree import Element

OPEN, CLOSE = "(", ")"
EMPTY = OPEN + CLOSE


def without_empty(text: str) -> tuple[str, bool]:
    """Take the empty brackets from the beginning of a note; say whether there were any."""
    rest = text.removeprefix(EMPTY)
    return (text, False) if rest == text or rest[:1] not in ("", " ") else (rest.lstrip(" "), True)


def take_around(root: Element, is_mark: Callable[[Element], bool]) -> frozenset[Element]:
    """Take the brackets directly around marks out of the text; answer with the marks that had them."""
    found: list[Element] = []
    for parent in root.iter():
        before: Element | None = None
        for child in parent:
            if is_mark(child) and _take(parent, before, child):
                found.append(child)
            before = child
    return frozenset(found)


def _take(parent: Element, before: Element | None, mark: Element) -> bool:
    text = (parent.text if before is None else before.tail) or ""
    tail = mark.tail or ""
    if not (text.endswith(OPEN) and tail.startswith(CLOSE)):
        return False
    if before is None:
        parent.text = text.removesuffix(OPEN)
    else:
        before.tail = text.removesuffix(OPEN)
    mark.tail = tail.removeprefix(CLOSE)
    return True
