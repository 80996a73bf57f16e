"""Passages read back from a page are those the page was written of, whatever words a source has."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from generator.document.model import Block, Emphasis, Inlines, Kind, NoteReference, Text
from generator.references.anchors import with_anchors
from generator.website.passages import passages
from generator.writers.markdown import write_markdown
from tests.references.made import bare, made

HOSTILE = ["*a*", "[x](y)", "<script>&amp;", "a_b_c", "\\*", "{ #op7 .op }", "| cell |", "# no", "1. no", "$5 and $6"]
WORDS = st.one_of(st.sampled_from(HOSTILE), st.text(alphabet="ab *_\\[]()<>&;#{}|$~`.1:%=-^!", min_size=1, max_size=30))


def squeezed(text: str) -> str:
    return " ".join(text.split())


@given(st.lists(WORDS, min_size=1, max_size=4), st.lists(WORDS, max_size=2))
def test_paragraphs_and_notes(operative: list[str], notes: list[str]) -> None:
    operative = [text for text in map(squeezed, operative) if text] or ["x"]
    notes = [text for text in map(squeezed, notes) if text]
    resolution = made(operative=operative, notes=notes, title="A title")
    found = passages(write_markdown(resolution)).found
    assert [(one.anchor, squeezed(one.words), one.kind) for one in found] == [
        ("title", "A title", "title"),
        *((block.anchor, text, "paragraph") for block, text in zip(resolution.blocks, operative, strict=True)),
        *((note.anchor, text, "note") for note, text in zip(resolution.notes, notes, strict=True)),
    ]


def cell(text: str) -> Inlines:
    return (Text(text),)


def test_headings_tables_lists_marks_and_emphasis() -> None:
    blocks = [
        Block(Kind.HEADING, (Text("Money | spent"),), label="II", ordinal="ii"),
        Block(Kind.OPERATIVE, (Emphasis("Notes"), Text(" the sums,"), NoteReference("1", 0)), label="7.", ordinal="7"),
        Block(Kind.SUBPARAGRAPH, (Text("First;"),), label="(a)", ordinal="a", level=1, parent=1),
        Block(Kind.TABLE, rows=((cell("Post"), cell("Sum | US$")), (cell("P-5"), cell("")), (cell("P-4"), cell("3")))),
    ]
    page = write_markdown(with_anchors(bare("A/RES/62/152", blocks, ["See A/62/1."], title="T")))
    read = passages(page)
    assert [(one.anchor, one.words, one.kind, one.level, one.row) for one in read.found[1:]] == [
        ("s2", "II Money | spent", "heading", 0, 0),
        ("op7", "Notes the sums,", "paragraph", 0, 0),
        ("op7-a", "First;", "paragraph", 1, 0),
        ("table1", "Post | Sum | US$", "table", 0, 1),
        ("table1", "P-5", "table", 0, 2),
        ("table1", "P-4 | 3", "table", 0, 3),
        ("fn1", "See A/62/1.", "note", 0, 0),
    ]
    assert (read.printed["op7"], read.printed["op7-a"], read.printed["fn1"]) == ("7", "(a)", "1")


def test_what_is_ours_is_no_passage() -> None:
    page = write_markdown(made(operative=["One;"])) + (
        "\n## Cited by { #cited-by .cited-by data-ours=1 }\n\n[64/1, op1](x): Words\n{ .cited-by data-ours=1 }\n"
    )
    assert [one.anchor for one in passages(page.replace("{ #op1 .op }", "{ #op1 .op data-cited=3 }")).found] == [
        "title",
        "op1",
    ]
