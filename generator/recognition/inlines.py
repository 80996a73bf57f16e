"""Joins words, footnote references and stretches of italics into the inlines of the document model."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from generator.document.model import Emphasis, Inline, Inlines, NoteReference, Text
from generator.recognition.lines import Reference


def inlines(text: str, references: Sequence[Reference], spans: Iterable[tuple[int, int]]) -> Inlines:
    """The words of a line with its references in place; `spans` are (start, end) offsets set in italics."""
    italic = sorted(spans)
    cuts = sorted({0, len(text), *(offset for span in italic for offset in span), *(one.offset for one in references)})
    waiting = list(references)
    result: list[Inline] = []
    for start, end in zip(cuts, [*cuts[1:], len(text)], strict=True):
        while waiting and waiting[0].offset <= start:
            result.append(NoteReference(waiting[0].printed, waiting[0].note))
            waiting.pop(0)
        if end > start:
            inside = any(first <= start and end <= last for first, last in italic)
            result.append(Emphasis(text[start:end]) if inside else Text(text[start:end]))
    return tuple(result)


def joined(parts: Iterable[Inlines]) -> Inlines:
    """Several lines as one, a space between them."""
    result: list[Inline] = []
    for part in parts:
        for inline in (*((Text(" "),) if result else ()), *part):
            if isinstance(inline, Text) and result and isinstance(result[-1], Text):
                result[-1] = Text(result[-1].text + inline.text)
            else:
                result.append(inline)
    return tuple(result)
