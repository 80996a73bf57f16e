"""What the lines below say of a line that may belong to a preamble; no words are asked, so it holds in any language."""

from __future__ import annotations

from generator.document.model import Kind
from generator.recognition.leads import Lead
from generator.recognition.lines import COMMAS, FULL_STOPS, SEMICOLONS, SENTENCE_ENDS, MarkedLine
from generator.recognition.rules.headings import WELL_KNOWN
from generator.recognition.structure import CHAPEAU_ENDS, Walk

LIST_ENDS = COMMAS + SEMICOLONS
DECIDES = 10
"""A verb that opened so many times more operative paragraphs than preambular ones decides."""


def stays_preambular(walk: Walk, line: MarkedLine, lead: Lead | None) -> bool:
    """Whether a line above paragraph 1 that ends without a comma belongs to the preamble all the same."""
    return preamble_goes_on(walk, line) or opens_list_of_preamble(walk, line, lead)


def preamble_goes_on(walk: Walk, line: MarkedLine) -> bool:
    """A full stop where a comma belongs (A/RES/79/317 in Chinese): above number 1, and commas go on below."""
    if line.ending not in FULL_STOPS or not walk.has_formula or walk.index >= walk.first_number:
        return False
    below = next(walk.following(), None)
    return below is not None and not below.label and below.ending in COMMAS


def in_section_preamble(walk: Walk, line: MarkedLine, lead: Lead | None) -> bool:
    """A line with a comma between the heading of a section and its paragraph 1, whose words may open a preamble.

    Chinese verbs have one form for preamble and decision (E/RES/2023/5); a verb that is never met in a preamble
    decides (`Approves resources …,` in A/RES/76/246).
    """
    if not walk.section_opens or not (line.ending in COMMAS or _notes(line, lead)):
        return False
    if lead is None:
        likely = walk.previous is not None and walk.previous.kind is Kind.PREAMBULAR
    else:
        likely = may_open_preamble(lead)
    return likely and _next_number(walk) == 1


def opens_list_of_preamble(walk: Walk, line: MarkedLine, lead: Lead | None) -> bool:
    """`Stressing that the management of ammunition will:` above `(a)` and above more preamble (S/RES/2714)."""
    if not _notes(line, lead) or walk.index >= walk.first_number:
        return False
    ahead = (other for other in walk.following() if not other.label)
    below = next(walk.following(), None)
    after = next(ahead, None)
    return below is not None and bool(below.label) and after is not None and after.ending in COMMAS


def _notes(line: MarkedLine, lead: Lead | None) -> bool:
    """Words with a colon whose verb opens preambles too."""
    return line.ending in CHAPEAU_ENDS and lead is not None and may_open_preamble(lead)


def may_open_preamble(lead: Lead) -> bool:
    """Whether a verb opens preambular paragraphs too."""
    return lead.preambular * DECIDES >= lead.operative


def may_decide(lead: Lead) -> bool:
    """Whether a verb opens operative paragraphs too."""
    return lead.operative > 0 and lead.operative * DECIDES >= lead.preambular


def brings_in_numbers(walk: Walk, line: MarkedLine, lead: Lead | None) -> bool:
    """`Resolves that:` right above paragraph 1 (A/RES/79/261): a decision, though its verb opens preambles too.

    `Acting under Chapter VII of the Charter:` (S/RES/1977) is none: its verb hardly ever decides.
    """
    if lead is None or line.ending not in CHAPEAU_ENDS or not may_decide(lead):
        return False
    below = next(walk.following(), None)
    return below is not None and _number(below) == 1


def is_whole_section(walk: Walk, line: MarkedLine) -> bool:
    """A sentence alone under its heading, with the next heading below it: what a section decides (A/RES/79/258)."""
    if walk.previous is None or walk.previous.kind is not Kind.HEADING or line.ending not in SEMICOLONS + FULL_STOPS:
        return False
    below = next(walk.following(), None)
    return below is None or (not below.label and below.ending not in SENTENCE_ENDS)


def opens_decision(line: MarkedLine, lead: Lead | None) -> bool:
    """`Urges all countries:` above `(a)` (A/RES/79/93): its verb decides, and no preambular paragraph ends so."""
    if lead is None or line.ending not in CHAPEAU_ENDS or lead.operative < WELL_KNOWN:
        return False
    return not may_open_preamble(lead)


def closes_list(walk: Walk, line: MarkedLine) -> bool:
    """Closing words in a script without capitals: `并要求…；` between `(f)` and paragraph 5 (A/RES/79/56).

    The list must end as one does, hang from a paragraph that opens it, and the next paragraph have the next number.
    """
    above, first = walk.previous, line.text[:1]
    if not first.isalpha() or first.lower() != first.upper() or line.ending not in LIST_ENDS:
        return False
    if above is None or above.kind is not Kind.SUBPARAGRAPH or above.line.ending not in LIST_ENDS:
        return False
    if walk.owner is None or not (walk.operative or walk.annex):
        return False
    below = next(walk.following(), None)
    opens = walk.blocks[walk.owner].line.ending in CHAPEAU_ENDS
    return opens and below is not None and _number(below) == walk.number + 1


def _next_number(walk: Walk) -> int:
    return next((number for line in walk.following() if (number := _number(line))), 0)


def _number(line: MarkedLine) -> int:
    """What a line with the number of a paragraph counts; 0 for any other."""
    read = line.readings[0] if line.label and line.readings else None
    return read.value if read is not None and read.shape == "number" else 0
