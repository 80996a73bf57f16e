"""Labels that a machine misread in a printed volume: what they are is told by those before and after.

`1,` and `L.` stand for `1.` (S/RES/697, S/RES/273), `(6)` between (a) and (c) for `(b)` (S/RES/543). They are shown as
they stand in the source; only what they count as, and so their address, is what the print must have had.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from generator.diagnostics import Code, Diagnostic
from generator.languages import Language, readings
from generator.recognition.lines import MarkedLine, cut_label

COMMA = re.compile(r"(?P<label>\d{1,3},) (?=[^\W\d_])")
FIRST = re.compile(r"(?P<label>[LIl|]\.) (?=[^\W\d_])")
DIGIT = re.compile(r"\([0-9]\)")
NUMBER, LETTER = "number", "bracketed letter"
LETTERS = "abcdefghijklmnopqrstuvwxyz"


def with_labels_read(
    lines: Sequence[MarkedLine], language: Language
) -> tuple[list[MarkedLine], tuple[Diagnostic, ...]]:
    """The lines with the labels that were misread as what they must be, and what there is to say of each."""
    found: list[MarkedLine] = []
    diagnostics = []
    numbers, letters = _following(lines)
    number = letter = 0
    for line, next_number, next_letter in zip(lines, numbers, letters, strict=True):
        if DIGIT.fullmatch(line.label):
            read = _as_letter(line, letter, next_letter, language)
        else:
            read = _as_number(line, number, next_number, language)
        if read is not None:
            message = f"the label {read.label!r} stands where {read.readings[0].ordinal} must, and is read as that"
            diagnostics.append(Diagnostic(Code.SOURCE_REPAIRED, message, read.position))
        found.append(read or line)
        number = _value(found[-1], NUMBER) or number
        letter = _value(found[-1], LETTER) if found[-1].label else letter
    return found, tuple(diagnostics)


def _following(lines: Sequence[MarkedLine]) -> tuple[list[int], list[int]]:
    """For every line the next number of a paragraph, and the letter that the next label is; 0 for none."""
    numbers, letters = [], []
    number = letter = 0
    for line in reversed(lines):
        numbers.append(number)
        letters.append(letter)
        number = _value(line, NUMBER) or number
        letter = _value(line, LETTER) if line.label else letter
    return numbers[::-1], letters[::-1]


def _as_number(line: MarkedLine, before: int, after: int, language: Language) -> MarkedLine | None:
    """`4,` after 3. and before 5.; `L.` before 2."""
    words = f"{line.label} {line.text[:1]}" if line.label else line.text
    match = COMMA.match(words) or FIRST.match(words)
    if match is None:
        return None
    label = match["label"]
    value = int(label[:-1]) if label[:-1].isdecimal() else 1
    if before != value - 1 or after not in (0, value + 1) or not (before or after):
        return None
    read = readings(f"{value}.", language.code)
    return replace(line, label=label, readings=read) if line.label else cut_label(line, label, len(label) + 1, read)


def _as_letter(line: MarkedLine, before: int, after: int, language: Language) -> MarkedLine | None:
    """`(6)` after (a) and before (c); a first `(2)` before (b)."""
    if after != before + 2 or after > len(LETTERS):
        return None
    return replace(line, readings=readings(f"({LETTERS[before]})", language.code))


def _value(line: MarkedLine, shape: str) -> int:
    """What the label of a line counts if it has this shape, else 0."""
    return next((reading.value for reading in line.readings[:1] if reading.shape == shape), 0)
