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
from difflib import SequenceMatcher
from enum import StrEnum

from generator.document.model import Block, Kind, Resolution
from generator.document.walk import plain

TOKEN = re.compile(r"[\u3400-\u9fff]|[^\W\u3400-\u9fff]+|\s+|[^\w\s]")
"""A Chinese character is a word of its own."""
RUN = 3
COMMON = 24
"""A run of words that stands in more paragraphs than this tells nothing."""
ALIKE = 0.3
MOVED = 0.45
HEADINGS = (Kind.PART_HEADING, Kind.HEADING, Kind.ANNEX_HEADING, Kind.ANNEX_TITLE)
LEFT_OUT = (Kind.SEPARATOR, Kind.TABLE)


class Fate(StrEnum):
    """What became of a paragraph."""

    SAME = "same"
    CHANGED = "changed"
    MOVED = "moved"
    ADDED = "added"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class Change:
    """A stretch of words: kept (`=`), only in the earlier (`-`), only in the later text (`+`)."""

    sign: str
    words: str


@dataclass(frozen=True, slots=True)
class Row:
    """A paragraph before and after; indexes of blocks, None where there is none. A moved one may be changed too."""

    fate: Fate
    before: int | None
    after: int | None
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class _Paragraph:
    index: int
    runs: frozenset[tuple[str, ...]]
    heading: bool


def compare(before: Resolution, after: Resolution) -> tuple[Row, ...]:
    """The rows in the order of the later text; what is gone stands where it stood."""
    old, new = _paragraphs(before.blocks), _paragraphs(after.blocks)
    weights = dict(_weights(old, new))
    kept = _in_order(weights)
    moved = _moved(weights, kept)
    return tuple(_with_words(row, before, after) for row in _rows(old, new, kept, moved))


def _with_words(row: Row, before: Resolution, after: Resolution) -> Row:
    old = plain(before.blocks[row.before].content) if row.before is not None else ""
    new = plain(after.blocks[row.after].content) if row.after is not None else ""
    changes = words_changed(old, new)
    same = row.fate is Fate.CHANGED and old.split() == new.split()
    return Row(Fate.SAME if same else row.fate, row.before, row.after, changes)


def words_changed(before: str, after: str) -> tuple[Change, ...]:
    """Word by word, as long stretches as possible."""
    old, new = TOKEN.findall(before), TOKEN.findall(after)
    changes: list[Change] = []
    for kind, start, stop, first, last in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal":
            changes.append(Change("=", "".join(old[start:stop])))
        else:
            changes += [Change("-", "".join(old[start:stop]))] if stop > start else []
            changes += [Change("+", "".join(new[first:last]))] if last > first else []
    return tuple(changes)


def _paragraphs(blocks: Sequence[Block]) -> list[_Paragraph]:
    found = []
    for index, block in enumerate(blocks):
        text = plain(block.content).casefold()
        words = tuple(word for word in TOKEN.findall(text) if word[0].isalnum())
        if block.kind in LEFT_OUT or not words:
            continue
        padded = ("", *words, "")
        runs = frozenset(padded[place : place + RUN] for place in range(max(1, len(padded) - RUN + 1)))
        found.append(_Paragraph(index, runs, block.kind in HEADINGS))
    return found


def _weights(old: Sequence[_Paragraph], new: Sequence[_Paragraph]) -> Iterator[tuple[tuple[int, int], float]]:
    """How like each pair is that has a telling run of words in common."""
    by_run: dict[tuple[str, ...], list[int]] = {}
    for place, paragraph in enumerate(old):
        for run in paragraph.runs:
            by_run.setdefault(run, []).append(place)
    for place, paragraph in enumerate(new):
        shared: Counter[int] = Counter()
        for run in paragraph.runs:
            found = by_run.get(run, ())
            if len(found) <= COMMON:
                shared.update(found)
        for earlier, count in shared.items():
            like = 2 * count / (len(old[earlier].runs) + len(paragraph.runs))
            if like >= ALIKE and old[earlier].heading == paragraph.heading:
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
    gone = sorted(set(range(len(old))) - set(kept.values()) - set(moved.values()))
    for later, paragraph in enumerate(new):
        if later in kept:
            while gone and gone[0] < kept[later]:
                yield _row(Fate.REMOVED, old[gone.pop(0)], None)
            yield _row(Fate.CHANGED, old[kept[later]], paragraph)
        elif later in moved:
            yield _row(Fate.MOVED, old[moved[later]], paragraph)
        else:
            yield _row(Fate.ADDED, None, paragraph)
    for place in gone:
        yield _row(Fate.REMOVED, old[place], None)


def _row(fate: Fate, before: _Paragraph | None, after: _Paragraph | None) -> Row:
    return Row(fate, before.index if before else None, after.index if after else None, ())
