"""Fields: what Word computes, with an instruction that is not shown and a result that is (ECMA-376, 17.16)."""

from __future__ import annotations

import re
from dataclasses import dataclass

from generator.readers.docx.branches import is_left_out
from generator.readers.docx.styles import W, value
from generator.readers.docx.symbols import FONTS, symbols
from generator.readers.safe_xml import Element

SYMBOL = re.compile(r'\s*SYMBOL\s+(?P<code>\d{1,5}|0x[0-9a-f]{1,4})\b(?:.*?\\f\s*"?(?P<font>\w[\w ]*))?', re.IGNORECASE)


LONGEST_INSTRUCTION = 200


@dataclass(slots=True)
class Field:
    """A field while it is read: its instruction, and whether its result has begun."""

    instruction: str = ""
    result: bool = False

    def go_on(self, instruction: str) -> None:
        """More of the instruction; how it begins is all that counts."""
        if len(self.instruction) < LONGEST_INSTRUCTION:
            self.instruction += instruction[:LONGEST_INSTRUCTION]

    @property
    def name(self) -> str:
        """What the field does: `NOTEREF`, `PAGE`."""
        return (self.instruction.split(maxsplit=1) or [""])[0].upper()


def symbol_of(instruction: str) -> str:
    """The character that a field without a result shows (`SYMBOL 97 \\f Symbol`), as old files have them."""
    match = SYMBOL.match(instruction)
    if match is None:
        return ""
    code = int(match["code"], 0 if match["code"][:2].lower() == "0x" else 10)
    if (match["font"] or "").strip().lower() in FONTS:
        return symbols(chr(code), match["font"].strip())
    return bytes([code]).decode("cp1252", "replace") if code < 0x100 else chr(code)


def without_end(root: Element) -> frozenset[Element]:
    """The `w:fldChar` that begin a field which never ends: what follows them is words, not an instruction."""
    waiting: list[Element] = []
    for step in root.iter(W + "fldChar"):
        if is_left_out(step):
            continue
        kind = value(step, "fldCharType")
        if kind == "begin":
            waiting.append(step)
        elif kind == "end" and waiting:
            waiting.pop()
    return frozenset(waiting)
