"""Puts the truth of a corpus file (see FORMAT of the scoring data) beside the lines of its text."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generator.languages import Language
from generator.recognition.detection import detect
from generator.recognition.segmentation import Segments, segment
from generator.recognition.source import Line, SourceText

SPACE = re.compile(r"[\s\u00a0\u200b\u200e\u200f\u202a-\u202e\ufeff]+")
SEARCH_WINDOW = 2000


@dataclass(frozen=True)
class Case:
    """One corpus file: its truth, its language and its zones."""

    name: str
    truth: dict[str, Any]
    language: Language
    segments: Segments

    @property
    def lines(self) -> tuple[Line, ...]:
        """Title and body: everywhere a footnote mark can stand."""
        return (*self.segments.title, *self.segments.body)


def cases(folder: Path) -> Iterator[Case]:
    """Every file of one set that has a truth, in the order of names."""
    for path in sorted(folder.glob("*.json")):
        text = path.with_suffix(".txt").read_text(encoding="utf-8-sig")
        source = SourceText.of(text, path.stem)
        language, _ = detect(source.lines)
        truth = json.loads(path.read_text(encoding="utf-8"))
        yield Case(path.stem, truth, language, segment(source.lines, language))


def true_marks(case: Case) -> set[tuple[int, int, str]]:
    """The marks of the truth as (index of line, offset of the first digit, number)."""
    characters = [
        (index, offset)
        for index, line in enumerate(case.lines)
        for offset, character in enumerate(line.text)
        if not SPACE.fullmatch(character)
    ]
    raw = "".join(case.lines[index].text[offset] for index, offset in characters)
    found: set[tuple[int, int, str]] = set()
    cursor = 0
    for block in case.truth["blocks"]:
        written, places = _with_marks(block)
        at = raw.find(written, cursor)
        if at < 0 or at > cursor + SEARCH_WINDOW:
            continue
        found |= {(*characters[at + place], number) for place, number in places}
        cursor = at + len(written)
    return found


def _with_marks(block: dict[str, Any]) -> tuple[str, list[tuple[int, str]]]:
    """Label and text without white space, note numbers put back in, and where each number starts."""
    text, written, places, cut = block["text"], SPACE.sub("", block["label"]), [], 0
    for offset, number in sorted(block["footnote_refs"], key=lambda reference: int(reference[0])):
        written += SPACE.sub("", text[cut:offset])
        places.append((len(written), str(number)))
        written += str(number)
        cut = offset
    return written + SPACE.sub("", text[cut:]), places
