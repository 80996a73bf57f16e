"""The steps of reading one Word file, in order: its paragraphs become lines as a text dump has them, and more is known
of each: italics, notes, tables. Headers, footers, comments and text boxes are furniture, as in the dump."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import zip_longest

from generator.document.identity import SYMBOL_PATTERN
from generator.document.model import Kind
from generator.languages import SECTION_SHAPES, Language, readings
from generator.readers.accounting import check_accounts
from generator.readers.docx.blocks import blocks, end_deleted, paragraphs_in, row_deleted
from generator.readers.docx.margins import margin_lines, plain_lines
from generator.readers.docx.numbering import Numbering
from generator.readers.docx.package import MAIN, open_package
from generator.readers.docx.paragraphs import Document, note_order
from generator.readers.docx.remarks import remarks
from generator.readers.docx.styles import Styles, W, value
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
MOST_COLUMNS = 100


def read_docx(data: bytes, name: str, expected_language: str = "") -> Recognised:
    """Read the bytes of a Word file; `name` is for messages."""
    package = open_package(data)
    if not package.parts:
        return Recognised(None, tuple(replace(one, source=name) for one in package.diagnostics))
    margins = tuple(margin_lines(package.parts))
    language, told = detect((*plain_lines(package.parts[MAIN]), *margins), expected_language or "en")
    document = Document(
        language=language,
        styles=Styles.of(package.parts.get("word/styles.xml")),
        numbering=Numbering.of(package.parts.get("word/numbering.xml")),
        bodies=_note_bodies(package.parts),
    )
    document.order = note_order(package.parts[MAIN], document)
    paragraphs = list(_paragraphs(package.parts[MAIN], document))
    segments = _segments(paragraphs, margins, language)

    def mark(lines: Iterable[WordedLine]) -> Iterator[MarkedLine]:
        return _hung(_marked(line, language) for line in lines)

    source, head_diagnostics = marked_source(name, segments, language, paragraphs, document.notes, mark)
    diagnostics = [*package.diagnostics, *head_diagnostics, *remarks(document, package.parts[MAIN])]
    recognised = recognise_marked(source, diagnostics, expected_language if told else "")
    if recognised.resolution is None:
        return recognised
    lines = (*margins, *(paragraph.line for paragraph in paragraphs))
    texts = (*(line.text for line in lines), *(note.text for note in document.notes))
    faults = check_accounts(texts, recognised.resolution)
    if not faults:
        return recognised
    return Recognised(None, (*recognised.diagnostics, *(replace(fault, source=name) for fault in faults)))


def _note_bodies(parts: Mapping[str, Element]) -> dict[str, Element]:
    """The notes by kind and id (`footnote 3`); separators are none."""
    return {
        f"{kind} {value(element, 'id')}": element
        for kind in ("footnote", "endnote")
        if (root := parts.get(f"word/{kind}s.xml")) is not None
        for element in root.iter(W + kind)
        if not value(element, "type") or value(element, "type") == "normal"
    }


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
            words = document.words(block, number, unended)
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
    for paragraph in (one for cell in _own_cells(row) for one in paragraphs_in(cell)):
        yield document.words(paragraph, number + 1)


def _own_cells(row: Element) -> list[Element]:
    """The cells of a row, without those of a table inside one of them."""
    return [cell for cell in row.iter(W + "tc") if next(cell.iterancestors(W + "tr"), None) is row]


def _row(row: Element, document: Document, number: int) -> Words:
    """The cells of a row with tabs between them; a cell over several columns leaves the ones behind it empty."""
    words, place = Words(), 0
    for cell in _own_cells(row):
        words.next_cell(place)
        for paragraph in paragraphs_in(cell):
            inside = document.words(paragraph, number + 1)
            words.append(inside, " ")
        wide = value(cell.find(f"{W}tcPr/{W}gridSpan"))
        for _ in range(1, min(int(wide), MOST_COLUMNS) if wide.isdecimal() else 1):
            place += 1
            words.next_cell(place)
        place += 1
    return words


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
