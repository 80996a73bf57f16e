"""Texts of our own wording for the tests of recognition, and short ways to look at what was read."""

from __future__ import annotations

from generator.document.model import Emphasis, Inlines, Kind, NoteReference, Resolution
from generator.document.walk import plain
from generator.recognition.chain import Recognised, recognise
from generator.recognition.source import SourceText

HEAD = "Resolution adopted by the General Assembly on 3 May 2011\n[on the report of the Sixth Committee (A/65/900)]\n"
TITLE = "65/900.\tLighthouses of small islands\n\n\n"


def read(body: str, head: str = HEAD + TITLE) -> Recognised:
    """Recognise a General Assembly resolution with this body."""
    return recognise(SourceText.of(head + body, "test.txt"))


def resolution_of(body: str, head: str = HEAD + TITLE) -> Resolution:
    """The resolution read; a test that calls this expects one."""
    found = read(body, head).resolution
    assert found is not None
    return found


def outline(body: str, head: str = HEAD + TITLE) -> list[tuple[str, str, int, int | None]]:
    """Kind, label, level and parent of every block."""
    blocks = resolution_of(body, head).blocks
    return [(block.kind.value, block.label, block.level, block.parent) for block in blocks]


def kinds(body: str, head: str = HEAD + TITLE) -> list[Kind]:
    """The kind of every block."""
    return [block.kind for block in resolution_of(body, head).blocks]


def marked(content: Inlines, resolution: Resolution) -> str:
    """The words with every reference as `[number of its note]`."""
    return "".join(
        f"[{resolution.notes[inline.note].number}]" if isinstance(inline, NoteReference) else plain((inline,))
        for inline in content
    )


def text_with_marks(body: str, head: str = HEAD + TITLE) -> str:
    """Title and blocks, one a line, with their references."""
    found = resolution_of(body, head)
    parts = [found.title.content, *(block.content for block in found.blocks)]
    return "\n".join(marked(content, found) for content in parts)


def emphasised(body: str, head: str = HEAD + TITLE) -> list[str]:
    """All stretches of italics."""
    blocks = resolution_of(body, head).blocks
    return [inline.text for block in blocks for inline in block.content if isinstance(inline, Emphasis)]
