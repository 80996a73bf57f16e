"""Reads one TOML file a language into a frozen `Language`; patterns are compiled when first asked for."""

from __future__ import annotations

import datetime
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent
LANGUAGES = ("ar", "en", "es", "fr", "ru", "zh")
LONGEST_LINE = 400
WIDE_SPACES = "\u00a0\u202f"
"""Texts taken from web pages have no-break spaces where the original has plain ones."""
SPACE_OR_CLASS = re.compile(r"\\.|\[(?:\\.|[^\]])*\]| ")
NAMED_GROUP = re.compile(r"\(\?P<\w+>")


@dataclass(frozen=True, slots=True)
class Organ:
    """A body that adopts resolutions, with its name and the opening of its resolutions in one language."""

    code: str
    name: str
    formula: re.Pattern[str]


@dataclass(frozen=True)
class Language:
    """What the converter knows of one language. `data` is the TOML file as read."""

    data: Mapping[str, Any]

    @cached_property
    def code(self) -> str:
        """ISO 639-1 code: `en`."""
        return str(self.data["code"])

    @property
    def name(self) -> str:
        """The language's own name for itself: `Français`."""
        return str(self.data["name"])

    @property
    def direction(self) -> str:
        """`ltr` or `rtl`."""
        return str(self.data["direction"])

    @property
    def emphasises_table_heads(self) -> bool:
        """Whether the print sets the first row of a table in italics."""
        return bool(self.data.get("table_heads", "italic") == "italic")

    def sets_italic(self, style: str) -> bool:
        """Whether words of this style (`italic`, `bold`) stand out as lead verbs do: in italics, in Chinese in bold."""
        return bool(style) and any(name in style for name in self.data.get("emphasis", ("italic",)))

    def pattern(self, name: str) -> re.Pattern[str]:
        """The compiled pattern of one table of the TOML file, for example `meeting`."""
        found = self._patterns.get(name)
        if found is None:
            found = self._patterns[name] = re.compile(_with_any_space(self.expand(self.data[name]["pattern"])))
        return found

    @cached_property
    def _patterns(self) -> dict[str, re.Pattern[str]]:
        return {}

    def matches(self, name: str, text: str) -> re.Match[str] | None:
        """The match of a whole line with one pattern; a line longer than any such line can be is not looked at."""
        return self.pattern(name).fullmatch(with_plain_spaces(text)) if len(text) <= LONGEST_LINE else None

    @cached_property
    def organs(self) -> tuple[Organ, ...]:
        """The bodies, each with its enacting formula."""
        return tuple(
            Organ(code=organ["code"], name=organ["name"], formula=re.compile(_with_any_space(organ["formula"])))
            for organ in self.data["organs"]
        )

    def organ(self, code: str) -> Organ:
        """The body with this code (`ga`)."""
        return next(organ for organ in self.organs if organ.code == code)

    @cached_property
    def letters(self) -> Mapping[str, int]:
        """Every letter a list may use, look-alikes included, with its place in the list (from 1)."""
        return {letter: place for place, group in enumerate(self.data["letters"].split(), 1) for letter in group}

    @cached_property
    def section_words(self) -> Mapping[str, int]:
        """The words that count sections (`أولا`, `حادي عشر`), every spelling with what it counts."""
        groups = enumerate(self.data["section_words"].split(), 1)
        return {word.replace("_", " "): place for place, group in groups for word in group.split("|")}

    @cached_property
    def letter_names(self) -> Mapping[str, int]:
        """The names of letters that count sections (`باء`), with their place."""
        return {word: place for place, word in enumerate(self.data["letter_names"].split(), 1)}

    @cached_property
    def inserted_words(self) -> Mapping[str, int]:
        """The words behind a number put in later (`bis`, `ter`), every spelling with its place."""
        groups = enumerate(self.data["inserted_words"].split(), 1)
        return {word: place for place, group in groups for word in group.split("|")}

    def formula(self, text: str) -> re.Match[str] | None:
        """The enacting formula that `text` opens with, that of whatever body; None when it opens with none."""
        return next((match for organ in self.organs if (match := organ.formula.match(text))), None)

    @cached_property
    def leading_words(self) -> frozenset[str]:
        """Words that no sentence and no title ends with: `of`, `the`."""
        return frozenset(self.data["leading_words"].split())

    @cached_property
    def quotation_marks(self) -> Mapping[str, str]:
        """The marks that open a quotation, each with the one that closes it."""
        return {marks[0]: marks[1] for marks in self.data["quotation_marks"]}

    def expand(self, pattern: str) -> str:
        """A pattern with `{months}` and `{date}` filled in; a stroke in a month's name may have a space behind it."""
        names = sorted(self.data["months"], key=len, reverse=True)
        months = "|".join(re.escape(month).replace("/", "/ ?") for month in names)
        date = NAMED_GROUP.sub("(?:", self.data["date"]["pattern"])
        return pattern.replace("{date}", date).replace("{months}", months)

    def date(self, text: str) -> datetime.date | None:
        """The first date in `text`, or None; a date that no calendar has is None too."""
        match = self.pattern("date").search(with_plain_spaces(text))
        if match is None:
            return None
        month = list(self.data["months"]).index(match["month"].replace("/ ", "/")) + 1
        try:
            return datetime.date(int(match["year"]), month, int(match["day"]))
        except ValueError:
            return None


def with_plain_spaces(text: str) -> str:
    """The same text with plain spaces for no-break ones, every character in its place."""
    if not text.isascii():
        for space in WIDE_SPACES:  # faster than `translate` for texts that are not ASCII
            text = text.replace(space, " ")
    return text


def _with_any_space(pattern: str) -> str:
    """A pattern in which every space, also one among the characters of a class, may be a no-break one."""

    def widened(match: re.Match[str]) -> str:
        if match[0] == " ":
            return f"[ {WIDE_SPACES}]"
        return match[0].replace(" ", f" {WIDE_SPACES}") if match[0][0] == "[" else match[0]

    return SPACE_OR_CLASS.sub(widened, pattern)


@cache
def get(code: str) -> Language:
    """The language with this ISO 639-1 code; raises KeyError for any other."""
    if code not in LANGUAGES:
        raise KeyError(code)
    return Language(tomllib.loads((FOLDER / f"{code}.toml").read_text(encoding="utf-8")))
