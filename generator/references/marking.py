"""Marks in the inlines of a resolution which words refer to other documents: Resolution in, Resolution out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from generator.document.model import Citation, Emphasis, Inline, Inlines, Resolution, Text
from generator.references.recognition import recognise
from generator.references.reference import Reference, References


def with_citations(resolution: Resolution, references: References | None = None) -> Resolution:
    """The same resolution with its references marked; they are recognised if they were not yet.

    Not one character changes. A reference that an italic word or a footnote mark cuts in two is marked where most of
    its words are.
    """
    found = references or recognise(resolution)
    blocks = tuple(
        replace(block, content=mark(block.content, references)) if references else block
        for block, references in zip(resolution.blocks, found.blocks, strict=True)
    )
    notes = tuple(
        replace(note, content=mark(note.content, references)) if references else note
        for note, references in zip(resolution.notes, found.notes, strict=True)
    )
    return replace(resolution, blocks=blocks, notes=notes)


def mark(content: Inlines, references: Sequence[Reference]) -> Inlines:
    """The inlines with every reference's words in a `Citation`; offsets count the plain words without marks."""
    pieces = _pieces(content)
    chosen: dict[int, list[tuple[int, int, Reference]]] = {}
    for reference in references:
        overlaps = [
            (min(end, reference.end) - max(start, reference.start), place)
            for place, (start, end, inline) in enumerate(pieces)
            if type(inline) is Text
        ]
        length, place = max(overlaps, default=(0, 0))
        if length > 0:
            start, end, _ = pieces[place]
            chosen.setdefault(place, []).append(
                (max(start, reference.start) - start, min(end, reference.end) - start, reference)
            )
    result: list[Inline] = []
    for place, (_, _, inline) in enumerate(pieces):
        result += _cut(inline, chosen[place]) if place in chosen and isinstance(inline, Text) else [inline]
    return tuple(result)


def _pieces(content: Inlines) -> list[tuple[int, int, Inline]]:
    """Every inline with where its words start and end; a line break counts as one space, a footnote mark as nothing."""
    pieces: list[tuple[int, int, Inline]] = []
    offset = 0
    for inline in content:
        length = len(inline.text) if isinstance(inline, Text | Emphasis) else 0 if hasattr(inline, "note") else 1
        pieces.append((offset, offset + length, inline))
        offset += length
    return pieces


def _cut(inline: Text, spans: Iterable[tuple[int, int, Reference]]) -> list[Inline]:
    parts: list[Inline] = []
    done = 0
    for start, end, reference in sorted(spans, key=lambda span: span[0]):
        if start < done:
            continue
        if start > done:
            parts.append(Text(inline.text[done:start]))
        anchors = reference.pinpoint.candidates if reference.pinpoint else ()
        parts.append(Citation(inline.text[start:end], reference.symbol, anchors))
        done = end
    if done < len(inline.text):
        parts.append(Text(inline.text[done:]))
    return parts
