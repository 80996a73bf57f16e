"""Tells browsers and screen readers the language of a page on its root element.

Material writes one language for the whole site there. The page of a document says its own on the text already; here
the root of every page in the folder of a language says it too (WCAG 3.1.1), and its direction.
"""

from __future__ import annotations

from pathlib import Path

from generator.languages import LANGUAGES, get

ROOT = '<html lang="en"'


def tell_languages(site: Path) -> int:
    """Set language and direction of every page below `<site>/<language>/`; how many were set. Safe to run twice."""
    told = 0
    for code in (code for code in LANGUAGES if f'lang="{code}"' not in ROOT):
        root = f'<html lang="{code}" dir="{get(code).direction}"'
        for path in sorted((site / code).rglob("index.html")):
            page = path.read_text(encoding="utf-8")
            if root in page or ROOT not in page:
                continue
            path.write_text(page.replace(ROOT, root, 1), encoding="utf-8")
            told += 1
    return told
