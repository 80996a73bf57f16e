"""The lead words of a paragraph: the verb or adjective that the official print sets in italics.

The plain text has lost them. Which words lead, how often, and whether they open preambular or operative paragraphs was
counted over real texts and is data (generator/languages/leads.json, made by `python -m tests.corpus.learn_leads`).
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from generator.languages.loader import FOLDER

MOST_WORDS = 12
SURE = 0.5
"""A longer lead is right when it was italic in at least this share of the paragraphs that open with its words."""


@dataclass(frozen=True, slots=True)
class Lead:
    """Lead words: how many characters they take, how often they opened preambular and operative paragraphs."""

    length: int
    preambular: int
    operative: int


@cache
def _table(code: str) -> Mapping[str, tuple[int, int, int]]:
    """By lead, all in lower case: italic in preambular, italic in operative paragraphs, opened any paragraph."""
    data = json.loads((FOLDER / "leads.json").read_text(encoding="utf-8"))
    return {lead: (counts[0], counts[1], counts[2]) for lead, counts in data[code].items()}


def leads_of(text: str, code: str) -> Lead | None:
    """The lead words that open `text`: the longest that usually are one, else the most usual; None if none is known."""
    table = _table(code)
    best: Lead | None = None
    best_share = 0.0
    lowered = text.lower()
    for length in _prefix_lengths(text):
        counts = table.get(lowered[:length])
        if counts is None:
            continue
        preambular, operative, opened = counts
        share = (preambular + operative) / opened
        if share >= SURE or share > best_share:
            best, best_share = Lead(length, preambular, operative), share
    return best


def _prefix_lengths(text: str) -> list[int]:
    """Where the first words end, shortest first; scripts without spaces may end anywhere."""
    lengths = []
    words = 0
    for index in range(1, min(len(text), 90) + 1):
        at_end = index == len(text)
        here, following = text[index - 1], "" if at_end else text[index]
        if not here.isalnum() or (not at_end and following.isalnum() and not _is_han(here)):
            continue
        lengths.append(index)
        words += 1
        if words >= MOST_WORDS * (3 if _is_han(here) else 1):
            break
    return lengths


def _is_han(character: str) -> bool:
    return "\u3400" <= character <= "\u9fff"
