"""Tables: the attribute list that follows a table, column headings, figures, and a box that scrolls."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

from markdown.extensions.attr_list import get_attrs_and_remainder
from markdown.treeprocessors import Treeprocessor

_ATTRIBUTE_LIST = re.compile(r"\{:?[ ]*([^{}\n]*?)[ ]*\}")
_PERIOD = re.compile(r"\d+[-–/]\d+")
_FIGURE = re.compile(r"[-–+(]?\d[\d.,\s]*\)?%?")
_NO_FIGURE = re.compile(r"[-–—]")
"""What stands where there is no figure."""


class TableTreeprocessor(Treeprocessor):
    """Gives a table the attributes of the paragraph behind it, which is then dropped."""

    def run(self, root: Element) -> None:
        """Look for a table followed by an attribute list; tables without one are not ours."""
        kept: list[Element] = []
        for child in list(root):
            match = (
                _ATTRIBUTE_LIST.fullmatch((child.text or "").strip()) if child.tag == "p" and not len(child) else None
            )
            if match and kept and kept[-1].tag == "table":
                kept[-1] = _dress(kept[-1], match[1])
            else:
                kept.append(child)
        root[:] = kept


def _dress(table: Element, attributes: str) -> Element:
    names: list[str] = []
    for key, value in get_attrs_and_remainder(attributes)[0]:
        if key == "." and value:
            names.append(value)
        elif key == "id" and value:
            table.set("id", value)
    table.set("class", " ".join(names) or "table")
    _mend_head(table)
    _mark_figures(table)
    box = Element("div", {"class": "table-box"})
    box.append(table)
    return box


def _mend_head(table: Element) -> None:
    """Name the headings of columns; an empty one is an ordinary cell, and a head that is all empty is dropped."""
    head = table.find("thead")
    if head is None:
        return
    cells = list(head.iter("th"))
    if not any("".join(cell.itertext()).strip() for cell in cells):
        table.remove(head)
        return
    for cell in cells:
        if "".join(cell.itertext()).strip():
            cell.set("scope", "col")
        else:
            cell.tag = "td"


def _mark_figures(table: Element) -> None:
    """Mark the columns that hold nothing but figures or periods of years, for the style sheet.

    Elsewhere a single figure of several pieces, `62 287 400`, is marked: broken, and from right to left, it would be
    read as another one.
    """
    rows = [list(row) for row in table.iter("tr")]
    body = [row for row in rows if all(cell.tag == "td" for cell in row)]
    for column in range(max((len(row) for row in rows), default=0)):
        texts = ["".join(row[column].itertext()).strip() for row in body if column < len(row)]
        kind = _kind([text for text in texts if text])
        if kind:
            for row in rows:
                if column < len(row):
                    row[column].set("class", kind)
            continue
        for cell in (row[column] for row in body if column < len(row)):
            text = "".join(cell.itertext()).strip()
            if " " in text and _FIGURE.fullmatch(text):
                cell.set("class", "unbroken")


def _kind(texts: list[str]) -> str:
    figures = [text for text in texts if not _NO_FIGURE.fullmatch(text)]
    if figures and all(_FIGURE.fullmatch(text) for text in figures):
        return "figure"
    return "period" if texts and all(_PERIOD.fullmatch(text) for text in texts) else ""
