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
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass
from itertools import chain
from typing import NamedTuple

from generator.languages import Language
from generator.recognition.mark_weights import weight
from generator.recognition.marks import Candidate, candidates
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


class _Tail(NamedTuple):
    """One way to read a group of digits: where it stands, the notes of its number, the worth of its surroundings, and
    whether a note can be cited again there. A hostile text has millions of them."""

    line: int
    start: int
    end: int
    notes: Sequence[int]
    worth: float
    may_repeat: bool

    def again(self, repeats: bool) -> float:
        """What it is worth as the mark of a note cited before; 0 when it is none."""
        known = self.may_repeat and self.worth >= AGAIN_AT_LEAST[repeats]
        return max(self.worth + REPEATED[repeats], 0.0) if known else 0.0


_Group = Sequence[_Tail]
"""The ways to read the same digits."""
_Way = tuple[_Tail, int, "_Way | None"]
"""First citations as a chain from the last to the first: how the digits are read, their note, the one before."""


class _Chosen(NamedTuple):
    """The digits of a group, by its index, read as the mark of a note."""

    group: int
    tail: _Tail
    note: int


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
    groups: list[list[_Tail]] = []
    orphans: list[Candidate] = []
    for candidate in candidates(lines, order.keys() | lost, language):
        worth = weight(language.code, candidate.signature)
        if candidate.number in order and worth >= NEW_AT_LEAST:
            _add(groups, candidate, order[candidate.number], worth)
        elif candidate.number in lost and worth >= ORPHAN_AT_LEAST:
            orphans.append(candidate)
    chosen = _best(groups, len(notes), repeats=False)
    if len(chosen) - len({one.note for one in chosen}) >= REPEATS_TO_TELL:
        chosen = _best(groups, len(notes), repeats=True)
    return Search(*_without_doubts(chosen, groups), tuple(orphans))


def _add(groups: list[list[_Tail]], candidate: Candidate, notes: Sequence[int], worth: float) -> None:
    """Put a candidate to those before it that are tails of the same digits."""
    tail = _Tail(candidate.line, candidate.start, candidate.end, notes, worth, candidate.may_repeat)
    if groups and (groups[-1][0].end, groups[-1][0].line) == (tail.end, tail.line):
        groups[-1].append(tail)
    else:
        groups.append([tail])


def _best(groups: Sequence[_Group], notes: int, repeats: bool) -> list[_Chosen]:
    """The marks of the most worth; `repeats` for a document that is known to cite notes again.

    A possibility is known by the last note it has cited. Which notes it cites again follows from that, so that only
    the first citations are remembered of it.
    """
    worths: dict[int, float] = {-1: 0.0}
    ways: dict[int, _Way | None] = {-1: None}
    for tails in groups:
        opened = list(_opened(worths, ways, tails))
        _cite_again(worths, tails, repeats)
        for note, worth, way in opened:
            if note not in worths or worth > worths[note]:
                worths[note], ways[note] = worth, way
        if len(worths) > STATES:
            kept = sorted(worths, key=lambda state: (worths[state], -state), reverse=True)[:STATES]
            worths, ways = {state: worths[state] for state in kept}, {state: ways[state] for state in kept}
    last = max(worths, key=lambda state: worths[state] + SKIPPED * (notes - 1 - state))
    return list(_chosen(ways[last], groups, repeats))


def _opened(worths: dict[int, float], ways: dict[int, _Way | None], tails: _Group) -> Iterator[tuple[int, float, _Way]]:
    """For each note not cited yet that a group of digits can be the mark of: what the best possibility is worth with
    it, and its way. Notes passed over have their price."""
    for tail in tails:
        for note in tail.notes:
            best, last = -math.inf, -1
            for state, worth in worths.items():
                if state < note and worth + SKIPPED * (note - state - 1) > best:
                    best, last = worth + SKIPPED * (note - state - 1), state
            if best > -math.inf:
                yield note, best + (tail.worth + NEXT), (tail, note, ways[last])


def _cite_again(worths: dict[int, float], tails: _Group, repeats: bool) -> None:
    """Add to every possibility what a group of digits is worth as the mark of a note that it has cited."""
    useful = [(tail.notes[0], again) for tail in tails if (again := tail.again(repeats))]
    if not useful:
        return
    for state in worths:
        possible = [again for first, again in useful if first <= state]
        if possible:
            worths[state] += max(possible)


def _chosen(way: _Way | None, groups: Sequence[_Group], repeats: bool) -> Iterator[_Chosen]:
    """The marks of one possibility: its first citations, and between them the notes it cites again."""
    first: list[tuple[_Tail, int]] = []
    while way is not None:
        tail, note, way = way
        first.append((tail, note))
    state = -1
    for index, tails in enumerate(groups):
        if first and first[-1][0] in tails:
            tail, state = first.pop()
            yield _Chosen(index, tail, state)
            continue
        possible = [tail for tail in tails if tail.notes[0] <= state and tail.again(repeats)]
        if possible:
            tail = max(possible, key=lambda one: one.again(repeats))
            yield _Chosen(index, tail, tail.notes[0])


def _without_doubts(chosen: Sequence[_Chosen], groups: Sequence[_Group]) -> tuple[tuple[Mark, ...], tuple[Doubt, ...]]:
    """Take out the first mark of a note when another place between the marks around it is nearly as good.

    A wrong mark is worse than none. A note cited twice has two places that are both marks: no doubt.
    """
    kept: list[Mark] = []
    doubts: list[Doubt] = []
    cited: set[int] = set()
    for index, one in enumerate(chosen):
        before = chosen[index - 1].group if index else -1
        after = chosen[index + 1].group if index + 1 < len(chosen) else len(groups)
        between = chain(range(before + 1, one.group), range(one.group + 1, after))
        others = () if one.note in cited else _rivals(one, map(groups.__getitem__, between))
        cited.add(one.note)
        if others:
            doubts.append(Doubt(one.note, tuple(sorted(((one.tail.line, one.tail.start), *others)))))
        else:
            kept.append(Mark(one.tail.line, one.tail.start, one.tail.end, one.note))
    return tuple(kept), tuple(doubts)


def _rivals(one: _Chosen, groups: Iterable[_Group]) -> tuple[tuple[int, int], ...]:
    """The other places for the note of a mark that are worth nearly as much."""
    least = one.tail.worth - DOUBT
    return tuple(
        (tail.line, tail.start) for tails in groups for tail in tails if tail.worth >= least and one.note in tail.notes
    )
