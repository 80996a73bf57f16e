"""Reads plain text: the layout that a Word file leaves when its text is dumped (A/RES/62/152), or a re-flowed one."""

from __future__ import annotations

from dataclasses import replace

from generator.readers.decoding import decode
from generator.readers.layouts import LAYOUTS
from generator.recognition.chain import Recognised, recognise
from generator.recognition.segmentation import TRAILER
from generator.recognition.source import SourceText


def read_text(data: bytes, name: str, expected_language: str = "") -> Recognised:
    """Read the bytes of a text file; `name` is for messages. The layout is told by its looks."""
    decoded = decode(data, name)
    if decoded.text is None:
        return Recognised(None, decoded.diagnostics)
    source = SourceText.of(decoded.text, name)
    of_word = any(TRAILER.match(line.text) for line in source.lines)  # However its tabs were lost on the way.
    layout = None if of_word else next((layout for layout in LAYOUTS if layout.fits(source.lines)), None)
    if layout is not None:
        recognised = layout.read(source, expected_language)
        return replace(recognised, diagnostics=(*decoded.diagnostics, *recognised.diagnostics))
    recognised = recognise(source, expected_language)
    return Recognised(recognised.resolution, (*decoded.diagnostics, *recognised.diagnostics), decoded.text)
