"""Reads how a resolution was voted on: the outcome, the counts, the names of states.

A file tells the counts up to three times: in the step of its adoption (`Adopted 24-0-23, 55th meeting`), in `<count>`
with the names of states, and in print below the text (Human Rights Council). In 48 of 423 real files that tell them
more than once they differ: a state that was not recognised is in no list and in no count (A/HRC/RES/55/14 in Spanish
has lost Romania), a number in words is not seen in print, `against` stands for `abstaining` (E/RES/2021/2). Metadata
are in English in the files of all languages.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.diagnostics import Code, Diagnostic
from generator.document.model import Vote
from generator.readers.akn.parsing import attribute_of, find, find_all, position, words_of
from generator.readers.safe_xml import Element

CODED = ("adoptedWithoutVote", "adoptedRecordedVote")
"""What AKN4UN has a word of its own for."""
WITHOUT_VOTE, COUNTED = "Adopted without vote", re.compile(r"Adopted \(?(\d+)-(\d+)-(\d+)\)?")
AT_MEETING = re.compile(r",\s+\d+(?:st|nd|rd|th)\b.*")
"""`, 8789th meeting` behind the outcome."""
WAYS = ("inFavour", "against", "abstaining")
NAMES = ("in favour", "against", "abstaining")


@dataclass(frozen=True, slots=True)
class _Way:
    """What a file says of one way to vote: the numbers it tells, the likeliest first among equals, and the states."""

    numbers: tuple[int, ...]
    states: tuple[str, ...]

    @property
    def number(self) -> int:
        """The number told most often; of two that are told once the step's, which people wrote."""
        return max(self.numbers, key=self.numbers.count, default=0)

    @property
    def named(self) -> tuple[str, ...]:
        """The states, unless there are more than votes: then some of them did not vote so."""
        return self.states if len(self.states) <= self.number else ()


def read_vote(root: Element) -> tuple[Vote | None, list[Diagnostic]]:
    """The vote and what is wrong with it; none where the parts of a resolution were voted on with different results."""
    printed = find(root, "vote")
    votings = find_all(root, "voting")
    if not votings:
        return (_vote(None, root, printed)[0] if printed is not None else None), []
    read = [_vote(voting, next(voting.iterancestors("{*}meta"), root), printed) for voting in votings]
    vote, remarks = read[0]
    if any(other != vote for other, _ in read):
        message = "its parts were voted on with different results: no vote is shown"
        return None, [Diagnostic(Code.VOTE_DISAGREES, message, position(votings[0]))]
    return vote, remarks


def _vote(voting: Element | None, within: Element, printed: Element | None) -> tuple[Vote, list[Diagnostic]]:
    outcome, step = attribute_of(voting, "outcome"), find(within, "step", outcome="adopted")
    words = (AT_MEETING.sub("", one) for one in (attribute_of(step, "by"), attribute_of(step, "as"), outcome))
    said = next((one for one in words if one.startswith("Adopted")), outcome)
    ways = _ways(said, voting, printed)
    recorded = any(way.number for way in ways)
    favour, against, abstaining = (way.number if recorded else None for way in ways)
    vote = Vote(
        outcome=outcome if outcome in CODED else _coded(said),
        in_favour=favour,
        against=against,
        abstaining=abstaining,
        states_in_favour=ways[0].named,
        states_against=ways[1].named,
        states_abstaining=ways[2].named,
    )
    where = position(within if voting is None else voting)
    return vote, [Diagnostic(Code.VOTE_DISAGREES, message, where) for message in _doubts(ways)]


def _coded(said: str) -> str:
    """The word of AKN4UN for what a step says in its own; 1,154 files of the Security Council have only the step's.

    What has no such word stays as it is: `Adopted unanimously`, `Adopted 14-0-1; voting by mail`.
    """
    if said == WITHOUT_VOTE:
        return CODED[0]
    return CODED[1] if COUNTED.fullmatch(said) else said


def _ways(said: str, voting: Element | None, printed: Element | None) -> list[_Way]:
    """What is told of each way to vote, by the step, the elements and the print, in this order."""
    counted = COUNTED.match(said)
    step = dict(zip(WAYS, counted.groups(), strict=True)) if counted else {}
    elements = {_way_of(one): one for one in (voting if voting is not None else ())}
    print_ = (
        {_way_of(one): one.get("normalized", "") for one in find_all(printed, "quantity")}
        if printed is not None
        else {}
    )
    ways = []
    for name in WAYS:
        element = elements.get(name)
        # A print without a number says 0: `ninguno`, and the dual of Arabic, are words.
        told = (step.get(name, ""), attribute_of(element, "value"), print_.get(name, "").lstrip("0"))
        ways.append(_Way(tuple(int(number) for number in told if number.isdecimal()), _states(element)))
    return ways


def _way_of(element: Element) -> str:
    return element.get("refersTo", "").lstrip("#")


def _states(count: Element | None) -> tuple[str, ...]:
    names = find_all(count, "organization") if count is not None else ()
    return tuple(words for one in names if (words := words_of(one)))


def _doubts(ways: Sequence[_Way]) -> Iterator[str]:
    """What the file says in two ways, and the names that are not as many as the votes."""
    for way, name in zip(ways, NAMES, strict=True):
        if len(set(way.numbers)) > 1:
            others = " and ".join(str(number) for number in sorted({*way.numbers} - {way.number}))
            yield f"{name}: told as {way.number} and as {others}; {way.number} is shown"
        if way.states and len(way.states) != way.number:
            shown = "" if way.named else "; they are not shown"
            yield f"{name}: {way.number} votes, {len(way.states)} states named{shown}"
