"""The running heads and feet of text taken from a PDF: `A/RES/79/255`, the title, `24-24696`, `3/4`, in any order."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from generator.document.identity import SYMBOL_PATTERN
from generator.recognition.source import Line

SYMBOL = re.compile(rf"(?:{SYMBOL_PATTERN.pattern})(?!\w)", SYMBOL_PATTERN.flags)
"""The symbol, not the first letter of the title behind it."""
PAGE_NUMBER = re.compile(r"(?<![\w/])\d{1,3} ?/ ?\d{1,3}(?![\w/])")
JOB_NUMBER = re.compile(r"(?<!\w)\d{2}-\d{5}(?: \([A-Z]\))?(?!\w)")
BARCODE = re.compile(r"\*\d{6,8}\*")
REACH = 14
"""How many lines a running head and foot take together, at most."""


@dataclass(frozen=True, slots=True)
class Pages:
    """The page of every line, from 1, and which lines are running heads and feet."""

    numbers: tuple[int, ...]
    margins: frozenset[int]


def find_pages(lines: Sequence[Line], title: str, first: int) -> Pages:
    """Find where a page ends and the next begins, below the masthead, which ends at line `first`.

    `title` is that of the document, which running heads repeat.
    """
    margins: set[int] = set()
    numbers: list[int] = []
    page, index = 1, 0
    while index < len(lines):
        end = _head_end(lines, index, title) if index >= first else index
        if end > index:
            page += 1
            margins.update(range(index, end))
            numbers += [page] * (end - index)
            index = end
        else:
            numbers.append(page)
            index += 1
    return Pages(tuple(numbers), frozenset(margins))


def _head_end(lines: Sequence[Line], start: int, title: str) -> int:
    """The index behind a running head and foot that begin at `start`; `start` when none does.

    It holds two of page number, symbol, job number and bar code, or symbol or job number alone. All else in it are
    words of the title; only letters are compared, for the title itself may carry a footnote mark (A/RES/79/9).
    """
    if not lines[start].content:
        return start
    known = _letters(title)
    tokens: set[str] = set()
    end, words = start, ""
    for index in range(start, min(start + REACH, len(lines))):
        if not lines[index].content:
            continue
        rest, found = _without_tokens(lines[index].content)
        grown = words + _letters(rest)
        if not known.startswith(grown) or (not found and grown == words) or found & tokens:
            break
        tokens |= found
        words, end = grown, index + 1
    if not words and tokens in ({"symbol"}, {"job"}):
        return end
    whole = len(tokens) > 1 and (words in ("", known) or len(words) > 20)
    return end if whole else start


def _letters(words: str) -> str:
    return "".join(filter(str.isalpha, words))


def _without_tokens(content: str) -> tuple[str, set[str]]:
    """A line without symbol, job number and page number, and which of these it had."""
    found: set[str] = set()
    rest = content
    patterns = (("symbol", SYMBOL), ("job", JOB_NUMBER), ("page", PAGE_NUMBER), ("barcode", BARCODE))
    for name, pattern in patterns:
        match = pattern.search(rest)
        alone = match is not None and (match.start() == 0 or match.end() == len(rest))
        if match is not None and alone:
            found.add(name)
            rest = (rest[: match.start()] + " " + rest[match.end() :]).strip()
    return " ".join(rest.split()), found
