"""The contents of a document: every paragraph with a number, not only the headings.

They travel in `md.toc_tokens`, which MkDocs and Zensical both hand to the page template as `page.toc`. A token has a
name in HTML, an id and a level; levels above 6 say what kind of entry it is (`markup.py` lists them).
"""

from __future__ import annotations

import html
import re
from typing import Any, TypedDict
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor, UnescapeTreeprocessor
from markdown.util import HTML_PLACEHOLDER_RE, STX

from generator.markdown_extension.markup import (
    ENTITY,
    LEVEL_NOTES,
    LEVEL_OPERATIVE,
    LEVEL_PARAGRAPH,
    LEVEL_PREAMBLE,
    LEVEL_PREAMBULAR_PARAGRAPH,
    LEVEL_TABLE,
    NOTES_HEADING_ID,
    NOTES_ROLE,
    PARAGRAPH_CLASSES,
    SUB_LEVELS,
    classes,
    ending_number,
    is_document,
)
from generator.markdown_extension.register import NoteRegister

_HEADINGS = frozenset({"h2", "h3", "h4", "h5", "h6"})
_LETTERS_SHOWN = 56
"""Of an entry. The column shows 40, a telephone 50, both with a mark of what is left out; a pointer is shown more."""
_SPACE = re.compile(r"\s+")


class Token(TypedDict):
    """An entry of `md.toc_tokens`, with the keys that MkDocs and Zensical read."""

    level: int
    id: str
    name: str
    html: str
    children: list[Any]


class ContentsTreeprocessor(Treeprocessor):
    """Writes the contents of a document, and fills in the note marks that were kept empty until now."""

    def __init__(self, md: Markdown, notes: NoteRegister) -> None:
        """Keep the register of notes."""
        super().__init__(md)
        self.notes = notes
        self._unescape = UnescapeTreeprocessor(md).unescape

    def run(self, root: Element) -> None:
        """Make the tokens while the marks are still empty."""
        if is_document(root) and hasattr(self.md, "toc_tokens"):
            self.md.toc_tokens = self._tokens(root)
        elif len(self.notes) and hasattr(self.md, "toc_tokens"):
            self.md.toc_tokens = _without_notes_heading(self.md.toc_tokens)
        for note in self.notes:
            for mark in note.marks:
                mark.fill(note.printed)

    def _tokens(self, root: Element) -> list[Token]:
        groups: list[Token] = []
        title = _token(1, "title", "")
        previous: Element | None = None
        for element in root:
            kinds = classes(element)
            if element.tag == "h1":
                title = _token(1, element.get("id", ""), self._words(element))
            elif element.tag in _HEADINGS:
                self._add_heading(groups, element, previous)
            elif element.tag == "p" and element.get("id") and _is_entry(kinds):
                self._add_paragraph(groups, element, kinds)
            elif element.tag == "div" and len(element) and element[0].tag == "table" and element[0].get("id"):
                identifier = element[0].attrib["id"]
                _group(groups, identifier, LEVEL_OPERATIVE)["children"].append(
                    _token(LEVEL_TABLE, identifier, ending_number(identifier))
                )
            elif element.get("role") == NOTES_ROLE:
                groups.append(_token(LEVEL_NOTES, NOTES_HEADING_ID, ""))
            previous = element
        title["children"] = groups
        return [title]

    def _add_heading(self, groups: list[Token], heading: Element, previous: Element | None) -> None:
        """Add a group; a title right behind "II" or "Annex" belongs to that number: "II. Follow-up"."""
        name = self._words(heading)
        above = classes(previous) if previous is not None else frozenset()
        own = classes(heading)
        joins = "annex-title" in own or ("heading" in own and "section" not in own)
        if groups and joins and above & {"annex", "section", "part"} and "annex-title" not in above:
            separator = "" if groups[-1]["name"].endswith((".", ":")) else "."
            groups[-1]["name"] += f"{separator} {name}"
            groups[-1]["html"] = groups[-1]["name"]
        else:
            groups.append(_token(int(heading.tag[1]), heading.get("id", ""), name))

    def _add_paragraph(self, groups: list[Token], paragraph: Element, kinds: frozenset[str]) -> None:
        identifier = paragraph.attrib["id"]
        preambular = "pp" in kinds
        group = _group(groups, identifier, LEVEL_PREAMBLE if preambular else LEVEL_OPERATIVE)
        number, lead, words = self._opening(paragraph)
        label = ending_number(identifier) if preambular else number.rstrip(".\u00a0-–— ")
        # Preambular paragraphs are shown as numbers: who hears them instead is told the lead words.
        room = 0 if preambular and lead else _LETTERS_SHOWN - len(label) - len(lead)
        rest = self._readable(words, max(room, 0))
        name = f"<i>{label}</i> " + (f"<b>{lead}</b>{rest}" if lead else rest.lstrip())
        level = LEVEL_PREAMBULAR_PARAGRAPH if preambular else LEVEL_PARAGRAPH
        group["children"].append(_token(level, identifier, name))

    def _opening(self, paragraph: Element) -> tuple[str, str, str]:
        """Give the printed number, the lead words (italics right after it), and what stands behind them."""
        children = list(paragraph)
        number, opening = "", paragraph.text or ""
        if children and "number" in classes(children[0]):
            first = children.pop(0)
            number, opening = self._words(first), first.tail or ""
        lead = ""
        if children and not opening.strip() and children[0].tag in ("em", "strong"):
            leading = children.pop(0)
            lead, opening = self._words(leading), leading.tail or ""
        pieces = [opening]
        length = len(opening)
        for child in children:
            if length > _LETTERS_SHOWN:
                break
            piece = "".join(child.itertext()) + (child.tail or "")
            pieces.append(piece)
            length += len(piece)
        return number, lead, "".join(pieces)

    def _words(self, element: Element) -> str:
        return self._readable("".join(element.itertext())).strip()

    def _readable(self, text: str, limit: int | None = None) -> str:
        """Turn what Python-Markdown holds in the tree into HTML text, cut between words if it is too long."""
        if STX in text:
            text = HTML_PLACEHOLDER_RE.sub(self._stashed, self._unescape(text))
        plain = _SPACE.sub(" ", html.unescape(text))
        if limit is not None and len(plain) > limit:
            plain = plain[:limit].rpartition(" ")[0] or plain[:limit]
        return html.escape(plain, quote=False)

    def _stashed(self, match: re.Match[str]) -> str:
        """Look up a character that was written as an entity."""
        raw = self.md.htmlStash.rawHtmlBlocks[int(match[1])]
        return raw if isinstance(raw, str) and ENTITY.fullmatch(raw) else ""


def _is_entry(kinds: frozenset[str]) -> bool:
    """Say whether a paragraph is listed: sub-paragraphs and unnumbered paragraphs of an annex are not."""
    if "paragraph" in kinds:
        return "unnumbered" not in kinds and not kinds & SUB_LEVELS
    return bool(kinds & PARAGRAPH_CLASSES)


def _token(level: int, identifier: str, name: str) -> Token:
    # "data-toc-label" is a key of the stock tokens that Zensical reads without asking whether it is there.
    return {  # type: ignore[typeddict-unknown-key]
        "level": level,
        "id": identifier,
        "name": name,
        "html": name,
        "data-toc-label": "",
        "children": [],
    }


def _group(groups: list[Token], identifier: str, level: int) -> Token:
    """Give the group a paragraph goes to: the printed heading above it, or a group of ours."""
    if groups and (groups[-1]["level"] <= 6 or groups[-1]["level"] == level):
        return groups[-1]
    groups.append(_token(level, identifier, ""))
    return groups[-1]


def _without_notes_heading(tokens: list[Any]) -> list[Any]:
    """Leave the heading of the notes, which has no words yet, out of the contents of a page of ours."""
    for token in tokens:
        token["children"] = _without_notes_heading(token["children"])
    return [token for token in tokens if token["id"] != NOTES_HEADING_ID]
