"""Tells which lines of a document are headings, whether the file marks them as such or not."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from generator.document.model import Kind
from generator.languages import Language
from generator.recognition.leads import leads_of
from generator.recognition.lines import SENTENCE_ENDS, UNSEEN, MarkedLine
from generator.recognition.rules.headings import SHORT_TITLE, WELL_KNOWN

LONGEST_HEADING = 160
CLOSING_QUOTES = '”»"’」』'
OPENING_BRACKETS = tuple("([（［")
MOST_BARE = 2
"""`Article 1` and its title; a longer run of short lines is a list of names."""


def tabbed(line: MarkedLine, kind: Kind | None) -> MarkedLine:
    """The line with its kind and the tabs of the Word layout, by which the rules know a heading from a paragraph."""
    tabs = 2 if kind is Kind.HEADING else 1
    return MarkedLine(line.text, line.references, tabs, line.position, spans=line.spans, told=kind)


def told_headings(lines: Sequence[MarkedLine], language: Language, bare: Collection[int] = ()) -> Iterator[MarkedLine]:
    """Short lines that are no sentences and stand alone are headings, also those the file does not mark as such.

    A run of them is a list of names and stays one (S/RES/2610, S/RES/1932); words that open a paragraph of the text
    (`Welcoming …` in the annex of S/RES/2118) are none. `bare` are the places of lines with no tab before them.
    """
    annex = language.pattern("annex")
    for index, line in enumerate(lines):
        beside = (*lines[max(index - 1, 0) : index], *lines[index + 1 : index + 2])
        if not _is_short(line) or line.tabs != 1:
            yield line
            continue
        titles = index > 0 and annex.fullmatch(lines[index - 1].text) is not None
        alone = titles or not any(_is_short(other) or other.told is Kind.HEADING for other in beside)
        quotes = line.text[:1] in language.quotation_marks
        heads = alone and not quotes and not _opens_paragraph(line.text, language)
        if heads or _is_under_heading(lines, index, bare):
            line = replace(tabbed(line, Kind.HEADING), readings=line.readings)
        yield line


def _is_under_heading(lines: Sequence[MarkedLine], index: int, bare: Collection[int]) -> bool:
    """Short lines without the tab of a paragraph, under a heading the file marks and above a paragraph that has one.

    `第一条` and its title under the title of the chapter in A/RES/79/243, captions in E/RES/2021/20.
    """

    def is_bare(place: int) -> bool:
        line = lines[place]
        return place in bare and _is_short(line) and not line.text.startswith(OPENING_BRACKETS)

    first, behind = index, index
    while first > 0 and index - first <= MOST_BARE and is_bare(first):
        first -= 1
    while behind < len(lines) and behind - index <= MOST_BARE and is_bare(behind):
        behind += 1
    if behind == index or behind == len(lines) or behind - first - 1 > MOST_BARE:
        return False
    above, below = lines[first], lines[behind]
    return above.told is Kind.HEADING and below.told is None and (bool(below.label) or behind not in bare)


def _is_short(line: MarkedLine) -> bool:
    if line.label or line.row or line.told is not None or len(line.text) > LONGEST_HEADING:
        return False
    return bool(line.text) and not is_sentence(line.text)


def _opens_paragraph(text: str, language: Language) -> bool:
    """Words that lead paragraphs, often or in a long line; `通过` also means "through" (A/RES/79/323 in Chinese)."""
    lead = leads_of(text, language.code)
    if lead is None:
        return False
    return len(text) > SHORT_TITLE or lead.preambular + lead.operative >= WELL_KNOWN


def is_sentence(text: str) -> bool:
    """It ends as one does, also when a quotation or a mark of writing direction ends with it."""
    return text.rstrip(CLOSING_QUOTES + UNSEEN)[-1:] in SENTENCE_ENDS
