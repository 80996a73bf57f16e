"""What an editor may say of a whole collection, in `collection.toml` beside the sources.

    title = "Resolutions on human rights defenders"   # heads the index pages
    languages = ["en", "fr"]                          # others are left out
    order = ["S/RES", "A/RES"]                        # organs in the index; the others follow
    leave_out = ["drafts/*", "A/RES/72/*"]            # files by place, documents by symbol

Every line is optional, and so is the file.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

from generator.diagnostics import Code, Diagnostic, Position
from generator.languages import LANGUAGES

NAME = "collection.toml"
USUAL_ORDER = ("A/RES", "S/RES", "E/RES", "A/HRC/RES")
"""Organs as the Charter orders them (Article 7), then subsidiary ones; what `order` names comes before."""
PLACE = re.compile(r"\(at line (?P<line>\d+), column (?P<column>\d+)\)")


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings of a collection."""

    title: str = ""
    languages: tuple[str, ...] = ()
    order: tuple[str, ...] = ()
    leave_out: tuple[str, ...] = ()

    def takes_file(self, place: str) -> bool:
        """Whether the file at this place below its folder belongs to the collection."""
        return not any(fnmatchcase(place, pattern) for pattern in self.leave_out)

    def takes_document(self, symbol: str, language: str) -> bool:
        """Whether this document belongs to the collection."""
        wanted = not self.languages or language in self.languages
        return wanted and not any(fnmatchcase(symbol, pattern) for pattern in self.leave_out)

    def rank(self, series: str) -> int:
        """The place of a series of symbols in the index."""
        order = (*self.order, *USUAL_ORDER)
        return order.index(series) if series in order else len(order)


NO_SETTINGS = Settings()


def read_settings(arguments: Sequence[Path]) -> tuple[Settings, tuple[Diagnostic, ...]]:
    """The settings in the first folder that has some; a faulty file is told, and counts as none."""
    for folder in arguments:
        path = folder / NAME
        if not path.is_file():
            continue
        try:
            return _checked(tomllib.loads(path.read_text(encoding="utf-8"))), ()
        except tomllib.TOMLDecodeError as error:
            place = PLACE.search(str(error))
            position = Position(int(place["line"]), int(place["column"])) if place else Position()
            return Settings(), (Diagnostic(Code.SETTINGS_INVALID, str(error), position, str(path)),)
        except (OSError, UnicodeDecodeError, ValueError) as error:
            return Settings(), (Diagnostic(Code.SETTINGS_INVALID, str(error), Position(), str(path)),)
    return Settings(), ()


def _checked(data: Mapping[str, Any]) -> Settings:
    """The settings; raises ValueError with words for the editor when one is not of its kind."""
    unknown = set(data) - {"title", "languages", "order", "leave_out"}
    if unknown:
        raise ValueError(f"unknown setting {', '.join(sorted(unknown))}: there are title, languages, order, leave_out")
    title = data.get("title", "")
    if not isinstance(title, str):
        raise ValueError("title must be words in quotation marks")
    lists = {name: _words(name, data.get(name, [])) for name in ("languages", "order", "leave_out")}
    strange = [language for language in lists["languages"] if language not in LANGUAGES]
    if strange:
        raise ValueError(f"unknown language {', '.join(strange)}: there are {', '.join(LANGUAGES)}")
    return Settings(title, lists["languages"], lists["order"], lists["leave_out"])


def _words(name: str, value: Any) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(word, str) for word in value):
        raise ValueError(f'{name} must be a list such as ["one", "two"]')
    return tuple(value)
