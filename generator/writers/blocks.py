"""Writes a resolution in the interchange format for scoring: metadata, flat blocks, footnotes (see FORMAT.md).

Offsets count characters of a text whose white space is collapsed and that has no footnote marks in it.
"""

from __future__ import annotations

import json
import re
from typing import Any

from generator.document.model import Block, Emphasis, Inlines, Kind, NoteReference, Part, Resolution, Text
from generator.document.walk import plain

SPACE = re.compile(r"\s+")


def write_blocks(resolution: Resolution) -> str:
    """The resolution as JSON text."""
    return json.dumps(blocks_document(resolution), ensure_ascii=False, indent=1) + "\n"


def blocks_document(resolution: Resolution) -> dict[str, Any]:
    """The resolution as plain data in the schema of FORMAT.md."""
    composite = len(resolution.parts) > 1
    kept = [index for index, block in enumerate(resolution.blocks) if composite or block.kind is not Kind.PART_HEADING]
    places = {index: place for place, index in enumerate(kept)}
    return {
        "metadata": _metadata(resolution),
        "blocks": [_block(resolution.blocks[index], places, resolution) for index in kept],
        "footnotes": [
            {"id": note.number, "text": _collapsed(plain(note.content)), "italic_spans": []}
            for note in resolution.notes
        ],
    }


def _metadata(resolution: Resolution) -> dict[str, Any]:
    masthead = resolution.masthead
    parts = resolution.parts
    composite = len(parts) > 1
    title, _, references = _flat(resolution.title.content, resolution)
    session = resolution.symbol.session
    data: dict[str, Any] = {
        "language": resolution.language,
        "symbol": resolution.symbol.printed,
        "number": resolution.number,
        "title": title,
        "title_footnote_refs": references,
        "organ": masthead.organ,
        "organ_code": resolution.symbol.organ.value,
        "session": session.rpartition("-")[2],
        "session_text": masthead.session_line,
        "distribution": masthead.distribution,
        "distribution_date": masthead.distribution_date.isoformat() if masthead.distribution_date else "",
        "agenda_item": masthead.agenda_item,
        "job_number": masthead.printed_job_number or masthead.job_number,
        "committee_line": _collapsed(plain(masthead.committee_line.content)),
        "report": list(masthead.reports),
        "meeting": parts[0].adoption.meeting,
        "adoption_date": resolution.adoption_date.isoformat() if resolution.adoption_date else "",
    }
    if composite:
        data["parts"] = [_part(part) for part in parts]
    elif parts[0].letter:
        data["letter"], data["subtitle"] = parts[0].letter, parts[0].title
    return data


def _part(part: Part) -> dict[str, str]:
    date = part.adoption.date
    return {
        "letter": part.letter,
        "title": part.title,
        "meeting": part.adoption.meeting,
        "adoption_date": date.isoformat() if date else "",
    }


def _block(block: Block, places: dict[int, int], resolution: Resolution) -> dict[str, Any]:
    """One block as plain data.

    In this format closing words are told by their small first letter; where there is none (Arabic, Chinese), they are
    a paragraph.
    """
    if block.kind is Kind.TABLE:
        text, spans, references = _table(block, resolution)
    else:
        text, spans, references = _flat(block.content, resolution)
    kind, parent = block.kind, block.parent
    if kind is Kind.CONTINUATION and not text[:1].islower():
        kind, parent = Kind.PARAGRAPH, _annex_heading(block, resolution)
    return {
        "kind": kind.value,
        "label": block.label,
        "level": block.level,
        "parent": places.get(parent) if parent is not None else None,
        "text": text,
        "italic_spans": spans,
        "footnote_refs": references,
        "zone": "annex" if block.annex else "body",
        "part": block.part + 1,
    }


def _annex_heading(block: Block, resolution: Resolution) -> int | None:
    """The place of the heading of the annex a block stands in; None in the body and under none."""
    here = (block.part, block.annex)
    headings = (place for place, other in enumerate(resolution.blocks) if other.kind is Kind.ANNEX_HEADING)
    return next(
        (place for place in headings if (resolution.blocks[place].part, resolution.blocks[place].annex) == here), None
    )


def _collapsed(text: str) -> str:
    return SPACE.sub(" ", text).strip()


def _flat(content: Inlines, resolution: Resolution) -> tuple[str, list[list[int]], list[list[Any]]]:
    """Words with white space collapsed, stretches of italics, references with their offsets."""
    text = ""
    spans: list[list[int]] = []
    references: list[list[Any]] = []
    for inline in content:
        if isinstance(inline, NoteReference):
            references.append([len(text.rstrip(" ")), resolution.notes[inline.note].number])
            continue
        words = SPACE.sub(" ", inline.text if isinstance(inline, Text | Emphasis) else " ")
        if text.endswith(" ") or not text:
            words = words.lstrip(" ")
        if isinstance(inline, Emphasis):
            spans.append([len(text), len(text) + len(words.rstrip(" "))])
        text += words
    return text.rstrip(" "), spans, references


def _table(block: Block, resolution: Resolution) -> tuple[str, list[list[int]], list[list[Any]]]:
    text = ""
    spans: list[list[int]] = []
    references: list[list[Any]] = []
    for number, row in enumerate(block.rows):
        for place, cell in enumerate(row):
            text += "\t" if place else "\n" if number else ""
            words, italic, found = _flat(cell, resolution)
            spans += [[len(text) + start, len(text) + end] for start, end in italic]
            references += [[len(text) + offset, note] for offset, note in found]
            text += words
    return text, spans, references
