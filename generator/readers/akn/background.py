"""Reads how the resolution came about: vote, sponsors, draft, meeting record, subjects, goals, agenda."""

from __future__ import annotations

import re
from collections.abc import Iterable

from generator.document.model import Background, Subject, Vote
from generator.languages import Language
from generator.readers.akn.head import iso_date
from generator.readers.akn.parsing import find, find_all, words_of
from generator.readers.safe_xml import Element

GOAL = "SDGO"
RECORD = re.compile(r"(?:A|S|E)(?:/[A-Za-z0-9.-]+)+(?: \([^)]+\))?(?: \[[^]]+\])?")


def background(root: Element, language: Language) -> Background:
    """Everything a file knows beside its text."""
    draft = find(root, "step", outcome="draftResolution")
    keywords = find_all(root, "keyword")
    return Background(
        vote=_vote(root),
        draft=_attribute(draft, "as"),
        draft_date=iso_date(_attribute(draft, "date")),
        sponsors=_attribute(draft, "by"),
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


def _attribute(element: Element | None, name: str) -> str:
    return " ".join(element.get(name, "").split()) if element is not None else ""


def _step(root: Element, outcome: str, name: str) -> str:
    return _attribute(find(root, "step", outcome=outcome), name)


def _record(text: str) -> str:
    """The symbol of the meeting record; the Human Rights Council's files tell the vote in its place."""
    return text if RECORD.fullmatch(text) else ""


def _names(text: str) -> tuple[str, ...]:
    return tuple(name for part in text.split(",") if (name := part.strip()))


def _vote(root: Element) -> Vote | None:
    """The vote as the metadata tell it, else as the text prints it (Human Rights Council)."""
    voting = find(root, "voting")
    printed = find(root, "vote")
    if voting is None and printed is None:
        return None
    outcome = _attribute(voting, "outcome")
    counts = {one.get("refersTo", "").lstrip("#"): one for one in (voting if voting is not None else ())}
    states = {name: _states(element) for name, element in counts.items()}
    numbers = {name: _number(element.get("value", "")) for name, element in counts.items()}
    for quantity in find_all(printed, "quantity") if printed is not None else ():
        numbers.setdefault(quantity.get("refersTo", "").lstrip("#"), _number(quantity.get("normalized", "")))
    recorded = any(number for number in numbers.values())
    return Vote(
        outcome=outcome,
        in_favour=numbers.get("inFavour", 0) if recorded else None,
        against=numbers.get("against", 0) if recorded else None,
        abstaining=numbers.get("abstaining", 0) if recorded else None,
        states_in_favour=states.get("inFavour", ()),
        states_against=states.get("against", ()),
        states_abstaining=states.get("abstaining", ()),
    )


def _states(count: Element) -> tuple[str, ...]:
    return tuple(words for one in find_all(count, "organization") if (words := words_of(one)))


def _number(text: str) -> int | None:
    return int(text) if text.strip().isdecimal() else None


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
