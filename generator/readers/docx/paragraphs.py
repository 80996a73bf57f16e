"""What stands inside a paragraph of a Word file: runs, tabs, italics, footnotes, cross-references to footnotes.

A second reference to a note is a field (`NOTEREF _Ref501 \\h`) whose result is the number: 623 of 3,582 references in
real files. Words struck out under "track changes" are left out, added ones are read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from generator.languages import Language
from generator.readers.docx.numbering import Numbering
from generator.readers.docx.styles import OFF, Styles, W, switch, value
from generator.readers.docx.symbols import FIRST, PRIVATE, unicode_of
from generator.readers.safe_xml import Element, local
from generator.readers.words import Words, cites_again
from generator.recognition.notes import SourceNote
from generator.recognition.source import Line

CHARACTERS = {"tab": "\t", "ptab": "\t", "noBreakHyphen": "-", "cr": " ", "softHyphen": ""}
"""A hyphen at which Word does not break the line is a hyphen: `A/72/64-E/2017/12` is to be found and linked."""
LEFT_OUT = frozenset({"del", "moveFrom", "pPr", "rPr", "sectPr", "AlternateContent", "drawing", "pict", "object"})
WRAPPERS = frozenset({"sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag"})
REMOVED = frozenset({"del", "moveFrom"})
SYMBOL_CODE = re.compile(r"[Ff]?0?(?P<code>[0-9A-Fa-f]{2})")


@dataclass(slots=True)
class Field:
    """A field while it is read: its instruction, and whether its result has begun."""

    instruction: str = ""
    result: bool = False


@dataclass(slots=True)
class Document:
    """What the paragraphs of one file share: styles, numbering, notes; and what there is to say of the file."""

    language: Language
    styles: Styles
    numbering: Numbering
    bodies: dict[str, Element]
    order: tuple[str, ...] = ()
    notes: list[SourceNote] = field(default_factory=list)
    changed: bool = False
    hidden: list[str] = field(default_factory=list)
    unknown: dict[tuple[int, str], None] = field(default_factory=dict)

    def words(self, paragraph: Element, line: int, before: Sequence[Element] = ()) -> Words:
        """The words of one paragraph, the number that Word prints before it included.

        `before` are paragraphs whose end was deleted: their words open this one.
        """
        style = value(paragraph.find(f"{W}pPr/{W}pStyle"))
        label = self.numbering.label(paragraph, style, self.styles)
        words = Words()
        if label:
            words.add(f"\t{label}\t")
        for one in before:
            Reader(self, words, value(one.find(f"{W}pPr/{W}pStyle")), line).read(one)
        Reader(self, words, style, line).read(paragraph)
        return words

    def is_hidden(self, properties: Element | None, style: str) -> bool:
        """Whether words are hidden: by the run itself, its style or the paragraph's style."""
        said = switch(properties, "vanish")
        if said is None and properties is not None:
            said = self.styles.switch(value(properties.find(W + "rStyle")), "vanish")
        return bool(said if said is not None else self.styles.switch(style, "vanish"))


@dataclass(slots=True)
class Reader:
    """Reads the runs of one paragraph."""

    document: Document
    words: Words
    style: str
    line: int
    fields: list[Field] = field(default_factory=list)

    def read(self, element: Element) -> None:
        """Read an element and what is in it."""
        for child in element:
            name = local(child)
            if name in LEFT_OUT:
                self.document.changed = self.document.changed or name in REMOVED
            elif name == "r":
                self._run(child)
            elif name == "fldSimple":
                self.fields.append(Field(value(child, "instr"), True))
                self.read(child)
                self.fields.pop()
            else:
                self.document.changed = self.document.changed or name in ("ins", "moveTo")
                self.read(child)

    def _run(self, run: Element) -> None:
        properties = run.find(W + "rPr")
        if self.document.is_hidden(properties, self.style):
            self.document.hidden += (text.text or "" for text in run.iter(W + "t"))
            return
        italic = self._italic(properties)
        raised = properties is not None and value(properties.find(W + "vertAlign")) == "superscript"
        font = value(properties.find(W + "rFonts"), "ascii") if properties is not None else ""
        for child in run:
            name = local(child)
            if name == "fldChar":
                self._field(child)
            elif name == "instrText" and self.fields:
                self.fields[-1].instruction += child.text or ""
            elif self.fields and not self.fields[-1].result:
                continue
            elif name == "footnoteReference" or name == "endnoteReference":
                self._note(child, run)
            elif name == "t":
                self._text(self._known(child.text or "", font), italic, raised)
            elif name in CHARACTERS:
                self.words.add(CHARACTERS[name], italic)
            elif name == "br":
                self.words.add("\n")
            elif name == "sym":
                self._symbol(child, italic)
            elif name == "AlternateContent":
                for text in child.iterfind("{*}Fallback/" + W + "t"):  # an emoji, for readers that know no better
                    self._text(text.text or "", italic, raised)

    def _symbol(self, element: Element, italic: bool) -> None:
        """A character of a symbol font, by its code there."""
        code = SYMBOL_CODE.fullmatch(value(element, "char"))
        if code is not None:
            character = chr(FIRST + int(code["code"], 16))
            self.words.add(self._known(character, value(element, "font")), italic)

    def _known(self, text: str, font: str) -> str:
        """The text in Unicode; a character of a font nobody knows stays, and is told."""
        text = unicode_of(text, font)
        if not text.isascii():
            self.document.unknown.update(((self.line, one), None) for one in PRIVATE.findall(text))
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

    def _field(self, element: Element) -> None:
        step = value(element, "fldCharType")
        if step == "begin":
            self.fields.append(Field())
        elif step == "separate" and self.fields:
            self.fields[-1].result = True
        elif step == "end" and self.fields:
            self.fields.pop()

    def _text(self, text: str, italic: bool, raised: bool) -> None:
        """Words; the result of a cross-reference to a note, and raised digits that repeat a note, are marks."""
        mark = text.strip()
        refers = any(one.instruction.split()[:1] == ["NOTEREF"] for one in self.fields)
        numbers = self.document.order if refers else [note.number for note in self.document.notes]
        if mark in numbers and (refers or (raised and cites_again(mark, self.words.text))):
            self.words.mark(mark, numbers.index(mark))
        else:
            self.words.add(text, italic)

    def _note(self, element: Element, run: Element) -> None:
        """A footnote: numbered by its place, or with a mark of its own (`*`) that stands behind it in the run."""
        document = self.document
        kind = local(element).removesuffix("Reference")
        body = document.bodies.get(f"{kind} {value(element, 'id')}")
        if value(element, "customMarkFollows") not in ("", *OFF):
            number = "".join(text.text or "" for text in run.iter(W + "t")).strip() or "*"
            for text in run.iter(W + "t"):
                text.text = ""
        else:
            number = str(1 + sum(note.number.isdigit() for note in document.notes))
        content = Words()
        for paragraph in body.iter(W + "p") if body is not None else ():
            if content.text:
                content.add(" ")
            Reader(document, content, value(paragraph.find(f"{W}pPr/{W}pStyle")), self.line).read(paragraph)
        if body is not None and body.find(f".//{W}{kind}Ref") is None:
            _without_mark(content, number)
        self.words.mark(number, len(document.notes))
        line = Line(self.line, content.text.strip())
        document.notes.append(SourceNote(number, (line,), (line.text,), content.content()))


def _without_mark(words: Words, number: str) -> None:
    """A note whose number Word does not set by itself has it typed before its words."""
    match = re.match(r"\s*" + re.escape(number) + r"\s+", words.text)
    if match:
        words.text = " " * match.end() + words.text[match.end() :]


def note_order(root: Element, document: Document) -> tuple[str, ...]:
    """The numbers of the notes in the order of their references: a cross-reference may come before its note."""
    numbers: list[str] = []
    for element in root.iter(W + "footnoteReference", W + "endnoteReference"):
        run = element.getparent()
        hidden = run is not None and document.is_hidden(run.find(W + "rPr"), _style_around(run))
        if hidden or any(local(above) in LEFT_OUT for above in element.iterancestors()):
            continue
        marked = value(element, "customMarkFollows") not in ("", *OFF)
        numbers.append("" if marked else str(1 + sum(number.isdigit() for number in numbers)))
    return tuple(numbers)


def _style_around(run: Element) -> str:
    paragraph = next(run.iterancestors(W + "p"), None)
    return value(paragraph.find(f"{W}pPr/{W}pStyle")) if paragraph is not None else ""


def end_deleted(paragraph: Element) -> bool:
    """Whether tracked changes delete the end of a paragraph, so that the next one goes on with it."""
    marks = paragraph.find(f"{W}pPr/{W}rPr")
    return marks is not None and any(local(mark) in REMOVED for mark in marks)


def row_deleted(row: Element) -> bool:
    """Whether tracked changes delete the row of a table."""
    return row.find(f"{W}trPr/{W}del") is not None


def paragraphs_in(cell: Element) -> Iterator[Element]:
    """The paragraphs of a cell in order, those of tables inside it included, those of text boxes not."""
    for block in blocks(cell):
        if local(block) == "p":
            yield block
        else:
            for inner in block.iter(W + "tc"):
                if next(inner.iterancestors(W + "tbl"), None) is block:
                    yield from paragraphs_in(inner)


def blocks(body: Element) -> Iterator[Element]:
    """The paragraphs and tables of a body in order, those inside content controls included."""
    for child in body:
        name = local(child)
        if name in ("p", "tbl"):
            yield child
        elif name in WRAPPERS:
            yield from blocks(child)
        elif name == "AlternateContent":
            yield from (block for choice in child[:1] for block in blocks(choice))
