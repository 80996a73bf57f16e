"""Finds the footnote references of a whole document in one optimal search.

A greedy reading from left to right loses the rest of a document at its first mistake, and a wrong mark is the worst
defect there is: a naive pattern put note 1 of A/RES/62/152 into "resolution 60/161". Here every candidate
(generator/recognition/marks.py) has a weight, the logarithm of its odds from its surroundings, and the search finds
the set of marks with the highest sum under what is known of order: notes are cited 1, 2, 3, …; real Word files repeat
a note cited before (A/RES/72/222 op 1); a note may stay without a mark, at a cost. What is not worth its cost stays
text and the note is reported.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass

from generator.languages import Language
from generator.recognition.marks import Candidate, candidates, weight
from generator.recognition.notes import SourceNote
from generator.recognition.source import Line

NEXT = 3.0
"""What it is worth that a candidate is just the next number."""
SKIPPED = -7.0
"""What it costs to leave a note without a mark."""
REPEATED = (-3.0, -0.5)
"""What it costs to cite a note again: in a document that cites each note once, and in one that repeats some."""
AGAIN_AT_LEAST = (1.5, 0.5)
"""The surroundings alone must speak this much for a mark before a note is taken to be cited again."""
REPEATS_TO_TELL = 2
"""So many notes cited again tell a Word file with cross-references (623 of 3,582 references in such files)."""
NEW_AT_LEAST = -13.0
"""Below this a candidate is never a mark, not even when it is the only one left for a note."""
ORPHAN_AT_LEAST = 4.5
"""The surroundings alone must speak this much for the mark of a note that is lost: `defenders6 and` does, `article 4`
does not."""
DOUBT = 1.0
"""When another place for the same note is worth nearly as much (odds of less than 8 to 1), no place is chosen."""
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
class Doubt:
    """A note that could stand at several places: its index, and the line index and offset of each place."""

    note: int
    places: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Search:
    """The marks found, in reading order; the notes left without one because two places are as good; and what can only
    be the mark of a note that is lost."""

    marks: tuple[Mark, ...]
    doubts: tuple[Doubt, ...]
    orphans: tuple[Candidate, ...]


_Way = tuple[int, int, "_Way | None"]
"""First citations as a chain from the last to the first: the index of the candidate, its note, the one before."""


@dataclass(frozen=True, slots=True)
class _Tail:
    """One way to read a group of digits: the index of its candidate, the notes of its number and the first of them,
    what it is worth as the mark of a note not cited yet, and of one cited before (above zero only)."""

    candidate: int
    notes: Sequence[int]
    first: int
    worth: float
    again: float


def find_marks(lines: tuple[Line, ...], notes: tuple[SourceNote, ...], language: Language) -> tuple[Mark, ...]:
    """The marks of `notes` in `lines`, in reading order; a note may have several, or none."""
    return search(lines, notes, language).marks


def search(
    lines: tuple[Line, ...], notes: tuple[SourceNote, ...], language: Language, lost: Set[str] = frozenset()
) -> Search:
    """The best reading of the whole document, without the marks whose place is in doubt.

    `lost` are numbers that no note has, though one may have had.
    """
    order: dict[str, list[int]] = {}
    for index, note in enumerate(notes):
        if note.number:
            order.setdefault(note.number, []).append(index)
    found: list[tuple[Candidate, float]] = []
    orphans: list[Candidate] = []
    for candidate in candidates(lines, order.keys() | lost, language):
        worth = weight(language.code, candidate.signature)
        if candidate.number in order and worth >= NEW_AT_LEAST:
            found.append((candidate, worth))
        elif candidate.number in lost and worth >= ORPHAN_AT_LEAST:
            orphans.append(candidate)
    marks = _best(found, order, len(notes), repeats=False)
    if len(marks) - len({mark.note for mark in marks}) >= REPEATS_TO_TELL:
        marks = _best(found, order, len(notes), repeats=True)
    return Search(*_without_doubts(marks, found, order), tuple(orphans))


def _best(
    found: Sequence[tuple[Candidate, float]], order: dict[str, list[int]], notes: int, repeats: bool
) -> tuple[Mark, ...]:
    """The marks of the most worth; `repeats` for a document that is known to cite notes again.

    A possibility is known by the last note it has cited. Which notes it cites again follows from that, so that only
    the first citations are remembered of it.
    """
    groups = _groups(found, order, repeats)
    worths: dict[int, float] = {-1: 0.0}
    ways: dict[int, _Way | None] = {-1: None}
    for tails in groups:
        opened = list(_opened(worths, ways, tails))
        _cite_again(worths, tails)
        for note, worth, way in opened:
            if note not in worths or worth > worths[note]:
                worths[note], ways[note] = worth, way
        if len(worths) > STATES:
            kept = sorted(worths, key=lambda state: (worths[state], -state), reverse=True)[:STATES]
            worths, ways = {state: worths[state] for state in kept}, {state: ways[state] for state in kept}
    last = max(worths, key=lambda state: worths[state] + SKIPPED * (notes - 1 - state))
    return tuple(_marks(ways[last], groups, found))


def _groups(found: Sequence[tuple[Candidate, float]], order: dict[str, list[int]], repeats: bool) -> list[list[_Tail]]:
    """The candidates, those put together that are tails of the same digits."""
    groups: list[list[_Tail]] = []
    place = (-1, -1)
    for index, (candidate, worth) in enumerate(found):
        again = worth + REPEATED[repeats] if candidate.may_repeat and worth >= AGAIN_AT_LEAST[repeats] else 0.0
        if place != (candidate.line, candidate.end):
            place = (candidate.line, candidate.end)
            groups.append([])
        notes = order[candidate.number]
        groups[-1].append(_Tail(index, notes, notes[0], worth + NEXT, again))
    return groups


def _opened(
    worths: dict[int, float], ways: dict[int, _Way | None], tails: Sequence[_Tail]
) -> Iterator[tuple[int, float, _Way]]:
    """For each note not cited yet that a group of digits can be the mark of: what the best possibility is worth with
    it, and its way. Notes passed over have their price."""
    for tail in tails:
        for note in tail.notes:
            best, last = -math.inf, -1
            for state, worth in worths.items():
                if state < note and worth + SKIPPED * (note - state - 1) > best:
                    best, last = worth + SKIPPED * (note - state - 1), state
            if best > -math.inf:
                yield note, best + tail.worth, (tail.candidate, note, ways[last])


def _cite_again(worths: dict[int, float], tails: Sequence[_Tail]) -> None:
    """Add to every possibility what a group of digits is worth as the mark of a note that it has cited."""
    useful = [tail for tail in tails if tail.again > 0]
    if not useful:
        return
    for state in worths:
        again = _again(state, useful)
        if again:
            worths[state] += again.again


def _again(state: int, tails: Sequence[_Tail]) -> _Tail | None:
    """The best way to read a group of digits as the mark of a note up to `state`; None: it is none."""
    best, most = None, 0.0
    for tail in tails:
        if tail.first <= state and tail.again > most:
            best, most = tail, tail.again
    return best


def _marks(
    way: _Way | None, groups: Sequence[Sequence[_Tail]], found: Sequence[tuple[Candidate, float]]
) -> Iterator[Mark]:
    """The marks of one possibility: its first citations, and between them the notes it cites again."""
    first: dict[int, int] = {}
    while way is not None:
        candidate, note, way = way
        first[candidate] = note
    state = -1
    for tails in groups:
        tail = next((tail for tail in tails if tail.candidate in first), None)
        if tail is not None:
            note = state = first[tail.candidate]
        else:
            tail = _again(state, tails)
            if tail is None:
                continue
            note = next(note for note in tail.notes if note <= state)
        place = found[tail.candidate][0]
        yield Mark(place.line, place.start, place.end, note)


def _without_doubts(
    marks: tuple[Mark, ...], found: Sequence[tuple[Candidate, float]], order: dict[str, list[int]]
) -> tuple[tuple[Mark, ...], tuple[Doubt, ...]]:
    """Take out the first mark of a note when another place between the marks around it is nearly as good.

    A wrong mark is worse than none. A note cited twice has two places that are both marks: no doubt.
    """
    worths = {(candidate.line, candidate.start, candidate.end): worth for candidate, worth in found}
    taken = {(mark.line, mark.end) for mark in marks}
    spans = [(mark.line, mark.start) for mark in marks]
    at = 0
    kept: list[Mark] = []
    doubts: list[Doubt] = []
    cited: set[int] = set()
    for index, mark in enumerate(marks):
        before = spans[index - 1] if index else (-1, 0)
        after = spans[index + 1] if index + 1 < len(marks) else (len(worths) + (1 << 30), 0)
        while at < len(found) and (found[at][0].line, found[at][0].start) <= before:
            at += 1
        others = () if mark.note in cited else _rivals(mark, worths, found, at, after, taken, order)
        cited.add(mark.note)
        if others:
            doubts.append(Doubt(mark.note, tuple(sorted(((mark.line, mark.start), *others)))))
        else:
            kept.append(mark)
    return tuple(kept), tuple(doubts)


def _rivals(
    mark: Mark,
    worths: dict[tuple[int, int, int], float],
    found: Sequence[tuple[Candidate, float]],
    at: int,
    after: tuple[int, int],
    taken: set[tuple[int, int]],
    order: dict[str, list[int]],
) -> tuple[tuple[int, int], ...]:
    """The other places for the note of `mark`, from candidate `at` to the place `after`, worth nearly as much."""
    least = worths[mark.line, mark.start, mark.end] - DOUBT
    others = []
    for place in range(at, len(found)):
        candidate, worth = found[place]
        if (candidate.line, candidate.start) >= after:
            break
        if worth >= least and mark.note in order[candidate.number] and (candidate.line, candidate.end) not in taken:
            others.append((candidate.line, candidate.start))
    return tuple(others)
