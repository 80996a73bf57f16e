"""The search has the same entries whether Material's parser has read a page or ours."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown import Markdown
from material.plugins.search.plugin import Parser

from generator.website.search_entries import QuickParser
from tests.cases_support import Case, all_cases
from tests.pages import extensions
from tests.steps import steps

PIECES = [
    *"*_`<>&|\\# \n\"'=/",
    "\n\n",
    "# ",
    "\n## b\n\n",
    "- x\n",
    "<b>",
    "</b>",
    "<br>",
    "<br/>",
    "<!-- x -->",
    "<script>1 < 2</script>",
    '<p class="linenodiv">x</p>',
    '<h2 id="q" data-search-exclude="">x</h2>',
    "<h3 id=r>",
    "<pre>\nx</pre>",
    "<UL><li>",
    "&amp;",
    "&lt",
    "&#64;",
    "| a | b |\n| - | - |\n",
    "[^1]",
    "\n[^1]: x\n",
    "{ #op1 .op }",
    "word",
    "中",
]
PAGE = st.lists(st.sampled_from(PIECES), max_size=25).map("".join)


def read(parser: Parser, html: str) -> list[tuple[object, ...]]:
    parser.feed(html)
    parser.close()
    return [(section.id, section.title, section.text, section.is_excluded()) for section in parser.data]


def rendered(page: str) -> str:
    return Markdown(extensions=extensions()).convert(page)


@settings(max_examples=300)
@given(PAGE)
def test_every_page_is_read_as_material_reads_it(page: str) -> None:
    html = rendered(page)
    assert read(QuickParser(), html) == read(Parser(), html)


@settings(max_examples=300)
@given(PAGE)
def test_any_html_is_read_as_material_reads_it(html: str) -> None:
    try:
        expected = read(Parser(), html)
    except Exception as error:  # Material's handlers do not bear every HTML.
        with pytest.raises(type(error)):
            read(QuickParser(), html)
    else:
        assert read(QuickParser(), html) == expected


@pytest.mark.parametrize("case", all_cases(), ids=lambda case: case.name)
def test_cases_are_read_in_less_steps(case: Case) -> None:
    html = rendered(case.actual()["expected.md"].split("\n---\n", 1)[1])
    assert read(QuickParser(), html) == read(Parser(), html)
    assert steps(lambda: read(QuickParser(), html)) < 0.8 * steps(lambda: read(Parser(), html))
