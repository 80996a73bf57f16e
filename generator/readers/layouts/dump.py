"""Text taken from a PDF: hard-wrapped lines, `1.` alone on a line, heads, feet and notes of pages amid sentences."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from generator.diagnostics import Diagnostic
from generator.document.identity import SYMBOL_PATTERN
from generator.languages import Language
from generator.readers.flow import FlowedLine, Vocabulary, with_conservation
from generator.readers.layouts.blocks import blocks, without_margins
from generator.readers.layouts.furniture import BARCODE, JOB_NUMBER, Pages, find_pages
from generator.readers.layouts.marks import page_marks
from generator.readers.layouts.reading import Block, Flow, spoken
from generator.recognition.assembly import furniture
from generator.recognition.chain import Recognised, recognise_marked
from generator.recognition.detection import detect
from generator.recognition.lines import marked_lines
from generator.recognition.marked import MarkedSource
from generator.recognition.masthead import read_head
from generator.recognition.notes import SourceNote
from generator.recognition.segmentation import NUMBER_AND_TITLE, NUMBERED_NOTE, Segments, segment
from generator.recognition.source import Line, SourceText

HEAD_LINES, TITLE_LINES, WIDEST = 30, 30, 130
LONE_NUMBER = re.compile(r"\s*(?P<number>\d{1,3}|\*{1,4})\s*")
NOTE_RULE = re.compile(r"\s*_{5,}\s*")


def is_dump(lines: Sequence[Line]) -> bool:
    """Whether the lines are printed ones: none opens with a tab, and the symbol stands alone among the first."""
    worded = [line for line in lines if line.content]
    if any(line.text.startswith("\t") for line in worded[:200]):
        return False
    return any(_opens_with_symbol(line.content) for line in worded[:HEAD_LINES]) and not _one_line_a_paragraph(worded)


def _opens_with_symbol(content: str) -> bool:
    match = SYMBOL_PATTERN.search(content)
    return match is not None and match.end() == len(content) and len(" ".join(content.split())) < 40


def _one_line_a_paragraph(lines: Sequence[Line]) -> bool:
    """Whether lines are longer than any page is wide."""
    return sum(len(line.content) > WIDEST for line in lines) * 20 > len(lines)


def read_dump(source: SourceText, expected_language: str) -> Recognised:
    """Read a text in this layout."""
    language, told = detect(source.lines, expected_language or "en")
    document = _Dump(source, language)
    found, diagnostics = document.marked()
    recognised = recognise_marked(found, diagnostics, expected_language if told else "")
    return with_conservation(recognised, document.printed, document.flow.vocabulary.removed, source.name)


class _Dump:
    """Takes the pages apart and puts title, text and notes together again."""

    def __init__(self, source: SourceText, language: Language) -> None:
        self.source = source
        self.language = language
        lines = source.lines
        self.masthead = _masthead_end(lines, language)
        self.pages = find_pages(lines, _title(lines, language), self.masthead)
        self.page_of = {line.number: page for line, page in zip(lines, self.pages.numbers, strict=True)}
        self.notes_at, self.rules = (
            frozenset(index for index in found if index >= self.masthead) for found in _note_zones(lines, self.pages)
        )
        self.flow = Flow(Vocabulary(line.text for line in lines))
        self.printed = [line.content for line in lines]
        self.number = 0

    def marked(self) -> tuple[MarkedSource, tuple[Diagnostic, ...]]:
        """The document with its notes told from its text."""
        lines = self.source.lines
        masthead = self.masthead
        notes, note_pages = self._notes()
        skipped = self.pages.margins | self.notes_at | self.rules | frozenset(range(masthead))
        text = list(without_margins(lines, self.pages.numbers, skipped))
        flowed = [self._line(block) for block in blocks(text, self.language)]
        margins = (
            index for index in sorted(self.pages.margins | self.rules) if index >= masthead and lines[index].content
        )
        segments = self._segments(flowed, lines[:masthead], [lines[index] for index in margins])
        head, diagnostics = read_head(segments, self.language)
        body = (*segments.title, *segments.body)
        lines_of_text = [line for line in body if isinstance(line, FlowedLine)]
        tightened, marks = page_marks(lines_of_text, self.page_of, notes, note_pages, self.language)
        marked = marked_lines(tightened, marks, self.language)
        title = len(segments.title)
        source = MarkedSource(
            name=self.source.name,
            language=self.language,
            head=head,
            title=tuple(marked[:title]),
            body=tuple(marked[title:]),
            notes=notes,
            furniture=tuple(furniture(segments, head)),
        )
        return source, diagnostics

    def _line(self, block: Block) -> FlowedLine:
        self.number += 1
        line = self.flow.line(block, self.number)
        title = NUMBER_AND_TITLE.match(line.text) if "\t" not in line.text.strip() else None
        if title is None:
            return line
        cut = title.start("title")
        return replace(line, text=f"{line.text[: cut - 1]}\t{line.text[cut:]}")

    def _segments(self, flowed: Sequence[Line], masthead: Sequence[Line], margins: Sequence[Line]) -> Segments:
        """The zones as recognition names them; what stands in the margins comes last."""
        segments = segment(tuple(flowed), self.language)
        pieces = [piece for line in masthead for piece in self._pieces(line)]
        trailing = [piece for line in margins for piece in self._pieces(line)]
        return replace(
            segments,
            leading=(*pieces, *segments.leading),
            body=(*segments.body, *segments.notes, *segments.trailing),
            notes=(),
            trailing=tuple(trailing),
        )

    def _pieces(self, line: Line) -> list[Line]:
        """A line of a masthead or margin; the job number apart from the language behind it."""
        match = JOB_NUMBER.match(line.content)
        cuts = [0, len(line.text)]
        if match and (space := match[0].find(" ")) > 0:
            cuts.insert(1, line.start + space)
        found: list[Line] = []
        for start, end in pairwise(cuts):
            words = line.text[start:end]
            if words.strip():
                self.number += 1
                offset = start + len(words) - len(words.lstrip())
                found.append(FlowedLine(self.number, words.strip(), ((0, line.position(offset)),)))
        return found

    def _notes(self) -> tuple[tuple[SourceNote, ...], list[int]]:
        """The notes at the foot of the pages, and the page of each."""
        found: list[Block] = []
        numbers: list[str] = []
        for index in sorted(self.notes_at):
            line = self.source.lines[index]
            if not line.content:
                continue
            match = NUMBERED_NOTE.fullmatch(line.text) or LONE_NUMBER.fullmatch(line.text)
            if match and _counts_on(match["number"], numbers):
                found.append(Block([], label=match["number"], tabs=0))
                numbers.append(match["number"])
            elif not found:
                found.append(Block([], tabs=0))
                numbers.append("")
            found[-1].lines.append(line)
            found[-1].pages.append(self.page_of[line.number])
        notes = []
        for block, number in zip(found, numbers, strict=True):
            line = self._line(block)
            notes.append(SourceNote(number, (line,), (line.text[len(number) :].strip(),)))
        return tuple(notes), [block.pages[0] for block in found]


def _counts_on(number: str, numbers: Sequence[str]) -> bool:
    """Whether a note has the next number; `Supplement No.` / `3 and` goes on with the note before."""
    before = [int(one) for one in numbers if one.isdigit()]
    return not number.isdigit() or int(number) == (before[-1] + 1 if before else int(number))


def _title(lines: Sequence[Line], language: Language) -> str:
    """The title, which the running heads repeat: what stands between number, or report, and enacting formula.

    The number may stand on a line of its own, the title in two paragraphs (A/RES/79/243), or without its number
    (A/RES/79/9).
    """
    formula = next((index for index, line in enumerate(lines[:120]) if spoken(language, [line])), 0)
    start = max(formula - TITLE_LINES, 0)
    for index in range(formula - 1, start, -1):
        content = lines[index].content
        if content.endswith("]") or language.pattern("adoption").fullmatch(content):
            start = index + 1
            break
    words = " ".join(line.content for line in lines[start:formula] if line.content)
    match = NUMBER_AND_TITLE.search(words)
    return match["title"] if match else words


def _masthead_end(lines: Sequence[Line], language: Language) -> int:
    """The index of the first line of the resolution itself, under symbol, distribution, session and agenda item.

    Only a text without any other head begins with its formula: in Chinese that is the name of the organ, which the
    masthead has too.
    """
    patterns = [language.pattern(name) for name in ("adoption", "number_line")]
    for index, line in enumerate(lines[:120]):
        if not line.content:
            continue
        joined = " ".join(one.content for one in lines[index : index + 3] if one.content)
        if any(pattern.match(text) for pattern in patterns for text in (line.content, joined)):
            return index
        if line.content.startswith("[") or NUMBER_AND_TITLE.match(line.text):
            return index
    return next((index for index, line in enumerate(lines[:120]) if spoken(language, [line])), 0)


def _note_zones(lines: Sequence[Line], pages: Pages) -> tuple[frozenset[int], frozenset[int]]:
    """The lines of the notes at the foot of each page, from the rule above them on; and those rules."""
    notes: set[int] = set()
    rules: set[int] = set()
    inside = 0
    for index, line in enumerate(lines):
        if index in pages.margins:
            inside = 0
        elif NOTE_RULE.fullmatch(line.text) and _has_notes(lines, index):
            inside = pages.numbers[index]
            rules.add(index)
        elif inside and pages.numbers[index] == inside:
            notes.add(index)
    return frozenset(notes), frozenset(rules)


def _has_notes(lines: Sequence[Line], rule: int) -> bool:
    """Under the rule stands a note; a rule at the end of the document stands alone."""
    following = next((line for line in lines[rule + 1 : rule + 4] if line.content), None)
    return following is not None and BARCODE.fullmatch(following.content) is None
