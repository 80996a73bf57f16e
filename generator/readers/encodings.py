"""Which encoding a text is in that is not marked and not UTF-8: the one in which its own lines tell a language.

The lines that every resolution has (`Резолюция, принятая Генеральной Ассамблеей …`) are told in one encoding only, so
that is a surer sign than how often which byte stands.
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from dataclasses import dataclass

from generator.recognition.detection import detect
from generator.recognition.source import SourceText

USUAL = "cp1252"
SERVED = {
    USUAL: ("en", "fr", "es"),
    "cp1251": ("ru",),
    "cp1256": ("ar",),
    "gb18030": ("zh",),
    "koi8_r": ("ru",),
    "iso8859_5": ("ru",),
    "iso8859_6": ("ar",),
    "mac_roman": ("fr", "es"),
    "mac_cyrillic": ("ru",),
    "cp850": ("fr", "es"),
    "cp866": ("ru",),
}
"""The encodings that are tried, in this order, with the languages they were made for."""
WIDE = ("utf-16-le", "utf-16-be")
NAMES = {USUAL: "Windows-1252", "cp1251": "Windows-1251", "cp1256": "Windows-1256"}
LOOKED_AT = 30_000
"""So many characters at either end are looked at; the telling lines are the first and the last."""
VALID, STRAY = re.compile("[^\x00-\x7f\ud800-\udfff]"), re.compile("[\ud800-\udfff]")
MOST_STRAY = 4
"""A text is UTF-8 but for slips when whole characters stand in it so many times as often as bytes that are none."""
NO_TEXT = frozenset({"Cn", "Cc", "Co", "Cs"})
SIGNS = frozenset("\t\n\r\x0b\x0c")


@dataclass(frozen=True, slots=True)
class Guess:
    """The text, and how its bytes were read, in words."""

    text: str
    how: str


def guess(data: bytes) -> Guess | None:
    """The text of bytes that are not UTF-8; None when they are no text in any encoding."""
    mended = _almost_utf8(data)
    if mended is not None:
        return mended
    usual: str | None = None
    for encoding, languages in SERVED.items():
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if encoding == USUAL:
            usual = text
        language, told = detect(SourceText.of(f"{text[:LOOKED_AT]}\n{text[-LOOKED_AT:]}").lines)
        if told and language.code in languages:
            return Guess(text, f"not UTF-8, read as {NAMES.get(encoding, encoding)}")
    return Guess(usual, f"not UTF-8, read as {NAMES[USUAL]}") if usual is not None else None


def _almost_utf8(data: bytes) -> Guess | None:
    """A UTF-8 text with a few other bytes in it: cut off within a character, or put together from two texts."""
    text = data.decode("utf-8", "surrogateescape")
    stray = STRAY.findall(text)
    if len(VALID.findall(text)) < MOST_STRAY * len(stray):
        return None
    mended = STRAY.sub(lambda match: bytes([ord(match[0]) & 0xFF]).decode(USUAL, "replace"), text)
    return Guess(mended, f"UTF-8 but for {len(stray)} bytes, which were read as {NAMES[USUAL]}")


def guess_wide(data: bytes) -> Guess | None:
    """The text of bytes with zeros among them: UTF-16 without its mark; None when they are no text."""
    even = data[: len(data) // 2 * 2]
    for encoding in WIDE:
        try:
            text = even.decode(encoding)
        except UnicodeDecodeError:
            continue
        seen = text[:LOOKED_AT]
        if " " in seen and not any(unicodedata.category(one) in NO_TEXT and one not in SIGNS for one in seen):
            return Guess(text, f"no mark of its encoding, read as {codecs.lookup(encoding).name}")
    return None
