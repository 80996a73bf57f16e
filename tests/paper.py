"""Reads a PDF back, for tests: what it says against what it must say, its destinations, its tags."""

from __future__ import annotations

import io
import re
import subprocess
import unicodedata
from collections import Counter
from pathlib import Path

import pikepdf

from generator.document.model import Resolution
from generator.document.walk import plain, printed_note
from generator.readers import READERS
from generator.references.anchors import with_anchors
from tests.cases_support import Case
from tests.pages import SPACE, document_words
from tests.paper_tree import Node, structure

__all__ = ["Node", "structure"]

INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]")


def resolution_of(case: Case) -> Resolution:
    """What is read from the source of a case, with its addresses."""
    read = READERS[case.source.suffix](case.source.read_bytes(), case.source.name, case.language)
    assert read.resolution is not None
    return with_anchors(read.resolution)


def bare(text: str) -> str:
    """Words without white space and without what has no shape."""
    return INVISIBLE.sub("", SPACE.sub("", text))


def text_words(tree: Node) -> tuple[str, list[str]]:
    """The words of the text without the masthead, and those of the notes."""
    document = next(child for child in tree.children if isinstance(child, Node))
    while isinstance(document.children[0], Node) and document.children[0].tag == "Div":
        document.children.pop(0)
    return bare(document.words(without="Note")), [bare(note.words()) for note in document.all("Note")]


def expected_words(resolution: Resolution) -> tuple[str, list[str]]:
    """What the text and the notes of the PDF must say; notes that no mark leads to stand in the text."""
    notes = [f"{number}{plain(words, marks=True)}" for number, words in map(printed_note, resolution.notes)]
    said = document_words(resolution)
    return bare(said.removesuffix(SPACE.sub("", "".join(notes)))), [bare(note) for note in notes]


def page_texts(pdf: Path) -> list[str]:
    """What stands on each page."""
    said = subprocess.run(["pdftotext", "-raw", str(pdf), "-"], capture_output=True, check=True).stdout.decode()
    return said.split("\f")[:-1]


def text_on_pages(pdf: Path) -> str:
    """Everything on all pages, without white space, in the plain forms of letters."""
    return bare(unicodedata.normalize("NFKC", "".join(page_texts(pdf))))


def destinations(pdf: bytes) -> list[str]:
    """Every named destination."""
    with pikepdf.open(io.BytesIO(pdf)) as file:
        return sorted(str(name) for name in pikepdf.NameTree(file.Root.Names.Dests))


def untagged(pdf: bytes) -> list[str]:
    """Marked content of the pages that is neither an artifact nor part of the structure tree, and drawing outside."""
    found = []
    with pikepdf.open(io.BytesIO(pdf)) as file:
        for number, page in enumerate(file.pages, 1):
            depth = 0
            for instruction in pikepdf.parse_content_stream(page):
                name, operands = str(instruction.operator), list(instruction.operands)
                if name in ("BDC", "BMC"):
                    depth += 1
                    if name == "BMC" and str(operands[0]) not in ("/Artifact", "/ReversedChars"):
                        found.append(f"page {number}: {operands[0]}")
                elif name == "EMC":
                    depth -= 1
                elif name in ("Tj", "TJ", "f", "S", "Do") and depth == 0:
                    found.append(f"page {number}: {name}")
    return found


def note_identifiers(pdf: bytes) -> list[str]:
    """The `ID` of every `Note`; an empty one where it is missing."""
    with pikepdf.open(io.BytesIO(pdf)) as file:
        elements = (element for element in file.objects if isinstance(element, pikepdf.Dictionary))
        return [str(element.get("/ID", "")) for element in elements if element.get("/S") == pikepdf.Name.Note]


def doubled(names: list[str]) -> list[str]:
    """What is there more than once."""
    return [name for name, count in Counter(names).items() if count > 1]
