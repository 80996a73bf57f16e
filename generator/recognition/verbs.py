"""Verbs inside a paragraph that the print sets in italics: `…, and *requests* the Secretary-General …`.

About a third of the paragraphs of the Security Council carry some. Which phrases are italic, after which words and in
which kind of paragraph was counted over real texts; what is kept is a decision for each phrase and each surroundings
that differ from it (generator/languages/verbs.json, made by `python -m tests.corpus.learn_leads`).
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice

from generator.languages.loader import FOLDER
from generator.recognition.leads import group_of

TOKEN = re.compile(r"[^\W\d_]+(?:[’'\-‑][^\W\d_]+)*|\d+|[^\w\s]")
LONGEST = 200_000
"""Characters: a paragraph that is longer is none, and its words would fill the memory."""
Token = tuple[int, int, str]
"""Start, end and the word in lower case."""


@dataclass(frozen=True, slots=True)
class Verbs:
    """The phrases of one language and group: by first word the phrases, longest first; by phrase its decisions.

    A decision is kept under the phrase, the phrase and what stands before it, and two words of that; the longest
    surroundings known decide.
    """

    phrases: Mapping[str, tuple[tuple[str, ...], ...]]
    decisions: Mapping[str, bool]


def tokens(text: str) -> list[Token]:
    """The words, numbers and signs of a text with their places."""
    return [(*match.span(), match[0]) for match in TOKEN.finditer(_lowered(text))]


def _lowered(text: str) -> str:
    """The text in lower case; with a letter whose small form is longer (`İ`) in it, as it stands."""
    lowered = text.lower()
    return lowered if len(lowered) == len(text) else text


def surroundings(words: Sequence[str], index: int, kind: str, phrase: str) -> tuple[str, str, str]:
    """The names under which a decision is kept, the most general first."""
    before = words[index - 1] if index else ""
    earlier = words[index - 2] if index > 1 else ""
    general = f"{phrase}|{kind}"
    return general, f"{general}|{before}", f"{general}|{earlier} {before}"


def verbs_of(decisions: Mapping[str, int]) -> Verbs:
    """One part of verbs.json, ready for use."""
    phrases: dict[str, set[tuple[str, ...]]] = {}
    for name in decisions:
        words = tuple(name.split("|")[0].split(" "))
        phrases.setdefault(words[0], set()).add(words)
    by_length = {first: tuple(sorted(found, key=len, reverse=True)) for first, found in phrases.items()}
    return Verbs(by_length, {name: bool(decision) for name, decision in decisions.items()})


@cache
def _table(code: str, group: str) -> Verbs:
    data = json.loads((FOLDER / "verbs.json").read_text(encoding="utf-8"))
    return verbs_of(data.get(code, {}).get(group, {}))


def inner_spans(text: str, start: int, kind: str, code: str, organ: str) -> tuple[tuple[int, int], ...]:
    """The stretches of italics behind the lead, which ends at `start` (0: any word may be one)."""
    known = _table(code, group_of(organ))
    return tuple(find_spans(text, start, kind, known)) if known.phrases and len(text) <= LONGEST else ()


def find_spans(text: str, start: int, kind: str, known: Verbs) -> Iterator[tuple[int, int]]:
    """As `inner_spans`, with the phrases given."""
    lowered = _lowered(text)
    words: list[str] = TOKEN.findall(lowered)
    phrases = known.phrases
    likely = [index for index, word in enumerate(words) if word in phrases]
    found = [(index, length) for index in likely if (length := _phrase_at(words, index, kind, known))]
    if not found:
        return  # as in most paragraphs: where their words stand need not be known
    last, length = found[-1]
    places = [match.span() for match in islice(TOKEN.finditer(lowered), last + length)]
    reached = start
    for index, length in found:
        begin = places[index][0]
        if begin >= reached:
            reached = places[index + length - 1][1]
            yield begin, reached


def _phrase_at(words: Sequence[str], index: int, kind: str, known: Verbs) -> int:
    """How many words of an italic phrase begin here; 0 for none."""
    following = words[index + 1] if index + 1 < len(words) else ""
    for phrase in known.phrases[words[index]]:
        length = len(phrase)
        if length > 1 and phrase[1] != following:
            continue
        if length > 2 and tuple(words[index : index + length]) != phrase:
            continue
        names = surroundings(words, index, kind, " ".join(phrase))
        if next((known.decisions[name] for name in reversed(names) if name in known.decisions), False):
            return length
    return 0
