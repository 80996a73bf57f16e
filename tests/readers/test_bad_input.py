"""Files that are not what their names say, broken, or made to do harm: a clear diagnostic, at once, for each."""

from __future__ import annotations

import io
import zipfile

import pytest

from generator.diagnostics import Code, Severity
from generator.document.walk import plain
from generator.readers import READERS
from generator.readers.docx import package
from tests.readers.invented import ENGLISH
from tests.readers.renderings import W, archive, as_akn, as_word

OLE = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600)
LAUGHS = b"<!DOCTYPE a [<!ENTITY a 'ha'>" + b"".join(
    b"<!ENTITY %c '%s'>" % (letter, b"&%c;" % (letter - 1) * 10) for letter in range(ord("b"), ord("j"))
)
OUTSIDE = b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/hostname">]>'
DEEP = b"<akomaNtoso>" + b"<part>" * 200_000


def with_document(document: bytes) -> bytes:
    return archive({"word/document.xml": document})


def encrypted() -> bytes:
    data = bytearray(as_word(ENGLISH))
    start = data.find(b"PK\x01\x02")
    while start >= 0:  # the flag that says a part is encrypted, in every entry of the directory and of the parts
        data[start + 8] |= 1
        start = data.find(b"PK\x01\x02", start + 4)
    return bytes(data)


def packed_by(method: int) -> bytes:
    """A Word file whose parts are packed in another way than Word packs them."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(as_word(ENGLISH))) as usual, zipfile.ZipFile(target, "w", method) as file:
        for name in usual.namelist():
            file.writestr(name, usual.read(name))
    return target.getvalue()


def with_part(name: str, content: bytes) -> bytes:
    return as_word(ENGLISH, {f"word/{name}.xml": content})


WORD = f"<w:document {W}><w:body/></w:document>".encode()
BAD = {
    "xml nothing": (".xml", b"", Code.EMPTY_SOURCE),
    "xml spaces": (".xml", b" \n ", Code.EMPTY_SOURCE),
    "xml not xml": (".xml", b"Resolution 62/152", Code.UNREADABLE_SOURCE),
    "xml zeros": (".xml", bytes(5000), Code.UNREADABLE_SOURCE),
    "xml other language": (".xml", b"<html><body>Hello</body></html>", Code.UNKNOWN_FORMAT),
    "xml no cover page": (".xml", b"<akomaNtoso><statement/></akomaNtoso>", Code.SYMBOL_MISSING),
    "xml wrong symbol": (".xml", as_akn(ENGLISH).replace(b"A/RES/98/113", b"A/98/113"), Code.SYMBOL_INVALID),
    "xml billion laughs": (".xml", LAUGHS + b"]><akomaNtoso>&i;</akomaNtoso>", Code.UNREADABLE_SOURCE),
    "xml outside entity": (".xml", OUTSIDE + b"<akomaNtoso>&x;</akomaNtoso>", Code.UNREADABLE_SOURCE),
    "xml utf-16 entity": (".xml", (OUTSIDE + b"<a/>").decode().encode("utf-16"), Code.UNREADABLE_SOURCE),
    "xml too deep": (".xml", DEEP, Code.UNREADABLE_SOURCE),
    "xml too deep amid words": (
        ".xml",
        as_akn(ENGLISH).replace(b"</mainBody>", b"<p>" * 300 + b"Oil" + b"</p>" * 300 + b"</mainBody>", 1),
        Code.UNREADABLE_SOURCE,
    ),
    "xml cut short": (".xml", as_akn(ENGLISH)[:-400], Code.UNREADABLE_SOURCE),
    "xml half": (".xml", as_akn(ENGLISH)[: len(as_akn(ENGLISH)) // 2], Code.UNREADABLE_SOURCE),
    "xml too many tags": (".xml", b"<akomaNtoso>" + b"<p>" * 600_000, Code.SOURCE_TOO_LARGE),
    "txt too many lines": (".txt", b"Oil" + b"\r" * 200_000, Code.SOURCE_TOO_LARGE),
    "docx nothing": (".docx", b"", Code.EMPTY_SOURCE),
    "docx is text": (".docx", b"Resolution 62/152", Code.UNREADABLE_SOURCE),
    "docx cut short": (".docx", as_word(ENGLISH)[:-400], Code.UNREADABLE_SOURCE),
    "docx cut very short": (".docx", as_word(ENGLISH)[:30], Code.UNREADABLE_SOURCE),
    "docx encrypted zip": (".docx", encrypted(), Code.UNREADABLE_SOURCE),
    "docx is a sheet": (".docx", archive({"xl/workbook.xml": b"<a/>"}), Code.UNREADABLE_SOURCE),
    "docx bad xml": (".docx", with_document(b"<w:document"), Code.UNREADABLE_SOURCE),
    "docx billion laughs": (".docx", with_document(LAUGHS + b"]><a>&i;</a>"), Code.UNREADABLE_SOURCE),
    "docx notes cut short": (".docx", with_part("footnotes", b"<w:footnotes"), Code.UNREADABLE_SOURCE),
    "docx billion laughs in notes": (
        ".docx",
        with_part("footnotes", LAUGHS + b"]><a>&i;</a>"),
        Code.UNREADABLE_SOURCE,
    ),
    "docx outside entity in styles": (".docx", with_part("styles", OUTSIDE + b"<a>&x;</a>"), Code.UNREADABLE_SOURCE),
    "docx packed by bzip2": (".docx", packed_by(zipfile.ZIP_BZIP2), Code.UNREADABLE_SOURCE),
    "docx packed by lzma": (".docx", packed_by(zipfile.ZIP_LZMA), Code.UNREADABLE_SOURCE),
    "docx too many tags": (".docx", with_document(b"<w:p/>" * 600_000), Code.SOURCE_TOO_LARGE),
    "docx without text": (".docx", with_document(WORD), Code.SYMBOL_MISSING),
    "docx password": (".docx", OLE + "EncryptedPackage".encode("utf-16-le"), Code.SOURCE_LOCKED),
    "doc": (".doc", OLE, Code.OLD_FORMAT),
    "doc renamed": (".docx", OLE, Code.OLD_FORMAT),
    "doc is rtf": (".doc", b"{\\rtf1 Resolution}", Code.OLD_FORMAT),
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_gives_a_diagnostic(name: str) -> None:
    ending, data, code = BAD[name]
    recognised = READERS[ending](data, f"bad{ending}", "")
    assert recognised.resolution is None
    errors = [one for one in recognised.diagnostics if one.code.severity is Severity.ERROR]
    assert [one.code for one in errors] == [code]
    assert errors[0].source == f"bad{ending}"
    assert len(errors[0].message) > 10


def test_what_an_old_file_needs_is_told() -> None:
    message = READERS[".doc"](OLE, "a.doc", "").diagnostics[0].message
    assert "LibreOffice" in message and ".docx" in message


def test_an_entity_never_brings_in_anything() -> None:
    data = as_akn(ENGLISH).replace(b"book of the tower", b"book of &outside; the tower", 1)
    recognised = READERS[".xml"](data, "a.xml", "")
    assert recognised.resolution is not None
    words = [plain(block.content) for block in recognised.resolution.blocks]
    assert "Write down, in the book of &outside; the tower:" in words
    assert Code.SOURCE_REPAIRED in {one.code for one in recognised.diagnostics}


def test_a_zip_bomb_is_not_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package, "LARGEST_PART", 1_000_000)
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("word/document.xml", b" " * 3_000_000)
    assert len(target.getvalue()) < 10_000
    recognised = READERS[".docx"](target.getvalue(), "a.docx", "")
    assert [one.code for one in recognised.diagnostics] == [Code.SOURCE_TOO_LARGE]


def test_too_many_parts_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package, "MOST_PARTS", 3)
    recognised = READERS[".docx"](as_word(ENGLISH), "a.docx", "")
    assert [one.code for one in recognised.diagnostics] == [Code.SOURCE_TOO_LARGE]


@pytest.mark.parametrize("ending", [".xml", ".docx"])
def test_any_cut_of_a_good_file_is_survived(ending: str) -> None:
    """A transfer that broke off: never an exception, whatever the place."""
    data = as_akn(ENGLISH) if ending == ".xml" else as_word(ENGLISH)
    for end in range(0, len(data), max(1, len(data) // 40)):
        recognised = READERS[ending](data[:end], "a", "")
        assert recognised.resolution is not None or recognised.diagnostics
