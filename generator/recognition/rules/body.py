"""Unlabelled lines of the body: preambular and unnumbered operative paragraphs, headings, quotations, closing words."""

from __future__ import annotations

from generator.diagnostics import Code
from generator.document.model import Kind
from generator.recognition.leads import leads_of
from generator.recognition.lines import MarkedLine
from generator.recognition.structure import Walk

OPENING_QUOTES = "“«„\"‘「『"
COMMAS = ",،，、"
SENTENCE_ENDS = ".;:,،؛。；：，…、"
HEADING_LENGTH = 160


def is_heading(walk: Walk, line: MarkedLine) -> bool:
    """A short line that is no sentence and stands alone: a run of such lines is a list of names."""
    if line.label or len(line.text) > HEADING_LENGTH or line.ending in SENTENCE_ENDS or "\t" in line.text:
        return False
    if line.tabs != 1:
        return True
    following = next(walk.following(), None)
    return not (following is not None and _looks_alike(following)) and not (
        walk.previous is not None and walk.previous.kind is Kind.PARAGRAPH and not walk.previous.line.label
        and _looks_alike(walk.previous.line)
    )


def _looks_alike(line: MarkedLine) -> bool:
    return line.tabs == 1 and not line.label and len(line.text) <= HEADING_LENGTH and line.ending not in SENTENCE_ENDS


def starts_small(line: MarkedLine) -> bool:
    """Whether the words go on a sentence begun before."""
    return line.text[:1].islower()


def quoted(walk: Walk, line: MarkedLine) -> bool:
    """A paragraph of the operative part in quotation marks: text that the paragraph before it brings in."""
    if walk.annex or not walk.operative or line.label or line.text[:1] not in OPENING_QUOTES:
        return False
    if walk.owner is None:
        return False
    walk.add(Kind.QUOTED, line, parent=walk.owner)
    return True


def continuation(walk: Walk, line: MarkedLine) -> bool:
    """`and demands that …` after a list: the closing words of the paragraph whose list it was."""
    if line.label or not starts_small(line) or walk.owner is None or not walk.lists:
        return False
    walk.add(Kind.CONTINUATION, line, parent=walk.owner)
    return True


def preambular(walk: Walk, line: MarkedLine) -> bool:
    """Between the formula (or a section heading) and the first operative paragraph; ends in a comma."""
    if walk.annex or line.label or not walk.has_formula:
        return False
    lead = leads_of(line.text, walk.language.code)
    comma = line.ending in COMMAS
    if walk.operative:
        after_heading = walk.previous is not None and walk.previous.kind in (Kind.HEADING, Kind.PREAMBULAR)
        if not (comma and after_heading and lead is not None and lead.preambular >= lead.operative):
            return False
        return walk.paragraph(Kind.PREAMBULAR, line)
    if comma:
        return walk.paragraph(Kind.PREAMBULAR, line)
    if lead is not None:
        if lead.operative > lead.preambular:
            return False
        return walk.paragraph(Kind.PREAMBULAR, line)
    if is_heading(walk, line):
        return False
    return walk.paragraph(Kind.PREAMBULAR, line) if line.ending in ";；؛" else False


def unnumbered_operative(walk: Walk, line: MarkedLine) -> bool:
    """An operative paragraph without a number: opens with a verb (`Decides to keep …`)."""
    if walk.annex or line.label or not walk.has_formula or line.ending in COMMAS:
        return False
    lead = leads_of(line.text, walk.language.code)
    if lead is None or lead.preambular > lead.operative:
        return False
    walk.operative = True
    message = "an operative paragraph without a number"
    walk.report(Code.OPERATIVE_UNNUMBERED, message, line.position)
    return walk.paragraph(Kind.OPERATIVE, line)


def unlabelled_heading(walk: Walk, line: MarkedLine) -> bool:
    """`Follow-up` on a line of its own; the paragraph before it keeps the lists that come."""
    if walk.annex or not is_heading(walk, line):
        return False
    return walk.heading(line)
