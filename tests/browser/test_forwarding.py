"""Addresses without an edition, in a real browser, under a base path as on GitHub Pages."""

from __future__ import annotations

import functools
import http.server
import threading
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from generator.publishing.stubs import edition_free_pages, forwarding_page

DOCUMENT = "en/A/RES/62/152/"
WITHDRAWN = "en/A/RES/1/1/"


class QuietHandler(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *arguments: object) -> None:
        """Tests do not want a line for each request."""


@pytest.fixture(scope="module")
def website(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a published website with one edition of now and one of before."""
    root = tmp_path_factory.mktemp("published")
    pages = {"latest/": ["", DOCUMENT], "2026.9/": ["", WITHDRAWN]}
    files = {f"{folder}{page}": "<p style='height: 200vh'>a<p id='op7'>b" for folder in pages for page in pages[folder]}
    forwards = edition_free_pages(
        [f"{page}index.html" for page in pages["latest/"]],
        {"2026.9": [f"{page}index.html" for page in pages["2026.9/"]]},
        "latest",
    )
    for path, target in forwards.items():
        files[path.removesuffix("index.html")] = forwarding_page(path, target, "")
    for path, text in files.items():
        file = root / "base" / path / "index.html"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    handler = functools.partial(QuietHandler, directory=str(root))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/base/"
        server.shutdown()
        thread.join()


def arrival(browser: Browser, address: str, expected: str, *, script: bool) -> str:
    context = browser.new_context(java_script_enabled=script)
    page = context.new_page()
    page.goto(address)
    page.wait_for_url(f"{expected}**", timeout=10_000)
    page.wait_for_load_state()
    landed = page.url
    context.close()
    return landed


@pytest.mark.parametrize("path", [DOCUMENT, ""])
def test_the_fragment_is_kept(browser: Browser, website: str, path: str) -> None:
    expected = f"{website}latest/{path}"
    for ending in ("#op7", "?q=rights#op7-a", ""):
        assert arrival(browser, f"{website}{path}{ending}", expected, script=True) == f"{expected}{ending}"


def test_a_withdrawn_page_is_found_with_its_fragment(browser: Browser, website: str) -> None:
    expected = f"{website}2026.9/{WITHDRAWN}"
    assert arrival(browser, f"{website}{WITHDRAWN}#op7", expected, script=True) == f"{expected}#op7"


def test_without_javascript_the_document_is_reached(browser: Browser, website: str) -> None:
    """Browsers drop the fragment on a refresh, as the HTML standard has it; docs/how-to-cite.md says so."""
    expected = f"{website}latest/{DOCUMENT}"
    assert arrival(browser, f"{website}{DOCUMENT}#op7", expected, script=False) == expected


def test_an_edition_address_needs_no_javascript(browser: Browser, website: str) -> None:
    address = f"{website}latest/{DOCUMENT}#op7"
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address)
    assert page.url == address
    assert page.locator("#op7").bounding_box() is not None
    context.close()


def test_going_back_does_not_trap_the_reader(browser: Browser, website: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{website}2026.9/")
    page.goto(f"{website}{DOCUMENT}#op7")
    page.wait_for_url(f"{website}latest/{DOCUMENT}#op7")
    page.go_back()
    assert page.url == f"{website}2026.9/"
    context.close()
