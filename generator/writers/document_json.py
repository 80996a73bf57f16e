"""Writes a resolution as our own document model in JSON, for programs. The schema is docs/schemas/document-1.json."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from generator.document.model import Adoption, Block, Citation, Emphasis, Inlines, NoteReference, Part, Resolution, Text
from generator.document.walk import plain
from generator.languages import get
from generator.writers.background import background_data
from generator.writers.json_text import json_text

SCHEMA_VERSION = 1
END = "\n}\n"
RELATIONS = ',\n "relations": '
"""How the last member begins. No string of JSON holds a line end, and what is deeper is indented more."""


def write_json(resolution: Resolution, source: str = "") -> str:
    """The resolution as JSON text; `source` is the path of the source text in the site."""
    return json_text(document(resolution, source))


def tell_relations(text: str, relations: Mapping[str, Any]) -> str:
    """What `write_json` wrote, with who cites whom as its last member; what it said of that before is gone."""
    bare = text.removesuffix(END).partition(RELATIONS)[0]
    return f"{bare}{RELATIONS}{json.dumps(relations, ensure_ascii=False, separators=(',', ':'))}{END}"


def document(resolution: Resolution, source: str = "") -> dict[str, Any]:
    """The resolution as plain data, see the schema."""
    return {
        "schema": SCHEMA_VERSION,
        "symbol": resolution.symbol.canonical,
        "printed_symbol": resolution.symbol.printed,
        "number": resolution.number,
        "language": resolution.language,
        "direction": get(resolution.language).direction,
        "adopted": resolution.adoption_date.isoformat() if resolution.adoption_date else None,
        "masthead": _masthead(resolution),
        "title": _inlines(resolution.title.content, resolution),
        "parts": [_part(part) for part in resolution.parts],
        "blocks": [_block(block, resolution) for block in resolution.blocks],
        "notes": [_note(index, resolution) for index in range(len(resolution.notes))],
        "furniture": [
            {"text": piece.text, "line": piece.position.line, "column": piece.position.column}
            for piece in resolution.furniture
        ],
        "source": source or None,
        "background": background_data(resolution.background),
    }


def _masthead(resolution: Resolution) -> dict[str, Any]:
    masthead = resolution.masthead
    return {
        "organ": masthead.organ,
        "organ_code": resolution.symbol.organ.value,
        "session": masthead.session,
        "session_line": masthead.session_line,
        "agenda_item": masthead.agenda_item,
        "adoption_line": _plain(masthead.adoption_line.content),
        "committee_line": _plain(masthead.committee_line.content),
        "committee": masthead.committee,
        "reports": list(masthead.reports),
        "number_line": _plain(masthead.number_line.content),
        "distribution": masthead.distribution,
        "distributed": masthead.distribution_date.isoformat() if masthead.distribution_date else None,
        "job_number": masthead.job_number,
    }


def _plain(content: Inlines) -> str:
    return " ".join(plain(content).split())


def _part(part: Part) -> dict[str, Any]:
    return {"letter": part.letter, "title": part.title, "adoption": _adoption(part.adoption)}


def _adoption(adoption: Adoption) -> dict[str, Any]:
    return {
        "meeting": adoption.meeting,
        "date_line": adoption.date_line,
        "date": adoption.date.isoformat() if adoption.date else None,
    }


def _block(block: Block, resolution: Resolution) -> dict[str, Any]:
    data: dict[str, Any] = {
        "anchor": block.anchor,
        "kind": block.kind.value,
        "label": block.label,
        "ordinal": block.ordinal,
        "level": block.level,
        "parent": resolution.blocks[block.parent].anchor if block.parent is not None else None,
        "part": block.part,
        "annex": block.annex,
        "line": block.position.line,
        "content": _inlines(block.content, resolution),
    }
    if block.rows:
        data["rows"] = [[_inlines(cell, resolution) for cell in row] for row in block.rows]
    return data


def _note(index: int, resolution: Resolution) -> dict[str, Any]:
    note = resolution.notes[index]
    same = resolution.notes[note.same_as].anchor if note.same_as is not None else None
    return {
        "anchor": note.anchor,
        "number": note.number,
        "content": _inlines(note.content, resolution),
        "same_as": same,
        "line": note.position.line,
    }


def _inlines(content: Inlines, resolution: Resolution) -> list[dict[str, str]]:
    """`text`, `citation`, `emphasis`, `note` (its anchor and printed mark) and `break`, in the order of print."""
    data: list[dict[str, str]] = []
    for inline in content:
        if isinstance(inline, Citation):
            data.append({"citation": inline.text, "symbol": inline.symbol, "anchor": "".join(inline.anchors[:1])})
        elif isinstance(inline, Text):
            data.append({"text": inline.text})
        elif isinstance(inline, Emphasis):
            data.append({"emphasis": inline.text})
        elif isinstance(inline, NoteReference):
            data.append({"note": resolution.notes[inline.note].anchor, "printed": inline.printed})
        else:
            data.append({"break": "line"})
    return data
