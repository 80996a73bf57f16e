"""Where a footnote mark could stand: every group of digits, and every tail of one, with its surroundings.

In the text a mark is bare digits glued to what precedes it: `2005,1`, `defenders6`, `for 20167 and` (2016 and note 7),
`59/3009` (resolution 59/300 and note 9), in Arabic `(3)`. Decoys look the same: `200,000`, `COVID-19`, `article 4`.
What surrounds a candidate is put into a short signature; how often each signature is a mark in real texts was counted
over thousands of them and is data (generator/languages/marks.json, made by `python -m tests.corpus.learn_marks`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Set
from dataclasses import dataclass
from heapq import merge

from generator.languages import Language
from generator.recognition.closings import closing_pieces
from generator.recognition.segmentation import NUMBER_AND_TITLE
from generator.recognition.source import Line

DIGITS = re.compile(r"[0-9][0-9]*")
"""A set at its beginning is what a search skips to; to a `+` it would go letter by letter, at half the speed."""
STARS = re.compile(r"(?<=[^\s*])[ \u00a0]?(\*{1,4})(?!\*)(?=\S|\s*$)|(?<=[^\s*])(\*{1,4})(?=\s)")
LABEL_CELL = re.compile(r"[\s\u00a0]*[(’‘'\"]?\w{1,4}(?:\.\w{1,3})*[)’‘'\"]?[ .\-–]{0,3}(?=\t)")
NUMBER_OF_YEAR = re.compile(r"[A-Za-z]\((?:19|20)\d\d\)$")
"""`CM/Rec(2024)` before a digit: the number of a recommendation. `1325 (2000)` is whole, a mark may follow it."""
YEAR_OF_WORD = re.compile(r"\b[^\W\d_A-Z]\w+ \((?:19|20)\d\d\)$")
"""`recommendation (2019)`: a digit behind may be its number; behind `Regulations (2005)` it is a mark."""
IN_A_LIST = re.compile(r"(?<![^\s(\u00a0])(\d{1,3}),[ \u00a0]?$")
"""`paragraphs 4,5 and 6`: what follows is no note cited again; a list does not count down, so `Agenda 21,7` is one.
Behind a space (`chapters 1, 2, 3`) it is no mark at all: none of 340 places where numbers count up so."""
GROUPED = re.compile(r"[,.]\d{3}(?!\d)")
"""`2,560` people: the first digits of a large number."""
UNDER_A_NUMBER = re.compile(r"\d ?\($")
"""`article 16(1)`: the number of a paragraph, printed like a mark in Arabic (A/HRC/RES/57/15)."""
STOP_AND_SPACE = re.compile(r"[,;.،؛。；”»][ \u00a0]$")
LAST = "stop space"
"""What stands before digits that end a paragraph: `… for Sustainable Development; 4` (A/RES/72/222), whatever the stop.
Nothing but a mark stands there; each stop for itself was seen too seldom to tell."""
COLON_AND_SPACE = (": ", "： ")
"""`Abstentions: 3`: what is counted, never a mark."""
NUMBER_SIGNS = ("№", "#", "§")
OF_A_YEAR = re.compile(r"(?<!\d|/)(?:19|20)\d\d/$")
YEARLY = re.compile(r"\d{1,2}(?!\d)")
LONGEST_MARK = 3
MOST_RESOLUTIONS = 400
FIRST_YEAR, LAST_YEAR = 1800, 2100


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place where a mark could stand: line index, offsets of the printed mark, its number, its surroundings."""

    line: int
    start: int
    end: int
    number: str
    signature: tuple[str, str, str]
    may_repeat: bool = True
    """Whether a note cited before may be cited again here; where digits stand in a list or a number they may not."""


def candidates(lines: tuple[Line, ...], numbers: Set[str], language: Language) -> Iterator[Candidate]:
    """Every place where one of `numbers` could be a mark, in reading order."""
    stars = any(number.startswith("*") for number in numbers)
    for index, line in enumerate(lines):
        text = line.text
        has_digits = DIGITS.search(text) is not None
        if has_digits and closing_pieces(line.content, language):
            continue  # `81e séance plénière`, `30 juin 2025`: they have numbers of their own and no notes.
        if not has_digits and not stars:
            continue
        label = LABEL_CELL.match(text)
        title = NUMBER_AND_TITLE.match(text)
        first = title.start("title") if title else label.end() if label else 0
        found = _of_line(index, text, first, numbers, language)
        yield from merge(found, _stars(index, text, first, numbers), key=_end) if stars else found


def _end(candidate: Candidate) -> int:
    """Where a candidate ends: tails of the same digits stay together."""
    return candidate.end


def _stars(index: int, text: str, first: int, numbers: Set[str]) -> Iterator[Candidate]:
    for match in STARS.finditer(text, first):
        group = 1 if match[1] else 2
        if match[group] in numbers:
            yield Candidate(index, match.start(group), match.end(group), match[group], ("*", "", ""))


def _of_line(index: int, text: str, first: int, numbers: Set[str], language: Language) -> Iterator[Candidate]:
    """The ways to read each group of digits from `first` on: the whole of it, and its tails."""
    words_start, words_end = len(text) - len(text.lstrip()), len(text.rstrip())
    for match in DIGITS.finditer(text, first):
        start, end = match.span()
        for begin in range(max(start, end - LONGEST_MARK), end):
            number = text[begin:end]
            if number not in numbers or (begin <= words_start and end < words_end):
                continue  # `12th plenary meeting`: a mark has words before it, or its line for itself
            if _is_counted(text, start, begin, number):
                continue
            if not (begin == start and NUMBER_OF_YEAR.search(text, max(begin - 12, 0), begin)):
                yield _candidate(index, text, start, begin, end, language)


def _is_counted(text: str, start: int, begin: int, number: str) -> bool:
    """Whether the digits are the number of something for certain: `№ 1`, `chapters 1, 2`, `2020/14` of the Economic and
    Social Council.

    So is the last digit of a year: none of 51,305 in real texts is a mark. No year has as many as 100 resolutions of
    that Council, so 2020/144 may be 2020/14 and note 4.
    """
    if begin - start == 3 and len(number) == 1 and _is_year(text, start) and text[start - 1 : start] != "/":
        return True
    before = text[max(begin - 2, 0) : begin]
    if before.strip()[-1:] in NUMBER_SIGNS or before.replace("\u00a0", " ") in COLON_AND_SPACE:
        return True
    if before[-1:] in (" ", "\u00a0") and _counts_on(text, begin, number):
        return True
    return (
        begin > start
        and OF_A_YEAR.search(text, max(start - 6, 0), start) is not None
        and YEARLY.match(text, start) is not None
    )


def _is_year(text: str, start: int) -> bool:
    return FIRST_YEAR <= int(text[start : start + 4]) <= LAST_YEAR


def _candidate(index: int, text: str, start: int, begin: int, end: int, language: Language) -> Candidate:
    """The digits from `begin` to `end`, of a group that starts at `start`, as a mark."""
    number = text[begin:end]
    after = _after(text, end, number, language)
    last = after == "end" and STOP_AND_SPACE.search(text, max(begin - 2, 0), begin)
    before = LAST if last else _before(text, start, begin)
    rest = _rest(text, start, begin)
    again = after not in ("date", "unit") and rest in ("whole", "year")
    again = again and not _counts_on(text, begin, number) and not _of_a_number(text, begin, end)
    return Candidate(index, begin, end, number, (before, f"{rest}{len(number)}", after), again)


def _counts_on(text: str, begin: int, number: str) -> bool:
    """Whether `number` goes on with a list of numbers."""
    listed = IN_A_LIST.search(text, max(begin - 7, 0), begin)
    return listed is not None and int(number) > int(listed[1])


def _of_a_number(text: str, begin: int, end: int) -> bool:
    """Whether digits are part of a number or count what is under one: no note is cited again there."""
    return bool(GROUPED.match(text, end) or UNDER_A_NUMBER.search(text, max(begin - 3, 0), begin))


def _before(text: str, start: int, begin: int) -> str:
    """What stands directly before the mark, and before that where it tells something."""
    if begin > start:
        return "digit"
    if begin == 0:
        return "start"
    character = text[begin - 1]
    previous = _class(text[begin - 2]) if begin > 1 else "start"
    if character.isalpha():
        return _word(text, begin)
    if character == "\t":
        return "tab"
    if character in " \u00a0":
        return f"space {previous}"
    if character == ".":
        return f".{_abbreviation(text, begin - 1)}"
    if character == ")" and YEAR_OF_WORD.search(text, max(begin - 30, 0), begin):
        return ")year"
    return f"{character}{previous}" if character in ",.;:)(-–/”»\"'’" else _class(character)


def _abbreviation(text: str, end: int) -> str:
    """What a full stop at `end` closes: a symbol (`A/79/7/Add.1`), a short word (`No.1`), or a sentence (`group.1`)."""
    begin = end
    while begin and not text[begin - 1].isspace() and end - begin < 40:
        begin -= 1
    token = text[begin:end]
    if "/" in token:
        return "symbol"
    if token[-1:].isdigit():
        return "digit"
    if len(token) < 2 or token[-2:-1] == ".":
        return "single"
    return "short" if len(token) < 4 else _class(token[-1])


def _word(text: str, end: int) -> str:
    """The kind of word that ends at `end`: chemical symbols and document letters are capitals."""
    begin = end
    while begin and text[begin - 1].isalpha() and end - begin < 8:
        begin -= 1
    word = text[begin:end]
    if not word.isascii():
        return word[-1] if "\u3400" <= word[-1] <= "\u9fff" else "letter"
    if word.isupper():
        return f"capitals{min(len(word), 4)}"
    return "letter"


def _rest(text: str, start: int, begin: int) -> str:
    """The digits before the mark in the same group: a year, the number of a document, a day."""
    if begin == start:
        return "whole"
    digits = text[start:begin]
    before = text[start - 1] if start else ""
    if len(digits) == 4 and FIRST_YEAR <= int(digits) <= LAST_YEAR and before != "/":
        return "year"
    if before == "/":
        return _document_number(text, start, digits)
    place = before if before in ",.-‑–(" else " "
    return f"{place}{min(len(digits), 5)}"


def _document_number(text: str, start: int, digits: str) -> str:
    """Digits after a stroke: `59/300` of a resolution, `A/78/11` of a document.

    No session has adopted as many as 400 resolutions, so 59/3009 is 59/300 and note 9; documents are numbered higher.
    """
    end = start + len(digits)
    while end < len(text) and text[end].isdigit():
        end += 1
    session = start - 1
    while session and text[session - 1] in "0123456789":
        session -= 1
    if text[max(session - 1, 0) : session] in ("/", "-"):
        return f"document/{min(len(digits), 5)}"
    if end - start == 4 and FIRST_YEAR <= int(text[start:end]) <= LAST_YEAR:
        return f"year/{len(digits)}"
    size = "impossible" if int(text[start:end]) > MOST_RESOLUTIONS else "possible"
    return f"{size}/{min(len(digits), 5)}"


def _after(text: str, end: int, number: str, language: Language) -> str:
    """What follows the mark; a number followed by its date is whole (`63/51 du 2 décembre 2008`).

    Two marks may stand together: `the reports;4,5`.
    """
    tail = text[end : end + 40].replace("\u00a0", " ").replace("\u202f", " ")
    rest = tail.strip()
    if not rest:
        return "end"
    if tail[0] == "," and re.match(rf"{int(number) + 1}(?![0-9/])", tail[1:]):
        return ",next"
    if language.pattern("dated").match(tail):
        return "date"
    if language.pattern("unit").match(tail):
        return "unit"
    if tail[0] == "\t":
        return "tab"
    if tail[0] in " \u00a0":
        return f"space {_class(rest[0])}"
    if tail[0] in ",.;:)(-–/%”»\"'’،،؛，。；、）":
        following = _class(tail[1]) if len(tail) > 1 else "end"
        return f"{tail[0]}{following}"
    return tail[0] if "\u3400" <= tail[0] <= "\u9fff" else _class(tail[0])


def _class(character: str) -> str:
    if character.isdigit():
        return "digit"
    if character.isalpha():
        if "\u3400" <= character <= "\u9fff":
            return "han"
        return "capital" if character.isupper() else "letter"
    return "space" if character.isspace() else character
