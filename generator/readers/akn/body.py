"""Walks over preamble, main body, conclusions and attachments, and gives their paragraphs as told lines."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from generator.diagnostics import Code, Diagnostic, Position
from generator.document.model import Kind
from generator.languages import SECTION_SHAPES, Language, readings
from generator.readers.akn.head import preface_lines
from generator.readers.akn.headings import LONGEST_HEADING, is_sentence, tabbed
from generator.readers.akn.inline import BLOCKS, Notes, words_in
from generator.readers.akn.parsing import position, words_of
from generator.readers.akn.tables import table_rows
from generator.readers.safe_xml import Element, local
from generator.readers.words import Words, labelled, without_label
from generator.recognition.leads import leads_of
from generator.recognition.lines import MarkedLine, cut_label, ending_of
from generator.recognition.rules.body import DECISION_ENDS
from generator.recognition.rules.headings import PREAMBULAR_ENDS, SHORT_TITLE
from generator.recognition.structure import CHAPEAU_ENDS

IGNORED = ("meta", "coverPage", "num", "img")
NUMBERED = ("paragraph", "point", "item")
HEADING_CLASS = re.compile(r"H(?:Ch|\d+).*")
TABLE_NOTE = re.compile(r"(?P<label>[^\W\d_A-Z]|\*{1,3})(?: ?\t\s*| (?=[A-ZÀ-ÞА-Я]))")
DOUBLED = re.compile(r"[.)]\s+|[ ]*\t\s*")
"""What follows a number that stands twice; a letter with only a space behind it is a word (`a.`, then `a symmetric
encryption algorithm`, S/RES/1382)."""
DOUBLED_STOP = re.compile(r"[.)]\s*")


@dataclass(slots=True)
class Body:
    """Collects the lines of a document in the order of print."""

    language: Language
    notes: Notes
    lines: list[MarkedLine] = field(default_factory=list)
    diagnostics: list[Diagnostic] = field(default_factory=list)
    label: str = ""
    label_at: Element | None = None
    label_alone: bool = False
    tables: int = 0
    bare: set[int] = field(default_factory=set)
    """The places of lines that no tab stands before."""
    in_words: list[Position] = field(default_factory=list)
    """Where a number stands inside the words."""

    def read(self, element: Element) -> None:
        """Read an element and everything in it."""
        READ.get(local(element), Body.children)(self, element)

    def children(self, element: Element) -> None:
        """Read what an element without a meaning of its own contains."""
        for child in element:
            name = local(child)
            if name == "num":
                self._number(child)
            elif name not in IGNORED:
                self.read(child)
        if local(element) in NUMBERED:
            self.label_alone = bool(self.label)
            if any(reading.shape in SECTION_SHAPES for reading in readings(self.label, self.language.code)):
                self.flush()

    def paragraph(self, element: Element, kind: Kind | None = None) -> None:
        """Read a paragraph of words; what stands inside it as a block of its own comes after its words."""
        inner = [child for child in element if local(child) in BLOCKS]
        words = words_in(element, self.notes)
        if kind is None and ending_of(words.text) not in PREAMBULAR_ENDS and _is_marked_heading(element):
            kind = Kind.HEADING
        self.words(element, words, kind)
        for child in inner:
            self.read(child)

    def words(self, element: Element, words: Words, kind: Kind | None = None) -> None:
        """Add a line, with the number that waits for one."""
        line = words.line(position(element))
        if not line.text and not line.references:
            return
        if kind is Kind.HEADING and self.label_alone:
            self.flush()
        if kind is None and self._is_set_as_heading(line):
            kind = Kind.HEADING
        if kind is None and not self.label and _opens_with_verb(line) and _in_main_body(element):
            kind = Kind.OPERATIVE
        self._add(line, kind)

    def _is_set_as_heading(self, line: MarkedLine) -> bool:
        """Two tabs before short words that are no sentence centre them, a caption with a colon too (S/RES/2677 in
        Chinese); `Annex II` alone is a heading anyhow.
        """
        if self.language.pattern("annex").fullmatch(line.text):
            return True
        caption = line.ending in CHAPEAU_ENDS and len(line.text) <= SHORT_TITLE
        caption = caption and leads_of(line.text, self.language.code) is None
        return line.tabs > 1 and len(line.text) <= LONGEST_HEADING and (caption or not is_sentence(line.text))

    def heading(self, element: Element) -> None:
        """`<subheading>`, `<crossHeading>`: a heading, but for preambular paragraphs that stand in a section."""
        is_preambular = "preamble" in element.get("refersTo", "")
        kind = Kind.PREAMBULAR if is_preambular else Kind.HEADING
        self.words(element, words_in(element, self.notes), kind)

    def container(self, element: Element) -> None:
        """A container holds one preambular paragraph when it stands in the preamble."""
        in_preamble = any(local(above) == "preamble" for above in element.iterancestors())
        for child in element:
            if local(child) == "p" and in_preamble:
                self.paragraph(child, Kind.PREAMBULAR)
            else:
                self.read(child)

    def formula(self, element: Element) -> None:
        """The enacting formula."""
        for child in element:
            self.words(child, words_in(child, self.notes), Kind.FORMULA)

    def block_list(self, element: Element) -> None:
        """A list with its introduction, which may be a preambular paragraph.

        In Chinese the operative paragraphs of A/RES/79/261 are such a list: `Resolves that:`, then 1., 2., 3.
        """
        kind = None
        if any(local(above) == "preamble" for above in element.iterancestors()):
            kind = Kind.OPERATIVE if self._numbers_paragraphs(element) else Kind.PREAMBULAR
        for child in element:
            if local(child) == "listIntroduction":
                self.paragraph(child, kind)
            else:
                self.read(child)

    def _numbers_paragraphs(self, element: Element) -> bool:
        """Whether the first item of a list has the number of a first paragraph."""
        number = next((words_of(child) for child in element.iter() if local(child) == "num"), "")
        return any((one.shape, one.value) == ("number", 1) for one in readings(number, self.language.code))

    def table(self, element: Element) -> None:
        """The rows of a table, tabs between their cells."""
        self.flush()
        self.tables += 1
        self.lines += table_rows(element, self.notes, self.tables)

    def annex(self, element: Element) -> None:
        """An attachment; six real ones lack the word "Annex" (S/RES/1730), then the first line opens the annex."""
        first = len(self.lines)
        self.children(element)
        if first < len(self.lines):
            self.lines[first] = replace(self.lines[first], opens_annex=True)

    def preface(self, element: Element) -> None:
        """The letter and title of a part of a composite resolution: `A`, `Information in the service of humanity`."""
        self.lines += preface_lines((child for paragraph in element for child in paragraph), self.notes)

    def conclusions(self, element: Element) -> None:
        """The closing lines; the Economic and Social Council's files have no `<event>` around meeting and date."""
        for paragraph in element:
            if any(local(child) in ("docDate", "location") for child in paragraph):
                self.event(paragraph)
            elif any(local(child) in ("event", "vote") for child in paragraph):
                self.children(paragraph)
            else:
                self.read(paragraph)

    def event(self, element: Element) -> None:
        """The meeting and the date that close the text, each on a line of its own."""
        for child in element:
            if local(child) in ("location", "docDate", "inline", "date"):
                line = words_in(child, self.notes).line(position(child))
                self._show_once(line)
                if line.text:
                    closing = "date" if local(child) in ("docDate", "date") else "meeting"
                    self.lines.append(replace(line, tabs=0, spans=(), closing=closing))
            elif local(child) not in ("eol",):
                self.read(child)

    def _show_once(self, line: MarkedLine) -> None:
        """Take away the same words before a closing line (A/HRC/RES/56/6 in Chinese, E/RES/2021/2 in Arabic)."""
        before = self.lines[-1] if self.lines else line
        if before is line or before.text != line.text or before.label or before.references:
            return
        self.notes.set_apart += self.lines.pop().text
        message = f"the closing line {line.text!r} stands twice in the file; it is shown once"
        self.diagnostics.append(Diagnostic(Code.SOURCE_REPAIRED, message, line.position))

    def vote(self, element: Element) -> None:
        """`[Adopted without a vote.]`, or the states that voted: printed under the closing lines."""
        words = " ".join(words_of(child) for child in element if local(child) == "outcome")
        line = Words()
        line.add(words)
        self.words(element, line, Kind.PARAGRAPH)

    def _number(self, element: Element) -> None:
        """A number waits for the words behind it; the number of a section stands on a line of its own."""
        self.flush()
        parent = element.getparent()
        if parent is not None and local(parent) in ("section", "title"):
            self.heading(element)
        else:
            self.label, self.label_at = words_of(element), element

    def flush(self) -> None:
        """A number that no words followed, not even in the next paragraph (S/RES/1602 has them there)."""
        if self.label and self.label_at is not None:
            self._add(Words().line(position(self.label_at)))

    def _add(self, line: MarkedLine, kind: Kind | None = None) -> None:
        """Put the waiting number, or the one in the text, in front of the words."""
        label, self.label, self.label_at, self.label_alone = self.label, "", None, False
        if label:
            line = self._undoubled(line, label)
        elif note := self._table_note(line):
            self.lines.append(note)
            return
        if not line.tabs:
            self.bare.add(len(self.lines))
        self.lines.append(labelled(tabbed(line, kind), label, self.language))
        if self.lines[-1].label and not label:
            self.in_words.append(line.position)

    def remarks(self) -> list[Diagnostic]:
        """What is wrong with the file, beside what was said while reading."""
        if not self.in_words:
            return self.diagnostics
        message = f"numbers inside the words, not told apart by <num>: {len(self.in_words)} of them, the first here"
        return [*self.diagnostics, Diagnostic(Code.NUMBER_IN_WORDS, message, self.in_words[0])]

    def _table_note(self, line: MarkedLine) -> MarkedLine | None:
        """`a`, a tab and words directly under a table: a note to it."""
        match = TABLE_NOTE.match(line.text)
        under = bool(self.lines) and (self.lines[-1].row > 0 or self.lines[-1].told is Kind.TABLE_NOTE)
        if match is None or not under:
            return None
        cut = cut_label(line, match["label"], match.end(), ())
        return replace(cut, tabs=1, told=Kind.TABLE_NOTE)

    def _undoubled(self, line: MarkedLine, label: str) -> MarkedLine:
        """The words without the number that the file repeats in front of them."""
        bare = label.strip().rstrip(".")
        match = DOUBLED.match(line.text, len(bare)) if bare and line.text.startswith(bare) else None
        if match is None and label.strip().endswith((".", ")")):
            match = DOUBLED_STOP.match(line.text)
        if match is None or not readings(label.strip(), self.language.code):
            return line
        message = f"the number {label.strip()} stands twice"
        self.diagnostics.append(Diagnostic(Code.NUMBER_DOUBLED, message, line.position))
        self.notes.set_apart += line.text[: match.end()]
        return without_label(line, match.end())


def _is_marked_heading(element: Element) -> bool:
    """A paragraph of a heading class (`H23`), or all in bold."""
    holder = next((above for above in element.iterancestors() if local(above) == "paragraph"), None)
    if holder is not None and HEADING_CLASS.fullmatch(holder.get("class", "")):
        return True
    only = element[0] if len(element) == 1 else None
    return only is not None and only.get("class", "").startswith("bold") and words_of(only) == words_of(element)


def _opens_with_verb(line: MarkedLine) -> bool:
    """A sentence that opens with words in italics, as the verb of an operative paragraph does."""
    first, last = line.spans[0] if line.spans else (0, 0)
    return first == 0 and 0 < last < len(line.text) and line.ending in DECISION_ENDS


def _in_main_body(element: Element) -> bool:
    """In the text itself: not in the preamble and not in an annex."""
    above = [local(one) for one in element.iterancestors()]
    return "mainBody" in above and "doc" not in above and "embeddedStructure" not in above


READ: Mapping[str, Callable[[Body, Element], None]] = {
    "p": Body.paragraph,
    "subheading": Body.heading,
    "crossHeading": Body.heading,
    "heading": Body.heading,
    "block": Body.heading,
    "formula": Body.formula,
    "container": Body.container,
    "blockList": Body.block_list,
    "listIntroduction": Body.paragraph,
    "table": Body.table,
    "attachment": Body.annex,
    "preface": Body.preface,
    "conclusions": Body.conclusions,
    "event": Body.event,
    "vote": Body.vote,
}
