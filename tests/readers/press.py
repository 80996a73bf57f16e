"""Prints the invented resolution on pages as the United Nations does, and takes the text off them again.

`as_pdf` is the file; `as_dump` what a program gets that takes the text out of it, line by line.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from dataclasses import dataclass, field

from tests.readers.invented import Invented, Row, pieces
from tests.readers.small_pdf import WIDTH, Drawn, Sheet, pdf

LEFT, RIGHT, INDENT, TAB = 123.0, 488.0, 147.0, 171.0
SIZE, LEADING, AFTER, SMALL = 10.0, 12.0, 6.0, 8.5
TOP, FOOT = 700.0, 120.0

Word = tuple[tuple[str, str], ...]
"""A word as its pieces: style and text; the style `note` is raised."""


def words_of(text: str) -> list[Word]:
    """The words of a text, marks and italics in them."""
    found: list[list[tuple[str, str]]] = [[]]
    for style, piece in pieces(text):
        parts = piece.split(" ")
        found[-1].append((style, parts[0]))
        found += [[(style, part)] for part in parts[1:]]
    return [tuple(one for one in word if one[1]) for word in found if any(text for _, text in word)]


def width(word: Word, size: float) -> float:
    """How wide a word is in print."""
    return sum(len(text) * WIDTH * (0.65 if style == "note" else 1) * size for style, text in word)


@dataclass
class Press:
    """Sets lines on pages from the top; notes go to the foot of the page that cites them first."""

    one: Invented
    page_lines: int = 28
    sheets: list[Sheet] = field(default_factory=list)
    lines: list[list[str]] = field(default_factory=list)
    notes: list[list[str]] = field(default_factory=list)
    cited: set[str] = field(default_factory=set)
    y: float = 0.0

    def print(self) -> None:
        """Set the whole resolution."""
        self.turn()
        self.masthead()
        for row in self.one.body:
            self.row(row)
        for words in (self.one.meeting, self.one.date):
            self.line([(Drawn(RIGHT - len(words) * WIDTH * SIZE, 0, SIZE, "italic", words))])
        self.gap()
        for row in self.one.annex:
            self.row(row)
        for sheet, notes in zip(self.sheets, self.notes, strict=True):
            self.foot(sheet, notes)

    def turn(self) -> None:
        """Begin a page."""
        self.sheets.append(Sheet())
        self.lines.append([])
        self.notes.append([])
        self.y = TOP

    def masthead(self) -> None:
        """What stands above the text of the first page."""
        one, sheet = self.one, self.sheets[0]
        sheet.drawn += [
            Drawn(LEFT, 740, 14, "text", "United Nations"),
            Drawn(440, 740, 10, "text", one.symbol),
            Drawn(LEFT, 715, 20, "bold", one.organ),
            Drawn(400, 715, 10, "text", one.distribution),
            Drawn(400, 703, 10, "text", one.issued),
        ]
        sheet.rules.append((60, 690, 490))
        self.lines[0] += ["United Nations ", one.symbol, " ", f"{one.organ} ", one.distribution, one.issued, " "]
        self.y = 675
        for words in (one.session, one.agenda):
            self.line([Drawn(60, 0, SIZE, "text", words)])
        self.gap()
        self.wrapped(one.adoption, "bold", LEFT, 14)
        self.wrapped(one.committee, "text", LEFT, SIZE)
        self.paragraph(one.title, LEFT, one.number, style="bold", size=12, label_x=LEFT - 60)

    def row(self, row: Row) -> None:
        """One paragraph of the text."""
        if row.kind == "table":
            cells = [pieces(cell)[0] for cell in row.words.split("|")]
            self.line([Drawn(LEFT + 200 * place, 0, SMALL, *cell) for place, cell in enumerate(cells)])
            self.y -= 3
            return
        if row.kind in ("heading", "annex"):
            self.wrapped(row.words, "bold", LEFT, SIZE)
            return
        self.paragraph(row.words, TAB if row.label else INDENT, row.label)

    def wrapped(self, words: str, style: str, left: float, size: float) -> None:
        """Lines of one style."""
        for line in textwrap.wrap(words, int((RIGHT - 60 - left) / (WIDTH * size))):
            self.line([Drawn(left, 0, size, style, line)])
        self.gap()

    def paragraph(
        self, text: str, first: float, label: str = "", style: str = "text", size: float = SIZE, label_x: float = INDENT
    ) -> None:
        """A paragraph with a label and marks, its other lines at the left margin."""
        drawn = [Drawn(label_x, 0, size, style, label)] if label else []
        x = first
        for word in words_of(text):
            if x + width(word, size) > RIGHT:
                self.line(drawn)
                drawn, x = [], LEFT
            for place, (kind, part) in enumerate(word, 1):
                raised = kind == "note"
                self.cite(part if raised else "")
                drawn.append(
                    Drawn(
                        x,
                        0.35 * size if raised else 0,
                        0.65 * size if raised else size,
                        style if kind in ("text", "note") else kind,
                        part + " " * (place == len(word)),
                    )
                )
                x = drawn[-1].x + width(((kind, part),), size)
            x += WIDTH * size * 0.6
        self.line(drawn)
        self.gap()

    def cite(self, number: str) -> None:
        """Put the note on this page when it is cited for the first time."""
        if number and number not in self.cited:
            self.cited.add(number)
            self.notes[-1].append(number)

    def line(self, drawn: list[Drawn]) -> None:
        """Set one line; turn the page when it is full."""
        if self.y < FOOT + 20 * (28 - self.page_lines):
            notes = [one.text.strip() for one in drawn if one.y and one.text.strip() in self.notes[-1]]
            self.notes[-1] = [number for number in self.notes[-1] if number not in notes]
            self.turn()
            self.notes[-1] = notes
        size = max(one.size for one in drawn)
        self.sheets[-1].drawn += [Drawn(one.x, self.y + one.y, one.size, one.style, one.text) for one in drawn]
        self.lines[-1] += dumped(drawn)
        self.y -= LEADING * size / SIZE

    def gap(self) -> None:
        """The space under a paragraph."""
        self.y -= AFTER
        self.lines[-1].append(" ")

    def foot(self, sheet: Sheet, numbers: list[str]) -> None:
        """Notes, running head and foot."""
        page = self.sheets.index(sheet) + 1
        lines = self.lines[page - 1]
        y = 100.0
        if numbers:
            sheet.drawn.append(Drawn(LEFT, y, 8, "bold", "__________________"))
            lines += ["__________________ ", " "]
        for number in numbers:
            y -= 11
            sheet.drawn.append(Drawn(LEFT - 8, y + 3, 5.5, "text", number))
            x = LEFT
            for style, part in pieces(self.one.notes[int(number) - 1]):
                sheet.drawn.append(Drawn(x, y, SMALL, style, part))
                x = sheet.drawn[-1].right
            lines += [f"{number}  {''.join(part for _, part in pieces(self.one.notes[int(number) - 1]))} ", " "]
        counted = f"{page}/{len(self.sheets)}"
        sheet.drawn += [Drawn(60, 40, 7, "text", self.one.job), Drawn(520, 40, 8.5, "bold", counted)]
        if page == 1:
            lines[7:7] = [f"{self.one.job} (E) ", " "]
            return
        title = "".join(text for style, text in pieces(self.one.title) if style != "note")
        sheet.drawn += [Drawn(60, 740, 8, "bold", self.one.symbol), Drawn(300, 740, 8, "bold", title)]
        sheet.rules.append((60, 730, 490))
        lines[:0] = ["", f"{self.one.symbol} ", title, " ", self.one.job, f"{counted} ", " "]


def dumped(drawn: list[Drawn]) -> list[str]:
    """A printed line as programs give it: a label, or a cell, alone on its line."""
    lines = [""]
    before: Drawn | None = None
    for one in drawn:
        if before is not None and one.x - before.right > 2 and len(before.text) < 12 and before is drawn[0]:
            lines += [""]
        lines[-1] += one.text
        before = one
    return [f"{line} " for line in lines]


def as_pdf(one: Invented, page_lines: int = 28) -> bytes:
    """The resolution as a PDF file."""
    press = Press(one, page_lines)
    press.print()
    return pdf(press.sheets)


def as_dump(one: Invented, page_lines: int = 28) -> bytes:
    """The text taken from that PDF file."""
    press = Press(one, page_lines)
    press.print()
    return "\n".join(line for page in press.lines for line in page).encode()


def pages_of(one: Invented) -> Iterator[Sheet]:
    """The pages of the resolution, for tests that change them."""
    press = Press(one)
    press.print()
    yield from press.sheets
