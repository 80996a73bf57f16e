"""Turns the bytes of a text file into text: UTF-8, UTF-16 with its mark, Windows-1252 with a warning."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from generator.diagnostics import Code, Diagnostic, Position

LARGEST_SOURCE = 20_000_000
"""Bytes. The longest real resolution is under 1 MB of text; more is a mistake or an attack."""
SAMPLE = 8192
MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
ALLOWED_CONTROLS = frozenset("\t\n\r\x0b\x0c\x85\x1e\x1f")
CONTROL = re.compile("[" + "".join(re.escape(chr(c)) for c in range(32) if chr(c) not in ALLOWED_CONTROLS) + "]")


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text of a file, or None when it is no text; and what there is to say."""

    text: str | None
    diagnostics: tuple[Diagnostic, ...] = ()


def decode(data: bytes, name: str) -> Decoded:
    """Read bytes as text; never raises."""
    if len(data) > LARGEST_SOURCE:
        message = f"{len(data):,} bytes; the most a source may have is {LARGEST_SOURCE:,}"
        return _refused(Code.SOURCE_TOO_LARGE, message, name)
    encoding = next((encoding for mark, encoding in MARKS if data.startswith(mark)), "")
    if not encoding and b"\x00" in data[:SAMPLE]:
        return _refused(Code.BINARY_SOURCE, "this is no text file", name)
    text, diagnostics = _text(data, encoding, name)
    if text is None:
        return Decoded(None, diagnostics)
    if not text.strip():
        return _refused(Code.EMPTY_SOURCE, "nothing in it", name)
    text, removed = _without_controls(text, name)
    return Decoded(text, (*diagnostics, *removed))


def _refused(code: Code, message: str, name: str) -> Decoded:
    return Decoded(None, (Diagnostic(code, message, Position(), name),))


def _text(data: bytes, encoding: str, name: str) -> tuple[str | None, tuple[Diagnostic, ...]]:
    try:
        return data.decode(encoding or "utf-8"), ()
    except UnicodeDecodeError as error:
        if encoding:
            message = f"not {encoding} after byte {error.start}"
            return None, (Diagnostic(Code.UNREADABLE_SOURCE, message, Position(), name),)
        position = _position(data, error.start)
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        return None, (Diagnostic(Code.UNREADABLE_SOURCE, "neither UTF-8 nor Windows-1252", position, name),)
    if sum(
        character in "\x81\x8d\x8f\x90\x9d" or character < " "
        for character in text[:SAMPLE]
        if character not in ALLOWED_CONTROLS
    ):
        return None, (Diagnostic(Code.BINARY_SOURCE, "this is no text file", position, name),)
    return text, (Diagnostic(Code.ENCODING_GUESSED, "not UTF-8, read as Windows-1252", position, name),)


def _position(data: bytes, offset: int) -> Position:
    line_start = data.rfind(b"\n", 0, offset) + 1
    return Position(data.count(b"\n", 0, offset) + 1, offset - line_start + 1)


def _without_controls(text: str, name: str) -> tuple[str, tuple[Diagnostic, ...]]:
    """Control characters have no place in a page: each becomes a space, and the first of a file is reported."""
    found = [match.start() for match in CONTROL.finditer(text)]
    if not found:
        return text, ()
    first = found[0]
    position = Position(text.count("\n", 0, first) + 1, first - text.rfind("\n", 0, first))
    message = f"{len(found)} control characters read as spaces, the first is U+{ord(text[first]):04X}"
    table = {ord(text[index]): " " for index in found}
    return text.translate(table), (Diagnostic(Code.CONTROL_CHARACTER, message, position, name),)
