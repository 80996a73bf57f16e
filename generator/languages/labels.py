"""Reads list labels: which shapes a label can have and what it counts as, in any language.

`(i)` can be the ninth letter or the first roman number: `readings` gives both and the list around it decides
(generator/recognition/numbering.py).
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache

from generator.languages.loader import FOLDER, Language, get

ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
WORD_ENDING = re.compile("[\u064b-\u0652]+")
"""Vowel signs, written or left out at will: `أولا`, `أولاً`."""
HAN = {digit: value for value, digit in enumerate("一二三四五六七八九十", 1)}
INSERTED = re.compile(r"(?P<number>\d{1,3})[ \u00a0]?(?P<word>[^\W\d_]{1,10})")
INSERTED_WORDS = ("bis", "ter", "quater", "quinquies", "sexies")
"""How an address writes the words of a number put in later, whatever the language."""
ROMAN_STEPS = ((100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


@dataclass(frozen=True, slots=True)
class Shape:
    """One shape a label can have, see labels.toml."""

    name: str
    pattern: re.Pattern[str]
    counter: str
    rank: str
    kept: bool


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read a label: the name of its shape, what it counts (0 for bullets and for what was put in between
    two letters), how an address writes it."""

    shape: str
    value: int
    ordinal: str


def _load() -> tuple[Shape, ...]:
    data = tomllib.loads((FOLDER / "labels.toml").read_text(encoding="utf-8"))
    return tuple(
        Shape(row["name"], re.compile(row["pattern"]), row["counter"], row.get("rank", row["counter"]), "kept" in row)
        for row in data["shapes"]
    )


SHAPES = _load()
KEPT_SHAPES = frozenset(shape.name for shape in SHAPES if shape.kept)
"""Labels that stay in the words of their heading."""
SECTION_SHAPES = KEPT_SHAPES | {"section", "capital"}
"""Labels that a section may have: `II`, `A.`."""


@cache
def readings(label: str, language_code: str) -> tuple[Reading, ...]:
    """Every way to read `label` in this language, most usual first; empty when it is no label."""
    found = []
    for shape in SHAPES:
        match = shape.pattern.fullmatch(label)
        if match is None:
            continue
        if shape.counter.startswith("inserted"):
            put_in = _inserted if shape.counter == "inserted" else _inserted_letter
            found += put_in(match["value"], shape.name, get(language_code))
            continue
        value = _count(match["value"], shape.counter, get(language_code)) if shape.counter != "none" else 0
        if value is not None:
            found.append(Reading(shape.name, value, _ordinal(value, shape.rank)))
    return tuple(found)


def _inserted(text: str, shape: str, language: Language) -> list[Reading]:
    """`2 bis` counts 2 and is written `2bis`, `5A` is written `5a`; any other word is no label."""
    match = INSERTED.fullmatch(text)
    if match is None:
        return []
    number, word = match["number"], match["word"]
    place = language.inserted_words.get(word.lower())
    if place is not None:
        return [Reading(shape, int(number), f"{int(number)}{INSERTED_WORDS[place - 1]}")]
    letter = _letter(word, language) if len(word) == 1 and not word.islower() else language.letter_names.get(word)
    return [Reading(shape, int(number), f"{int(number)}{_ordinal(letter, 'letter')}")] if letter else []


def _inserted_letter(text: str, shape: str, language: Language) -> list[Reading]:
    """`(a bis)` is written `abis`; it counts nothing, for `(b)` comes after it all the same."""
    letter, place = _letter(text[0], language), language.inserted_words.get(text[1:].lstrip(") \u00a0").lower())
    if not letter or place is None:
        return []
    return [Reading(shape, 0, f"{_ordinal(letter, 'letter')}{INSERTED_WORDS[place - 1]}")]


def _count(text: str, counter: str, language: Language) -> int | None:
    if counter == "decimal":
        return int(text)
    if counter == "roman":
        return _roman(text.lower())
    if counter == "han":
        return _han(text)
    if counter == "word":
        return language.section_words.get(" ".join(WORD_ENDING.sub("", text).split()))
    if counter == "letter name":
        return language.letter_names.get(text)
    return _letter(text, language)


def _letter(text: str, language: Language) -> int | None:
    """`a` is 1, `z` 26, `aa` 27, `bb` 28, as the lists of the United Nations go on after z."""
    letters = text.rstrip("ـ").replace(" ", "")
    places = {language.letters.get(letter, language.letters.get(letter.lower())) for letter in letters}
    if len(places) != 1 or None in places:
        return None
    place = places.pop()
    return place + (len(letters) - 1) * 26 if place else None


def _roman(text: str) -> int | None:
    total, previous = 0, 0
    for digit in reversed(text):
        value = ROMAN[digit]
        total += -value if value < previous else value
        previous = max(previous, value)
    return total if roman(total) == text else None


def roman(value: int) -> str:
    """A number in small roman digits."""
    written = ""
    for step, digits in ROMAN_STEPS:
        while value >= step:
            written += digits
            value -= step
    return written


def _han(text: str) -> int | None:
    if len(text) == 1 and "㈠" <= text <= "㈩":
        return ord(text) - ord("㈠") + 1
    digits = [HAN[digit] for digit in text]
    if len(digits) == 1:
        return digits[0]
    if digits[0] == 10:
        return 10 + digits[1]
    return digits[0] * 10 + (digits[2] if len(digits) == 3 else 0)


def _ordinal(value: int, rank: str) -> str:
    """How an address writes a value: lower-case ASCII, the same in six languages."""
    if rank == "none":
        return ""
    if rank in ("roman", "han"):
        return roman(value)
    if rank == "letter":
        return "abcdefghijklmnopqrstuvwxyz"[(value - 1) % 26] * ((value - 1) // 26 + 1)
    return str(value)
