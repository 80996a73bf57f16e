"""Word files as other programs, old versions and hurried people make them: no word may be lost, none shown twice."""

from __future__ import annotations

import pytest

from generator.diagnostics import Code
from generator.document.model import NoteReference
from generator.document.walk import plain
from generator.readers.docx import read_docx
from tests.readers.renderings import W, archive
from tests.readers.word import FORMULA, NOTES, TITLE, blocks, paragraph, read, resolution, run

RAISED = '<w:vertAlign w:val="superscript"/>'
MATH = 'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
BOX = f"<w:pict><w:txbxContent>{paragraph(run('Please recycle'))}</w:txbxContent></w:pict>"


def step(kind: str, inner: str = "") -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/>{inner}</w:r>'


def instruction(text: str) -> str:
    return f"<w:r><w:instrText> {text} </w:instrText></w:r>"


def both(choice: str, fallback: str) -> str:
    return (
        '<mc:AlternateContent xmlns:mc="mc"><mc:Choice Requires="x">'
        f"{choice}</mc:Choice><mc:Fallback>{fallback}</mc:Fallback></mc:AlternateContent>"
    )


INNER = step("begin") + instruction("PAGE") + step("separate") + run("3") + step("end")
UNUSUAL = {
    "result of a field inside an instruction": step("begin")
    + instruction("IF")
    + INNER
    + instruction("= 3")
    + step("separate")
    + run("oil")
    + step("end"),
    "field that never ends": step("begin") + instruction("REF x") + run("oil"),
    "field that shows a sign": run("oi") + step("begin") + instruction("SYMBOL 108") + step("end"),
    "new and old form around words": both(run("oil"), run("oil")),
    "words in the old form only": both("<w:drawing/>", run("oil")),
    "new form in a run": f"<w:r>{both('<w:t>oil</w:t>', '<w:t>oil</w:t>')}</w:r>",
    "element nobody knows": "<w:r><w:later><w:t>oil</w:t></w:later></w:r>",
    "run in a run": "<w:r><w:r><w:t>oil</w:t></w:r></w:r>",
    "sign by its code in Unicode": run("oi") + '<w:r><w:sym w:font="Arial" w:char="006C"/></w:r>',
    "reading above a word": "<w:r><w:ruby><w:rubyPr/><w:rt><w:r><w:t>OIL</w:t></w:r></w:rt><w:rubyBase>"
    "<w:r><w:t>oil</w:t></w:r></w:rubyBase></w:ruby></w:r>",
    "words to fill in": f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{run('Click here.')}</w:sdtContent>"
    f"</w:sdt>{run('oil')}",
    "formula": f"<m:oMath {MATH}><m:r><m:t>oil</m:t></m:r></m:oMath>",
}


@pytest.mark.parametrize("name", UNUSUAL)
def test_words_are_read_once_wherever_they_stand(name: str) -> None:
    found = blocks(paragraph(run("\t1.\tAsks for ") + UNUSUAL[name] + run(" lamps.")))
    assert [plain(block.content) for block in found] == ["Asks for oil lamps."]


def test_a_field_may_go_on_over_the_end_of_its_paragraph() -> None:
    body = paragraph(run("\t1.\tAsks for oil.") + step("begin") + instruction("IF a"))
    body += paragraph(instruction('= b "x"') + run("not shown") + step("separate") + run("\t2.\tAsks for lamps;"))
    body += paragraph(run("\t3.\tAsks for keepers.") + step("end"))
    assert [plain(block.content) for block in blocks(body)] == [
        "Asks for oil.",
        "Asks for lamps;",
        "Asks for keepers.",
    ]


def test_words_outside_all_paragraphs_make_no_page() -> None:
    recognised = read(paragraph(run("\t1.\tDecides to go.")) + run("Lost words."))
    assert recognised.resolution is None
    assert [one.message for one in recognised.diagnostics if one.code is Code.TEXT_CHANGED] == [
        "the document does not show the source: lost 'Lost words.'"
    ]


@pytest.mark.parametrize(
    "inner",
    [
        '<w:object><o:OLEObject xmlns:o="o" ProgID="Excel.Sheet.12"/></w:object>',
        '<w:drawing><a:blip xmlns:a="a"/></w:drawing>',
    ],
)
def test_what_is_no_text_is_told(inner: str) -> None:
    emblem = paragraph('<w:r><w:drawing><a:blip xmlns:a="a"/></w:drawing></w:r>')
    recognised = read(paragraph(run("\t1.\tDecides to go.") + f"<w:r>{inner}</w:r>"), head=emblem + TITLE)
    assert [one.position.line for one in recognised.diagnostics if one.code is Code.NO_TEXT] == [5]
    formula = read(paragraph(run("\t1.\tAsks for ") + UNUSUAL["formula"] + run(".")))
    assert [one.position.line for one in formula.diagnostics if one.code is Code.NO_TEXT] == [4]


@pytest.mark.parametrize("box", [both(BOX, BOX), both("<w:drawing/>", BOX), both(BOX, "<w:pict/>")])
def test_text_boxes_are_read_once(box: str) -> None:
    found = resolution(paragraph(run("\t1.\tDecides to go.") + f"<w:r>{box}</w:r><w:del><w:r>{BOX}</w:r></w:del>"))
    assert [piece.text for piece in found.furniture] == ["Please recycle"]


def test_letters_in_a_symbol_font_are_what_they_show() -> None:
    styles = (
        f"""<w:styles {W}><w:style w:styleId="Greek"><w:rPr><w:rFonts w:ascii="Symbol"/></w:rPr></w:style></w:styles>"""
    )
    body = run("\t1.\tAsks for ") + run("ab", '<w:rFonts w:ascii="Symbol" w:hAnsi="Symbol"/>')
    body += run("\uf067", '<w:rStyle w:val="Greek"/>') + run("\uf064", '<w:rFonts w:hAnsi="Symbol"/>') + run(".")
    assert plain(blocks(paragraph(body), styles=styles)[0].content) == "Asks for αβγδ."


def test_cells_that_a_row_leaves_out_and_deleted_ones() -> None:
    cells = [f"<w:tc>{paragraph(run(text))}</w:tc>" for text in ("Coast", "Lamps", "41")]
    gone = f"<w:tc><w:tcPr><w:cellDel/></w:tcPr>{paragraph(run('old'))}</w:tc>"
    later = '<w:trPr><w:gridBefore w:val="1"/></w:trPr>'
    rows = f"<w:tr>{cells[0]}{cells[1]}</w:tr><w:tr>{later}{cells[2]}{gone}</w:tr>"
    table = blocks(paragraph(run("\t1.\tDecides to count:")) + f"<w:tbl>{rows}</w:tbl>")[1]
    assert [[plain(cell) for cell in row] for row in table.rows] == [["Coast", "Lamps"], ["", "41"]]


@pytest.mark.parametrize(
    ("mark", "printed"),
    [
        ('<w:sym w:font="Symbol" w:char="F02A"/></w:r>', "*"),
        ("</w:r><w:bookmarkEnd/><w:r><w:t>a</w:t></w:r>", "a"),
        ("<w:t>7</w:t></w:r>", "7"),
    ],
)
def test_marks_that_an_editor_typed(mark: str, printed: str) -> None:
    typed = '<w:r><w:sym w:font="Symbol" w:char="F02A"/></w:r>' if printed == "*" else run(printed)
    notes = NOTES.format(f'<w:footnote w:id="2"><w:p>{typed}{run(" Reissued.")}</w:p></w:footnote>')
    reference = f'<w:r><w:footnoteReference w:customMarkFollows="1" w:id="2"/>{mark}'
    found = resolution(paragraph(run("\t1.\tDecides to go") + reference + run(".")), footnotes=notes)
    assert [(note.number, plain(note.content)) for note in found.notes] == [(printed, "Reissued.")]
    assert plain(found.blocks[1].content, marks=True) == f"Decides to go{printed}."


def test_a_number_typed_beside_the_one_that_word_sets_is_no_word_of_the_note() -> None:
    words = "<w:r><w:footnoteRef/></w:r>" + run("1", RAISED) + run(" See there.")
    notes = NOTES.format(f'<w:footnote w:id="2"><w:p>{words}</w:p></w:footnote>')
    reference = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    found = resolution(paragraph(run("\t1.\tDecides to go") + reference + run(".")), footnotes=notes)
    assert [plain(note.content) for note in found.notes] == ["See there."]


def test_notes_without_references_and_references_without_notes_are_told() -> None:
    notes = NOTES.format(f'<w:footnote w:id="3"><w:p>{run("Left over.")}</w:p></w:footnote>')
    reference = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    recognised = read(paragraph(run("\t1.\tDecides to go") + reference + run(".")), footnotes=notes)
    told = {one.code: one.message for one in recognised.diagnostics}
    assert told[Code.NOTE_WITHOUT_MARKER] == "a note that the text cites nowhere is not shown: 'Left over.'"
    assert told[Code.MARKER_UNRESOLVED] == "a reference to a note that the file does not have"


def test_notes_typed_by_hand_are_notes() -> None:
    """By a style, by a rise, in two pieces of a number; `5 m²` is none."""
    styles = f'<w:styles {W}><w:style w:styleId="Mark"><w:rPr>{RAISED}</w:rPr></w:style></w:styles>'
    body = paragraph(run("\t1.\tAsks for oil,") + run("1", '<w:rStyle w:val="Mark"/>') + run(" 5 m") + run("2", RAISED))
    body += paragraph(
        run("\t2.\tAsks for lamps,") + run("2", '<w:position w:val="6"/>') + run(" and oil,") + run("1", RAISED)
    )
    body += paragraph(run("1", RAISED) + run(" See there.")) + paragraph(run("2 ", RAISED) + run("Ibid.", "<w:i/>"))
    found = resolution(body, styles=styles)
    assert [(note.number, plain(note.content)) for note in found.notes] == [("1", "See there."), ("2", "Ibid.")]
    assert [plain(block.content, marks=True) for block in found.blocks[1:]] == [
        "Asks for oil,1 5 m2",
        "Asks for lamps,2 and oil,1",
    ]
    references = [
        [inline.note for inline in block.content if isinstance(inline, NoteReference)] for block in found.blocks[1:]
    ]
    assert references == [[0], [1, 0]]


def test_a_raised_number_without_a_note_is_told_and_stays() -> None:
    recognised = read(paragraph(run("\t1.\tAsks for oil,") + run("1", RAISED) + run("0", RAISED) + run(" soon.")))
    assert recognised.resolution is not None
    assert plain(recognised.resolution.blocks[1].content) == "Asks for oil,10 soon."
    assert [one.message for one in recognised.diagnostics if one.code is Code.MARKER_UNRESOLVED] == [
        "a raised 10 reads like the mark of a note, but there is no such note"
    ]


@pytest.mark.parametrize("main", ["word\\document.xml", "Word/Document.xml"])
def test_names_of_parts_may_be_written_otherwise(main: str) -> None:
    body = (
        f"<w:document {W}><w:body>{TITLE}{FORMULA}{paragraph(run(chr(9) + '1.' + chr(9) + 'Asks for oil.'))}</w:body>"
    )
    parts = {main: ("\ufeff" + body + "</w:document>").encode(), "[Content_Types].xml": b"<Types/>"}
    found = read_docx(archive(parts), "a.docx").resolution
    assert found is not None
    assert [block.label for block in found.blocks] == ["", "1."]
