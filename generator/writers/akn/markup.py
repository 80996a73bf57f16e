"""Words as XML: escaped, stressed words as spans, notes in place."""

from __future__ import annotations

import re
from collections.abc import Sequence
from xml.sax.saxutils import escape, quoteattr

from generator.document.model import Emphasis, Inlines, LineBreak, NoteReference, Resolution

NOT_ALLOWED = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""The characters that XML 1.0 cannot hold in any form."""


def words(text: str) -> str:
    """Words as character data; a character that XML cannot hold is shown as its code."""
    return escape(NOT_ALLOWED.sub(lambda match: f"[U+{ord(match[0]):04X}]", text))


def attribute(text: str) -> str:
    """A value with its quotation marks."""
    return quoteattr(NOT_ALLOWED.sub(" ", text))


class Markup:
    """The words of one document; remembers which notes stand in the text already."""

    def __init__(self, resolution: Resolution, notes: Sequence[str], stress: str) -> None:
        """`notes` are the ids of the notes, `stress` the class of words that stand out."""
        self.resolution = resolution
        self.notes = notes
        self.stress = stress
        self.placed: set[int] = set()

    def inlines(self, content: Inlines) -> str:
        """The inside of a paragraph."""
        written = []
        for inline in content:
            if isinstance(inline, NoteReference):
                written.append(self._note(inline))
            elif isinstance(inline, LineBreak):
                written.append("<eol/>")
            elif isinstance(inline, Emphasis):
                written.append(f'<span class="{self.stress}">{words(inline.text)}</span>')
            else:
                written.append(words(inline.text))
        return "".join(written)

    def paragraph(self, content: Inlines, attributes: str = "") -> str:
        """`<p>` with words; white space in it is the document's own."""
        return f'<p xml:space="preserve"{attributes}>{self.inlines(content)}</p>'

    def _note(self, reference: NoteReference) -> str:
        """The note itself where its first mark stands, later marks as references to it."""
        identifier = self.notes[reference.note]
        marker = attribute(reference.printed)
        if reference.note in self.placed:
            return f'<noteRef href="#{identifier}" marker={marker} placement="bottom"/>'
        return self.note("authorialNote", reference.note, marker)

    def note(self, name: str, index: int, marker: str) -> str:
        """A note as an element of this name."""
        self.placed.add(index)
        inside = self.paragraph(self.resolution.notes[index].content)
        return f'<{name} eId="{self.notes[index]}" marker={marker} placement="bottom">{inside}</{name}>'

    def remaining(self) -> list[int]:
        """The notes that no mark leads to."""
        return [index for index in range(len(self.notes)) if index not in self.placed]
