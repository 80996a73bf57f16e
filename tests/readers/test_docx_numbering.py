"""Automatic numbers of Word files."""

from __future__ import annotations

import pytest

from generator.diagnostics import Code
from generator.document.walk import plain
from generator.readers.docx.numbering import Level, Numbering
from generator.readers.docx.styles import Styles
from generator.readers.safe_xml import Element, parse_xml
from tests.readers.renderings import W
from tests.readers.word import blocks, paragraph, read, run


def numbering(*models: str, numbers: str) -> str:
    abstract = "".join(
        f'<w:abstractNum w:abstractNumId="{place}">{levels}</w:abstractNum>' for place, levels in enumerate(models)
    )
    return f"<w:numbering {W}>{abstract}{numbers}</w:numbering>"


def level(depth: int, form: str, text: str, more: str = "") -> str:
    return f"""<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>{more}
      <w:lvlText w:val="{text}"/></w:lvl>"""


def counter(number: int, model: int = 0, more: str = "") -> str:
    return f'<w:num w:numId="{number}"><w:abstractNumId w:val="{model}"/>{more}</w:num>'


def numbered(number: int, depth: int = 0, words: str = "Decides to go;") -> str:
    return paragraph(run(words), f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{number}"/></w:numPr>')


def test_automatic_numbers_are_printed() -> None:
    levels = level(0, "decimal", "%1.") + level(1, "lowerLetter", "(%2)") + level(2, "lowerRoman", "(%3)")
    body = "".join(numbered(1, depth, words) for depth, words in enumerate(("Decides:", "To go;", "Now;")))
    body += numbered(1, 2, "Soon;") + numbered(1, 1, "To stay;") + numbered(1, 0, "Asks for oil.")
    found = [(block.label, block.level) for block in blocks(body, numbering=numbering(levels, numbers=counter(1)))]
    assert found == [("1.", 0), ("(a)", 1), ("(i)", 2), ("(ii)", 2), ("(b)", 1), ("2.", 0)]


def test_lists_made_after_one_model_go_on_counting() -> None:
    """Word counts by the model; only a start of its own lets a list begin anew, once."""
    anew = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    parts = numbering(level(0, "decimal", "%1."), numbers=counter(1) + counter(2) + counter(3, more=anew))
    body = numbered(1) + numbered(2) + numbered(3) + numbered(3) + numbered(1)
    assert [block.label for block in blocks(body, numbering=parts)] == ["1.", "2.", "1.", "2.", "3."]


def test_a_level_that_a_style_stands_for() -> None:
    levels = level(0, "decimal", "%1.") + level(1, "lowerLetter", "(%2)", '<w:pStyle w:val="Item"/>')
    styles = f"""<w:styles {W}><w:style w:styleId="Item"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>
      </w:style></w:styles>"""
    item = paragraph(run("Oil;"), '<w:pStyle w:val="Item"/>')
    found = blocks(
        numbered(1, words="Asks for:") + item + item, styles=styles, numbering=numbering(levels, numbers=counter(1))
    )
    assert [(block.label, block.level) for block in found] == [("1.", 0), ("(a)", 1), ("(b)", 1)]


@pytest.mark.parametrize(
    ("form", "text", "labels"),
    [
        ("bullet", "\uf0b7", ["•", "•"]),
        ("bullet", "o", ["○", "○"]),
        ("arabicAbjad", "(%1)", ["(أ)", "(ب)"]),
        ("russianLower", "%1)", ["а)", "б)"]),
        ("chineseCounting", "%1、", ["一、", "二、"]),
        ("upperRoman", "%1.", ["I.", "II."]),
        ("none", "", ["", ""]),
        ("ordinalNobodyKnows", "%1.", ["1.", "2."]),
    ],
)
def test_forms_of_automatic_numbers(form: str, text: str, labels: list[str]) -> None:
    counts = Numbering.of(parse_xml(numbering(level(0, form, text), numbers=counter(1)).encode()))
    element = parse_xml(f"<w:p {W}>{numbered(1)[5:]}".encode())
    assert element is not None
    assert [counts.label(element, "", Styles({})) for _ in labels] == labels


@pytest.mark.parametrize("value", ["", "x", "-3", "99999999999", "٣"])
def test_numbers_that_are_none_do_no_harm(value: str) -> None:
    levels = level(0, "lowerLetter", "(%1)").replace('w:start w:val="1"', f'w:start w:val="{value}"')
    parts = numbering(levels, numbers=counter(1))
    assert len(blocks(paragraph(run("\t1.\tAsks for:")) + numbered(1), numbering=parts)) == 2
    odd = numbered(1).replace('w:ilvl w:val="0"', f'w:ilvl w:val="{value}"')
    assert len(blocks(paragraph(run("\t1.\tAsks for:")) + odd, numbering=parts)) == 2


def test_a_paragraph_end_that_is_deleted_joins_two() -> None:
    """An automatic number of a paragraph that is deleted as a whole is no number."""
    parts = numbering(level(0, "decimal", "%1."), numbers=counter(1))
    number = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    gone = f"{number}<w:rPr><w:del/></w:rPr>"
    body = paragraph(f"<w:del>{run('Decides to stay;')}</w:del>", gone)
    body += (
        paragraph(run("Decides "), gone) + paragraph(run("to go;"), number) + paragraph(run("Asks for oil."), number)
    )
    recognised = read(body, numbering=parts)
    assert recognised.resolution is not None
    found = [(block.label, plain(block.content)) for block in recognised.resolution.blocks[1:]]
    assert found == [("1.", "Decides to go;"), ("2.", "Asks for oil.")]
    assert Code.CHANGES_ACCEPTED in {one.code for one in recognised.diagnostics}


def test_a_deleted_end_that_nothing_follows_loses_no_words() -> None:
    """Before a table and at the end of the text there is no paragraph that could go on."""
    gone = "<w:rPr><w:del/></w:rPr>"
    cells = "".join(f"<w:tc>{paragraph(run(text))}</w:tc>" for text in ("North", "41"))
    body = paragraph(run("\t1.\tDecides to count the lamps:"), gone) + f"<w:tbl><w:tr>{cells}</w:tr></w:tbl>"
    body += paragraph(run("\t2.\tAsks for oil."), gone)
    found = blocks(body)
    assert [(block.label, plain(block.content)) for block in (found[0], found[-1])] == [
        ("1.", "Decides to count the lamps:"),
        ("2.", "Asks for oil."),
    ]
    assert len(found) == 3


def test_a_hostile_list_costs_little() -> None:
    """Lists may share a model; a label of a megabyte would stand before every paragraph."""
    levels = level(0, "decimal", "%1." + "x" * 1_000_000)
    parts = numbering(levels, numbers="".join(counter(number) for number in range(1, 301)))
    body = "".join(numbered(number) for number in range(1, 301))
    assert sum(len(block.label) + len(plain(block.content)) for block in blocks(body, numbering=parts)) < 300 * 300


def test_the_levels_of_a_model_are_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[Element] = []
    of = Level.of

    def counted(element: Element) -> Level:
        made.append(element)
        return of(element)

    monkeypatch.setattr(Level, "of", counted)
    parts = numbering(level(0, "decimal", "%1."), numbers="".join(counter(number) for number in range(1, 31)))
    blocks("".join(numbered(number) for number in range(1, 31)), numbering=parts)
    assert len(made) == 1
