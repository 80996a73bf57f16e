"""Unlabelled lines of the body: preambular and unnumbered operative paragraphs, quotations, closing words."""

from __future__ import annotations

from generator.diagnostics import Code
from generator.document.model import Kind
from generator.recognition.leads import Lead, leads_of
from generator.recognition.lines import COMMAS, OPENING_QUOTES, SEMICOLONS, MarkedLine
from generator.recognition.rules.headings import PREAMBULAR_ENDS, WELL_KNOWN, is_caption_in_list, is_known_chapeau
from generator.recognition.rules.preamble import (
    brings_in_numbers,
    closes_list,
    in_section_preamble,
    is_whole_section,
    may_open_preamble,
    stays_preambular,
)
from generator.recognition.rules.quotations import inner_number
from generator.recognition.structure import Walk

DECISION_ENDS = tuple(".;:。；：؛")
QUOTED_ENDS = tuple('.;:,“”»"’」』，；：。؛،')
QUOTED_STOPS = ".;:,。；：，؛، "
OPENS_PREAMBLE = (Kind.HEADING, Kind.PREAMBULAR, Kind.SEPARATOR)


def starts_small(line: MarkedLine) -> bool:
    """Whether the words go on a sentence begun before."""
    return line.text[:1].islower()


def quoted(walk: Walk, line: MarkedLine) -> bool:
    """A paragraph of the operative part in quotation marks: text that the paragraph before it brings in."""
    if walk.annex or line.label or line.text[:1] not in OPENING_QUOTES or not walk.blocks:
        return False
    if line.ending not in QUOTED_ENDS:
        return False
    block = walk.add(Kind.QUOTED, line, parent=walk.owner)
    inner = inner_number(walk, line)
    if inner is not None and line.text.rstrip(QUOTED_STOPS)[-1:] not in walk.language.quotation_marks.values():
        walk.lists.clear()  # Never closed: `2.` goes on with the quotation if the text itself comes to 2 again.
        walk.lists.place(block, (inner,), ())
    return True


def continuation(walk: Walk, line: MarkedLine) -> bool:
    """`and demands that …` after a list: the closing words of the paragraph whose list it was."""
    if line.label or walk.owner is None or not walk.lists or not (starts_small(line) or closes_list(walk, line)):
        return False
    if walk.small_starts and (leads_of(line.text, walk.language.code) is not None or is_caption_in_list(walk, line)):
        return False
    walk.add(Kind.CONTINUATION, line, parent=walk.owner)
    return True


def preambular(walk: Walk, line: MarkedLine) -> bool:
    """Between the formula (or a section heading) and the first operative paragraph; ends in a comma."""
    if walk.annex or line.label:
        return False
    lead = leads_of(line.text, walk.language.code)
    comma = line.ending in COMMAS
    if brings_in_numbers(walk, line, lead):
        return False
    if walk.operative:
        if in_section_preamble(walk, line, lead):
            return walk.paragraph(Kind.PREAMBULAR, line)
        after_heading = walk.previous is not None and walk.previous.kind in OPENS_PREAMBLE
        after_heading = after_heading and not is_whole_section(walk, line)
        ends = line.ending in PREAMBULAR_ENDS or is_known_chapeau(line, lead)
        if not (after_heading and ends and lead is not None and opens_preamble(lead)):
            return False
        return walk.paragraph(Kind.PREAMBULAR, line)
    above_numbers = walk.has_formula and walk.index < walk.first_number
    if above_numbers and (comma or _is_preambular(line, lead) or stays_preambular(walk, line, lead)):
        return walk.paragraph(Kind.PREAMBULAR, line)
    if lead is not None and lead.operative >= WELL_KNOWN and not lead.preambular:
        return False
    if comma and (walk.has_formula or lead is not None):
        return walk.paragraph(Kind.PREAMBULAR, line)
    if lead is None or not walk.has_formula:
        slip = line.ending in SEMICOLONS and walk.has_formula and bool(walk.first_number)
        return slip and walk.paragraph(Kind.PREAMBULAR, line)
    return opens_preamble(lead) and walk.paragraph(Kind.PREAMBULAR, line)


def _is_preambular(line: MarkedLine, lead: Lead | None) -> bool:
    """A slip of the pen: a preambular paragraph that ends in `;`. A verb that only ever decides is none."""
    return line.ending in PREAMBULAR_ENDS and lead is not None and bool(lead.preambular)


def opens_preamble(lead: Lead) -> bool:
    """Whether these words open preambular paragraphs rather than operative ones."""
    return lead.preambular >= lead.operative


def unnumbered_operative(walk: Walk, line: MarkedLine) -> bool:
    """An operative paragraph without a number: opens with a verb (`Decides to keep …`)."""
    if walk.annex or line.label or not walk.has_formula:
        return False
    lead = leads_of(line.text, walk.language.code)
    if not (_takes_its_place(walk, line) if lead is None else _decides(walk, line, lead)):
        return False
    walk.operative = True
    message = "an operative paragraph without a number"
    walk.report(Code.OPERATIVE_UNNUMBERED, message, line.position)
    return walk.paragraph(Kind.OPERATIVE, line)


def _decides(walk: Walk, line: MarkedLine, lead: Lead) -> bool:
    """Whether a paragraph with this verb is operative here."""
    if walk.lists and lead.operative < WELL_KNOWN:
        return False
    if walk.operative and line.ending in COMMAS and may_open_preamble(lead):
        return False
    if not opens_preamble(lead) or brings_in_numbers(walk, line, lead):
        return True
    return walk.operative and lead.operative > 0 and is_whole_section(walk, line)


def _takes_its_place(walk: Walk, line: MarkedLine) -> bool:
    """Whether a paragraph that opens with words never seen stands where only an operative one stands.

    In a text without numbers that is the first one that ends in no comma (`Forwards the following nominations …:` in
    S/RES/1340), and what comes behind a `;` of one.
    """
    before = walk.previous
    if walk.first_number or walk.lists or before is None or line.tabs > 1 or line.ending not in DECISION_ENDS:
        return False
    if not walk.operative:
        return before.kind in (Kind.FORMULA, Kind.PREAMBULAR)
    return before.kind is Kind.OPERATIVE and not before.line.label and before.line.ending in PREAMBULAR_ENDS


def body_paragraph(walk: Walk, line: MarkedLine) -> bool:
    """Every other line of the body; lists that go on behind it stay with the paragraph they hang from."""
    if walk.annex or line.label:
        return False
    return walk.interjection(line)
