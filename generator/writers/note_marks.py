"""The addresses of the marks that lead to footnotes: `fnref4`, then `fnref4-2`, as docs/how-to-cite.md promises."""

from __future__ import annotations

from collections.abc import Sequence

from generator.document.model import Note


class NoteMarks:
    """Gives the marks of one document their addresses; ask in the order in which the page prints them."""

    def __init__(self, notes: Sequence[Note]) -> None:
        """Begin with no mark seen."""
        self.notes = notes
        self.addresses = {note.anchor.removeprefix("fn") for note in notes}
        self.seen: dict[int, int] = {}

    def give(self, note: int) -> str:
        """The address of the next mark of this note; never one that belongs to the mark of another note."""
        address = self.notes[note].anchor.removeprefix("fn")
        count = self.seen.get(note, 0) + 1
        self.seen[note] = count
        if count == 1:
            return f"fnref{address}"
        while f"{address}-{count}" in self.addresses:
            count += 1
        self.addresses.add(f"{address}-{count}")
        return f"fnref{address}-{count}"
