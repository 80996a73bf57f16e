"""Unlabelled lines of the body: preambular and unnumbered operative paragraphs, headings, quotations, closing words."""

from __future__ import annotations

import re

from generator.diagnostics import Code
from generator.document.model import Kind
from generator.languages import KEPT_SHAPES, SECTION_SHAPES, readings
from generator.recognition.leads import Lead, leads_of
from generator.recognition.lines import OPENING_QUOTES, SENTENCE_ENDS, MarkedLine
from generator.recognition.rules.quotations import inner_number
from generator.recognition.structure import CHAPEAU_ENDS, Walk

COMMAS = ",،，、"
PREAMBULAR_ENDS = ",،，、;；؛"
QUOTED_ENDS = tuple('.;:,“”»"’」』，；：。؛،')
QUOTED_STOPS = ".;:,。；：，؛، "
HEADING_LENGTH = 160
OPENS_PREAMBLE = (Kind.HEADING, Kind.PREAMBULAR, Kind.SEPARATOR)
WELL_KNOWN = 20
"""A verb that leads this many operative paragraphs opens one also between the items of a list."""
LONGEST_NUMERAL = 3
"""`二十一` has three signs; a longer word may be the first of several that count (Arabic 22)."""
SHORT_TITLE = 60
"""`Humanitarian assistance` is a heading though a verb in italics has once opened with these words."""
LONGEST_HEADING = 400
SIGNATURE = re.compile(r"\([^()\d]{3,20}\)\s+\S")
MOST_UNDER_SIGNATURE = 4
LONGEST_CAPTION = 23
"""`Targets:`, `Reason for listing:` are headings in an annex, longer words with a colon bring something in."""


def is_heading(walk: Walk, line: MarkedLine) -> bool:
    """A line that is no sentence and stands alone.

    Where the source tells paragraphs by one tab before them (the Word dumps), any other number of tabs tells a
    heading: 99.9 % in 6,000 texts. Elsewhere a run of short lines is a list of names.
    """
    if line.label or "\t" in line.text or len(line.text) > LONGEST_HEADING:
        return False
    if is_section_number(walk, line.text) or _is_section_title(walk, line):
        return True
    if _under_signature(walk, line) or _is_remark(line):
        return False
    if walk.tabbed and not walk.annex and line.tabs != 1:
        return True
    if line.tabs >= 2:
        return line.ending not in ";.,"
    if walk.tabbed and walk.annex and not line.tabs and line.ending in CHAPEAU_ENDS:
        return len(line.text) <= LONGEST_CAPTION
    if len(line.text) > HEADING_LENGTH or line.ending in SENTENCE_ENDS:
        return False
    if walk.tabbed and walk.annex:
        return line.tabs == 0 and line.text[:1] not in "(["
    return _stands_alone(walk)


def is_section_number(walk: Walk, text: str) -> bool:
    """`II` or `A.` and nothing else."""
    return len(text) < 8 and any(reading.shape in SECTION_SHAPES for reading in readings(text, walk.language.code))


def _is_section_title(walk: Walk, line: MarkedLine) -> bool:
    """The title under a section number, wherever its tabs put it (A/RES/79/258 B in Russian)."""
    before = walk.previous
    numbered = before is not None and before.kind is Kind.HEADING and is_section_number(walk, before.line.text)
    return numbered and line.ending not in SENTENCE_ENDS


def _is_remark(line: MarkedLine) -> bool:
    """`[Adopted without a vote.]`, wherever it stands (A/HRC/RES/54/10)."""
    return line.text.startswith("[") and line.ending == "]"


def _under_signature(walk: Walk, line: MarkedLine) -> bool:
    """Office, place and day under `(Signed) …` at the end of a letter (S/RES/1956, annex I) are no headings."""
    if not walk.annex or line.tabs:
        return False
    for block in reversed(walk.blocks[-MOST_UNDER_SIGNATURE:]):
        if block.kind is not Kind.PARAGRAPH or block.line.label or block.line.tabs:
            return False
        if SIGNATURE.match(block.line.text):
            return True
    return False


def _stands_alone(walk: Walk) -> bool:
    following = next(walk.following(), None)
    if following is not None and _looks_alike(following):
        return False
    before = walk.previous
    return not (
        before is not None and before.kind is Kind.PARAGRAPH and not before.line.label and _looks_alike(before.line)
    )


def _looks_alike(line: MarkedLine) -> bool:
    return line.tabs == 1 and not line.label and len(line.text) <= HEADING_LENGTH and line.ending not in SENTENCE_ENDS


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
    if line.label or not starts_small(line) or walk.owner is None or not walk.lists:
        return False
    if walk.small_starts and leads_of(line.text, walk.language.code) is not None:
        return False
    walk.add(Kind.CONTINUATION, line, parent=walk.owner)
    return True


def body_heading(walk: Walk, line: MarkedLine) -> bool:
    """`Follow-up` on a line of its own; the paragraph before it keeps the lists that come."""
    if walk.annex or line.label or not is_heading(walk, line):
        return False
    lead = leads_of(line.text, walk.language.code) if line.tabs == 1 or not walk.tabbed else None
    if lead is not None and (len(line.text) > SHORT_TITLE or lead.preambular + lead.operative >= WELL_KNOWN):
        return False
    return walk.heading(line, _section_ordinal(walk, line.text))


def _section_ordinal(walk: Walk, text: str) -> str:
    """What a heading counts: `II`, `A.` alone, `一 维持…` with a space where others have a tab (A/RES/79/298)."""
    if is_section_number(walk, text):
        return readings(text, walk.language.code)[-1].ordinal
    word = text.partition(" ")[0]
    first = readings(word, walk.language.code) if len(word) <= LONGEST_NUMERAL else ()
    return next((reading.ordinal for reading in first if reading.shape in KEPT_SHAPES), "")


def preambular(walk: Walk, line: MarkedLine) -> bool:
    """Between the formula (or a section heading) and the first operative paragraph; ends in a comma."""
    if walk.annex or line.label:
        return False
    lead = leads_of(line.text, walk.language.code)
    comma = line.ending in COMMAS
    if walk.operative:
        after_heading = walk.previous is not None and walk.previous.kind in OPENS_PREAMBLE
        if not (after_heading and line.ending in PREAMBULAR_ENDS and lead is not None and opens_preamble(lead)):
            return False
        return walk.paragraph(Kind.PREAMBULAR, line)
    if walk.has_formula and walk.index < walk.first_number and (comma or _is_preambular(line, lead)):
        return walk.paragraph(Kind.PREAMBULAR, line)
    if lead is not None and lead.operative >= WELL_KNOWN and not lead.preambular:
        return False
    if comma and (walk.has_formula or lead is not None):
        return walk.paragraph(Kind.PREAMBULAR, line)
    if lead is None or not walk.has_formula:
        return line.ending in ";；؛" and walk.has_formula and walk.paragraph(Kind.PREAMBULAR, line)
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
    if lead is None or opens_preamble(lead) or (walk.lists and lead.operative < WELL_KNOWN):
        return False
    walk.operative = True
    message = "an operative paragraph without a number"
    walk.report(Code.OPERATIVE_UNNUMBERED, message, line.position)
    return walk.paragraph(Kind.OPERATIVE, line)


def body_paragraph(walk: Walk, line: MarkedLine) -> bool:
    """Every other line of the body; lists that go on behind it stay with the paragraph they hang from."""
    if walk.annex or line.label:
        return False
    return walk.interjection(line)
