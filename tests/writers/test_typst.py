"""A PDF says what the document says, in its order, tagged, with a destination for every address of the page."""

from __future__ import annotations

import io
import re
from collections import Counter
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.diagnostics import Position
from generator.document.model import (
    Block,
    Citation,
    Emphasis,
    Kind,
    Note,
    NoteReference,
    Resolution,
    Text,
)
from generator.languages import LANGUAGES
from generator.website.printing import Imprint, missing_characters, print_resolution, print_volume
from generator.writers.markdown import write_markdown
from tests import paper
from tests.cases_support import Case, all_cases
from tests.made import made, operative
from tests.pages import render

CASES = all_cases()
IDENTIFIER = re.compile(r'\bid="([^"]+)"')
OURS = {"notes", "how-to-cite"}
"""What the page has an address for and the paper has not: the heading over the list of notes."""


def printed(resolution: Resolution, folder: Path, imprint: Imprint = Imprint()) -> tuple[bytes, paper.Node]:
    """The PDF and its structure tree."""
    data = print_resolution(resolution, imprint)
    (folder / "it.pdf").write_bytes(data)
    return data, paper.structure(folder / "it.pdf")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_words(case: Case, tmp_path: Path) -> None:
    resolution = paper.resolution_of(case)
    _, tree = printed(resolution, tmp_path)
    expected, expected_notes = paper.expected_words(resolution)
    text, notes = paper.text_words(tree)
    assert text == expected
    assert sorted(notes) == sorted(expected_notes)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_destination_for_every_address_of_the_page(case: Case) -> None:
    resolution = paper.resolution_of(case)
    page = render(write_markdown(resolution))
    addresses = {name for name in IDENTIFIER.findall(page) if not name.endswith("-popover")} - OURS
    assert set(paper.destinations(print_resolution(resolution))) == addresses


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_tags(case: Case, tmp_path: Path) -> None:
    resolution = paper.resolution_of(case)
    data, tree = printed(resolution, tmp_path)
    assert paper.untagged(data) == []
    identifiers = paper.note_identifiers(data)
    assert len(identifiers) == len(resolution.notes)
    assert all(identifiers) and paper.doubled(identifiers) == []
    document = next(child for child in tree.children if isinstance(child, paper.Node))
    assert [child for child in document.children if isinstance(child, str)] == []
    with pikepdf.open(io.BytesIO(data)) as file:
        assert str(file.Root.Lang).partition("-")[0] == resolution.language
        assert bool(file.Root.MarkInfo.Marked)
        assert bool(file.Root.ViewerPreferences.DisplayDocTitle)
        information = file.open_metadata()
        assert information["pdfuaid:part"] == "1"
        assert str(information["dc:title"]).startswith(resolution.symbol.canonical)


def test_bookmarks(tmp_path: Path) -> None:
    case = next(case for case in CASES if case.name == "A-RES-98-111-en")
    with pikepdf.open(io.BytesIO(print_resolution(paper.resolution_of(case)))) as file, file.open_outline() as outline:
        titles = [(item.title, [below.title for below in item.children]) for item in outline.root]
    below = ["I", "General guidelines", "II", "Follow-up", "Annex", "Appendix"]
    assert titles == [("Keeping of the public register of resolutions", below)]


def test_the_same_bytes_every_time() -> None:
    resolution = paper.resolution_of(CASES[0])
    assert print_resolution(resolution) == print_resolution(resolution)


def test_edition_and_address_stand_on_the_first_page(tmp_path: Path) -> None:
    data = print_resolution(paper.resolution_of(CASES[0]), Imprint("https://resolutions.example/2026.11/", "2026.11"))
    with pikepdf.open(io.BytesIO(data)) as file:
        assert len(file.pages) > 1
    (tmp_path / "it.pdf").write_bytes(data)
    first, *others = paper.page_texts(tmp_path / "it.pdf")
    assert "https://resolutions.example/2026.11/en/A/RES/62/152/" in first
    assert all("https://" not in other and "A/RES/62/152" in other for other in others)


HOSTILE = (
    '#import "x"', "*a* _b_ `c` $d$", '\\ " #{ } [ ] <l> @r', "= h", "// c", "/* c", "--- -- ...", "'q' \"q\"",
    "https://x.example", "\\u{41}", "x\ty", "~ nbsp", "1. 2. - +", "#[", "\\",
)  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE)
def test_nothing_is_read_as_markup(text: str, tmp_path: Path) -> None:
    note = Note(number="1", content=(Text(text),))
    blocks = (operative(1, text, Emphasis(text), NoteReference("1", 0)), Block(Kind.HEADING, (Text(text),)))
    table = Block(Kind.TABLE, rows=(((Text(text),), (Text("b"),)), ((Text("c"),), (Text(text),))))
    resolution = made(*blocks, table, notes=(note,), title=text)
    _, tree = printed(resolution, tmp_path)
    expected, notes = paper.expected_words(resolution)
    assert paper.text_words(tree) == (expected, notes)


@pytest.mark.parametrize("text", ["a\u00adb", "a\u202eb\u202cc", "a\ufeffb", "a\u200bb", "a\u200fb", "a\u2028b"])
def test_characters_without_a_shape(text: str, tmp_path: Path) -> None:
    (tmp_path / "it.pdf").write_bytes(print_resolution(made(operative(1, text))))
    (page,) = paper.page_texts(tmp_path / "it.pdf")
    assert f"1.{paper.bare(text)}" in paper.bare(page)


def test_a_part_of_an_old_resolution_is_in_the_official_document_of_its_number() -> None:
    """docs.un.org has A/RES/2200(XXI) and nothing at A/RES/2200(XXI)A: paper leads where the page does."""
    block = replace(operative(1), content=(Citation("resolution 2200 A (XXI)", "A/RES/2200(XXI)A"),))
    data = print_resolution(made(block))
    with pikepdf.open(BytesIO(data)) as pdf:
        links = [str(one.A.URI) for page in pdf.pages for one in page.get("/Annots", []) if "/URI" in one.get("/A", {})]
    assert "https://docs.un.org/en/A/RES/2200%28XXI%29" in links


def test_a_hyphen_at_the_end_of_a_line_is_told_once(tmp_path: Path) -> None:
    resolution = made(operative(1, "regional-seminars-" * 60), language="es")
    _, tree = printed(resolution, tmp_path)
    assert paper.text_words(tree) == paper.expected_words(resolution)


NASTY = (
    "a\u0301 e\u0302 \u0438\u0306 n\u0303o O\u0328\u0304",
    "left \u05e9\u05dc\u05d5\u05dd right \u0639\u0631\u0628\u064a (12) end",
    "\u200b\u200c\u200d\u2060 a\u200bb\u200cc\u200dd\u2060e \ufeff",
    "\u202dforced\u202c \u2066isolated\u2069 \u061cmark",
    "x" * 100_000,
    "https://www.un.org/" + "segment" * 40 + "?" + "key=value&" * 40,
    "\u0416" * 500 + " " + "\u4e2d" * 500,
    "\u00a0" * 50 + "wide\u3000space\u2003here\u2009and\u202fthere",
)


@pytest.mark.parametrize("text", NASTY, ids=range(len(NASTY)))
def test_nasty_words_are_told_whole_and_stay_on_the_paper(text: str, tmp_path: Path) -> None:
    table = Block(Kind.TABLE, rows=(((Text("a"),), (Text("b"),)), ((Text(text[:200]),), (Text("1"),))))
    resolution = made(operative(1, text), Block(Kind.PARAGRAPH, (Emphasis(text[:300]),)), table, title=text[:300])
    data, tree = printed(resolution, tmp_path)
    (told, _), (expected, _) = paper.text_words(tree), paper.expected_words(resolution)
    assert sorted(told) == sorted(expected)
    assert paper.off_the_paper(tmp_path / "it.pdf") == []
    assert paper.untagged(data) == []


SHOWN = st.text(st.sampled_from("abcXYZ019 .,;#*_`$\\\"'[]{}<>@=~-/()éЖ中ع–”"), min_size=1, max_size=40)


@settings(max_examples=25, deadline=None)
@given(words=st.lists(SHOWN, min_size=1, max_size=4), note=SHOWN)
def test_any_words(tmp_path_factory: pytest.TempPathFactory, words: list[str], note: str) -> None:
    blocks = [operative(number, text) for number, text in enumerate(words, 1)]
    blocks[0] = replace(blocks[0], content=(*blocks[0].content, NoteReference("1", 0)))
    resolution = made(*blocks, notes=(Note(number="1", content=(Text(note),)),))
    _, tree = printed(resolution, tmp_path_factory.mktemp("words"))
    text, notes = paper.text_words(tree)
    expected, expected_notes = paper.expected_words(resolution)
    # Where letters of both directions meet, Typst gives what stands between them in the order of sight.
    assert sorted(text) == sorted(expected)
    assert [sorted(one) for one in notes] == [sorted(one) for one in expected_notes]


def test_a_character_that_no_typeface_has_is_told_and_shown_as_its_code(tmp_path: Path) -> None:
    block = replace(operative(1, "so \U0001f600 \ue000 \x07"), position=Position(7, 1))
    resolution = made(block, title="𓀀")
    _, tree = printed(resolution, tmp_path)
    text, _ = paper.text_words(tree)
    assert text == "[U+13000]1.so[U+1F600][U+E000][U+0007]"
    remarks = [(one.position.line, one.message.split()[3].rstrip(";")) for one in missing_characters(resolution)]
    assert remarks == [(1, "U+13000"), (7, "U+1F600"), (7, "U+E000"), (7, "U+0007")]


@pytest.mark.parametrize("language", sorted(LANGUAGES))
def test_long_things(language: str, tmp_path: Path) -> None:
    """400 rows, a note longer than a page, lists of six levels, repeated and loose notes, a long number."""
    rows = tuple(((Text(f"row {n}"),), (Text(str(n)),)) for n in range(400))
    items = [
        Block(Kind.SUBPARAGRAPH, (Text(f"level {n}"),), label=f"({'i' * n})", ordinal="i" * n, level=n, parent=n)
        for n in range(1, 7)
    ]
    notes = tuple(Note(number=str(n), content=(Text("word " * (1500 if n == 1 else 3)),)) for n in (1, 2))
    mark = NoteReference("1", 0)
    resolution = made(
        operative(1000000, "one", mark, " two", mark), operative(2, "x"), *items, Block(Kind.TABLE, rows=rows),
        notes=notes, language=language,
    )  # fmt: skip
    data, tree = printed(resolution, tmp_path)
    text, _ = paper.text_words(tree)
    expected, _ = paper.expected_words(resolution)
    seen = Counter(paper.text_on_pages(tmp_path / "it.pdf"))
    assert seen >= Counter(expected + "word" * 1500)
    assert text == expected
    assert text.endswith("2wordwordword")
    assert paper.untagged(data) == []
    assert {"fnref1", "fnref1-2", "fn2"} <= set(paper.destinations(data))


def test_a_volume(tmp_path: Path) -> None:
    resolutions = [paper.resolution_of(case) for case in CASES if case.language == "en"]
    (tmp_path / "it.pdf").write_bytes(data := print_volume(resolutions))
    names = paper.destinations(data)
    assert {"A-RES-62-152-op7", "A-RES-62-152-fn1", "A-RES-98-111-op1-a"} <= set(names)
    first = paper.page_texts(tmp_path / "it.pdf")[0]
    assert all(resolution.number in first for resolution in resolutions)
    notes = sum(len(resolution.notes) for resolution in resolutions)
    assert len(set(paper.note_identifiers(data))) == notes
