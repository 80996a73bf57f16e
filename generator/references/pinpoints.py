"""Says in words which paragraph an address means: `op7-a-ii` is `para. 7 (a) (ii)`.

The words are data of the citation style (`[<style>.pinpoint]` of citation_styles.toml), the rules are few and need only
the address, so that a small script of a page follows them too; `generator.references.citations.pinpoint_rules` gives it
the data. In full:

1. Split the address at `-`. Drop `bis…`, `cont…`, `quote…`, `note…`, `title…`, and all that follows a dropped piece.
2. `part-a`, `annex`, `annex2`, `s3`, `s-c` at the front say where: words of `part`, `annex`, `s`, with a capital letter
   or a Roman number. An annex has its number only when the document has several.
3. The next piece names the paragraph: `pp3`, `op7`, `p12` (the words of `p`), `uop1`, `up3` (`u`), `table1`, `fn4`;
   anything else, such as `h2` or `formula`, is not cited.
4. What follows are letters, each put into `sub`; `item2` has a word of its own.
5. Pieces are joined with `join`. Two addresses: the same container and kind give the plural words and a range; the
   same paragraph gives a range of letters; otherwise both are written out with `to` between them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

Rules = Mapping[str, str | list[str]]
PLACE = re.compile(r"(pp|uop|up|op|p|table|fn)(\d+|star\d*|[a-z]+\d*)")
CONTAINER = re.compile(r"(annex|s)(\d*)")
DROPPED = re.compile(r"(?:bis|cont|quote|note|title)\d*")
ITEM = re.compile(r"item(\d+)")
SERIES = {"op": "p", "uop": "u", "up": "u"}
ROMAN = ((50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


@dataclass(frozen=True, slots=True)
class Place:
    """An address taken apart: `annex-p12-b` is containers `(("annex", "1"),)`, kind `p`, number `12`, letters `b`."""

    containers: tuple[tuple[str, str], ...] = ()
    kind: str = ""
    number: str = ""
    letters: tuple[str, ...] = ()


def place(anchor: str) -> Place:
    """Take an address apart; one that is not of a citable place gives only its containers."""
    pieces = anchor.split("-")
    containers: list[tuple[str, str]] = []
    while pieces and pieces[0]:
        first = pieces[0]
        match = CONTAINER.fullmatch(first)
        if match and (match[2] or first == "annex"):
            containers.append((match[1], match[2] or "1"))
            del pieces[0]
        elif first in ("part", "s") and len(pieces) > 1:
            containers.append((first, pieces[1].upper()))
            del pieces[:2]
        else:
            break
    found = Place(tuple(containers))
    match = PLACE.fullmatch(pieces[0]) if pieces else None
    if match is None:
        return found
    number = match[2].removesuffix("*") if match[1] != "fn" else match[2].replace("star", "*")
    letters: list[str] = []
    for piece in pieces[1:]:
        if DROPPED.fullmatch(piece) or (match[1] == "fn" and piece.isdecimal()):
            break
        letters.append(piece)
    return replace(found, kind=SERIES.get(match[1], match[1]), number=number, letters=tuple(letters))


def pinpoint(rules: Rules, first: str, last: str = "", annexes: int = 1) -> str:
    """The words for one address or for all from `first` to `last`; empty when there is nothing to cite.

    `annexes` is the number of annexes of the document: `annex` alone, `annex I` when there are several.
    """
    start = place(first)
    one = _one(rules, start, annexes)
    end = place(last) if last else start
    if end == start or not one:
        return one
    if (start.containers, start.kind) == (end.containers, end.kind) and start.kind:
        return _range(rules, start, end, annexes)
    other = _one(rules, end, annexes)
    return f"{one}{rules['to']}{other}" if other else one


def _one(rules: Rules, at: Place, annexes: int) -> str:
    words = _containers(rules, at, annexes)
    if at.kind:
        words.append(_word(rules, at.kind, 0) + at.number + _letters(rules, at.letters))
    return str(rules["join"]).join(words)


def _range(rules: Rules, start: Place, end: Place, annexes: int) -> str:
    """`paras. 7–9`; in the same paragraph `para. 7 (a)–(c)`."""
    words = _containers(rules, start, annexes)
    between = str(rules["range"])
    whole = start.number + _letters(rules, start.letters)
    if start.number == end.number and start.letters[:-1] == end.letters[:-1] and start.letters and end.letters:
        words.append(_word(rules, start.kind, 0) + whole + between + _letters(rules, end.letters[-1:]).strip())
    else:
        several = _word(rules, start.kind, int(start.number != end.number))
        words.append(several + whole + between + end.number + _letters(rules, end.letters))
    return str(rules["join"]).join(words)


def _containers(rules: Rules, at: Place, annexes: int) -> list[str]:
    words = []
    for kind, number in at.containers:
        shown = roman(int(number)) if number.isdecimal() else number
        if kind == "annex":
            words.append(_word(rules, kind, 0) + (f" {shown}" if annexes > 1 else ""))
        else:
            words.append(_word(rules, kind, 0) + shown)
    return words


def _word(rules: Rules, kind: str, several: int) -> str:
    return rules[kind][several]


def _letters(rules: Rules, letters: tuple[str, ...]) -> str:
    written = ""
    for letter in letters:
        item = ITEM.fullmatch(letter)
        if item:
            written += f"{rules['join']}{_word(rules, 'item', 0)}{item[1]}"
        else:
            written += str(rules["sub"]).replace("{}", letter)
    return written


def roman(number: int) -> str:
    """Capital Roman digits: `IV`."""
    written = ""
    for value, digits in ROMAN:
        written += digits * (number // value)
        number %= value
    return written
