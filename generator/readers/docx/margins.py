"""The words of a Word file as plain lines: those of the text, and those around it in headers, footers and boxes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from generator.readers.docx.branches import REMOVED, is_removed
from generator.readers.docx.package import MAIN
from generator.readers.docx.styles import W
from generator.readers.safe_xml import Element, local
from generator.readers.words import SPACES
from generator.recognition.source import Line

PARAGRAPH, BOX = W + "p", W + "txbxContent"
BREAKS = {"tab": "\t", "br": " "}
CUT = re.compile(r"\s{2,}|\t|(?<=\d{5}) (?=\()")
""" `17-22140 (E)    191217`: what stands apart in a footer."""
FIRST = 1_000_001
"""The numbers of these lines are beyond those of the text."""


def plain_lines(root: Element) -> list[Line]:
    """The words of every paragraph, for telling the language."""
    texts = ("".join(text.text or "" for text in pieces) for pieces in _by_paragraph(root, W + "t"))
    return [Line(number, text) for number, text in enumerate(texts, 1)]


def margin_lines(parts: Mapping[str, Element]) -> Iterator[Line]:
    """Comments (they hold the job number), headers, footers and text boxes, each paragraph a line."""
    names = sorted((name for name in parts if re.search(r"comments|header|footer", name)), reverse=True)
    boxes = [box for box in parts[MAIN].iter(BOX) if _is_first(box)]
    number = FIRST
    for root in (*(parts[name] for name in names), *boxes):
        for pieces in _by_paragraph(root, W + "t", W + "tab", W + "br"):
            text = SPACES.sub(" ", "".join(BREAKS.get(local(one), one.text or "") for one in pieces))
            for piece in CUT.split(text):
                if piece.strip():
                    yield Line(number, piece.strip())
                    number += 1


def _by_paragraph(root: Element, *names: str) -> list[list[Element]]:
    """The elements of these names in each paragraph; those of a paragraph in a text box are not its neighbour's too."""
    found: dict[Element, list[Element]] = {}
    removes = next(root.iter(W + "del", W + "moveFrom"), None) is not None
    for element in root.iter(PARAGRAPH, *names):
        if element.tag == PARAGRAPH:
            found[element] = []
        elif removes and is_removed(element):
            continue
        elif (home := next(element.iterancestors(PARAGRAPH), None)) in found:
            found[home].append(element)
    return list(found.values())


def _is_first(box: Element) -> bool:
    """A box in a box is a part of that; one that tracked changes delete is none."""
    return not any(above.tag == BOX or local(above) in REMOVED for above in box.iterancestors())
