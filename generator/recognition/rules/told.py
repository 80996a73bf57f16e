"""Lines whose kind the source itself tells: the marks of the United Nations' XML, the styles of a Word file."""

from __future__ import annotations

from generator.diagnostics import Code
from generator.document.model import Kind
from generator.recognition.leads import leads_of
from generator.recognition.lines import MarkedLine
from generator.recognition.rules.body import OPENS_PREAMBLE
from generator.recognition.rules.headings import section_ordinal
from generator.recognition.rules.preamble import opens_decision
from generator.recognition.structure import Walk


def told_formula(walk: Walk, line: MarkedLine) -> bool:
    """The enacting formula, misspelt as it may be (`Le Conseil économiqueetsocial` in E/RES/2023/27)."""
    if line.told is not Kind.FORMULA or walk.annex or walk.operative:
        return False
    return walk.paragraph(Kind.FORMULA, line)


def told_operative(walk: Walk, line: MarkedLine) -> bool:
    """A paragraph of the main body without a number that opens with words in italics: its verb."""
    if line.told is not Kind.OPERATIVE or line.label or walk.annex or walk.lists or not walk.has_formula:
        return False
    walk.operative = True
    walk.report(Code.OPERATIVE_UNNUMBERED, "an operative paragraph without a number", line.position)
    return walk.paragraph(Kind.OPERATIVE, line)


def told_preambular(walk: Walk, line: MarkedLine) -> bool:
    """A preambular paragraph, also one that opens in lower case as the parts of a Russian list do (A/RES/79/93).

    Sections have preambles of their own: `Noting with satisfaction:` in section B of E/RES/2023/5.
    """
    if line.told is not Kind.PREAMBULAR or line.label or walk.annex:
        return False
    if walk.operative and (walk.previous is None or walk.previous.kind not in OPENS_PREAMBLE):
        return False
    if opens_decision(line, leads_of(line.text, walk.language.code)):
        return False
    return walk.paragraph(Kind.PREAMBULAR, line)


def told_heading(walk: Walk, line: MarkedLine) -> bool:
    """A heading, also one with a full stop (`Article 13.` in A/RES/79/243)."""
    if line.told is not Kind.HEADING or line.label:
        return False
    return walk.heading(line, "" if walk.annex else section_ordinal(walk, line.text))


def told_paragraph(walk: Walk, line: MarkedLine) -> bool:
    """Words that are neither heading nor paragraph of the text: the vote that the Human Rights Council prints."""
    if line.told is not Kind.PARAGRAPH or line.label:
        return False
    walk.add(Kind.PARAGRAPH, line)
    return True
