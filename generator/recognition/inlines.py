"""Joins words, footnote references and stretches of italics into the inlines of the document model."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

from generator.document.model import Emphasis, Inline, Inlines, NoteReference, Text
from generator.recognition.lines import Reference


def inlines(text: str, references: Sequence[Reference], spans: Iterable[tuple[int, int]]) -> Inlines:
    """The words of a line with its references in place; `spans` are (start, end) offsets set in italics, which
    do not overlap."""
    italic = sorted(spans)
    if not italic and not references:
        return (Text(text),) if text else ()
    cuts = sorted({0, len(text), *(offset for span in italic for offset in span), *(one.offset for one in references)})
    result: list[Inline] = []
    waiting, reached = 0, 0
    for start, end in zip(cuts, [*cuts[1:], len(text)], strict=True):
        while waiting < len(references) and references[waiting].offset <= start:
            result.append(NoteReference(references[waiting].printed, references[waiting].note))
            waiting += 1
        if end > start:
            while reached < len(italic) and italic[reached][1] <= start:
                reached += 1
            inside = reached < len(italic) and italic[reached][0] <= start
            result.append(Emphasis(text[start:end]) if inside else Text(text[start:end]))
    return tuple(result)


def joined(parts: Iterable[Inlines]) -> Inlines:
    """Several lines as one, a space between them."""
    pieces: list[Inline] = []
    for part in parts:
        pieces += [Text(" "), *part] if pieces else part
    result: list[Inline] = []
    for words, run in groupby(pieces, lambda piece: isinstance(piece, Text)):
        same = list(run)
        result += [Text("".join(piece.text for piece in same if isinstance(piece, Text)))] if words else same
    return tuple(result)
