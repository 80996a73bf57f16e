"""Reads the passages of a document back from its page: what is compared with another page.

The page is our own Markdown (generator/writers/markdown.py), so this is its inverse for words and addresses: emphasis,
links and marks of notes (in Arabic with their brackets) are taken away, what was escaped is as it was.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.references.comparison import Passage

INLINE = re.compile(
    r"\\(?P<sign>[^a-zA-Z0-9\s])|(?P<entity>&#?\w{1,40};)|\(\[\^[^\]]*\]\)|\[\^[^\]]*\]|\*"
    r"|\[(?P<words>(?:\\.|[^\]\\])*)\]\((?:<[^>\n]*>|[^)\s]*)\)"
)
ATTRIBUTES = re.compile(r"\{ #(?P<anchor>[^\s}]+)(?P<classes>[^}\n]*) \}")
NOTE = re.compile(r"\[\^(?P<name>[^\]]+)\]: (?P<words>.*?)(?: \{ \.same-as-\S+ \})?", re.DOTALL)
STARS = re.compile(r"(?P<stars>\*+)(?P<rest>.*)")
LEVEL = re.compile(r"\.sub-(\d)")
RULE = re.compile(r"\|(?: --- \|)+")
CELL_EDGE = re.compile(r"(?<!\\)\|")
HEADING = "#"
LABELLED = (".op", ".sub", ".paragraph")
TRAILING = " \t\n\u00a0.:–-"


@dataclass(frozen=True, slots=True)
class Passages:
    """The passages of a page in the order of print, notes last; and the printed number or heading of each address."""

    found: tuple[Passage, ...]
    printed: Mapping[str, str]


def passages(page: str) -> Passages:
    """Every paragraph, heading, table row and note of a page; front matter and what is ours left out."""
    reader = _Reader()
    chunks = page.partition("\n---\n")[2].split("\n\n")
    body = [chunk.strip("\n") for chunk in chunks if chunk.strip() and "data-ours" not in chunk.rpartition("\n")[2]]
    for place, chunk in enumerate(body):
        reader.read(chunk, body[place + 1] if place + 1 < len(body) else "")
    notes = [one for one in reader.found if one.kind == "note"]
    return Passages((*(one for one in reader.found if one.kind != "note"), *notes), reader.printed)


def plain_words(markdown: str) -> str:
    """The words of a stretch of our Markdown, without emphasis, links and marks."""
    return INLINE.sub(_unwritten, markdown)


def _unwritten(match: re.Match[str]) -> str:
    if match["sign"]:
        return match["sign"]
    if match["entity"]:
        return html.unescape(match["entity"])
    return plain_words(match["words"]) if match["words"] else ""


class _Reader:
    """Gathers what the chunks of a page hold."""

    def __init__(self) -> None:
        self.found: list[Passage] = []
        self.printed: dict[str, str] = {}

    def read(self, chunk: str, following: str) -> None:
        """One chunk; `following` has the address of a table."""
        note = NOTE.fullmatch(chunk)
        if note:
            self._add(Passage(_note_anchor(note["name"]), plain_words(note["words"]), "note"), note["name"])
        elif chunk.startswith("|"):
            address = ATTRIBUTES.fullmatch(following)
            if address:
                self._table(chunk.split("\n"), address["anchor"])
        elif chunk.startswith(HEADING):
            self._heading(chunk)
        else:
            text, _, last = chunk.rpartition("\n")
            address = ATTRIBUTES.fullmatch(last)
            if address and text:
                self._paragraph(text, address["anchor"], address["classes"])

    def _add(self, passage: Passage, label: str) -> None:
        self.found.append(passage)
        self.printed.setdefault(passage.anchor, label.strip(TRAILING))

    def _heading(self, chunk: str) -> None:
        marks, _, text = chunk.partition(" ")
        address = ATTRIBUTES.search(text)
        words = plain_words(text[: address.start()].rstrip() if address else text)
        if address:
            self._add(Passage(address["anchor"], words, "heading"), words)
        elif marks == HEADING:
            self._add(Passage("title", words, "title"), words)

    def _paragraph(self, text: str, anchor: str, classes: str) -> None:
        names = classes.split()
        label, words = "", plain_words(text)
        if ".unnumbered" not in names and any(name in LABELLED for name in names):
            label, _, words = words.partition(" ")
        level = LEVEL.search(classes)
        self._add(Passage(anchor, words, level=int(level[1]) if level else 0), label)

    def _table(self, lines: Sequence[str], anchor: str) -> None:
        self.printed.setdefault(anchor, "")
        for row, words in enumerate(_rows(lines), 1):
            self.found.append(Passage(anchor, words, "table", row=row))


def _rows(lines: Sequence[str]) -> Iterator[str]:
    for line in lines:
        if not RULE.fullmatch(line):
            cells = [plain_words(cell).strip() for cell in CELL_EDGE.split(line)[1:-1]]
            yield " | ".join(cell for cell in cells if cell)


def _note_anchor(name: str) -> str:
    """`4` is `fn4`, `*` is `fnstar`, `**` is `fnstar2`."""
    stars = STARS.fullmatch(name)
    if stars is None:
        return f"fn{name}"
    count = len(stars["stars"])
    return f"fnstar{count if count > 1 else ''}{stars['rest']}"
