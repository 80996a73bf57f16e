"""Cuts a text into the few stretches that references are made of; everything else is the gap between two of them."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass

from generator.languages import get
from generator.references.numbers import Number, read_number
from generator.references.words import Words

DIGIT = re.compile("[0-9]")
PLACES = frozenset({"preambular", "several", "single", "section", "annex"})


@dataclass(slots=True)
class Token:
    """One stretch. `organs` are the codes a body's name can mean, none for a body that is not in the collection."""

    kind: str
    start: int
    end: int
    text: str
    number: Number | None = None
    date: datetime.date | None = None
    organs: frozenset[str] = frozenset()

    @property
    def is_place(self) -> bool:
        """Whether it names a place in a document."""
        return self.kind in PLACES


def tokenise(text: str, words: Words) -> list[Token]:
    """The tokens of a text in order; empty without a digit or one of the words that need none."""
    if not _worth_it(text, words):
        return []
    found = []
    for match in words.scanner.finditer(text):
        kind = str(match.lastgroup)
        token = Token(kind, match.start(), match.end(), match[0])
        if kind == "number":
            token.number = read_number(match[0], words)
            if token.number is None:
                continue
        elif kind == "date":
            token.date = get(words.code).date(match[0])
        elif kind[0] == "o" and kind[1:].isdecimal():
            token.kind, token.organs = "organ", words.organs[int(kind[1:])]
        found.append(token)
    return found


def _worth_it(text: str, words: Words) -> bool:
    """Most texts have no reference, and that is seen without reading them word by word."""
    if any(map(text.__contains__, words.data["hint"])):
        return True
    if "/" not in text and not any(map(text.__contains__, words.data["hint_with_digit"])):
        return False
    return DIGIT.search(text) is not None
