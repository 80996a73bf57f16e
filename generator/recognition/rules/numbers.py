"""Lines with a printed number or list label: operative paragraphs, sections, sub-paragraphs."""

from __future__ import annotations

import re
from itertools import islice

from generator.diagnostics import Code
from generator.document.model import Kind
from generator.languages import KEPT_SHAPES, SECTION_SHAPES, Reading, readings
from generator.recognition.lines import COUNTS, SENTENCE_ENDS, MarkedLine
from generator.recognition.structure import CHAPEAU_ENDS, Walk

INSERTED = "inserted number"
TOP_SHAPES = ("number", "bare number", INSERTED)
LONGEST_SECTION_TITLE = 200
LONGEST_COUNT = 4
"""`二十一、` has four signs."""
MOST_AHEAD = 60
"""So many lines at most are looked at for the next label."""
SECOND_LABEL = re.compile(r"(?P<label>[^\t]{1,12})\t|(?P<spaced>\(?[^\W\d_]{1,4}\)|\d{1,3}\.)[ \u00a0]")


def numbered(walk: Walk, line: MarkedLine) -> bool:
    """`7. Also urges …`: an operative paragraph, in an annex a numbered one; `1.` under a chapeau is a list item."""
    read = _top_reading(line)
    if read is None or _is_nested(walk, read):
        return False
    if walk.annex:
        if read.shape == "bare number" and not _counts_on(walk, read):
            return False
        walk.number = read.value
        walk.paragraph(Kind.PARAGRAPH, line, read.ordinal)
        return _open_inner(walk, line)
    if read.shape == "bare number" and read.value != walk.number + 1:
        return False
    if not _follows(walk, read):
        message = f"paragraph {read.ordinal} follows paragraph {walk.number}"
        walk.report(Code.NUMBER_SKIPPED, message, line.position)
    walk.number = read.value
    walk.operative = True
    walk.paragraph(Kind.OPERATIVE, line, read.ordinal)
    return _open_inner(walk, line)


def counted(walk: Walk, line: MarkedLine) -> bool:
    """`二、…。` in an annex: paragraph 2 of a treaty in Chinese (A/RES/79/243), whose number stays in its words.

    With `㈠` right behind its number the paragraph opens the list of `㈡` too.
    """
    at = line.text.find(COUNTS, 1, LONGEST_COUNT)
    if not walk.annex or line.label or at < 0 or line.ending not in SENTENCE_ENDS:
        return False
    values = [read.value for read in readings(line.text[: at + 1], walk.language.code) if read.shape in KEPT_SHAPES]
    if not values or values[0] not in (1, walk.counted + 1):
        return False
    walk.counted = values[0]
    walk.paragraph(Kind.PARAGRAPH, line, str(values[0]))
    inner = readings(line.text[at + 1 :].lstrip()[:1], walk.language.code)
    if any(reading.value == 1 for reading in inner):
        walk.lists.place(len(walk.blocks) - 1, inner, _next_readings(walk))
    return True


def _follows(walk: Walk, read: Reading) -> bool:
    """Whether the number is one a reader expects here: the next one, the same with a letter (`5A`), or 1 again.

    One that stands twice is told by generator/checks/numbers.py, which knows what else bears it.
    """
    if read.shape == INSERTED:
        return read.value == walk.number
    return read.value in (1, walk.number, walk.number + 1)


def _open_inner(walk: Walk, line: MarkedLine) -> bool:
    """Two labels on one line: `(a)<TAB>(i)<TAB>The conversion …` (A/RES/79/243) opens the list of (i) too.

    The second label stays in the words; `(ii)` after it goes on one level below (a), `(b)` with the list of (a).
    Behind a space it is a label when the next one goes on with it.
    """
    match = SECOND_LABEL.match(line.text)
    inner = readings((match["label"] or match["spaced"]).strip(), walk.language.code) if match else ()
    first = next((reading for reading in inner if reading.value == 1), None)
    if match is None or first is None:
        return True
    below = next((line.readings for line in islice(walk.following(), MOST_AHEAD) if line.label and line.readings), ())
    if match["label"] or any((read.shape, read.value) == (first.shape, 2) for read in below):
        walk.lists.place(len(walk.blocks) - 1, inner, _next_readings(walk))
    return True


def _top_reading(line: MarkedLine) -> Reading | None:
    return next((reading for reading in line.readings if reading.shape in TOP_SHAPES), None)


def _counts_on(walk: Walk, read: Reading) -> bool:
    return read.value in (1, walk.number + 1)


def _is_nested(walk: Walk, read: Reading) -> bool:
    """Whether `1.` is an item of the list under the paragraph before it and not a paragraph of its own.

    It is when that paragraph opens a list (`… as follows:`) and the running number does not come to it; and its list
    goes on (`2.`, `3.`) until the running number does.
    """
    if read.shape == INSERTED:
        return False
    if walk.lists.expects(read.shape, read.value) and read.value != walk.number + 1:
        return True
    if walk.lists.expects(read.shape, read.value):
        return _runs_into(walk, read)
    above = walk.previous
    if read.value != 1 or above is None or not (walk.number or walk.counted or above.kind is Kind.SUBPARAGRAPH):
        return False
    return above.line.ending in CHAPEAU_ENDS and above.kind is not Kind.HEADING


def _runs_into(walk: Walk, read: Reading) -> bool:
    """The number fits both the inner list and the running one: the one it does not fit would come again later."""
    numbers = [reading.value for line in walk.following() if (reading := _top_reading(line))]
    return read.value in numbers[:40]


def section(walk: Walk, line: MarkedLine) -> bool:
    """`I. General guidelines`, `A. Scope`: a labelled heading; `III` alone: a heading that is its own label."""
    read = next((reading for reading in line.readings if reading.shape in SECTION_SHAPES), None)
    if read is None or walk.lists.expects(read.shape, read.value):
        return False
    if len(line.text) > LONGEST_SECTION_TITLE or (line.text and line.ending in ";,:：；，،؛。"):
        return False
    return walk.heading(line, read.ordinal)


def list_item(walk: Walk, line: MarkedLine) -> bool:
    """`(a) To cooperate …`, `(i) …`, `– …`: a sub-paragraph, its depth read from the sequence of labels."""
    if not line.readings or not line.label:
        return False
    following = _next_readings(walk)
    _after_interjection(walk, line)
    place = walk.lists.place(len(walk.blocks), line.readings, following)
    if place.skipped and place.reading.value > 1:
        walk.report(Code.NUMBER_SKIPPED, f"{line.label} does not follow the label before it", line.position)
    if place.level == 1 and place.reading.value <= 1:
        _choose_owner(walk)
    owner = walk.owner if walk.owner is not None else walk.annex_heading
    parent = place.parent if place.parent is not None else owner
    walk.add(Kind.SUBPARAGRAPH, line, ordinal=place.reading.ordinal, level=place.level, parent=parent)
    return _open_inner(walk, line)


def _after_interjection(walk: Walk, line: MarkedLine) -> None:
    """A list that starts again, with the shape of one that is open, under a heading or a paragraph without a label.

    It hangs from that paragraph, or from whatever a list under that heading hangs from; words with a colon right
    before the heading wait for their items. A list of another shape goes one level deeper (S/RES/2612).
    """
    first = line.readings[0]
    interjected, walk.interjected = walk.interjected, None
    if first.value > 1 or not walk.lists.has(first.shape):
        return
    if interjected is not None:
        walk.owner = interjected
        walk.lists.clear()
    elif walk.previous is not None and walk.previous.kind is Kind.HEADING:
        above = next((block for block in reversed(walk.blocks[-4:]) if block.kind is not Kind.HEADING), None)
        if above is None or above.line.ending not in CHAPEAU_ENDS:
            walk.lists.clear()


def _next_readings(walk: Walk) -> tuple[Reading, ...]:
    """The readings of the next list label; a new numbered paragraph ends the list."""
    for line in islice(walk.following(), MOST_AHEAD):
        if line.label and line.readings and line.readings[0].shape not in TOP_SHAPES:
            return line.readings
        if line.readings:
            return ()
    return ()


def _choose_owner(walk: Walk) -> None:
    """A list directly under a heading hangs from it, unless the paragraph above the heading opens a list.

    A table between them is no matter (A/RES/79/255 in Arabic, which letters the notes under a table).
    """
    above = len(walk.blocks) - 1
    while above >= 0 and walk.blocks[above].kind is Kind.TABLE:
        above -= 1
    if above < 0 or walk.blocks[above].kind not in (Kind.HEADING, Kind.ANNEX_TITLE, Kind.ANNEX_HEADING):
        return
    if walk.owner is None or walk.blocks[walk.owner].line.ending not in CHAPEAU_ENDS:
        walk.owner = above
