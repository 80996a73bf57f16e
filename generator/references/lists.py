"""Puts the numbers of a text together with the word "resolution" they belong to, and with what is said of them.

`its resolutions 60/161 of 16 December 2005 and 61/161` is one list of two items. A number that belongs to no list is
no reference: `2010/11` is a season, `MSC 98/23` a document of another organization.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass, field

from generator.references.tokens import Token
from generator.references.words import Words

BEFORE = 60
"""How many characters before a list are looked at for "its" and for names of bodies."""
FURTHEST = 300
"""How far behind the last number of a list one more number may stand, after a title or a clause."""


@dataclass(slots=True)
class Item:
    """A number in a list; `place` is its index among the tokens."""

    place: int
    token: Token
    date: datetime.date | None = None
    organs: frozenset[str] | None = None


@dataclass(slots=True)
class DocumentList:
    """Numbers after (in Chinese: before) one word for resolution, or none: "the present", "that resolution".

    `organs` are the codes of the body named beside it: None when none is named, empty for one that is not ours;
    `subject` those of the body that "its" stands for because it is named directly before: `the Council, in its`.
    """

    head: int = -1
    items: list[Item] = field(default_factory=list)
    organs: frozenset[str] | None = None
    own: bool = False
    subject: frozenset[str] | None = None
    own_text: str = ""
    several: bool = False
    present: bool = False
    same: bool = False
    end: int = 0
    start: int = 0


def document_lists(text: str, tokens: Sequence[Token], words: Words) -> list[DocumentList]:
    """The lists of a text, in order."""
    if words.head_last:
        return _HeadLast(text, tokens, words).lists()
    return _HeadFirst(text, tokens, words).lists()


class _HeadFirst:
    """`Security Council resolutions 1325 (2000) of 31 October 2000 and 1820 (2008)`."""

    def __init__(self, text: str, tokens: Sequence[Token], words: Words) -> None:
        self.text, self.tokens, self.words = text, tokens, words
        self.found: list[DocumentList] = []
        self.open: DocumentList | None = None
        self.connected = False

    def lists(self) -> list[DocumentList]:
        """Walk over the tokens once."""
        for place, token in enumerate(self.tokens):
            gap = self.text[self.tokens[place - 1].end : token.start] if place else ""
            if token.kind == "head":
                self._head(place, token)
            elif token.kind == "other":
                self.open = None
            elif self._without_head(place, gap):
                self.found.append(DocumentList(place, [Item(place, token)], start=token.start, end=token.end))
                self.connected = False
            elif self.open is not None:
                self._more(self.open, place, token, gap)
        for one in self.found:
            self._foreign_after(one)
        return self.found

    def _without_head(self, place: int, gap: str) -> bool:
        """`paragraph 13 of 2009 (2011)`: the Security Council leaves the word out; only such a number can be meant."""
        token = self.tokens[place]
        if token.kind != "number" or not place or not self.tokens[place - 1].is_place or not gap.strip():
            return False
        return _form(token)[1] and self.words.fits("pinpoints", "of", gap)

    def _head(self, place: int, token: Token) -> None:
        before = self.text[max(0, token.start - BEFORE) : token.start]
        own = self.words.document("own").search(before)
        made = DocumentList(
            head=place,
            several=self.words.document("several").fullmatch(token.text) is not None,
            present=self.words.document("present").search(before) is not None,
            same=self.words.document("same").search(before) is not None,
            own=own is not None,
            own_text=token.text,
            start=token.start - len(own[0]) if own else token.start,
            end=token.end,
        )
        previous = self.tokens[place - 1] if place else None
        if previous is not None and previous.kind == "organ" and not self.text[previous.end : token.start].strip():
            made.organs, made.start = self._named_before(place - 1), previous.start
        elif not own and self.words.document("foreign_before").search(before):
            made.organs = frozenset()
        if previous is not None and previous.kind == "organ" and made.organs is None:
            gap = self.text[previous.end : made.start]
            made.subject = previous.organs if self.words.fits("documents", "subject_gap", gap) else None
        self.found.append(made)
        self.open, self.connected = made, True

    def _named_before(self, place: int) -> frozenset[str]:
        """`Security Council`, `General Assembly and Security Council` before the head."""
        organs = self.tokens[place].organs
        if place and organs and self.tokens[place - 1].kind == "organ":
            gap = self.text[self.tokens[place - 1].end : self.tokens[place].start]
            if gap.strip() and self.words.fits("documents", "join", gap):
                return organs | self.tokens[place - 1].organs
        return organs

    def _more(self, made: DocumentList, place: int, token: Token, gap: str) -> None:
        """What a token behind the head adds to the list, or that it ends it."""
        previous = self.tokens[place - 1]
        if token.kind == "number":
            self._number(made, place, token, gap)
        elif not self.connected:
            return
        elif token.kind == "date" and made.items and previous.kind in ("number", "organ"):
            self._date(made, token, gap)
        elif token.kind == "organ" and self.words.fits("documents", "organ_gap", gap):
            self._organ(made, token, previous)
        elif token.is_place and made.items and self.words.fits("pinpoints", "after", gap):
            made.end = token.end
        else:
            self.connected = False

    def _number(self, made: DocumentList, place: int, token: Token, gap: str) -> None:
        if self.connected and gap.strip():
            connected = self.words.fits("documents", "join" if made.items else "near", gap)
        else:  # `2509 (2020) 2571 (2021)`, `60/1 of 16 September 2005 61/2`: a comma forgotten
            dated = self.tokens[place - 1].kind == "date" or _form(token)[1]
            same = bool(made.items) and _form(made.items[-1].token) == _form(token)
            connected = self.connected and (not made.items or (dated and same))
        if connected or self._far(made, place, token):
            made.items.append(Item(place, token))
            made.end = token.end
            self.connected = True
        else:
            self.connected = False

    def _far(self, made: DocumentList, place: int, token: Token) -> bool:
        """A number behind more than a comma: `5/1 on institution-building and 5/2`, `70/1, entitled “…”, and 72/279`.

        It needs the plural, and the form of the numbers before it or a date behind it; `1325 (2000)` only the plural.
        """
        gap = self.text[made.end : token.start]
        if not made.several or len(gap) > FURTHEST or not self.words.document("tail").fullmatch(gap.rstrip()):
            return False
        if _form(token)[1]:
            return True
        if ";" in gap and not self._next_of_series(gap, token, made):
            return False
        following = self.tokens[place + 1] if place + 1 < len(self.tokens) else None
        if following is not None and following.kind == "date":
            dated = self.words.fits("documents", "date_gap", self.text[token.end : following.start])
        else:
            dated = False
        return dated or (bool(made.items) and _form(made.items[-1].token) == _form(token))

    def _next_of_series(self, gap: str, token: Token, made: DocumentList) -> bool:
        """`38/5 of 5 July 2018, on violence; 44/15 of 17 July 2020, on work; and 55/10`: semicolons part them."""
        behind = gap.rpartition(";")[2]
        near = not behind.strip() or self.words.fits("documents", "join", f";{behind}") or len(behind.split()) == 1
        return near and gap.count(";") == 1 and bool(made.items) and _form(made.items[-1].token) == _form(token)

    def _date(self, made: DocumentList, token: Token, gap: str) -> None:
        if self.words.fits("documents", "date_gap", gap):
            made.items[-1].date = token.date
            made.end = token.end
        else:
            self.connected = False

    def _organ(self, made: DocumentList, token: Token, previous: Token) -> None:
        """A body named between head and numbers or behind them; behind a list it is said of all its numbers."""
        if previous.kind == "head" and made.organs is None:
            made.organs = token.organs
        elif made.items and (previous.kind in ("number", "date") or previous.is_place):
            for item in made.items:
                item.organs = token.organs if item.organs is None and made.organs is None else item.organs
        else:
            self.connected = False
            return
        made.end = token.end

    def _foreign_after(self, made: DocumentList) -> None:
        """`resolution 12/4 of the Conference of …`: a body that nobody here knows."""
        if not made.items or made.items[-1].organs is not None:
            return
        if self.words.document("foreign_after").match(self.text, made.end):
            for item in made.items[-1:] if made.own or made.organs is not None else made.items:
                item.organs = frozenset()


class _HeadLast:
    """`安全理事会2000年10月31日第1325(2000)号和第1820(2008)号决议`."""

    def __init__(self, text: str, tokens: Sequence[Token], words: Words) -> None:
        self.text, self.tokens, self.words = text, tokens, words

    def lists(self) -> list[DocumentList]:
        """Numbers wait until the word comes that says what they are."""
        found: list[DocumentList] = []
        waiting: list[Item] = []
        for place, token in enumerate(self.tokens):
            gap = self.text[self.tokens[place - 1].end : token.start] if place else ""
            if token.kind == "number":
                waiting = self._add(waiting, place, token)
            elif token.kind == "head":
                near = not gap.strip() or (bool(waiting) and self.words.fits("documents", "near", gap))
                found.append(self._close(waiting if near else [], place, token))
                waiting = []
            elif token.kind == "other":
                waiting = []
        return found

    def _add(self, waiting: list[Item], place: int, token: Token) -> list[Item]:
        """The number joins those that wait if only a comma, "and" or a date stands between."""
        item = Item(place, token)
        previous = self.tokens[place - 1] if place else None
        start = token.start
        if previous is not None and previous.kind == "date" and not self.text[previous.end : start].strip():
            item.date, start = previous.date, previous.start
        if waiting and self.words.fits("documents", "join", self.text[waiting[-1].token.end : start]):
            waiting.append(item)
            return waiting
        return [item]

    def _close(self, items: list[Item], place: int, token: Token) -> DocumentList:
        made = DocumentList(head=place, items=items, several=len(items) > 1, start=token.start, end=token.end)
        if not items:
            before = self.text[max(0, token.start - BEFORE) : token.start]
            made.present = self.words.document("present").search(before) is not None
            made.same = self.words.document("same").search(before) is not None
            return made
        first = items[0].place
        if items[0].date is not None:
            first -= 1
        made.start = self.tokens[first].start
        before = self.text[max(0, made.start - BEFORE) : made.start]
        made.own = self.words.document("own").search(before) is not None
        previous = self.tokens[first - 1] if first else None
        if (
            previous is not None
            and previous.kind == "organ"
            and self.words.fits("documents", "organ_gap", self.text[previous.end : made.start])
        ):
            made.organs = previous.organs
        return made


def _form(token: Token) -> tuple[bool, bool, bool]:
    number = token.number
    assert number is not None
    return bool(number.qualifier), number.qualifier.isdecimal(), number.session > 1000
