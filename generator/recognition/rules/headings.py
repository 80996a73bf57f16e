"""Lines that are no sentence and stand above others: section numbers, titles, captions."""

from __future__ import annotations

import re
from itertools import islice, takewhile

from generator.document.model import Kind
from generator.languages import KEPT_SHAPES, SECTION_SHAPES, readings
from generator.recognition.closings import closing_pieces
from generator.recognition.leads import Lead, leads_of
from generator.recognition.lines import COMMAS, SEMICOLONS, SENTENCE_ENDS, MarkedLine
from generator.recognition.structure import CHAPEAU_ENDS, PARAGRAPH_ENDS, Walk, form_of

HEADING_LENGTH = 160
LONGEST_HEADING = 400
SHORT_TITLE = 60
"""`Humanitarian assistance` is a heading though a verb in italics has once opened with these words."""
LONGEST_CAPTION = 23
"""`Targets:`, `Reason for listing:` are headings in an annex, longer words with a colon bring something in."""
HAN = re.compile(r"[\u3400-\u9fff]")
LETTERS_OF_HAN = 3
"""`因此，我们努力采取以下行动：` in E/RES/2021/20 says in 14 signs what English says in 53 letters."""
LONGEST_SECTION_NUMBER = 16
"""`ثامنا وعشرين` has twelve signs."""
LONGEST_NUMERAL = 3
"""`二十一` has three signs; a longer word may be the first of several that count (Arabic 22)."""
WELL_KNOWN = 20
"""A verb that leads this many operative paragraphs opens one also between the items of a list."""
PREAMBULAR_ENDS = COMMAS + SEMICOLONS
"""A line that ends so is a paragraph, or a part of one."""
LIST_OF_NAMES = 5
COUNTS = re.compile(r"\d|\b[IVXL]+\b")
SIGNATURE = re.compile(r"\([^()\d]{3,20}\)\s+\S")
MOST_UNDER_SIGNATURE = 4
MOST_IN_LIST = 60
"""So many blocks of the list around it at most are looked at for what a caption is."""


def body_heading(walk: Walk, line: MarkedLine) -> bool:
    """`Follow-up` on a line of its own; the paragraph before it keeps the lists that come."""
    if walk.annex or line.label or not (is_heading(walk, line) or _is_caption(walk, line)):
        return False
    lead = leads_of(line.text, walk.language.code)
    if is_known_chapeau(line, lead):
        return False
    tells = line.tabs == 1 or not walk.tabbed
    if tells and lead is not None and (len(line.text) > SHORT_TITLE or lead.preambular + lead.operative >= WELL_KNOWN):
        return False
    return walk.heading(line, section_ordinal(walk, line.text))


def is_known_chapeau(line: MarkedLine, lead: Lead | None) -> bool:
    """`Noting with satisfaction:` (E/RES/2023/5): words that open many paragraphs, over a list, whatever its tabs."""
    return lead is not None and line.ending in CHAPEAU_ENDS and lead.preambular + lead.operative >= WELL_KNOWN


def is_heading(walk: Walk, line: MarkedLine) -> bool:
    """A line that is no sentence, stands alone and has something under it."""
    return looks_like_heading(walk, line) and (is_section_number(walk, line.text) or _stands_above(walk, line))


def looks_like_heading(walk: Walk, line: MarkedLine) -> bool:
    """A line that is no sentence and stands alone, by its length, its end and its place."""
    if line.label or len(line.text) > LONGEST_HEADING:
        return False
    if "\t" in line.text:
        return _is_line_of_names(walk, line)
    if is_section_number(walk, line.text) or _is_section_title(walk, line) or _is_like_another(walk, line):
        return True
    return not _under_signature(walk, line) and not _is_remark(line) and _stands_out(walk, line)


def _stands_out(walk: Walk, line: MarkedLine) -> bool:
    """Whether tabs, length and end are those of a heading.

    Where the source tells paragraphs by one tab before them (the Word dumps), any other number of tabs tells a
    heading: 99.9 % in 6,000 texts. Elsewhere a run of short lines is a list of names.
    """
    if walk.tabbed and not walk.annex and line.tabs != 1:
        return line.ending not in PREAMBULAR_ENDS and (len(line.text) <= HEADING_LENGTH or not _is_sentence(line))
    if line.tabs >= 2:
        return line.ending not in PARAGRAPH_ENDS and not _brings_in(walk, line)
    if walk.tabbed and walk.annex and not line.tabs and line.ending in CHAPEAU_ENDS:
        return _is_short_caption(line)
    if _is_sentence(line):
        return False
    if len(line.text) > HEADING_LENGTH:
        return _goes_on_title(walk, line)
    if walk.tabbed and walk.annex:
        bare = line.tabs == 0 or _stands_over_number(walk)
        return bare and line.text[:1] not in "([" and not _is_among_names(walk, line)
    return _stands_alone(walk)


def _is_among_names(walk: Walk, line: MarkedLine) -> bool:
    """Whether so many short lines stand together that they are a list of names, and none of them counts.

    Four at most are headings, and some of these do (`Chapter IX`, `Final provisions`, `Article 59`, its title).
    """
    if line.tabs:
        return False
    below = takewhile(_is_bare, islice(walk.following(), LIST_OF_NAMES))
    blocks = islice(reversed(walk.blocks), LIST_OF_NAMES)
    above = takewhile(_is_bare, (block.line for block in blocks if block.kind in (Kind.HEADING, Kind.PARAGRAPH)))
    run = [line, *below, *above]
    return len(run) >= LIST_OF_NAMES and not any(COUNTS.search(one.text) for one in run)


def _is_bare(line: MarkedLine) -> bool:
    """A short line without tab, label, cells and stop."""
    short = 0 < len(line.text) <= HEADING_LENGTH and not _is_sentence(line)
    return short and not line.tabs and not line.label and "\t" not in line.text


def _brings_in(walk: Walk, line: MarkedLine) -> bool:
    """`States Parties … undertake to ensure that:` over (a), (b) (A/HRC/RES/54/18): a paragraph, whatever its tabs."""
    below = next(walk.following(), None)
    listed = below is not None and bool(below.label) and not below.label[0].isdigit()
    return listed and line.ending in CHAPEAU_ENDS and not _is_short_caption(line)


def _is_short_caption(line: MarkedLine) -> bool:
    if len(line.text) > LONGEST_CAPTION:
        return False
    return len(line.text) + (LETTERS_OF_HAN - 1) * len(HAN.findall(line.text)) <= LONGEST_CAPTION


def _is_sentence(line: MarkedLine) -> bool:
    return line.ending in SENTENCE_ENDS


def is_section_number(walk: Walk, text: str) -> bool:
    """`II` or `A.` and nothing else."""
    short = len(text) <= LONGEST_SECTION_NUMBER
    return short and any(reading.shape in SECTION_SHAPES for reading in readings(text, walk.language.code))


def _is_like_another(walk: Walk, line: MarkedLine) -> bool:
    """`Article 13.`, where `Article 12` is a heading (A/RES/79/243): the same words, another number."""
    return len(line.text) <= SHORT_TITLE and form_of(line) in walk.heading_forms


def _is_section_title(walk: Walk, line: MarkedLine) -> bool:
    """The title under a section number, wherever its tabs put it (A/RES/79/258 B in Russian)."""
    before = walk.previous
    numbered = before is not None and before.kind is Kind.HEADING and is_section_number(walk, before.line.text)
    return numbered and not _is_sentence(line)


def _goes_on_title(walk: Walk, line: MarkedLine) -> bool:
    """The long second line of the title of an annex (A/RES/79/243: the second title of the Convention)."""
    before = walk.previous
    return before is not None and before.kind is Kind.ANNEX_TITLE and walk.tabbed and not line.tabs


def _is_line_of_names(walk: Walk, line: MarkedLine) -> bool:
    """Several short names in columns on one line of the body (the judges in S/RES/2081), as one name alone is.

    What makes it a heading is the rule of the interchange format: no sentence, 160 characters at most, alone.
    """
    short = len(line.text) <= HEADING_LENGTH and not _is_sentence(line)
    named = all(" " in name.strip() for name in line.text.split("\t"))
    return short and named and walk.tabbed and not walk.annex and line.tabs == 1


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


def _stands_above(walk: Walk, line: MarkedLine) -> bool:
    """Whether something stands under this line that it can be the heading of.

    The last line of a text or of an annex is none (`List Update for Alias: …` in S/RES/2270); nor is a line without
    tabs between two headings that have tabs: it is what the first one is about (the posts in A/RES/75/293).
    """
    below = next(walk.following(), None)
    if below is None:
        return False
    if not below.label and below.tabs != 1 and walk.language.matches("annex", below.text):
        return False
    if walk.annex:
        paragraph = _is_brought_in(walk, line) or _is_between_headings(walk, line, below) or _is_broken_off(line, below)
        return not paragraph
    return bool(below.label) or not closing_pieces(below.text, walk.language)


def _is_brought_in(walk: Walk, line: MarkedLine) -> bool:
    """`Impellers`, `Casings`, where the item of a list above ends with `the following components:` (S/RES/1454)."""
    above = walk.previous
    if line.tabs or above is None or line.ending in CHAPEAU_ENDS:
        return False
    if above.kind is Kind.SUBPARAGRAPH:
        return above.line.ending in CHAPEAU_ENDS
    bare = above.kind is Kind.PARAGRAPH and not above.line.label and not above.line.tabs
    return bare and bool(walk.lists) and (above.line.ending in CHAPEAU_ENDS or not _is_sentence(above.line))


def _is_between_headings(walk: Walk, line: MarkedLine, below: MarkedLine) -> bool:
    above = walk.previous
    if line.tabs or above is None or above.kind is not Kind.HEADING or above.line.tabs < 2 or below.label:
        return False
    return below.tabs > 1 or bool(walk.language.matches("table_note", below.text))


def _is_broken_off(line: MarkedLine, below: MarkedLine) -> bool:
    """A paragraph goes on below: `… of` / `17 October 2000;` (S/RES/2118, annex I)."""
    if line.tabs or below.tabs or below.label or not below.text:
        return False
    first = below.text[0]
    return below.ending in PREAMBULAR_ENDS and (first.islower() or first.isdigit() or first == "(")


def _stands_alone(walk: Walk) -> bool:
    following = next(walk.following(), None)
    if following is not None and _looks_alike(following):
        return False
    before = walk.previous
    return not (
        before is not None and before.kind is Kind.PARAGRAPH and not before.line.label and _looks_alike(before.line)
    )


def _stands_over_number(walk: Walk) -> bool:
    """Whether this line stands between the end of a paragraph and a numbered one."""
    above, below = walk.previous, next(walk.following(), None)
    ended = above is not None and above.line.ending in PARAGRAPH_ENDS
    return ended and below is not None and below.label[:1].isdigit()


def _looks_alike(line: MarkedLine) -> bool:
    return line.tabs == 1 and not line.label and len(line.text) <= HEADING_LENGTH and not _is_sentence(line)


def _is_caption(walk: Walk, line: MarkedLine) -> bool:
    """`Rule of law:` between two items of a list in which another caption is a heading (S/RES/2709)."""
    if line.ending not in CHAPEAU_ENDS or len(line.text) > SHORT_TITLE or not walk.lists:
        return False
    for block in islice(reversed(walk.blocks), MOST_IN_LIST):
        if block.kind is Kind.HEADING and block.line.ending in CHAPEAU_ENDS:
            return True
        if block.kind not in (Kind.SUBPARAGRAPH, Kind.PARAGRAPH):
            return False
    return False


def is_caption_in_list(walk: Walk, line: MarkedLine) -> bool:
    """`верховенство права:` between two items of one list (S/RES/2709 in Russian): no closing words, for it goes on."""
    if line.ending not in CHAPEAU_ENDS or len(line.text) > SHORT_TITLE:
        return False
    below = next(walk.following(), None)
    return below is not None and any(walk.lists.expects(read.shape, read.value) for read in below.readings)


def section_ordinal(walk: Walk, text: str) -> str:
    """What a heading counts: `II`, `A.` alone, `一 维持…` with a space where others have a tab (A/RES/79/298).

    So does a word with a colon behind it: `ألف: …` in S/RES/2713.
    """
    if is_section_number(walk, text):
        return readings(text, walk.language.code)[-1].ordinal
    word = text.partition(" ")[0]
    short = len(word) <= (LONGEST_SECTION_NUMBER if word.endswith(CHAPEAU_ENDS) else LONGEST_NUMERAL)
    first = readings(word, walk.language.code) if short else ()
    return next((reading.ordinal for reading in first if reading.shape in KEPT_SHAPES), "")
