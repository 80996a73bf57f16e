"""Zensical, the successor of Material, builds the same pages from the same configuration."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.browser.site_server import DOCUMENT, RIGHT_TO_LEFT, Site

ARTICLE = re.compile(r"<article[^>]*>(.*?)</article>", re.DOTALL)
CONTENTS = re.compile(r'<nav class="contents".*?</nav>', re.DOTALL)
IDS = re.compile(r'\bid="([^"]*)"')
TITLES = re.compile(r' title="[^"]*"')


def read(folder: Path, page: str) -> str:
    return (folder / page / "index.html").read_text(encoding="utf-8")


def article(page: str) -> str:
    match = ARTICLE.search(page)
    assert match
    return " ".join(match[1].replace(' data-search-exclude=""', "").split())


@pytest.mark.parametrize("page", [DOCUMENT, RIGHT_TO_LEFT, "how-to-cite/"])
def test_the_same_ids(site: Site, zensical_site: Path, page: str) -> None:
    expected = IDS.findall(read(site.folder, page))
    assert IDS.findall(read(zensical_site, page)) == expected


@pytest.mark.parametrize("page", [DOCUMENT, RIGHT_TO_LEFT])
def test_the_same_text_word_for_word(site: Site, zensical_site: Path, page: str) -> None:
    assert article(read(zensical_site, page)) == article(read(site.folder, page))


@pytest.mark.parametrize("page", [DOCUMENT, RIGHT_TO_LEFT])
def test_the_same_contents(site: Site, zensical_site: Path, page: str) -> None:
    """Except that Zensical escapes the slash in attributes, which says the same."""
    found = [CONTENTS.search(read(folder, page)) for folder in (site.folder, zensical_site)]
    first, second = (TITLES.sub("", match[0]) for match in found if match)
    assert first.split() == second.split()


def test_the_site_links_are_there(zensical_site: Path) -> None:
    assert re.search(r'<a href="[^"]*about/?">About</a>', read(zensical_site, "how-to-cite/"))
