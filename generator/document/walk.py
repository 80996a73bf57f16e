"""Ways to look at a document: plain words, children of a block, everything printed in the order of print."""

from __future__ import annotations

from generator.document.model import Emphasis, Inlines, NoteReference, Resolution, Text


def plain(content: Inlines, marks: bool = False) -> str:
    """The words without emphasis; with `marks` the printed footnote marks stay in."""
    words = []
    for inline in content:
        if isinstance(inline, Text | Emphasis):
            words.append(inline.text)
        elif isinstance(inline, NoteReference):
            words.append(inline.printed if marks else "")
        else:
            words.append(" ")
    return "".join(words)


def children(resolution: Resolution, index: int) -> tuple[int, ...]:
    """The indexes of the blocks that hang from block `index`."""
    return tuple(place for place, block in enumerate(resolution.blocks) if block.parent == index)
