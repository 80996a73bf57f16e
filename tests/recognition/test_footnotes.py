"""Footnote references: the hard cases met in real documents, in texts of our own wording."""

from __future__ import annotations

import pytest

from generator.diagnostics import Code
from generator.document.model import NoteReference
from generator.document.walk import plain
from tests.recognition.support import HEAD, TITLE, read, resolution_of, text_with_marks

FORMULA = "\tThe General Assembly,\n"


def notes(count: int) -> str:
    return "\n" + "\n".join(f"{number} See A/65/{900 + number}." for number in range(1, count + 1)) + "\n"


@pytest.mark.parametrize(
    ("body", "count", "expected"),
    [
        # glued to letter, comma, bracket, quotation mark, year, number of a resolution
        (
            "\tRecalling the report on lamps1 and the charts,2 and “Light”,3",
            3,
            "lamps[1] and the charts,[2] and “Light”,[3]",
        ),
        ("\tNoting the plan for 20161 and beyond,", 1, "for 2016[1] and beyond,"),
        ("\tNoting its resolutions 59/3001 and 60/12,", 1, "59/300[1] and 60/12,"),
        ("\tNoting the meeting of 9 August 20071", 1, "9 August 2007[1]"),
        # a space before the mark, none after it (A/RES/80/129, A/RES/79/289)
        ("\tRecalling all lamps 1on the coast,", 1, "all lamps [1]on the coast,"),
        # the mark of note 1 is not a digit of a number: 60/161, 24 July
        (
            "\tRecalling its resolution 60/161 of 24 July 2001 and the lamps,1",
            1,
            "60/161 of 24 July 2001 and the lamps,[1]",
        ),
        # decoys: thousands, COVID-19, document symbols, articles
        ("\tNoting 200,000 lamps, COVID-19, S/2004/565 and article 4 of the code,1", 1, "article 4 of the code,[1]"),
        # no reference: the number of a recommendation, a chemical symbol, a typing slip
        ("\tNoting the code,1 CM/Rec(2024)1 of the Committee,", 1, "the code,[1] CM/Rec(2024)1 of the Committee,"),
        ("\tNoting the code,1 recommendation (2019)1 of it,", 1, "the code,[1] recommendation (2019)1 of it,"),
        ("\tNoting UF6, U4 and P5 lamps,1 and making1 per cent,", 1, "UF6, U4 and P5 lamps,[1] and making1 per cent,"),
        # notes cited again, also with a space in front
        ("\tNoting lamps,1 oil,2\n\tNoting masts,1", 2, "lamps,[1] oil,[2]\nNoting masts,[1]"),
        # at the end of a paragraph, behind a space (A/RES/72/222)
        ("\tNoting lamps,1 oil,2\n\t1.\tWelcomes the light; 1", 2, "the light;[1]"),
        # what is counted or goes on with a list of numbers is no mark, not even the only one left for its note
        ("\tNoting lamps,1 oil,2\n\tNoting the rules in chapters 1, 2, 3", 3, "chapters 1, 2, 3"),
        ("\tNoting lamps,1 oil,2\n\tAbstentions: 3", 3, "Abstentions: 3"),
        # nor is the last digit of a year
        ("\tNoting lamps,1 oil,2\n\tNoting the segment in 2023.", 3, "in 2023."),
        # the same in a text that cites each note once (A/RES/79/83)
        ("\tNoting lamps,1 oil,2\n\tNoting the code of 12 August 1949,1 continue", 2, "12 August 1949,[1] continue"),
        # the first digits of a large number are no note cited again
        ("\tNoting lamps,1 oil,2\n\tNoting,2,560 masts", 2, "oil,[2]\nNoting,2,560 masts"),
        # two marks together
        ("\tNoting the lamps;1,2", 2, "the lamps;[1],[2]"),
    ],
)
def test_marks(body: str, count: int, expected: str) -> None:
    assert expected in text_with_marks(f"{FORMULA}{body}{notes(count)}")


def test_mark_on_the_title() -> None:
    found = text_with_marks(f"{FORMULA}\tNoting lamps,2{notes(2)}", HEAD + "65/900.\tLighthouses1\n\n\n")
    assert found.startswith("Lighthouses[1]\n")


def test_lone_mark_hangs_on_the_letter_of_the_part() -> None:
    head = HEAD + "65/900.\tLighthouses\n"
    found = resolution_of(f"B\n1\n\n{FORMULA}\t1.\tDecides to light 1 lamp;\n\n1 The first part is 65/900 A.\n", head)
    assert found.blocks[0].label == "B"
    assert (
        text_with_marks(f"B\n1\n\n{FORMULA}\t1.\tDecides to light 1 lamp;\n\n1 The first part.\n", head).count("[1]")
        == 1
    )


def test_french_marks_before_the_comma_and_after_numbers() -> None:
    head = "Résolution adoptée par l’Assemblée générale le 3 mai 2011\n65/900.\tPhares des petites îles\n\n\n"
    body = "\tL’Assemblée générale,\n\tRappelant ses résolutions 72/551, 61/722 et 63/51 du 2 décembre 2008,\n"
    found = text_with_marks(body + notes(2), head)
    assert "72/55[1], 61/72[2] et 63/51 du 2 décembre 2008," in found


def test_arabic_marks_in_brackets() -> None:
    head = "قرار اتخذته الجمعية العامة في 3 أيار/مايو 2011\n65/900\tمنارات الجزر\n\n\n"
    body = "\tإن الجمعية العامة،\n\tإذ تشير إلى التقرير(1)، وإلى الخطة(2)،\n\n(1) انظر A/65/901.\n"
    found = read(body.replace("(1) انظر", "1 انظر") + "2 المرجع نفسه.\n", head).resolution
    assert found is not None
    assert [note.same_as for note in found.notes] == [None, 0]


def test_the_number_of_a_paragraph_in_brackets_is_no_note_cited_again() -> None:
    """`المادة 16(1)`, article 16, paragraph 1, was read as note 1 (A/HRC/RES/57/15)."""
    head = "قرار اتخذته الجمعية العامة في 3 أيار/مايو 2011\n65/900\tمنارات الجزر\n\n\n"
    body = "\tإن الجمعية العامة،\n\tإذ تشير إلى التقرير(1)،\n\tوإذ تشير إلى المادة 16(1) من الاتفاقية،\n"
    found = text_with_marks(body + "\n1 انظر A/65/901.\n", head)
    assert "التقرير([1])،" in found or "التقرير[1]" in found
    assert "المادة 16(1) من" in found


def test_two_places_as_good_leave_the_note_without_a_mark() -> None:
    found = read(f"{FORMULA}\tNoting masts 1 and 2 of article 1 and oil,{notes(1)}")
    codes = [diagnostic.code for diagnostic in found.diagnostics]
    assert Code.NOTE_WITHOUT_MARKER in codes
    assert found.resolution is not None
    assert "[1]" not in text_with_marks(f"{FORMULA}\tNoting masts 1 and 2 of article 1 and oil,{notes(1)}")


def test_note_nobody_cites_is_told() -> None:
    found = read(f"{FORMULA}\tNoting lamps,\n\n1 See A/65/901.\n")
    assert Code.NOTE_WITHOUT_MARKER in {diagnostic.code for diagnostic in found.diagnostics}


def test_notes_over_several_lines_and_doubled_numbers() -> None:
    body = f"{FORMULA}\tNoting lamps,1 oil,2\n\n1 See the records,\nSupplement No.\n1 and others.\n2 Ibid.\n"
    found = resolution_of(body)
    assert [note.number for note in found.notes] == ["1", "2"]
    assert found.notes[1].same_as == 0
    assert plain(found.notes[0].content) == "See the records, Supplement No. 1 and others."


def test_ibid_of_ibid_means_the_first() -> None:
    body = f"{FORMULA}\tNoting a,1 b,2 c,3 d,4\n\n1 Records.\n2 Ibid.\n3 Ibid., p. 2.\n4 Charts.\n"
    assert [note.same_as for note in resolution_of(body).notes] == [None, 0, 0, None]


def test_star_note() -> None:
    body = f"{FORMULA}\tNoting the islands* of the sea,\n\n* Of the northern sea.\n"
    assert "islands[*] of" in text_with_marks(body)


def test_a_star_on_the_title() -> None:
    """The Human Rights Council says there that a resolution was printed anew, or when its text changed."""
    head = "\t\tResolution adopted by the Human Rights Council on 3 May 2011\n\n\t17/5.\tLamps*\n\n"
    body = "\tThe Human Rights Council,\n\tNoting lamps,1\n\n* Reissued on 5 May 2011.\n1 See A/65/901.\n"
    assert text_with_marks(body, head).split("\n") == ["Lamps[*]", "The Human Rights Council,", "Noting lamps,[1]"]


def test_whole_document_in_order() -> None:
    words = "".join(f"\t{number}.\tDecides to keep lamp house{number} lit;\n" for number in range(1, 40))
    found = text_with_marks(FORMULA + words + notes(39), HEAD + TITLE)
    assert all(f"house[{number}]" in found for number in range(1, 40))


def test_a_list_of_numbers_cites_no_note_again() -> None:
    """`paragraphs 4,5 and 6`, `3,5 per cent` and a number with its date behind a no-break space stay numbers."""
    notes = "".join(f"{number} See A/65/{number}.\n" for number in range(1, 6))
    words = "".join(f"\tNoting report {letter},{number}\n" for number, letter in enumerate("pqrst", 1))
    body = "\tThe General Assembly,\n" + words
    body += "\tRecalling paragraphs 4,5 and 6 of its resolution 55/231 of\u00a023 December 2000, and 3,5 per cent,\n"
    body += "\t1.\tDecides to light.\n\n3rd plenary meeting\n3 May 2011\n" + notes
    found = text_with_marks(body)
    assert "paragraphs 4,5 and 6 of its resolution 55/231 of\u00a023 December 2000, and 3,5 per cent" in found
    assert found.count("[") == 5


def test_a_number_that_counts_down_is_a_note_cited_again() -> None:
    """`chapter 17 of Agenda 21,7 and` (A/RES/72/73): no list of numbers counts down."""
    notes = "".join(f"{number} See A/65/{number}.\n" for number in range(1, 6))
    words = "".join(f"\tNoting report {letter},{number}\n" for number, letter in enumerate("pqrst", 1))
    words += "\tNoting report p,1 and chart q,2\n"
    body = f"\tThe General Assembly,\n{words}\tGuided by chapter 17 of Agenda 21,4 and lamps 21,22 and 23,\n\n{notes}"
    assert "Agenda 21,[4] and lamps 21,22 and 23," in text_with_marks(body)


def test_a_paragraph_that_goes_on_with_a_date() -> None:
    """A/RES/72/86 breaks a line by hand before `5 December 2001`; a date for itself closes the text."""
    body = (
        "\tThe General Assembly,\n\tRecalling the statement on lighthouses and the declarations adopted on \n"
        "5 December 2001 and on 17 December 20141 by the keepers,\n\t1.\tDecides to light.\n\n"
        "3rd plenary meeting\n3 May 2011\n\n1 See A/65/901.\n"
    )
    assert "adopted on 5 December 2001 and on 17 December 2014[1] by" in text_with_marks(body)


def test_two_marks_parted_by_comma_and_space() -> None:
    """`the Convention1, 2 and`: notes in their order are found; cited again they may be numbers, and that is told."""
    found = text_with_marks(f"{FORMULA}\tNoting the Convention1, 2 and oil,3{notes(3)}")
    assert "Convention[1], [2] and oil,[3]" in found
    body = f"{FORMULA}\tNoting lamps,1 and wicks,2\n\tNoting the Convention1, 2 and oil,3{notes(3)}"
    assert "Convention1, 2 and oil,[3]" in text_with_marks(body)
    told = [found.position.column for found in read(body).diagnostics if found.code is Code.MARKER_UNRESOLVED]
    assert told == [23, 26]


@pytest.mark.parametrize("number", [2, 3])
def test_a_note_that_goes_on_with_the_number_of_another(number: int) -> None:
    """`Supplement No.` / `2 and others.`: the number that is left out, or this one again, comes later."""
    listed = f"\n1 See the records, Supplement No.\n{number} and others.\n2 See B.\n3 See C.\n"
    found = resolution_of(f"{FORMULA}\tNoting oil,1 lamps,2 wicks,3\n{listed}")
    assert [note.number for note in found.notes] == ["1", "2", "3"]
    assert plain(found.notes[0].content) == f"See the records, Supplement No. {number} and others."


def test_a_star_before_a_number_on_a_line() -> None:
    body = f"{FORMULA}\tNoting the islands* of the sea,1 and\n\n* Of the northern sea.\n1 See A/65/901.\n"
    assert "islands[*] of the sea,[1] and" in text_with_marks(body)


def test_notes_that_count_from_one_again_in_the_second_part() -> None:
    part = "\tThe General Assembly,\n\tNoting {0},1 and {1},2\n\t1.\tDecides.\n\n12th plenary meeting\n3 May 2011\n\n"
    body = "A\nEast\n\n" + part.format("lamps", "oil") + "B\nWest\n\n" + part.format("wicks", "masts")
    found = resolution_of(body + "1 On lamps.\n2 On oil.\n1 On wicks.\n2 On masts.\n", HEAD + "65/900.\tLights\n")
    assert {block.annex for block in found.blocks} == {0}
    cited = [inline.note for block in found.blocks for inline in block.content if isinstance(inline, NoteReference)]
    assert [plain(found.notes[note].content) for note in cited] == ["On lamps.", "On oil.", "On wicks.", "On masts."]


def test_typewritten_marks_are_told_once() -> None:
    """`a treaty on lamps, 1/ and oil, 2/` in texts of the 1990s (A/RES/48/70)."""
    closing = "\n3rd plenary meeting\n3 May 2011\n\n1/ A/65/1.\n2/ B.\n"
    body = f"{FORMULA}\tNoting lamps, 1/ and oil; 2/\n\t1.\tDecides.\n{closing}"
    found = read(body)
    (told,) = (one for one in found.diagnostics if one.code is Code.MARKER_UNRESOLVED)
    assert (told.position.line, told.position.column) == (7, 16)
    assert told.message.startswith("4 ")
    assert not read(f"{FORMULA}\tNoting 24/7 lamps, 1/2 of them, in A/65/1 and 65/12,\n").diagnostics
