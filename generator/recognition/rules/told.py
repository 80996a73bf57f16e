"""Lines whose kind the source itself tells: the marks of the United Nations' XML, the styles of a Word file."""

from __future__ import annotations

from generator.document.model import Kind
from generator.recognition.lines import MarkedLine
from generator.recognition.structure import Walk


def told_preambular(walk: Walk, line: MarkedLine) -> bool:
    """A preambular paragraph, also one that opens in lower case as the parts of a Russian list do (A/RES/79/93)."""
    if line.told is not Kind.PREAMBULAR or line.label or walk.annex or walk.operative:
        return False
    return walk.paragraph(Kind.PREAMBULAR, line)


def told_heading(walk: Walk, line: MarkedLine) -> bool:
    """A heading, also one with a full stop (`Article 13.` in A/RES/79/243)."""
    if line.told is not Kind.HEADING or line.label:
        return False
    return walk.heading(line)


def told_paragraph(walk: Walk, line: MarkedLine) -> bool:
    """Words that are neither heading nor paragraph of the text: the vote that the Human Rights Council prints."""
    if line.told is not Kind.PARAGRAPH or line.label:
        return False
    walk.add(Kind.PARAGRAPH, line)
    return True
