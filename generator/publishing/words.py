"""The words of ours on pages of older editions, in the language of the page: generator/publishing/words.toml."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from generator.languages import LANGUAGES, get

FOLDER = Path(__file__).parent
OTHERWISE = "en"


def language_of(address: str) -> str:
    """The language of the page at an address, by its first folder; English for any page that is no document."""
    first = address.partition("/")[0]
    return first if first in LANGUAGES else OTHERWISE


def direction_of(language: str) -> str:
    """`rtl` or `ltr`."""
    return get(language).direction


def words_for(language: str) -> Mapping[str, str]:
    """Our words in this language."""
    return _words()[language]


@cache
def _words() -> Mapping[str, Mapping[str, str]]:
    words: Mapping[str, Mapping[str, str]] = tomllib.loads((FOLDER / "words.toml").read_text(encoding="utf-8"))
    return words
