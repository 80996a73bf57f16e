"""The same text in other encodings and forms of Unicode is the same resolution."""

from __future__ import annotations

import codecs
import unicodedata
from collections.abc import Callable

import pytest

from generator.diagnostics import Code
from generator.readers.text import read_text
from generator.recognition.chain import Recognised
from tests.cases_support import PROJECT

TEXTS = {
    language: (PROJECT / f"tests/cases/A-RES-98-111-{language}/source.txt").read_text(encoding="utf-8")
    for language in ("ar", "en", "es", "fr", "ru", "zh")
}
"""Every character of each stands in the encodings that were made for its language, but for some signs."""
MARKED = ("utf-8-sig", "utf-16", "utf-32")
GUESSED = [
    *((language, encoding) for language in TEXTS for encoding in ("utf-16-le", "utf-16-be")),
    *((language, "cp1252") for language in ("en", "es", "fr")),
    ("fr", "mac_roman"),
    ("ru", "cp1251"),
    ("ru", "koi8_r"),
    ("ru", "iso8859_5"),
    ("ru", "mac_cyrillic"),
    ("ru", "cp866"),
    ("ar", "cp1256"),
    ("ar", "iso8859_6"),
    ("zh", "gb18030"),
]


def read(data: bytes) -> Recognised:
    return read_text(data, "a.txt")


def without_strange(text: str, encoding: str) -> str:
    """The text without the few characters that the encoding does not have."""
    return text.encode(encoding, "ignore").decode(encoding)


@pytest.mark.parametrize("language", TEXTS)
@pytest.mark.parametrize("encoding", MARKED)
def test_marked_encodings(language: str, encoding: str) -> None:
    assert read(TEXTS[language].encode(encoding)) == read(TEXTS[language].encode())


@pytest.mark.parametrize(("language", "encoding"), GUESSED)
def test_encodings_told_by_the_lines_that_every_resolution_has(language: str, encoding: str) -> None:
    text = without_strange(TEXTS[language], encoding)
    found = read(text.encode(encoding))
    assert found.resolution == read(text.encode()).resolution
    assert found.resolution is not None and found.resolution.language == language
    assert [one.code for one in found.diagnostics].count(Code.ENCODING_GUESSED) == 1


FORMS: dict[str, Callable[[str], bytes]] = {
    "accents apart": lambda text: unicodedata.normalize("NFD", text).encode(),
    "no-break spaces": lambda text: text.replace(" ", "\u00a0").encode(),
    "carriage returns": lambda text: text.replace("\n", "\r").encode(),
    "both line ends": lambda text: text.replace("\n", "\r\n").encode(),
    "line separators": lambda text: text.replace("\n", "\u2028").encode(),
    "tabs behind lines": lambda text: text.replace("\n", " \t\n").encode(),
}


@pytest.mark.parametrize("language", TEXTS)
@pytest.mark.parametrize("form", FORMS)
def test_forms_of_one_text(language: str, form: str) -> None:
    plain, other = (found.resolution for found in (read(TEXTS[language].encode()), read(FORMS[form](TEXTS[language]))))
    assert plain is not None and other is not None
    assert [(one.kind, one.label, one.level, one.content) for one in other.blocks if not one.rows] == [
        (one.kind, one.label, one.level, one.content) for one in plain.blocks if not one.rows
    ]
    assert [(one.number, one.content) for one in other.notes] == [(one.number, one.content) for one in plain.notes]
    assert other.adoption_date == plain.adoption_date


@pytest.mark.parametrize("language", ["fr", "ru", "ar", "zh"])
def test_a_text_cut_within_a_character_keeps_all_others(language: str) -> None:
    data = TEXTS[language].encode()
    last = max(place for place, byte in enumerate(data) if byte >= 0xC0)
    found = read(data[: last + 1])
    assert found.resolution is not None and found.resolution.language == language
    assert "UTF-8 but for 1 bytes" in next(
        one.message for one in found.diagnostics if one.code is Code.ENCODING_GUESSED
    )


@pytest.mark.parametrize(
    "data", [bytes(range(256)) * 40, codecs.BOM_UTF16_LE[::-1] + b"\xd8\x00" * 9, b"\x89PNG\r\n\x1a\n"]
)
def test_what_is_no_text_in_any_encoding(data: bytes) -> None:
    (told,) = read(data).diagnostics
    assert told.code in (Code.BINARY_SOURCE, Code.UNREADABLE_SOURCE)


@pytest.mark.parametrize(
    ("beginning", "code", "said"),
    [
        ('\ufeff<?xml version="1.0"?>\n<akomaNtoso/>', Code.BINARY_SOURCE, "name it .xml"),
        ("\n<!DOCTYPE html>\n<title>A/RES/98/1</title>", Code.BINARY_SOURCE, "a web page"),
        ("{\\rtf1\\ansi A/RES/98/1}", Code.OLD_FORMAT, "save it as .docx"),
    ],
)
def test_a_file_of_another_kind_whose_name_says_text(beginning: str, code: Code, said: str) -> None:
    found = read(beginning.encode())
    (told,) = found.diagnostics
    assert (found.resolution, told.code) == (None, code)
    assert said in told.message
