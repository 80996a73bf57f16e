"""Reads a PDF back, for tests: its words in the order of its structure tree, its destinations, its tags."""

from __future__ import annotations

import io
import re
import subprocess
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pikepdf

from generator.document.model import Resolution
from generator.document.walk import plain
from generator.readers import READERS
from generator.references.anchors import with_anchors
from tests.cases_support import Case
from tests.pages import SPACE, document_words

INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]")
LINE = re.compile(r"(?P<indent> *)(?:\"(?P<text>.*)\"|(?P<tag>[A-Za-z0-9]+)(?P<rest>.*))", re.DOTALL)
TITLE = re.compile(rb'^( *[A-Z][A-Za-z0-9]*) "\xfe\xff.*?" \((?:block|inline)\)$', re.DOTALL | re.MULTILINE)
"""poppler gives the titles of headings in UTF-16 inside its UTF-8."""


@dataclass
class Node:
    """One element of the structure tree: its tag, and its words and elements in the order of reading."""

    tag: str
    depth: int
    children: list[Node | str] = field(default_factory=list)

    def words(self, without: str = "") -> str:
        """Everything it says but for what elements of one tag say."""
        return "".join(
            child if isinstance(child, str) else "" if child.tag == without else child.words(without)
            for child in self.children
        )

    def all(self, tag: str) -> Iterator[Node]:
        """The elements of one tag below it."""
        for child in self.children:
            if isinstance(child, Node):
                if child.tag == tag:
                    yield child
                yield from child.all(tag)


def structure(pdf: Path) -> Node:
    """The structure tree with its words, as poppler reads it."""
    told = subprocess.run(["pdfinfo", "-struct-text", str(pdf)], capture_output=True, check=True).stdout
    said = TITLE.sub(rb"\1", told).decode()
    root = Node("", -1)
    open_nodes = [root]
    for line in said.split("\n"):
        match = LINE.fullmatch(line)
        if match is None or (match["text"] is None and line.lstrip().startswith("/")):
            continue
        depth = len(match["indent"])
        while open_nodes[-1].depth >= depth:
            open_nodes.pop()
        if match["text"] is not None:
            open_nodes[-1].children.append(match["text"])
        else:
            node = Node(match["tag"], depth)
            open_nodes[-1].children.append(node)
            open_nodes.append(node)
    return root


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
    notes = [note.number + plain(note.content, marks=True) for note in resolution.notes]
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
