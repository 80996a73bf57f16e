"""What is known of how a resolution came about, as plain data for front matter and JSON."""

from __future__ import annotations

from typing import Any

from generator.document.model import Background, Vote


def background_data(background: Background | None) -> dict[str, Any]:
    """Every field that says something: votes, draft, sponsors, record, subjects, goals, agenda."""
    if background is None:
        return {}
    data = {
        "vote": _vote(background.vote),
        "draft": background.draft,
        "draft_date": background.draft_date.isoformat() if background.draft_date else "",
        "sponsors": background.sponsors,
        "additional_sponsors": list(background.additional_sponsors),
        "meeting_record": background.meeting_record,
        "subjects": list(dict.fromkeys(subject.words for subject in background.subjects)),
        "sustainable_development_goals": list(background.sustainable_development_goals),
        "agenda": [{"item": item, "title": title} for item, title in background.agenda],
        "agenda_title": background.agenda_title,
        "library_title": background.library_title,
        "original_language": background.original_language,
        "charter_chapter": background.charter_chapter,
    }
    return {name: value for name, value in data.items() if value}


def _vote(vote: Vote | None) -> dict[str, Any]:
    """The outcome, the counts that were taken, and the names of states where they are told."""
    if vote is None:
        return {}
    data = {
        "outcome": vote.outcome,
        "in_favour": vote.in_favour,
        "against": vote.against,
        "abstaining": vote.abstaining,
        "not_voting": vote.not_voting,
        "states_in_favour": list(vote.states_in_favour),
        "states_against": list(vote.states_against),
        "states_abstaining": list(vote.states_abstaining),
    }
    return {name: value for name, value in data.items() if value not in ("", None, [])}
