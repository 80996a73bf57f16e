"""Reads the depth of lists from the sequence of their labels: one tab stands before `(a)` and before `(i)` alike.

Same shape and next value goes on with the innermost such list; `(i)` after `(h)` is the letter when `(j)` comes next,
the first roman number when `(ii)` does; a first value opens a list under the last item; letters that run on across
roman groups (`(i) (a)-(h)`, `(ii) (i)-(n)` in Security Council lists) stay one level below.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from generator.languages import Reading

GOES_ON_WITH = {"dotted letter": "dotted number"}
"""A list of the one shape goes on with the first value of the other: target 1.a comes after target 1.5."""
DEEPEST = 8
"""No list of a resolution is as deep as this; a text that seems to have one has labels at random."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a label stands: its level (1 and deeper), the item it hangs from (None: the chapeau), how it was read."""

    level: int
    parent: int | None
    reading: Reading
    skipped: bool = False


@dataclass(slots=True)
class _List:
    shape: str
    value: int
    item: int


class OpenLists:
    """The lists open below one paragraph, outermost first. Items are named by what the caller calls them."""

    def __init__(self) -> None:
        """No list is open."""
        self._open: list[_List] = []
        self._closed: dict[int, _List] = {}

    def __bool__(self) -> bool:
        """Whether any list is open."""
        return bool(self._open)

    def clear(self) -> None:
        """A new paragraph: its lists start afresh."""
        self._open.clear()
        self._closed.clear()

    def has(self, shape: str) -> bool:
        """Whether a list of this shape is open."""
        return any(shape in (level.shape, GOES_ON_WITH.get(level.shape)) for level in self._open)

    def expects(self, shape: str, value: int) -> bool:
        """Whether an open list of this shape goes on with this value."""
        return any(level.shape == shape and level.value + 1 == value for level in self._open)

    def place(self, item: int, read: Sequence[Reading], following: Sequence[Reading]) -> Place:
        """Put the next label into its list; `following` are the readings of the label after it."""
        depth, reading, skipped = self._decide(read, following)
        for deeper in range(depth + 1, len(self._open)):
            self._closed[deeper] = self._open[deeper]
        del self._open[depth + 1 :]
        if depth >= DEEPEST:
            depth = DEEPEST - 1
        if depth < len(self._open):
            level = self._open[depth]
            level.shape, level.value, level.item = reading.shape, reading.value or level.value, item
        else:
            self._open.append(_List(reading.shape, reading.value, item))
        parent = self._open[depth - 1].item if depth else None
        return Place(depth + 1, parent, reading, skipped)

    def _decide(self, read: Sequence[Reading], following: Sequence[Reading]) -> tuple[int, Reading, bool]:
        """The depth of the list this label belongs to, its reading, whether numbers were skipped."""
        going_on = [(depth, reading) for reading in read for depth in self._continuations(reading)]
        first = next((reading for reading in read if reading.value == 1), None)
        other = going_on and first is not None and going_on[0][1] != first
        if other and first is not None and self._opens_better(going_on[0][1], first, following):
            return len(self._open), first, False
        if going_on:
            depth, reading = max(going_on, key=lambda found: self._preference(found, following))
            return depth, reading, False
        beside = self._beside(first)
        if beside is not None and first is not None:
            return beside, first, False
        running_on = self._running_on(read, following, first)
        if running_on is not None:
            return len(self._open), running_on, False
        if first is not None or read[0].value == 0:
            return len(self._open), first or read[0], False
        return self._skipping(read)

    def _beside(self, first: Reading | None) -> int | None:
        """The depth of the list that goes on with another shape: `1.a` after `1.5`."""
        shape = GOES_ON_WITH.get(first.shape) if first else None
        return next((depth for depth, level in reversed([*enumerate(self._open)]) if level.shape == shape), None)

    def _continuations(self, reading: Reading) -> list[int]:
        return [
            depth
            for depth, level in enumerate(self._open)
            if level.shape == reading.shape and (level.value + 1 == reading.value or reading.value == 0)
        ]

    @staticmethod
    def _opens_better(letter: Reading, first: Reading, following: Sequence[Reading]) -> bool:
        """`(i)` after `(h)`: what comes next tells; when nothing does, the letter that goes on is right."""
        next_letter = any(reading.shape == letter.shape and reading.value == letter.value + 1 for reading in following)
        next_roman = any(reading.shape == first.shape and reading.value == 2 for reading in following)
        return next_roman and not next_letter

    @staticmethod
    def _preference(found: tuple[int, Reading], following: Sequence[Reading]) -> tuple[bool, int]:
        """Of several lists that could go on, the one the next label goes on with too, then the innermost."""
        depth, reading = found
        goes_on = any(other.shape == reading.shape and other.value == reading.value + 1 for other in following)
        return goes_on, depth

    def _running_on(
        self, read: Sequence[Reading], following: Sequence[Reading], first: Reading | None
    ) -> Reading | None:
        """Letters that run on across roman groups: `(ii) (i)` goes on after `(i) (a)-(h)` when `(j)` follows."""
        closed = self._closed.get(len(self._open))
        if closed is None:
            return None
        for reading in read:
            if reading.shape == closed.shape and reading.value == closed.value + 1:
                goes_on = any(other.shape == reading.shape and other.value == reading.value + 1 for other in following)
                if first is None or goes_on:
                    return reading
        return None

    def _skipping(self, read: Sequence[Reading]) -> tuple[int, Reading, bool]:
        """A number was left out, or stands twice: the innermost list of the same shape that has come so far goes on.

        `(b)` `(b)` `(c)` is a slip of the pen, not a list inside the list.
        """
        for depth in range(len(self._open) - 1, -1, -1):
            for reading in read:
                if self._open[depth].shape == reading.shape and self._open[depth].value <= reading.value:
                    return depth, reading, self._open[depth].value < reading.value
        return len(self._open), read[-1] if len(read) > 1 and not self._open else read[0], True
