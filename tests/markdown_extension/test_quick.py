"""What is not asked would have found nothing: the HTML is that of Python-Markdown's own processors."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown import Markdown
from markdown.extensions.tables import TableProcessor
from markdown.inlinepatterns import InlineProcessor as InlinePattern
from markdown.treeprocessors import InlineProcessor

from generator.markdown_extension.quick import INLINE_PRIORITY, NEEDED, TABLE, TABLE_PRIORITY, hasten
from tests.cases_support import Case, all_cases
from tests.pages import extensions
from tests.steps import steps

PIECES = [
    *"`*_[]()<>&!|\\#-:\n ",
    "**",
    "___",
    "  \n",
    "\n\n",
    "[^1]",
    "\n[^1]: ",
    "](x)",
    "[x]: y\n",
    "<http://x.y>",
    "<a@b.c>",
    "<b>",
    "&amp;",
    "&#64;",
    "| a | b |\n| - | - |\n| c | d |\n",
    "a | b\n- | -\n",
    "{ #op1 .op }",
    "word",
    "é",
]
TEXT = st.lists(st.sampled_from(PIECES), max_size=25).map("".join)


def quick() -> Markdown:
    return Markdown(extensions=extensions())


def stock() -> Markdown:
    md = quick()
    md.treeprocessors.register(InlineProcessor(md), "inline", INLINE_PRIORITY)
    table = md.parser.blockprocessors[TABLE]
    md.parser.blockprocessors.register(TableProcessor(md.parser, table.config), TABLE, TABLE_PRIORITY)  # type: ignore[attr-defined]
    return md


@settings(max_examples=400)
@given(TEXT)
def test_every_text_is_rendered_as_before(text: str) -> None:
    assert quick().convert(text) == stock().convert(text)


@pytest.mark.parametrize("case", all_cases(), ids=lambda case: case.name)
def test_every_case_is_rendered_as_before(case: Case) -> None:
    page = case.actual()["expected.md"]
    mine, theirs = quick(), stock()
    assert mine.convert(page) == theirs.convert(page)
    assert mine.toc_tokens == theirs.toc_tokens  # type: ignore[attr-defined]


def test_every_pattern_is_known() -> None:
    """A pattern that a new version of Python-Markdown brings is asked always; one that it drops need not be named."""
    md = quick()
    assert len(NEEDED) == len(md.inlinePatterns)
    assert all(name in md.inlinePatterns for name in NEEDED)


def test_a_pattern_of_another_extension_is_asked() -> None:
    class Percent(InlinePattern):
        def handleMatch(self, m: Any, data: Any) -> Any:  # type: ignore[override]  # noqa: N802
            return "per cent", m.start(0), m.end(0)

    md = quick()
    md.inlinePatterns.register(Percent("%"), "percent", 65)
    assert md.convert("3 % and 4 %") == "<p>3 per cent and 4 per cent</p>"


def test_another_extension_may_bring_its_own_tables() -> None:
    class Tables(TableProcessor):
        pass

    md = Markdown(extensions=["tables"])
    tables = Tables(md.parser, {})
    md.parser.blockprocessors.register(tables, TABLE, TABLE_PRIORITY)
    hasten(md)
    assert md.parser.blockprocessors[TABLE] is tables


def test_it_is_less_work() -> None:
    page = all_cases()[0].actual()["expected.md"]
    mine, theirs = quick(), stock()
    assert steps(lambda: mine.convert(page)) < 0.8 * steps(lambda: theirs.convert(page))
