"""Word files of nothing but one thing."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping

from tests.benchmarks.shapes.filling import again, counted, filled
from tests.readers.renderings import W, archive
from tests.readers.word import FORMULA, TITLE, paragraph, run

END = paragraph(run("3rd plenary meeting")) + paragraph(run("3 May 2011"))
OIL = paragraph(run("oil"))
CELL = f"<w:tc>{OIL}</w:tc>"
ROW = f"<w:tr>{CELL * 3}</w:tr>"
FIELD = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
ITALIC = "<w:i/>"
Parts = dict[str, str]
DEEP = 60
"""So deep do Word files nest; the parser goes down to 256 elements."""


def word(body: str, **parts: str) -> bytes:
    """A Word file with this body, and more parts by their names."""
    document = f"<w:document {W}><w:body>{TITLE}{FORMULA}{body}{END}</w:body></w:document>"
    files = {"word/document.xml": document, **{f"word/{name}.xml": content for name, content in parts.items()}}
    return archive({name: content.encode() for name, content in files.items()})


def of(part: str) -> Callable[[int], bytes]:
    """A body of one part over and over."""
    return lambda length: word(filled(again(part), length))


def numbered(form: str) -> Callable[[int], bytes]:
    """A body of one part with a number that counts up."""
    return lambda length: word(filled(counted(form), length))


def within(before: str, part: str, after: str) -> Callable[[int], bytes]:
    """One part over and over inside something."""
    return lambda length: word(before + filled(again(part), length) + after)


def nested(before: str, inside: str, after: str, deep: int = DEEP) -> Callable[[int], bytes]:
    """Something inside itself, as deep as may be, the innermost filled."""
    return lambda length: word(before * deep + filled(again(inside), length) + after * deep)


def footnotes(reference: str, note: str, kind: str = "footnote") -> Callable[[int], bytes]:
    """References and their notes."""

    def make(length: int) -> bytes:
        number = length // (len(reference) + len(note))
        body = "".join(reference.format(one) for one in range(1, number + 1))
        notes = "".join(note.format(one) for one in range(1, number + 1))
        return word(paragraph(body), **{f"{kind}s": f"<w:{kind}s {W}>{notes}</w:{kind}s>"})

    return make


def repeated_notes(length: int) -> bytes:
    """A thousand notes, then raised digits that may cite them again."""
    mark = '<w:r><w:footnoteReference w:id="{0}"/></w:r>'
    notes = "".join(NOTE.format(one) for one in range(1, 1_000))
    raised = run("keepers,") + run("999", '<w:vertAlign w:val="superscript"/>')
    body = "".join(mark.format(one) for one in range(1, 1_000)) + filled(again(raised), length)
    return word(paragraph(body), footnotes=f"<w:footnotes {W}>{notes}</w:footnotes>")


def cross_references(length: int) -> bytes:
    """A thousand notes, then fields that refer to them."""
    mark = '<w:r><w:footnoteReference w:id="{0}"/></w:r>'
    notes = "".join(NOTE.format(one) for one in range(1, 1_000))
    instruction = "<w:r><w:instrText> NOTEREF _Ref1 \\h </w:instrText></w:r>"
    field = FIELD.format("begin") + instruction + FIELD.format("separate") + run("999") + FIELD.format("end")
    body = "".join(mark.format(one) for one in range(1, 1_000)) + filled(again(field), length)
    return word(paragraph(body), footnotes=f"<w:footnotes {W}>{notes}</w:footnotes>")


def lists(length: int) -> bytes:
    """Every paragraph with a list of its own, all after one model of very many levels."""
    item = '<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="{0}"/></w:numPr></w:pPr>' + run("Oil;") + "</w:p>"
    one = '<w:num w:numId="{0}"><w:abstractNumId w:val="1"/></w:num>'
    level = '<w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>'
    number = length // (len(item) + len(one) + len(level))
    model = f'<w:abstractNum w:abstractNumId="1">{level * number}</w:abstractNum>'
    numbers = "".join(one.format(place) for place in range(number))
    body = "".join(item.format(place) for place in range(number))
    return word(body, numbering=f"<w:numbering {W}>{model}{numbers}</w:numbering>")


def models(length: int) -> bytes:
    """Every paragraph with a list and a model of its own, which names another by a style."""
    item = '<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="{0}"/></w:numPr></w:pPr>' + run("Oil;") + "</w:p>"
    model = '<w:abstractNum w:abstractNumId="{0}"><w:numStyleLink w:val="s{0}"/></w:abstractNum>'
    one = '<w:num w:numId="{0}"><w:abstractNumId w:val="{0}"/></w:num>'
    number = length // (len(item) + len(model) + len(one))
    numbers = "".join(form.format(place) for form in (model, one) for place in range(number))
    body = "".join(item.format(place) for place in range(number))
    return word(body, numbering=f"<w:numbering {W}>{numbers}</w:numbering>")


def styles(length: int) -> bytes:
    """Every paragraph with a style of its own, based on that of the one before."""
    style = '<w:style w:styleId="s{0}"><w:basedOn w:val="s{1}"/></w:style>'
    item = '<w:p><w:pPr><w:pStyle w:val="s{0}"/></w:pPr>' + run("Recalling oil,") + "</w:p>"
    number = length // (len(style) + len(item))
    found = "".join(style.format(place, place - 1) for place in range(number))
    body = "".join(item.format(place) for place in range(number))
    return word(body, styles=f"<w:styles {W}>{found}</w:styles>")


def one_style(length: int) -> bytes:
    """One style of very many properties that every paragraph has."""
    item = '<w:p><w:pPr><w:pStyle w:val="s"/></w:pPr>' + run("Recalling oil,") + "</w:p>"
    style = f'<w:style w:styleId="s">{filled(again("<w:x/>"), length // 2)}</w:style>'
    return word(filled(again(item), length // 2), styles=f"<w:styles {W}>{style}</w:styles>")


def margins(length: int) -> bytes:
    """A header of very many lines."""
    return word("", header1=f"<w:hdr {W}>{filled(again(OIL), length)}</w:hdr>")


def headers(length: int) -> bytes:
    """Very many headers."""
    header = f"<w:hdr {W}>{filled(again(OIL), length // 1_000)}</w:hdr>"
    return word("", **{f"header{one}": header for one in range(1_000)})


def ragged_table(length: int) -> bytes:
    """A row of very many cells above rows of two."""
    wide = f"<w:tr>{filled(again(CELL), length // 2)}</w:tr>"
    narrow = filled(again(f"<w:tr>{CELL * 2}</w:tr>"), length // 2)
    return word(f"<w:tbl>{wide}{narrow}</w:tbl>")


def entries(length: int) -> bytes:
    """An archive of as many empty files as its list has room for."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as file:
        file.writestr("word/document.xml", f"<w:document {W}><w:body>{TITLE}{FORMULA}</w:body></w:document>")
        for number in range(length // 100):
            file.writestr(f"{number}", b"")
    return target.getvalue()


def long_note(length: int) -> bytes:
    """One note of very many paragraphs."""
    note = f'<w:footnote w:id="1">{filled(again(OIL), length)}</w:footnote>'
    body = paragraph(run("Recalling oil,") + '<w:r><w:footnoteReference w:id="1"/></w:r>')
    return word(body, footnotes=f"<w:footnotes {W}>{note}</w:footnotes>")


REFERENCE = '<w:r><w:t>oil</w:t><w:footnoteReference w:id="{0}"/></w:r>'
NOTE = '<w:footnote w:id="{0}">' + paragraph(run("See the records.")) + "</w:footnote>"
CUSTOM = '<w:r><w:footnoteReference w:id="{0}" w:customMarkFollows="1"/><w:t>*</w:t></w:r>'
WIDE = '<w:tr><w:tc><w:tcPr><w:gridSpan w:val="99"/></w:tcPr></w:tc><w:tc/></w:tr>'
BOX = "<w:p><w:r><w:pict><w:txbxContent>"

ATTRIBUTE, NAMESPACE = 'a{}="" ', 'xmlns:a{}="a" '

SHAPES: Mapping[str, Callable[[int], bytes]] = {
    "paragraphs": numbered(paragraph(run("\t{}.\tRequests the keepers to report on oil and wicks;"))),
    "small runs": within("<w:p>", "<w:r><w:t>a</w:t></w:r>", "</w:p>"),
    "small runs of two styles": within("<w:p>", run("oil ", ITALIC) + run("wick "), "</w:p>"),
    "spaces in runs": within("<w:p>", "<w:r><w:t> </w:t></w:r>", "</w:p>"),
    "tabs in runs": within("<w:p>", "<w:r><w:tab/></w:r>", "</w:p>"),
    "line ends": within("<w:p>", "<w:r><w:t>oil</w:t><w:br/></w:r>", "</w:p>"),
    "empty elements": of("<w:p/>"),
    "empty runs": within("<w:p>", "<w:r/>", "</w:p>"),
    "unknown elements": of("<a/>"),
    "footnotes": footnotes(REFERENCE, NOTE),
    "endnotes": footnotes(REFERENCE.replace("foot", "end"), NOTE.replace("foot", "end"), "endnote"),
    "footnotes with marks": footnotes(CUSTOM, NOTE),
    "footnotes alone": footnotes("", NOTE),
    "marks alone": footnotes('</w:p><w:p><w:r><w:footnoteReference w:id="{0}"/></w:r>', NOTE),
    "one footnote": within("<w:p>", '<w:r><w:footnoteReference w:id="1"/></w:r>', "</w:p>"),
    "repeated notes": repeated_notes,
    "cross-references": cross_references,
    "long note": long_note,
    "fields within fields": within("<w:p>", FIELD.format("begin") + FIELD.format("separate") + run("oil"), "</w:p>"),
    "instructions": within("<w:p>" + FIELD.format("begin"), "<w:r><w:instrText>a</w:instrText></w:r>", "</w:p>"),
    "lists": lists,
    "models of lists": models,
    "styles": styles,
    "one style": one_style,
    "properties of a paragraph": within("<w:p><w:pPr>", "<w:x/>", "</w:pPr></w:p>"),
    "deleted ends": of(paragraph(run("oil "), "<w:rPr><w:del/></w:rPr>")),
    "deleted words": within("<w:p>", f"<w:del>{run('oil')}</w:del>", "</w:p>"),
    "hidden words": within("<w:p>", run("oil", "<w:vanish/>"), "</w:p>"),
    "unknown signs": of(paragraph('<w:r><w:sym w:font="x" w:char="F001"/></w:r>')),
    "rows": within("<w:tbl>", ROW, "</w:tbl>"),
    "rows of one cell": within("<w:tbl>", f"<w:tr>{CELL}</w:tr>", "</w:tbl>"),
    "cells of one row": within("<w:tbl><w:tr>", f"<w:tc>{paragraph(run('a'))}</w:tc>", "</w:tr></w:tbl>"),
    "paragraphs of one cell": within("<w:tbl><w:tr><w:tc>", paragraph(run("a")), f"</w:tc><w:tc/></w:tr>{ROW}</w:tbl>"),
    "wide cells": of("<w:tbl>" + WIDE * 9 + "</w:tbl>"),
    "tables": of(f"<w:tbl>{ROW * 2}</w:tbl>"),
    "tables of one cell": of(f"<w:tbl><w:tr>{CELL}</w:tr></w:tbl>"),
    "ragged table": ragged_table,
    "tables in tables": nested("<w:tbl><w:tr><w:tc/><w:tc>", OIL, "</w:tc></w:tr></w:tbl>"),
    "controls in controls": nested("<w:sdt><w:sdtContent>", OIL, "</w:sdtContent></w:sdt>"),
    "boxes in boxes": nested(BOX, OIL, "</w:txbxContent></w:pict></w:r></w:p>", 50),
    "boxes": of(f"{BOX}{OIL}</w:txbxContent></w:pict></w:r></w:p>"),
    "paragraphs in paragraphs": nested("<w:p>", run("oil "), "</w:p>", 200),
    "too deep": lambda length: word("<w:sdt>" * (length // 7)),
    "attributes": lambda length: word(f"<w:p {filled(counted(ATTRIBUTE), length)}/>"),
    "namespaces": lambda length: word(f"<w:p {filled(counted(NAMESPACE), length)}/>"),
    "long attribute": lambda length: word("<w:p a='" + "a" * length + "'/>"),
    "long list label": lambda length: word("<w:p/>", numbering=f"<w:numbering {W} a='" + "a" * length + "'/>"),
    "comments": of("<!---->"),
    "headers": headers,
    "lines of a header": margins,
    "entries": entries,
}  # fmt: skip
