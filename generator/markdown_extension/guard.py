"""Defence in depth: nothing in the text of a resolution becomes active content.

The writer escapes everything that Markdown or HTML would read. This part holds even if it should fail once: on a
page that is a document, raw HTML is shown as the text it is, and attributes and addresses that could act are dropped.
So it is where two documents are compared, except for the marks of what was added and removed. Pages written by people
are left alone.
"""

from __future__ import annotations

import html
import re
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element

from markdown.treeprocessors import Treeprocessor

from generator.markdown_extension.markup import ENTITY, is_comparison, is_document

_ATTRIBUTES = frozenset({"id", "class", "href", "title", "lang", "dir", "role", "start"})
_ATTRIBUTES |= {"data-note", "data-ours", "data-cited", "data-toc-label"}
_MARKS = re.compile(r"</?(?:ins|del)>")
_NOT_IN_AN_ID = re.compile(r"[^\w.:-]")
_ALIGNMENT = re.compile(r"text-align: (?:left|right|center);")
_SCHEMES = frozenset({"", "http", "https", "mailto"})


class GuardTreeprocessor(Treeprocessor):
    """Takes away what could act from a page that is a document."""

    def run(self, root: Element) -> None:
        """Look at what was put away as raw HTML, and at every element."""
        compared = is_comparison(root)
        if not compared and not is_document(root):
            return
        blocks = self.md.htmlStash.rawHtmlBlocks
        for index, raw in enumerate(blocks):
            harmless = isinstance(raw, str) and (ENTITY.fullmatch(raw) or (compared and _MARKS.fullmatch(raw)))
            if not harmless:
                blocks[index] = html.escape(raw, quote=False) if isinstance(raw, str) else raw
        for element in root.iter():
            _disarm(element)


def _disarm(element: Element) -> None:
    if element.tag == "img":
        element.tag, element.text = "span", element.get("alt")
    for name in list(element.attrib):
        value = element.attrib[name]
        harmless_style = name == "style" and _ALIGNMENT.fullmatch(value or "")
        if name not in _ATTRIBUTES and not harmless_style:
            del element.attrib[name]
    if "id" in element.attrib:
        element.set("id", _NOT_IN_AN_ID.sub("", element.attrib["id"]))
    if "href" in element.attrib and not _is_harmless(element.attrib["href"]):
        element.set("href", "#")


def _is_harmless(address: str) -> bool:
    try:
        return urlsplit(html.unescape(address).strip()).scheme.lower() in _SCHEMES
    except ValueError:
        return False
