"""What stands inside a paragraph of a Word file: runs, tabs, italics, footnotes, cross-references to footnotes.

A second reference to a note is a field (`NOTEREF _Ref501 \\h`) whose result is the number: 623 of 3,582 references in
real files. Words struck out under "track changes" are left out, added ones are read. An element nobody knows is read
through: what it holds is words unless `branches.py` says otherwise.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from generator.readers.docx.branches import DRAWN, LEFT_OUT, REMOVED, shows_picture
from generator.readers.docx.document import Document
from generator.readers.docx.fields import Field, symbol_of
from generator.readers.docx.notes import has_own_mark, note_key, note_references, take_own_mark, without_mark
from generator.readers.docx.styles import W, switch, value
from generator.readers.docx.symbols import FIRST, FONTS, PRIVATE, symbols, unicode_of
from generator.readers.safe_xml import Element, local
from generator.readers.words import NOTE_MARK, Words, cites_again
from generator.recognition.notes import SourceNote
from generator.recognition.source import Line

CHARACTERS = {"tab": "\t", "ptab": "\t", "noBreakHyphen": "-", "cr": " ", "softHyphen": ""}
"""A hyphen at which Word does not break the line is a hyphen: `A/72/64-E/2017/12` is to be found and linked."""
ADDED = frozenset({"ins", "moveTo"})
NUMBER_SIGNS = (W + "footnoteRef", W + "endnoteRef")
HIGHEST = 0x10FFFF
DEEPEST_FIELD = 20


def words_of(document: Document, paragraph: Element, line: int, before: Sequence[Element] = ()) -> Words:
    """The words of one paragraph, the number that Word prints before it included.

    `before` are paragraphs whose end was deleted: their words open this one.
    """
    style = value(paragraph.find(f"{W}pPr/{W}pStyle"))
    label = document.numbering.label(paragraph, style, document.styles)
    words = Words()
    if label:
        words.add(f"\t{label}\t")
    for one in (*before, paragraph):
        Reader(document, words, value(one.find(f"{W}pPr/{W}pStyle")), line, document.fields).read(one)
        document.read.add(one)
    return words


@dataclass(slots=True)
class Reader:
    """Reads the runs of one paragraph; `fields` are those that began and have not ended, maybe paragraphs before."""

    document: Document
    words: Words
    style: str
    line: int
    fields: list[Field] = field(default_factory=list)
    is_note: bool = False

    def read(self, element: Element) -> None:
        """Read an element and what is in it."""
        for child in element:
            name = local(child)
            if name in LEFT_OUT:
                self._left_out(child, name)
            elif name == "r":
                self._run(child)
            elif name == "fldSimple":
                self.fields.append(Field(value(child, "instr"), True))
                self.read(child)
                self.fields.pop()
            elif name == "sdt" and child.find(f"{W}sdtPr/{W}showingPlcHdr") is not None:
                self._hide(child)
            else:
                if name == "oMath":
                    self.document.formulas.append(self.line)
                self.document.changed = self.document.changed or name in ADDED
                self.read(child)

    def _left_out(self, element: Element, name: str) -> None:
        self.document.changed = self.document.changed or name in REMOVED
        if name in DRAWN and shows_picture(element):
            self.document.pictures.append(self.line)
        elif name == "rt":
            self._hide(element)

    def _hide(self, element: Element) -> None:
        self.document.hidden += (text.text or "" for text in element.iter(W + "t"))

    @property
    def _in_instruction(self) -> bool:
        """Whether this is an instruction, of a field or of one around it, and no result."""
        return any(not one.result for one in self.fields)

    def _run(self, run: Element) -> None:
        properties = run.find(W + "rPr")
        if self.document.is_hidden(properties, self.style):
            self._hide(run)
            for step in run.iter(W + "fldChar", W + "instrText"):
                self._step(step, False)
            return
        self._pieces(run, run, properties, self._italic(properties))

    def _pieces(self, element: Element, run: Element, properties: Element | None, italic: bool) -> None:
        """The pieces of a run in order."""
        for child in element:
            name = local(child)
            if name == "fldChar" or name == "instrText":
                self._step(child, italic)
            elif name in LEFT_OUT:
                self._left_out(child, name)
            elif self.fields and self._in_instruction:
                continue
            elif name == "footnoteReference" or name == "endnoteReference":
                self._note(child, run)
            elif name == "t":
                self._text(self._known(child.text or "", properties), italic, properties)
            elif name in CHARACTERS:
                self.words.add(CHARACTERS[name], italic)
            elif name == "br":
                self.words.add("\n")
            elif name == "sym":
                self._symbol(child, italic)
            elif len(child):
                self._pieces(child, run, properties, italic)

    def _symbol(self, element: Element, italic: bool) -> None:
        """A character by its code: in a symbol font, or in Unicode."""
        said, font = value(element, "char"), value(element, "font")
        if not said:
            return
        code = int(said, 16) if re.fullmatch("[0-9A-Fa-f]{1,6}", said) else HIGHEST
        code = FIRST + code if code < 0x100 and font.lower() in FONTS else code
        character = chr(code) if 0x20 <= code < HIGHEST and not 0xD800 <= code < 0xE000 else "\ufffd"
        self.words.add(self._told(unicode_of(character, font)), italic)

    def _known(self, text: str, properties: Element | None) -> str:
        """The text in Unicode; a character of a font nobody knows stays, and is told."""
        fonts = properties.find(W + "rFonts") if properties is not None else None
        font = value(fonts, "ascii") if fonts is not None else ""
        if font.lower() in FONTS:
            return self._told(symbols(unicode_of(text, font), font))
        if text.isascii() or not PRIVATE.search(text):
            return text
        styles = self.document.styles
        inherited = (
            styles.said(value(properties.find(W + "rStyle")), "rFonts", "ascii") if properties is not None else ""
        )
        font = font or value(fonts, "hAnsi") or inherited or styles.said(self.style, "rFonts", "ascii")
        return self._told(unicode_of(text, font))

    def _told(self, text: str) -> str:
        if not text.isascii():
            self.document.unknown.update(((self.line, one), None) for one in PRIVATE.findall(text))
            if "\ufffd" in text:
                self.document.unknown[self.line, "\ufffd"] = None
        return text

    def _italic(self, properties: Element | None) -> bool:
        """Whether words stand out as lead verbs do: by the run itself, its style or the paragraph's style."""
        style = value(properties.find(W + "rStyle")) if properties is not None else ""
        styles = self.document.styles
        for name, switches in (("italic", "i"), ("bold", "b")):
            if self.document.language.sets_italic(name):
                said = switch(properties, switches)
                said = styles.switch(style, switches) if said is None else said
                if said if said is not None else styles.switch(self.style, switches):
                    return True
        return False

    def _step(self, element: Element, italic: bool) -> None:
        """The begin or end of a field, the begin of its result, or a piece of its instruction."""
        kind = value(element, "fldCharType")
        if local(element) == "instrText":
            if self.fields:
                self.fields[-1].go_on(element.text or "")
        elif kind == "begin" and element not in self.document.unended and len(self.fields) < DEEPEST_FIELD:
            self.fields.append(Field())
        elif kind == "separate" and self.fields:
            self.fields[-1].result = True
        elif kind == "end" and self.fields:
            ended = self.fields.pop()
            if ended.result or self._in_instruction:
                return
            if ended.name == "EQ":
                self.document.formulas.append(self.line)
            self.words.add(self._told(symbol_of(ended.instruction)), italic)

    def _text(self, text: str, italic: bool, properties: Element | None) -> None:
        """Words; the result of a cross-reference to a note, and raised digits that repeat a note, are marks."""
        mark = text.strip()
        refers = any(one.name == "NOTEREF" for one in self.fields)
        if not (refers or NOTE_MARK.fullmatch(mark)):
            self.words.add(text, italic)
            return
        raised = not refers and self.document.is_raised(properties)
        note = (self.document.order if refers else self.document.numbers).get(mark)
        if note is not None and (refers or (raised and cites_again(mark, self.words.tail))):
            self.words.mark(mark, note)
        elif raised and mark.isdigit():
            self.words.add(text[: len(text) - len(text.lstrip())])
            self.words.raise_digits(mark)
            self.words.add(text[len(text.rstrip()) :])
        else:
            self.words.add(text, italic)

    def _note(self, element: Element, run: Element) -> None:
        """A footnote: numbered by its place, or with a mark of its own (`*`) that stands behind it.

        Word has one reference for each note, and no note in a note; a file that says otherwise cites a note again.
        """
        document = self.document
        name = note_key(element)
        if self.is_note:
            return
        if name in document.bodies_read:
            note = document.bodies_read[name]
            self.words.mark(document.notes[note].number, note)
            return
        number = take_own_mark(run) if has_own_mark(element) else str(1 + document.counted)
        self.words.mark(number, len(document.notes))
        if name in document.bodies:
            document.bodies_read[name] = len(document.notes)
        else:
            document.noteless.append(self.line)
        document.add_note(self._note_of(document.bodies.get(name), number))

    def _note_of(self, body: Element | None, number: str) -> SourceNote:
        content = Words()
        for paragraph in body.iter(W + "p") if body is not None else ():
            if content.length:
                content.add(" ")
            style = value(paragraph.find(f"{W}pPr/{W}pStyle"))
            Reader(self.document, content, style, self.line, is_note=True).read(paragraph)
        if body is not None and (next(body.iter(*NUMBER_SIGNS), None) is None or self._types_number(body, number)):
            without_mark(content, number)
        line = Line(self.line, content.text.strip())
        return SourceNote(number, (line,), (line.text,), content.content())

    def _types_number(self, body: Element, number: str) -> bool:
        """Whether a note opens with its number, raised, besides the one that Word sets (files by LibreOffice)."""
        words = (run for run in body.iter(W + "r") if any((text.text or "").strip() for text in run.iter(W + "t")))
        first = next(words, None)
        if first is None or not self.document.is_raised(first.find(W + "rPr")):
            return False
        return "".join(text.text or "" for text in first.iter(W + "t")).strip() == number


def note_order(root: Element, document: Document) -> dict[str, int]:
    """The index of each note by its number: a cross-reference may come before its note."""
    places: dict[str, int] = {}
    found: set[str] = set()
    paragraph, style = None, ""
    for element in note_references(root):
        run, home = element.getparent(), next(element.iterancestors(W + "p"), None)
        if home is not paragraph:
            paragraph, style = home, value(home.find(f"{W}pPr/{W}pStyle")) if home is not None else ""
        if note_key(element) in found or (run is not None and document.is_hidden(run.find(W + "rPr"), style)):
            continue
        if not has_own_mark(element):
            places[str(len(places) + 1)] = len(found)
        found.add(note_key(element))
    return places
