"""The invented resolution as AKN4UN XML, as a Word file and as the text that a dump of the Word file gives."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Mapping
from itertools import groupby
from xml.sax.saxutils import escape

from tests.readers.invented import Invented, Row, pieces

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
STYLES = {"en": "italic", "fr": "italic", "ar": "bold italic", "zh": "bold"}


def as_text(one: Invented) -> bytes:
    """The Word dump layout of A/RES/62/152."""
    written = {row: _dump_line(row) for row in (*one.body, *one.annex)}
    lines = [one.adoption, one.committee, f"{one.number}\t{_dump(one.title)}", "", ""]
    lines += [written[row] for row in one.body]
    lines += ["", one.meeting, one.date]
    lines += [written[row] for row in one.annex]
    lines += [f"{number} {_dump(note)}" for number, note in enumerate(one.notes, 1)]
    lines += [f"<<ODS JOB NO>>N{one.job.replace('-', '')}E<<ODS JOB NO>>"]
    lines += [f"<<ODS DOC SYMBOL1>>{one.symbol}<<ODS DOC SYMBOL1>>"]
    lines += [one.distribution, f"{one.issued}{one.session}", one.agenda, "", one.job, "", one.symbol]
    return "\n".join(lines).encode()


def _dump(words: str) -> str:
    return "".join(text for _, text in pieces(words))


def _dump_line(row: Row) -> str:
    if row.kind == "table":
        return _dump(row.words).replace("|", "\t")
    tabs = {"annex": "", "heading": "\t\t"}.get(row.kind, "\t")
    return f"{tabs}{row.label}{chr(9) if row.label else ''}{_dump(row.words)}"


def as_akn(one: Invented, declared: str = "") -> bytes:
    """AKN4UN as the United Nations writes it: notes inside the words, lists inside their paragraph, votes in front."""
    notes = iter(range(len(one.notes) * 3))
    preamble = "".join(_akn(row, one, notes) for row in one.body if row.kind in ("formula", "preamble"))
    body = "".join(_akn_body(one.body, one, notes))
    annex = "".join(_akn_body(one.annex, one, notes))
    attachment = (
        f'<attachments><attachment><doc name="annex"><mainBody>{annex}</mainBody></doc></attachment></attachments>'
    )
    return f"""<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0" xmlns:akn4un="http://un.org/akn4un">
  <statement name="resolution">{_akn_meta(declared or one.code)}
    <coverPage>
      <p><docNumber refersTo="#symbol">{one.symbol}</docNumber></p>
      <p><docStatus>{one.distribution}</docStatus></p>
      <p><docDate date="2044-01-06" refersTo="#dateOfIssuance">{one.issued}</docDate></p>
      <p><session value="98">{one.session}</session></p>
      <p><inline name="agenda item">{one.agenda}</inline></p>
      <p><inline name="agenda item name">Lights of the sea</inline></p>
      <p><docTitle>{one.adoption}</docTitle></p>
      <p><docProponent>{one.committee}</docProponent></p>
    </coverPage>
    <preface>
      <p>
        <docNumber>{one.number}</docNumber>
        <docTitle><span class="bold">{_akn_words(one.title, one)}</span></docTitle>
      </p>
    </preface>
    <preamble>{preamble}</preamble>
    <mainBody>{body}</mainBody>
    <conclusions><p><event>
      <location>{one.meeting}</location><eol/><docDate date="2043-12-12">{one.date}</docDate>
    </event></p></conclusions>
    {attachment if one.annex else ""}
  </statement>
</akomaNtoso>""".encode()


def _akn_meta(code: str) -> str:
    return f"""<meta>
      <identification source="#x"><FRBRExpression><FRBRlanguage language="{code}"/></FRBRExpression></identification>
      <classification source="x">
        <keyword value="14" showAs="sdg_14" dictionary="SDGO"/>
        <keyword value="14.1" showAs="sdg_14_1" dictionary="SDGO"/>
        <keyword value="LIGHTHOUSES" href="http://example.org/1" showAs="LIGHTHOUSES" dictionary="UNBIS Thesaurus"/>
        <keyword refersTo="agenda" value="7b" showAs="Lights of the sea." dictionary="A/98/251"/>
      </classification>
      <workflow source="#x">
        <step date="2043-12-01" outcome="draftResolution" as="A/98/L.5" by="Ruritania and Sylvania"/>
        <step date="0001-01-01" outcome="draftResolutionAdditionalSponsors" by="GRAUSTARK, BORDURIA"/>
        <step date="2043-12-12" outcome="adopted" as="A/98/PV.12" by=""/>
      </workflow>
      <analysis source="#x"><parliamentary><voting outcome="adoptedRecordedVote">
        <count value="2" refersTo="inFavour"><akn4un:voters>
          <organization>RURITANIA</organization><organization>SYLVANIA</organization>
        </akn4un:voters></count>
        <count value="1" refersTo="against"><akn4un:voters><organization>BORDURIA</organization></akn4un:voters></count>
      </voting></parliamentary></analysis>
      <presentation source="#x"><docketNumber>43-00113 (E)</docketNumber></presentation>
    </meta>"""


def _akn_words(words: str, one: Invented, cited: set[str] | None = None) -> str:
    """Words with spans and notes; the second mark of a note is a superscript, as in A/RES/79/83."""
    found = ""
    for kind, text in pieces(words):
        if kind == "italic":
            found += f'<span class="{STYLES[one.language]}">{escape(text)}</span>'
        elif kind == "note" and cited is not None and text in cited:
            found += f"<sup>{text}</sup>"
        elif kind == "note":
            note = _akn_words(one.notes[int(text) - 1], one)
            found += f'<authorialNote marker="{text}" placement="bottom"><p>\t\t{note}</p></authorialNote>'
            if cited is not None:
                cited.add(text)
        else:
            found += escape(text)
    return found


def _akn(row: Row, one: Invented, _: object) -> str:
    words = _akn_words(row.words, one)
    if row.kind == "formula":
        return f'<formula name="enactingFormula"><p xml:space="preserve">\n      {words}</p></formula>'
    return f'<container name="x"><p xml:space="preserve">\t{words}</p></container>'


def _akn_body(rows: Iterable[Row], one: Invented, _: object) -> Iterable[str]:
    cited = {
        number for row in one.body if row.kind == "preamble" for kind, number in pieces(row.words) if kind == "note"
    }
    for is_table, group in groupby(rows, key=lambda row: row.kind == "table"):
        if is_table:
            cells = (
                "".join(f"<td><p>{_akn_words(cell, one, cited)}</p></td>" for cell in row.words.split("|"))
                for row in group
            )
            yield f'<container name="table"><table>{"".join(f"<tr>{row}</tr>" for row in cells)}</table></container>'
            continue
        for row in group:
            words = _akn_words(row.words, one, cited)
            if row.kind in ("heading", "annex"):
                tabs = "\t\t" if row.kind == "heading" else ""
                yield f'<paragraph class="H23"><subheading>{tabs}{words}</subheading></paragraph>'
            elif row.kind in ("paragraph", "item", "words"):
                number = f"<num>{row.label}</num>" if row.label else ""
                yield f'<paragraph>{number}<content><p xml:space="preserve">\t{words}</p></content></paragraph>'


def as_word(one: Invented, extra: Mapping[str, bytes] | None = None) -> bytes:
    """A Word file as the United Nations writes it; `extra` are more parts of the archive."""
    cited: dict[str, int] = {}
    head = [f"\t\t{one.adoption}", "", f"\t\t{one.committee}", "", f"\t{one.number}\t{one.title}", "", ""]
    body = [_word_paragraph(words, one, cited) for words in head]
    body += _word_rows(one.body, one, cited)
    closing = f"<w:r><w:t>{one.meeting}</w:t></w:r><w:r><w:br/><w:t>{one.date}</w:t></w:r>"
    body += ["<w:p/>", f"<w:p>{closing}</w:p>", *_word_rows(one.annex, one, cited)]
    notes = "".join(
        f'<w:footnote w:id="{number}"><w:p><w:r><w:tab/><w:footnoteRef/></w:r>'
        f"<w:r><w:tab/></w:r>{_word_runs(note, one, {})}</w:p></w:footnote>"
        for number, note in enumerate(one.notes, 1)
    )
    margins = (one.symbol, one.organ, one.distribution, one.issued, one.session, one.agenda, f"{one.job} (E)")
    parts = {
        "word/document.xml": f"<w:document {W}><w:body>{''.join(body)}</w:body></w:document>",
        "word/footnotes.xml": f'<w:footnotes {W}><w:footnote w:id="-1" w:type="separator"/>{notes}</w:footnotes>',
        "word/styles.xml": f"<w:styles {W}>{_word_styles()}</w:styles>",
        "word/header1.xml": f"<w:hdr {W}>{''.join(f'<w:p><w:r><w:t>{m}</w:t></w:r></w:p>' for m in margins)}</w:hdr>",
    }
    return archive({**{name: text.encode() for name, text in parts.items()}, **(extra or {})})


def archive(parts: Mapping[str, bytes]) -> bytes:
    """A zip archive of these parts."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in parts.items():
            file.writestr(name, content)
    return target.getvalue()


def _word_styles() -> str:
    heading = '<w:style w:type="paragraph" w:styleId="H23"><w:rPr><w:b/></w:rPr></w:style>'
    return heading + '<w:style w:type="character" w:styleId="Lead"><w:rPr><w:i/></w:rPr></w:style>'


def _word_rows(rows: Iterable[Row], one: Invented, cited: dict[str, int]) -> Iterable[str]:
    for is_table, group in groupby(rows, key=lambda row: row.kind == "table"):
        if is_table:
            cells = (
                "".join(f"<w:tc>{_word_paragraph(cell, one, cited)}</w:tc>" for cell in row.words.split("|"))
                for row in group
            )
            yield f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in cells)}</w:tbl>"
            continue
        for row in group:
            tabs = {"annex": "", "heading": "\t\t"}.get(row.kind, "\t")
            label = f"{row.label}\t" if row.label else ""
            style = "H23" if row.kind in ("heading", "annex") else "SingleTxt"
            yield _word_paragraph(f"{tabs}{label}{row.words}", one, cited, style)


def _word_paragraph(words: str, one: Invented, cited: dict[str, int], style: str = "SingleTxt") -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{_word_runs(words, one, cited)}</w:p>'


def _word_runs(words: str, one: Invented, cited: dict[str, int]) -> str:
    """Runs; the second mark of a note is a cross-reference, as in 623 of 3,582 real references."""
    found = ""
    for kind, text in pieces(words):
        if kind == "note" and text in cited:
            found += f"{_field('begin')}<w:r><w:instrText> NOTEREF _Ref{text} \\h </w:instrText></w:r>"
            found += f"{_field('separate')}<w:r><w:t>{text}</w:t></w:r>{_field('end')}"
        elif kind == "note":
            cited[text] = int(text)
            found += f'<w:r><w:footnoteReference w:id="{text}"/></w:r>'
        else:
            bold = '<w:b/><w:i w:val="0"/>' if one.language == "zh" else '<w:rStyle w:val="Lead"/>'
            properties = f"<w:rPr>{bold}</w:rPr>" if kind == "italic" else ""
            inner = "<w:tab/>".join(f'<w:t xml:space="preserve">{escape(part)}</w:t>' for part in text.split("\t"))
            found += f"<w:r>{properties}{inner}</w:r>"
    return found


def _field(step: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{step}"/></w:r>'
