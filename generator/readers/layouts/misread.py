"""Labels that a machine misread in a printed volume: what they are is told by those before and after.

`1,` and `L.` stand for `1.` (S/RES/697, S/RES/273), `(6)` between (a) and (c) for `(b)` (S/RES/543). They are shown as
they stand in the source; only what they count as, and so their address, is what the print must have had.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
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
    found = list(lines)
    diagnostics = []
    for index in range(len(found)):
        read = _read(found, index, language)
        if read is not None:
            found[index] = read
            message = f"the label {read.label!r} stands where {read.readings[0].ordinal} must, and is read as that"
            diagnostics.append(Diagnostic(Code.SOURCE_REPAIRED, message, read.position))
    return found, tuple(diagnostics)


def _read(lines: Sequence[MarkedLine], index: int, language: Language) -> MarkedLine | None:
    line = lines[index]
    if DIGIT.fullmatch(line.label):
        return _as_letter(line, lines, index, language)
    words = f"{line.label} {line.text}" if line.label else line.text
    match = COMMA.match(words) or FIRST.match(words)
    if match is None:
        return None
    label = match["label"]
    value = int(label[:-1]) if label[:-1].isdecimal() else 1
    before = next(_values(reversed(lines[:index]), NUMBER), 0)
    after = next(_values(lines[index + 1 :], NUMBER), 0)
    if before != value - 1 or after not in (0, value + 1) or not (before or after):
        return None
    read = readings(f"{value}.", language.code)
    return replace(line, label=label, readings=read) if line.label else cut_label(line, label, len(label) + 1, read)


def _as_letter(line: MarkedLine, lines: Sequence[MarkedLine], index: int, language: Language) -> MarkedLine | None:
    """`(6)` after (a) and before (c); a first `(2)` before (b)."""
    before = next((one for one in reversed(lines[:index]) if one.label), None)
    after = next((one for one in lines[index + 1 :] if one.label), None)
    values = [next(_values([one], LETTER), 0) if one is not None else 0 for one in (before, after)]
    if values[1] != values[0] + 2 or values[1] > len(LETTERS):
        return None
    return replace(line, readings=readings(f"({LETTERS[values[0]]})", language.code))


def _values(lines: Iterable[MarkedLine], shape: str) -> Iterator[int]:
    """What the labels of this shape count, in order."""
    for line in lines:
        yield from (reading.value for reading in line.readings[:1] if reading.shape == shape)
