"""The words of a resolution as calls of the Typst template, one call a block."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container

from generator.document.model import Adoption, Block, Citation, Emphasis, Inlines, Kind, NoteReference, Resolution, Text
from generator.document.official import official_link
from generator.document.walk import bracketed, named, plain, printed_note
from generator.languages import get
from generator.writers.note_marks import NoteMarks
from generator.writers.word_order import words_apart

LAYOUT = re.compile(r"[\t\n\x0b\x0c\r \x85\u2028\u2029]+")
DECOMPOSED = re.compile("[^\u0300-\u036f][\u0300-\u036f]+")
"""A letter with its accents apart: of `e` and `\u0301` Typst would say the letter twice. As `é` it is the same text."""
REPLACED = {0xAD: "\u200b", 0xFEFF: "\u2060"}
"""A soft hyphen would print a hyphen at a line end that the source does not have; PDF/UA does not allow U+FEFF."""
ENDS_STRING = {ord("\\"): "\\\\", ord('"'): '\\"'}
HEADINGS = {
    Kind.PART_HEADING: "part",
    Kind.ANNEX_HEADING: "annex",
    Kind.ANNEX_TITLE: "annex-title",
    Kind.HEADING: "heading",
}
NUMBERED = (Kind.OPERATIVE, Kind.SUBPARAGRAPH, Kind.PARAGRAPH)
DEEPEST_STEP = 8
WIDEST_LABEL = (5, 4)
"""How many characters of a number hang in the margin, and in a step of the indentation: `100 -`, `(ii)`."""
LINE = 30
"""So many of the widest letters fill a line of the title; natural words are shorter."""
LONGER_THAN_A_LINE = re.compile(rf"[!-,.0-\u1fff]{{{LINE}}}(?=[!-,.0-\u1fff])")
HYPHEN = re.compile(r"(?<=\S)-(?=\S)")
FIGURES = re.compile(r"[-–−+]?[\d\s.,()%]*\d[\d\s.,()%]*|[-–−…]?")


def breakable(text: str) -> str:
    """The text with places to break in words that could be longer than a line and run off the paper.

    Addresses of the web break after a stroke or hyphen by themselves. Chinese breaks anywhere.
    """
    return LONGER_THAN_A_LINE.sub("\\g<0>\u200b", text) if len(text) > LINE else text


def literal(text: str, covered: Container[int] | None) -> str:
    """Words as a Typst string. What no face can show is shown as its code."""
    shown = LAYOUT.sub(" ", text).translate(REPLACED)
    if not shown.isascii() or not shown.isprintable():
        shown = DECOMPOSED.sub(lambda letter: unicodedata.normalize("NFC", letter[0]), shown)
        shown = "".join(one if can_show(one, covered) else code_of(one) for one in shown)
    return f'"{shown.translate(ENDS_STRING)}"'


def can_show(character: str, covered: Container[int] | None) -> bool:
    """Whether the print can show a character. Marks of direction and joiners are invisible in every face."""
    category = unicodedata.category(character)
    if category == "Cf" or LAYOUT.match(character):
        return True
    if category in ("Cc", "Cs", "Cn", "Co"):
        return False
    return covered is None or ord(character) in covered


def code_of(character: str) -> str:
    """How a character is shown that no face has: `[U+1F600]`."""
    return f"[U+{ord(character):04X}]"


class Writing:
    """One resolution being written; remembers which notes had their first mark and how deep the headings are."""

    def __init__(
        self, resolution: Resolution, covered: Container[int] | None, prefix: str = "", hyphen: str = "-"
    ) -> None:
        """`prefix` stands before every destination, for a file with many documents."""
        self.resolution = resolution
        self.covered = covered
        self.prefix = prefix
        self.hyphen = hyphen
        self.direction = get(resolution.language).direction
        self.marks = NoteMarks(resolution.notes)
        self.heading_level = 1
        self.anchors = {block.anchor for block in resolution.blocks}

    def words(self, text: str) -> str:
        """Words as a string."""
        return literal(breakable(text), self.covered)

    def said(self, text: str) -> str:
        """Words for the page: in a language that runs from right to left, each word a stretch of its own."""
        if self.direction == "ltr":
            return self.words(HYPHEN.sub(self.hyphen, text) if self.hyphen != "-" else text)
        pieces = [self.words(piece) for piece in words_apart(text)] or ['""']
        return f"apart({', '.join(pieces)})" if len(pieces) > 1 else pieces[0]

    def name(self, anchor: str) -> str:
        """A destination."""
        return literal(f"{self.prefix}{anchor}", None)

    def inlines(self, content: Inlines) -> str:
        """Words, stressed words, notes and line ends as a code block."""
        pieces = []
        for inline in bracketed(content):
            if isinstance(inline, NoteReference):
                pieces.append(self._mark(inline))
            elif isinstance(inline, Emphasis):
                pieces.append(f"stressed({self.said(inline.text)})")
            elif isinstance(inline, Citation):
                pieces.append(self._cited(inline))
            else:
                pieces.append(self.said(inline.text) if isinstance(inline, Text) else "linebreak()")
        return "{" + "; ".join(pieces or ['""']) + "}"

    def _cited(self, citation: Citation) -> str:
        """A link to the place when it is in this document, else to the official text of the other one."""
        said = self.said(citation.text)
        if citation.symbol != self.resolution.symbol.canonical:
            target = literal(official_link(citation.symbol, self.resolution.language), None)
            return f"link({target}, {said})"
        anchor = next((anchor for anchor in citation.anchors if anchor in self.anchors), "")
        return f"link(label({self.name(anchor)}), {said})" if anchor else said

    def _mark(self, reference: NoteReference) -> str:
        """The first mark of a note brings its words to the foot of the page, later marks lead there."""
        note = self.resolution.notes[reference.note]
        first = reference.note not in self.marks.seen
        back = self.name(self.marks.give(reference.note))
        mark = self.words(reference.printed)
        if not first:
            return f"noted({self.name(note.anchor)}, {back}, {mark})"
        _, words = printed_note(note)
        return f"note({self.name(note.anchor)}, {back}, {mark}, {self.inlines(words)})"

    def head(self) -> list[str]:
        """Adoption, committee, number and title; without a title the number line is the title, as on the page."""
        masthead = self.resolution.masthead
        adopted = self._quiet(masthead.adoption_line.content)
        if plain(self.resolution.title.content).strip():
            above = [*adopted, *self._committee()]
            number = self.inlines(masthead.number_line.content) if masthead.number_line.content else "none"
            return [*above, self._title(number, self.resolution.title.content)]
        fallback = masthead.number_line.content or (Text(self.resolution.symbol.printed),)
        return [self._title("none", fallback), *adopted, *self._committee(), "turn()"]

    def _title(self, number: str, content: Inlines) -> str:
        return f"main-title({self.name('title')}, {number}, {self._bare(content)}, {self.inlines(content)})"

    def _bare(self, content: Inlines) -> str:
        return self.words(named(content))

    def _quiet(self, content: Inlines) -> list[str]:
        return [f"quiet-line({self.inlines(content)})"] if plain(content, marks=True).strip() else []

    def _committee(self) -> list[str]:
        """The committee line in italics, with links to the official reports."""
        content = self.resolution.masthead.committee_line.content
        if not plain(content, marks=True).strip():
            return []
        reports = sorted(set(self.resolution.masthead.reports), key=len, reverse=True)
        pieces = []
        for inline in content:
            if isinstance(inline, Text | Emphasis):
                pieces += self._linked(inline.text, reports)
            else:
                pieces.append(self._mark(inline) if isinstance(inline, NoteReference) else "linebreak()")
        return [f"quiet-line(stressed({{{'; '.join(pieces)}}}))"]

    def _linked(self, text: str, reports: list[str]) -> list[str]:
        alone = "|".join(rf"(?<![\w/]){re.escape(report)}(?![/\w])(?!\.\d)" for report in reports)
        parts = re.split(f"({alone})", text) if reports else [text]
        written = []
        for place, part in enumerate(parts):
            target = literal(official_link(part, self.resolution.language), None)
            written.append(f"link({target}, {self.said(part)})" if place % 2 else self.said(part))
        return written

    def blocks(self) -> list[str]:
        """The blocks in the order of print; the closing lines of a part stand between its body and its annexes."""
        written: list[str] = []
        closed: set[int] = set()
        parts = self.resolution.parts
        for index, block in enumerate(self.resolution.blocks):
            for part in range(block.part + (1 if block.annex else 0)):
                if part not in closed:
                    closed.add(part)
                    written += self._adoption(parts[part].adoption)
            if block.kind is Kind.OPERATIVE and index and self.resolution.blocks[index - 1].kind is Kind.PREAMBULAR:
                written.append("turn()")
            written.append(self._block(index, block))
        for part, remaining in enumerate(parts):
            if part not in closed:
                written += self._adoption(remaining.adoption)
        return written

    def _adoption(self, adoption: Adoption) -> list[str]:
        lines = [self.said(line) for line in adoption.lines]
        return [f"closing({', '.join(lines)})"] if lines and adoption.printed else []

    def _block(self, index: int, block: Block) -> str:
        name = self.name(block.anchor)
        if block.kind is Kind.TABLE:
            return self._table(name, block)
        if block.kind in HEADINGS and f"{block.label}{plain(block.content)}".strip():
            return self._heading(index, name, block)
        sticky = "true" if self._holds_next(index) else "false"
        if block.kind is Kind.FORMULA:
            stressed = any(isinstance(inline, Emphasis) for inline in block.content)
            return f"formula({name}, {self._labelled(block) if stressed else f'stressed({self._labelled(block)})'})"
        if block.kind in (Kind.SEPARATOR, Kind.TABLE_NOTE):
            call = block.kind.value.replace("_", "-")
            return f"{call}({name}, {self._labelled(block)})"
        if block.kind in NUMBERED and block.label:
            label = self.said(f"{block.label}\u00a0")
            level = min(block.level, DEEPEST_STEP)
            hangs = "true" if len(block.label) <= WIDEST_LABEL[level > 0] else "false"
            return f"numbered({name}, {label}, {hangs}, {level}, {sticky}, {self.inlines(block.content)})"
        mark = f"PP{block.anchor.rpartition('pp')[2]}" if block.kind is Kind.PREAMBULAR else ""
        shown = f', mark: "{mark}"' if mark.removeprefix("PP").isdecimal() else ""
        return f"plain({name}, {self._indent(block)}, {sticky}, {self._labelled(block)}{shown})"

    def _indent(self, block: Block) -> int:
        """Closing words go back to the edge of the words they continue, quoted words stand one step further in."""
        over = self.resolution.blocks[block.parent].level if block.parent is not None else 0
        indent = {Kind.QUOTED: over + 1, Kind.CONTINUATION: over, Kind.SUBPARAGRAPH: block.level}.get(block.kind, 0)
        return min(indent, DEEPEST_STEP)

    def _holds_next(self, index: int) -> bool:
        """The beginning of a list stays with its first item, the last paragraph with the closing lines."""
        following = self.resolution.blocks[index + 1 : index + 2]
        block = self.resolution.blocks[index]
        if not following:
            return not block.annex and self.resolution.parts[block.part].adoption.printed
        opens = following[0].kind is Kind.SUBPARAGRAPH and following[0].parent == index and block.level == 0
        closes = (following[0].annex, following[0].part) != (block.annex, block.part) and not block.annex
        return opens or closes

    def _labelled(self, block: Block) -> str:
        content: Inlines = (Text(f"{block.label} "), *block.content) if block.label else block.content
        return self.inlines(content)

    def _heading(self, index: int, name: str, block: Block) -> str:
        """A heading is at most one level deeper than the one before, as PDF/UA asks."""
        wanted = 3 if block.annex and block.kind is not Kind.ANNEX_HEADING else 2
        self.heading_level = min(wanted, self.heading_level + 1)
        form = HEADINGS[block.kind]
        if block.kind is Kind.HEADING and block.ordinal:
            form = "section"
        elif block.kind is Kind.HEADING and index and self.resolution.blocks[index - 1].kind in HEADINGS:
            form = "under"
        bare = self._bare((Text(f"{block.label} "), *block.content))
        return f'titled({name}, {self.heading_level}, "{form}", {bare}, {self._labelled(block)})'

    def _table(self, name: str, block: Block) -> str:
        """The first row is the head; columns of figures are set to the end."""
        rows = [row for row in block.rows if any(row)] or [((),)]
        width = max(len(row) for row in rows)
        filled = [[*row, *[()] * (width - len(row))] for row in rows]
        aligned = ", ".join(_alignment([plain(row[place]) for row in filled[1:]]) for place in range(width))
        cells = [f"[#{self.inlines(cell)}]" for row in filled for cell in row]
        head, body = ", ".join(cells[:width]), ", ".join(cells[width:])
        return f"data({name}, {width}, ({aligned},), ({head},), {body})"

    def loose_notes(self) -> list[str]:
        """The notes that no mark leads to, after everything else."""
        left = [note for index, note in enumerate(self.resolution.notes) if index not in self.marks.seen]
        rows = []
        for note in left:
            number, words = printed_note(note)
            rows.append(f"({self.name(note.anchor)}, {self.words(number)}, {self.inlines(words)})")
        return [f"loose-notes({', '.join(rows)})"] if rows else []


def _alignment(cells: list[str]) -> str:
    figures = any(cell.strip() for cell in cells) and all(FIGURES.fullmatch(cell.strip()) for cell in cells)
    return "end" if figures else "start"
