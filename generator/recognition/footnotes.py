"""Finds the footnote references of a whole document in one optimal search.

A greedy reading from left to right loses the rest of a document at its first mistake, and a wrong mark is the worst
defect there is: a naive pattern put note 1 of A/RES/62/152 into "resolution 60/161". Here every candidate
(generator/recognition/marks.py) has a weight, the logarithm of its odds from its surroundings, and the search finds
the set of marks with the highest sum under what is known of order: notes are cited 1, 2, 3, …; real Word files repeat
a note cited before (A/RES/72/222 op 1); a note may stay without a mark, at a cost. What is not worth its cost stays
text and the note is reported.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
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
REPEATED = (-3.0, -0.5)
"""What it costs to cite a note again: in a document that cites each note once, and in one that repeats some."""
AGAIN_AT_LEAST = (1.5, 0.5)
"""The surroundings alone must speak this much for a mark before a note is taken to be cited again."""
REPEATS_TO_TELL = 2
"""So many notes cited again tell a Word file with cross-references (623 of 3,582 references in such files)."""
NEW_AT_LEAST = -13.0
"""Below this a candidate is never a mark, not even when it is the only one left for a note."""
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
    """The marks found, in reading order, and the notes left without one because two places are as good."""

    marks: tuple[Mark, ...]
    doubts: tuple[Doubt, ...]


@dataclass(frozen=True, slots=True)
class _Path:
    """One way to read the document so far: its worth, and its marks as a chain from the last to the first."""

    worth: float
    mark: Mark | None = None
    before: _Path | None = None


def find_marks(lines: tuple[Line, ...], notes: tuple[SourceNote, ...], language: Language) -> tuple[Mark, ...]:
    """The marks of `notes` in `lines`, in reading order; a note may have several, or none."""
    return search(lines, notes, language).marks


def search(lines: tuple[Line, ...], notes: tuple[SourceNote, ...], language: Language) -> Search:
    """The best reading of the whole document, without the marks whose place is in doubt."""
    order: dict[str, list[int]] = {}
    for index, note in enumerate(notes):
        if note.number:
            order.setdefault(note.number, []).append(index)
    if not order:
        return Search((), ())
    found = [
        (candidate, worth)
        for candidate in candidates(lines, frozenset(order), language)
        if (worth := weight(language.code, candidate.signature)) >= NEW_AT_LEAST
    ]
    marks = _best(found, order, len(notes), repeats=False)
    if len(marks) - len({mark.note for mark in marks}) >= REPEATS_TO_TELL:
        marks = _best(found, order, len(notes), repeats=True)
    return _without_doubts(marks, found, order)


def _best(
    found: Sequence[tuple[Candidate, float]], order: dict[str, list[int]], notes: int, repeats: bool
) -> tuple[Mark, ...]:
    """The marks of the most worth; `repeats` for a document that is known to cite notes again."""
    paths = {-1: _Path(0.0)}
    for _, tails in groupby(found, key=lambda pair: (pair[0].line, pair[0].end)):
        paths = _follow(paths, tails, order, repeats)
    last = max(paths, key=lambda state: paths[state].worth + SKIPPED * (notes - 1 - state))
    return _unwind(paths[last])


def _follow(
    paths: dict[int, _Path], tails: Iterable[tuple[Candidate, float]], order: dict[str, list[int]], repeats: bool
) -> dict[int, _Path]:
    """Extend every open possibility by each way to read one group of digits: no mark, or one of its tails."""
    extended = dict(paths)
    for candidate, worth in tails:
        for note in order[candidate.number]:
            mark = Mark(candidate.line, candidate.start, candidate.end, note)
            for state, path in paths.items():
                step = _step(state, note, worth, repeats) if candidate.may_repeat or note > state else None
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


def _step(state: int, note: int, worth: float, repeats: bool) -> float | None:
    """What it adds to read a candidate as a mark of `note` when the notes up to `state` were cited."""
    if note > state:
        return worth + NEXT + SKIPPED * (note - state - 1)
    return worth + REPEATED[repeats] if worth >= AGAIN_AT_LEAST[repeats] else None


def _without_doubts(
    marks: tuple[Mark, ...], found: Sequence[tuple[Candidate, float]], order: dict[str, list[int]]
) -> Search:
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
    return Search(tuple(kept), tuple(doubts))


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


def _unwind(path: _Path | None) -> tuple[Mark, ...]:
    marks = []
    while path is not None and path.mark is not None:
        marks.append(path.mark)
        path = path.before
    return tuple(reversed(marks))
