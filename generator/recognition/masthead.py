"""Reads the head of a document and its furniture: symbol, session, agenda item, dates, committee, title.

In the Word dump of A/RES/62/152 the symbol, session, agenda item and distribution exist only in the furniture at the
end, run together (`Distr.: General` / `6 March 2008Sixty-second session`).
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass

from generator.diagnostics import Code, Diagnostic, Position
from generator.document.identity import ORGANS_BY_SERIES, SYMBOL_PATTERN, Symbol, SymbolError
from generator.languages import LANGUAGES, Language, get
from generator.recognition.segmentation import BETWEEN_PARTS, NUMBER_AND_TITLE, Segments
from generator.recognition.source import Line

ODS_SYMBOL = re.compile(r"<<ODS DOC SYMBOL1>>\s*(?P<symbol>.*?)[\s*]*<<ODS DOC SYMBOL1>>")
ODS_JOB = re.compile(r"<<ODS JOB NO>>\s*(?P<job>[A-Z]?\d{5,9}[A-Z]?)\s*<<ODS JOB NO>>")
PRINTED_JOB = re.compile(r"\d{2}-\d{5}")
REPORT = re.compile(
    r"(?<![A-Za-z0-9/])(?:A|S|E|ST|TD|DP|CCPR|CAT)(?:/[A-Z0-9](?:[A-Za-z0-9\-]|\.(?=\w))*(?:\([A-Za-z0-9 ]+\))?)+"
)
PARTS = re.compile(f"(?<=[A-Z]){BETWEEN_PARTS}(?=[A-Z]$)")
SERIES = {organ.value: series for series, organ in ORGANS_BY_SERIES.items()}
FURNITURE_WINDOW = 60


@dataclass(frozen=True, slots=True)
class Head:
    """What head and furniture say, as printed."""

    symbol: Symbol | None
    organ_code: str
    number: str
    session_line: str
    agenda_item: str
    committee: str
    reports: tuple[str, ...]
    distribution: str
    distribution_date: datetime.date | None
    job_number: str
    printed_job_number: str
    adoption_line: Line | None
    committee_lines: tuple[Line, ...]
    number_line: Line | None
    adoption_date: datetime.date | None
    meeting: str
    agenda_title: str = ""
    symbol_made: bool = False
    """Whether the symbol is made from body and number only: then it does not say which parts the text has."""


def read_head(segments: Segments, language: Language) -> tuple[Head, tuple[Diagnostic, ...]]:
    """The head of a document and what is wrong with it."""
    furniture = [*segments.leading, *segments.trailing[:FURNITURE_WINDOW], *segments.trailing[-FURNITURE_WINDOW:]]
    ours = [*segments.head, *segments.title[:1]]
    adoption = _first(segments.head, "adoption", language)
    number_line = _first(segments.head, "number_line", language)
    committee_lines = _committee_lines(segments.head)
    committee_text = " ".join(line.content for line in committee_lines)
    committee = language.pattern("committee").search(committee_text)
    organ_code = _organ(segments, adoption, language)
    number = _number(ours, number_line, language)
    made = _made_symbol(organ_code, number)
    decision = _first((*segments.leading, *segments.head), "decision", language)
    symbol, diagnostics = _symbol(furniture, made, ours, decision)
    if symbol is not None:
        organ_code = symbol.organ.value
    distribution, distribution_date = _distribution(furniture, language)
    job = _search(ODS_JOB, furniture)
    printed_job = next((line.content for line in furniture if PRINTED_JOB.fullmatch(line.content)), "")
    meeting = _meeting(adoption, language)
    return Head(
        symbol=symbol,
        organ_code=organ_code,
        number=number,
        session_line=_matched(furniture, "session", language),
        agenda_item=_agenda_item(furniture, language),
        agenda_title=_agenda_title(segments.leading, language),
        committee=committee["committee"] if committee else "",
        reports=tuple(REPORT.findall(committee_text)),
        distribution=distribution,
        distribution_date=distribution_date,
        job_number=job["job"] if job else printed_job,
        printed_job_number=printed_job,
        adoption_line=adoption,
        committee_lines=committee_lines,
        number_line=number_line,
        adoption_date=language.date(adoption.content) if adoption else None,
        meeting=meeting,
        symbol_made=symbol is not None and symbol is made,
    ), diagnostics


def _first(lines: Iterable[Line], pattern: str, language: Language) -> Line | None:
    return next((line for line in lines if language.matches(pattern, line.content)), None)


def _committee_lines(head: Sequence[Line]) -> tuple[Line, ...]:
    """`[on the report of the Third Committee (A/62/439/Add.2)]`, over several lines if need be."""
    for start, line in enumerate(head):
        if line.content.startswith("["):
            end = start
            while end < len(head) - 1 and not head[end].content.endswith("]") and head[end].content:
                end += 1
            return tuple(line for line in head[start : end + 1] if line.content)
    return ()


def _organ(segments: Segments, adoption: Line | None, language: Language) -> str:
    """The body that speaks: by its enacting formula, else by its name in the adoption line."""
    for line in segments.body[:60]:
        for organ in language.organs:
            if organ.formula.match(line.content):
                return organ.code
    named = [organ.code for organ in language.organs if adoption and organ.name in adoption.content]
    return named[0] if named else ""


def _number(ours: Sequence[Line], number_line: Line | None, language: Language) -> str:
    if number_line is not None:
        match = language.matches("number_line", number_line.content)
        return match["number"] if match else ""
    for line in ours:
        titled = NUMBER_AND_TITLE.match(line.text)
        if titled:
            return titled["number"]
    return ""


def _symbol(
    furniture: Sequence[Line], made: Symbol | None, ours: Sequence[Line], decision: Line | None
) -> tuple[Symbol | None, tuple[Diagnostic, ...]]:
    """The symbol the furniture gives; without one, the symbol that body and number make.

    A decision is numbered like a resolution, 66/101, and may open with the same formula (Human Rights Council): where
    the head calls it one, at `decision`, no symbol of a resolution is made.
    """
    for line in furniture:
        match = ODS_SYMBOL.search(line.text)
        if match and match["symbol"]:  # A form of the UN not filled in says no symbol rather than a wrong one.
            position = line.position(match.start("symbol"))
            try:
                found = Symbol.parse(match["symbol"])
            except SymbolError as error:
                return None, (Diagnostic(Code.SYMBOL_INVALID, str(error), position),)
            return _agreed(found, made, position)
    alone = list(_symbols_alone(furniture))
    if alone:
        found, position = alone[0]
        other = next((one for one, _ in alone if _place(one) != _place(found)), None)
        if made is None and other is not None:
            return None, (Diagnostic(Code.SYMBOL_DISAGREES, f"the margins say {found} and {other}", position),)
        return _agreed(found, made, position)
    if made is not None and decision is not None:
        message = f"{decision.content!r}: a decision, not a resolution"
        return None, (Diagnostic(Code.NOT_A_RESOLUTION, message, decision.position()),)
    if made is not None:
        return made, ()
    position = ours[0].position() if ours else Position()
    return None, (Diagnostic(Code.SYMBOL_MISSING, "no symbol such as A/RES/62/152 in the text", position),)


def _symbols_alone(furniture: Sequence[Line]) -> Iterator[tuple[Symbol, Position]]:
    """Every symbol that stands alone on a line."""
    for line in furniture:
        printed = line.content.rstrip("*")  # A/RES/65/900* is what was printed anew, under the same symbol
        if SYMBOL_PATTERN.fullmatch(printed):
            with suppress(SymbolError):
                yield Symbol.parse(printed), line.position()


def _place(symbol: Symbol) -> tuple[str, str, str]:
    """What a symbol says besides its series and its parts."""
    return symbol.session, symbol.item, symbol.qualifier


def _made_symbol(organ_code: str, number: str) -> Symbol | None:
    number = PARTS.sub("-", number)
    try:
        return Symbol.parse(f"{SERIES[organ_code]}/{number}") if number and organ_code in SERIES else None
    except SymbolError:
        return None


def _agreed(found: Symbol, made: Symbol | None, position: Position) -> tuple[Symbol | None, tuple[Diagnostic, ...]]:
    """The symbol, when the number before the title agrees: no page is better than one at the address of another text.

    Files are made from older ones, and their furniture may still carry the symbol of another document.
    """
    if made is None or _place(made) == _place(found):
        return found, ()
    message = f"the margins say {found}, the number before the title says {made}"
    return None, (Diagnostic(Code.SYMBOL_DISAGREES, message, position),)


def _distribution(furniture: Sequence[Line], language: Language) -> tuple[str, datetime.date | None]:
    text = "\n".join(line.text for line in furniture)
    match = language.pattern("distribution").search(text)
    if match is None:
        return "", None
    tail = text[match.end() : match.end() + 80]
    dates = (get(code).date(tail) for code in (language.code, *LANGUAGES))
    return match["distribution"], next((date for date in dates if date), None)


def _matched(furniture: Sequence[Line], pattern: str, language: Language) -> str:
    for line in furniture:
        match = language.pattern(pattern).search(line.text)
        if match:
            return match[0].strip()
    return ""


def _agenda_item(furniture: Sequence[Line], language: Language) -> str:
    for line in furniture:
        match = language.pattern("agenda_item").search(line.text)
        if match:
            return str(match["item"]).strip()
    return ""


def _agenda_title(leading: Sequence[Line], language: Language) -> str:
    """What stands right under the line of the agenda item, as GA documents have printed it since session 78.

    `Agenda item 99 (b)` / `Review and implementation of the Concluding Document` / `of the Twelfth …` (A/RES/79/64).
    """
    item = next((at for at, line in enumerate(leading) if language.matches("agenda_item", line.content)), len(leading))
    title: list[str] = []
    for line, before in zip(leading[item + 1 :], leading[item:], strict=False):
        if line.number != before.number + 1 or not any(map(str.isalpha, line.content)):
            break
        title.append(line.content)
    return " ".join(title)


def _search(pattern: re.Pattern[str], furniture: Sequence[Line]) -> re.Match[str] | None:
    return next((match for line in furniture if (match := pattern.search(line.text))), None)


def _meeting(adoption: Line | None, language: Language) -> str:
    """`9225th meeting` out of `Adopted by the Security Council at its 9225th meeting, on 21 December 2022`."""
    match = language.pattern("meeting").search(adoption.content) if adoption else None
    return match[0] if match else ""
