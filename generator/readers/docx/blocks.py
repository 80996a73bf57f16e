"""The paragraphs and tables of a body in order, and what tracked changes take out of them."""

from __future__ import annotations

from collections.abc import Iterator

from generator.readers.docx.branches import LEFT_OUT, REMOVED
from generator.readers.docx.styles import W
from generator.readers.safe_xml import Element, local


def blocks(body: Element) -> Iterator[Element]:
    """The paragraphs and tables of a body in order, whatever they are wrapped in."""
    for child in body:
        name = local(child)
        if name in ("p", "tbl"):
            yield child
        elif name not in LEFT_OUT:
            yield from blocks(child)


def paragraphs_in(cell: Element) -> Iterator[Element]:
    """The paragraphs of a cell in order, those of tables inside it included, those of text boxes not."""
    for block in blocks(cell):
        if local(block) == "p":
            yield block
        else:
            for inner in block.iter(W + "tc"):
                if next(inner.iterancestors(W + "tbl"), None) is block:
                    yield from paragraphs_in(inner)


def end_deleted(paragraph: Element) -> bool:
    """Whether tracked changes delete the end of a paragraph, so that the next one goes on with it."""
    marks = paragraph.find(f"{W}pPr/{W}rPr")
    return marks is not None and any(local(mark) in REMOVED for mark in marks)


def row_deleted(row: Element) -> bool:
    """Whether tracked changes delete the row of a table."""
    return row.find(f"{W}trPr/{W}del") is not None


def cell_deleted(cell: Element) -> bool:
    """Whether tracked changes delete the cell of a table."""
    return cell.find(f"{W}tcPr/{W}cellDel") is not None
