"""Reads plain text in the layout that a Word file leaves when its text is dumped (the layout of A/RES/62/152)."""

from __future__ import annotations

from generator.readers.decoding import decode
from generator.recognition.chain import Recognised, recognise
from generator.recognition.source import SourceText


def read_text(data: bytes, name: str, expected_language: str = "") -> Recognised:
    """Read the bytes of a text file; `name` is for messages."""
    decoded = decode(data, name)
    if decoded.text is None:
        return Recognised(None, decoded.diagnostics)
    recognised = recognise(SourceText.of(decoded.text, name), expected_language)
    return Recognised(recognised.resolution, (*decoded.diagnostics, *recognised.diagnostics), decoded.text)
