"""PDF files: what is known from the place and the style of the words, and files that cannot be read."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace

import pytest

from generator.diagnostics import Code, Position, Severity
from generator.document.model import Emphasis, Kind, NoteReference, Resolution
from generator.document.walk import plain
from generator.readers.flow import Vocabulary
from generator.readers.pdf import library, read_pdf
from generator.readers.text import read_text
from generator.writers.blocks import blocks_document
from tests.readers.invented import ALL, ENGLISH
from tests.readers.press import LEFT, SIZE, SMALL, Press, as_pdf, pages_of
from tests.readers.renderings import as_text
from tests.readers.small_pdf import WIDTH, Drawn, Sheet, pdf

PASSWORD = "/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <{0}> /U <{0}> >> /ID [<00> <00>]".format("5a" * 32)


def read(data: bytes) -> Resolution:
    recognised = read_pdf(data, "invented.pdf", "en")
    assert recognised.resolution is not None, recognised.diagnostics
    return recognised.resolution


def sheets_with(*lines: tuple[float, str]) -> bytes:
    """The invented resolution with more lines under its text, at these places from the left."""
    sheets = list(pages_of(ENGLISH))
    sheets.append(
        Sheet([Drawn(x, 650 - 12 * index, SIZE, "text", words) for index, (x, words) in enumerate(lines)], [])
    )
    return pdf(sheets)


def test_raised_digits_are_marks_and_their_notes_come_from_the_foot() -> None:
    resolution = read(as_pdf(ENGLISH))
    marks = [inline for block in resolution.blocks for inline in block.content if isinstance(inline, NoteReference)]
    assert [(mark.printed, mark.note) for mark in marks] == [("2", 1), ("2", 1), ("3", 2)]
    assert [note.number for note in resolution.notes] == ["1", "2", "3"]
    assert plain(resolution.notes[1].content) == "United Nations, Treaty Series, vol. 3001, No. 50001."


def by_libreoffice(lines: int) -> list[Sheet]:
    """The pages with a drawn rule above the notes, whose numbers stand at the left margin, far from their words."""
    press = Press(ENGLISH, lines)
    press.print()
    for sheet in press.sheets:
        sheet.rules += [(60, one.y, 123) for one in sheet.drawn if one.text.startswith("_____")]
        kept = [one for one in sheet.drawn if not one.text.startswith("_____")]
        sheet.drawn = [replace(one, x=one.x - 35) if one.size == 5.5 else one for one in kept]
    return press.sheets


def underlined(sheets: list[Sheet]) -> list[Sheet]:
    """The words of all notes and of the first page underlined, as links are."""
    for sheet in sheets:
        words = [one for one in sheet.drawn if one.size == SMALL or (sheet is sheets[0] and one.size == SIZE)]
        sheet.rules += [(one.x, one.y - 1.3, one.right - one.x) for one in words]
    return sheets


def without_rules(sheets: list[Sheet]) -> list[Sheet]:
    """Nothing but the smaller print tells the notes from the text."""
    for sheet in sheets:
        sheet.rules = [rule for rule in sheet.rules if rule[2] != 123]
    return sheets


def risen(sheets: list[Sheet]) -> list[Sheet]:
    """The numbers of the notes as large as their words, only higher."""
    for sheet in sheets:
        sheet.drawn = [replace(one, size=SMALL) if one.size == 5.5 else one for one in sheet.drawn]
    return sheets


@pytest.mark.parametrize("change", [list, underlined, without_rules, risen])
def test_notes_as_other_programs_print_them(change: Callable[[list[Sheet]], list[Sheet]]) -> None:
    """The number of a note may stand far from its words, a link be underlined, the rule above the notes be missing."""
    usual, theirs = read(as_pdf(ENGLISH)), read(pdf(change(by_libreoffice(28))))
    assert (theirs.blocks, theirs.masthead) == (usual.blocks, usual.masthead)
    assert [(note.number, note.content) for note in theirs.notes] == [(one.number, one.content) for one in usual.notes]


def test_a_note_that_runs_on_over_the_page() -> None:
    """The next page has its end, under a rule as all notes."""
    sheets = by_libreoffice(14)
    first, second = (sheet for sheet in sheets if any(one.size == 5.5 for one in sheet.drawn))
    last = min((one for one in first.drawn if one.size == SMALL), key=lambda one: one.y)
    first.drawn.append(Drawn(LEFT, last.y - 11, SMALL, "text", "See also the book of"))
    second.drawn = [replace(one, y=one.y - 11) if 50 < one.y < 100 else one for one in second.drawn]
    second.drawn.append(Drawn(LEFT, 89, SMALL, "text", "the tower."))
    assert [plain(note.content) for note in read(pdf(sheets)).notes] == [
        "A/98/77.",
        "United Nations, Treaty Series, vol. 3001, No. 50001. See also the book of the tower.",
        "Ibid., para. 4.",
    ]


@pytest.mark.parametrize(
    ("matrix", "box"),
    [
        ("0 1 -1 0 792 0", "0 0 792 612"),
        ("0 -1 1 0 0 612", "0 0 792 612"),
        ("1 0 0 1 -100 -200", "-100 -200 512 592"),
        ("0 1 -1 0 692 -50", "-100 -50 692 562"),
    ],
)
def test_pages_may_be_drawn_sideways_and_off_the_corner(matrix: str, box: str) -> None:
    """As wide tables are, whatever way the page is then shown."""
    sheets = [replace(sheet, matrix=matrix, box=box) for sheet in by_libreoffice(14)]
    assert read(pdf(sheets)) == read(pdf(by_libreoffice(14)))


@pytest.mark.parametrize(
    ("gap", "pieces", "words"),
    [
        (1.4, ("a sustain ", "able lamp"), "a sustainable lamp"),
        (1.4, ("the seventy ", "-", " eighth"), "the seventy- eighth"),
        (3.0, ("the great ", "lamp"), "the great lamp"),
        (1.4, ("on page ", "12"), "on page 12"),
        (2.2, ("A/98/7", ", and"), "A/98/7, and"),
        (3.0, ("so ", "– and not"), "so – and not"),
    ],
)
def test_gaps_that_are_spaces_and_gaps_that_are_none(gap: float, pieces: tuple[str, ...], words: str) -> None:
    """Word moves letters apart; a space is as wide as a space, and a library that sees one may be wrong."""
    sheets, x = list(pages_of(ENGLISH)), 147.0
    drawn = []
    for piece in pieces:
        drawn.append(Drawn(x, 650, SIZE, "text", piece))
        x = drawn[-1].x + len(piece.rstrip()) * WIDTH * SIZE + gap
    sheets.append(Sheet(drawn, []))
    assert plain(read(pdf(sheets)).blocks[-1].content) == words


def test_a_mark_cites_a_note_again_behind_a_year() -> None:
    """`9 August 2007²` with the note cited before; `10²` and `m²` are no marks."""
    sheets = list(pages_of(ENGLISH))
    line = [Drawn(147, 650, SIZE, "text", "Kept since 9 August 2007"), Drawn(0, 653.5, 6.5, "text", "2")]
    line += [Drawn(0, 650, SIZE, "text", " at 10"), line[1], Drawn(0, 650, SIZE, "text", " lamps.")]
    placed = [line[0]]
    for one in line[1:]:
        placed.append(replace(one, x=placed[-1].right))
    sheets.append(Sheet(placed, []))
    last = read(pdf(sheets)).blocks[-1]
    assert plain(last.content) == "Kept since 9 August 2007 at 102 lamps."
    assert [one.printed for one in last.content if isinstance(one, NoteReference)] == ["2"]


@pytest.mark.parametrize(("size", "rise"), [(6.5, 3.5), (10, 3), (10, 5)])
def test_one_place_may_cite_several_notes(size: float, rise: float) -> None:
    """`Assembly, 1, 2` in small print, or as large as the line and only higher."""
    sheets = list(pages_of(ENGLISH))
    words = Drawn(147, 650, SIZE, "text", "Kept since the Assembly,")
    marks = Drawn(words.right + 0.5, 650 + rise, size, "text", "1,")
    second = Drawn(marks.right, 650 + rise, size, "text", "2")
    sheets.append(Sheet([words, marks, second, Drawn(second.right + 2, 650, SIZE, "text", " as told.")], []))
    last = read(pdf(sheets)).blocks[-1]
    assert plain(last.content) == "Kept since the Assembly, , as told."
    assert [one.printed for one in last.content if isinstance(one, NoteReference)] == ["1", "2"]


def test_words_under_those_behind_a_label_go_on() -> None:
    """Over the page too, as in an indented block of several lines."""
    item = ((195, "Lamps of the towers in the north and in the"), (195, "south, each lamp of them with a"))
    sheets = [*pages_of(ENGLISH), *(Sheet([], []) for _ in range(2))]
    sheets[-2].drawn += [Drawn(x, 70 - 12 * place, SIZE, "text", words) for place, (x, words) in enumerate(item)]
    sheets[-2].drawn.append(Drawn(171, 70, SIZE, "text", "(a)"))
    sheets[-1].drawn.append(Drawn(195, 700, SIZE, "text", "keeper of its own."))
    last = read(pdf(sheets)).blocks[-1]
    assert (last.label, plain(last.content)) == (
        "(a)",
        "Lamps of the towers in the north and in the south, each lamp of them with a keeper of its own.",
    )


def test_a_date_is_not_parted_from_its_heading() -> None:
    lines = ("Lamps of the great towers lit in the north in the period from", "1 July 2042 to 30 June 2043")
    sheets = list(pages_of(ENGLISH))
    above = Drawn(LEFT, 690, SIZE, "bold", f"{lines[0]} 1 July 2042")
    heading = [Drawn(LEFT, 650 - 12 * place, SIZE, "bold", one) for place, one in enumerate(lines)]
    sheets.append(Sheet([above, *heading], []))
    assert plain(read(pdf(sheets)).blocks[-1].content) == " ".join(lines)


def test_italics_come_from_the_names_of_the_fonts() -> None:
    resolution = read(as_pdf(ENGLISH))
    last = next(block for block in resolution.blocks if block.label == "2.")
    assert Emphasis("The Keeper’s Almanac") in last.content
    assert Emphasis("Treaty Series") in resolution.notes[1].content


@pytest.mark.parametrize("lines", [28, 20, 18])
def test_heads_feet_and_notes_are_no_part_of_the_sentence(lines: int) -> None:
    resolution = read(as_pdf(ENGLISH, lines))
    assert [block.kind for block in resolution.blocks] == [block.kind for block in read(as_pdf(ENGLISH)).blocks]
    assert "43-00113" in [piece.text for piece in resolution.furniture]


def test_the_masthead_is_read_column_by_column() -> None:
    resolution = read(as_pdf(ENGLISH))
    assert str(resolution.symbol) == "A/RES/98/113"
    assert resolution.masthead.distribution == "General"
    assert resolution.masthead.distribution_date is not None
    assert resolution.masthead.session_line == "Ninety-eighth session"
    assert plain(resolution.title.content) == "Keeping of lighthouses"


def test_a_table_keeps_its_columns() -> None:
    table = next(block for block in read(as_pdf(ENGLISH)).blocks if block.kind is Kind.TABLE)
    assert [[plain(cell) for cell in row] for row in table.rows] == [
        ["Coast", "Lamps"],
        ["North coast", "41"],
        ["South coast", "312"],
    ]


def test_places_are_pages_and_lines() -> None:
    last = read(sheets_with((147, "The lamp shall be lit."))).blocks[-1]
    assert last.position == Position(len(list(pages_of(ENGLISH))) + 1, 1)


@pytest.mark.parametrize(
    ("before", "after", "joined"),
    [
        ("the self-", "governing towers", "the self-governing towers"),
        ("the light\u00ad", "house", "the lighthouse"),
        ("a light-", "house keeper", "a lighthouse keeper"),
        ("in 2041/", "2042", "in 2041/2042"),
        ("of the", "tower", "of the tower"),
        ("灯塔的", "看守", "灯塔的看守"),
    ],
)
def test_line_ends(before: str, after: str, joined: str) -> None:
    vocabulary = Vocabulary(["the lighthouse stands", before, after])
    cut, between = vocabulary.joint(before, after)
    assert before[: len(before) - cut] + between + after == joined


def test_a_hyphen_that_broke_a_word_goes_and_is_accounted_for() -> None:
    data = sheets_with((147, "The lighthouse has a keeper, and each light-"), (123, "house has a lamp that is lit."))
    assert plain(read(data).blocks[-1].content).endswith("each lighthouse has a lamp that is lit.")


BAD = {
    "nothing": (b"", Code.EMPTY_SOURCE),
    "text": (b"Resolution 62/152", Code.UNREADABLE_SOURCE),
    "cut short": (as_pdf(ENGLISH)[:900], Code.UNREADABLE_SOURCE),
    "only a head": (b"%PDF-1.7\n", Code.UNREADABLE_SOURCE),
    "zeros": (b"%PDF-1.7\n" + bytes(5000), Code.UNREADABLE_SOURCE),
    "password": (pdf([Sheet([Drawn(100, 700, 10, "text", "Locked")])], PASSWORD), Code.SOURCE_LOCKED),
    "scan": (pdf([Sheet(image=True), Sheet(image=True)]), Code.SOURCE_SCANNED),
    "blank": (pdf([Sheet()]), Code.EMPTY_SOURCE),
    "from right to left": (as_pdf(ALL["ar"]), Code.ORDER_UNKNOWN),
    "no resolution": (pdf([Sheet([Drawn(100, 700, 10, "text", "A menu.")])]), Code.SYMBOL_MISSING),
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_gives_a_diagnostic(name: str) -> None:
    data, code = BAD[name]
    recognised = read_pdf(data, "bad.pdf")
    assert recognised.resolution is None
    errors = [one for one in recognised.diagnostics if one.code.severity is Severity.ERROR]
    assert [(one.code, one.source) for one in errors] == [(code, "bad.pdf")]


def test_a_file_that_ends_early_is_read_as_far_as_it_goes_or_refused() -> None:
    whole = as_pdf(ENGLISH)
    for end in range(0, len(whole), len(whole) // 40):
        recognised = read_pdf(whole[:end], "bad.pdf")
        assert recognised.resolution is not None or recognised.diagnostics


def test_one_scanned_page_among_others_is_told() -> None:
    recognised = read_pdf(pdf([*pages_of(ENGLISH), Sheet(image=True)]), "scan.pdf")
    assert recognised.resolution is not None
    assert Code.PAGE_SCANNED in [one.code for one in recognised.diagnostics]


def test_more_pages_than_any_resolution_has(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(library, "MOST_PAGES", 2)
    recognised = read_pdf(pdf([Sheet([Drawn(100, 700, 10, "text", "Page")])] * 3), "long.pdf")
    assert [one.code for one in recognised.diagnostics] == [Code.SOURCE_TOO_LARGE]


def test_more_on_a_page_than_any_page_has(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(library, "MOST_OBJECTS", 20)
    recognised = read_pdf(as_pdf(ENGLISH), "dense.pdf")
    assert [one.code for one in recognised.diagnostics] == [Code.SOURCE_TOO_LARGE]


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_same_blocks_as_from_the_text(language: str) -> None:
    one = ALL[language]
    text = read_text(as_text(one), "invented.txt", language).resolution
    assert text is not None
    ours, theirs = (json.loads(json.dumps(blocks_document(each))) for each in (read(as_pdf(one)), text))
    for block, same in zip(ours["blocks"], theirs["blocks"], strict=True):
        # The text has lost its italics; what the program puts back are lead words and heads of tables only.
        told = block.pop("italic_spans")
        assert same.pop("italic_spans") == (told if block["kind"] == "table" else told[:1])
        assert block == same
    assert ours["footnotes"][0]["text"] == theirs["footnotes"][0]["text"]
    assert [note["id"] for note in ours["footnotes"]] == [note["id"] for note in theirs["footnotes"]]
    for field in ("symbol", "number", "title", "session", "adoption_date", "meeting", "agenda_item", "committee_line"):
        assert ours["metadata"][field] == theirs["metadata"][field]
