"""What Word files hold beside words: notes, styles, numbering, fields, tracked changes, masthead tables."""

from __future__ import annotations

from generator.diagnostics import Code
from generator.document.model import Block, Emphasis, Kind, NoteReference, Resolution
from generator.document.walk import plain
from generator.readers.docx import read_docx
from generator.recognition.chain import Recognised
from tests.readers.invented import ENGLISH
from tests.readers.renderings import W, archive, as_word

TITLE = "<w:p><w:r><w:tab/><w:t>98/9.</w:t><w:tab/><w:t>Lamps</w:t></w:r></w:p><w:p/>"
FORMULA = "<w:p><w:r><w:tab/><w:t>The General Assembly,</w:t></w:r></w:p>"
NOTES = f"<w:footnotes {W}>{{}}</w:footnotes>"


def run(text: str, properties: str = "") -> str:
    words = "<w:tab/>".join(f'<w:t xml:space="preserve">{part}</w:t>' for part in text.split("\t"))
    return f"<w:r><w:rPr>{properties}</w:rPr>{words}</w:r>"


def paragraph(inner: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{inner}</w:p>"


def read(body: str, head: str = TITLE, **parts: str) -> Recognised:
    files = {"word/document.xml": f"<w:document {W}><w:body>{head}{FORMULA}{body}</w:body></w:document>"}
    files |= {f"word/{name}.xml": content for name, content in parts.items()}
    return read_docx(archive({name: text.encode() for name, text in files.items()}), "a.docx")


def resolution(body: str, head: str = TITLE, **parts: str) -> Resolution:
    found = read(body, head, **parts).resolution
    assert found is not None
    return found


def blocks(body: str, **parts: str) -> tuple[Block, ...]:
    return resolution(body, **parts).blocks[1:]


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


def test_automatic_numbers_are_printed() -> None:
    def level(depth: int, form: str, text: str) -> str:
        return f"""<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>
          <w:lvlText w:val="{text}"/></w:lvl>"""

    levels = level(0, "decimal", "%1.") + level(1, "lowerLetter", "(%2)") + level(2, "lowerRoman", "(%3)")
    numbering = f"""<w:numbering {W}><w:abstractNum w:abstractNumId="7">{levels}</w:abstractNum>
      <w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num></w:numbering>"""

    def numbered(depth: int, words: str) -> str:
        properties = f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="1"/></w:numPr>'
        return paragraph(run(words), properties)

    body = numbered(0, "Decides:") + numbered(1, "To go;") + numbered(2, "Now;") + numbered(2, "Soon;")
    body += numbered(1, "To stay;") + numbered(0, "Asks for oil.")
    found = [(block.label, block.level) for block in blocks(body, numbering=numbering)]
    assert found == [("1.", 0), ("(a)", 1), ("(i)", 2), ("(ii)", 2), ("(b)", 1), ("2.", 0)]


def test_a_note_with_a_mark_of_its_own() -> None:
    notes = NOTES.format(f'<w:footnote w:id="2"><w:p>{run("* Reissued.")}</w:p></w:footnote>')
    reference = '<w:r><w:footnoteReference w:customMarkFollows="1" w:id="2"/><w:t>*</w:t></w:r>'
    found = resolution(paragraph(run("\t1.\tDecides to go") + reference + run(".")), footnotes=notes)
    assert [(note.number, plain(note.content)) for note in found.notes] == [("*", "Reissued.")]
    assert plain(found.blocks[1].content, marks=True) == "Decides to go*."


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


def test_macros_are_never_read() -> None:
    recognised = read_docx(as_word(ENGLISH, {"word/vbaProject.bin": b"\x00"}), "a.docm")
    assert recognised.resolution is not None
    assert Code.MACROS_LEFT_OUT in {one.code for one in recognised.diagnostics}


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


def test_a_wide_cell_leaves_places_empty() -> None:
    wide = f'<w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr>{paragraph(run("Lamps"))}</w:tc>'
    body = f"<w:tbl><w:tr>{wide}<w:tc>{paragraph(run('Oil'))}</w:tc></w:tr></w:tbl>"
    table = blocks(paragraph(run("\t1.\tDecides to count:")) + body)[1]
    assert [plain(cell) for cell in table.rows[0]] == ["Lamps", "", "Oil"]
