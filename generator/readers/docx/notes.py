"""The notes of a Word file: their bodies, their numbers in the order of print, marks that an editor typed."""

from __future__ import annotations

import re
from collections.abc import Mapping

from generator.readers.docx.branches import is_left_out
from generator.readers.docx.styles import OFF, W, value
from generator.readers.docx.symbols import unicode_of
from generator.readers.safe_xml import Element, local
from generator.readers.words import Words

LONGEST_MARK = 4
STAR = "\u2217"
"""The star of the Symbol font; a note has the one of the keyboard."""


def note_bodies(parts: Mapping[str, Element]) -> dict[str, Element]:
    """The notes by kind and id (`footnote 3`); separators are none."""
    return {
        f"{kind} {value(element, 'id')}": element
        for kind in ("footnote", "endnote")
        if (root := parts.get(f"word/{kind}s.xml")) is not None
        for element in root.iter(W + kind)
        if not value(element, "type") or value(element, "type") == "normal"
    }


def note_references(root: Element) -> list[Element]:
    """The references to notes that are read, in order."""
    found = root.iter(W + "footnoteReference", W + "endnoteReference")
    return [reference for reference in found if not is_left_out(reference)]


def note_key(reference: Element) -> str:
    """Which note a reference cites, as `note_bodies` calls it."""
    return f"{local(reference).removesuffix('Reference')} {value(reference, 'id')}"


def has_own_mark(reference: Element) -> bool:
    """Whether an editor typed the mark (`*`) instead of letting Word count."""
    return value(reference, "customMarkFollows") not in ("", *OFF)


def take_own_mark(run: Element) -> str:
    """The typed mark behind a reference, taken out of its run or the next one; `*` when there is none."""
    mark = _taken(run)
    following = run.getnext()
    while not mark and following is not None and local(following) in ("bookmarkStart", "bookmarkEnd", "proofErr"):
        following = following.getnext()
    if not mark and following is not None and local(following) == "r":
        mark = _taken(following)
    return mark or "*"


def _taken(run: Element) -> str:
    """The mark that is all there is in a run, which then has none."""
    pieces = list(run.iter(W + "t", W + "sym"))
    mark = "".join(_character(one) if local(one) == "sym" else one.text or "" for one in pieces).strip()
    if not mark or len(mark) > LONGEST_MARK or any(character.isspace() for character in mark):
        return ""
    for one in pieces:
        one.text = ""
        one.attrib.clear()
    return mark.replace(STAR, "*")


def _character(sign: Element) -> str:
    code = value(sign, "char")
    return unicode_of(chr(int(code, 16)), value(sign, "font")) if re.fullmatch("[0-9A-Fa-f]{2,5}", code) else ""


def without_mark(words: Words, number: str) -> None:
    """A note whose number Word does not set by itself has it typed before its words."""
    typed = re.escape(number).replace(r"\*", f"[*{STAR}]")
    match = re.match(rf"\s*{typed}\s+", words.text)
    if match:
        words.text = " " * match.end() + words.text[match.end() :]
