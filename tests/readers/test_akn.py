"""What the United Nations' XML knows, and what is wrong with some of its files."""

from __future__ import annotations

import datetime
import re

import pytest

from generator.diagnostics import Code, Position
from generator.document.model import Block, Emphasis, Kind, Resolution, Subject
from generator.document.walk import plain
from generator.languages import get
from generator.readers.akn import read_akn
from generator.readers.akn.end_tags import balanced
from generator.readers.akn.parsing import words_of
from generator.readers.safe_xml import parse_xml
from generator.readers.words import labelled
from generator.recognition.chain import Recognised
from generator.recognition.lines import MarkedLine
from tests.readers.invented import ALL, ENGLISH
from tests.readers.renderings import as_akn

WORDS = "<p>\t<span class='italic'>Decides</span> to keep the lamp;</p>"
PARAGRAPH = f"<paragraph><num>1.</num><content>{WORDS}</content></paragraph>"

FORMULA = "<formula><p><span class='italic'>The General Assembly</span>,</p></formula>"


def read(
    body: str = "",
    preamble: str = "",
    annex: str = "",
    more: str = "",
    preface: str = "",
    formula: str = FORMULA,
    number: str = "98/9.",
) -> Recognised:
    attachment = f"<attachments><attachment><doc><mainBody>{annex}</mainBody></doc></attachment></attachments>"
    return read_akn(
        f"""<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"><statement>
        <coverPage><p><docNumber refersTo="#symbol">A/RES/98/9</docNumber></p></coverPage>
        <preface><p><docNumber>{number}</docNumber><docTitle>Lamps</docTitle>{preface}</p></preface>
        <preamble>{formula}{preamble}</preamble>
        <mainBody>{body}</mainBody>{more}{attachment if annex else ""}</statement></akomaNtoso>""".encode(),
        "a.xml",
    )


def resolution(**parts: str) -> Resolution:
    found = read(**parts).resolution
    assert found is not None
    return found


def blocks(**parts: str) -> tuple[Block, ...]:
    return resolution(**parts).blocks[1:]


def codes(recognised: Recognised) -> set[Code]:
    return {diagnostic.code for diagnostic in recognised.diagnostics}


def test_background() -> None:
    found = read_akn(as_akn(ENGLISH), "a.xml").resolution
    assert found is not None and found.background is not None and found.background.vote is not None
    background, vote = found.background, found.background.vote
    assert (vote.outcome, vote.in_favour, vote.against, vote.abstaining) == ("adoptedRecordedVote", 2, 1, 0)
    assert vote.states_in_favour == ("RURITANIA", "SYLVANIA")
    assert (background.draft, background.draft_date) == ("A/98/L.5", datetime.date(2043, 12, 1))
    assert background.sponsors == "Ruritania and Sylvania"
    assert background.additional_sponsors == ("GRAUSTARK", "BORDURIA")
    assert background.meeting_record == "A/98/PV.12"
    assert background.sustainable_development_goals == (14,)
    assert background.subjects == (Subject("LIGHTHOUSES", "UNBIS Thesaurus", "http://example.org/1"),)
    assert background.agenda == (("7b", "Lights of the sea."),)
    assert background.agenda_title == "Lights of the sea"


@pytest.mark.parametrize("language", sorted(ALL))
def test_the_language_is_that_of_the_text(language: str) -> None:
    """About ten real files carry the code of another language, eight lie in the folder of another language."""
    wrong = "spa"
    recognised = read_akn(as_akn(ALL[language], declared=wrong), "a.xml", "ru")
    assert recognised.resolution is not None
    assert recognised.resolution.language == language
    messages = [one.message for one in recognised.diagnostics if one.code is Code.LANGUAGE_UNEXPECTED]
    assert messages == [f"the file says es, the text is {language}", f"expected ru, found {language}"]


def test_a_doubled_number_is_printed_once() -> None:
    """`<num>1.</num>` and `1.` again in the words: 46 real paragraphs."""
    recognised = read(body="<paragraph><num>1.</num><content><p>1.\tDecides to go;</p></content></paragraph>")
    assert recognised.resolution is not None
    block = recognised.resolution.blocks[1]
    assert (block.label, plain(block.content)) == ("1.", "Decides to go;")
    assert Code.NUMBER_DOUBLED in codes(recognised)


def test_a_label_inside_the_words() -> None:
    """3,212 real labels; A/RES/79/243 has two in one paragraph."""
    body = PARAGRAPH
    body += "<paragraph><content><p>\t(a) (i)\tThe lamp;</p></content></paragraph>"
    body += "<paragraph><content><p>\t(ii)\tThe oil;</p></content></paragraph>"
    assert [(block.label, plain(block.content)) for block in blocks(body=body)[1:]] == [
        ("(a)", "(i)\u0020The lamp;"),
        ("(ii)", "The oil;"),
    ]


def test_a_number_whose_words_stand_in_the_next_paragraph() -> None:
    """S/RES/1602: `<num>1.</num>` with nothing behind it, then the words."""
    body = "<paragraph><num>1.</num><content><p></p></content></paragraph>"
    body += f"<paragraph><content>{WORDS}</content></paragraph>"
    assert [(block.kind, block.label) for block in blocks(body=body)] == [(Kind.OPERATIVE, "1.")]


def test_marks_of_writing_direction_are_no_part_of_a_label() -> None:
    body = "<paragraph><content><p>\t\u200f1.\u200f Decides to go;</p></content></paragraph>"
    assert [block.label for block in blocks(body=body)] == ["1."]


def test_lists_in_lists() -> None:
    body = f"""<paragraph><num>1.</num><list><intro>{WORDS[:-5]}:</p></intro>
      <point><num>(a)</num><content><p>First:</p></content>
        <sublist><point><num>(i)</num><content><p>One;</p></content></point></sublist></point>
      <point><num>(b)</num><content><p>Second.</p></content></point></list></paragraph>"""
    assert [(block.label, block.level, block.parent) for block in blocks(body=body)] == [
        ("1.", 0, None),
        ("(a)", 1, 1),
        ("(i)", 2, 2),
        ("(b)", 1, 1),
    ]


def test_nested_inlines_and_breaks() -> None:
    body = """<paragraph><num>1.</num><content><p>\t<span class="italic">Asks
        <a href="x">for <b>oil</b></a></span><br/>and
        wicks<span class="underline">, twice</span>;</p></content></paragraph>"""
    block = blocks(body=body)[0]
    assert block.content[0] == Emphasis("Asks for oil")
    assert plain(block.content) == "Asks for oil and wicks, twice;"


def test_a_raised_number_is_a_mark_only_where_a_note_can_be_cited() -> None:
    note = "<authorialNote marker='3'><p>See there.</p></authorialNote>"
    words = f"Asks for oil,{note} 5 m<sup>3</sup> a lamp,<sup>3</sup> soon;"
    body = f"<paragraph><num>1.</num><content><p>{words}</p></content></paragraph>"
    found = resolution(body=body)
    assert plain(found.blocks[1].content, marks=True) == "Asks for oil,3 5 m3 a lamp,3 soon;"
    assert plain(found.blocks[1].content) == "Asks for oil, 5 m3 a lamp, soon;"


def test_the_letter_of_a_part_and_its_note() -> None:
    """A/RES/79/245 B: the note stands beside the letter."""
    preface = "<docNumber>B</docNumber><authorialNote marker='1'><p>See A.</p></authorialNote>"
    found = resolution(body=PARAGRAPH, preface=preface)
    assert plain(found.title.content) == "Lamps"
    assert found.parts[0].letter == "B"
    assert [note.number for note in found.notes] == ["1"]


def test_parts_of_a_collection() -> None:
    def part(letter: str) -> str:
        return f"""<component><statement>
          <preface><p><docNumber>{letter}</docNumber><docTitle>Of {letter}</docTitle></p></preface>
          <preamble><formula><p>The General Assembly,</p></formula></preamble>
          <mainBody>{PARAGRAPH}</mainBody>
          <conclusions><p><event><location>{ord(letter)}th plenary meeting</location><eol/>
          <docDate>12 December 2043</docDate></event></p></conclusions></statement></component>"""

    data = f"""<akomaNtoso><documentCollection>
      <coverPage><p><docNumber refersTo="#symbol">A/RES/98/9 A-B</docNumber></p></coverPage>
      <preface><p><docNumber>98/9.</docNumber><docTitle>Lamps</docTitle></p></preface>
      </documentCollection><components>{part("A")}{part("B")}</components></akomaNtoso>"""
    found = read_akn(data.encode(), "a.xml").resolution
    assert found is not None
    assert [(one.letter, one.title, one.adoption.meeting) for one in found.parts] == [
        ("A", "Of A", "65th plenary meeting"),
        ("B", "Of B", "66th plenary meeting"),
    ]
    assert [block.part for block in found.blocks if block.kind is Kind.OPERATIVE] == [0, 1]


def test_closing_lines_in_any_wording() -> None:
    lines = "<location>Twelfth gathering</location><eol/><docDate>12 December 20431</docDate>"
    more = f"<conclusions><p>{lines}</p></conclusions>"
    found = resolution(body=PARAGRAPH, more=more)
    assert found.parts[0].adoption.meeting == "Twelfth gathering"
    assert [block.kind for block in found.blocks] == [Kind.FORMULA, Kind.OPERATIVE]


def test_a_closing_line_that_stands_twice_is_shown_once() -> None:
    """E/RES/2021/2 in Arabic has its meeting as the last paragraph of the text too."""
    lines = "<inline>Twelfth gathering</inline><eol/><docDate>12 December 2043</docDate>"
    body = f"{PARAGRAPH}<paragraph><content><p><span class='italic'>Twelfth gathering</span></p></content></paragraph>"
    recognised = read(body=body, more=f"<conclusions><p>{lines}</p></conclusions>")
    assert recognised.resolution is not None
    assert recognised.resolution.parts[0].adoption.meeting == "Twelfth gathering"
    assert [block.kind for block in recognised.resolution.blocks] == [Kind.FORMULA, Kind.OPERATIVE]
    assert Code.SOURCE_REPAIRED in codes(recognised)


def test_a_second_meeting_stays_a_paragraph() -> None:
    lines = "<location>Twelfth gathering</location><location>Fourth gathering</location><docDate>1 May 2043</docDate>"
    recognised = read(body=PARAGRAPH, more=f"<conclusions><p>{lines}</p></conclusions>")
    assert recognised.resolution is not None
    assert recognised.resolution.parts[0].adoption.lines == ("Twelfth gathering", "1 May 2043")
    assert plain(recognised.resolution.blocks[-1].content) == "Fourth gathering"
    assert Code.LINE_UNRECOGNIZED in codes(recognised)


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        ("meeting, on<docDate>17 March 2011</docDate>", "meeting, on 17 March 2011"),
        ("meeting, on <docDate>17 March 2011</docDate>", "meeting, on 17 March 2011"),
        ("会议于<docDate>2011年3月17日</docDate>通过", "会议于2011年3月17日通过"),
    ],
)
def test_a_space_eaten_before_a_date(printed: str, read: str) -> None:
    element = parse_xml(f"<p>{printed}</p>".encode())
    assert element is not None
    assert words_of(element) == read


def test_the_vote_that_the_human_rights_council_prints() -> None:
    more = """<conclusions>
      <p><event><location>46th meeting</location><eol/><docDate>12 December 2043</docDate></event></p>
      <p><vote><outcome>[Adopted without a vote.]</outcome></vote></p></conclusions>"""
    found = resolution(body=PARAGRAPH, more=more)
    assert (found.blocks[-1].kind, plain(found.blocks[-1].content)) == (Kind.PARAGRAPH, "[Adopted without a vote.]")
    assert found.blocks[-1].annex == 0


def test_tables_keep_their_empty_cells_and_their_notes() -> None:
    annex = """<paragraph class="H23"><subheading>Annex</subheading></paragraph>
      <container name="table"><table><tr><th/><th><p>Lamps</p></th></tr>
      <tr><td><p>North<sup>a</sup></p></td><td><p>41</p></td></tr></table></container>
      <paragraph><content><p>\t<sup>a</sup> \tThe old coast.</p></content></paragraph>"""
    table, note = blocks(body=PARAGRAPH, annex=annex)[2:]
    assert [[plain(cell) for cell in row] for row in table.rows] == [["", "Lamps"], ["Northa", "41"]]
    assert (note.kind, note.label, plain(note.content)) == (Kind.TABLE_NOTE, "a", "The old coast.")


@pytest.mark.parametrize("stray", ["</embeddedStructure>", "</embeddedStructure></p></content></paragraph>", "<p>"])
def test_malformed_xml_is_repaired_and_told(stray: str) -> None:
    """E/RES/2023/23 in Arabic closes elements that were not open; the closing lines behind them are kept."""
    data = as_akn(ENGLISH).replace(b"</mainBody>", f"{stray}</mainBody>".encode(), 1)
    recognised, whole = read_akn(data, "a.xml"), read_akn(as_akn(ENGLISH), "a.xml")
    assert recognised.resolution is not None and whole.resolution is not None
    assert [one.label for one in recognised.resolution.blocks] == [one.label for one in whole.resolution.blocks]
    assert recognised.resolution.parts[0].adoption.date == whole.resolution.parts[0].adoption.date is not None
    assert Code.SOURCE_REPAIRED in codes(recognised)


def test_end_tags_are_put_in_order_and_nothing_else() -> None:
    assert balanced(b"<a><b>x</a></c>y") == b"<a><b>x</b></a>y"
    kept = b"<?xml?><a><!-- </b> --><c/><![CDATA[</d>]]>1 > 0</a>"
    assert balanced(kept) == kept


def test_words_in_a_place_that_is_not_read_are_an_error_and_no_silent_loss() -> None:
    recognised = read(body=f"{PARAGRAPH} loose words")
    assert recognised.resolution is None
    message = next(one.message for one in recognised.diagnostics if one.code is Code.TEXT_CHANGED)
    assert "lost" in message and message.endswith("more ''")


def test_a_cover_page_without_a_symbol_but_with_a_number() -> None:
    """S/RES/2563 (2021) in Chinese."""
    cover = (
        '<docNumber refersTo="#symbol"></docNumber><docTitle refersTo="#resolutionNumber">第9563(2051)号决议</docTitle>'
    )
    data = as_akn(ALL["zh"]).replace(b'<docNumber refersTo="#symbol">A/RES/98/113</docNumber>', cover.encode())
    data = re.sub(rb"<preface>.*</preface>", b"", data, flags=re.DOTALL)
    data = data.replace(b"<FRBRExpression>", b'<FRBRWork><FRBRauthor href="sc"/></FRBRWork><FRBRExpression>')
    found = read_akn(data, "a.xml").resolution
    assert found is not None
    assert found.symbol.canonical == "S/RES/9563(2051)"


ISSUED = '<p><docDate date="2051-06-03" refersTo="#dateOfIssuance">3 June 2051</docDate></p>'
EMPTY = (
    '<p><docTitle refersTo="#adoption"><docDate date="0001-01-01" refersTo="#adoptionDate"></docDate></docTitle></p>'
)
PRINTED = '<p><docTitle refersTo="#adoption">Adopted on <docDate>4 June 2051</docDate></docTitle></p>'


@pytest.mark.parametrize(
    ("symbol", "cover", "adopted"),
    [
        ("S/RES/9563(2051)", ISSUED + EMPTY, datetime.date(2051, 6, 3)),
        ("S/RES/9563(2051)", EMPTY, None),  # nothing says that the step is right
        ("S/RES/9563(2051)", ISSUED + EMPTY + PRINTED, datetime.date(2051, 6, 4)),
        ("A/RES/98/113", ISSUED + EMPTY, None),  # its step has the day of issuance, whenever it was adopted
    ],
)
def test_a_day_of_adoption_that_only_the_vote_tells(symbol: str, cover: str, adopted: datetime.date | None) -> None:
    """S/RES/2579 (2021) in Arabic; S/RES/2692 (2023) in Chinese has an empty line before the printed one."""
    step = '<step date="2051-06-03" outcome="adopted" as="S/PV.1"/>'
    data = f"""<akomaNtoso><statement><meta>{step}</meta>
      <coverPage><p><docNumber refersTo="#symbol">{symbol}</docNumber></p>{cover}</coverPage>
      <mainBody>{PARAGRAPH}</mainBody></statement></akomaNtoso>"""
    found = read_akn(data.encode(), "a.xml", "en").resolution
    assert found is not None
    assert found.adoption_date == adopted


def test_an_attachment_without_the_word_annex() -> None:
    """S/RES/1730: without it paragraph 1 of the annex would be a second operative paragraph 1."""
    annex = "<paragraph><num>1.</num><content><p>The keeper reads;</p></content></paragraph>"
    assert [(block.kind, block.annex) for block in blocks(body=PARAGRAPH, annex=annex)] == [
        (Kind.OPERATIVE, 0),
        (Kind.PARAGRAPH, 1),
    ]


def test_a_preface_with_a_number_and_no_title() -> None:
    """A/RES/79/300 in Spanish."""
    data = as_akn(ENGLISH)
    start, end = data.index(b"<docTitle><span"), data.index(b"</docTitle>", data.index(b"<docTitle><span"))
    found = read_akn(data[:start] + data[end + len(b"</docTitle>") :], "a.xml").resolution
    assert found is not None
    assert found.title.content == ()


def test_wide_and_high_cells_leave_places_empty() -> None:
    table = """<container name="table"><table>
      <tr><th rowspan="2"><p>Coast</p></th><th colspan="2"><p>Lamps</p></th></tr>
      <tr><th><p>old</p></th><th><p>new</p></th></tr>
      <tr><td><p>North</p></td><td><p>1</p></td><td><p>2</p></td></tr></table></container>"""
    found = blocks(body=PARAGRAPH + table)[1]
    assert [[plain(cell) for cell in row] for row in found.rows] == [
        ["Coast", "Lamps", ""],
        ["", "old", "new"],
        ["North", "1", "2"],
    ]


def test_operative_paragraphs_that_stand_in_the_preamble_as_a_list() -> None:
    """A/RES/79/261 in Chinese: `Resolves that:` and its numbered paragraphs; a list by letters is preambular still."""
    listed = (
        '<container name="a"><blockList><listIntroduction>\t<span class="italic">{verb}</span> that:</listIntroduction>'
        "<item><num>{number}</num><p>\tLamps are lit;</p></item></blockList></container>"
    )
    operative = blocks(preamble=listed.format(verb="Resolves", number="1."))
    assert [(one.kind, one.label) for one in operative if one.kind is not Kind.FORMULA][:2] == [
        (Kind.OPERATIVE, ""),
        (Kind.OPERATIVE, "1."),
    ]
    preambular = blocks(preamble=listed.format(verb="Noting", number="(a)"))
    assert Kind.PREAMBULAR in {one.kind for one in preambular}


@pytest.mark.parametrize("words", ["“(b)\tA lamp is lit at dusk.”", "«A lamp is lit at dusk;»"])
def test_a_quoted_sentence_is_no_heading(words: str) -> None:
    """A/RES/79/280 in Chinese: short, and it ends with a quotation mark behind the full stop."""
    body = f"<paragraph><content><p>\t{words}</p></content></paragraph>"
    assert Kind.HEADING not in {one.kind for one in blocks(body=body)}


def test_draft_in_a_text_whose_formula_is_misspelt() -> None:
    brings_in = PARAGRAPH.replace("keep the lamp;", "propose:")
    draft = "<paragraph><content><p>The General Assembly,</p></content></paragraph>"
    kinds = [
        block.kind for block in resolution(formula=FORMULA.replace("The Gen", "TheGen"), body=brings_in + draft).blocks
    ]
    assert kinds == [Kind.FORMULA, Kind.OPERATIVE, Kind.FORMULA]


def test_short_lines_without_a_tab_under_a_marked_heading_are_headings() -> None:
    """`第一条` and its title in A/RES/79/243; a longer run is a list of names, brackets hold a remark."""
    chapter = '<paragraph class="H23"><subheading>Chapter one</subheading></paragraph>'
    over = "".join(f'<paragraph class="H23"><subheading>{one}</subheading></paragraph>' for one in ("Annex", "Lamps"))
    words = "<paragraph><content><p>\tThe lamps are lit.</p></content></paragraph>"

    def found(*lines: str) -> list[Kind]:
        short = "".join(f"<paragraph><content><p>{line}</p></content></paragraph>" for line in lines)
        return [one.kind for one in blocks(body=PARAGRAPH, annex=over + words + chapter + short + words)][5:-1]

    assert found("Article 1", "Purpose") == [Kind.HEADING] * 2
    assert found("\tNorth Tower", "\tSouth Tower") == [Kind.PARAGRAPH] * 2
    assert found("North Tower", "South Tower", "East Tower") == [Kind.PARAGRAPH] * 3
    assert found("[Original: Ruritanian]") == [Kind.PARAGRAPH]


def test_a_note_in_the_metadata_that_stands_in_the_text_too_is_shown_once() -> None:
    """A/RES/79/279 in Russian."""
    note = "<p>*\tReissued on 3 May 2043.</p>"
    meta = f"<notes><note>{note}</note></notes></meta>"

    def found(body: str) -> Resolution:
        data = as_akn(ENGLISH).replace(b"</meta>", meta.encode(), 1)
        resolution = read_akn(data.replace(b"<mainBody>", b"<mainBody>" + body.encode(), 1), "a.xml").resolution
        assert resolution is not None
        return resolution

    assert [one.number for one in found("").notes].count("*") == 1
    assert not [one for one in found(f"<paragraph><content>{note}</content></paragraph>").notes if one.number == "*"]


def test_a_label_of_two_letters_with_a_space_behind_it() -> None:
    """`(ب ب) مساعدة …` in S/RES/2610."""
    line = labelled(MarkedLine("(ب ب) إضاءة المنارات؛", (), 1, Position()), "", get("ar"))
    assert (line.label, line.text, line.readings[0].ordinal) == ("(ب ب)", "إضاءة المنارات؛", "bb")
    words = "(ب ج) إضاءة المنارات؛"
    assert labelled(MarkedLine(words, (), 1, Position()), "", get("ar")).text == words


def test_a_mark_of_writing_direction_behind_the_stop_makes_no_heading() -> None:
    """`… ومبادئه،` with U+200F behind it in A/RES/79/243."""
    words = "<paragraph><content><p>\tConvinced of the lamps{}</p></content></paragraph>"
    over = '<paragraph class="H23"><subheading>Annex</subheading></paragraph>' + PARAGRAPH
    for stop, kind in ((",", Kind.PARAGRAPH), (",\u200f", Kind.PARAGRAPH), ("\u200f", Kind.HEADING)):
        assert blocks(body=PARAGRAPH, annex=over + words.format(stop) + PARAGRAPH)[-2].kind is kind


def test_a_word_of_one_letter_is_no_doubled_number() -> None:
    """`<num>a.</num>`, then `a symmetric encryption algorithm` in S/RES/1382: the word was lost."""
    body = "<paragraph><num>a.</num><content><p>\ta symmetric lamp;</p></content></paragraph>"
    recognised = read(body=PARAGRAPH + body)
    assert recognised.resolution is not None
    assert plain(recognised.resolution.blocks[-1].content) == "a symmetric lamp;"
    assert Code.NUMBER_DOUBLED not in codes(recognised)


def test_numbers_inside_the_words_are_told_once_a_file() -> None:
    body = PARAGRAPH + "".join(
        f"<paragraph><content><p>\t({one})\tThe lamp;</p></content></paragraph>" for one in "abc"
    )
    told = [one for one in read(body=body).diagnostics if one.code is Code.NUMBER_IN_WORDS]
    assert [one.message.split(": ")[1] for one in told] == ["3 of them, the first here"]
    assert Code.NUMBER_IN_WORDS not in codes(read(body=PARAGRAPH))


@pytest.mark.parametrize(
    ("number", "expected", "told"),
    [("98/9.", "98/9", False), ("98/9 B.", "98/9 B", False), ("98/8.", "98/9", True), ("98/.", "98/9", True)],
)
def test_another_number_before_the_title(number: str, expected: str, told: bool) -> None:
    """E/RES/2021/15 in Spanish prints `2021/5.`, A/HRC/RES/54/5 in Russian `54/.`: the symbol is believed."""
    recognised = read(body=PARAGRAPH, number=number)
    assert recognised.resolution is not None
    assert recognised.resolution.number == expected
    assert (Code.SYMBOL_UNEXPECTED in codes(recognised)) is told


def test_a_meeting_that_the_line_of_adoption_does_not_set_apart() -> None:
    """S/RES/2705 in Arabic."""
    line = "Adopted by the Security Council at its 12001st meeting, on 3 May 2051"
    adoption = f'<p><docTitle refersTo="#adoption"><inline name="adoptionMeeting"/>{line}</docTitle></p>'
    data = f"""<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"><statement>
        <coverPage><p><docNumber refersTo="#symbol">S/RES/9563 (2051)</docNumber></p>{adoption}</coverPage>
        <preamble><formula><p>The Security Council,</p></formula></preamble>
        <mainBody>{PARAGRAPH}</mainBody></statement></akomaNtoso>"""
    found = read_akn(data.encode(), "a.xml").resolution
    assert found is not None
    assert found.parts[0].adoption.meeting == "12001st meeting"
