"""Gives every line its kind: what a reader of the print sees at a glance.

The kinds and their rules are those of the published interchange format (docs/developers/document-model.md). The walk
keeps what a reader keeps in mind: preamble or operative part, body or annex, the number expected next, open lists.
The rules themselves are in the files of generator/recognition/rules/, tried in order.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from generator.diagnostics import Code, Diagnostic, Position
from generator.document.model import Adoption, Kind
from generator.languages import Language
from generator.recognition.lines import COLONS, MarkedLine
from generator.recognition.numbering import OpenLists
from generator.recognition.quotations import quotations
from generator.recognition.tables import table_runs

CHAPEAU_ENDS = COLONS
PARAGRAPH_ENDS = ",.;،؛。；，"
LOOK_AHEAD = 200
CLOSING_LENGTH = 80
NUMBERS = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Draft:
    """A block before emphasis and anchors: a line (or the rows of a table) with kind, level and parent."""

    kind: Kind
    line: MarkedLine
    ordinal: str = ""
    level: int = 0
    parent: int | None = None
    part: int = 0
    annex: int = 0
    rows: tuple[MarkedLine, ...] = ()


@dataclass(frozen=True, slots=True)
class PartDraft:
    """One part of a resolution: its letter and title, and the lines that close it."""

    letter: str = ""
    title: str = ""
    adoption: Adoption = Adoption()


@dataclass(frozen=True, slots=True)
class Structure:
    """What the walk found."""

    blocks: tuple[Draft, ...]
    parts: tuple[PartDraft, ...]
    diagnostics: tuple[Diagnostic, ...]


@dataclass(frozen=True, slots=True)
class Quoting:
    """A quotation of several lines: the index of its last one, what lists hung from before it, the lists then open."""

    end: int
    owner: int | None
    lists: OpenLists


class Walk:
    """Walks over the lines once; the public fields are what a reader keeps in mind, and the rules change them."""

    def __init__(self, lines: Sequence[MarkedLine], language: Language, has_formula: bool) -> None:
        """Start above the first line. Without an enacting formula there is no preamble to wait for."""
        self.lines = lines
        self.language = language
        self.blocks: list[Draft] = []
        self.parts: list[PartDraft] = [PartDraft()]
        self.diagnostics: list[Diagnostic] = []
        short = (line.text for line in lines if not line.label and len(line.text) <= CLOSING_LENGTH)
        self.has_closing = any(language.matches("meeting", text) for text in short)
        self.lists = OpenLists()
        self.has_formula = has_formula
        self.operative = False
        self.section_opens = False
        self.annex = 0
        self.annex_heading: int | None = None
        self.title_due = False
        self.closed = False
        self.closed_at = 0
        self.vote_end = -1
        self.number = 0
        self.counted = 0
        self.owner: int | None = None
        self.interjected: int | None = None
        self.index = 0
        self.quotations = quotations(lines, language)
        self.quoting: Quoting | None = None
        self.first_number = _first_number(lines, self.quotations)
        self.tabbed = _is_tabbed(lines)
        self.small_starts = _starts_small(lines)
        self.heading_forms: set[str] = set()

    def run(self, rules: Sequence[Rule]) -> Structure:
        """Give every line its place: the first rule that takes it."""
        tables = table_runs(self.lines)
        while self.index < len(self.lines):
            line = self.lines[self.index]
            if self.index in tables:
                rows = tuple(self.lines[self.index : tables[self.index]])
                if any(row.text.strip() or row.references for row in rows):  # a form nobody filled in shows nothing
                    self.add(Kind.TABLE, line, rows=rows)
                self.index += len(rows)
                continue
            if (line.text or line.label) and not any(rule(self, line) for rule in rules):
                self.add(Kind.PARAGRAPH, line)
            self.index += 1
        return Structure(tuple(self.blocks), tuple(self.parts), tuple(self.diagnostics))

    def add(self, kind: Kind, line: MarkedLine, **more: Any) -> int:
        """Add a block (by default hanging from the annex heading, if one is open) and give its index."""
        more.setdefault("parent", self.annex_heading)
        self.section_opens = kind is Kind.HEADING or (self.section_opens and kind is not Kind.OPERATIVE)
        self.blocks.append(Draft(kind, line, part=len(self.parts) - 1, annex=self.annex, **more))
        return len(self.blocks) - 1

    def paragraph(self, kind: Kind, line: MarkedLine, ordinal: str = "") -> bool:
        """Add a paragraph that lists may hang from; always True, for a rule to return."""
        self.owner = self.add(kind, line, ordinal=ordinal)
        self.lists.clear()
        self.interjected = None
        self.title_due = False
        return True

    def interjection(self, line: MarkedLine) -> bool:
        """Add a paragraph without a label; always True.

        The list it interrupts may go on behind it, and a list after it hangs from it only when it opens one: words
        between `(d) Supporting the agreement` and `(i)` do not take the items over (S/RES/2406).
        """
        index = self.add(Kind.PARAGRAPH, line)
        self.title_due = False
        if self.lists:
            self.interjected = index
        elif line.ending in CHAPEAU_ENDS or self.owner is None or not self._opens_list(self.owner):
            self.owner = index
        return True

    def _opens_list(self, index: int) -> bool:
        return self.blocks[index].line.ending in CHAPEAU_ENDS

    def heading(self, line: MarkedLine, ordinal: str = "", kind: Kind = Kind.HEADING) -> bool:
        """Add a heading; always True."""
        self.add(kind, line, ordinal=ordinal)
        form = form_of(line)
        if "#" in form:
            self.heading_forms.add(form)
        return True

    def report(self, code: Code, message: str, position: Position) -> None:
        """Add a diagnostic."""
        self.diagnostics.append(Diagnostic(code, message, position))

    def following(self) -> Iterator[MarkedLine]:
        """The lines after this one that have words."""
        ahead = range(self.index + 1, min(self.index + LOOK_AHEAD, len(self.lines)))
        return (line for line in map(self.lines.__getitem__, ahead) if line.text or line.label)

    @property
    def previous(self) -> Draft | None:
        """The block added last."""
        return self.blocks[-1] if self.blocks else None


def form_of(line: MarkedLine) -> str:
    """The words of a heading with `#` for its numbers, the full stop left out: equal for `Article 12`, `Article 13.`"""
    return NUMBERS.sub("#", line.text.rstrip(" ."))


def _is_tabbed(lines: Sequence[MarkedLine]) -> bool:
    """Whether the source tells paragraphs by one tab before them, as Word dumps do."""
    sentences = [line for line in lines if line.text and line.ending in PARAGRAPH_ENDS]
    return sum(line.tabs == 1 for line in sentences) * 2 > len(sentences)


def _first_number(lines: Sequence[MarkedLine], quoted: Mapping[int, int]) -> int:
    """The index of paragraph 1: before it a line that ends in a comma is preambular, whatever verb opens it."""
    end = -1
    for index, line in enumerate(lines):
        end = quoted.get(index, end)
        if line.label and line.readings[:1] and line.readings[0].ordinal == "1" and index > end:
            return index
    return 0


def _starts_small(lines: Sequence[MarkedLine]) -> bool:
    """Whether preambular paragraphs begin with a small letter, as in Russian: then it tells no closing words."""
    first = [line.text[0] for line in lines if line.text and not line.label and line.ending == ","]
    return sum(letter.islower() for letter in first) * 2 > len(first)


Rule = Callable[[Walk, MarkedLine], bool]
"""Looks at a line; when it is the rule's own, adds it to the walk and returns True."""
