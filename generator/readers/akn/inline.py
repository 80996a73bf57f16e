"""What stands inside a paragraph: words, italics, footnotes, superscripts, line ends, nested in any way."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from generator.languages import Language
from generator.readers.akn.parsing import position
from generator.readers.safe_xml import Element, local
from generator.readers.words import Words, cites_again
from generator.recognition.notes import SourceNote
from generator.recognition.source import Line

LAYOUT = re.compile(r"[ \t]*[\r\n]\s*")
BLOCKS = frozenset(
    {"table", "blockList", "list", "subheading", "container", "embeddedStructure", "quotedStructure", "mod", "vote"}
)
"""Elements that are blocks of their own, wherever they stand."""
SKIPPED = frozenset({"img", "meta", "num", *BLOCKS})


@dataclass(slots=True)
class Notes:
    """The notes met so far, in the order of their marks."""

    language: Language
    known: frozenset[str]
    found: list[SourceNote] = field(default_factory=list)
    identifiers: list[str] = field(default_factory=list)
    set_apart: str = ""

    def add(self, element: Element, words: Words) -> None:
        """A footnote: its mark goes into the words around it, its own words into the list of notes."""
        content = Words()
        for paragraph in element:
            if content.length:
                content.add(" ")
            add_words(paragraph, content, self)
        number = (element.get("marker") or "").strip()
        line = Line(position(element).line, content.text.strip())
        words.mark(number or "*", len(self.found))
        self.found.append(SourceNote(number or "*", (line,), (line.text,), content.content()))
        self.identifiers.append(element.get("eId", ""))

    def refer(self, element: Element, words: Words) -> None:
        """A later mark of a note that stands in the text already."""
        identifier = element.get("href", "").lstrip("#")
        if identifier in self.identifiers:
            words.mark((element.get("marker") or "*").strip(), self.identifiers.index(identifier))

    def cited_again(self, mark: str, before: str) -> int | None:
        """The index of the note that a superscript cites again, or None when it is no note mark."""
        if mark not in self.known or not cites_again(mark, before):
            return None
        return next((index for index, note in enumerate(self.found) if note.number == mark), None)


def words_in(element: Element, notes: Notes) -> Words:
    """The words of one paragraph element."""
    words = Words()
    add_words(element, words, notes)
    return words


def add_words(element: Element, words: Words, notes: Notes, italic: bool = False) -> None:
    """Add the words of an element, its footnotes taken out and kept apart."""
    italic = italic or notes.language.sets_italic(element.get("class", ""))
    _add_text(element.text, words, italic)
    for child in element:
        name = local(child)
        if name == "authorialNote":
            notes.add(child, words)
        elif name == "noteRef":
            notes.refer(child, words)
        elif name in ("eol", "br"):
            words.add(" ")
        elif name == "sup" and (again := notes.cited_again((child.text or "").strip(), words.tail)) is not None:
            words.mark((child.text or "").strip(), again)
            notes.set_apart += "".join(str(text) for text in child.itertext())
        elif name and name not in SKIPPED:
            add_words(child, words, notes, italic)
        _add_text(child.tail, words, italic)


def _add_text(text: str | None, words: Words, italic: bool) -> None:
    """Text as it stands; a line end with the spaces around it is the layout of the file, not of the document."""
    if not text:
        return
    if "\n" not in text:
        words.add(text, italic)
        return
    for number, part in enumerate(LAYOUT.split(text)):
        if number:
            words.gap()
        words.add(part, italic)
