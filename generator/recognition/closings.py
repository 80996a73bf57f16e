"""Tells the lines that close a text: `76th plenary meeting`, `18 December 2007`; on one line too, in any order."""

from __future__ import annotations

from generator.languages import Language

LONGEST = 80
STOPS = ",.，。 "


def closing_pieces(text: str, language: Language) -> tuple[tuple[str, str, int], ...]:
    """What a line says of meeting and date: (`meeting` or `date`, its words, where they start), in the order of print.

    Empty for a line that says anything else.
    """
    if not 0 < len(text) <= LONGEST:
        return ()
    for name in ("meeting", "date"):
        if language.matches(name, text.rstrip(STOPS)):
            return ((name, text, 0),)
    found = language.pattern("date").search(text)
    if found is None:
        return ()
    names = ("meeting", "date") if found.start() else ("date", "meeting")
    cut = found.start() or found.end()
    first, second = text[:cut].rstrip(), text[cut:].lstrip()
    halves = zip(names, (first, second), strict=True)
    if not all(words and language.matches(name, words.strip(STOPS)) for name, words in halves):
        return ()
    return (names[0], first, 0), (names[1], second, len(text) - len(second))
