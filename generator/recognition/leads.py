"""The lead words of a paragraph: the verb or adjective that the official print sets in italics.

The plain text has lost them. Which words lead, how often, and whether they open preambular or operative paragraphs was
counted over real texts and is data (generator/languages/leads.json, made by `python -m tests.corpus.learn_leads`).
The Security Council and the other bodies have different habits (`Reaffirming its commitment`), so they are counted
apart; where one has too little to say the other is asked.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from generator.languages.loader import FOLDER, with_plain_spaces

MOST_WORDS = 12
LONGEST = 90
SURE = 0.5
"""A longer lead is right when it was italic in at least this share of the paragraphs that open with its words."""
WORD_END = re.compile(r"[\u3400-\u9fff]|[^\W_\u3400-\u9fff]+(?![^\W_])")
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
    """What was counted for one language and one group of bodies, or what follows from that of several; in lower case.

    `before` and `after` are words that many leads take on (`strongly`, `once again`; `also`, `with concern`): they
    make leads that were never seen together. `openers` stand upright before a lead, in scripts that do not part words
    (`在这方面`, "in this regard"): elsewhere the verb behind such words is one inside the paragraph.
    """

    leads: Mapping[str, Counts]
    before: frozenset[str]
    after: frozenset[str]
    openers: tuple[str, ...] = ()


def group_of(organ: str) -> str:
    """The group of bodies whose habits this body (`sc`) shares."""
    return GROUPS.get(organ, "other")


def lexicon_of(data: Mapping[str, Any]) -> Lexicon:
    """One part of leads.json as a lexicon."""
    leads = {lead: (counts[0], counts[1], counts[2]) for lead, counts in data["leads"].items()}
    return Lexicon(leads, frozenset(data["before"]), frozenset(data["after"]), tuple(data.get("openers", ())))


@cache
def lexicon(code: str, group: str) -> Lexicon:
    """What a body of the group leads with in a language."""
    data = json.loads((FOLDER / "leads.json").read_text(encoding="utf-8"))[code]
    names = sorted(data, key=lambda name: (name != group, name))
    return joined([lexicon_of(data[name]) for name in names])


def joined(known: Sequence[Lexicon]) -> Lexicon:
    """The lexicon of a group, the first one, helped out by those of the others.

    Of each lead counts what the body itself does where it has seen enough or only leads, else what all do together.
    """
    own, *_ = known
    together: dict[str, Counts] = {}
    for one in known:
        for lead, counts in one.leads.items():
            seen = together.get(lead, (0, 0, 0))
            together[lead] = (seen[0] + counts[0], seen[1] + counts[1], seen[2] + counts[2])
    leads = {lead: (preambular, other, max(opened, 1)) for lead, (preambular, other, opened) in together.items()}
    certain = {lead: seen for lead, seen in own.leads.items() if seen[2] >= ENOUGH or seen[0] + seen[1] == seen[2]}
    openers = sorted({opener for one in known for opener in one.openers}, key=lambda opener: (-len(opener), opener))
    return Lexicon(leads | certain, own.before, own.after, tuple(openers))


def leads_of(text: str, code: str, organ: str = "") -> Lead | None:
    """The lead words that open `text`: the longest that usually are one, else the most usual; None if none is known."""
    return _remembered(with_plain_spaces(text[: LONGEST + 30]), code, group_of(organ))


def lead_span(text: str, code: str, organ: str = "") -> tuple[int, int] | None:
    """Where the lead words of a paragraph stand: at its beginning, or behind words that open one upright."""
    lead = leads_of(text, code, organ)
    if lead is not None:
        return 0, lead.length
    for opener in lexicon(code, group_of(organ)).openers:
        behind = leads_of(text[len(opener) :], code, organ) if text.startswith(opener) else None
        if behind is not None:
            return len(opener), len(opener) + behind.length
    return None


@lru_cache(maxsize=4096)
def _remembered(opening: str, code: str, group: str) -> Lead | None:
    """Structure and emphasis ask for the same paragraph."""
    return find_lead(opening, lexicon(code, group))


def find_lead(text: str, known: Lexicon) -> Lead | None:
    """As `leads_of`, with the lexicon given."""
    lengths = list(prefix_lengths(text))
    lowered = text.lower()
    best = _longest(lowered, lengths, known)
    if best is None:
        return _after_modifier(text, lowered, lengths, known)
    return _with_modifier(lowered, lengths, best, known)


def _longest(lowered: str, lengths: list[int], known: Lexicon) -> Lead | None:
    best: tuple[int, Counts] | None = None
    best_share = 0.0
    for length in lengths:
        counts = known.leads.get(lowered[:length])
        if counts is None:
            continue
        preambular, operative, opened = counts
        share = (preambular + operative) / opened
        if (share and share >= SURE) or share > best_share:
            best, best_share = (length, counts), share
    return Lead(best[0], best[1][0], best[1][1]) if best else None


def _with_modifier(lowered: str, lengths: list[int], lead: Lead, known: Lexicon) -> Lead:
    """`Gravely concerned also`: a lead with words behind it that other leads take on, never seen behind this one."""
    for length in lengths:
        if length <= lead.length:
            continue
        more = lowered[lead.length : length].strip()
        if more in known.after and lowered[:length] not in known.leads:
            return Lead(length, lead.preambular, lead.operative)
    return lead


def _after_modifier(text: str, lowered: str, lengths: list[int], known: Lexicon) -> Lead | None:
    """`Once again calls upon`: a known lead behind words that stand before other leads."""
    for length in lengths[:3]:
        if lowered[:length] not in known.before:
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
