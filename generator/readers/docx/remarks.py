"""What there is to say of a Word file: tracked changes, hidden words, unknown signs, pictures, files inside it."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from generator.diagnostics import Code, Diagnostic, Position
from generator.readers.docx.blocks import cell_deleted, row_deleted
from generator.readers.docx.branches import is_left_out
from generator.readers.docx.document import Document
from generator.readers.docx.notes import note_key
from generator.readers.docx.styles import W
from generator.readers.safe_xml import Element

SHOWN = 40
OUTSIDE = etree.XPath("//w:t[not(ancestor::w:p)]", namespaces={"w": W[1:-1]})
"""Words outside all paragraphs."""


def remarks(document: Document, root: Element, first: int) -> Iterator[Diagnostic]:
    """Everything that reading the file brought up; the text begins at line `first`, above it stands the masthead."""
    if document.changed:
        yield Diagnostic(Code.CHANGES_ACCEPTED, "the file has tracked changes: read as if all were accepted")
    if hidden := " ".join("".join(document.hidden).split()):
        message = f"hidden words were left out: {hidden[:SHOWN]!r}"
        yield Diagnostic(Code.WORDS_HIDDEN, message)
    for line, character in document.unknown:
        message = f"a sign of a symbol font, {ord(character):04X}, that has no Unicode here; it stays as it is"
        yield Diagnostic(Code.CONTROL_CHARACTER, message, Position(line))
    for line in dict.fromkeys(document.formulas):
        message = "a formula: its characters are shown in one line, without what stands above and below"
        yield Diagnostic(Code.NO_TEXT, message, Position(line))
    for line in dict.fromkeys(line for line in document.pictures if line >= first):
        yield Diagnostic(Code.NO_TEXT, "a picture, chart or embedded object, which is not shown", Position(line))
    yield from _note_remarks(document, root)
    if next(root.iter(W + "altChunk", W + "subDoc"), None) is not None:
        message = "a part of the text is a file inside this one and was not read: open it in Word and save it again"
        yield Diagnostic(Code.LINE_UNRECOGNIZED, message)


def _note_remarks(document: Document, root: Element) -> Iterator[Diagnostic]:
    """References without a note; notes without a reference, not even a deleted one: Word does not print them."""
    for line in document.noteless:
        yield Diagnostic(Code.MARKER_UNRESOLVED, "a reference to a note that the file does not have", Position(line))
    cited = {note_key(one) for one in root.iter(W + "footnoteReference", W + "endnoteReference")}
    for name, body in document.bodies.items():
        words = "".join(text.text or "" for text in body.iter(W + "t")).strip() if name not in cited else ""
        if words:
            message = f"a note that the text cites nowhere is not shown: {words[:SHOWN]!r}"
            yield Diagnostic(Code.NOTE_WITHOUT_MARKER, message)


def unread(document: Document, root: Element) -> Iterator[Diagnostic]:
    """A diagnostic when words of the body were not read, wherever an unusual program has put them."""
    known = document.read
    lost = [one for one in root.iter(W + "p") if one not in known and not _is_known(one, document)]
    texts = [text.text or "" for one in lost for text in one.iter(W + "t")]
    texts += [text.text or "" for text in OUTSIDE(root)]
    if words := "".join(texts).strip():
        message = f"the document does not show the source: lost {words[:SHOWN]!r}"
        yield Diagnostic(Code.TEXT_CHANGED, message)


def _is_known(paragraph: Element, document: Document) -> bool:
    """Whether a paragraph is left out on purpose, or is part of one that was read."""
    return (
        is_left_out(paragraph)
        or any(above in document.read for above in paragraph.iterancestors(W + "p"))
        or any(map(row_deleted, paragraph.iterancestors(W + "tr")))
        or any(map(cell_deleted, paragraph.iterancestors(W + "tc")))
    )
