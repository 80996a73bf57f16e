"""Nothing is lost, nothing is invented, from the source to the words on the built page."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.checks.conservation import check_conservation
from generator.document.model import Resolution
from generator.readers.text import read_text
from generator.recognition.chain import recognise
from generator.recognition.source import SourceText
from generator.references.anchors import with_anchors
from generator.references.links import Collection
from generator.references.marking import with_citations
from generator.website.linking import link
from generator.writers.markdown import write_markdown
from tests.cases_support import SOURCES, Case, all_cases
from tests.pages import active_content, article, document_words, render, words

HOSTILE = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "[a](javascript:alert(1))",
    "![x](https://example.org/x.png)",
    "<https://example.org>",
    "[x]: https://example.org",
    "{{ config }}",
    "{% raw %}",
    "{ #op1 .op onclick=alert(1) }",
    "{: #x }",
    '--8<-- "file"',
    "[^1]",
    "[^1]: text",
    "[TOC]",
    "*[UN]: x",
    "**bold**",
    "*",
    "__",
    "_a_",
    "`code`",
    "```",
    "~~~",
    "~~x~~",
    "&amp;",
    "&#60;",
    "&lt;b&gt;",
    "# ",
    "## x ##",
    "1. ",
    "1) ",
    "- ",
    "+ ",
    "> ",
    "| a | b |",
    "---",
    "===",
    "!!! note",
    "::: x",
    "/// x",
    "<!--",
    "-->",
    "\\",
    "\\*",
    "$x$ and $y$",
    ":smile:",
    "<![CDATA[",
    "<?php",
    "</p>",
    "\u200f",
    "\u00a0",
    "\u2028",
    "\x85",
    "«»",
    "'\"",
]
LETTERS = st.text(st.characters(exclude_categories=["Cs", "Cc", "Cn"]), max_size=12)
PHRASES = st.lists(
    st.one_of(st.sampled_from(HOSTILE), LETTERS, st.sampled_from(["word", "a", "States,", "2007,1", "5"])), max_size=6
)
LINES = st.builds(
    lambda opening, parts, end: opening + " ".join(parts) + end,
    st.sampled_from(
        [
            "\t",
            "",
            "\t\t",
            "\t1.\t",
            "\t2.\t",
            "\t(a)\t",
            "\t(i)\t",
            "\t•\t",
            "Annex",
            "A",
            "\t\ta\tb\tc",
            "x\ty\tz",
            "\tRecalling ",
        ]
    ),
    PHRASES,
    st.sampled_from([",", ";", ".", ":", "", " "]),
)
BODIES = st.lists(LINES, min_size=1, max_size=14)
FRAME = """Resolution adopted by the General Assembly on 18 December 2007
62/152.\t{title}

\tThe General Assembly,
{body}

76th plenary meeting
18 December 2007
1 {note}
2 See A/62/225.
<<ODS DOC SYMBOL1>>A/RES/62/152<<ODS DOC SYMBOL1>>
"""


def linked(resolution: Resolution) -> str:
    """The page as it is when no other document is published."""
    symbol, language = resolution.symbol.canonical, resolution.language
    return link(write_markdown(resolution), symbol, language, f"{language}/{symbol}.md", Collection({}), "").text


def page_of(text: str) -> tuple[str, str]:
    """The words of the page of a text and the words of its document; the document must show the whole source."""
    recognised = recognise(SourceText.of(text))
    assert recognised.resolution is not None
    resolution = with_citations(with_anchors(recognised.resolution))
    assert check_conservation(resolution, text) == ()
    html = render(linked(resolution))
    root = article(html)
    assert active_content(root) == []
    return words(root), document_words(resolution)


@settings(max_examples=150, deadline=None)
@given(title=PHRASES, body=BODIES, note=PHRASES)
def test_a_hostile_text_is_shown_as_it_is(title: list[str], body: list[str], note: list[str]) -> None:
    text = FRAME.format(
        title=" ".join(["T", *title]).replace("\n", " "), body="\n".join(body), note=" ".join(["n", *note])
    )
    shown, meant = page_of(text)
    assert shown == meant


@pytest.mark.parametrize("fragment", HOSTILE)
@pytest.mark.parametrize(
    "form", ["\t{}", "\t1.\t{}", "\tRecalling {} and", "a\t{}\nb\t{}", "\t\t{}", "\t1.\tDecides {}1;"]
)
def test_each_kind_of_syntax_is_only_words(fragment: str, form: str) -> None:
    text = FRAME.format(title=f"On {fragment}", body=form.replace("{}", fragment), note=f"See {fragment}")
    shown, meant = page_of(text)
    assert shown == meant


@pytest.mark.parametrize("case", all_cases(), ids=lambda case: case.name)
def test_the_page_of_a_case_shows_its_document(case: Case) -> None:
    shown, meant = page_of(case.source.read_text(encoding="utf-8"))
    assert shown == meant


def test_the_first_document_is_shown_in_full() -> None:
    """Body and notes of A/RES/62/152, from its first line to its last note, and nothing else."""
    path: Path = SOURCES / "A-RES-62-152.txt"
    recognised = read_text(path.read_bytes(), "first")
    assert recognised.resolution is not None
    shown = words(article(render(linked(with_citations(with_anchors(recognised.resolution))))))
    lines = path.read_text(encoding="utf-8").split("\n")
    body = lines[lines.index("[DU1]") + 1 : next(i for i, line in enumerate(lines) if "<<ODS JOB NO>>" in line)]
    assert shown == "".join("".join(body).split())
