"""Reads a PDF back, for tests: what it says against what it must say, its destinations, its tags."""

from __future__ import annotations

import io
import re
import subprocess
import unicodedata
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import Any

import pikepdf

from generator.document.model import NoteReference, Resolution
from generator.document.walk import bracketed, plain, printed_note
from generator.readers import READERS
from generator.references.anchors import with_anchors
from tests.cases_support import Case
from tests.pages import SPACE, document_words
from tests.paper_tree import Node, structure

__all__ = ["Node", "structure"]

WORD_BOX = re.compile(r'<word xMin="([-\d.]+)" yMin="([-\d.]+)" xMax="([-\d.]+)" yMax="([-\d.]+)">.*')
A4 = (595.28, 841.89)
INVISIBLE = re.compile("[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]")


def resolution_of(case: Case) -> Resolution:
    """What is read from the source of a case, with its addresses."""
    read = READERS[case.source.suffix](case.source.read_bytes(), case.source.name, case.language)
    assert read.resolution is not None
    return with_anchors(read.resolution)


def bare(text: str) -> str:
    """Words without white space and without what has no shape, accents on their letters."""
    return unicodedata.normalize("NFC", INVISIBLE.sub("", SPACE.sub("", text)))


def text_words(tree: Node) -> tuple[str, list[str]]:
    """The words of the text without the masthead, and those of the notes."""
    document = next(child for child in tree.children if isinstance(child, Node))
    while isinstance(document.children[0], Node) and document.children[0].tag == "Div":
        document.children.pop(0)
    return bare(document.words(without="Note")), [bare(note.words()) for note in document.all("Note")]


def expected_words(resolution: Resolution) -> tuple[str, list[str]]:
    """What the text and the notes of the PDF must say; notes that no mark leads to stand in the text."""
    marks = first_marks(resolution)
    at_foot, loose = [], []
    for index, note in enumerate(resolution.notes):
        number, words = printed_note(note)
        told = plain(words, marks=True)
        if index in marks:
            at_foot.append(bare(marks[index] + told))
        else:
            loose.append(number + told)
    return bare(document_words(replace(resolution, notes=())) + "".join(loose)), at_foot


def first_marks(resolution: Resolution) -> dict[int, str]:
    """The first mark of each note as printed: at the foot of a page a note has the number that its mark has."""
    masthead = resolution.masthead
    heads = (masthead.adoption_line, masthead.committee_line, masthead.number_line, resolution.title)
    contents = [head.content for head in heads]
    for block in resolution.blocks:
        contents += [block.content, *(cell for row in block.rows for cell in row)]
    marks: dict[int, str] = {}
    for content in [*contents, *(note.content for note in resolution.notes)]:
        for inline in bracketed(content):
            if isinstance(inline, NoteReference):
                marks.setdefault(inline.note, inline.printed)
    return marks


def page_texts(pdf: Path) -> list[str]:
    """What stands on each page."""
    said = subprocess.run(["pdftotext", "-raw", str(pdf), "-"], capture_output=True, check=True).stdout.decode()
    return said.split("\f")[:-1]


def off_the_paper(pdf: Path) -> list[str]:
    """Words that reach over the edge of a page."""
    said = subprocess.run(["pdftotext", "-bbox", str(pdf), "-"], capture_output=True, check=True).stdout.decode()
    found = []
    for word in WORD_BOX.finditer(said):
        left, top, right, bottom = map(float, word.group(1, 2, 3, 4))
        if left < 0 or top < 0 or right > A4[0] or bottom > A4[1]:
            found.append(word[0])
    return found


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


def facts_missing(pdf: bytes, resolution: Resolution) -> list[str]:
    """Language, title and marks of PDF/UA-1 that the file lacks (ISO 14289-1, 5 and 7.1)."""
    with pikepdf.open(io.BytesIO(pdf)) as file:
        root: Any = file.Root
        metadata = file.open_metadata()
        facts = {
            "language": str(root.get("/Lang", "")).split("-")[0] == resolution.language,
            "title": resolution.symbol.canonical in str(metadata.get("dc:title", "")),
            "title shown": bool(root.ViewerPreferences.get("/DisplayDocTitle")),
            "marked": bool(root.MarkInfo.get("/Marked")),
            "PDF/UA-1": str(metadata.get("pdfuaid:part", "")) == "1",
        }
    return [name for name, there in facts.items() if not there]
