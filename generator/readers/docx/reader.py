"""The steps of reading one Word file, in order: its paragraphs become lines as a text dump has them, and more is known
of each: italics, notes, tables. Headers, footers, comments and text boxes are furniture, as in the dump."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import zip_longest

from generator.document.identity import SYMBOL_PATTERN
from generator.document.model import Kind
from generator.languages import SECTION_SHAPES, Language, readings
from generator.readers.accounting import check_accounts
from generator.readers.docx.blocks import blocks, cell_deleted, end_deleted, paragraphs_in, row_deleted
from generator.readers.docx.branches import keep_one_form
from generator.readers.docx.document import Document
from generator.readers.docx.fields import without_end
from generator.readers.docx.margins import margin_lines, plain_lines
from generator.readers.docx.notes import note_bodies
from generator.readers.docx.numbering import Numbering
from generator.readers.docx.package import MAIN, open_package
from generator.readers.docx.paragraphs import note_order, words_of
from generator.readers.docx.remarks import remarks, unread
from generator.readers.docx.styles import Styles, W, value
from generator.readers.docx.typed import unresolved, with_typed_notes
from generator.readers.safe_xml import Element, local
from generator.readers.worded import WordedLine, marked_source
from generator.readers.words import Words, labelled
from generator.recognition.chain import Recognised, recognise_marked
from generator.recognition.detection import detect
from generator.recognition.lines import MarkedLine, Reference
from generator.recognition.segmentation import Segments, segment
from generator.recognition.source import Line

HEADING_STYLE = re.compile(r"H(?:Ch|\d+).*|Heading\s?\d")
"""The heading styles of the United Nations' templates and of Word itself."""
FLOWING = re.compile("document|notes|header|footer")
"""The parts of a file that hold words."""
MOST_COLUMNS = 100


def read_docx(data: bytes, name: str, expected_language: str = "") -> Recognised:
    """Read the bytes of a Word file; `name` is for messages."""
    package = open_package(data)
    if not package.parts:
        return Recognised(None, tuple(replace(one, source=name) for one in package.diagnostics))
    for part in package.parts:
        if FLOWING.search(part):
            keep_one_form(package.parts[part])
    margins = tuple(margin_lines(package.parts))
    language, told = detect((*plain_lines(package.parts[MAIN]), *margins), expected_language or "en")
    document = Document(
        language=language,
        styles=Styles.of(package.parts.get("word/styles.xml")),
        numbering=Numbering.of(package.parts.get("word/numbering.xml")),
        bodies=note_bodies(package.parts),
        unended=without_end(package.parts[MAIN]),
    )
    document.order = note_order(package.parts[MAIN], document)
    paragraphs = list(_paragraphs(package.parts[MAIN], document))
    if not document.notes:
        paragraphs, document.notes = with_typed_notes(paragraphs)
    segments = _segments(paragraphs, margins, language)

    def mark(lines: Iterable[WordedLine]) -> Iterator[MarkedLine]:
        return _hung(_marked(line, language) for line in lines)

    source, head_diagnostics = marked_source(name, segments, language, paragraphs, document.notes, mark)
    first = segments.body[0].number if segments.body else 0
    told_of = (*remarks(document, package.parts[MAIN], first), *unresolved(paragraphs))
    diagnostics = [*package.diagnostics, *head_diagnostics, *told_of]
    recognised = recognise_marked(source, diagnostics, expected_language if told else "")
    if recognised.resolution is None:
        return recognised
    lines = (*margins, *(paragraph.line for paragraph in paragraphs))
    texts = (*(line.text for line in lines), *(note.text for note in document.notes))
    faults = (*unread(document, package.parts[MAIN]), *check_accounts(texts, recognised.resolution))
    if not faults:
        return recognised
    return Recognised(None, (*recognised.diagnostics, *(replace(fault, source=name) for fault in faults)))


def _paragraphs(root: Element, document: Document) -> Iterator[WordedLine]:
    """The paragraphs of the body as lines; the rows of a table too, unless it only arranges the masthead."""
    number = tables = 0
    body = root.find(W + "body")
    unended: list[Element] = []
    found = list(blocks(body if body is not None else root))
    for block, after in zip_longest(found, found[1:]):
        if local(block) == "p" and end_deleted(block) and after is not None and local(after) == "p":
            document.changed = True
            unended.append(block)
            continue
        if local(block) == "p":
            number += 1
            words = words_of(document, block, number, unended)
            unended = []
            style = value(block.find(f"{W}pPr/{W}pStyle"))
            heading = Kind.HEADING if HEADING_STYLE.fullmatch(style) else None
            for part in _split(words, document.language):
                yield WordedLine(Line(number, part.text), part, told=heading)
                number += 1
            number -= 1
            continue
        arranges = _only_arranges(block, document)
        tables += not arranges
        for row in _own_rows(block, document):
            for words in _cells(row, document, number) if arranges else (_row(row, document, number),):
                number += 1
                yield WordedLine(Line(number, words.text), words, row=0 if arranges else tables)


def _own_rows(table: Element, document: Document) -> list[Element]:
    """The rows of a table, without those of a table inside it and without deleted ones."""
    rows = [row for row in table.iter(W + "tr") if next(row.iterancestors(W + "tbl"), None) is table]
    kept = [row for row in rows if not row_deleted(row)]
    document.changed = document.changed or len(kept) < len(rows)
    return kept


def _split(words: Words, language: Language) -> Iterator[Words]:
    """A line end inside a paragraph is a space, but between meeting and date and behind a lone letter or number."""
    lines = [line.strip() for line in words.text.split("\n") if line.strip()]
    if len(lines) > 1 and _stands_alone(lines[0], language):
        yield from (Words(f"\t\t{line}") for line in lines)
    else:
        words.text = words.text.replace("\n", " ")
        yield words


def _stands_alone(line: str, language: Language) -> bool:
    """`66th plenary meeting`; `A`, the letter of a part; `II`, the number of a section."""
    shapes = {reading.shape for reading in readings(line, language.code)}
    return bool(shapes & SECTION_SHAPES) or any(language.pattern(name).fullmatch(line) for name in ("meeting", "part"))


def _only_arranges(table: Element, document: Document) -> bool:
    """A table of one column, or one with the symbol or the distribution in a cell of its own: a masthead."""
    if all(sum(local(cell) == "tc" for cell in row) < 2 for row in table.iter(W + "tr")):
        return True
    texts = ["".join(text.text or "" for text in cell.iter(W + "t")).strip() for cell in table.iter(W + "tc")]
    distribution = document.language.pattern("distribution")
    return any(SYMBOL_PATTERN.fullmatch(text) or distribution.match(text) for text in texts)


def _cells(row: Element, document: Document, number: int) -> Iterator[Words]:
    for paragraph in (one for cell in _own_cells(row, document) for one in paragraphs_in(cell)):
        yield words_of(document, paragraph, number + 1)


def _own_cells(row: Element, document: Document) -> list[Element]:
    """The cells of a row, without those of a table inside one of them and without deleted ones."""
    cells = [cell for cell in row.iter(W + "tc") if next(cell.iterancestors(W + "tr"), None) is row]
    kept = [cell for cell in cells if not cell_deleted(cell)]
    document.changed = document.changed or len(kept) < len(cells)
    return kept


def _row(row: Element, document: Document, number: int) -> Words:
    """The cells of a row with tabs between them; a cell over several columns leaves the ones behind it empty."""
    words, place = Words(), 0
    for _ in range(_columns(row.find(f"{W}trPr/{W}gridBefore"), 0)):
        words.next_cell(place)
        place += 1
    for cell in _own_cells(row, document):
        words.next_cell(place)
        for paragraph in paragraphs_in(cell):
            inside = words_of(document, paragraph, number + 1)
            words.append(inside, " ")
        for _ in range(1, _columns(cell.find(f"{W}tcPr/{W}gridSpan"), 1)):
            place += 1
            words.next_cell(place)
        place += 1
    return words


def _columns(said: Element | None, otherwise: int) -> int:
    wide = value(said)
    return min(int(wide), MOST_COLUMNS) if wide.isdecimal() and len(wide) < 6 else otherwise


def _segments(paragraphs: Sequence[WordedLine], margins: tuple[Line, ...], language: Language) -> Segments:
    """The zones of the body; a Word file has its notes elsewhere, so nothing at the end of the text is one."""
    segments = segment(tuple(paragraph.line for paragraph in paragraphs), language)
    body = (*segments.body, *segments.notes, *segments.trailing)
    return replace(segments, body=body, notes=(), trailing=margins)


def _marked(paragraph: WordedLine, language: Language) -> MarkedLine:
    position = paragraph.line.position()
    if paragraph.row:
        return paragraph.words.row(position, paragraph.row)
    return replace(labelled(paragraph.words.line(position), "", language), told=paragraph.told)


def _hung(lines: Iterable[MarkedLine]) -> Iterator[MarkedLine]:
    """Marks that stand alone in a paragraph hang on the words before it (A/RES/79/245 B)."""
    waiting: MarkedLine | None = None
    alone: list[Reference] = []
    for line in lines:
        if waiting is not None and not line.text and not line.label and line.references:
            alone += (replace(one, offset=len(waiting.text)) for one in line.references)
            continue
        if waiting is not None:
            yield _with(waiting, alone)
        waiting, alone = line, []
    if waiting is not None:
        yield _with(waiting, alone)


def _with(line: MarkedLine, references: Sequence[Reference]) -> MarkedLine:
    return replace(line, references=(*line.references, *references)) if references else line
