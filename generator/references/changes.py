"""What changed in the words of a text: kept, only in the earlier, only in the later one.

Words are compared by `difflib` of Python itself. What it finds is made readable: a word or two that stayed the same
between longer changes are read with them, so that a rewritten half-sentence is not shown as a dozen single words.

>>> words_changed("every year, at sea", "every two years, at sea")[:3]
(Change(sign='=', words='every '), Change(sign='-', words='year'), Change(sign='+', words='two years'))
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

WORD = re.compile(r"(\d+(?:/\d+)+|[\u3400-\u9fff]|[^\W\u3400-\u9fff]+|[^\w\s])(\s*)")
"""A word or sign and the space behind it; `62/152` is one word, a Chinese character too."""
SHORT = 2
"""So many unchanged words between longer changes are read with these."""
LONG = 1500
"""In texts of more words `difflib` leaves out words that come again and again, or it would need minutes."""
Words = Sequence[tuple[str, str]]
Stretch = tuple[bool, int, int, int, int]
"""Whether it was kept; from where to where in the earlier and in the later text, in words."""


@dataclass(frozen=True, slots=True)
class Change:
    """A stretch of words: kept (`=`), only in the earlier (`-`), only in the later text (`+`)."""

    sign: str
    words: str


def words_changed(before: str, after: str) -> tuple[Change, ...]:
    """Word by word, in as long stretches as possible.

    What was kept or removed is together the earlier text, what was kept or added the later one, to the character.
    """
    if before == after:
        return (Change("=", before),) if before else ()
    old, new = _words(before), _words(after)
    changes = _Changes()
    for kept, first, last, start, stop in _readable(_stretches(old, new)):
        if kept:
            changes.keep(old[first:last], new[start:stop])
        else:
            changes.replace("".join(map("".join, old[first:last])), "".join(map("".join, new[start:stop])))
    return changes.finished()


def _words(text: str) -> Words:
    """The words with what stands behind them; a space at the very beginning is a word without letters."""
    start = len(text) - len(text.lstrip())
    return [*([("", text[:start])] if start else []), *WORD.findall(text, start)]


def _stretches(old: Words, new: Words) -> list[Stretch]:
    """What `difflib` finds between the words that both texts begin and end with."""
    before, after = [word for word, _ in old], [word for word, _ in new]
    shorter = min(len(before), len(after))
    head = next((place for place in range(shorter) if before[place] != after[place]), shorter)
    rest = shorter - head
    tail = next((place for place in range(rest) if before[-1 - place] != after[-1 - place]), rest)
    last, stop = len(before) - tail, len(after) - tail
    found: list[Stretch] = [(True, 0, head, 0, head)]
    matcher = SequenceMatcher(None, before[head:last], after[head:stop], autojunk=max(last, stop) - head > LONG)
    for kind, *places in matcher.get_opcodes():
        first, end, start, until = (place + head for place in places)
        found.append((kind == "equal", first, end, start, until))
    return [*found, (True, last, len(before), stop, len(after))]


def _readable(stretches: Iterable[Stretch]) -> list[Stretch]:
    """A kept word or two between changes of more words become part of the change."""
    found: list[Stretch] = []
    for one in stretches:
        kept, _, last, _, stop = one
        island = len(found) > 1 and not kept and not found[-2][0]
        if island and _length(found[-1]) <= SHORT and min(_length(found[-2]), _length(one)) > _length(found[-1]):
            before = found[-2]
            found[-2:] = [(False, before[1], last, before[3], stop)]
        elif last > one[1] or stop > one[3]:
            found.append(one)
    return found


def _length(stretch: Stretch) -> int:
    _, first, last, start, stop = stretch
    return max(last - first, stop - start)


class _Changes:
    """Gathers what is kept and changed, joining neighbours: first what was removed, then what was added."""

    def __init__(self) -> None:
        self.done: list[Change] = []
        self.kept = self.removed = self.added = ""

    def keep(self, old: Words, new: Words) -> None:
        """The same words in both texts; where the space behind one differs, that space is the change."""
        for (word, space), (_, later) in zip(old, new, strict=True):
            if self.removed or self.added:
                self._flush_changed()
            self.kept += word + (space if space == later else "")
            if space != later:
                self.replace(space, later)

    def replace(self, removed: str, added: str) -> None:
        """Words of the earlier text and what stands there in the later one."""
        if self.kept:
            self.done.append(Change("=", self.kept))
            self.kept = ""
        self.removed += removed
        self.added += added

    def _flush_changed(self) -> None:
        self.done += [Change(sign, words) for sign, words in (("-", self.removed), ("+", self.added)) if words]
        self.removed = self.added = ""

    def finished(self) -> tuple[Change, ...]:
        """All of it."""
        self._flush_changed()
        return (*self.done, Change("=", self.kept)) if self.kept else tuple(self.done)
