"""Small Word files, made of the body that a test gives."""

from __future__ import annotations

from generator.document.model import Block, Resolution
from generator.readers.docx import read_docx
from generator.recognition.chain import Recognised
from tests.readers.renderings import W, archive

TITLE = "<w:p><w:r><w:tab/><w:t>98/9.</w:t><w:tab/><w:t>Lamps</w:t></w:r></w:p><w:p/>"


FORMULA = "<w:p><w:r><w:tab/><w:t>The General Assembly,</w:t></w:r></w:p>"


NOTES = f"<w:footnotes {W}>{{}}</w:footnotes>"


def run(text: str, properties: str = "") -> str:
    words = "<w:tab/>".join(f'<w:t xml:space="preserve">{part}</w:t>' for part in text.split("\t"))
    return f"<w:r><w:rPr>{properties}</w:rPr>{words}</w:r>"


def paragraph(inner: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{inner}</w:p>"


def read(body: str, head: str = TITLE, **parts: str) -> Recognised:
    files = {"word/document.xml": f"<w:document {W}><w:body>{head}{FORMULA}{body}</w:body></w:document>"}
    files |= {f"word/{name}.xml": content for name, content in parts.items()}
    return read_docx(archive({name: text.encode() for name, text in files.items()}), "a.docx")


def resolution(body: str, head: str = TITLE, **parts: str) -> Resolution:
    found = read(body, head, **parts).resolution
    assert found is not None
    return found


def blocks(body: str, **parts: str) -> tuple[Block, ...]:
    return resolution(body, **parts).blocks[1:]
