"""The lead words of a paragraph: the verb or adjective that the official print sets in italics.

The plain text has lost them. Which words lead, how often, and whether they open preambular or operative paragraphs was
counted over real texts and is data (generator/languages/leads.json, made by `python -m tests.corpus.learn_leads`).
The Security Council and the other bodies have different habits (`Reaffirming its commitment`), so they are counted
apart; where one has too little to say the other is asked.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from generator.languages.loader import FOLDER, with_plain_spaces

MOST_WORDS = 12
LONGEST = 90
SURE = 0.5
"""A longer lead is right when it was italic in at least this share of the paragraphs that open with its words."""
WORD_END = re.compile(r"[\u3400-\u9fff]|[^\W_](?![^\W_])")
FIRST_HAN = "\u3400"
ENOUGH = 3
"""So many paragraphs must open with the words before a body's own habit counts."""
GROUPS = {"sc": "sc", "hrc": "councils", "ecosoc": "councils"}
"""Bodies counted for themselves; all others are `other`.

In Arabic the verbs of a council have another form than those of the Assembly: `يقرر` and `تقرر`.
"""

Counts = tuple[int, int, int]
"""Italic in preambular paragraphs, italic in others, opened any paragraph."""


@dataclass(frozen=True, slots=True)
class Lead:
    """Lead words: how many characters they take, how often they opened preambular and operative paragraphs."""

    length: int
    preambular: int
    operative: int


@dataclass(frozen=True, slots=True)
class Lexicon:
    """What was counted for one language and one group of bodies, all in lower case.

    `before` and `after` are words that many leads take on (`strongly`, `once again`; `also`, `with concern`): they
    make leads that were never seen together.
    """

    leads: Mapping[str, Counts]
    before: frozenset[str]
    after: frozenset[str]


def group_of(organ: str) -> str:
    """The group of bodies whose habits this body (`sc`) shares."""
    return GROUPS.get(organ, "other")


def lexicon_of(data: Mapping[str, Any]) -> Lexicon:
    """One part of leads.json as a lexicon."""
    leads = {lead: (counts[0], counts[1], counts[2]) for lead, counts in data["leads"].items()}
    return Lexicon(leads, frozenset(data["before"]), frozenset(data["after"]))


@cache
def lexicons(code: str, group: str) -> tuple[Lexicon, ...]:
    """The lexicon of the group first, then the others of the language."""
    data = json.loads((FOLDER / "leads.json").read_text(encoding="utf-8"))[code]
    names = sorted(data, key=lambda name: (name != group, name))
    return tuple(lexicon_of(data[name]) for name in names)


def leads_of(text: str, code: str, organ: str = "") -> Lead | None:
    """The lead words that open `text`: the longest that usually are one, else the most usual; None if none is known."""
    return _remembered(with_plain_spaces(text[: LONGEST + 30]), code, group_of(organ))


@lru_cache(maxsize=4096)
def _remembered(opening: str, code: str, group: str) -> Lead | None:
    """Structure and emphasis ask for the same paragraph."""
    return find_lead(opening, lexicons(code, group))


def find_lead(text: str, known: tuple[Lexicon, ...]) -> Lead | None:
    """As `leads_of`, with the lexicons given."""
    lengths = list(prefix_lengths(text))
    lowered = text.lower()
    best = _longest(lowered, lengths, known)
    if best is None:
        return _after_modifier(text, lowered, lengths, known)
    return _with_modifier(lowered, lengths, best, known)


def _longest(lowered: str, lengths: list[int], known: tuple[Lexicon, ...]) -> Lead | None:
    best: Lead | None = None
    best_share = 0.0
    for length in lengths:
        counts = _counts(lowered[:length], known)
        if counts is None:
            continue
        preambular, operative, opened = counts
        share = (preambular + operative) / opened
        if (share and share >= SURE) or share > best_share:
            best, best_share = Lead(length, preambular, operative), share
    return best


def _counts(lead: str, known: tuple[Lexicon, ...]) -> Counts | None:
    """What is known of these words: of the body itself where it has seen enough or only leads, else of all together."""
    found = [counts for lexicon in known if (counts := lexicon.leads.get(lead))]
    if not found:
        return None
    own = known[0].leads.get(lead)
    if own and (own[2] >= ENOUGH or own[0] + own[1] == own[2]):
        return own
    return (sum(one[0] for one in found), sum(one[1] for one in found), max(sum(one[2] for one in found), 1))


def _with_modifier(lowered: str, lengths: list[int], lead: Lead, known: tuple[Lexicon, ...]) -> Lead:
    """`Gravely concerned also`: a lead with words behind it that other leads take on, never seen behind this one."""
    for length in lengths:
        if length <= lead.length:
            continue
        more = lowered[lead.length : length].strip()
        if more in known[0].after and not any(lowered[:length] in lexicon.leads for lexicon in known):
            return Lead(length, lead.preambular, lead.operative)
    return lead


def _after_modifier(text: str, lowered: str, lengths: list[int], known: tuple[Lexicon, ...]) -> Lead | None:
    """`Once again calls upon`: a known lead behind words that stand before other leads."""
    for length in lengths[:3]:
        if lowered[:length] not in known[0].before:
            continue
        start = length + 1
        rest = _longest(lowered[start:], list(prefix_lengths(text[start:])), known)
        if rest is not None:
            return Lead(start + rest.length, rest.preambular, rest.operative)
    return None


def prefix_lengths(text: str) -> Iterator[int]:
    """Where the first words end, shortest first; scripts without spaces may end anywhere."""
    for words, match in enumerate(WORD_END.finditer(text, 0, LONGEST + 1), 1):
        if match.end() > LONGEST:
            break
        yield match.end()
        if words >= MOST_WORDS * (3 if match[0] >= FIRST_HAN else 1):
            break
