"""Turns bytes into an element tree, safely: no entity, no document type, no network is ever followed.

Real files are well formed but for two (E/RES/2023/23 in Arabic closes elements it never opened): those are repaired
and reported.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape

from lxml import etree

from generator.diagnostics import Code, Diagnostic, Position
from generator.readers.akn.end_tags import balanced
from generator.readers.safe_xml import Element, all_text, document_type_line, local, parse_xml, too_many_tags

END_TAG = re.compile(r"</(?:[\w.-]+:)?(?P<name>[\w.-]+)\s*>\Z")
TAG = re.compile(r"<!--.*?-->|<[^>]*>", re.DOTALL)
LARGEST_SOURCE = 50_000_000
"""Bytes. The longest real file has 3 MB."""


@dataclass(frozen=True, slots=True)
class Parsed:
    """The root element, or None when there is none to read; and what there is to say."""

    root: Element | None
    diagnostics: tuple[Diagnostic, ...] = ()


def parse(data: bytes) -> Parsed:
    """Parse the bytes of one file; never raises."""
    refusal = _refusal(data)
    if refusal is not None:
        return Parsed(None, (refusal,))
    try:
        root = parse_xml(data)
        return _akoma_ntoso(root, ()) if root is not None else Parsed(None)
    except (etree.XMLSyntaxError, ValueError) as error:
        position, message = _where(error), str(error).split(", ")[0]
    repaired = _repaired(data)
    if repaired is None:
        return Parsed(None, (Diagnostic(Code.UNREADABLE_SOURCE, f"no well-formed XML: {message}", position),))
    return _akoma_ntoso(
        repaired, (Diagnostic(Code.SOURCE_REPAIRED, f"not well formed, repaired: {message}", position),)
    )


def _repaired(data: bytes) -> Element | None:
    """The root element with the end tags put in order, else as the parser repairs it; None when words are lost."""
    for put_in_order in (True, False):
        try:
            root = parse_xml(balanced(data) if put_in_order else data, recover=True)
        except (etree.XMLSyntaxError, ValueError):
            continue
        if root is not None and _is_whole(root, data):
            return root
    return None


def _is_whole(repaired: Element, data: bytes) -> bool:
    """Whether repairing lost no word: of a file that is cut off, or too deep for the parser, half a text is left."""
    try:
        text = data.decode(repaired.getroottree().docinfo.encoding or "utf-8").rstrip()
    except (LookupError, UnicodeDecodeError):
        return False
    end = END_TAG.search(text)
    if end is None or end["name"] != local(repaired):
        return False
    return _characters(TAG.sub("", text)) == _characters(all_text(repaired))


def _characters(text: str) -> Counter[str]:
    return Counter(one for one in unescape(text) if one.isalnum())


def _refusal(data: bytes) -> Diagnostic | None:
    """What is not even tried: nothing, too much, or a document type, which no file of the United Nations has."""
    if not data.strip():
        return Diagnostic(Code.EMPTY_SOURCE, "nothing in it")
    if len(data) > LARGEST_SOURCE:
        message = f"{len(data):,} bytes; the most an XML source may have is {LARGEST_SOURCE:,}"
        return Diagnostic(Code.SOURCE_TOO_LARGE, message)
    line = document_type_line(data)
    if line is not None:
        message = "it has a document type or entities of its own, which are refused: remove the <!DOCTYPE …> part"
        return Diagnostic(Code.UNREADABLE_SOURCE, message, Position(line))
    return too_many_tags(data)


def _akoma_ntoso(root: Element, diagnostics: tuple[Diagnostic, ...]) -> Parsed:
    if local(root) != "akomaNtoso":
        message = f"the outermost element is <{local(root)}>, not <akomaNtoso>: only Akoma Ntoso XML is read"
        return Parsed(None, (*diagnostics, Diagnostic(Code.UNKNOWN_FORMAT, message, Position(root.sourceline or 1))))
    return Parsed(root, diagnostics)


def _where(error: Exception) -> Position:
    line, column = getattr(error, "position", (1, 1))
    return Position(max(int(line or 1), 1), max(int(column or 1), 1))


def position(element: Element) -> Position:
    """Where an element starts in the file."""
    return Position(int(element.sourceline or 1), 1)


def find(root: Element, name: str, /, **attributes: str) -> Element | None:
    """The first element below `root` with this name and these attributes."""
    for element in root.iter("{*}" + name):
        if all(element.get(key) == value for key, value in attributes.items()):
            return element
    return None


def find_all(root: Element, name: str, /, **attributes: str) -> list[Element]:
    """Every element below `root` with this name, in any namespace, and these attributes."""
    found = root.iter("{*}" + name)
    if not attributes:
        return list(found)
    return [one for one in found if all(one.get(key) == value for key, value in attributes.items())]


def attribute_of(element: Element | None, name: str) -> str:
    """The words of an attribute, white space collapsed; nothing where there is no element."""
    return " ".join(element.get(name, "").split()) if element is not None else ""


def words_of(element: Element | None) -> str:
    """All words of an element, white space collapsed."""
    return " ".join("".join(_pieces(element)).split()) if element is not None else ""


def _pieces(element: Element) -> Iterator[str]:
    """The words of an element piece by piece; a date has a space before it.

    491 files of the Security Council have lost that space: `on<docDate>17 March 2011` in S/RES/1973 (2011). Scripts
    without capitals are left alone: in Chinese no space belongs there.
    """
    before = element.text or ""
    yield before
    for child in element:
        if isinstance(child.tag, str):
            letter = before[-1:]
            if local(child) == "docDate" and letter.lower() != letter.upper():
                yield " "
            yield from _pieces(child)
        before = child.tail or ""
        yield before
