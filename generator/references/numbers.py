"""The number of a resolution as a text writes it: whose it can be, whether a date fits it, which symbol it gives.

`62/152` can be of the General Assembly (session 62 opened in 2007) or of the Human Rights Council (session 62: 2026),
`2005/67` of the Economic and Social Council or the Commission on Human Rights, `1325 (2000)` of the Security Council,
`2200 A (XXI)` of the General Assembly or the Economic and Social Council.
"""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass

from generator.references.pinpoints import roman
from generator.references.words import Words

NUMBER = re.compile(
    r"(?:(?P<special>[^\d/()]+)-)?(?P<first>\d+)/(?P<second>\d+)(?P<parts>[^()]*)"
    r"|(?P<item>\d+)(?P<inside>[^()]*)\((?P<qualifier>[^()]*)\)(?P<behind>.*)"
)
WORD = re.compile(r"\w+")
LETTERS_OF_A_PART = re.compile(r"([A-Z])\1?")
SAME = str.maketrans({"‐": "-", "‑": "-", "–": "-", "（": "(", "）": ")", "\u00a0": " "})
DIGITS = {"I": 1, "V": 5, "X": 10, "L": 50}
FIRST_ROMAN_ECOSOC = 63
LAST_ROMAN_ASSEMBLY = 30
LAST_SPECIAL_ASSEMBLY = 33
FIRST_YEAR = 1946
COUNCIL_FOUNDED = 2006
COMMISSION_ENDED = 2006
TOLERANCE = 1.3
"""Years by which a date may miss the estimate of a Human Rights Council session."""


@dataclass(frozen=True, slots=True)
class Number:
    """`session/item` or `item (qualifier)`; `parts` is `A` or `A-E`; `special` is `S` or `ES`."""

    session: int
    item: int
    qualifier: str = ""
    special: str = ""
    parts: str = ""

    def symbol(self, series: str) -> str:
        """The canonical symbol: `A/RES/62/152`, `S/RES/1325(2000)`, `A/RES/2200(XXI)A`."""
        if self.qualifier:
            return f"{series}/{self.item}({self.qualifier}){self.parts}"
        session = f"{self.special}-{self.session}" if self.special else str(self.session)
        return f"{series}/{session}/{self.item}{self.parts}"


def read_number(text: str, words: Words) -> Number | None:
    """The number that a token of kind `number` writes."""
    written = text.translate(SAME).removeprefix("第").strip().removesuffix("号").strip()
    match = NUMBER.fullmatch(written)
    if match is None:
        return None
    if match["item"]:
        qualifier = _qualifier(match["qualifier"])
        parts = _parts(f"{match['inside']} {match['behind']}", words)
        return Number(0, int(match["item"]), qualifier, parts=parts) if qualifier else None
    special = ""
    if match["special"]:
        special = "ES" if match["special"].strip() in words.data["number"].get("emergency", ("ES",)) else "S"
    return Number(int(match["first"]), int(match["second"]), special=special, parts=_parts(match["parts"], words))


def _qualifier(text: str) -> str:
    """`2000`, `XXI`; a session written with digits becomes Roman."""
    digits = "".join(character for character in text if character.isdecimal())
    if not digits:
        return text
    return digits if len(digits) == 4 else roman(int(digits))


def _parts(text: str, words: Words) -> str:
    """`A`, `A-E` from the letters or names of letters in the text."""
    if not text or text.isspace():
        return ""
    letters = (words.letters.get(word, word) for word in WORD.findall(text))
    found = [letter for letter in letters if LETTERS_OF_A_PART.fullmatch(letter)]
    return "" if not found else found[0] if len(found) == 1 else f"{found[0]}-{found[-1]}"


def era(qualifier: str) -> int:
    """The session that Roman digits mean; 0 when it is a year."""
    values = [DIGITS.get(digit, 0) for digit in qualifier]
    if not values or 0 in values:
        return 0
    return sum(-value if value < max(values[place:]) else value for place, value in enumerate(values))


def bodies(number: Number, year: int) -> frozenset[str]:
    """The codes of the bodies that can have adopted it by the end of `year`."""
    found = set()
    if number.qualifier:
        if number.qualifier.isdecimal():
            return frozenset({"sc"} if FIRST_YEAR <= int(number.qualifier) <= year else ())
        session = era(number.qualifier)
        return frozenset(
            code for code, last in (("ga", LAST_ROMAN_ASSEMBLY), ("ecosoc", FIRST_ROMAN_ECOSOC)) if 0 < session <= last
        )
    if number.special:
        if number.special == "ES":
            return frozenset({"ga"})
        return frozenset({"hrc"} if number.session > LAST_SPECIAL_ASSEMBLY else {"ga", "hrc"})
    session = number.session
    if session >= FIRST_YEAR:
        found |= {"ecosoc"} if session <= year + 1 else set()
        found |= {"chr"} if session < COMMISSION_ENDED else set()
    else:
        found |= {"ga"} if LAST_ROMAN_ASSEMBLY < session <= year - 1945 else set()
        found |= {"hrc"} if 0 < session <= (year - COUNCIL_FOUNDED) * 3 + 4 else set()
    return frozenset(found)


def fits(code: str, number: Number, date: datetime.date) -> bool:
    """Whether the body can have adopted the resolution on this day."""
    if number.special:
        return True
    if number.qualifier.isdecimal():
        return int(number.qualifier) == date.year
    if number.qualifier:
        session = era(number.qualifier)
        if code == "ga":
            return session + 1945 in (date.year, date.year - 1)
        return abs(1945.5 + session / 2 - (date.year + date.month / 12)) <= 2 * TOLERANCE
    if code == "ga":
        return number.session + 1945 in (date.year, date.year - 1)
    if code == "hrc":
        estimate = COUNCIL_FOUNDED + 0.5 + (number.session - 1) / 3
        return abs(estimate - (date.year + date.month / 12)) <= TOLERANCE
    return number.session in (date.year, date.year + 1)
