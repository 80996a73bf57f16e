"""Reads the notes at the end of a text: numbers and words, notes that run over several lines."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
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
    worded = [line for line in lines if line.content]
    matches = [NUMBERED_NOTE.fullmatch(line.text) for line in worded]
    places = _places(matches)
    highest = 0
    for index, (line, match) in enumerate(zip(worded, matches, strict=True)):
        if match and _starts_note(match, highest, index, places):
            highest = int(match["number"]) if match["number"].isdigit() else highest
            found.append((match["number"], [line], [match["text"].rstrip()]))
        elif found:
            found[-1][1].append(line)
            found[-1][2].append(line.content)
        else:
            found.append(("", [line], [line.content]))
    notes = tuple(SourceNote(number, tuple(at), tuple(texts)) for number, at, texts in found)
    return notes, tuple(_doubled(notes))


def _places(matches: Sequence[re.Match[str] | None]) -> dict[int, list[int]]:
    """Where the lines stand that begin with each number, in order."""
    places: dict[int, list[int]] = {}
    for index, match in enumerate(matches):
        if match and match["number"].isdigit():
            places.setdefault(int(match["number"]), []).append(index)
    return places


def _starts_note(match: re.Match[str], highest: int, index: int, places: Mapping[int, Sequence[int]]) -> bool:
    """A number that does not go on counting belongs to the note before it (`… Supplement No.` / `3 and`).

    So does one that counts too far when the number it leaves out comes later, and `2 and others` when a note 2 comes
    before note 3. Behind two notes at least the notes may begin anew with 1 and 2, those of the next part.
    """
    if not match["number"].isdigit():
        return True
    number = int(match["number"])
    if number == 1 and highest > 1 and _later(places, 2, index) and not match["text"][0].islower():
        return True
    if number != highest + 1:
        return number > highest and not _later(places, highest + 1, index)
    again, after = _later(places, number, index), _later(places, number + 1, index)
    return not (match["text"][0].islower() and again and (not after or again < after))


def _later(places: Mapping[int, Sequence[int]], number: int, index: int) -> int:
    """The first line behind `index` that begins with this number; 0 when there is none."""
    found = places.get(number, ())
    place = bisect_right(found, index)
    return found[place] if place < len(found) else 0


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
