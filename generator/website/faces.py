"""Finds the typefaces of the PDF among the fonts of this machine: which there are, and what they can show."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import typst

from generator.website.font_coverage import FontFileError, code_points
from generator.writers.typst import Faces

FOLDER = Path(__file__).parent


class FontsMissingError(Exception):
    """A typeface that a language cannot do without is not installed; the message says which, and where it is from."""


@dataclass(frozen=True, slots=True)
class Setting:
    """The faces of one language, and every code point that they can show."""

    faces: Faces
    covered: frozenset[int]


@cache
def installed() -> typst.Fonts:
    """The fonts of this machine. Those that Typst brings are left out: no text of ours is set in them."""
    return typst.Fonts(include_system_fonts=True, include_embedded_fonts=False)


@cache
def setting(language: str) -> Setting:
    """The faces for a language; raises `FontsMissingError` when one that it needs is not there."""
    rules = _rules()
    every, own = rules["every"], rules.get(language, {})
    missing = [name for name in [*every["needs"], *own.get("needs", [])] if not _coverage(name)]
    if missing:
        package = rules["families"][missing[0]]
        raise FontsMissingError(f"the typeface {missing[0]} is missing; Debian and Ubuntu have it in {package}")
    text, ours = (_present(own.get(role, every[role])) for role in ("text", "ours"))
    covered = frozenset[int]().union(*(_coverage(name) for name in text))
    look = {name: str(own.get(name, every[name])) for name in ("stress", "leading", "hyphen")}
    return Setting(Faces(text, ours, own.get("covers", {}), **look), covered)


def _present(names: list[str]) -> tuple[str, ...]:
    return tuple(name for name in names if _coverage(name))


@cache
def _coverage(family: str) -> frozenset[int]:
    """What every face of a family can show: a character that only its upright face has would be lost in italics."""
    sets = []
    for face in installed().fonts():
        if face.family == family and face.path is not None and face.weight in (400, 600, 700):
            try:
                sets.append(code_points(Path(face.path), face.index))
            except FontFileError:
                continue
    return frozenset.intersection(*sets) if sets else frozenset()


@cache
def _rules() -> Mapping[str, Any]:
    return tomllib.loads((FOLDER / "fonts.toml").read_text(encoding="utf-8"))
