"""Tells browsers and screen readers the language of a page on its root element.

Material says the language there (in ours, that of the page: assets/partials/language.html) and the direction only on
the body. Here the root of every page in the folder of a language says both (WCAG 3.1.1), whatever tool built it.
"""

from __future__ import annotations

import re
from pathlib import Path

from generator.languages import LANGUAGES, get

ROOT = re.compile(r'<html lang="(?P<code>\w+)"(?! dir=)')
FIRST_LANGUAGE = "en"
"""Its pages say it already, and its direction is that of every page that does not say one."""


def tell_languages(site: Path) -> int:
    """Set language and direction of every page below `<site>/<language>/`; how many were set. Safe to run twice."""
    told = 0
    for code in (code for code in LANGUAGES if code != FIRST_LANGUAGE):
        root = f'<html lang="{code}" dir="{get(code).direction}"'
        for path in sorted((site / code).rglob("index.html")):
            page = path.read_text(encoding="utf-8")
            if ROOT.search(page) is None:
                continue
            path.write_text(ROOT.sub(root, page, count=1), encoding="utf-8")
            told += 1
    return told
