"""Notes: `[^4]` in the text, `[^4]: …` at the end; marks, the list of notes, and a popover for each.

A mark is a plain link to its note. Browsers that know `interestfor` open the popover on hover and focus without any
script; elsewhere `resolution.js` does; and without both the link leads to the list of notes.
"""

from __future__ import annotations

import copy
import re
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.inlinepatterns import InlineProcessor
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor

from generator.markdown_extension.brackets import take_around
from generator.markdown_extension.markup import (
    BACK,
    NOTES_HEADING_ID,
    NOTES_ROLE,
    OURS,
    SAME_AS_CLASS,
    insert_before_text,
    ours,
)
from generator.markdown_extension.register import Mark, Note, NoteRegister

_DEFINITION = re.compile(r"^ {0,3}\[\^([^\[\]\s]{1,40})\]:[ \t]*(.*)$")
_REFERENCE = r"\[\^([^\[\]\s]{1,40})\]"
_KEY = "data-note"
_INDENTED = "    "


class DefinitionPreprocessor(Preprocessor):
    """Takes the definitions out of the text."""

    def __init__(self, md: Markdown, notes: NoteRegister) -> None:
        """Keep the register that the definitions go to."""
        super().__init__(md)
        self.notes = notes

    def run(self, lines: list[str]) -> list[str]:
        """Go through the lines once; a definition ends at a blank line, unless indented lines follow."""
        kept: list[str] = []
        note: Note | None = None
        blank = False
        for line in lines:
            match = _DEFINITION.match(line)
            if match:
                note, blank = self.notes.define(match[1], match[2]), False
                kept.append("")
            elif note and not line.strip():
                blank = True
                kept.append("")
            elif note and (not blank or line.startswith(_INDENTED)):
                _continue(note, line.strip(), new_paragraph=blank)
                blank = False
            else:
                note = None
                kept.append(line)
        return kept


def _continue(note: Note, line: str, *, new_paragraph: bool) -> None:
    if new_paragraph:
        note.paragraphs.append(line)
    else:
        note.paragraphs[-1] += f"\n{line}"


class MarkInlineProcessor(InlineProcessor):
    """Turns `[^4]` into an empty mark if there is a note 4; otherwise the text stays as it is.

    The mark is filled after the table of contents is made, so that no number runs into the words of a heading.
    """

    def __init__(self, notes: NoteRegister) -> None:
        """Keep the register of definitions; all are known before the first mark is looked at."""
        super().__init__(_REFERENCE)
        self.notes = notes

    def handleMatch(  # type: ignore[override]  # noqa: N802 - Python-Markdown's name
        self, m: re.Match[str], data: str
    ) -> tuple[Element | None, int | None, int | None]:
        """Answer with a mark, or with nothing for a note that is not there."""
        if self.notes.get(m[1]) is None:
            return None, None, None
        return Element("sup", {_KEY: m[1]}), m.start(0), m.end(0)


def _end_of_text(root: Element) -> int:
    """Where the text ends: what the website adds about a document (who cites it) stands behind its notes."""
    end = len(root)
    while end and (root[end - 1].text or "").endswith(f"{OURS}=1 }}"):
        end -= 1
    return end


class NotesTreeprocessor(Treeprocessor):
    """Puts the list of notes at the end of the page, its text still to be read by the inline patterns."""

    def __init__(self, md: Markdown, notes: NoteRegister) -> None:
        """Keep the register."""
        super().__init__(md)
        self.notes = notes

    def run(self, root: Element) -> None:
        """Build the section; a page without notes stays as it is."""
        if not len(self.notes):
            return
        section = Element("section", {"role": NOTES_ROLE, "class": "notes"})
        root.insert(_end_of_text(root), section)
        SubElement(section, "h2", {"id": NOTES_HEADING_ID, OURS: ""})
        entries = SubElement(section, "ol")
        for note in self.notes:
            note.element = SubElement(entries, "li", {"id": f"fn{note.address}", "class": "note"})
            note.element.text = note.paragraphs[0]
            for paragraph in note.paragraphs[1:]:
                SubElement(note.element, "p").text = paragraph


class ReferenceTreeprocessor(Treeprocessor):
    """Joins marks and notes: ids, links both ways, "Ibid.", popovers."""

    def __init__(self, md: Markdown, notes: NoteRegister) -> None:
        """Keep the register."""
        super().__init__(md)
        self.notes = notes

    def run(self, root: Element) -> None:
        """Complete the marks in reading order, then the list, then add the popovers."""
        bracketed = take_around(root, lambda element: _KEY in element.attrib)
        for mark in root.iter("sup"):
            note = self.notes.get(mark.attrib.pop(_KEY, ""))
            if note is not None:
                self._complete(mark, note, bracketed=mark in bracketed)
        referenced = [note for note in self.notes if note.references]
        plain = {note.key: copy.deepcopy(note.element) for note in self.notes if note.element is not None}
        contents = {key: element for key, element in plain.items() if element is not None}
        for note in self.notes:
            self._add_origin(note, contents)
        popovers = [_popover(note) for note in referenced]
        for note in self.notes:
            _add_way_back(note)
        if popovers:
            box = ours(root, "div", {"class": "note-popovers", "data-search-exclude": ""})
            box.extend(popovers)

    def _complete(self, mark: Element, note: Note, *, bracketed: bool) -> None:
        attributes = {
            "href": f"#fn{note.address}",
            "id": self.notes.new_reference(note),
            "role": "doc-noteref",
            "interestfor": f"fn{note.address}-popover",
        }
        note.marks.append(Mark(SubElement(mark, "a", attributes), mark, bracketed))

    def _add_origin(self, note: Note, contents: dict[str, Element]) -> None:
        """Let "Ibid." say what it refers to, in words marked as ours."""
        origin = self.notes.origin(note)
        if origin is None or note.element is None:
            return
        box = ours(note.element, "span", {"class": SAME_AS_CLASS})
        SubElement(box, "b")
        link = SubElement(box, "a", {"href": f"#fn{origin.address}"})
        link.text = origin.printed
        _append_words(box, link, contents[origin.key])


def _append_words(box: Element, after: Element, source: Element) -> None:
    words = _without_addresses(source)
    after.tail = f" {words.text or ''}"
    for child in words:
        box.append(child)


def _without_addresses(source: Element) -> Element:
    """Copy a note for another place on the page, where its ids would be doubled and its marks would be idle."""
    words = copy.deepcopy(source)
    for element in words.iter():
        element.attrib.pop("id", None)
        element.attrib.pop("interestfor", None)
    return words


def _popover(note: Note) -> Element:
    attributes = {"id": f"fn{note.address}-popover", "popover": "hint", "role": "note"}
    popover = Element("div", attributes)
    if note.element is not None:
        words = _without_addresses(note.element)
        popover.text = words.text
        popover.extend(list(words))
    number = Element("b")
    number.text = note.number
    insert_before_text(popover, number, f" {popover.text or ''}")
    return popover


def _add_way_back(note: Note) -> None:
    """Make the number of a note the link back to its mark; further marks get links behind the note."""
    entry = note.element
    if entry is None:
        return
    if not note.references:
        number = Element("span", {"class": "number"})
    else:
        number = _back_link(f"#{note.references[0]}", note.printed)
        number.set("class", "number")
        _add_further_ways_back(note, entry)
    number.text = f"{note.number} "
    insert_before_text(entry, number, entry.text)


def _add_further_ways_back(note: Note, entry: Element) -> None:
    if len(note.references) < 2:
        return
    box = ours(entry, "span", {"class": "ways-back"})
    for count, identifier in enumerate(note.references[1:], start=2):
        link = _back_link(f"#{identifier}", f"{note.printed} ({count})")
        link.text = f"({count})"
        link.tail = " "
        box.append(link)


def _back_link(href: str, name: str) -> Element:
    return Element("a", {"href": href, "role": "doc-backlink", "aria-label": BACK + name})
