"""Turns the bytes of a text file into text: UTF-8, UTF-16 and UTF-32 with a mark, other encodings with a warning.

Every space becomes an ordinary one, as in every other format, and a letter with its accent behind it (as macOS writes
it) the one character that everybody else writes: patterns, searches and comparisons find them then.
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from dataclasses import dataclass

from generator.diagnostics import LINE_END, Code, Diagnostic, Position
from generator.readers.encodings import guess, guess_wide
from generator.recognition.source import MOST_LINES, too_many_lines

LARGEST_SOURCE = 20_000_000
"""Bytes. The longest real resolution is under 1 MB of text; more is a mistake or an attack."""
SAMPLE = 8192
MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
OTHER_THAN_TEXT = (
    (("<?xml", "<akomantoso"), Code.BINARY_SOURCE, "this is XML, not plain text: name it .xml"),
    (("<!doctype html", "<html"), Code.BINARY_SOURCE, "this is a web page: copy its words into a text file"),
    (("{\\rtf",), Code.OLD_FORMAT, "a rich text file: open it in Word or LibreOffice and save it as .docx"),
)
"""What files are whose names say text: their tags would be read as words of the resolution."""
BINARY = re.compile(rb"[\x00-\x08\x0e-\x1b\x1c\x1d]")
ALLOWED_CONTROLS = frozenset("\t\n\r\x0b\x0c\x85\x1e\x1f")
SPACES = str.maketrans(
    dict.fromkeys(
        "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000", " "
    )
)
ACCENTED = re.compile(r"[^\W\d_][\u0300-\u036f\u064b-\u0655]{1,4}")
IN_ONE = re.compile("[\u00c0-\u017f\u0419\u0439\u0401\u0451\u0622-\u0626]")
"""Letters with their accents as most texts of the six languages have them."""
FEWEST_APART = 10
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
    text, diagnostics = _text(data, encoding, name)
    if text is None:
        return Decoded(None, diagnostics)
    if not text.strip():
        return _refused(Code.EMPTY_SOURCE, "nothing in it", name)
    beginning = text[:SAMPLE].lstrip("\ufeff \t\r\n").lower()
    for begins, code, message in OTHER_THAN_TEXT:
        if beginning.startswith(begins):
            return _refused(code, message, name)
    lines = sum(1 for _ in LINE_END.finditer(text)) if len(text) > MOST_LINES else 0
    if lines > MOST_LINES:
        return _refused(Code.SOURCE_TOO_LARGE, too_many_lines(lines), name)
    text, removed = _without_controls(text, name)
    return Decoded(_in_usual_form(text), (*diagnostics, *removed))


def _refused(code: Code, message: str, name: str) -> Decoded:
    return Decoded(None, (Diagnostic(code, message, Position(), name),))


def _text(data: bytes, encoding: str, name: str) -> tuple[str | None, tuple[Diagnostic, ...]]:
    position = Position()
    if not encoding and b"\x00" in data[:SAMPLE]:
        guessed = guess_wide(data)
    else:
        try:
            return data.decode(encoding or "utf-8"), ()
        except UnicodeDecodeError as error:
            if encoding:
                message = f"not {encoding} after byte {error.start}"
                return None, (Diagnostic(Code.UNREADABLE_SOURCE, message, Position(), name),)
            position = _position(data, error.start)
        guessed = None if BINARY.search(data[:SAMPLE]) else guess(data)
    if guessed is None:
        return None, (Diagnostic(Code.BINARY_SOURCE, "this is no text file", position, name),)
    return guessed.text, (Diagnostic(Code.ENCODING_GUESSED, guessed.how, position, name),)


def _in_usual_form(text: str) -> str:
    """The text with ordinary spaces; and, when its accents stand apart throughout, letters in one with them.

    A few accents apart stay as they are: 18 of 3,500 real texts have some amid others (`El Niño`, A/RES/75/216), and
    what is published is what was received.
    """
    if text.isascii():
        return text
    text = text.translate(SPACES)
    apart = len(ACCENTED.findall(text))
    if apart < FEWEST_APART or apart < len(IN_ONE.findall(text)):
        return text
    return ACCENTED.sub(lambda match: composed(match[0]), text)


def composed(letter: str) -> str:
    """A letter and the marks behind it as one character, if there is one; else nothing moves, for Arabic texts have
    their vowel signs in an order of their own."""
    one = unicodedata.normalize("NFC", letter)
    return one if len(one) < len(letter) else letter


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
