"""Names that the extension, the page template, the style sheet and the script agree upon.

The extension does not know the language of a page. Where a word of ours belongs it writes one of the markers below,
and `main.html` replaces them by words of the page's language. Each begins with `<`, which no text can contain
unescaped, so a replacement never touches the words of a resolution.
"""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element, SubElement

NOTES_HEADING_ID = "notes"
"""`<h2 id="notes"></h2>`: the template fills in "Notes"."""

NOTES_ROLE = "doc-endnotes"
"""The role of the list of notes."""

BACK = "@back "
"""`<a aria-label="@back 4"`: "Back to the text: note 4"."""

SAME_AS_CLASS = "same-as"
"""`<span class="same-as" data-ours=""><b></b>`: "Refers to note"."""

OURS = "data-ours"
"""Attribute of every element whose words are not the resolution's."""

LEVEL_PREAMBLE, LEVEL_OPERATIVE, LEVEL_NOTES = 21, 22, 23
"""Levels of the groups in the contents that have no printed heading: the template gives them one."""

LEVEL_PREAMBULAR_PARAGRAPH, LEVEL_PARAGRAPH, LEVEL_TABLE = 31, 32, 33
"""Levels of the entries in the contents that are not headings."""

PARAGRAPH_CLASSES = frozenset({"pp", "op", "paragraph"})
SUB_LEVELS = frozenset({"sub-1", "sub-2", "sub-3", "sub-4"})
COMPARED_CLASS = "words"
DOCUMENT_CLASSES = frozenset({"adopted", "report", "number", "formula", "adoption"})

ENTITY = re.compile(r"&(?:#[0-9]+|#x[0-9a-fA-F]+|[0-9a-zA-Z]+);")
"""A character written by its number or name: the only raw HTML of a page that is harmless as it is."""

_ENDING_NUMBER = re.compile(r"(\d+)$")


def classes(element: Element) -> frozenset[str]:
    """Give the classes of an element."""
    return frozenset((element.get("class") or "").split())


def is_document(root: Element) -> bool:
    """Say whether a page is a document of the United Nations and not a page written by us."""
    return any(child.tag == "p" and classes(child) & DOCUMENT_CLASSES for child in root)


def is_comparison(root: Element) -> bool:
    """Say whether a page shows the words of two documents compared."""
    return any(child.tag == "p" and COMPARED_CLASS in classes(child) for child in root)


def ending_number(identifier: str) -> str:
    """Give the number an id ends in: `3` for `s2-pp3`; the empty string if there is none."""
    match = _ENDING_NUMBER.search(identifier)
    return match[1] if match else ""


def insert_before_text(parent: Element, child: Element, text: str | None) -> None:
    """Make `child` the first thing in `parent`, followed by `text` in place of the parent's own."""
    child.tail = text
    parent.text = None
    parent.insert(0, child)


def ours(parent: Element, tag: str, attributes: dict[str, str]) -> Element:
    """Append an element whose words are not the resolution's."""
    return SubElement(parent, tag, {**attributes, OURS: ""})
