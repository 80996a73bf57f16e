"""Compares two resolutions of a chain: which paragraph became which, and what changed in its words.

The words are compared by `difflib` of Python itself. The alignment is ours: pairs of paragraphs that share runs of
three words are weighed; the heaviest order-keeping set of pairs stays in place; what is left over and still alike has
moved; the rest is new or gone.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import chain

from generator.references.changes import Change, words_changed

WORD = re.compile(r"[\u3400-\u9fff]|[^\W\u3400-\u9fff]+")
"""A Chinese character is a word of its own."""
RUN = 3
COMMON = 24
"""A run of words that stands in more paragraphs than this tells nothing."""
ALIKE = 0.3
MOVED = 0.45
TITLE = "title"
"""A title becomes the other title, however different it is."""


class Fate(StrEnum):
    """What became of a paragraph."""

    SAME = "same"
    CHANGED = "changed"
    MOVED = "moved"
    MOVED_AWAY = "moved-away"
    ADDED = "added"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class Passage:
    """What is compared: a paragraph, a heading, a row of a table, a note.

    `anchor` is its address in its document, `kind` what it can become (a heading never becomes a paragraph), `level`
    how deep it stands in lists, `row` its place in a table whose rows share one address.
    """

    anchor: str
    words: str
    kind: str = "paragraph"
    level: int = 0
    row: int = 0


@dataclass(frozen=True, slots=True)
class Row:
    """A passage before and after, None where there is none.

    A moved one may be changed too; where it stood before is a row of its own, `MOVED_AWAY`, without its words.
    """

    fate: Fate
    before: Passage | None
    after: Passage | None
    changes: tuple[Change, ...] = ()

    @property
    def changed(self) -> bool:
        """Whether words of a passage that is in both texts differ."""
        return any(change.sign != "=" for change in self.changes)


@dataclass(frozen=True, slots=True)
class _Paragraph:
    passage: Passage
    runs: frozenset[tuple[str, ...]]


def compare(before: Sequence[Passage], after: Sequence[Passage]) -> tuple[Row, ...]:
    """The rows in the order of the later text; what is gone stands where it stood."""
    old, new = _paragraphs(before), _paragraphs(after)
    weights = dict(_weights(old, new))
    kept = _in_order(weights)
    moved = _moved(weights, kept)
    return tuple(_with_words(row) for row in _rows(old, new, kept, moved))


def _with_words(row: Row) -> Row:
    if row.fate is Fate.MOVED_AWAY:
        return row
    old, new = (passage.words if passage else "" for passage in (row.before, row.after))
    changes = words_changed(old, new)
    fate = row.fate
    if fate is Fate.CHANGED and all(change.sign == "=" for change in changes):
        fate = Fate.SAME
    return Row(fate, row.before, row.after, changes)


def _paragraphs(passages: Sequence[Passage]) -> list[_Paragraph]:
    found = []
    for passage in passages:
        words = WORD.findall(passage.words.casefold())
        if not words:
            continue
        padded = ("", *words, "")
        runs = frozenset(zip(*(padded[place:] for place in range(RUN)), strict=False)) or frozenset({padded})
        titles = {(TITLE,)} if passage.kind == TITLE else set()
        found.append(_Paragraph(passage, runs | titles))
    return found


def _weights(old: Sequence[_Paragraph], new: Sequence[_Paragraph]) -> Iterator[tuple[tuple[int, int], float]]:
    """How like each pair is that has a telling run of words in common."""
    by_run: dict[tuple[str, ...], list[int]] = {}
    for place, paragraph in enumerate(old):
        for run in paragraph.runs:
            by_run.setdefault(run, []).append(place)
    telling = {run: found for run, found in by_run.items() if len(found) <= COMMON}
    for place, paragraph in enumerate(new):
        shared = Counter(chain.from_iterable(telling[run] for run in paragraph.runs & telling.keys()))
        for earlier, count in shared.items():
            like = 2 * count / (len(old[earlier].runs) + len(paragraph.runs))
            like = 1.0 if paragraph.passage.kind == TITLE else like
            if like >= ALIKE and old[earlier].passage.kind == paragraph.passage.kind:
                yield (earlier, place), like


def _in_order(weights: dict[tuple[int, int], float]) -> dict[int, int]:
    """The heaviest set of pairs in which both sides keep their order: later place to earlier place.

    A sparse longest-common-subsequence: for each pair the best total that ends at a smaller earlier place.
    """
    ends: list[int] = []
    totals: list[float] = []
    links: list[tuple[int, int]] = []
    back: dict[tuple[int, int], tuple[int, int] | None] = {}
    by_later: dict[int, list[tuple[int, int]]] = {}
    for pair in weights:
        by_later.setdefault(pair[1], []).append(pair)
    for later in sorted(by_later):
        candidates = []
        for pair in by_later[later]:
            place = bisect_left(ends, pair[0])
            best = totals[place - 1] if place else 0.0
            candidates.append((best + weights[pair] ** 2, pair, links[place - 1] if place else None))
        for total, pair, link in candidates:
            _insert(ends, totals, links, total, pair)
            back[pair] = link
    kept: dict[int, int] = {}
    current = links[-1] if links else None
    while current is not None:
        kept[current[1]] = current[0]
        current = back[current]
    return kept


def _insert(
    ends: list[int], totals: list[float], links: list[tuple[int, int]], total: float, pair: tuple[int, int]
) -> None:
    """Keep, for growing earlier places, growing totals only."""
    place = bisect_left(ends, pair[0])
    if place and totals[place - 1] >= total:
        return
    if place < len(ends) and ends[place] == pair[0] and totals[place] >= total:
        return
    stop = place
    while stop < len(ends) and totals[stop] <= total:
        stop += 1
    ends[place:stop], totals[place:stop], links[place:stop] = [pair[0]], [total], [pair]


def _moved(weights: dict[tuple[int, int], float], kept: dict[int, int]) -> dict[int, int]:
    """Of what did not keep its place, the likest pairs first."""
    taken = set(kept.values())
    moved: dict[int, int] = {}
    for pair, like in sorted(weights.items(), key=lambda item: (-item[1], item[0])):
        earlier, later = pair
        if like >= MOVED and later not in kept and later not in moved and earlier not in taken:
            moved[later] = earlier
            taken.add(earlier)
    return moved


def _rows(
    old: Sequence[_Paragraph], new: Sequence[_Paragraph], kept: dict[int, int], moved: dict[int, int]
) -> Iterator[Row]:
    moved_to = {earlier: later for later, earlier in moved.items()}
    left = sorted(set(range(len(old))) - set(kept.values()))
    for later, paragraph in enumerate(new):
        if later in kept:
            while left and left[0] < kept[later]:
                yield _gone(left.pop(0), old, new, moved_to)
            yield Row(Fate.CHANGED, old[kept[later]].passage, paragraph.passage)
        elif later in moved:
            yield Row(Fate.MOVED, old[moved[later]].passage, paragraph.passage)
        else:
            yield Row(Fate.ADDED, None, paragraph.passage)
    for place in left:
        yield _gone(place, old, new, moved_to)


def _gone(place: int, old: Sequence[_Paragraph], new: Sequence[_Paragraph], moved_to: dict[int, int]) -> Row:
    if place in moved_to:
        return Row(Fate.MOVED_AWAY, old[place].passage, new[moved_to[place]].passage)
    return Row(Fate.REMOVED, old[place].passage, None)
