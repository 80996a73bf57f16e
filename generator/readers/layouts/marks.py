"""Footnote marks of text taken from a PDF: the notes at the foot of a page are cited on that page, in their order.

That is known in no other plain text, and makes up for the spaces that such text has before its marks (`2024, 1 and`).
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from generator.languages import Language
from generator.readers.flow import FlowedLine
from generator.recognition.footnotes import Mark, find_marks
from generator.recognition.notes import SourceNote
from generator.recognition.source import Line

SPACED = r"(?P<word>[^\W_]+|\W) (?P<mark>{})(?=\s|$)"
SHORT_WORD = 3


def page_marks(
    lines: Sequence[FlowedLine],
    pages: Mapping[int, int],
    notes: Sequence[SourceNote],
    note_pages: Sequence[int],
    language: Language,
) -> tuple[Mark, ...]:
    """The marks in `lines`. `pages` gives the page of every source line, `note_pages` that of every note."""
    fragments: dict[int, list[tuple[int, int, str]]] = {}
    for index, line in enumerate(lines):
        for start, end, page in _stretches(line, pages):
            fragments.setdefault(page, []).append((index, start, line.text[start:end]))
    found: list[Mark] = []
    for page, stretches in fragments.items():
        own = [place for place, at in enumerate(note_pages) if at == page]
        if not own:
            continue
        texts = tuple(Line(number, text) for number, (_, _, text) in enumerate(stretches, 1))
        known = tuple(notes[place] for place in own)
        for mark in with_spaced(texts, find_marks(texts, known, language), known, language):
            index, start, _ = stretches[mark.line]
            found.append(Mark(index, start + mark.start, start + mark.end, own[mark.note]))
    return tuple(sorted(found, key=lambda mark: (mark.line, mark.start)))


def with_spaced(
    lines: Sequence[Line], marks: Sequence[Mark], notes: Sequence[SourceNote], language: Language
) -> list[Mark]:
    """The marks of a page with those that a space parts from their word (`the Pact for the Future 4 to take`).

    A note without a mark is looked for between the marks of the notes before and after it. A number that counts what
    the word before it names (`paragraph 4`) is none; where several numbers could be the mark, none is taken.
    """
    found = {mark.note: mark for mark in reversed(marks)}
    for place, note in enumerate(notes):
        if place in found or not note.number:
            continue
        after = max(((mark.line, mark.end) for at, mark in found.items() if at < place), default=(0, 0))
        until = min(((mark.line, mark.start) for at, mark in found.items() if at > place), default=(len(lines), 0))
        spaced = [
            Mark(index, match.start("mark"), match.end("mark"), place)
            for index, line in enumerate(lines)
            for match in re.finditer(SPACED.format(re.escape(note.number)), line.text)
            if after <= (index, match.start("mark")) < until and not _counts(line.text, match, language)
        ]
        if len(spaced) == 1:
            found[place] = spaced[0]
    again = [mark for mark in marks if mark not in found.values()]
    return sorted([*found.values(), *again], key=lambda mark: (mark.line, mark.start))


def _counts(text: str, match: re.Match[str], language: Language) -> bool:
    """Whether a number counts something: `paragraph 4`, `4 per cent`, `4 December 2024`, `of 4`."""
    word, rest = match["word"], text[match.end("mark") :]
    if word.islower() and len(word) <= SHORT_WORD:
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
