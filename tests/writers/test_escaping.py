"""Escaping is enough, and sparing."""

from __future__ import annotations

import pytest

from generator.writers.escaping import escape, escape_cell, escape_heading, escape_start


@pytest.mark.parametrize(
    "text",
    [
        "Calls upon all States, in accordance with article 4 (b) of the Covenant;",
        "the “Declaration” – adopted by resolution 53/144 – and A/62/439/Add.2",
        "5 per cent + 3 = 8 & more!",
        "¡Qué! l’Assemblée « générale »",
        "إن الجمعية العامة،",
    ],
)
def test_ordinary_words_stay_as_they_are(text: str) -> None:
    assert escape_start(escape(text)) == text


@pytest.mark.parametrize(
    ("text", "markdown"),
    [
        ("7. Urges", "7\\. Urges"),
        ("1) a", "1\\) a"),
        ("# a", "\\# a"),
        ("- a", "\\- a"),
        ("> a", "\\> a"),
        ("=== a", "&#61;== a"),
        ("| a", "&#124; a"),
    ],
)
def test_the_start_of_a_line_is_no_syntax(text: str, markdown: str) -> None:
    assert escape_start(escape(text)) == markdown


@pytest.mark.parametrize(
    ("text", "markdown"),
    [
        ("a*b_c`d", "a\\*b\\_c\\`d"),
        ("[x](y)", "\\[x](y)"),
        ("<b>", "&lt;b>"),
        ("&amp; & &#60;", "&amp;amp; & &amp;#60;"),
        ("{{ x }}", "\\{\\{ x }}"),
        ("~~x~~", "&#126;&#126;x&#126;&#126;"),
        ("$5 and $6", "&#36;5 and &#36;6"),
        ("US$ 5", "US$ 5"),
        ("a\tb", "a b"),
    ],
)
def test_syntax_inside_a_line_becomes_words(text: str, markdown: str) -> None:
    assert escape(text) == markdown


def test_headings_and_cells_have_marks_of_their_own() -> None:
    assert escape_heading("No. 5 #") == "No. 5 \\#"
    assert escape_cell("a|b") == "a\\|b"
