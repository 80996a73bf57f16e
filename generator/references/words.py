"""How a language writes references, compiled from generator/languages/references/<code>.toml.

A text is read only if one of the words of `hint` is in it, or a digit with a slash or a word of `hint_with_digit`;
`first` are the letters, but capitals, that a token can begin with. Then four tables, all patterns in Python's syntax:

- `[number]`: the marks of special sessions, of eras and of parts inside the number of a resolution; `bare` is what may
  follow the word "resolution" when the year is left out.
- `[documents]`: `head` the word "resolution", `several` its plural, `other` what has numbers of the same form and is no
  resolution; `own` and `present` what stands before the head ("its", "this"); `near`, `join`, `date_gap`, `organ_gap`
  what may stand between head and number, between two numbers, before a date, before a body named after the number;
  `tail` the end of longer words between two numbers; `foreign_before` and `foreign_after` a body nobody here knows.
- `[[organs]]`: the bodies, longest names first; an empty code is a body whose resolutions are not in the collection.
- `[pinpoints]`: paragraphs, sections, annexes, what joins them (`{item}` is a number with its letters, `{items}` a list
  of them), `of` before the document, `after` behind it, `unknown` the beginning of another thing that has paragraphs.

A text is scanned once with all of them; what stands between two finds decides whether they belong together.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from typing import Any

from generator.languages import get
from generator.languages.loader import FOLDER, NAMED_GROUP

COMPONENT = r"[A-Za-z0-9]+(?:\.[A-Za-z0-9]+|-(?!(?:{series})/)[A-Za-z0-9]+)*"
SYMBOL = (
    r"(?<![A-Za-z0-9/.])(?<![A-Za-z]-)(?:{series})/(?:\d{{3,}}(?![\d/])|(?:(?:ES|S)-\d+|\d+|[A-Za-z]+(?:\.[A-Za-z]+)*(?:\.\d+)?)/{component})"
    r"(?:/{component})*(?: ?\((?:Part|Vol\.|Vols\.|Parts|Supp|Sect\.|\d{{4}}|[IVXL]+)[^()]{{0,12}}\)|\([IVXL]+\))?"
    r"(?:/{component})*"
)
TAIL = r"(?<![A-Za-z0-9/.-])(?:Add|Corr|Rev)\.\d+(?:/(?:Add|Corr|Rev)\.\d+)*"
EDGE = r"(?<![A-Za-z0-9/.‐‑–-])(?<!\d,)"
WORD_START = r"(?:(?<![^\W_])|(?=\d)|(?<=[^\x00-\x7f])(?=[A-Z]))"
"""No token begins inside a word; in Arabic the word for "and" is written together with a number or symbol."""
SPACES = re.compile(r"\s+")
BRACKETS = "()"
"""In Arabic texts the brackets of a footnote mark stay when the mark is taken out."""


@dataclass(frozen=True)
class Words:
    """The patterns of one language. `data` is the TOML file as read, `common` what is the same in all languages."""

    code: str
    data: Mapping[str, Any]
    common: Mapping[str, Any]

    @cached_property
    def head_last(self) -> bool:
        """Whether the word for resolution stands after the numbers."""
        return bool(self.data["order"] == "head last")

    @cached_property
    def organs(self) -> tuple[frozenset[str], ...]:
        """The codes each organ pattern can mean; group `o3` of the scanner is the fourth."""
        return tuple(frozenset(organ["code"].split()) for organ in self.data["organs"])

    @cached_property
    def letters(self) -> Mapping[str, str]:
        """The Latin letter of a part by its name (in Arabic, where "and" is written together with it) or lookalike."""
        data = self.data["number"]
        names = {name: chr(ord("A") + place) for place, name in enumerate(data.get("letters", ()))}
        conjunction = self.data["pinpoints"].get("conjunction", "")
        lookalikes = {pair[0]: pair[1] for pair in data.get("lookalikes", "").split()}
        return {**lookalikes, **{conjunction + name: letter for name, letter in names.items()}, **names}

    @cached_property
    def number(self) -> str:
        """The pattern of the number of a resolution."""
        parts = self.data["number"]
        pattern = str(self.common["number"]["pattern"])
        for name in ("special", "era", "parts"):
            pattern = pattern.replace(f"{{{name}}}", f"(?:{parts[name]})" if name != "parts" else parts[name])
        return f"{EDGE}{parts.get('before', '')}(?:{pattern})(?![\\d/]|[.-]\\d){parts.get('after', '')}"

    @cached_property
    def scanner(self) -> re.Pattern[str]:
        """Finds every token; the name of its group is its kind."""
        series = "|".join(self.common["series"].split())
        component = COMPONENT.format(series=series)
        language = get(self.code)
        kinds = {
            "symbol": SYMBOL.format(series=series, component=component),
            "tail": TAIL,
            "date": NAMED_GROUP.sub("(?:", language.pattern("date").pattern),
            "preambular": self.pinpoint("preambular"),
            "several": self.pinpoint("several"),
            "single": self.pinpoint("single"),
            "section": self.pinpoint("section"),
            "annex": self.pinpoint("annex"),
            "other": self.data["documents"]["other"],
            **{f"o{place}": organ["pattern"] for place, organ in enumerate(self.data["organs"])},
            "head": self.data["documents"]["head"],
            "number": self.number,
        }
        groups = "|".join(f"(?P<{kind}>{NAMED_GROUP.sub('(?:', pattern)})" for kind, pattern in kinds.items())
        first = f"(?=[{self.data['first']}A-ZÀ-ÞА-Я0-9])" if self.data["first"] else ""
        return re.compile(f"{first}{WORD_START if self.data['boundaries'] else ''}(?:{groups})")

    def pinpoint(self, name: str) -> str:
        """A pattern of `[pinpoints]` with `{item}` and `{items}` filled in."""
        words = self.data["pinpoints"]
        item = f"{words['number']}(?:{words['sub']})*"
        items = f"{item}(?:(?:{words['list_join']})(?:{item}|(?:{words['sub']})+))*"
        several = f"{item}(?:(?:{words['list_join']})(?:{words['sub']})+)*"
        return str(words[name]).replace("{items}", items).replace("{item}", several)

    @cached_property
    def paragraph_piece(self) -> re.Pattern[str]:
        """One number with its letters, or letters alone, in a list of paragraphs."""
        words = self.data["pinpoints"]
        return re.compile(f"(?P<number>{words['number']})?(?P<subs>(?:{words['sub']})*)")

    def document(self, name: str) -> re.Pattern[str]:
        """A compiled pattern of `[documents]`."""
        return _compiled(str(self.data["documents"][name]))

    def place(self, name: str) -> re.Pattern[str]:
        """A compiled pattern of `[pinpoints]`."""
        return _compiled(str(self.data["pinpoints"][name]))

    def own_form(self, organ: str) -> re.Pattern[str] | None:
        """The form of the head that means "its" for this body, where the language has one."""
        forms = self.data.get("own")
        return _compiled(str(forms[organ])) if forms else None

    def fits(self, table: str, name: str, gap: str) -> bool:
        """Whether the words of a gap are of this kind."""
        return _fits(str(self.data[table][name]), squeezed(gap))


@lru_cache(maxsize=4096)
def squeezed(gap: str) -> str:
    """A gap with single spaces and without the brackets of a mark."""
    return SPACES.sub(" ", gap.replace(BRACKETS, ""))


@lru_cache(maxsize=16384)
def _fits(pattern: str, gap: str) -> bool:
    compiled = _compiled(pattern)
    return any(compiled.fullmatch(words) is not None for words in dict.fromkeys((gap, gap.rstrip(), gap.strip())))


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


@cache
def words(code: str) -> Words:
    """The patterns of the language with this ISO 639-1 code."""
    data = tomllib.loads((FOLDER / "references" / f"{code}.toml").read_text(encoding="utf-8"))
    return Words(code, data, tomllib.loads((FOLDER / "references" / "common.toml").read_text(encoding="utf-8")))
