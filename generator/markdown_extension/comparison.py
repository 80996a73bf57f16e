"""The rows of a page that compares two documents: their places become links.

`62/152, Paragraph 6 → 64/163, Paragraph 7 ± changed` with `{ #now-op7 .row data-before=op6 data-after=op7 }` says all
that is needed; the two documents are the links of the `.compared` paragraphs. Written out as Markdown, three links
a row would make such a page twice as long and as slow to build. What a reader can do with the page stands under its
head, before the first row: the extension leaves room for it, the template puts it there in the language of the page.
"""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element, SubElement

from markdown.treeprocessors import Treeprocessor

from generator.markdown_extension.markup import OURS, classes, is_comparison

_ARROW = re.compile(r" ([→←]) ")
_BEFORE_FATE = "\u2003"
"""An em space: no name of a place has one."""
_ON_THIS_PAGE = "#"


class ComparisonTreeprocessor(Treeprocessor):
    """Puts the links into the rows, and room for the tools before them."""

    def run(self, root: Element) -> None:
        """Look at the rows; the documents come before them."""
        if not is_comparison(root):
            return
        documents = [link.get("href", "") for p in root if "compared" in classes(p) for link in p.findall("a")][:2]
        rows = [row for row in root if "row" in classes(row)]
        if rows:
            root.insert(list(root).index(rows[0]), Element("div", {"class": "tools", OURS: ""}))
        for row in rows:
            if len(documents) == 2:
                _link(row, documents[0], documents[1])


def _link(row: Element, earlier: str, later: str) -> None:
    places, _, fate = (row.text or "").rpartition(_BEFORE_FATE)
    names = _ARROW.split(places)
    wanted = [(earlier, row.attrib.pop("data-before", "")), (later, row.attrib.pop("data-after", ""))]
    targets = [anchor if anchor.startswith(_ON_THIS_PAGE) else f"{page}#{anchor}" for page, anchor in wanted if anchor]
    if len(targets) != len(names[::2]):
        return
    row.text = ""
    for name, arrow, target in zip(names[::2], [*names[1::2], ""], targets, strict=True):
        link = SubElement(row, "a", {"href": target})
        link.text = name
        link.tail = f" {arrow} " if arrow else " "
    here = SubElement(row, "a", {"class": "fate", "href": f"#{row.get('id', '')}"})
    here.text = fate
