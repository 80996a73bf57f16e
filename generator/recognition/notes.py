"""Reads the notes at the end of a text: numbers and words, notes that run over several lines."""

from __future__ import annotations

import re
from dataclasses import dataclass

from generator.diagnostics import Code, Diagnostic
from generator.document.model import Inlines
from generator.recognition.segmentation import NUMBERED_NOTE
from generator.recognition.source import Line

EMPTY_BRACKETS = re.compile(r"\(\s*\)\s*")


@dataclass(frozen=True, slots=True)
class SourceNote:
    """A note as the source has it: its printed number, its lines of text, where it stands.

    `content` is for a format that knows which of the words are in italics.
    """

    number: str
    lines: tuple[Line, ...]
    texts: tuple[str, ...]
    content: Inlines = ()

    @property
    def text(self) -> str:
        """The words of the note, its lines joined by a space."""
        return " ".join(self.texts)


def read_notes(lines: tuple[Line, ...]) -> tuple[tuple[SourceNote, ...], tuple[Diagnostic, ...]]:
    """The notes in order, and a diagnostic for every number used twice."""
    found: list[SourceNote] = []
    diagnostics = []
    for line in lines:
        if not line.content:
            continue
        match = NUMBERED_NOTE.fullmatch(line.text)
        if match and _starts_note(match["number"], found):
            found.append(SourceNote(match["number"], (line,), (match["text"].rstrip(),)))
        elif found:
            last = found[-1]
            found[-1] = SourceNote(last.number, (*last.lines, line), (*last.texts, line.content))
        else:
            found.append(SourceNote("", (line,), (line.content,)))
    numbers = [note.number for note in found]
    for index, note in enumerate(found):
        if note.number in numbers[:index]:
            message = f"note {note.number} stands twice"
            diagnostics.append(Diagnostic(Code.NOTE_DOUBLED, message, note.lines[0].position()))
    return tuple(found), tuple(diagnostics)


def _starts_note(number: str, found: list[SourceNote]) -> bool:
    """A number that does not go on counting belongs to the words of the note before it (`… Supplement No.` / `3 and`)."""
    if not number.isdigit():
        return True
    previous = [int(note.number) for note in found if note.number.isdigit()]
    return not previous or int(number) > previous[-1]
