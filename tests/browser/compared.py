"""Writes the compared pages of the browser tests anew: python -m tests.browser.compared

They are committed, so that the tests read what a reviewer has seen; tests/website/test_comparisons.py says when they
are not what the program writes any more.
"""

from __future__ import annotations

import html
import posixpath
from pathlib import Path

import yaml

from generator.website.comparison_page import comparison_page
from generator.website.comparison_place import comparison_path
from generator.website.conversion import Entry

DOCS = Path(__file__).parent / "pages/docs"
BEFORE, AFTER = "X/RES/99/7", "X/RES/99/9"
LANGUAGES = ("ar", "en")


def compared(language: str) -> str:
    """The page that compares the two invented documents."""
    texts = [(DOCS / language / f"{symbol}.md").read_text(encoding="utf-8") for symbol in (BEFORE, AFTER)]
    old, new = (_entry(text) for text in texts)
    folder = posixpath.dirname(place(language))
    links = [posixpath.relpath(f"{language}/{symbol}.md", folder) for symbol in (BEFORE, AFTER)]
    return comparison_page(old, new, texts[0], texts[1], LANGUAGES, (links[0], links[1]), "browser tests")


def place(language: str) -> str:
    """Where it is, below the pages."""
    return comparison_path(language, BEFORE, AFTER)


def _entry(text: str) -> Entry:
    told = yaml.safe_load(text.split("\n---\n")[0])
    path = f"{told['language']}/{told['symbol']}"
    return Entry(
        told["symbol"],
        told["language"],
        path,
        told["number"],
        html.unescape(told["title"]),
        "",
        "",
        str(told["adopted"]),
    )


if __name__ == "__main__":
    for code in LANGUAGES:
        target = DOCS / place(code)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(compared(code), encoding="utf-8")
