"""The structure tree of a PDF with its words, as a program that reads aloud must take them from the file.

Rules of ISO 32000-1: a glyph says what `ToUnicode` gives it (9.10.3), `ActualText` goes before it (14.9.4), a string
within `ReversedChars` is told backwards (14.8.2.3.3), an artifact not at all (14.8.2.2).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pikepdf

Codes = dict[int, str]
SHOWING = ("Tj", "TJ")


@dataclass
class Node:
    """One element of the structure tree: its tag, and its words and elements in the order of reading."""

    tag: str
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
    """The structure tree with its words."""
    with pikepdf.open(pdf) as file:
        fonts: dict[Any, Codes] = {}
        pages = {page.obj.objgen: _marked_words(page, fonts) for page in file.pages}
        root = Node("")
        _add(file.Root.StructTreeRoot.K, pages, None, root)
    return root


def _add(kids: Any, pages: dict[Any, dict[int, str]], page: Any, parent: Node) -> None:
    """Add what the `K` of an element has: numbers of marked content, elements, links' annotations (no words)."""
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, int):
            parent.children.append(pages[page].get(kid, ""))
        elif kid.get("/Type") == pikepdf.Name.MCR:
            parent.children.append(pages[kid.Pg.objgen if "/Pg" in kid else page].get(int(kid.MCID), ""))
        elif kid.get("/Type") != pikepdf.Name.OBJR:
            node = Node(str(kid.S).removeprefix("/"))
            parent.children.append(node)
            _add(kid.get("/K", pikepdf.Array()), pages, kid.Pg.objgen if "/Pg" in kid else page, node)


def _marked_words(page: pikepdf.Page, fonts: dict[Any, Codes]) -> dict[int, str]:
    """The words of each stretch of marked content that is part of the structure."""
    said: dict[int, str] = {}
    open_marks: list[tuple[str, int | None, str | None]] = []
    codes: Codes = {}
    for instruction in pikepdf.parse_content_stream(page):
        name, operands = str(instruction.operator), list(instruction.operands)
        if name in ("BDC", "BMC"):
            facts: Any = operands[1] if len(operands) > 1 else {}
            told = facts.get("/ActualText")
            open_marks.append((str(operands[0]), facts.get("/MCID"), None if told is None else str(told)))
            _say(said, open_marks, open_marks[-1][2] or "")
        elif name == "EMC":
            open_marks.pop()
        elif name == "Tf":
            font = page.obj.Resources.Font[str(operands[0])]
            codes = fonts.setdefault(font.objgen, _codes(font))
        elif name in SHOWING and all(told is None for *_, told in open_marks):
            backwards = any(mark == "/ReversedChars" for mark, *_ in open_marks)
            strings = operands[0] if name == "TJ" else operands
            _say(said, open_marks, _told(strings, codes, backwards))
    return said


def _say(said: dict[int, str], open_marks: list[tuple[str, int | None, str | None]], words: str) -> None:
    if any(mark == "/Artifact" for mark, *_ in open_marks):
        return
    number = next((number for _, number, _ in reversed(open_marks) if number is not None), None)
    if number is not None:
        said[number] = said.get(number, "") + words


def _told(strings: Any, codes: Codes, backwards: bool) -> str:
    """The words of one operator; kerning between its strings does not end a string."""
    data = b"".join(bytes(one) for one in strings if isinstance(one, pikepdf.String))
    glyphs = [codes.get(int.from_bytes(data[at : at + 2]), "\ufffd") for at in range(0, len(data), 2)]
    return "".join(reversed(glyphs) if backwards else glyphs)


def _codes(font: Any) -> Codes:
    """What each glyph of a font says: its `ToUnicode`, which Typst writes with two bytes a glyph."""
    if "/ToUnicode" not in font:
        return {}
    table = font.ToUnicode.read_bytes().decode("latin-1")
    codes: Codes = {}
    for section in re.findall(r"beginbfchar(.*?)endbfchar", table, re.DOTALL):
        for code, text in re.findall(r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]*)>", section):
            codes[int(code, 16)] = bytes.fromhex(text).decode("utf-16-be")
    for section in re.findall(r"beginbfrange(.*?)endbfrange", table, re.DOTALL):
        for first, last, text in re.findall(r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>", section):
            start = bytes.fromhex(text).decode("utf-16-be")
            for step in range(int(last, 16) - int(first, 16) + 1):
                codes[int(first, 16) + step] = start[:-1] + chr(ord(start[-1]) + step)
    return codes
