"""What stands inside a paragraph of a Word file: runs, tabs, italics, footnotes, cross-references to footnotes.

A second reference to a note is a field (`NOTEREF _Ref501 \\h`) whose result is the number: 623 of 3,582 references in
real files. Words struck out under "track changes" are left out, added ones are read.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from generator.languages import Language
from generator.readers.docx.blocks import REMOVED
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
SYMBOL_CODE = re.compile(r"[Ff]?0?(?P<code>[0-9A-Fa-f]{2})")


DEEPEST_FIELD = 20
"""So many of the fields around words are looked at."""
LONGEST_INSTRUCTION = 200


@dataclass(slots=True)
class Field:
    """A field while it is read: its instruction, and whether its result has begun."""

    instruction: str = ""
    result: bool = False

    def go_on(self, instruction: str) -> None:
        """More of the instruction; how it begins is all that counts."""
        if len(self.instruction) < LONGEST_INSTRUCTION:
            self.instruction += instruction[:LONGEST_INSTRUCTION]

    @property
    def refers(self) -> bool:
        """Whether this is a cross-reference to a note."""
        return self.instruction.split(maxsplit=1)[:1] == ["NOTEREF"]


@dataclass(slots=True)
class Document:
    """What the paragraphs of one file share: styles, numbering, notes; and what there is to say of the file.

    `order` has the index of each note by its number, `numbers` that of the notes met so far (of the first where several
    have it) and `bodies_read` by their place among `bodies`; `counted` of these notes have a number and not a sign.
    """

    language: Language
    styles: Styles
    numbering: Numbering
    bodies: dict[str, Element]
    order: Mapping[str, int] = field(default_factory=dict)
    notes: list[SourceNote] = field(default_factory=list)
    numbers: dict[str, int] = field(default_factory=dict)
    bodies_read: dict[str, int] = field(default_factory=dict)
    counted: int = 0
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

    def add_note(self, note: SourceNote) -> None:
        """One more note."""
        self.numbers.setdefault(note.number, len(self.notes))
        self.counted += note.number.isdigit()
        self.notes.append(note)

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
    is_note: bool = False

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
                self.fields[-1].go_on(child.text or "")
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
        if not raised and not self.fields:
            self.words.add(text, italic)
            return
        mark = text.strip()
        refers = any(one.refers for one in self.fields[-DEEPEST_FIELD:])
        note = (self.document.order if refers else self.document.numbers).get(mark)
        if note is not None and (refers or (raised and cites_again(mark, self.words.tail))):
            self.words.mark(mark, note)
        else:
            self.words.add(text, italic)

    def _note(self, element: Element, run: Element) -> None:
        """A footnote: numbered by its place, or with a mark of its own (`*`) that stands behind it in the run.

        Word has one reference for each note, and no note in a note; a file that says otherwise cites a note again.
        """
        document = self.document
        name = f"{local(element).removesuffix('Reference')} {value(element, 'id')}"
        if self.is_note:
            return
        if name in document.bodies_read:
            note = document.bodies_read[name]
            self.words.mark(document.notes[note].number, note)
            return
        if value(element, "customMarkFollows") not in ("", *OFF):
            number = "".join(text.text or "" for text in run.iter(W + "t")).strip() or "*"
            for text in run.iter(W + "t"):
                text.text = ""
        else:
            number = str(1 + document.counted)
        self.words.mark(number, len(document.notes))
        if name in document.bodies:
            document.bodies_read[name] = len(document.notes)
        document.add_note(self._note_of(document.bodies.get(name), number))

    def _note_of(self, body: Element | None, number: str) -> SourceNote:
        content = Words()
        for paragraph in body.iter(W + "p") if body is not None else ():
            if content.length:
                content.add(" ")
            style = value(paragraph.find(f"{W}pPr/{W}pStyle"))
            Reader(self.document, content, style, self.line, is_note=True).read(paragraph)
        if body is not None and next(body.iter(f"{W}footnoteRef", f"{W}endnoteRef"), None) is None:
            _without_mark(content, number)
        line = Line(self.line, content.text.strip())
        return SourceNote(number, (line,), (line.text,), content.content())


def _without_mark(words: Words, number: str) -> None:
    """A note whose number Word does not set by itself has it typed before its words."""
    match = re.match(r"\s*" + re.escape(number) + r"\s+", words.text)
    if match:
        words.text = " " * match.end() + words.text[match.end() :]


def note_order(root: Element, document: Document) -> dict[str, int]:
    """The index of each note by its number: a cross-reference may come before its note."""
    places: dict[str, int] = {}
    found = 0
    paragraph, style = None, ""
    for element in root.iter(W + "footnoteReference", W + "endnoteReference"):
        run, home = element.getparent(), next(element.iterancestors(W + "p"), None)
        if home is not paragraph:
            paragraph, style = home, value(home.find(f"{W}pPr/{W}pStyle")) if home is not None else ""
        hidden = run is not None and document.is_hidden(run.find(W + "rPr"), style)
        if hidden or any(local(above) in LEFT_OUT for above in element.iterancestors()):
            continue
        if value(element, "customMarkFollows") in ("", *OFF):
            places[str(len(places) + 1)] = found
        found += 1
    return places
