"""What Word files hold beside words: notes, styles, fields, tracked changes, hidden words, tables."""

from __future__ import annotations

from generator.diagnostics import Code
from generator.document.model import Emphasis, Kind, NoteReference
from generator.document.walk import plain
from generator.readers.docx import read_docx
from tests.readers.invented import ENGLISH
from tests.readers.renderings import W, as_word
from tests.readers.word import NOTES, TITLE, blocks, paragraph, read, resolution, run


def test_headers_and_footers_are_furniture() -> None:
    recognised = read_docx(as_word(ENGLISH), "a.docx")
    assert recognised.resolution is not None
    masthead = recognised.resolution.masthead
    assert (masthead.distribution, masthead.agenda_item, masthead.job_number) == ("General", "7 (b)", "43-00113")
    assert masthead.session_line == "Ninety-eighth session"
    shown = [piece.text for piece in recognised.resolution.furniture]
    assert "A/RES/98/113" in shown and "General Assembly" in shown


def test_italics_of_runs_and_of_styles() -> None:
    """A run can switch off what its style switches on."""
    styles = f"""<w:styles {W}><w:style w:styleId="Base"><w:rPr><w:i/></w:rPr></w:style>
      <w:style w:styleId="Lead"><w:basedOn w:val="Base"/></w:style></w:styles>"""
    lead = run("\tDecides", '<w:rStyle w:val="Lead"/>') + run(" to go", '<w:rStyle w:val="Lead"/><w:i w:val="0"/>')
    block = blocks(paragraph(lead + run(" soon.", "<w:i/>")), styles=styles)[0]
    assert [inline.text for inline in block.content if isinstance(inline, Emphasis)] == ["Decides", "soon."]


def test_a_deleted_row_is_no_row() -> None:
    cells = "".join(f"<w:tc>{paragraph(run(text))}</w:tc>" for text in ("North", "41"))
    rows = f"<w:tr>{cells}</w:tr><w:tr><w:trPr><w:del/></w:trPr>{cells}</w:tr>"
    table = blocks(paragraph(run("\t1.\tDecides to count:")) + f"<w:tbl>{rows}</w:tbl>")[1]
    assert len(table.rows) == 1


def test_words_that_a_style_hides_are_left_out_and_told() -> None:
    styles = f'<w:styles {W}><w:style w:styleId="Ghost"><w:rPr><w:vanish/></w:rPr></w:style></w:styles>'
    body = run("\t1.\tAsks for ") + run("no ", '<w:rStyle w:val="Ghost"/>') + run("oil.")
    recognised = read(paragraph(body) + paragraph(run("A draft."), '<w:pStyle w:val="Ghost"/>'), styles=styles)
    assert recognised.resolution is not None
    assert [plain(block.content) for block in recognised.resolution.blocks[1:]] == ["Asks for oil."]
    assert [one.message for one in recognised.diagnostics if one.code is Code.WORDS_HIDDEN] == [
        "hidden words were left out: 'no A draft.'"
    ]


def test_signs_of_symbol_fonts() -> None:
    signs = '<w:r><w:sym w:font="Symbol" w:char="F061"/><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>'
    unknown = '<w:r><w:sym w:font="Webdings" w:char="F041"/></w:r>'
    greek = run("\uf062", '<w:rFonts w:ascii="Symbol"/>')
    recognised = read(paragraph(run("\t1.\tAsks for ") + signs + greek + unknown + run(" lamps.")))
    assert recognised.resolution is not None
    assert plain(recognised.resolution.blocks[1].content) == "Asks for α✓β\uf041 lamps."
    assert [one.position.line for one in recognised.diagnostics if one.code is Code.CONTROL_CHARACTER] == [4]


def test_a_page_break_parts_words() -> None:
    body = run("\t1.\tAsks for") + '<w:r><w:br w:type="page"/></w:r>' + run("oil.")
    assert plain(blocks(paragraph(body))[0].content) == "Asks for oil."


def test_blocks_for_newer_readers_are_read_once() -> None:
    choice = f'<mc:Choice Requires="x">{paragraph(run(chr(9) + "1." + chr(9) + "Asks for oil."))}</mc:Choice>'
    both = f'<mc:AlternateContent xmlns:mc="mc">{choice}<mc:Fallback>{paragraph(run("Old."))}</mc:Fallback>'
    assert [block.label for block in blocks(f"{both}</mc:AlternateContent>")] == ["1."]
    face = '<w:r><mc:AlternateContent xmlns:mc="mc"><mc:Choice/><mc:Fallback><w:t>☺</w:t></mc:Fallback>'
    found = blocks(paragraph(run("\t1.\tAsks for a ") + f"{face}</mc:AlternateContent></w:r>" + run(".")))
    assert plain(found[0].content) == "Asks for a ☺."


def test_a_file_inside_the_file_is_told() -> None:
    recognised = read(paragraph(run("\t1.\tDecides to go.")) + '<w:altChunk xmlns:r="r" r:id="rId9"/>')
    assert recognised.resolution is not None
    assert Code.LINE_UNRECOGNIZED in {one.code for one in recognised.diagnostics}


def test_a_note_with_a_mark_of_its_own() -> None:
    notes = NOTES.format(f'<w:footnote w:id="2"><w:p>{run("* Reissued.")}</w:p></w:footnote>')
    reference = '<w:r><w:footnoteReference w:customMarkFollows="1" w:id="2"/><w:t>*</w:t></w:r>'
    found = resolution(paragraph(run("\t1.\tDecides to go") + reference + run(".")), footnotes=notes)
    assert [(note.number, plain(note.content)) for note in found.notes] == [("*", "Reissued.")]
    assert plain(found.blocks[1].content, marks=True) == "Decides to go*."


def test_a_note_that_cites_itself_is_read_once() -> None:
    """Word writes neither notes within notes nor one note at two places; a file made to do harm may."""
    cites = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    notes = NOTES.format(f'<w:footnote w:id="2"><w:p>{run("See there.")}{cites}</w:p></w:footnote>')
    found = resolution(paragraph(run("\t1.\tDecides to go") + cites + run(" and come") + cites), footnotes=notes)
    assert [(note.number, plain(note.content)) for note in found.notes] == [("1", "See there.")]
    assert plain(found.blocks[1].content, marks=True) == "Decides to go1 and come1"


def test_a_cross_reference_may_come_before_its_note() -> None:
    notes = NOTES.format(f'<w:footnote w:id="2"><w:p>{run("See there.")}</w:p></w:footnote>')
    field = '<w:fldSimple w:instr=" NOTEREF _Ref1 \\h "><w:r><w:t>1</w:t></w:r></w:fldSimple>'
    body = paragraph(run("\t1.\tDecides to go") + field + run(";"))
    body += paragraph(run("\t2.\tAsks for oil") + '<w:r><w:footnoteReference w:id="2"/></w:r>' + run("."))
    found = resolution(body, footnotes=notes)
    for block in found.blocks[1:]:
        assert [inline.note for inline in block.content if isinstance(inline, NoteReference)] == [0]
        assert plain(block.content, marks=True)[-2:-1] == "1"


def test_raised_digits_are_marks_only_behind_words() -> None:
    notes = NOTES.format(f'<w:footnote w:id="2"><w:p>{run("See there.")}</w:p></w:footnote>')
    raised = run("1", '<w:vertAlign w:val="superscript"/>')
    body = run("\t1.\tAsks for oil,") + '<w:r><w:footnoteReference w:id="2"/></w:r>'
    body += run(" 5 m") + raised + run(" a lamp,") + raised + run(" soon.")
    assert plain(blocks(paragraph(body), footnotes=notes)[0].content) == "Asks for oil, 5 m1 a lamp, soon."


def test_tracked_changes_are_read_as_accepted() -> None:
    body = run("\t1.\tDecides to ") + f"<w:del>{run('stay')}</w:del><w:ins>{run('go')}</w:ins>" + run(".")
    recognised = read(paragraph(body))
    assert recognised.resolution is not None
    assert plain(recognised.resolution.blocks[1].content) == "Decides to go."
    assert Code.CHANGES_ACCEPTED in {one.code for one in recognised.diagnostics}


def test_hidden_words_and_instructions_of_fields_are_left_out() -> None:
    link = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>HYPERLINK "x"</w:instrText></w:r>'
    link += (
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>' + run("oil") + '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    body = run("\t1.\tAsks for ") + run("no ", "<w:vanish/>") + link + run(".")
    assert plain(blocks(paragraph(body))[0].content) == "Asks for oil."


def test_hyphens_and_breaks() -> None:
    body = run("\t1.\tAsks for A/98")
    body += "<w:r><w:noBreakHyphen/><w:t>E/7</w:t><w:br/><w:t>soon.</w:t></w:r>"
    assert plain(blocks(paragraph(body))[0].content) == "Asks for A/98-E/7 soon."


def test_a_table_that_arranges_the_masthead_is_no_table() -> None:
    cells = "".join(f"<w:tc>{paragraph(run(text))}</w:tc>" for text in ("United Nations", "A/RES/98/9"))
    head = f"<w:tbl><w:tr>{cells}</w:tr></w:tbl>{TITLE}"
    found = resolution(paragraph(run("\t1.\tDecides to go.")), head=head)
    assert [block.kind for block in found.blocks] == [Kind.FORMULA, Kind.OPERATIVE]


def test_a_table_inside_a_table_is_read_once() -> None:
    inner = f"<w:tbl><w:tr><w:tc>{paragraph(run('41'))}</w:tc></w:tr></w:tbl>"
    cells = f"<w:tc>{paragraph(run('North'))}</w:tc><w:tc>{paragraph(run('Lamps'))}{inner}</w:tc>"
    body = paragraph(run("\t1.\tDecides to count:")) + f"<w:tbl><w:tr>{cells}</w:tr></w:tbl>"
    table = blocks(body)[1]
    assert [[plain(cell) for cell in row] for row in table.rows] == [["North", "Lamps 41"]]


def test_text_boxes_are_furniture() -> None:
    box = f"<w:r><w:pict><w:txbxContent>{paragraph(run('Please recycle'))}</w:txbxContent></w:pict></w:r>"
    found = resolution(paragraph(run("\t1.\tDecides to go.") + box))
    assert [piece.text for piece in found.furniture] == ["Please recycle"]
    assert [plain(block.content) for block in found.blocks[1:]] == ["Decides to go."]


def test_a_table_nobody_filled_in_is_left_out() -> None:
    row = "<w:tr><w:tc><w:p/></w:tc><w:tc><w:p/></w:tc></w:tr>"
    assert [block.kind for block in blocks(f"<w:tbl>{row * 2}</w:tbl>" + paragraph(run("\t1.\tDecides.")))] == [
        Kind.OPERATIVE
    ]


def test_words_of_a_box_within_a_box_are_furniture_once() -> None:
    box = "<w:p><w:r><w:pict><w:txbxContent>{}</w:txbxContent></w:pict></w:r></w:p>"
    found = resolution(box.format(box.format(paragraph(run("Reissued"))) + paragraph(run("Again"))))
    assert [piece.text for piece in found.furniture] == ["Reissued", "Again"]


def test_a_wide_cell_leaves_places_empty() -> None:
    wide = f'<w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr>{paragraph(run("Lamps"))}</w:tc>'
    body = f"<w:tbl><w:tr>{wide}<w:tc>{paragraph(run('Oil'))}</w:tc></w:tr></w:tbl>"
    table = blocks(paragraph(run("\t1.\tDecides to count:")) + body)[1]
    assert [plain(cell) for cell in table.rows[0]] == ["Lamps", "", "Oil"]
