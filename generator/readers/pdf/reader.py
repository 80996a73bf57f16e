"""The steps of reading one PDF file, in order: drawn stretches, printed lines, zones, paragraphs, marked lines."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import count
from unicodedata import bidirectional

from generator.diagnostics import Code, Diagnostic, Position
from generator.document.model import Kind
from generator.languages import Language
from generator.readers.flow import Vocabulary, with_conservation
from generator.readers.pdf.library import Page, open_pdf
from generator.readers.pdf.lines import PrintedLine, printed_lines
from generator.readers.pdf.notes import read_page_notes
from generator.readers.pdf.paragraphs import Measure, paragraphs
from generator.readers.pdf.tables import table_regions, table_rows
from generator.readers.pdf.words import Marks, placed, worded
from generator.readers.pdf.zones import Zones, zones
from generator.readers.worded import WordedLine, marked_source
from generator.readers.words import Words, labelled, without_label
from generator.recognition.chain import Recognised, recognise_marked
from generator.recognition.detection import detect
from generator.recognition.lines import MarkedLine
from generator.recognition.marked import MarkedSource
from generator.recognition.segmentation import NUMBER_AND_TITLE, Segments, segment
from generator.recognition.source import Line

TABLE_NOTE = re.compile(r"(?P<label>[^\W\d_]|\*{1,3})\t\s*")
RUNS_LEFT = (
    "a PDF does not keep the order of the characters of this script well enough for a text of law: "
    "use the XML, the Word file or a text"
)
"""What a PDF library gives has the letters of `الأول` in another order, and brackets at the wrong end."""
JOB = re.compile(r"(?P<job>\d{2}-\d{5}) (?=\()")


def read_pdf(data: bytes, name: str, expected_language: str = "") -> Recognised:
    """Read the bytes of a PDF file; `name` is for messages. A place is a page and a line on it."""
    opened = open_pdf(data)
    lines = [printed_lines(page) for page in opened.pages]
    diagnostics = [*opened.diagnostics, *_pictures(opened.pages, lines)]
    runs_left = _runs_left(opened.pages)
    if runs_left:
        diagnostics.append(Diagnostic(Code.ORDER_UNKNOWN, RUNS_LEFT))
    if runs_left or not any(lines):
        return Recognised(None, tuple(replace(one, source=name) for one in diagnostics))
    found = zones(opened.pages, lines)
    plain = [Line(number, line.words) for number, line in enumerate((*found.masthead, *found.text), 1)]
    language, told = detect(tuple(plain), expected_language or "en")
    source, head_diagnostics, removed = _source(found, language, name)
    recognised = recognise_marked(source, [*diagnostics, *head_diagnostics], expected_language if told else "")
    printed = (stretch.text for page in opened.pages for stretch in page.stretches)
    return with_conservation(recognised, printed, removed, name)


def _runs_left(pages: Sequence[Page]) -> bool:
    """Whether most letters are of a script that runs from right to left."""
    letters: Counter[str] = Counter()
    for text in (stretch.text for page in pages for stretch in page.stretches):
        if not text.isascii():
            letters.update(map(bidirectional, text))
        else:
            letters["L"] += sum(map(str.isalpha, text))
    return letters["R"] + letters["AL"] > letters["L"]


def _pictures(pages: Sequence[Page], lines: Sequence[Sequence[PrintedLine]]) -> list[Diagnostic]:
    """What to say of pages without text: a scan has to be made text first."""
    bare = [page.number for page, printed in zip(pages, lines, strict=True) if page.pictures and not printed]
    if pages and not any(lines):
        message = "the pages are images without text, as a scanner makes them: the file needs OCR first"
        if bare:
            return [Diagnostic(Code.SOURCE_SCANNED, message, Position(bare[0]))]
        return [Diagnostic(Code.EMPTY_SOURCE, "no page has any text")]
    message = "this page is an image without text: it needs OCR"
    return [Diagnostic(Code.PAGE_SCANNED, message, Position(page)) for page in bare]


def _source(found: Zones, language: Language, name: str) -> tuple[MarkedSource, tuple[Diagnostic, ...], Counter[str]]:
    document = _Document(found, language)
    document.read()

    def mark(lines: Iterable[WordedLine]) -> Iterator[MarkedLine]:
        return (_marked(line, language) for line in lines)

    source, diagnostics = marked_source(name, document.segments(), language, document.flowed, document.notes, mark)
    return source, diagnostics, document.vocabulary.removed


class _Document:
    """Turns the zones of a document into lines as a text dump has them."""

    def __init__(self, found: Zones, language: Language) -> None:
        self.zones = found
        self.language = language
        self.vocabulary = Vocabulary(line.text for line in (*found.text, *found.notes))
        self.bold = language.sets_italic("bold")
        self.notes, pages = read_page_notes(found.notes, self.vocabulary, self.bold)
        order = {note.number: index for index, note in reversed(list(enumerate(self.notes)))}
        self.marks = Marks(pages, order)
        self.flowed: list[WordedLine] = []
        self.margins = list(found.margins)

    def read(self) -> None:
        """Every paragraph and every row of a table becomes one line."""
        text = self.zones.text
        measure = Measure.of(text, self.zones.size)
        start = 0
        for table, (first, end) in enumerate(table_regions(text, self.zones.size), 1):
            self._paragraphs(text[start:first], measure)
            self._table(text[first:end], table)
            start = end
        self._paragraphs(text[start:], measure)

    def _add(self, lines: Sequence[PrintedLine], words: Words, row: int = 0, told: Kind | None = None) -> None:
        line = placed(lines, len(self.flowed) + 1, words.text)
        self.flowed.append(WordedLine(line, words, row, told))

    def _paragraphs(self, lines: Sequence[PrintedLine], measure: Measure) -> None:
        for paragraph in paragraphs(lines, measure):
            words = worded(paragraph.lines, self.vocabulary, self.bold, self.marks, "" if paragraph.heading else "\t")
            if title := NUMBER_AND_TITLE.match(words.text):
                cut = title.start("title")
                words.text = f"{words.text[: cut - 1]}\t{words.text[cut:]}"
            self._add(paragraph.lines, words, told=Kind.HEADING if paragraph.heading else None)

    def _table(self, printed: Sequence[PrintedLine], table: int) -> None:
        rows, repeated = table_rows(printed)
        self.margins += repeated
        for row in rows:
            words = Words()
            for place, cell in enumerate(row):
                words.put("\t" if place else "")
                words.append(worded(cell, self.vocabulary, self.bold, self.marks), " ")
            lines = sorted((line for cell in row for line in cell), key=lambda line: (line.page, line.number))
            self._add(lines, words, row=table)

    def segments(self) -> Segments:
        """The zones as recognition names them; the notes are known already, so nothing of the text is one."""
        segments = segment(tuple(one.line for one in self.flowed), self.language)
        margins = sorted(self.margins, key=lambda line: (line.page, line.number))
        numbers = count(len(self.flowed) + 1)
        masthead, trailing = (
            tuple(placed([line], next(numbers), piece) for line in lines for piece in _pieces(line))
            for lines in (self.zones.masthead, margins)
        )
        body = (*segments.body, *segments.notes, *segments.trailing)
        leading = (*masthead, *segments.leading)
        return replace(segments, leading=leading, body=body, notes=(), trailing=trailing)


def _pieces(line: PrintedLine) -> list[str]:
    """What stands apart in one line of a masthead, head or foot; the job number apart from its language."""
    pieces = (" ".join(piece.split()) for piece in JOB.sub(r"\g<job>\t", line.text).split("\t"))
    return [piece for piece in pieces if piece]


def _marked(flowed: WordedLine, language: Language) -> MarkedLine:
    position = flowed.line.position()
    if flowed.row:
        return flowed.words.row(position, flowed.row)
    line = flowed.words.line(position)
    note = TABLE_NOTE.match(line.text)
    line = labelled(without_label(line, note.end()) if note else line, note["label"] if note else "", language)
    line = replace(line, told=flowed.told)
    return replace(line, spans=()) if flowed.told is Kind.HEADING else line
