"""What the browser prints of a page and the PDF beside it say the same, in the same order."""

from __future__ import annotations

import shutil
import threading
from collections import Counter
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Page

from generator import pipeline
from generator.document.model import Emphasis, Kind, Resolution, Text
from generator.website.build import Project
from tests import paper
from tests.browser.site_server import _QuietHandler as QuietHandler
from tests.cases_support import PROJECT, all_cases

PLACE = "en/A/RES/98/111"
SHORTEST = 15
NUMBERED = (Kind.PREAMBULAR, Kind.OPERATIVE, Kind.SUBPARAGRAPH)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The finished site of one invented resolution."""
    folder = tmp_path_factory.mktemp("project")
    shutil.copy(PROJECT / "mkdocs.yml", folder)
    shutil.copytree(PROJECT / "generator/website", folder / "generator/website")
    ignored = shutil.ignore_patterns("sources", "ar", "en", "es", "fr", "ru", "zh")
    shutil.copytree(PROJECT / "docs", folder / "docs", ignore=ignored)
    (folder / "docs/sources").mkdir()
    shutil.copy(PROJECT / "tests/cases/A-RES-98-111-en/source.txt", folder / "docs/sources/a.txt")
    project = Project(folder)
    outcome = pipeline.build([project.sources], project, folder / "site", lambda done, of: None).outcome
    assert not outcome.failed
    return folder / "site"


def printed_by_browser(page: Page, site: Path, target: Path) -> str:
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(QuietHandler, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        page.goto(f"http://127.0.0.1:{server.server_port}/{PLACE}/", wait_until="networkidle")
        page.pdf(path=str(target), prefer_css_page_size=True)
    finally:
        server.shutdown()
    return paper.text_on_pages(target)


def shown_whole(resolution: Resolution, text: str) -> list[str]:
    """The addresses of the paragraphs whose longest stretch of words stands in a text in one piece, in its order."""
    places = {}
    # A browser paints headings and paragraphs in different layers: their order in its file is not that of the page.
    for block in (block for block in resolution.blocks if block.kind in NUMBERED):
        stretches = [paper.bare(inline.text) for inline in block.content if isinstance(inline, Text | Emphasis)]
        longest = max(stretches, key=len, default="")
        if len(longest) > SHORTEST and text.count(longest) == 1:
            places[block.anchor] = text.index(longest)
    return sorted(places, key=places.__getitem__)


def test_the_print_of_the_browser_and_the_pdf_say_the_same(page: Page, built: Path, tmp_path: Path) -> None:
    resolution = paper.resolution_of(next(case for case in all_cases() if case.name == "A-RES-98-111-en"))
    browsers = printed_by_browser(page, built, tmp_path / "print.pdf")
    ours = paper.text_on_pages(built / PLACE / "A-RES-98-111.pdf")
    body, notes = paper.expected_words(resolution)
    expected = Counter(body) + Counter("".join(notes))
    assert Counter(browsers) >= expected
    assert Counter(ours) >= expected
    in_browser, in_pdf = shown_whole(resolution, browsers), shown_whole(resolution, ours)
    common = [anchor for anchor in in_browser if anchor in in_pdf]
    assert len(common) > 8  # a paragraph that a page break cuts is in one piece in one of the two only
    assert common == [anchor for anchor in in_pdf if anchor in common]
