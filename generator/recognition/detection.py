"""Which language a text is written in, from the lines that every resolution has."""

from __future__ import annotations

from generator.languages import LANGUAGES, Language, get
from generator.recognition.source import Line

HEAD_LINES = 60
LONGEST_LINE = 400
TELLING, ENOUGH = 3, 8
"""What a language must score to be told by the text, and what settles it."""
WEIGHTS = {"adoption": 4, "number_line": 3, "meeting": 2, "agenda_item": 1, "distribution": 1}


def detect(lines: tuple[Line, ...], fallback: str = "en") -> tuple[Language, bool]:
    """The language of the text and whether its own lines told it; `fallback` is for a text that says nothing."""
    scores = dict.fromkeys(LANGUAGES, 0)
    for line in (*lines[:HEAD_LINES], *lines[-HEAD_LINES:]):
        content = line.content
        if 0 < len(content) < LONGEST_LINE:
            for code in LANGUAGES:
                scores[code] += _weight(content, get(code))
        if max(scores.values()) >= ENOUGH:
            break
    best = max(scores, key=lambda code: (scores[code], code == fallback))
    return (get(best), True) if scores[best] >= TELLING else (get(fallback), False)


def _weight(content: str, language: Language) -> int:
    weight = sum(points for name, points in WEIGHTS.items() if language.matches(name, content))
    return weight + 4 * (language.formula(content) is not None)
