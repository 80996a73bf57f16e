"""What the archive of a Word file may hold, and by which names."""

from __future__ import annotations

import io
import zipfile

import pytest

from generator.diagnostics import Code
from generator.document.walk import plain
from generator.readers.docx import package, read_docx
from tests.readers.invented import ENGLISH
from tests.readers.renderings import W, archive, as_word
from tests.readers.word import FORMULA, NOTES, TITLE, paragraph, run

RELATIONS = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}</Relationships>'


KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"


def relation(kind: str, target: str) -> str:
    return f'<Relationship Id="{kind}" Type="{KIND}{kind}" Target="{target}"/>'


@pytest.mark.parametrize("main", ["word/document2.xml", "/word/document2.xml", "./word/document2.xml"])
def test_the_parts_are_those_that_the_archive_names(main: str) -> None:
    """Word for the web writes `document2.xml` and `footnotes2.xml`."""
    reference = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    body = TITLE + FORMULA + paragraph(run("\t1.\tDecides to go") + reference + run("."))
    note = f'<w:footnote w:id="2"><w:p>{run("See there.")}</w:p></w:footnote>'
    parts = {
        "_rels/.rels": RELATIONS.format(relation("officeDocument", main)),
        "word/document2.xml": f"<w:document {W}><w:body>{body}</w:body></w:document>",
        "word/_rels/document2.xml.rels": RELATIONS.format(relation("footnotes", "footnotes2.xml")),
        "word/footnotes2.xml": NOTES.format(note),
    }
    found = read_docx(archive({name: text.encode() for name, text in parts.items()}), "a.docx").resolution
    assert found is not None
    assert [plain(one.content) for one in found.notes] == ["See there."]


def test_the_strict_form_is_the_same_document() -> None:
    usual = read_docx(as_word(ENGLISH), "a.docx").resolution
    names = (package.USUAL.decode(), package.STRICT.decode())
    with zipfile.ZipFile(io.BytesIO(as_word(ENGLISH))) as file:
        parts = {name: file.read(name).decode().replace(*names).encode() for name in file.namelist()}
    assert usual is not None
    assert read_docx(archive(parts), "a.docx").resolution == usual


def test_macros_are_never_read() -> None:
    recognised = read_docx(as_word(ENGLISH, {"word/vbaProject.bin": b"\x00"}), "a.docm")
    assert recognised.resolution is not None
    assert Code.MACROS_LEFT_OUT in {one.code for one in recognised.diagnostics}
