"""Finds the footnote references of a whole document in one optimal search.

A greedy reading from left to right loses the rest of a document at its first mistake, and a wrong mark is the worst
defect there is: a naive pattern put note 1 of A/RES/62/152 into "resolution 60/161". Here every candidate
(generator/recognition/marks.py) has a weight, the logarithm of its odds from its surroundings, and the search finds
the set of marks with the highest sum under what is known of order: notes are cited 1, 2, 3, …; real Word files repeat
a note cited before (A/RES/72/222 op 1); a note may stay without a mark, at a cost. What is not worth its cost stays
text and the note is reported.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from generator.languages import Language
from generator.recognition.marks import Candidate, candidates, weight
from generator.recognition.notes import SourceNote
from generator.recognition.source import Line

NEXT = 3.0
"""What it is worth that a candidate is just the next number."""
SKIPPED = -7.0
"""What it costs to leave a note without a mark."""
REPEATED = -3.0
"""What it costs to cite a note again."""
AGAIN_AT_LEAST = 1.5
"""The surroundings alone must speak this much for a mark before a note is taken to be cited again."""
NEW_AT_LEAST = -9.5
STATES = 24
"""How many open possibilities are followed at once; keeps the search linear in the length of the text."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A footnote reference found: line index, offsets of its digits, index of its note."""

    line: int
    start: int
    end: int
    note: int


@dataclass(frozen=True, slots=True)
class _Path:
    """One way to read the document so far: its worth, and its marks as a chain from the last to the first."""

    worth: float
    mark: Mark | None = None
    before: _Path | None = None


def find_marks(lines: tuple[Line, ...], notes: tuple[SourceNote, ...], language: Language) -> tuple[Mark, ...]:
    """The marks of `notes` in `lines`, in reading order; a note may have several, or none."""
    order: dict[str, list[int]] = {}
    for index, note in enumerate(notes):
        if note.number:
            order.setdefault(note.number, []).append(index)
    if not order:
        return ()
    paths = {-1: _Path(0.0)}
    found = candidates(lines, frozenset(order), language)
    for _, tails in groupby(found, key=lambda candidate: (candidate.line, candidate.end)):
        paths = _follow(paths, tails, order, language)
    last = max(paths, key=lambda state: paths[state].worth + SKIPPED * (len(notes) - 1 - state))
    return _unwind(paths[last])


def _follow(
    paths: dict[int, _Path], tails: Iterable[Candidate], order: dict[str, list[int]], language: Language
) -> dict[int, _Path]:
    """Extend every open possibility by each way to read one group of digits: no mark, or one of its tails."""
    extended = dict(paths)
    for candidate in tails:
        worth = weight(language.code, candidate.signature)
        if worth < NEW_AT_LEAST:
            continue
        for note in order[candidate.number]:
            mark = Mark(candidate.line, candidate.start, candidate.end, note)
            for state, path in paths.items():
                step = _step(state, note, worth)
                if step is None:
                    continue
                reached, total = max(state, note), path.worth + step
                known = extended.get(reached)
                if known is None or total > known.worth:
                    extended[reached] = _Path(total, mark, path)
    if len(extended) > STATES:
        best = sorted(extended, key=lambda state: (extended[state].worth, -state), reverse=True)[:STATES]
        return {state: extended[state] for state in best}
    return extended


def _step(state: int, note: int, worth: float) -> float | None:
    """What it adds to read a candidate as a mark of `note` when the notes up to `state` were cited."""
    if note > state:
        return worth + NEXT + SKIPPED * (note - state - 1)
    return worth + REPEATED if worth >= AGAIN_AT_LEAST else None


def _unwind(path: _Path | None) -> tuple[Mark, ...]:
    marks = []
    while path is not None and path.mark is not None:
        marks.append(path.mark)
        path = path.before
    return tuple(reversed(marks))
