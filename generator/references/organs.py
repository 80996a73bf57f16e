"""Decides whose resolution a number is: by the body named beside it, by who speaks, by its form, by its date.

Rather none than a wrong one: `resolution 53/3` in a text that also names the Human Rights Council, without a date, is
nobody's.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from generator.references.lists import DocumentList, Item
from generator.references.numbers import Number, bodies, fits
from generator.references.tokens import Token
from generator.references.words import Words

NONE: frozenset[str] = frozenset()
ONLY_COUNCIL = frozenset({"sc"})
"""Nobody else writes `1325 (2000)`."""
ONLY_ASSEMBLY = 70
SMALL = 31
"""Other bodies adopt fewer resolutions in a session: a larger number is one of the General Assembly's."""


@dataclass(frozen=True, slots=True)
class Context:
    """Who speaks, and in which year."""

    speaker: str
    year: int
    words: Words


@dataclass(frozen=True, slots=True)
class Mentioned:
    """The bodies named before a place: each once, and the last (None when there is none)."""

    each: frozenset[frozenset[str]] = frozenset()
    last: frozenset[str] | None = None


class Mentions:
    """The bodies named in a text; read once, asked for every list of documents in it."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        """`tokens` in the order of the text."""
        self.ends: list[int] = []
        self.states = [Mentioned()]
        for token in tokens:
            if token.kind == "organ":
                each = self.states[-1].each
                self.ends.append(token.end)
                self.states.append(Mentioned(each if token.organs in each else each | {token.organs}, token.organs))

    def before(self, place: int) -> Mentioned:
        """What is named before `place`."""
        return self.states[bisect_right(self.ends, place)]


def organs_of(made: DocumentList, mentions: Mentions, context: Context) -> list[str]:
    """The code of the body for each number of a list, empty where it is not certain.

    What is certain of one number of a list is taken for the others where they could be of the same body.
    """
    mentioned = mentions.before(made.start)
    found = [_organ(item, made, mentioned, context) for item in made.items]
    known = set(filter(None, found))
    if len(known) != 1:
        return found
    code = next(iter(known))
    pairs = zip(found, made.items, strict=True)
    return [organ or (code if _could_be(code, item, context) else "") for organ, item in pairs]


def _could_be(code: str, item: Item, context: Context) -> bool:
    number = item.token.number
    assert number is not None
    if item.organs is not None or code not in bodies(number, context.year):
        return False
    return item.date is None or fits(code, number, item.date)


def _organ(item: Item, made: DocumentList, mentioned: Mentioned, context: Context) -> str:
    """`mentioned` are the bodies named before the list."""
    number = item.token.number
    assert number is not None
    possible = bodies(number, context.year)
    named = item.organs if item.organs is not None else made.organs
    if named is not None:
        return _named(named, possible, number, item, context)
    likely = possible
    if item.date is not None:
        likely = frozenset(code for code in possible if fits(code, number, item.date)) or NONE
        if len(likely) == 1 and not number.special:
            code = next(iter(likely))
            return code if _heard(code, mentioned, context) else ""
    if made.subject is not None:
        return _named(made.subject, possible, number, item, context)
    if _is_own(made, context):
        return _own(possible, likely, number, mentioned, context)
    return _bare(possible, likely, mentioned, bool(number.qualifier), context)


def _heard(code: str, mentioned: Mentioned, context: Context) -> bool:
    """A date points to this body: enough for those that everybody cites, the others must have been named."""
    return code in (context.speaker, "sc", "ga") or any(code in organs for organs in mentioned.each)


def _is_own(made: DocumentList, context: Context) -> bool:
    form = context.words.own_form(context.speaker)
    return made.own or (form is not None and form.fullmatch(made.own_text) is not None)


def _named(named: frozenset[str], possible: frozenset[str], number: Number, item: Item, context: Context) -> str:
    """A body is named: it must be able to have adopted it; a short name ("the Council") can mean several."""
    found = named & possible
    if len(found) > 1 and item.date is not None:
        found = frozenset(code for code in found if fits(code, number, item.date)) or found
    if len(found) > 1 and context.speaker in found:
        return context.speaker
    return next(iter(found)) if len(found) == 1 else ""


def _own(
    possible: frozenset[str],
    likely: frozenset[str],
    number: Number,
    mentioned: Mentioned,
    context: Context,
) -> str:
    """ "Its" is the speaker, unless the last body named before could be meant."""
    if possible == ONLY_COUNCIL:
        return "sc"
    last = mentioned.last
    if context.speaker in likely:
        unknown = last is not None and not last and not number.special
        other = last is not None and context.speaker not in last and (unknown or bool(last & possible))
        large = number.item >= SMALL and not number.qualifier
        if not other or large or number.parts or (context.speaker == "ga" and number.qualifier):
            return context.speaker
        return ""
    meant = (last or NONE) & likely
    if last is None and likely == {"ga"} and number.session >= ONLY_ASSEMBLY:
        return "ga"  # "in its resolution 78/218, the Assembly": no other body has had so many sessions
    return next(iter(meant)) if len(meant) == 1 else ""


def _bare(
    possible: frozenset[str],
    likely: frozenset[str],
    mentioned: Mentioned,
    number_is_old: bool,
    context: Context,
) -> str:
    """Nobody is named beside it."""
    if possible == ONLY_COUNCIL:
        return "sc"
    others = [organs & likely for organs in mentioned.each if organs & likely and context.speaker not in organs]
    if context.speaker in likely:
        old = number_is_old and any("ga" in organs for organs in others)
        return "ga" if old else context.speaker if not others else ""
    if len(likely) == 1:
        code = next(iter(likely))
        return code if code == "ga" or others else ""
    meant = {code for organs in others for code in organs}
    if not meant and "ga" in likely and context.speaker != "hrc":
        return "ga"
    return next(iter(meant)) if len(meant) == 1 else ""
