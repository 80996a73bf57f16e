"""Annexes and appendices: where they begin, their titles, their paragraphs."""

from __future__ import annotations

from generator.document.model import Kind
from generator.languages import readings
from generator.recognition.lines import FULL_STOPS, SENTENCE_ENDS, MarkedLine
from generator.recognition.rules.body import starts_small
from generator.recognition.rules.headings import (
    HEADING_LENGTH,
    LONGEST_HEADING,
    is_heading,
    is_section_number,
    looks_like_heading,
)
from generator.recognition.structure import Walk

SHORT_HEADING = 5
WORDS_OF_HEADING = 2
"""`Annex II`: the word and its number."""


def annex_heading(walk: Walk, line: MarkedLine) -> bool:
    """`Annex`, `Annex II`, `Appendix A – Items …` on a line of its own, after the body.

    Alone below the text it may stand behind a tab like a paragraph (E/RES/2021/20 in Spanish, S/RES/2610 in Russian).
    """
    if line.label or not walk.blocks or not walk.language.matches("annex", line.text):
        return False
    if line.tabs == 1 and not _is_next_alone(walk, line):
        return False
    if not (walk.closed or walk.operative or walk.annex):
        return False
    _open(walk)
    number = _printed_number(walk, line.text)
    walk.annex_heading = walk.add(Kind.ANNEX_HEADING, line, parent=None, ordinal=str(number) if number else "")
    walk.owner = None
    walk.title_due = True
    return True


def _is_next_alone(walk: Walk, line: MarkedLine) -> bool:
    """Whether these are the word and the number of the next annex, without a title, where the text has ended."""
    if len(line.text.split()) > WORDS_OF_HEADING or (walk.has_closing and not walk.closed):
        return False
    last = walk.blocks[walk.annex_heading].ordinal if walk.annex_heading is not None else ""
    number = _printed_number(walk, line.text)
    return number == int(last or 0) + 1 if walk.annex else number <= 1


def _printed_number(walk: Walk, text: str) -> int:
    """The number an annex is printed with (`Annex II` 2, `附件二` 2, `المرفق الثاني` 2); 0 without one."""
    words = walk.language.data["annex"]
    if text.startswith(tuple(words["appendix"])):
        return 0
    parts = text.split()
    token = (parts[1] if len(parts) > 1 else text[2:] if len(text) <= SHORT_HEADING else "").strip(".:")
    if token in words["ordinals"]:
        return int(words["ordinals"].index(token)) + 1
    return next((read.value for read in readings(token, walk.language.code)), 0) if token else 0


def implicit_annex(walk: Walk, line: MarkedLine) -> bool:
    """Text after the closing date without the word Annex (5 files in 3,475): its first line is the title.

    The Security Council's texts have no closing date; there the XML tells where an annex begins, and in plain text the
    numbers do, which start again under a title after the full stop of the last paragraph (S/RES/1730).
    """
    if not line.opens_annex and (not walk.closed or walk.annex) and not _starts_again(walk, line):
        return False
    _open(walk)
    walk.annex_heading = None
    walk.title_due = True
    return False


def _starts_again(walk: Walk, line: MarkedLine) -> bool:
    """Whether this title stands after the last operative paragraph and above a new paragraph 1."""
    last = walk.previous
    if walk.annex or line.label or line.tabs == 1 or last is None or last.kind is not Kind.OPERATIVE:
        return False
    if walk.number <= 1 or last.line.ending not in FULL_STOPS or len(line.text) > HEADING_LENGTH:
        return False
    if walk.has_closing:
        return False  # A text with closing lines says itself where it ends (A/RES/79/258 restarts in every section).
    numbers = (read.value for other in walk.following() for read in other.readings[:1] if read.shape == "number")
    return next(numbers, 0) == 1


def _open(walk: Walk) -> None:
    walk.annex += 1
    walk.number = walk.counted = 0
    walk.owner = None
    walk.lists.clear()


def annex_title(walk: Walk, line: MarkedLine) -> bool:
    """The first heading line of an annex; the number of a section is none (`A`, A/RES/75/293, annex I)."""
    if not walk.title_due or line.label or not walk.annex:
        return False
    walk.title_due = False
    if is_section_number(walk, line.text):
        return False
    short = walk.tabbed and line.tabs != 1 and len(line.text) <= HEADING_LENGTH and line.ending != ":"
    if not short and not looks_like_heading(walk, line) and not _is_long_title(walk, line):
        return False
    return walk.heading(line, kind=Kind.ANNEX_TITLE)


def _is_long_title(walk: Walk, line: MarkedLine) -> bool:
    return walk.tabbed and line.tabs != 1 and len(line.text) <= LONGEST_HEADING and line.ending not in SENTENCE_ENDS


def annex_paragraph(walk: Walk, line: MarkedLine) -> bool:
    """Everything else in an annex: a heading when it looks like one, else a paragraph."""
    if not walk.annex or line.label:
        return False
    if is_heading(walk, line) and not starts_small(line):
        return walk.heading(line)
    return walk.interjection(line)
