"""Joins lines of the head that a dump broke: the adoption line before its date, the number before its title.

`Adopted by the Security Council at its 3368th meeting,` / `on 21 April 1994` in texts of the 1990s; `48/70.` alone on a
line in what WordPerfect left.
"""

from __future__ import annotations

import re
from dataclasses import replace

from generator.languages import Language
from generator.recognition.segmentation import NUMBER
from generator.recognition.source import Line

HEAD_LINES = 40
LONGEST_DATE_LINE = 60
NUMBER_ALONE = re.compile(rf"{NUMBER}\.")


def with_whole_head(lines: tuple[Line, ...], language: Language) -> tuple[Line, ...]:
    """The lines with those of the head joined, each where its first part stood."""
    head = lines[:HEAD_LINES]
    end = next((index for index, line in enumerate(head) if language.formula(line.content)), len(head))
    result: list[Line] = []
    above = -1
    for line in head[:end]:
        glue = _glue(result[above], line, language) if line.content and above >= 0 else ""
        if glue:
            result[above:] = [replace(result[above], text=f"{result[above].text.rstrip()}{glue}{line.content}")]
            continue
        result.append(line)
        above = len(result) - 1 if line.content else above
    return (*result, *lines[end:])


def _glue(above: Line, line: Line, language: Language) -> str:
    """What joins two lines that are one: a tab behind a number, a space before a date; empty when they are two."""
    if NUMBER_ALONE.fullmatch(above.content):
        return "" if _opens_head(line, language) else "\t"
    if len(line.content) > LONGEST_DATE_LINE or not language.pattern("date").search(line.content):
        return ""
    if _opens_head(line, language) or language.matches("adoption", above.content):
        return ""
    return " " if language.matches("adoption", f"{above.content} {line.content}") else ""


def _opens_head(line: Line, language: Language) -> bool:
    """Whether a line is one of the head for itself."""
    content = line.content
    return content.startswith("[") or any(language.matches(name, content) for name in ("adoption", "number_line"))
