"""What a resolution is made of. Values are frozen; nothing here reads or writes a file.

The printed order is the truth: `Resolution.blocks` is a flat sequence in the order of print, and the tree
(which sub-paragraph belongs to which paragraph) is told by `Block.level` and `Block.parent`. A tree of nested
objects could not say that a heading stands between a chapeau and its list without owning the list.
`generator/document/walk.py` gives the tree view.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field
from enum import StrEnum

from generator.diagnostics import Position
from generator.document.identity import Symbol


@dataclass(frozen=True, slots=True)
class Text:
    """Words as printed."""

    text: str


@dataclass(frozen=True, slots=True)
class Citation(Text):
    """Words that refer to another document, or to a place in one: `resolution 60/161`, `paragraph 7 above`.

    They are words first: whoever does not ask for references sees a `Text`. `symbol` is the document meant;
    `anchors` the addresses the place can have there, the likeliest first, empty for the document as a whole.
    """

    symbol: str
    anchors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Emphasis:
    """Words the official print sets in italics (in Chinese: in bold): lead verbs, titles of publications."""

    text: str


@dataclass(frozen=True, slots=True)
class NoteReference:
    """A footnote reference: the mark in the text.

    `printed` is what stands in the source (`4`, in Arabic `(4)`), `note` the index into `Resolution.notes`.
    """

    printed: str
    note: int


@dataclass(frozen=True, slots=True)
class LineBreak:
    """A line end that the print keeps, for example between the lines of a list of names."""


Inline = Text | Emphasis | NoteReference | LineBreak
Inlines = tuple[Inline, ...]


class Kind(StrEnum):
    """The kinds of block a resolution is made of; values as in the published JSON."""

    PART_HEADING = "part_heading"
    FORMULA = "formula"
    PREAMBULAR = "preambular"
    OPERATIVE = "operative"
    SUBPARAGRAPH = "subparagraph"
    CONTINUATION = "continuation"
    QUOTED = "quoted"
    HEADING = "heading"
    ANNEX_HEADING = "annex_heading"
    ANNEX_TITLE = "annex_title"
    PARAGRAPH = "paragraph"
    TABLE = "table"
    TABLE_NOTE = "table_note"
    SEPARATOR = "separator"


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph, heading, table or separator, in print order.

    `label` is the printed number or list label as it stands (`7.`, `(a)`, `–`), `ordinal` its language-neutral
    value (`7`, `a`, `ii`; empty without a label that counts). `level` is 0 for top-level blocks, 1.. for
    sub-paragraphs; `parent` is the index in `Resolution.blocks` of the block it hangs from, or None.
    `part` counts from 0 over `Resolution.parts`; `annex` is 0 in the body and counts annexes from 1.
    A table has `rows` (cells are inlines) and no `content`.
    """

    kind: Kind
    content: Inlines = ()
    label: str = ""
    ordinal: str = ""
    level: int = 0
    parent: int | None = None
    part: int = 0
    annex: int = 0
    anchor: str = ""
    rows: tuple[tuple[Inlines, ...], ...] = ()
    position: Position = Position()


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote. `number` as printed (`4`, `*`), `anchor` its fragment (`fn4`).

    `same_as` is the index of the note that an "Ibid." note refers to, or None.
    """

    number: str
    content: Inlines
    anchor: str = ""
    same_as: int | None = None
    position: Position = Position()


@dataclass(frozen=True, slots=True)
class Adoption:
    """The closing lines of a resolution or of one part: `76th plenary meeting`, `18 December 2007`.

    `printed` is False when the text has no such lines and its head names the meeting (Security Council).
    """

    meeting: str = ""
    date_line: str = ""
    date: datetime.date | None = None
    printed: bool = True
    position: Position = Position()
    date_first: bool = False

    @property
    def lines(self) -> tuple[str, ...]:
        """The lines in the order of print; some texts, Chinese ones above all, have the date above the meeting."""
        lines = (self.date_line, self.meeting) if self.date_first else (self.meeting, self.date_line)
        return tuple(line for line in lines if line)


@dataclass(frozen=True, slots=True)
class Part:
    """A resolution, or part A, B, … of a composite one. `letter` and `title` are empty when there is only one.

    The letter and the title as printed are blocks (`Kind.PART_HEADING`); here they are plain words.
    """

    letter: str = ""
    title: str = ""
    adoption: Adoption = Adoption()


@dataclass(frozen=True, slots=True)
class Printed:
    """Words of the head of the document with the place where they start."""

    content: Inlines = ()
    position: Position = Position()


@dataclass(frozen=True, slots=True)
class Masthead:
    """What stands above the text and in the margins of the print, as printed; dates also as dates.

    `adoption_line` and `committee_line` are the two lines under the organ's name:
    `Resolution adopted by the General Assembly on 18 December 2007`,
    `[on the report of the Third Committee (A/62/439/Add.2)]`. `number_line` is the number as printed before the
    title (`62/152.`).
    """

    organ: str = ""
    session: str = ""
    session_line: str = ""
    agenda_item: str = ""
    adoption_line: Printed = Printed()
    committee_line: Printed = Printed()
    committee: str = ""
    reports: tuple[str, ...] = ()
    number_line: Printed = Printed()
    distribution: str = ""
    distribution_date: datetime.date | None = None
    job_number: str = ""
    printed_job_number: str = ""


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters of the source that are not body text, kept so that every character is accounted for."""

    text: str
    position: Position


@dataclass(frozen=True, slots=True)
class Vote:
    """How a resolution was adopted, where the source tells it.

    `outcome` is `adoptedWithoutVote`, `adoptedRecordedVote` or the source's own words. The counts are None where no
    vote was counted; the names of states are as the source writes them, in English and in its order.
    """

    outcome: str = ""
    in_favour: int | None = None
    against: int | None = None
    abstaining: int | None = None
    not_voting: int | None = None
    states_in_favour: tuple[str, ...] = ()
    states_against: tuple[str, ...] = ()
    states_abstaining: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Subject:
    """A subject heading of the library: its words, the thesaurus they come from, its address there."""

    words: str
    thesaurus: str = ""
    address: str = ""


@dataclass(frozen=True, slots=True)
class Background:
    """What is known of how a resolution came about; never part of its text, not every source has it.

    `agenda` pairs the agenda item of each agenda document with its title (`125n`, `Cooperation …`).
    """

    vote: Vote | None = None
    draft: str = ""
    draft_date: datetime.date | None = None
    sponsors: str = ""
    additional_sponsors: tuple[str, ...] = ()
    meeting_record: str = ""
    subjects: tuple[Subject, ...] = ()
    sustainable_development_goals: tuple[int, ...] = ()
    agenda: tuple[tuple[str, str], ...] = ()
    agenda_title: str = ""
    library_title: str = ""
    original_language: str = ""
    charter_chapter: str = ""


@dataclass(frozen=True, slots=True)
class Resolution:
    """One resolution in one language, everything the source says."""

    symbol: Symbol
    language: str
    number: str
    masthead: Masthead
    title: Printed
    parts: tuple[Part, ...]
    blocks: tuple[Block, ...]
    notes: tuple[Note, ...]
    adoption_date: datetime.date | None = None
    furniture: tuple[Piece, ...] = field(default=())
    background: Background | None = None
