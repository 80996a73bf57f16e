"""Ways to look at a document: plain words, children of a block, everything printed in the order of print."""

from __future__ import annotations

import re
from dataclasses import replace

from generator.diagnostics import Position
from generator.document.model import Block, Emphasis, Inlines, Kind, Note, NoteReference, Resolution, Text

WORDED = (Text, Emphasis)
LEADING_DASH = re.compile(r"^[–—-]\s+")


def plain(content: Inlines, marks: bool = False) -> str:
    """The words without emphasis; with `marks` the printed footnote marks stay in."""
    words = []
    for inline in content:
        if isinstance(inline, WORDED):
            words.append(inline.text)
        elif isinstance(inline, NoteReference):
            words.append(inline.printed if marks else "")
        else:
            words.append(" ")
    return "".join(words)


def named(content: Inlines) -> str:
    """The words on one line without footnote marks, as a title is cited.

    Arabic prints marks in brackets, `النظر(1)` (A/RES/79/170): these go with the mark; and a dash between number and
    title (A/RES/79/105), which parts the two and is not of the title's words.
    """
    return LEADING_DASH.sub("", " ".join(plain(bracketed(content)).split()))


def bracketed(content: Inlines) -> Inlines:
    """The same words, with the brackets around a mark taken from the words into the mark: `(` `1` `)` is `(1)`."""
    found = list(content)
    for place in range(1, len(found) - 1):
        before, mark, after = found[place - 1 : place + 2]
        if not (isinstance(before, Text) and isinstance(mark, NoteReference) and isinstance(after, Text)):
            continue
        if before.text.endswith("(") and after.text.startswith(")"):
            found[place - 1] = replace(before, text=before.text[:-1])
            found[place] = replace(mark, printed=f"({mark.printed})")
            found[place + 1] = replace(after, text=after.text[1:])
    return tuple(found)


def printed_note(note: Note) -> tuple[str, Inlines]:
    """The number and the words of a note as printed; sources keep the brackets of `(4)` as `()` before the words."""
    first = note.content[0] if note.content else None
    if not isinstance(first, Text) or not first.text.startswith("() "):
        return note.number, note.content
    return f"({note.number})", (replace(first, text=first.text[3:]), *note.content[1:])


def children(resolution: Resolution, index: int) -> tuple[int, ...]:
    """The indexes of the blocks that hang from block `index`."""
    return tuple(place for place, block in enumerate(resolution.blocks) if block.parent == index)


def accounted(resolution: Resolution, furniture: bool = True) -> list[tuple[Position, str]]:
    """Every stretch of the source that the document shows or, unless told not to, lists as furniture, in the order of
    the source.

    Put together without white space it is the source without white space: nothing lost, nothing invented.
    """
    masthead = resolution.masthead
    heads = (masthead.adoption_line, masthead.committee_line, masthead.number_line, resolution.title)
    pieces = [(printed.position, plain(printed.content, marks=True)) for printed in heads if printed.content]
    if furniture:
        pieces += [(piece.position, piece.text) for piece in resolution.furniture]
    pieces += [(block.position, _printed(block)) for block in resolution.blocks]
    pieces += [(note.position, note.number + plain(note.content)) for note in resolution.notes]
    for part in resolution.parts:
        if part.adoption.printed:
            pieces.append((part.adoption.position, "".join(part.adoption.lines)))
    return sorted(pieces, key=lambda piece: piece[0])


def _printed(block: Block) -> str:
    """Label, words and marks of a block as the source has them."""
    if block.kind is Kind.TABLE:
        return "".join(plain(cell, marks=True) for row in block.rows for cell in row)
    return block.label + plain(block.content, marks=True)
