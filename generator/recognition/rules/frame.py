"""The frame of a resolution: enacting formula, letters of parts, closing lines, separators, notes under tables."""

from __future__ import annotations

import re
from dataclasses import replace

from generator.document.model import Kind
from generator.recognition.lines import MarkedLine, Reference, cut_label
from generator.recognition.structure import PartDraft, Walk
from generator.recognition.tables import is_table_note

SEPARATOR = re.compile(r"(?=\S)[\s*_\-–—=]*[*_\-–—=]{2,}[\s*_\-–—=]*|\*(?:\s+\*)+|[-–—_](?:\s+[-–—_])+|\*|0(?: 0){2,}")
PART_TITLE_LINES = 6
SENTENCE_STOPS = tuple(".;,。；，؛،")


def separator(walk: Walk, line: MarkedLine) -> bool:
    """`* * *`, `-----`; `0 0 0` in Arabic (A/HRC/RES/57/22)."""
    if line.label or not SEPARATOR.fullmatch(line.text):
        return False
    walk.add(Kind.SEPARATOR, line)
    return True


def part_letter(walk: Walk, line: MarkedLine) -> bool:
    """`B` on a line of its own, then a title, then a formula: a part of a composite resolution begins."""
    letter = line.label or line.text
    if not walk.language.matches("part", letter) or (line.label and line.text):
        return False
    if (walk.blocks and not walk.closed) or not _formula_follows(walk):
        return False
    title = _take_title(walk, line)
    if walk.blocks:
        walk.parts.append(PartDraft())
    walk.parts[-1] = replace(walk.parts[-1], letter=letter, title=title.text)
    walk.operative, walk.closed, walk.number, walk.owner = False, False, 0, None
    walk.annex, walk.annex_heading = 0, None
    walk.lists.clear()
    walk.add(Kind.PART_HEADING, replace(title, label=letter), ordinal=letter.lower())
    return True


def _formula_follows(walk: Walk) -> bool:
    for distance, line in enumerate(walk.following()):
        if is_formula(walk, line):
            return True
        if distance >= PART_TITLE_LINES or line.label:
            return False
    return False


def _take_title(walk: Walk, letter: MarkedLine) -> MarkedLine:
    """The lines of a part's title joined to one; the walk is moved behind them."""
    text, references = "", [Reference(0, found.printed, found.note) for found in letter.references]
    while walk.index + 1 < len(walk.lines):
        line = walk.lines[walk.index + 1]
        if not line.text or is_formula(walk, line):
            break
        text = f"{text} {line.text}" if text else line.text
        offset = len(text) - len(line.text)
        references += [Reference(offset + found.offset, found.printed, found.note) for found in line.references]
        walk.index += 1
    return MarkedLine(text, tuple(references), letter.tabs, letter.position)


def is_formula(walk: Walk, line: MarkedLine) -> bool:
    """Whether this line opens with the enacting formula of a body."""
    return not line.label and walk.language.formula(line.text) is not None


def formula(walk: Walk, line: MarkedLine) -> bool:
    """`The General Assembly,`: the preamble begins. In a quoted or adopted text further on it is a paragraph.

    Under `Recommends to the General Assembly the adoption of the following draft resolution:` (E/RES/2018/16) the
    preamble of the draft begins.
    """
    if walk.annex or not is_formula(walk, line) or len(line.text) > len(_shortest(walk, line)) + 3:
        return False
    if walk.operative and not _is_draft(walk, line):
        return False
    walk.operative, walk.number = False, 0
    return walk.paragraph(Kind.FORMULA, line)


def _is_draft(walk: Walk, line: MarkedLine) -> bool:
    """Whether the paragraph before brings in what another body is to adopt."""
    before = walk.previous
    if before is None or before.kind is not Kind.OPERATIVE or before.line.ending in SENTENCE_STOPS:
        return False
    first = next((block.line for block in walk.blocks if block.kind is Kind.FORMULA), None)
    return first is not None and _shortest(walk, first) != _shortest(walk, line)


def _shortest(walk: Walk, line: MarkedLine) -> str:
    """The words of the formula; empty where the source tells one that no body has (told.py)."""
    match = walk.language.formula(line.text)
    return match[0] if match else ""


def table_note(walk: Walk, line: MarkedLine) -> bool:
    """`a See A/75/383.`, `Abbreviation: …`, `* …` directly under a table."""
    above = walk.previous
    if above is None or above.kind not in (Kind.TABLE, Kind.TABLE_NOTE):
        return False
    named = not line.label and walk.language.matches("table_note", line.text)
    if not named and not is_table_note(line):
        return False
    if not named and not line.label:
        label, _, words = line.text.partition("\t")
        line = cut_label(line, label.strip(), len(line.text) - len(words.lstrip()), ())
    table = len(walk.blocks) - 1 if above.kind is Kind.TABLE else above.parent
    walk.add(Kind.TABLE_NOTE, line, parent=table)
    return True
