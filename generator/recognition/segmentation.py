"""Cuts a source into its zones: furniture, head (number and title), body, notes, furniture.

The Word dump of A/RES/62/152 shows the layout: two head lines, the number and title, the body with one paragraph a
line, meeting and date, annexes, the notes `1 See Official Records …`, then what Word kept outside the text
(`<<ODS JOB NO>>`, page headers and footers run together).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from generator.languages import Language
from generator.recognition.closings import closing_pieces
from generator.recognition.source import Line

TRAILER = re.compile(r"(?:\[DU\d+\])?\s*<<ODS\s[A-Z0-9\s]+>>")
EDITING_MARK = re.compile(r"\s*\[DU\d+\]\s*")
SENTENCE = re.compile(r"(?!<<)\S+(?:\s+\S+){5,}[.;:。；؛]|(?!<<)\S{50,}[.;:。；؛]")
FEWEST_SENTENCES = 3
"""Fewer than this behind the fields may be margins too: `* Reissued for technical reasons on 5 May.`"""
BETWEEN_PARTS = r"(?: ?[-–] ?| [^\W\d_]{1,3} | ?[^\W\d_a-zA-Z]{1,3} ?)"
"""`A-C`, `A and B`, `A et B`, `A 和 B`."""
NUMBER = rf"(?:(?:ES-|S-)?\d{{1,4}}/\d{{1,4}}|\d{{1,5}} ?\([IVXL]+\))(?: ?[A-Z](?:{BETWEEN_PARTS}[A-Z](?![^\W\d_]))?)?"
NUMBER_AND_TITLE = re.compile(
    rf"\s*(?P<number>{NUMBER})"
    r"(?P<stop>\.?)(?:[ \u00a0]*\t\s*|(?<=\.)\s+)(?P<title>\S.*)"
)
NUMBERED_NOTE = re.compile(r"\s*(?P<number>\d{1,3}|\*{1,4})[ \u00a0]+(?P<text>(?![-–—]\s)\S.*)")


@dataclass(frozen=True, slots=True)
class Segments:
    """The zones of a source, in order; `head` starts with the adoption line, `title` with the number."""

    leading: tuple[Line, ...]
    head: tuple[Line, ...]
    title: tuple[Line, ...]
    body: tuple[Line, ...]
    notes: tuple[Line, ...]
    trailing: tuple[Line, ...]


def segment(lines: tuple[Line, ...], language: Language) -> Segments:
    """Cut `lines` into zones; every line is in exactly one of them."""
    margins = _margins(lines, language)
    text = tuple(line for index, line in enumerate(lines) if index not in margins)
    trailing = tuple(lines[index] for index in sorted(margins))
    head = _head_start(text, language)
    title_start, title_end = _title(text, head, language)
    notes = _notes_start(text, title_end, language)
    return Segments(
        leading=text[:head],
        head=text[head:title_start],
        title=text[title_start:title_end],
        body=text[title_end:notes],
        notes=text[notes:],
        trailing=trailing,
    )


def _margins(lines: tuple[Line, ...], language: Language) -> set[int]:
    """The indexes of the field lines (`<<ODS JOB NO>>…`) and of all behind them, which Word keeps outside the text.

    A text put together from several dumps has fields above it or in its middle: margins end where text begins again,
    as long as more fields follow or none of the text stood above.
    """
    fields = [index for index, line in enumerate(lines) if TRAILER.match(line.text)]
    if not fields:
        return set()
    behind = range(fields[0], len(lines))
    likely = [index for index in behind if SENTENCE.fullmatch(lines[index].content)]
    text = set(likely if len(likely) >= FEWEST_SENTENCES else ())
    text.update(index for index in behind if _is_text(lines[index], language))
    none_above = not any(_is_text(line, language) for line in lines[: fields[0]])
    opening = {*fields, *(index - 1 for index in fields if index and EDITING_MARK.fullmatch(lines[index - 1].text))}
    margins: set[int] = set()
    inside = False
    for index in range(max(fields[0] - 1, 0), len(lines)):
        if index in opening:
            inside = True
        elif index in text and (none_above or index < fields[-1]):
            inside = False
        if inside:
            margins.add(index)
    return margins


def _is_text(line: Line, language: Language) -> bool:
    """Whether a line can be no margin: a paragraph, the enacting formula, a line of the head."""
    if line.content and line.text.startswith("\t"):
        return True
    content = line.content
    named = any(language.matches(name, content) for name in ("adoption", "number_line"))
    return named or any((NUMBER_AND_TITLE.match(line.text), language.formula(content)))


def _head_start(lines: tuple[Line, ...], language: Language) -> int:
    """The first line that belongs to the resolution itself, after editing marks, session and agenda item."""
    for index, line in enumerate(lines[:40]):
        content = line.content
        if EDITING_MARK.fullmatch(content):
            continue
        if (
            language.matches("adoption", content)
            or language.matches("number_line", content)
            or NUMBER_AND_TITLE.match(line.text)
            or language.formula(line.content)
            or (content.startswith("[") and content.endswith("]"))
        ):
            return index
    return 0


def _title(lines: tuple[Line, ...], head: int, language: Language) -> tuple[int, int]:
    """Where number and title start and end.

    The title runs over several lines until a blank line, a formula or the letter of a part.
    A Security Council resolution has none: `Resolution 2676 (2023)` is a line of its head.
    """
    start = head
    for start in range(head, min(head + 30, len(lines))):
        if NUMBER_AND_TITLE.match(lines[start].text) or language.formula(lines[start].content):
            break
    else:
        return _bare_head(lines, head, language)
    if language.formula(lines[start].content):
        return start, start
    end = start + 1
    while end < len(lines) and lines[end].content and not language.formula(lines[end].content):
        if lines[end].tabs == 1 or language.matches("part", lines[end].content):
            break
        end += 1
    return start, end


def _bare_head(lines: tuple[Line, ...], head: int, language: Language) -> tuple[int, int]:
    """A text without number, title or formula: the head ends where its recognisable lines end."""
    end = head
    while end < len(lines) and (
        language.matches("adoption", lines[end].content) or language.matches("number_line", lines[end].content)
    ):
        end += 1
    return end, end


def _notes_start(lines: tuple[Line, ...], body_start: int, language: Language) -> int:
    """The first line of the notes: lines at the end, without a tab before them, whose numbers count up.

    Read backwards: a number must be smaller than the one after it, 1 ends the search. A note may run on over lines
    without a number. A chain that does not reach 1 (A/RES/76/297 begins with note 2) counts when nothing but notes
    stands in it and above it nothing but the vote (A/HRC/RES/57/34 begins with note 3). The date line of the adoption
    is no note 18.
    """
    start, smallest, unbroken = len(lines), 0, True
    above: list[Line] = []
    for index in range(len(lines) - 1, body_start - 1, -1):
        line = lines[index]
        if line.text.startswith("\t") or closing_pieces(line.content, language):
            break
        match = NUMBERED_NOTE.fullmatch(line.text)
        value = int(match["number"]) if match and match["number"].isdigit() else 0
        if match is None or (smallest and value >= smallest) or (match["number"].isdigit() and not value):
            above += [line] if line.content else []
            continue
        unbroken = unbroken and not above
        if not unbroken and not value:
            continue
        start, smallest, above = index, value or smallest, []
        if value == 1:
            return _with_stars_before(lines, _first_of_all(lines, index, body_start, language), body_start)
    return start if smallest <= 2 or (unbroken and _is_vote(above)) else len(lines)


def _is_vote(lines: list[Line]) -> bool:
    """Whether these lines, the last one first, are nothing or a note on the vote: `[Adopted without a vote.]`."""
    return not lines or (lines[-1].content.startswith("[") and lines[0].content.endswith("]"))


def _first_of_all(lines: tuple[Line, ...], start: int, body_start: int, language: Language) -> int:
    """The first line of the notes, when those at `start` are not the first to count from 1.

    Part B may count its notes from 1 again, below those of part A; and `1 and others.` goes on with the note above.
    """
    smallest, first = 0, start
    goes_on = lines[start].content.lstrip("0123456789 \u00a0")[:1].islower()
    for index in range(start - 1, body_start - 1, -1):
        line = lines[index]
        if not line.content or "\t" in line.text or closing_pieces(line.content, language):
            break
        match = NUMBERED_NOTE.fullmatch(line.text)
        value = int(match["number"]) if match and match["number"].isdigit() else 0
        if value and (not smallest or value == smallest - 1):
            smallest = 0 if value == 1 else value
            first = index if value == 1 else first
        elif not goes_on or smallest:
            break
    return first


def _with_stars_before(lines: tuple[Line, ...], start: int, body_start: int) -> int:
    """A star note stands before note 1."""
    while start - 1 >= body_start and re.match(r"\*{1,4}[ \u00a0]+\S", lines[start - 1].text):
        start -= 1
    return start
