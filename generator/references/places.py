"""Reads the places of a text - paragraphs, sections, annexes - and finds the document each of them is in.

`section III, paragraph 3, of its resolution 61/275`, `resolution 2200 A (XXI), annex`, `paragraphs 3 and 5 above`,
`paragraph 7 of the present resolution`. A place whose document is not certain is left alone: `paragraph 7 of the
report`, `Article 24, paragraph 3, of the Charter`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from generator.languages import get
from generator.references.lists import DocumentList, Item
from generator.references.numbers import era
from generator.references.reference import Pinpoint
from generator.references.tokens import Token
from generator.references.words import Words

LETTERS = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Found:
    """A place with its stretch of the text, and where it is.

    `item` is the number of its document; without one it is in the same document: `direction` is -1 for "above", 1 for
    "below", 0 for "of this resolution".
    """

    start: int
    end: int
    pinpoint: Pinpoint
    item: Item | None
    direction: int = 0


class Places:
    """Finds the places of one text."""

    def __init__(self, text: str, tokens: Sequence[Token], lists: Sequence[DocumentList], words: Words) -> None:
        """`tokens` and `lists` are those of `text`."""
        self.text, self.tokens, self.words = text, tokens, words
        self.by_head = {made.head: made for made in lists}
        self.last: tuple[int, tuple[Item | None] | None] = (-1, None)
        self.by_place = {item.place: (item, made) for made in lists for item in made.items}

    def find(self) -> Iterator[Found]:
        """Every place whose document is known, in the order of the text."""
        place = 0
        while place < len(self.tokens):
            if not self.tokens[place].is_place:
                place += 1
                continue
            end = self._chain_end(place)
            yield from self._chain(place, end)
            place = end

    def _chain_end(self, first: int) -> int:
        """The places that follow each other, at most one of each kind: `section III, paragraph 3`."""
        seen = {_kind(self.tokens[first])}
        place = first + 1
        while place < len(self.tokens) and self.tokens[place].is_place:
            gap = self._gap(place)
            kind = _kind(self.tokens[place])
            glued = any(self.words.fits("pinpoints", name, gap) for name in ("of", "after")) or not gap.strip()
            if kind in seen or not glued:
                break
            seen.add(kind)
            place += 1
        return place

    def _gap(self, place: int) -> str:
        return self.text[self.tokens[place - 1].end : self.tokens[place].start]

    def _chain(self, first: int, end: int) -> Iterator[Found]:
        direction = self._direction(first, end)
        if direction:
            if end - first == 1:
                yield from self._spread(first, end, None, direction)
            return
        target = self._before(first) if self.words.head_last else self._forward(end)
        if target is None:
            target = self._after(first, end)
        if target is None:
            target = self._again(first, end) or self._until(first, end)
        if target is not None:
            self.last = (end, target)
            yield from self._spread(first, end, target[0])

    def _again(self, first: int, end: int) -> tuple[Item | None] | None:
        """`…, sect. III, para. 3, and sect. IV`: one more place of the same document."""
        place, target = self.last
        joined = place == first and target is not None and self.words.fits("documents", "join", self._gap(first))
        return target if joined and self.words.head_last and not self._of_something_else(end) else None

    def _until(self, first: int, end: int) -> tuple[Item | None] | None:
        """`paragraph 36 to paragraph 38 of this resolution`: both are of the document named behind the second."""
        if end >= len(self.tokens) or end - first > 1 or self.tokens[end].kind != self.tokens[first].kind:
            return None
        return self._forward(self._chain_end(end)) if self._is_range(self._gap(end)) else None

    def _direction(self, first: int, end: int) -> int:
        """Whether "above" or "below" stands at it."""
        for name, value in (("above", -1), ("below", 1)):
            pattern = self.words.place(name)
            start = self.tokens[first].start
            if self.words.head_last:
                if pattern.search(self.text[max(0, start - 6) : start]):
                    return value
            elif pattern.match(self.text, self.tokens[end - 1].end):
                return value
        return 0

    def _forward(self, end: int) -> tuple[Item | None] | None:
        """The document that follows: `… of Security Council resolution 1325 (2000)`."""
        place = end
        if place < len(self.tokens) and self.tokens[place].kind == "organ":
            place += 1
            if place < len(self.tokens) and self._gap(place).strip():
                return None
        made = self.by_head.get(place)
        if made is None:
            return None
        gap = self.text[self.tokens[end - 1].end : made.start if place == end else self.tokens[end].start]
        conjunction = self.words.data["pinpoints"].get("conjunction")
        follows_on = not gap.strip() and conjunction and made.own_text.startswith(conjunction)
        if follows_on or not (gap.strip() or place > end or self.words.fits("pinpoints", "of", "")):
            return None
        if not self.words.fits("pinpoints", "of", gap):
            return None
        if made.items:
            return (made.items[0],) if len(made.items) == 1 or not made.several else None
        # "настоящей резолюции" has the form of a plural: there is only one present resolution.
        return self._without_number(made) if made.present or not made.several else None

    def _without_number(self, made: DocumentList) -> tuple[Item | None] | None:
        """`this resolution`, or `that resolution`: the one named last, if it was named alone."""
        if made.present:
            return (None,)
        before = [other for other in self.by_head.values() if other.items and other.head < made.head]
        if made.same and before and len(before[-1].items) == 1:
            return (before[-1].items[0],)
        return None

    def _before(self, first: int) -> tuple[Item | None] | None:
        """In Chinese the document stands before its paragraph."""
        made = self.by_head.get(first - 1)
        gap = self._gap(first)
        if made is None or (gap.strip() and not self.words.fits("pinpoints", "after", gap)):
            return None
        if made.items:
            return (made.items[0],) if len(made.items) == 1 else None
        return self._without_number(made)

    def _after(self, first: int, end: int) -> tuple[Item | None] | None:
        """The document before: `resolution 60/1, para. 138`; not when another one seems to follow."""
        place = first - 1
        while place >= 0 and self.tokens[place].kind in ("date", "organ") and first - place < 3:
            place -= 1
        found = self.by_place.get(place)
        if found is None or not self.words.fits("pinpoints", "after", self._gap(first)) or not self._gap(first).strip():
            return None
        return None if self._of_something_else(end) else (found[0],)

    def _of_something_else(self, end: int) -> bool:
        """Whether another thing that has paragraphs follows, and not only the body: `…, annex, of the Assembly`."""
        if not self.words.place("unknown").match(self.text, self.tokens[end - 1].end):
            return False
        if end < len(self.tokens) and self.tokens[end].kind == "organ":
            return not self.words.fits("documents", "organ_gap", self._gap(end))
        return True

    def _spread(self, first: int, end: int, item: Item | None, direction: int = 0) -> Iterator[Found]:
        """One place for each token, for each number of a list."""
        where, divided = Pinpoint(), False
        for token in self.tokens[first:end]:
            label, _, deeper = self._label(token).partition(".")
            divided = divided or bool(deeper)
            if token.kind == "section":
                where = replace(where, section=label)
            elif token.kind == "annex":
                where = replace(where, annex=label or "1")
        for token in self.tokens[first:end]:
            if token.kind == "section":
                yield Found(token.start, token.end, replace(where, paragraph=""), item, direction)
            elif token.kind == "annex":
                yield Found(token.start, token.end, Pinpoint(annex=where.annex), item, direction)
            elif not divided:  # paragraph 7 of section II.B: how its numbers run on, only the document knows
                for start, stop, pinpoint in self._paragraphs(token, where):
                    yield Found(start, stop, pinpoint, item, direction)

    def _label(self, token: Token) -> str:
        """`3` for section III and annex III, `c` for section C, `2.b` for section II.B."""
        if token.kind not in ("section", "annex"):
            return ""
        match = self.words.place(token.kind).fullmatch(token.text)
        label = (match["label"] if match else None) or ""
        known = self.words.data.get("labels", {}).get(label)
        if known is not None:
            return str(known)
        deeper = token.text.rpartition(".")[2]
        tail = f".{deeper.lower()}" if token.text.endswith(f"{label}.{deeper}") and deeper else ""
        return (str(era(label)) if era(label) else label.lower()) + tail

    def _paragraphs(self, token: Token, where: Pinpoint) -> Iterator[tuple[int, int, Pinpoint]]:
        """`3`, `5 (a)` and `(c)`, a range as one place."""
        pieces = self._pieces(token)
        number = ""
        place = 0
        while place < len(pieces):
            start, stop, own, subs = pieces[place]
            number = own or number
            paragraph = "-".join((number, *subs))
            last = ""
            if place + 1 < len(pieces) and self._is_range(token.text[stop : pieces[place + 1][0]]):
                _, stop, own, subs = pieces[place + 1]
                last = "-".join((own or number, *subs))
                number = own or number
                place += 1
            pinpoint = replace(where, paragraph=paragraph, last=last, preambular=token.kind == "preambular")
            blanks = len(token.text[start:stop]) - len(token.text[start:stop].lstrip())
            shown = token.start if start == pieces[0][0] else token.start + start + blanks
            place += 1
            yield shown, token.end if place == len(pieces) else token.start + stop, pinpoint

    def _is_range(self, gap: str) -> bool:
        return self.words.place("range").fullmatch(gap) is not None

    def _pieces(self, token: Token) -> list[tuple[int, int, str, tuple[str, ...]]]:
        """Start, end, number and letters of each piece of a list of paragraphs."""
        found = []
        position = next((place for place, character in enumerate(token.text) if character.isdecimal()), len(token.text))
        while position < len(token.text):
            match = self.words.paragraph_piece.match(token.text, position)
            if match is None or match.end() == match.start():
                position += 1
                continue
            subs = tuple(self._letter(letters) for letters in LETTERS.findall(match["subs"] or ""))
            if match["number"] or subs:
                found.append((match.start(), match.end(), match["number"] or "", subs))
            position = match.end()
        return found

    def _letter(self, letters: str) -> str:
        """The Latin letter or the small Roman number of a sub-paragraph's label."""
        if letters.isascii():
            return letters.lower()
        value = get(self.words.code).letters.get(letters[0])
        return (chr(ord("a") + value - 1) * len(letters)) if value and value <= 26 else letters


def _kind(token: Token) -> str:
    return token.kind if token.kind in ("section", "annex") else "paragraph"
