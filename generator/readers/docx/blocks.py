"""What the body of a Word file is made of: paragraphs and tables, some of them in wrappers, some deleted."""

from __future__ import annotations

from collections.abc import Iterator

from generator.readers.docx.styles import W
from generator.readers.safe_xml import Element, local

WRAPPERS = frozenset({"sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag"})
REMOVED = frozenset({"del", "moveFrom"})


def end_deleted(paragraph: Element) -> bool:
    """Whether tracked changes delete the end of a paragraph, so that the next one goes on with it."""
    marks = paragraph.find(f"{W}pPr/{W}rPr")
    return marks is not None and any(local(mark) in REMOVED for mark in marks)


def row_deleted(row: Element) -> bool:
    """Whether tracked changes delete the row of a table."""
    return row.find(f"{W}trPr/{W}del") is not None


def paragraphs_in(cell: Element) -> Iterator[Element]:
    """The paragraphs of a cell in order, those of tables inside it included, those of text boxes not."""
    for block in blocks(cell):
        if local(block) == "p":
            yield block
        else:
            for inner in block.iter(W + "tc"):
                if next(inner.iterancestors(W + "tbl"), None) is block:
                    yield from paragraphs_in(inner)


def blocks(body: Element) -> Iterator[Element]:
    """The paragraphs and tables of a body in order, those inside content controls included."""
    for child in body:
        name = local(child)
        if name in ("p", "tbl"):
            yield child
        elif name in WRAPPERS:
            yield from blocks(child)
        elif name == "AlternateContent":
            yield from (block for choice in child[:1] for block in blocks(choice))
