"""Words as a format gives them, piece by piece: text, italics and footnote references become one marked line."""

from __future__ import annotations

import re
from dataclasses import replace

from generator.diagnostics import Position
from generator.document.model import Inlines
from generator.languages import Language, readings
from generator.recognition.inlines import inlines
from generator.recognition.lines import INVISIBLE, MarkedLine, Reference, cut_label, with_label

OTHER_SPACES = r"\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
SPACES = re.compile(rf"[{OTHER_SPACES}][ {OTHER_SPACES}]*| [ {OTHER_SPACES}]+")
"""Spaces of every kind but a single ordinary one, which stays as it is."""
SPACED_LABEL = re.compile(
    r"[\u200e\u200f]?(?P<label>\d{1,3}\.|\(?[^\W\d_]{1,4}\)|\([^\W\d_] [^\W\d_]\)|[•●▪◦○–—㈠-㈩])"
    r"[\u200e\u200f]* +(?=\S)"
)
CLOSING = ",.;:!?)]}»”’،؛؟，。；：！？）】》、"
NOTE_MARK = re.compile(r"\d{1,3}|\*{1,4}")
CITED = re.compile(r"(?:[^\W\d_]{3}|[,.;:،؛，；。）)»”]|(?<![\d.,])(?:19|20)\d\d)\s?$")


TAIL = 8
"""So many characters before a mark say whether it cites a note: `CITED` looks at seven."""


def cites_again(mark: str, before: str) -> bool:
    """Whether a raised `mark` may cite a note again: behind a word, a stop or a year, unlike in `m³` and `10¹⁴`."""
    return bool(NOTE_MARK.fullmatch(mark) and CITED.search(before))


class Words:
    """Collects the words of one paragraph; spaces of every kind become one ordinary space, tabs stay.

    `references` are the footnote marks and `spans` the stretches in italics so far; `raised` are digits above the line
    that cite no note known so far, with their places. A paragraph may have hundreds of
    thousands of pieces: they are put together only when its text is asked for.
    """

    __slots__ = ("_pieces", "_waiting", "length", "raised", "references", "spans")

    def __init__(self, text: str = "") -> None:
        """Begin with this text."""
        self._pieces = [text] if text else []
        self._waiting = False
        self.length = len(text)
        self.references: list[Reference] = []
        self.spans: list[tuple[int, int]] = []
        self.raised: list[tuple[int, str]] = []

    @property
    def text(self) -> str:
        """The words so far."""
        if len(self._pieces) > 1:
            self._pieces = ["".join(self._pieces)]
        return self._pieces[0] if self._pieces else ""

    @text.setter
    def text(self, text: str) -> None:
        self._pieces, self.length = [text] if text else [], len(text)

    @property
    def tail(self) -> str:
        """The last words, enough to tell what stands before a mark."""
        if self._pieces and len(self._pieces[-1]) >= TAIL:
            return self._pieces[-1][-TAIL:]
        return "".join(piece[-TAIL:] for piece in self._pieces[-TAIL:])[-TAIL:]

    def put(self, text: str) -> None:
        """Go on with this text as it is."""
        if text:
            self._pieces.append(text)
            self.length += len(text)

    def add(self, text: str, italic: bool = False) -> None:
        """Go on with these words."""
        if "  " in text or not text.isascii():
            text = SPACES.sub(" ", text)
        if self._waiting and text:
            self._waiting = False
            text = text if text[0] in CLOSING else f" {text}"
        if not self._pieces or self._pieces[-1][-1] in " \t":
            text = text.lstrip(" ")
        if not text:
            return
        start = self.length
        self._pieces.append(text)
        self.length = start + len(text)
        if italic:
            self.spans.append((start, self.length))

    def mark(self, printed: str, note: int) -> None:
        """A footnote reference stands here."""
        self.references.append(Reference(self.length, printed, note))

    def raise_digits(self, digits: str) -> None:
        """Digits above the line; those of two pieces (`1`, `2`) are one number."""
        start, before = self.length, self.raised[-1] if self.raised else (0, "")
        self.put(digits)
        if before[1] and before[0] + len(before[1]) == start:
            self.raised[-1] = (before[0], before[1] + digits)
        else:
            self.raised.append((start, digits))

    def gap(self) -> None:
        """White space of the file's own layout: a space, unless a closing mark follows."""
        self._waiting = bool(self._pieces)

    def trim(self) -> None:
        """Take away the spaces at the end."""
        while self._pieces and self._pieces[-1][-1] == " ":
            last = self._pieces.pop()
            self.length -= len(last)
            self.put(last.rstrip(" "))

    def cut(self, count: int) -> None:
        """Take away so many characters at the end."""
        while count and self._pieces:
            last = self._pieces.pop()
            self.length -= len(last)
            self.put(last[:-count])
            count = max(count - len(last), 0)

    def append(self, other: Words, between: str) -> None:
        """Go on with the words of another paragraph."""
        line = other.line(Position())
        if self._pieces and line.text:
            self.add(between)
        start = self.length
        self.put(line.text.replace("\t", " "))
        self.references += [replace(one, offset=one.offset + start) for one in line.references]
        self.spans += [(first + start, last + start) for first, last in line.spans or ()]

    def next_cell(self, place: int) -> None:
        """A cell of a table begins; the first one has place 0."""
        self.put("\t" if place else "")
        self._waiting = False

    def row(self, position: Position, table: int) -> MarkedLine:
        """The words as the row of a table: tabs tell the cells apart, the empty ones at either end too."""
        return MarkedLine(self.text, tuple(self.references), 0, position, spans=tuple(self.spans), row=table)

    def line(self, position: Position) -> MarkedLine:
        """The words as a line: the tabs that open it counted and cut off, nothing but words at either end."""
        whole = self.text
        text = whole.strip()
        start = len(whole) - len(whole.lstrip())
        references = tuple(
            Reference(min(max(one.offset - start, 0), len(text)), one.printed, one.note) for one in self.references
        )
        spans = self._italics(start, text) if self.spans else ()
        return MarkedLine(text, references, whole[:start].count("\t"), position, spans=spans)

    def content(self) -> Inlines:
        """The words as inlines, for a note."""
        line = self.line(Position())
        return inlines(line.text.replace("\t", " "), line.references, line.spans or ())

    def _italics(self, start: int, text: str) -> tuple[tuple[int, int], ...]:
        """Stretches in italics without the spaces at their ends; stretches with only a space between them are one."""
        found: list[tuple[int, int]] = []
        for first, last in ((first - start, last - start) for first, last in self.spans):
            words = text[max(first, 0) : max(last, 0)]
            first, last = max(first, 0) + len(words) - len(words.lstrip()), max(first, 0) + len(words.rstrip())
            if first >= last:
                continue
            if found and not text[found[-1][1] : first].strip():
                first = found.pop()[0]
            found.append((first, last))
        return tuple(found)


def labelled(line: MarkedLine, label: str, language: Language) -> MarkedLine:
    """The line with its label: the one the format tells apart, else one that stands in the text before a tab."""
    if label:
        label = visible(label)
        return without_tabs(replace(line, label=label, readings=readings(label, language.code)))
    found = with_label(line, language)
    if not found.label:
        found = _spaced_label(found, language)
    if not found.label:
        return without_tabs(found)
    return without_tabs(replace(found, label=visible(found.label)))


def visible(label: str) -> str:
    """A label without the marks of writing direction that some files put around it (A/RES/79/174 in Arabic)."""
    return " ".join(label.translate(INVISIBLE).split())


def _spaced_label(line: MarkedLine, language: Language) -> MarkedLine:
    """A label with only a space behind it: `(a) (i)<tab>The …` (A/RES/79/243), `(ب ب) مساعدة …` (S/RES/2610)."""
    match = SPACED_LABEL.match(line.text)
    if match is None:
        return line
    read = readings(match["label"], language.code)
    return cut_label(line, match["label"], match.end(), read) if read else line


def without_label(line: MarkedLine, start: int) -> MarkedLine:
    """The line without its first `start` characters."""
    return replace(cut_label(line, "", start, ()), tabs=line.tabs)


def without_tabs(line: MarkedLine) -> MarkedLine:
    """Tabs inside words are spaces: in a format that has tables they tell no cells apart."""
    return replace(line, text=line.text.replace("\t", " ")) if "\t" in line.text else line
