"""Reads how the resolution came about: sponsors, draft, meeting record, subjects, goals, agenda."""

from __future__ import annotations

import re
from collections.abc import Iterable

from generator.document.model import Background, Subject, Vote
from generator.readers.akn.head import iso_date
from generator.readers.akn.parsing import attribute_of, find, find_all, words_of
from generator.readers.safe_xml import Element

GOAL = "SDGO"
RECORD = re.compile(r"(?:A|S|E)(?:/[A-Za-z0-9.-]+)+(?: ?\([^)]+\))?(?: \[[^]]+\])?")
BETWEEN_STATES = re.compile(
    r",|(?:^|\s)and\s(?!Herzegovina|Barbuda|Tobago|Principe|Nevis|the Grenadines|Northern Ireland)", re.IGNORECASE
)
"""A comma or an `and` that stands in no name: `Trinidad and Tobago and Tunisia` are two states."""


def background(root: Element, vote: Vote | None) -> Background:
    """Everything a file knows beside its text; the vote is read by `votes.py`."""
    draft = find(root, "step", outcome="draftResolution")
    keywords = find_all(root, "keyword")
    return Background(
        vote=vote,
        draft=attribute_of(draft, "as"),
        draft_date=iso_date(attribute_of(draft, "date")),
        sponsors=attribute_of(draft, "by"),
        additional_sponsors=_names(_step(root, "draftResolutionAdditionalSponsors", "by")),
        meeting_record=_record(_step(root, "adopted", "as")),
        subjects=_subjects(keywords),
        sustainable_development_goals=_goals(keywords),
        agenda=_agenda(keywords),
        agenda_title=words_of(find(root, "inline", name="agenda item name")),
        library_title=next((one.get("showAs", "") for one in keywords if one.get("refersTo") == "title"), ""),
        original_language=words_of(find(root, "inline", name="originalLanguage")),
        charter_chapter=_step(root, "adopted", "refersTo"),
    )


def _step(root: Element, outcome: str, name: str) -> str:
    return attribute_of(find(root, "step", outcome=outcome), name)


def _record(text: str) -> str:
    """The symbol of the meeting record; the Human Rights Council's files tell the vote in its place."""
    return text if RECORD.fullmatch(text) else ""


def _names(text: str) -> tuple[str, ...]:
    """The names of a list; 1,219 real files have an `and` before the last (`Ukraine and Uruguay`, A/RES/75/100)."""
    return tuple(name for part in BETWEEN_STATES.split(text) if (name := part.strip()))


def _subjects(keywords: Iterable[Element]) -> tuple[Subject, ...]:
    found: dict[tuple[str, str], Subject] = {}
    for one in keywords:
        thesaurus = one.get("dictionary", "")
        words = one.get("showAs", "").replace("_", " ").strip()
        if one.get("refersTo") is None and thesaurus != GOAL and words:
            found.setdefault((words, thesaurus), Subject(words, thesaurus, one.get("href", "")))
    return tuple(found.values())


def _goals(keywords: Iterable[Element]) -> tuple[int, ...]:
    """The Sustainable Development Goals, each once, in order; targets (`16.4`) count to their goal."""
    numbers = {re.match(r"\d+", one.get("value", "")) for one in keywords if one.get("dictionary") == GOAL}
    return tuple(sorted({int(number[0]) for number in numbers if number}))


def _agenda(keywords: Iterable[Element]) -> tuple[tuple[str, str], ...]:
    return tuple((one.get("value", ""), one.get("showAs", "")) for one in keywords if one.get("refersTo") == "agenda")
