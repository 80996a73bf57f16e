"""Reads the notes at the end of a text: numbers and words, notes that run over several lines."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.diagnostics import Code, Diagnostic
from generator.document.model import Inlines
from generator.languages import Language
from generator.recognition.segmentation import NUMBERED_NOTE
from generator.recognition.source import Line


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
    found: list[tuple[str, list[Line], list[str]]] = []
    highest = 0
    for line in lines:
        if not line.content:
            continue
        match = NUMBERED_NOTE.fullmatch(line.text)
        if match and _starts_note(match["number"], highest):
            highest = int(match["number"]) if match["number"].isdigit() else highest
            found.append((match["number"], [line], [match["text"].rstrip()]))
        elif found:
            found[-1][1].append(line)
            found[-1][2].append(line.content)
        else:
            found.append(("", [line], [line.content]))
    notes = tuple(SourceNote(number, tuple(at), tuple(texts)) for number, at, texts in found)
    return notes, tuple(_doubled(notes))


def _starts_note(number: str, highest: int) -> bool:
    """A number that does not go on counting belongs to the note before it (`… Supplement No.` / `3 and`)."""
    return not number.isdigit() or int(number) > highest


def _doubled(notes: tuple[SourceNote, ...]) -> Iterator[Diagnostic]:
    seen: set[str] = set()
    for note in notes:
        if note.number in seen:
            yield Diagnostic(Code.NOTE_DOUBLED, f"note {note.number} stands twice", note.lines[0].position())
        seen.add(note.number)


def same_notes(notes: tuple[SourceNote, ...], language: Language) -> tuple[int | None, ...]:
    """For every note that begins with "Ibid." the index of the note it means.

    "Ibid." means the note printed right before it; when that one is itself "Ibid.", what that one means.
    """
    meant: list[int | None] = []
    for index, note in enumerate(notes):
        ibid = index and note.number.isdigit() and language.pattern("ibid").match(note.text)
        before = meant[-1] if meant else None
        meant.append((index - 1 if before is None else before) if ibid else None)
    return tuple(meant)
