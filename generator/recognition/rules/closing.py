"""The lines that close a resolution or one of its parts: meeting, date, and what is printed of the vote below them."""

from __future__ import annotations

from dataclasses import replace

from generator.diagnostics import Code, Position
from generator.document.model import Kind
from generator.recognition.closings import STOPS, closing_pieces
from generator.recognition.lines import MarkedLine
from generator.recognition.structure import CHAPEAU_ENDS, Walk

BRACKETS = ("[", "]")
"""Arabic files have them either way round (A/HRC/RES/57/20)."""
LONGEST_VOTE = 60
"""So many lines at most are looked at for the bracket that ends a note on the vote."""


def told_closing(walk: Walk, line: MarkedLine) -> bool:
    """The meeting and the date that close the text, in any wording (`Octava sesión plenaria`, `21 июля 20221 года`)"""
    if not line.closing:
        return False
    adoption = walk.parts[-1].adoption
    if adoption.meeting if line.closing == "meeting" else adoption.date_line:
        _keep_second(walk, line)
    else:
        _close(walk, line.closing, line.text, line.position)
    return True


def _keep_second(walk: Walk, line: MarkedLine) -> None:
    """A second meeting or date is told, and stays a paragraph."""
    walk.report(Code.LINE_UNRECOGNIZED, f"a second closing line: {line.text!r}", line.position)
    walk.add(Kind.PARAGRAPH, line)


def closing(walk: Walk, line: MarkedLine) -> bool:
    """`76th plenary meeting`, `18 December 2007`: on two lines or one, in either order.

    A second meeting behind them (a text adopted anew) is told and stays a paragraph of the body.
    """
    if line.label or line.references or walk.annex or not walk.blocks:
        return False
    pieces = closing_pieces(line.text, walk.language)
    if not pieces:
        return False
    adoption = walk.parts[-1].adoption
    taken = {"meeting": adoption.meeting, "date": adoption.date_line}
    if any(taken[name] for name, _, _ in pieces) or (adoption.date_line and walk.closed_at != len(walk.blocks)):
        if not walk.closed:
            return False
        _keep_second(walk, line)
        return True
    for name, text, offset in pieces:
        _close(walk, name, text, replace(line.position, column=line.position.column + offset))
    return True


def _close(walk: Walk, name: str, text: str, position: Position) -> None:
    """Add a closing line to the part that is being read."""
    part = walk.parts[-1]
    before = part.adoption
    first = before if before.meeting or before.date_line else replace(before, position=position)
    if name == "meeting":
        added = replace(first, meeting=text, date_first=bool(first.date_line))
    else:
        added = replace(first, date_line=text, date=walk.language.date(text))
    walk.parts[-1] = replace(part, adoption=added)
    walk.closed, walk.closed_at = True, len(walk.blocks)


def vote(walk: Walk, line: MarkedLine) -> bool:
    """What is printed of the vote below the closing lines: no annex, for no number or title of a text stands in it.

    `[Adopted without a vote.]`, or in brackets too the States that were in favour, against and abstaining, over
    several lines (Human Rights Council); without brackets `In favour:` and the States on the next line.
    """
    if walk.annex or not walk.closed or line.opens_annex:
        return False
    if walk.index > walk.vote_end:
        walk.vote_end = _vote_end(walk, line)
    if walk.index > walk.vote_end:
        return False
    walk.add(Kind.PARAGRAPH, line)
    return True


def _vote_end(walk: Walk, line: MarkedLine) -> int:
    """The index of the last line of the note on the vote that begins here; -1 when none does.

    Where the closing bracket was forgotten the note ends above the word `Annex`, or below the last of the States.
    """
    if line.text.startswith(BRACKETS):
        last = -1
        for index in range(walk.index, min(walk.index + LONGEST_VOTE, len(walk.lines))):
            if walk.lines[index].text.rstrip(STOPS).endswith(BRACKETS):
                return index
            if walk.language.matches("annex", walk.lines[index].text):
                return index - 1
            if walk.language.matches("voters", walk.lines[index].text):
                last = min(index + 1, len(walk.lines) - 1)
        return last
    if walk.language.matches("vote", line.text):
        return walk.index
    if not walk.language.matches("voters", line.text):
        return -1
    if line.ending not in CHAPEAU_ENDS:
        return walk.index
    ahead = range(walk.index + 1, min(walk.index + LONGEST_VOTE, len(walk.lines)))
    return next((index for index in ahead if walk.lines[index].text), walk.index)
