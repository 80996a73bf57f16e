"""Printed numbers as links: `7.` in the text of `{ #op7 .op }` becomes a link to `#op7`.

Preambular and unnumbered paragraphs, closing words and quoted ones have no printed number. Their link is empty, and the
style sheet shows its `data-label` in the margin, so that it is neither copied nor found as part of the text. The style
sheet also has the name of the link for who hears the page; the script says more.
"""

from __future__ import annotations

from xml.etree.ElementTree import Element

from markdown.treeprocessors import Treeprocessor

from generator.markdown_extension.markup import (
    classes,
    ending_number,
    insert_before_text,
    is_document,
)

_WITHOUT_NUMBER = frozenset({"continuation", "quoted"})
_LABELLED = frozenset({"op", "sub", "paragraph"})
TITLE_ID = "title"


class NumberTreeprocessor(Treeprocessor):
    """Makes the number of every paragraph that has an address a link to it."""

    def run(self, root: Element) -> None:
        """Look at the paragraphs of the page; lists, quotations and tables hold none."""
        document = is_document(root)
        for element in root:
            if element.tag == "p" and element.get("id"):
                _add_number(element, element.attrib["id"])
            elif element.tag == "h1" and document:
                element.attrib.setdefault("id", TITLE_ID)


def _add_number(paragraph: Element, identifier: str) -> None:
    kinds = classes(paragraph)
    if "pp" in kinds:
        _add_empty(paragraph, identifier, ending_number(identifier))
    elif kinds & _WITHOUT_NUMBER:
        _add_empty(paragraph, identifier, "¶")
    elif kinds & _LABELLED:
        if "unnumbered" in kinds:
            _add_empty(paragraph, identifier, "¶")
        else:
            _wrap_label(paragraph, identifier)


def _add_empty(paragraph: Element, identifier: str, label: str) -> None:
    attributes = {"class": "number", "href": f"#{identifier}", "data-label": label}
    insert_before_text(paragraph, Element("a", attributes), paragraph.text)


def _wrap_label(paragraph: Element, identifier: str) -> None:
    """Wrap the text up to and with the first ordinary space; a label with a space of its own has U+00A0 there.

    The space is in the link since the link stands in the margin: at the beginning of the line it would collapse, and
    who copies the paragraph would get `7.Recalls`.
    """
    label, space, rest = (paragraph.text or "").partition(" ")
    if not label.strip() or (not space and len(paragraph)):
        return
    link = Element("a", {"class": "number", "href": f"#{identifier}"})
    link.text = label + space
    insert_before_text(paragraph, link, rest)
