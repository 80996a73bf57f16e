"""Texts of nothing but one thing, long enough that work which grows with the square of the length would be felt.

No clock decides here (`python -m tests.benchmarks.hostile` measures); these are the right answers to such texts.
"""

from __future__ import annotations

import pytest

from generator.checks.conservation import check_conservation
from generator.diagnostics import Code
from generator.document.model import Kind, Resolution
from generator.document.walk import plain
from generator.languages import get
from generator.readers.text import read_text
from generator.recognition.chain import recognise
from generator.recognition.footnotes import STATES, Mark, search
from generator.recognition.lines import marked_lines
from generator.recognition.notes import read_notes
from generator.recognition.source import Line, SourceText
from generator.references.anchors import with_anchors
from generator.writers.markdown import write_markdown
from tests.recognition.support import resolution_of, text_with_marks

ADOPTED = "Resolution adopted by the General Assembly on 3 May 2011\n"
FORMULA = "\tThe General Assembly,\n"
END = "\n3rd plenary meeting\n3 May 2011\n"


def page(resolution: Resolution) -> str:
    return write_markdown(with_anchors(resolution))


def test_a_row_of_many_cells_over_many_rows_of_two_is_no_table() -> None:
    """Filled up it would be a thousand times as large as its text."""
    text = FORMULA + "\t" * 2_000 + "x\n" + "a\tb\n" * 2_000
    resolution = resolution_of(text)
    assert Kind.TABLE not in {block.kind for block in resolution.blocks}
    assert len(page(resolution)) < 100 * len(text)


def test_an_uneven_table_is_filled_up() -> None:
    resolution = resolution_of(FORMULA + "Name\tSea\tIsland\nOil\tWick\nLamp\tKeeper\tBoat\n")
    assert [block.kind for block in resolution.blocks] == [Kind.FORMULA, Kind.TABLE]
    assert "| Oil | Wick |  |\n| Lamp | Keeper | Boat |" in page(resolution)


def test_one_note_cited_many_times() -> None:
    found = text_with_marks(f"{FORMULA}\t{'a,1 ' * 3_000}\n{END}1 See A/65/901.\n")
    assert found.count("a,[1]") == 3_000


def test_one_paragraph_over_many_lines_with_marks_between() -> None:
    opening = "Noting that the keepers of the lighthouses trim the wicks"
    texts = (f"\t{opening}", *("1", "and oil1", "1") * 500, "", "1")
    lines = tuple(Line(number, text) for number, text in enumerate(texts, 1))
    marks = tuple(Mark(place, len(text) - 1, len(text), 0) for place, text in enumerate(texts) if text.endswith("1"))
    found, gap = marked_lines(lines, marks, get("en"))
    assert (found.text, gap.text) == (opening + " and oil" * 500, "")
    ends = [len(opening) + len(" and oil") * count for count in range(501)]
    assert [one.offset for one in found.references] == sorted([*ends[:-1], *ends[1:], *ends[1:], ends[-1]])


def test_many_notes_each_cited_many_times() -> None:
    words = "".join(f"\tNoting oil{number} and lamps,{number} wicks,\n" for _ in range(5) for number in range(1, 301))
    listed = "".join(f"{number} See A/65/{number}.\n" for number in range(1, 301))
    found = text_with_marks(FORMULA + words + END + listed)
    assert found.count("[") == 3_000
    assert all(found.count(f"oil[{number}] and lamps,[{number}]") == 5 for number in range(1, 301))


@pytest.mark.parametrize("number", [STATES, 40 * STATES])
def test_the_search_is_not_lost_among_many_possibilities(number: int) -> None:
    """Digits that could be any of many notes stand before the marks themselves."""
    decoys = "".join(f"\tNoting item {place}, {place} lamps\n" for place in range(1, 100))
    marks = "".join(f"\tNoting oil,{place}\n" for place in range(1, min(number, 999) + 1))
    lines = tuple(Line(place, line) for place, line in enumerate((decoys + marks).split("\n"), 1))
    notes, _ = read_notes(tuple(Line(place, f"{place} See the list.") for place in range(1, min(number, 999) + 1)))
    assert [mark.note for mark in search(lines, notes, get("en")).marks] == list(range(len(notes)))


def test_a_title_of_many_lines() -> None:
    lines = "".join(f"of island {number} \n" for number in range(3_000))
    resolution = resolution_of(
        FORMULA, f"Resolution adopted by the General Assembly on 3 May 2011\n65/900.\tLamps \n{lines}"
    )
    assert len(resolution.title.content) == 1
    assert plain(resolution.title.content).endswith("of island 2998 of island 2999")


# What a fuzz of real texts brought to light: lines cut off, in another order, of two documents in one.


def sound(text: str) -> Resolution:
    """The resolution; everything in the text is accounted for."""
    found = recognise(SourceText.of(text, "test.txt"))
    assert found.resolution is not None
    assert check_conservation(found.resolution, text) == ()
    return found.resolution


def test_the_number_of_a_meeting_and_of_the_title_has_no_mark() -> None:
    notes = "".join(f"{number} Voir A/65/{number}.\n" for number in range(1, 5))
    text = "Résolution adoptée par l’Assemblée générale le 3 mai 2011\n65/9004.\tPhares\n\n\tL’Assemblée générale,\n"
    resolution = sound(f"{text}\t1.\tDécide d’éclairer.\n\n81e séance plénière\n3 mai 2011\n{notes}")
    assert resolution.number == "65/9004"
    assert resolution.parts[0].adoption.meeting == "81e séance plénière"
    blocks = "".join(plain(block.content, marks=True) for block in resolution.blocks)
    assert blocks.count("1") == 0


def test_a_second_number_stays_in_the_title() -> None:
    text = "\t\tResolution 1325 (2000)\n65/900.\tLighthouses\n\n\tThe Security Council,\n\t1.\tDecides to light.\n"
    resolution = sound(text)
    assert resolution.symbol.canonical == "S/RES/1325(2000)"
    assert plain(resolution.title.content).startswith("65/900.")


def test_a_label_amid_a_title_is_one_of_its_words() -> None:
    resolution = sound(f"{ADOPTED}65/900.\tLighthouses of\n8. \nislands\n\n{FORMULA}\t1.\tDecides to light.\n")
    assert plain(resolution.title.content) == "Lighthouses of 8. islands"


def test_a_date_in_a_text_of_the_council_is_not_lost() -> None:
    head = "\t\tResolution 1325 (2000)\n\t\tAdopted by the Security Council at its 4213th meeting, on 31 October 2000\n"
    sound(f"{head}\tThe Security Council,\n\tNoting oil,\n31 October 2000\n\t1.\tDecides to light.\n")


def test_fields_of_word_amid_notes_and_titles() -> None:
    """Two dumps in one file: the field lines of the first stand in the middle of the second."""
    fields = "<<ODS JOB NO>>N1112345E<<ODS JOB NO>>\n"
    body = f"{FORMULA}\tNoting oil,1 and wicks,2\n\t1.\tDecides to light.\n{END}"
    first = f"{ADOPTED}65/900.\tLighthouses\n\n{body}1 See the list.\n{fields}"
    sound(first + first)
    sound(
        f"{ADOPTED}65/900.\tLighthouses of\n{fields}\tmany islands\n\n{body}1 See\n{fields}the list.\n2 Ibid.\n{fields}"
    )


def test_a_rule_above_the_head_of_a_printed_text_doubles_nothing() -> None:
    text = "A/RES/65/900\n_______________\n1 See A/65/901.\nGeneral\n" + ADOPTED
    read = read_text(
        f"{text}65/900. Lighthouses\nThe General Assembly,\n1. Decides to light the lamps.\n".encode(), "test.txt"
    )
    assert Code.TEXT_CHANGED not in {found.code for found in read.diagnostics}


@pytest.mark.parametrize(
    ("letters", "symbol"), [("B", "A/RES/65/900B"), ("ABC", "A/RES/65/900A-C"), ("BA", "A/RES/65/900")]
)
def test_a_text_that_lost_its_margins_names_its_parts(letters: str, symbol: str) -> None:
    part = "\n{}\n\n\tThe General Assembly,\n\t1.\tDecides to light.\n\n3rd plenary meeting\n3 May 2011\n"
    resolution = sound(f"{ADOPTED}65/900.\tLighthouses\n{''.join(map(part.format, letters))}")
    assert resolution.symbol.canonical == symbol
