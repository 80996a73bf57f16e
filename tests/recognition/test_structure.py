"""Kinds, labels, levels and parents, in texts of our own wording."""

from __future__ import annotations

import pytest

from generator.diagnostics import Code
from generator.document.model import Kind
from generator.document.walk import plain
from generator.references.anchors import with_anchors
from tests.recognition.support import HEAD, kinds, outline, read, resolution_of

F = "\tThe General Assembly,\n\tRecalling the lamps,\n"
SC = "\t\tResolution 3201 (2031)\n\t\tAdopted by the Security Council at its 12001st meeting, on 3 May 2031\n\n\n"
SF = "\tThe Security Council,\n\tRecalling the lamps,\n"


def test_body() -> None:
    body = (
        F + "\t1.\tDecides to light:\n\t(a)\tThe east;\n\t(b)\tThe west;\nand demands oil.\n\t2.\tCalls upon keepers;\n"
    )
    assert outline(body) == [
        ("formula", "", 0, None),
        ("preambular", "", 0, None),
        ("operative", "1.", 0, None),
        ("subparagraph", "(a)", 1, 2),
        ("subparagraph", "(b)", 1, 2),
        ("continuation", "", 0, 2),
        ("operative", "2.", 0, None),
    ]


def test_roman_or_letter_is_told_by_what_follows() -> None:
    letters = [f"({letter})" for letter in "abcdefgh"]
    start = F + "\t1.\tDecides:\n" + "".join(f"\t{label}\tOil;\n" for label in letters)
    runs_on = outline(start + "\t(i)\tWick;\n\t(j)\tMast;\n")
    assert [level for _, _, level, _ in runs_on[3:]] == [1] * 10
    nested = outline(start + "\t(i)\tWick;\n\t(ii)\tMast;\n\t(i)\tGlass;\n")
    assert [level for _, _, level, _ in nested[11:13]] == [2, 2]


def test_letters_that_run_on_across_roman_groups() -> None:
    body = SF + "\t1.\tDecides:\n\t(i)\tEast:\n\t(a)\tOil;\n\t(b)\tWick;\n\t(ii)\tWest:\n\t(c)\tMast;\n\t(d)\tGlass;\n"
    assert [(label, level) for _, label, level, _ in outline(body, SC)[3:]] == [
        ("(i)", 1), ("(a)", 2), ("(b)", 2), ("(ii)", 1), ("(c)", 2), ("(d)", 2),
    ]  # fmt: skip


def test_heading_between_items_takes_nothing_over() -> None:
    body = SF + "\t1.\tDecides:\n\t(a)\tSupport:\n\t(i)\tOil;\nUrgent measures:\n\t(ii)\tWick;\n\t(b)\tRest;\n"
    found = outline(body, SC)
    assert found[5] == ("heading", "", 0, None)
    assert found[6] == ("subparagraph", "(ii)", 2, 3)
    assert found[7] == ("subparagraph", "(b)", 1, 2)


def test_words_between_items_take_nothing_over() -> None:
    body = SF + "\t1.\tDecides:\n\t(a)\tSupport\n\tTo do within its means:\n\t(i)\tOil;\n\t(b)\tRest;\n"
    found = outline(body, SC)
    assert found[4][0] == "paragraph"
    assert found[5] == ("subparagraph", "(i)", 2, 3)
    assert found[6] == ("subparagraph", "(b)", 1, 2)


def test_sections_with_a_preamble_of_their_own() -> None:
    body = F + "\t\tI\n\t\tLamps\n\t1.\tDecides;\n\t\tII\n\t\tOil\n\tRecalling oil,\n\t1.\tNotes;\n"
    assert kinds(body)[2:] == [
        Kind.HEADING, Kind.HEADING, Kind.OPERATIVE, Kind.HEADING, Kind.HEADING, Kind.PREAMBULAR, Kind.OPERATIVE,
    ]  # fmt: skip
    assert [block.ordinal for block in resolution_of(body).blocks if block.kind is Kind.HEADING] == ["i", "", "ii", ""]


def test_annexes_number_for_themselves() -> None:
    body = (
        F + "\t1.\tAdopts the code in the annex.\n\n12th plenary meeting\n3 May 2011\n"
        "Annex I\n\t\tCode of lamps\n\t1.\tLamps shall burn.\nAnnex II\n\t\tCode of oil\n\t1.\tOil shall flow.\n"
    )
    blocks = resolution_of(body).blocks
    assert [(block.kind.value, block.label, block.annex) for block in blocks[3:]] == [
        ("annex_heading", "", 1), ("annex_title", "", 1), ("paragraph", "1.", 1),
        ("annex_heading", "", 2), ("annex_title", "", 2), ("paragraph", "1.", 2),
    ]  # fmt: skip
    assert resolution_of(body).parts[0].adoption.meeting == "12th plenary meeting"


def test_parts() -> None:
    head = HEAD + "65/900.\tLighthouses\n"
    part = "\tThe General Assembly,\n\t1.\tDecides;\n\n12th plenary meeting\n3 May 2011\n\n"
    found = resolution_of(f"A\nEast\n\n{part}B\nWest\n\n{part}", head)
    assert [(part.letter, part.title) for part in found.parts] == [("A", "East"), ("B", "West")]


def test_words_that_hardly_ever_decide_stay_in_the_preamble() -> None:
    """`Acting under Chapter VII …:` right above paragraph 1 (S/RES/1977)."""
    body = "\tActing under Chapter VII of the Charter:\n\t1.\tDecides to light;\n"
    assert [kind for kind, *_ in outline(F + body)[2:]] == ["preambular", "operative"]


def test_table_with_notes() -> None:
    body = (
        F + "\t1.\tApproves the amounts:\n\tLamps\tOil\n\t(barrels)\n\t\t\nEasta\t1\t2\nOf which:\t\t\nWest\t3\t4\n"
        "\ta\tWithout the islets.\nSource: Keepers.\n\t2.\tDecides;\n"
    )
    found = resolution_of(body)
    assert [block.kind for block in found.blocks[3:]] == [
        Kind.TABLE, Kind.TABLE_NOTE, Kind.TABLE_NOTE, Kind.OPERATIVE,
    ]  # fmt: skip
    assert len(found.blocks[3].rows) == 6
    assert found.blocks[4].label == "a"


def test_two_columns_of_names_are_no_table() -> None:
    body = SF + "\t3.\tDecides to name:\n\tA. Mast (Malta)\tB. Wick (Chile)\n\t4.\tDecides;\n"
    assert Kind.TABLE not in kinds(body, SC)


def test_rows_of_one_cell_inside_a_table() -> None:
    body = (
        SF
        + "\t1.\tDecides;\nAnnex\nNo.\tName\tReason\n\t\t\nList I: Lamps\n1\tEast\tDark\n"
        + "No.\tName\tReason\n\t\t\nList II\n1\tWest\tDim\n"
    )
    assert kinds(body, SC).count(Kind.TABLE) == 2


def test_quoted_and_separator() -> None:
    body = F + "\t1.\tDecides to replace rule 4 by:\n\t“Lamps shall burn at night.”\n* * *\n\t2.\tDecides;\n"
    assert kinds(body)[2:] == [Kind.OPERATIVE, Kind.QUOTED, Kind.SEPARATOR, Kind.OPERATIVE]


def test_number_alone_and_number_with_a_space() -> None:
    body = F + "\t1.\tDecides;\n\t2. Also decides;\n\t3.\n\t(a)\tRequests oil;\n"
    assert [(kind, label) for kind, label, _, _ in outline(body)[2:]] == [
        ("operative", "1."), ("operative", "2."), ("operative", "3."), ("subparagraph", "(a)"),
    ]  # fmt: skip


def test_line_end_inside_a_paragraph() -> None:
    broken = "\tRecalling the long list of lamps that the keepers of the east\ngathered in spring,\n"
    body = f"\tThe General Assembly,\n{broken}\t1.\tDecides;\n"
    assert kinds(body) == [Kind.FORMULA, Kind.PREAMBULAR, Kind.OPERATIVE]


def test_without_numbered_paragraphs() -> None:
    found = read(F + "\tDecides to keep the lamps.\n")
    assert found.resolution is not None
    assert found.resolution.blocks[-1].kind is Kind.OPERATIVE
    assert Code.OPERATIVE_UNNUMBERED in {diagnostic.code for diagnostic in found.diagnostics}


@pytest.mark.parametrize(
    "body",
    [
        "\t1.\tDecides;\n\t3.\tNotes;\n",
        "\t1.\tDecides;\n\t2.\tNotes;\n\t3.\tAsks;\n\t2.\tUrges;\n",
        "\t1.\tDecides:\n\t(a)\tOil;\n\t(c)\tWick;\n",
        "\t1.\tDecides;\n\t4A.\tNotes;\n",
    ],
)
def test_numbers_out_of_order_are_told(body: str) -> None:
    assert Code.NUMBER_SKIPPED in {diagnostic.code for diagnostic in read(F + body).diagnostics}


def test_numbers_put_in_later() -> None:
    """`2 bis.`, `5A.`: treaties number so what was put in after the paragraph before it; a cell of a table does not."""
    body = F + "\t1.\tDecides;\n\t1 bis.\tNotes;\n\t1 ter.\tAsks:\n\t(a)\tOil;\n\t2.\tUrges;\n\t2A.\tThanks;\n"
    found = read(body + "5A.\tEast\n5B.\tWest\n")
    assert found.resolution is not None
    assert found.diagnostics == ()
    anchored = with_anchors(found.resolution).blocks[2:]
    assert [(block.label, block.anchor) for block in anchored] == [
        ("1.", "op1"), ("1 bis.", "op1bis"), ("1 ter.", "op1ter"), ("(a)", "op1ter-a"), ("2.", "op2"),
        ("2A.", "op2a"), ("", "table1"),
    ]  # fmt: skip


def test_a_letter_that_stands_twice_takes_nothing_over() -> None:
    body = F + "\t1.\tDecides:\n\t(a)\tOil;\n\t(b)\tWick;\n\t(b)\tMast;\n\t(c)\tGlass:\n\t(i)\tRed;\n\t(d)\tDoor;\n"
    assert [(label, level) for _, label, level, _ in outline(body)[3:]] == [
        ("(a)", 1), ("(b)", 1), ("(b)", 1), ("(c)", 1), ("(i)", 2), ("(d)", 1),
    ]  # fmt: skip


def test_hollow_bullets_below_full_ones() -> None:
    body = SF + "\t1.\tDecides:\n\t•\tOil:\n\t◦\tRed;\n\t◦\tBlue;\n\t•\tWick;\n"
    assert [level for _, _, level, _ in outline(body, SC)[3:]] == [1, 2, 2, 1]


def test_numbers_that_start_again_under_a_title_are_an_annex() -> None:
    """A Security Council text has no closing lines; the procedure adopted with it follows its last paragraph."""
    body = SF + "\t1.\tDecides to light;\n\t2.\tDecides to remain seized.\n"
    body += "How to light\n\t1.\tOpen the door.\n\t2.\tLight.\n"
    assert [kind for kind, *_ in outline(body, SC)[2:]] == [
        "operative", "operative", "annex_title", "paragraph", "paragraph",
    ]  # fmt: skip
    goes_on = SF + "\t1.\tDecides to light;\n\t2.\tDecides to wait.\nMore\n\t3.\tDecides to remain seized.\n"
    assert [kind for kind, *_ in outline(goes_on, SC)[2:]] == ["operative", "operative", "heading", "operative"]


def test_two_labels_on_one_line() -> None:
    """`(a)<TAB>(i)<TAB>The conversion …` (A/RES/79/243, article 17): (ii) goes on below (a), (b) follows (a)."""
    body = F + "\t1.\tDecides:\n\t(a)\t(i)\tOil;\n\t(ii)\tWick;\n\t(b)\tGlass;\n\t2.\t(a)\tMast;\n\t(b)\tDoor;\n"
    assert outline(body)[2:] == [
        ("operative", "1.", 0, None),
        ("subparagraph", "(a)", 1, 2),
        ("subparagraph", "(ii)", 2, 3),
        ("subparagraph", "(b)", 1, 2),
        ("operative", "2.", 0, None),
        ("subparagraph", "(b)", 1, 6),
    ]


def test_a_title_after_a_space_instead_of_a_tab() -> None:
    found = resolution_of(F + "\t1.\tDecides to light;\n", HEAD + "65/900. Lighthouses of small islands\n\n")
    assert plain(found.masthead.number_line.content) == "65/900."
    assert plain(found.title.content) == "Lighthouses of small islands"


def test_the_note_on_the_vote_is_no_annex() -> None:
    """Human Rights Council texts close with `[Adopted without a vote.]` behind the date."""
    body = F + "\t1.\tDecides to light;\n\n5th plenary meeting\n3 May 2011\n[Adopted without a vote.]\n"
    found = resolution_of(body)
    assert [block.annex for block in found.blocks] == [0] * len(found.blocks)


def test_a_remark_in_brackets_is_no_heading_before_the_closing_lines_either() -> None:
    body = F + "\t1.\tDecides to light;\n\t[Adopted without a vote]\n\n5th plenary meeting\n3 May 2011\n"
    assert [kind for kind, *_ in outline(body)[2:]] == ["operative", "paragraph"]


def test_numbers_that_start_again_in_a_text_with_closing_lines_are_sections() -> None:
    """A/RES/79/258 starts again in every section and says itself where it ends."""
    body = F + "\t1.\tDecides to light.\n\t2.\tDecides to wait.\nMore\n\t1.\tRequests oil.\n"
    body += "\n5th plenary meeting\n3 May 2011\n"
    assert [kind for kind, *_ in outline(body)[2:]] == ["operative", "operative", "heading", "operative"]


def test_a_caption_and_sections_between_tables_are_no_rows() -> None:
    """A/RES/79/253 in Arabic: tables under headings with tabs of their own, a note with a tab behind its caption."""
    rows = "Post\tGrade\tNumber\n\t\t\nClerk\tG\t1\n"
    body = (
        F
        + "\t1.\tApproves:\n\tB.\tEast\n"
        + rows
        + "\tC.\tWest\n"
        + rows
        + "\tAbbreviations:\tG, general.\n\t2.\tAsks;\n"
    )
    assert kinds(body)[3:] == [
        Kind.HEADING, Kind.TABLE, Kind.HEADING, Kind.TABLE, Kind.TABLE_NOTE, Kind.OPERATIVE,
    ]  # fmt: skip
    alone = F + "\t1.\tDecides on:\n\tNote:\tOf the east.\n#11.\tLamps of the east\n\t2.\tAsks;\n"
    assert Kind.TABLE not in kinds(alone)


def test_numbers_in_the_first_column() -> None:
    """The model certificate of A/RES/77/100: `1.`, `2.1` and empty cells to fill in."""
    rows = "1.\tState of sale\t\n2.\tAuthority\t\n2.1\tName\t\n2.2\tAddress\t\n3.\tSale\n3.1\tCourt\t\n"
    body = F + "\t1.\tDecides.\n\n12th plenary meeting\n3 May 2011\nAnnex\nModel\n\tIssued:\n" + rows
    found = resolution_of(body).blocks
    assert [len(block.rows) for block in found if block.kind is Kind.TABLE] == [6]


def test_the_title_under_a_section_number_wherever_its_tabs_put_it() -> None:
    body = F + "\t1.\tDecides;\n\tIII\n\tOil for the lamps of the east\n\tRecalling oil,\n\t1.\tNotes;\n"
    assert kinds(body)[3:] == [Kind.HEADING, Kind.HEADING, Kind.PREAMBULAR, Kind.OPERATIVE]


def test_office_and_day_under_a_signature_are_no_headings() -> None:
    letter = "Annex\nLetter of the keeper\n\tLight is needed.\n(Signed) A. Wick\nChief Keeper\nEasta, May 2031\n"
    found = kinds(SF + "\t1.\tDecides.\n" + letter, SC)
    assert found[3:] == [Kind.ANNEX_HEADING, Kind.ANNEX_TITLE, *[Kind.PARAGRAPH] * 4]


def test_preambular_paragraphs_behind_a_separator() -> None:
    body = SF + "\t1.\tDecides;\n* * *\n\tReaffirming the lamps,\n\t2.\tNotes;\n"
    assert kinds(body, SC)[3:] == [Kind.SEPARATOR, Kind.PREAMBULAR, Kind.OPERATIVE]


def test_a_short_title_that_opens_like_a_paragraph() -> None:
    """`Humanitarian assistance` opened a paragraph in italics once; it is a heading all the same (A/RES/79/317)."""
    body = F + "\t1.\tDecides;\n\tHumanitarian assistance\n\t2.\tNotes;\n"
    assert kinds(body)[3] is Kind.HEADING


def test_marks_of_writing_direction_behind_a_sentence() -> None:
    body = "\tThe General Assembly,\n\tRecalling the lamps of the east,\u200e\n\t1.\tDecides:\u200f\n\t(a)\tOil;\n"
    assert kinds(body) == [Kind.FORMULA, Kind.PREAMBULAR, Kind.OPERATIVE, Kind.SUBPARAGRAPH]


def test_a_section_number_and_its_title_on_one_line() -> None:
    """`一 维持和平` has a space where other texts have a tab (A/RES/79/298)."""
    found = read("\t大会，\n\t\t一 灯塔\n\t1.\t决定点灯；\n\t\t二 灯油\n\t1.\t决定供油。\n").resolution
    assert found is not None
    headings = [block.ordinal for block in found.blocks if block.kind is Kind.HEADING]
    assert headings == ["i", "ii"]


@pytest.mark.parametrize(
    ("first", "inner", "then", "last"),
    [("(a)", "(i)", "(ii)", "(b)"), ("a)", "i)", "ii)", "b)"), ("(a)", "1.", "2.", "(b)")],
)
def test_two_labels_with_only_a_space_behind_the_second(first: str, inner: str, then: str, last: str) -> None:
    """As the XML of A/RES/79/243 has them in French, Russian, Spanish and, with `1.`, in Chinese."""
    body = F + f"\t1.\tDecides:\n\t{first}\t{inner} Oil;\n\t{then}\tWick;\n\t{last}\tMast;\n\t2.\tCalls upon keepers;\n"
    assert [(label, level) for _, label, level, _ in outline(body)[3:]] == [
        (first, 1), (then, 2), (last, 1), ("2.", 0),
    ]  # fmt: skip


def test_an_initial_behind_a_label_is_no_label() -> None:
    body = F + "\t1.\tDecides:\n\t(a)\ti) Oil;\n\t(b)\tMast;\n\t2.\tCalls upon keepers;\n"
    assert [(label, level) for _, label, level, _ in outline(body)[3:]] == [("(a)", 1), ("(b)", 1), ("2.", 0)]
