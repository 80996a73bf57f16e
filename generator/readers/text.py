"""Reads plain text: the layout that a Word file leaves when its text is dumped (A/RES/62/152), or a re-flowed one."""

from __future__ import annotations

import re
from dataclasses import replace

from generator.readers.decoding import decode
from generator.readers.layouts import LAYOUTS
from generator.recognition.chain import Recognised, recognise
from generator.recognition.segmentation import TRAILER
from generator.recognition.source import SourceText

PADDING = re.compile(r"(?<=\S) *\t[ \t]*$")
"""Tabs behind the last word of a line, as programs leave them that keep a text in columns."""


def read_text(data: bytes, name: str, expected_language: str = "") -> Recognised:
    """Read the bytes of a text file; `name` is for messages. The layout is told by its looks."""
    decoded = decode(data, name)
    if decoded.text is None:
        return Recognised(None, decoded.diagnostics)
    source = _without_padding(SourceText.of(decoded.text, name))
    of_word = any(TRAILER.match(line.text) for line in source.lines)  # However its tabs were lost on the way.
    layout = None if of_word else next((layout for layout in LAYOUTS if layout.fits(source.lines)), None)
    if layout is not None:
        recognised = layout.read(source, expected_language)
        return replace(recognised, diagnostics=(*decoded.diagnostics, *recognised.diagnostics))
    recognised = recognise(source, expected_language)
    return Recognised(recognised.resolution, (*decoded.diagnostics, *recognised.diagnostics), decoded.text)


def _without_padding(source: SourceText) -> SourceText:
    """The text without tabs behind most of its lines, which would make rows of a table of them."""
    worded = [line for line in source.lines if line.content]
    if 2 * sum(PADDING.search(line.text) is not None for line in worded) <= len(worded):
        return source
    return replace(source, lines=tuple(replace(line, text=PADDING.sub("", line.text)) for line in source.lines))
