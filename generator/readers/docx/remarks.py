"""What there is to say of a Word file: tracked changes, hidden words, unknown signs, texts kept in files inside."""

from __future__ import annotations

from collections.abc import Iterator

from generator.diagnostics import Code, Diagnostic, Position
from generator.readers.docx.paragraphs import Document
from generator.readers.docx.styles import W
from generator.readers.safe_xml import Element

SHOWN = 40


def remarks(document: Document, root: Element) -> Iterator[Diagnostic]:
    """Everything that reading the file brought up."""
    if document.changed:
        yield Diagnostic(Code.CHANGES_ACCEPTED, "the file has tracked changes: read as if all were accepted")
    if hidden := " ".join("".join(document.hidden).split()):
        message = f"hidden words were left out: {hidden[:SHOWN]!r}"
        yield Diagnostic(Code.WORDS_HIDDEN, message)
    for line, character in document.unknown:
        message = f"a sign of a symbol font, {ord(character):04X}, that has no Unicode here; it stays as it is"
        yield Diagnostic(Code.CONTROL_CHARACTER, message, Position(line))
    if next(root.iter(W + "altChunk"), None) is not None:
        message = "a part of the text is a file inside this one and was not read: open it in Word and save it again"
        yield Diagnostic(Code.LINE_UNRECOGNIZED, message)
