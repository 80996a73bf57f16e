"""Writes where each place of a document stands in each of its forms, and a hash of its text.

The schema is docs/schemas/anchors-1.json.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from generator.document.model import Resolution
from generator.writers.akn.identifiers import identifiers
from generator.writers.json_text import json_text
from generator.writers.text_hash import text_hashes

SCHEMA_VERSION = 1


def write_anchor_map(resolution: Resolution, source_identifiers: Mapping[int, str] = MappingProxyType({})) -> str:
    """The map as JSON text; `source_identifiers` are the ids in the source file by the line they stand on."""
    return json_text(anchor_map(resolution, source_identifiers))


def anchor_map(resolution: Resolution, source_identifiers: Mapping[int, str]) -> dict[str, Any]:
    """The map as plain data: for each address of the page the id in our XML, the destination in the PDF, the source."""
    names, hashes = identifiers(resolution), text_hashes(resolution)
    places = []
    for block, name, text in zip(resolution.blocks, names.blocks, hashes.blocks, strict=True):
        place = {"anchor": block.anchor, "kind": block.kind.value, "label": block.label, "text": text, "akn": name}
        place["pdf"] = block.anchor
        if block.position.line in source_identifiers:
            place["source"] = source_identifiers[block.position.line]
        places.append(place)
    notes = [
        {"anchor": note.anchor, "kind": "note", "label": note.number, "text": text, "akn": name, "pdf": note.anchor}
        for note, name, text in zip(resolution.notes, names.notes, hashes.notes, strict=True)
    ]
    return {
        "schema": SCHEMA_VERSION,
        "symbol": resolution.symbol.canonical,
        "language": resolution.language,
        "text": hashes.document,
        "places": [*places, *notes],
    }
