"""Puts what the stages found together into the document model."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from generator.diagnostics import Position
from generator.document.identity import Symbol
from generator.document.model import (
    Background,
    Block,
    Emphasis,
    Inlines,
    Masthead,
    Note,
    Part,
    Piece,
    Printed,
    Resolution,
    Text,
)
from generator.languages import Language
from generator.recognition.emphasis import emphasis_spans
from generator.recognition.inlines import inlines, joined
from generator.recognition.lines import MarkedLine, cut_label
from generator.recognition.marked import MarkedSource
from generator.recognition.masthead import Head
from generator.recognition.notes import SourceNote, same_notes
from generator.recognition.segmentation import NUMBER_AND_TITLE, Segments
from generator.recognition.source import Line
from generator.recognition.structure import Draft, Structure


def assemble(source: MarkedSource, structure: Structure) -> Resolution:
    """The resolution as a whole; anchors are given later (generator/references/anchors.py)."""
    head, language = source.head, source.language
    if head.symbol is None:
        raise ValueError("a resolution without a symbol has no address")
    number_line, words = _title(source.title, head.number_line is not None)
    parts = _parts(structure, head)
    return Resolution(
        symbol=_with_parts(head.symbol, parts, language) if head.symbol_made else head.symbol,
        language=language.code,
        number=head.number or head.symbol.number,
        masthead=_masthead(head, number_line, language),
        title=words,
        parts=parts,
        blocks=tuple(_block(draft, language, head.organ_code) for draft in structure.blocks),
        notes=tuple(map(_note, source.notes, same_notes(source.notes, language))),
        adoption_date=parts[-1].adoption.date or head.adoption_date,
        furniture=source.furniture,
        background=_background(source.background, head),
    )


def _background(told: Background | None, head: Head) -> Background | None:
    return replace(told or Background(), agenda_title=head.agenda_title) if head.agenda_title else told


def _masthead(head: Head, number_line: Printed, language: Language) -> Masthead:
    symbol = head.symbol
    return Masthead(
        organ=language.organ(head.organ_code).name,
        session=symbol.session if symbol else "",
        session_line=head.session_line,
        agenda_item=head.agenda_item,
        adoption_line=_printed([head.adoption_line] if head.adoption_line else []),
        committee_line=_printed(head.committee_lines),
        committee=head.committee,
        reports=head.reports,
        number_line=_printed([head.number_line]) if head.number_line else number_line,
        distribution=head.distribution,
        distribution_date=head.distribution_date,
        job_number=head.job_number,
        printed_job_number=head.printed_job_number,
    )


def _parts(structure: Structure, head: Head) -> tuple[Part, ...]:
    """The parts with their closing lines; a Security Council text closes nowhere: its head names the meeting."""
    parts = []
    for part in structure.parts:
        closing = part.adoption
        if not closing.meeting and not closing.date_line and head.meeting:
            closing = replace(closing, meeting=head.meeting, printed=False)
        if closing.date is None:
            closing = replace(closing, date=head.adoption_date)
        parts.append(Part(part.letter, part.title, closing))
    return tuple(parts)


def _with_parts(symbol: Symbol, parts: Sequence[Part], language: Language) -> Symbol:
    """The symbol with the letters of the parts that the text has, as the margins print it: `A/RES/75/245 B`, `A-C`."""
    places = [language.letter_names.get(part.letter) or _place(part.letter) for part in parts]
    if symbol.parts or not places[0] or places != list(range(places[0], places[0] + len(places))):
        return symbol
    letters = "-".join(chr(ord("A") - 1 + place) for place in dict.fromkeys((places[0], places[-1])))
    return Symbol.parse(f"{symbol.printed} {letters}")


def _place(letter: str) -> int:
    """2 for `B`; 0 for what is no Latin capital, and for a text without parts."""
    return ord(letter) - ord("A") + 1 if len(letter) == 1 and "A" <= letter <= "Z" else 0


def _printed(lines: Sequence[Line]) -> Printed:
    if not lines:
        return Printed()
    return Printed(joined((Text(line.content),) for line in lines), lines[0].position())


def _title(lines: Sequence[MarkedLine], has_number: bool) -> tuple[Printed, Printed]:
    """The number before the title (`62/152.`) and the title, its lines joined.

    Where the head `has_number` (`Resolution 2676 (2023)`) another number stays in the words of the title.
    """
    if not lines:
        return Printed(), Printed()
    first = lines[0]
    match = None if has_number else NUMBER_AND_TITLE.match(first.text)
    number, words = Printed(), first
    if match:
        number = Printed((Text(first.text[: match.end("stop")].strip()),), first.position)
        words = cut_label(first, "", match.start("title"), ())
    start = Position(first.position.line, first.position.column + len(first.text) - len(words.text))
    texts = (inlines(line.text, line.references, line.spans or ()) for line in (words, *map(_unlabelled, lines[1:])))
    return number, Printed(joined(texts), start)


def _unlabelled(line: MarkedLine) -> MarkedLine:
    """What looks like a label is one of the words in a title."""
    if not line.label:
        return line
    label = f"{line.label} " if line.text else line.label
    references = tuple(replace(reference, offset=reference.offset + len(label)) for reference in line.references)
    return replace(line, label="", text=label + line.text, references=references)


def _block(draft: Draft, language: Language, organ: str) -> Block:
    line = draft.line
    content = () if draft.rows else inlines(line.text, line.references, emphasis_spans(draft, language, organ))
    return Block(
        kind=draft.kind,
        content=content,
        label=line.label if not draft.rows else "",
        ordinal=draft.ordinal,
        level=draft.level,
        parent=draft.parent,
        part=draft.part,
        annex=draft.annex,
        rows=tuple(_cells(row, not place and language.emphasises_table_heads) for place, row in enumerate(draft.rows)),
        position=line.position,
    )


def _cells(row: MarkedLine, is_head: bool) -> tuple[Inlines, ...]:
    """The cells of one line of a table: every tab parts two, also a tab that opens the line.

    The words of the head are in italics in print; plain text has lost them (233 of 241 cells in the General Assembly).
    """
    lost = is_head and row.spans is None
    cells: list[Inlines] = [()] * row.tabs
    if row.label:
        cells.append((Emphasis(row.label) if lost else Text(row.label),))
    start = 0
    for text in row.text.split("\t"):
        end = start + len(text)
        inside = [reference for reference in row.references if start <= reference.offset <= end]
        moved = [replace(reference, offset=reference.offset - start) for reference in inside]
        spans = [(first - start, last - start) for first, last in row.spans or () if start <= first and last <= end]
        if lost and text.strip():
            spans = [(len(text) - len(text.lstrip()), len(text.rstrip()))]
        cells.append(inlines(text, moved, spans))
        start = end + 1
    return (*cells, *[()] * (row.all_tabs + 1 - len(cells)))


def _note(note: SourceNote, same_as: int | None) -> Note:
    content = note.content or (Text(note.text),)
    return Note(note.number, content, same_as=same_as, position=note.lines[0].position())


def furniture(segments: Segments, head: Head) -> Iterable[Piece]:
    """Every line with words that is not shown as text."""
    used = {line.number for line in (head.number_line, head.adoption_line, *head.committee_lines) if line}
    for line in (*segments.leading, *segments.head, *segments.trailing):
        if line.content and line.number not in used:
            yield Piece(line.content, line.position())
