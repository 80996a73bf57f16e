"""Which language a text is written in, from the lines that every resolution has."""

from __future__ import annotations

from functools import cache

from generator.languages import LANGUAGES, Language, get
from generator.recognition.source import Line

HEAD_LINES = 60
WEIGHTS = {"adoption": 4, "number_line": 3, "meeting": 2, "agenda_item": 1, "distribution": 1}


def detect(lines: tuple[Line, ...], fallback: str = "en") -> tuple[Language, bool]:
    """The language of the text and whether its own lines told it; `fallback` is for a text that says nothing."""
    sample = [line.content for line in (*lines[:HEAD_LINES], *lines[-HEAD_LINES:]) if 0 < len(line.content) < 400]
    scores = {code: sum(_weight(content, get(code)) for content in sample) for code in LANGUAGES}
    best = max(scores, key=lambda code: (scores[code], code == fallback))
    return (get(best), True) if scores[best] >= 3 else (get(fallback), False)


def _weight(content: str, language: Language) -> int:
    weight = sum(points for name, points in WEIGHTS.items() if language.matches(name, content))
    return weight + 4 * any(organ.formula.match(content) for organ in language.organs)


@cache
def known(code: str) -> bool:
    """Whether this is the code of a language we can read."""
    return code in LANGUAGES
