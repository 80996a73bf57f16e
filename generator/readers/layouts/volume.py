"""The printed volumes of the Security Council, 1946-1993: `Resolution 301 (1971)` / `of 20 October 1971`, no masthead,
notes numbered through the whole volume, the vote under the text."""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from generator.diagnostics import Code, Diagnostic
from generator.document.identity import Symbol, SymbolError
from generator.document.model import Background, Kind, Piece, Vote
from generator.languages import LANGUAGES, Language, get
from generator.readers.flow import FlowedLine, Vocabulary, with_conservation
from generator.readers.layouts.blocks import blocks, without_margins
from generator.readers.layouts.marks import page_marks
from generator.readers.layouts.misread import with_labels_read
from generator.readers.layouts.reading import Block, Flow
from generator.recognition.chain import Recognised, recognise_marked
from generator.recognition.detection import detect
from generator.recognition.lines import MarkedLine, marked_lines
from generator.recognition.marked import MarkedSource
from generator.recognition.masthead import Head
from generator.recognition.notes import SourceNote
from generator.recognition.source import Line, SourceText

SEARCHED = 60
"""The head stands among so many first lines; one volume prints a statement above it (S/RES/851)."""
HEAD_LENGTH = 60
YEAR = re.compile(r"\d{4}")
NOTE = re.compile(r"\s*(?P<number>\d{1,3}|\*{1,4})(?P<stroke>/?)\s+(?P<text>[^\W\d_a-z].*|\(\w.*)")
MISREAD = str.maketrans("lI|fOo", "111100")
"""Letters that a machine reads for digits (`3f July 1989`)."""
SYMBOL_LINE = re.compile(r"[\[({].{3,40}[\])}]")


@dataclass(frozen=True, slots=True)
class _Opening:
    """Where the head of a resolution stands: the line of its number, the line that the text begins at."""

    number: int
    text: int
    symbol: Symbol
    date: datetime.date | None
    repaired: str = ""


def is_volume(lines: Sequence[Line]) -> bool:
    """Whether the number of a resolution and the day of its adoption stand above the text, and no line has a tab."""
    if any(line.text.startswith("\t") for line in lines[:200]):
        return False
    return any(_opening(lines, get(code)) for code in LANGUAGES)


def read_volume(source: SourceText, expected_language: str) -> Recognised:
    """Read a text in this layout."""
    language, told = detect(source.lines, expected_language or "en")
    opening = _opening(source.lines, language)
    if opening is None:
        language = next(get(code) for code in LANGUAGES if _opening(source.lines, get(code)))
        opening = _opening(source.lines, language)
    if opening is None:
        return Recognised(None, (Diagnostic(Code.SYMBOL_MISSING, "no number of a resolution", source=source.name),))
    second = _opening(source.lines[opening.text :], language, len(source.lines))
    if second is not None:
        line = source.lines[opening.text + second.number]
        message = f"a second resolution begins here: {line.content!r}"
        return Recognised(None, (Diagnostic(Code.SEVERAL_RESOLUTIONS, message, line.position(), source.name),))
    document = _Volume(source, language, opening)
    diagnostics = [Diagnostic(Code.SOURCE_REPAIRED, opening.repaired)] if opening.repaired else []
    marked = document.marked()
    recognised = recognise_marked(marked, [*diagnostics, *document.repaired], expected_language if told else "")
    printed = [line.content for line in source.lines]
    return with_conservation(recognised, printed, document.flow.vocabulary.removed, source.name)


def _opening(lines: Sequence[Line], language: Language, searched: int = SEARCHED) -> _Opening | None:
    """The number and the day of a resolution: on one line in the volumes to 1963, on two after that."""
    pattern = language.pattern("volume")
    worded = [index for index, line in enumerate(lines[: 2 * searched]) if line.content][:searched]
    for index, following in pairwise([*worded, len(lines)]):
        content = lines[index].content
        match = pattern.match(content) if len(content) <= HEAD_LENGTH else None
        if match is None:
            continue
        if match["old"]:
            date, repaired = _date(content[match.end() :], language)
            return _made(index, following, match["old"], match["old_year"], date, repaired)
        if match.end() < len(content) or following >= len(lines):
            continue
        below = lines[following : following + 4]
        joined = " ".join(line.content for line in below if line.content)
        adoption = language.pattern("adoption").match(joined)
        if adoption is not None:
            end = _end_of(below, adoption.end()) + following
            date, repaired = _date(adoption[0], language)
            return _made(index, end, match["number"], match["year"], date, repaired)
        if len(lines[following].content) > HEAD_LENGTH / 2:
            continue
        date, repaired = _date(lines[following].content, language)
        if date is not None:
            return _made(index, following + 1, match["number"], match["year"], date, repaired)
    return None


def _end_of(lines: Sequence[Line], length: int) -> int:
    """How many of these lines the first `length` characters of their words, joined by spaces, take."""
    seen = 0
    for count, line in enumerate(lines, 1):
        seen += len(line.content) + 1 if line.content else 0
        if seen >= length:
            return count
    return len(lines)


def _made(
    number: int, text: int, serial: str, year: str | None, date: datetime.date | None, repaired: str
) -> _Opening | None:
    """The opening with the symbol its number makes; the year of the day stands in for a year that is misread."""
    if not year or not YEAR.fullmatch(year):
        year = str(date.year) if date else ""
    try:
        symbol = Symbol.parse(f"S/RES/{int(serial)} ({year})")
    except SymbolError:
        return None
    return _Opening(number, text, symbol, date, repaired)


def _date(text: str, language: Language) -> tuple[datetime.date | None, str]:
    """The date in a line, and what to say when letters were read for its digits."""
    date = language.date(text)
    if date is not None:
        return date, ""
    read = re.sub(r"(?<![^\W\d_])[\dlI|fOo]{1,2}(?= )", lambda match: match[0].translate(MISREAD), text)
    date = language.date(read)
    return date, f"the day is printed {text.strip()!r}, read as {date.isoformat()}" if date else ""


class _Volume:
    """Takes the text of a volume apart: head, paragraphs, vote, notes."""

    def __init__(self, source: SourceText, language: Language, opening: _Opening) -> None:
        self.name = source.name
        self.lines = source.lines
        self.language = language
        self.opening = opening
        self.flow = Flow(Vocabulary(line.text for line in source.lines))
        self.number = 0
        self.repaired: tuple[Diagnostic, ...] = ()

    def marked(self) -> MarkedSource:
        """The document with its notes and its vote told from its text."""
        lines, start = self.lines, self.opening.text
        vote = self._vote(start)
        notes_start = _notes_start(lines, vote if vote is not None else start, vote is not None)
        notes = self._notes(lines[notes_start:])
        end = vote if vote is not None else notes_start
        strokes = tuple(piece for note in notes for piece in self._stroke(note))
        ones = (1,) * len(lines)
        above = [line for line in lines[start:end] if SYMBOL_LINE.fullmatch(line.content)][:1]
        above = above if above and not any(line.content for line in lines[start : above[0].number - 1]) else []
        skip = frozenset({*range(start), *range(end, len(lines)), *(line.number - 1 for line in above)})
        flowed = [self._line(block) for block in blocks(list(without_margins(lines, ones, skip)), self.language, True)]
        closing = self._closing(lines[end:notes_start])
        pages = dict.fromkeys((line.number for line in lines), 1)
        tightened, marks = page_marks([*flowed, *closing], pages, notes, [1] * len(notes), self.language)
        marked, self.repaired = with_labels_read(marked_lines(tightened, marks, self.language), self.language)
        body = [*marked[: len(flowed)], *(replace(line, told=Kind.PARAGRAPH) for line in marked[len(flowed) :])]
        words = closing[0].content if closing else ""
        return self._source(body, notes, above, words, strokes)

    def _source(
        self,
        body: list[MarkedLine],
        notes: tuple[SourceNote, ...],
        above: list[Line],
        vote: str,
        strokes: tuple[Piece, ...],
    ) -> MarkedSource:
        meeting = self.language.pattern("meeting").search(vote)
        leading = [line for line in self.lines[: self.opening.number] if line.content]
        return MarkedSource(
            name=self.name,
            language=self.language,
            head=self._head(above, meeting[0] if meeting else ""),
            title=(),
            body=tuple(body),
            notes=notes,
            furniture=(*(Piece(line.content, line.position()) for line in leading), *strokes),
            background=Background(vote=_counted(vote, self.language)) if vote else None,
        )

    def _head(self, above: list[Line], meeting: str) -> Head:
        """Number and day as printed; `[S/3643]` above the text is the document the resolution was drafted in."""
        opening = self.opening
        number_line, adoption_line = self._printed_head()
        joined = adoption_line.content if adoption_line else ""
        found = self.language.pattern("meeting").search(joined)
        return Head(
            symbol=opening.symbol,
            organ_code=opening.symbol.organ.value,
            number=opening.symbol.number,
            session_line="",
            agenda_item="",
            committee="",
            reports=(),
            distribution="",
            distribution_date=None,
            job_number="",
            printed_job_number="",
            adoption_line=adoption_line,
            committee_lines=tuple(above),
            number_line=number_line,
            adoption_date=opening.date,
            meeting=found[0] if found else meeting,
        )

    def _printed_head(self) -> tuple[Line, Line | None]:
        first = self.lines[self.opening.number]
        match = self.language.pattern("volume").match(first.content)
        cut = first.start + match.end() if match else len(first.text)
        rest = [line for line in self.lines[self.opening.number + 1 : self.opening.text] if line.content]
        number = FlowedLine(0, first.text[first.start : cut].strip(), ((0, first.position()),))
        if first.text[cut:].strip():
            return number, FlowedLine(0, first.text[cut:].strip(), ((0, first.position(cut)),))
        return number, self._line(Block(rest, tabs=0)) if rest else None

    def _line(self, block: Block) -> FlowedLine:
        self.number += 1
        return self.flow.line(block, self.number)

    def _vote(self, start: int) -> int | None:
        """The index of the line under the text that says how the resolution was adopted: the last such line."""
        pattern = self.language.pattern("vote")
        found = [index for index in range(start, len(self.lines)) if pattern.fullmatch(self.lines[index].content)]
        return found[-1] if found else None

    def _closing(self, lines: Sequence[Line]) -> list[FlowedLine]:
        """The vote, one paragraph whatever lines it is printed on."""
        worded = [line for line in lines if line.content]
        return [self._line(Block(worded))] if worded else []

    def _notes(self, lines: Sequence[Line]) -> tuple[SourceNote, ...]:
        found: list[tuple[str, Block]] = []
        for line in lines:
            match = NOTE.fullmatch(line.text)
            if match:
                found.append((match["number"], Block([line], tabs=0)))
            elif line.content and found:
                found[-1][1].lines.append(line)
        notes = []
        for number, block in found:
            line = self._line(block)
            words = line.text[len(number) :]
            notes.append(SourceNote(number, (line,), (words.removeprefix("/").strip(),)))
        return tuple(notes)

    def _stroke(self, note: SourceNote) -> list[Piece]:
        """Typewritten resolutions set a stroke behind the number of a note (`1/ S/24960.`): no part of its words."""
        line, offset = note.lines[0], len(note.number)
        stroke = line.text[offset : offset + 1] == "/"
        return [Piece("/", line.position(offset))] if stroke else []


def _notes_start(lines: Sequence[Line], start: int, voted: bool) -> int:
    """The index of the first note: from it on, every line that opens with a number counts on."""
    found, last = len(lines), 1000
    for index in range(len(lines) - 1, start, -1):
        match = NOTE.fullmatch(lines[index].text)
        if match is None:
            continue
        value = int(match["number"]) if match["number"].isdigit() else last - 1
        apart = voted or not lines[index - 1].content or index + 1 == found or NOTE.fullmatch(lines[index - 1].text)
        if value >= last or not apart:
            break
        found, last = index, value
    return found


def _counted(vote: str, language: Language) -> Vote | None:
    """What the line says of the vote: adopted without one, or the numbers."""
    match = language.pattern("vote").fullmatch(vote)
    if match is None:
        return None
    group = match.groupdict()
    favour, abstaining = (int(group[name]) if group[name] else None for name in ("favour", "abstaining"))
    against = int(group["against"]) if group["against"] else None
    if favour is not None:
        against, abstaining = against or 0, abstaining or 0
        return Vote("adoptedRecordedVote", favour, against, abstaining)
    return Vote("adoptedWithoutVote" if group["consensus"] else vote)
