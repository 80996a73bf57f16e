"""Footnote marks of text taken from a PDF: the notes at the foot of a page are cited on that page, in their order.

That is known in no other plain text, and makes up for the spaces that such text has before its marks (`2024, 1 and`).
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from generator.languages import Language
from generator.readers.flow import FlowedLine
from generator.recognition.footnotes import Mark, find_marks
from generator.recognition.notes import SourceNote
from generator.recognition.source import Line

SPACED = re.compile(r"(?P<word>[^\W_]+|[^\w\s(])(?P<space> )(?P<mark>\d{1,3})(?P<stroke>/?)(?=\s|$)")
RANGE = re.compile(r" \w{1,3} \d")
"""`from 9 to 13 June`, `aged 18 to 35`."""
SHORT_WORD = 3


def page_marks(
    lines: Sequence[FlowedLine],
    pages: Mapping[int, int],
    notes: Sequence[SourceNote],
    note_pages: Sequence[int],
    language: Language,
) -> tuple[tuple[FlowedLine, ...], tuple[Mark, ...]]:
    """The lines, no space before their marks, and the marks.

    `pages` gives the page of every line of the source, `note_pages` that of every note.
    """
    fragments: dict[int, list[tuple[int, int, str]]] = {}
    for index, line in enumerate(lines):
        for start, end, page in _stretches(line, pages):
            fragments.setdefault(page, []).append((index, start, line.text[start:end]))
    found: list[Mark] = []
    for page, stretches in fragments.items():
        own = [place for place, at in enumerate(note_pages) if at == page]
        if not own:
            continue
        known = tuple(notes[place] for place in own)
        numbers = frozenset(note.number for note in known)
        glued = [Glued.of(text, numbers, language) for _, _, text in stretches]
        texts = tuple(Line(number, one.text) for number, one in enumerate(glued, 1))
        for mark in find_marks(texts, known, language):
            index, offset, _ = stretches[mark.line]
            start, end = (offset + glued[mark.line].source(place) for place in (mark.start, mark.end - 1))
            stroke = lines[index].text[end + 1 : end + 2] == "/"
            found.append(Mark(index, start, end + 1 + stroke, own[mark.note]))
    return _tightened(lines, sorted(found, key=lambda mark: (mark.line, mark.start)))


def _tightened(lines: Sequence[FlowedLine], marks: Sequence[Mark]) -> tuple[tuple[FlowedLine, ...], tuple[Mark, ...]]:
    """The lines without the space that a PDF has before a mark and that would stay behind it in the words."""
    result = list(lines)
    moved: list[Mark] = []
    for index, group in groupby(marks, key=lambda mark: mark.line):
        line, taken = result[index], 0
        for mark in group:
            start, end = mark.start - taken, mark.end - taken
            if line.text[start - 1 : start] == " " and line.text[end : end + 1] in ("", " "):
                places = tuple((at - (at >= start), place) for at, place in line.places)
                line = replace(line, text=line.text[: start - 1] + line.text[start:], places=places)
                start, end, taken = start - 1, end - 1, taken + 1
            moved.append(Mark(index, start, end, mark.note))
        result[index] = line
    return tuple(result), tuple(moved)


@dataclass(frozen=True, slots=True)
class Glued:
    """A text whose marks stand right behind their word, as in every other source; `cuts` are the places of the
    spaces, and of the strokes behind typewritten marks (`held, 1/`), taken out."""

    text: str
    cuts: tuple[int, ...]

    @classmethod
    def of(cls, text: str, numbers: frozenset[str], language: Language) -> Glued:
        """Take out the space before every number that may be the mark of one of the notes of its page."""
        found = [
            match for match in SPACED.finditer(text) if match["mark"] in numbers and not _counts(text, match, language)
        ]
        strokes = (place for match in found for place in range(match.start("stroke"), match.end("stroke")))
        cuts = tuple(sorted((*(match.start("space") for match in found), *strokes)))
        return cls("".join(character for place, character in enumerate(text) if place not in cuts), cuts)

    def source(self, offset: int) -> int:
        """Where the character at `offset` stands in the text as it was."""
        for cut in self.cuts:
            offset += cut <= offset
        return offset


def _counts(text: str, match: re.Match[str], language: Language) -> bool:
    """Whether a number counts something: `paragraph 4`, `4 per cent`, `4 December 2024`, `of 4`, `No. 4`, `12, 13`."""
    word, rest = match["word"], text[match.end("mark") :]
    before = text[: match.start("word")].rpartition(" ")[2]
    if RANGE.match(rest) or language.pattern("date").match(match["mark"] + rest):
        return True
    if word == ".":
        return len(before) <= SHORT_WORD
    if not word.isalnum():
        return before.isdigit() and len(before) <= SHORT_WORD
    if word.isdigit() or (word.islower() and len(word) <= SHORT_WORD):
        return True
    counted = language.pattern("counted").fullmatch(word) is not None
    return counted or any(language.pattern(name).match(rest) is not None for name in ("unit", "dated"))


def _stretches(line: FlowedLine, pages: Mapping[int, int]) -> list[tuple[int, int, int]]:
    """The stretches of a line that stand on one page each, as (start, end, page)."""
    cuts = [(offset, pages[place.line]) for offset, place in line.places]
    if not cuts:
        return []
    found = [(0, cuts[0][1])]
    for offset, page in cuts:
        if page != found[-1][1]:
            found.append((offset, page))
    ends = [offset for offset, _ in found[1:]] + [len(line.text)]
    return [(start, end, page) for (start, page), end in zip(found, ends, strict=True)]
