"""Recognises every reference to a document of the United Nations in the words of a resolution.

>>> recognise(resolution).blocks[4]
(Reference(start=16, end=33, symbol='A/RES/60/161', pinpoint=None),)

Pure and linear: one scan of each text, then a walk over what was found. Precision comes first; what is not certain is
left alone. How a language writes references is data: generator/references/words.py.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from generator.document.identity import Symbol, SymbolError
from generator.document.model import Resolution
from generator.document.walk import plain
from generator.references.here import Here
from generator.references.lists import DocumentList, Item, document_lists
from generator.references.organs import Context, Mentions, organs_of
from generator.references.places import Found, Places
from generator.references.reference import Reference, References
from generator.references.symbols import symbols
from generator.references.tokens import Token, tokenise
from generator.references.words import Words, words

UNKNOWN_YEAR = 9999
BLANKS = "\u00a0\u2007\u2009\u202f\n\t"
"""Every blank is read as a space; the length of the text stays the same."""


def recognise(resolution: Resolution) -> References:
    """The references of every block and note. `resolution` must have its anchors."""
    recogniser = _Recogniser(resolution)
    blocks = [recogniser.text(plain(block.content), index) for index, block in enumerate(resolution.blocks)]
    notes = [recogniser.text(plain(note.content), None) for note in resolution.notes]
    return References(*(tuple(recogniser.finished(one) for one in found) for found in (blocks, notes)))


def recognise_text(text: str, resolution: Resolution) -> tuple[Reference, ...]:
    """The references of one text as if it stood in a note of the resolution, for example of its title."""
    recogniser = _Recogniser(resolution)
    return recogniser.finished(recogniser.text(text, None))


@dataclass(slots=True)
class _Raw:
    """References of one text, and numbers of the Security Council that still need their year."""

    references: list[Reference] = field(default_factory=list)
    without_year: list[tuple[int, int, int]] = field(default_factory=list)


class _Recogniser:
    """Knows who speaks, the own paragraphs, and the years of the numbers seen so far."""

    def __init__(self, resolution: Resolution) -> None:
        self.words: Words = words(resolution.language)
        date = resolution.adoption_date
        symbol = resolution.symbol
        year = date.year if date else int(symbol.qualifier) if symbol.qualifier.isdecimal() else UNKNOWN_YEAR
        self.context = Context(symbol.organ.value, year, self.words)
        self.symbol = symbol.canonical
        self.here = Here(resolution)
        self.years: dict[int, str] = {}
        bare = self.words.data["number"].get("bare")
        self.bare = re.compile(bare) if bare else None
        self.date_gap = re.compile(f"(?:{self.words.data['documents']['date_gap']}) ")

    def text(self, text: str, block: int | None) -> _Raw:
        """What one text refers to."""
        found = _Raw()
        for blank in BLANKS:  # faster than `translate` for texts that are not ASCII
            text = text.replace(blank, " ")
        tokens = tokenise(text, self.words)
        if not tokens:
            return found
        lists = document_lists(text, tokens, self.words)
        targets: dict[int, str] = {}
        mentions = Mentions(tokens)
        dates = {token.start: token for token in tokens if token.kind == "date" and token.date}
        for made in lists:
            for item, organ in zip(made.items, organs_of(made, mentions, self.context), strict=True):
                target = self._target(item, organ)
                if target:
                    targets[item.place] = target
                    found.references.append(Reference(*_span(item, made, tokens[made.head], text), target))
            self._without_year(text, made, tokens, dates, found)
        found.references += [Reference(start, end, symbol) for start, end, symbol in symbols(text, tokens)]
        for place in Places(text, tokens, lists, self.words).find():
            found.references += self._place(place, targets, block)
        return found

    def finished(self, raw: _Raw) -> tuple[Reference, ...]:
        """In order, without overlaps; numbers without a year where the document gives their year elsewhere."""
        late = [Reference(start, end, self.years[n]) for start, end, n in raw.without_year if n in self.years]
        kept: list[Reference] = []
        for reference in sorted([*raw.references, *late], key=lambda one: (one.start, -one.end)):
            if not kept or reference.start >= kept[-1].end:
                kept.append(reference)
        return tuple(kept)

    def _target(self, item: Item, organ: str) -> str:
        """The symbol of a number whose body is known."""
        number = item.token.number
        if not organ or number is None:
            return ""
        target = number.symbol(self.words.common["resolutions"][organ])
        if organ == "sc":
            self.years.setdefault(number.item, target)
        return _canonical(target)

    def _without_year(
        self, text: str, made: DocumentList, tokens: Sequence[Token], dates: Mapping[int, Token], found: _Raw
    ) -> None:
        """`resolution 1325`, `resolutions 1565 of 1 October 2004 and 1592`: the year is in the date behind the number,
        or waits for a place in the document that gives it."""
        if self.bare is None or made.items or made.organs == frozenset():
            return
        of_the_council = made.organs == frozenset({"sc"}) or (made.organs is None and self.context.speaker == "sc")
        position = tokens[made.head].end
        while match := self.bare.match(text, position):
            start = match.start() + 1 if made.several else tokens[made.head].start
            position = match.end()
            gap = self.date_gap.match(text, position)
            date = dates.get(gap.end()) if gap else None
            if date is not None and date.date and of_the_council:
                symbol = f"{self.words.common['resolutions']['sc']}/{int(match[0])}({date.date.year})"
                found.references.append(Reference(start, match.end(), symbol))
                position = date.end
            else:
                found.without_year.append((start, match.end(), int(match[0])))
            joined = self.words.document("join").match(text, position)
            if joined is None or not made.several:
                return
            position = joined.end()

    def _place(self, place: Found, targets: dict[int, str], block: int | None) -> list[Reference]:
        """The reference of a place; nothing when its document or its paragraph is not certain."""
        if place.item is not None:
            target = targets.get(place.item.place)
            return [Reference(place.start, place.end, target, place.pinpoint)] if target else []
        pinpoint = self.here.find(place.pinpoint, place.direction, block)
        return [Reference(place.start, place.end, self.symbol, pinpoint)] if pinpoint else []


def _span(item: Item, made: DocumentList, head: Token, text: str) -> tuple[int, int]:
    """A number, with the word for resolution when it is the only one and stands beside it."""
    start, end = item.token.start, item.token.end
    if len(made.items) == 1 and head.end <= start and not text[head.end : start].strip():
        start = head.start
    elif len(made.items) == 1 and end <= head.start and not text[end : head.start].strip():
        end = head.end
    return start, end


def _canonical(symbol: str) -> str:
    try:
        return Symbol.parse(symbol).canonical
    except SymbolError:
        return symbol
