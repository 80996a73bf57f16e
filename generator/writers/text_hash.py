"""Tells by a short mark whether a text is the same as before: one for each place, one for the document.

Only what a reader reads goes in: words, numbers and note marks, not what we make of them (links, stress, kinds) nor
where the source has them. So a hash stays the same until somebody changes the text; the PDF relies on it.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass

from generator.document.model import Block, Inlines, Note, Resolution
from generator.document.walk import plain

PLACE_DIGITS = 16
"""Of the 64 hexadecimal digits of SHA-256: a place is only ever compared with itself in another edition."""


@dataclass(frozen=True, slots=True)
class TextHashes:
    """The hash of the document, and those of its blocks and of its notes, in their order."""

    document: str
    blocks: tuple[str, ...]
    notes: tuple[str, ...]


def text_hashes(resolution: Resolution) -> TextHashes:
    """The hashes of a resolution with its anchors; the document's covers head, closing lines and every address."""
    masthead = resolution.masthead
    heads = (masthead.adoption_line, masthead.committee_line, masthead.number_line, resolution.title)
    facts = [resolution.symbol.printed, masthead.organ, masthead.session_line, masthead.agenda_item]
    closing = [(part.adoption.meeting, part.adoption.date_line) for part in resolution.parts]
    blocks = [_block_words(block) for block in resolution.blocks]
    notes = [_note_words(note) for note in resolution.notes]
    anchors = [block.anchor for block in resolution.blocks] + [note.anchor for note in resolution.notes]
    whole = [facts, [_words(head.content) for head in heads], closing, list(zip(anchors, blocks + notes, strict=True))]
    document = hashlib.sha256(json.dumps(whole).encode()).hexdigest()
    return TextHashes(document, tuple(map(_mark, blocks)), tuple(map(_mark, notes)))


def _block_words(block: Block) -> str:
    if block.rows:
        return json.dumps([[_words(cell) for cell in row] for row in block.rows])
    return f"{block.label} {_words(block.content)}".strip()


def _note_words(note: Note) -> str:
    return f"{note.number} {_words(note.content)}".strip()


def _words(content: Inlines) -> str:
    return " ".join(plain(content, marks=True).split())


def _mark(words: str) -> str:
    return hashlib.sha256(words.encode()).hexdigest()[:PLACE_DIGITS]
