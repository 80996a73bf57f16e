"""One invented resolution in four languages, written once in invented.toml, which says what its marks mean."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent
PIECES = re.compile(r"(\*[^*]+\*|\{\d+\})")


@dataclass(frozen=True)
class Row:
    """One paragraph: what it is (formula, preamble, paragraph, item, heading, words, table), its label, its words."""

    kind: str
    label: str
    words: str


@dataclass(frozen=True)
class Invented:
    """Everything one file of the resolution holds."""

    language: str
    code: str
    organ: str
    session: str
    agenda: str
    distribution: str
    issued: str
    adoption: str
    committee: str
    number: str
    title: str
    body: tuple[Row, ...]
    meeting: str
    date: str
    annex: tuple[Row, ...]
    notes: tuple[str, ...]
    symbol: str = "A/RES/98/113"
    job: str = "43-00113"


def pieces(words: str) -> list[tuple[str, str]]:
    """The words cut into `text`, `italic` and `note` pieces."""
    found = []
    for piece in PIECES.split(words):
        if piece.startswith("*"):
            found.append(("italic", piece[1:-1]))
        elif piece.startswith("{"):
            found.append(("note", piece[1:-1]))
        elif piece:
            found.append(("text", piece))
    return found


def _read(language: str, data: dict[str, Any]) -> Invented:
    """One language of the data file."""
    body, annex = (tuple(Row(*row) for row in data.pop(name)) for name in ("body", "annex"))
    return Invented(language, body=body, annex=annex, notes=tuple(data.pop("notes")), **data)


ALL: Mapping[str, Invented] = {
    language: _read(language, data)
    for language, data in tomllib.loads((FOLDER / "invented.toml").read_text(encoding="utf-8")).items()
}
ENGLISH = ALL["en"]
