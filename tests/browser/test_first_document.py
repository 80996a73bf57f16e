"""The project's own site: the first document converted, built, and read as its readers do."""

from __future__ import annotations

import filecmp
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path

import lxml.html
import pytest
from playwright.sync_api import Page, expect

from generator.website.previews import PREVIEWS
from generator.website.sources import SITE_MARK
from tests import command
from tests.browser.conftest import DESKTOP, PHONE, Scheme, Window
from tests.browser.site_server import _QuietHandler
from tests.browser.test_pages import violations
from tests.cases_support import FIRST_SOURCE, PROJECT, project_pages
from tests.pages import words

FIRST = "en/A/RES/62/152/"
PAGES = {"home": "", "first document": FIRST, "documents": "en/", "how to cite": "how-to-cite/", "about": "about/"}
SITE_URL = "https://resolutions.example/"


def run(*arguments: str) -> str:
    done = command.run(*arguments, cwd=PROJECT, SITE_URL=SITE_URL)
    assert done.status == 0, done.err
    return done.out + done.err


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What `resolutions build` makes of the project's own document; MkDocs warns of nothing."""
    site = tmp_path_factory.mktemp("own") / "site"
    assert "mkdocs:" not in run("build", str(FIRST_SOURCE), "--strict", "--site", str(site))
    return site


@pytest.fixture(scope="module")
def address(built: Path) -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_QuietHandler, directory=str(built)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()


def test_plain_mkdocs_gives_the_same_pages(built: Path, tmp_path: Path) -> None:
    """`mkdocs build` over the converted tree and `resolutions build` make the same files, byte for byte.

    Only the page of a document links to what `resolutions build` puts beside it: there the text is the same.
    """
    docs, site = tmp_path / "docs", tmp_path / "site"
    for name in project_pages():
        target = tmp_path / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes((PROJECT / name).read_bytes())
    run("convert", str(FIRST_SOURCE), "--quiet", "--out", str(docs))
    config = tmp_path / "mkdocs.yml"
    theme = f"theme:\n  custom_dir: {PROJECT / 'generator/website/assets'}\n"
    settings = f"INHERIT: {PROJECT / 'mkdocs.yml'}\ndocs_dir: {docs}\nsite_dir: {site}\n{theme}"
    config.write_text(settings, encoding="utf-8")
    mkdocs = [sys.executable, "-m", "mkdocs", "build", "--strict", "--config-file", str(config)]
    environment = {**os.environ, **command.SETTINGS, "SITE_URL": SITE_URL}
    done = subprocess.run(mkdocs, cwd=PROJECT, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    differences = _differences(filecmp.dircmp(built, site))
    beside = {file.name for file in (built / FIRST).iterdir()}
    assert set(differences) <= beside
    assert differences.count("index.html") <= 1
    assert article(built / FIRST) == article(site / FIRST)


def article(page: Path) -> str:
    text = (page / "index.html").read_text(encoding="utf-8")
    return text[text.index("<article") : text.index("</article>")]


def _differences(compared: filecmp.dircmp[str]) -> list[str]:
    """Files that differ or are missing; not the compressed site map, which has the time, and what a later step adds."""
    found = [*compared.left_only, *compared.right_only, *compared.diff_files]
    found += [name for below in compared.subdirs.values() for name in _differences(below)]
    return [name for name in found if name not in {"sitemap.xml.gz", PREVIEWS, SITE_MARK}]


def test_the_built_page_says_what_the_source_says(built: Path) -> None:
    """From the adoption line to the last note, character for character, white space aside."""
    root = lxml.html.fromstring((built / FIRST / "index.html").read_text(encoding="utf-8"))
    article = root.xpath("//article")[0]
    for ours in article.xpath(".//*[@data-ours]"):
        ours.drop_tree()
    lines = FIRST_SOURCE.read_text(encoding="utf-8").split("\n")
    body = lines[1 : next(index for index, line in enumerate(lines) if "<<ODS JOB NO>>" in line)]
    assert words(article) == "".join("".join(body).split())


def test_every_paragraph_has_its_address(page: Page, address: str) -> None:
    page.goto(address + FIRST)
    for anchor in [*(f"pp{number}" for number in range(1, 16)), *(f"op{number}" for number in range(1, 18))]:
        expect(page.locator(f"p#{anchor}")).to_have_count(1)
    page.goto(f"{address}{FIRST}#op7")
    assert page.evaluate("document.querySelector(':target').id") == "op7"
    expect(page.locator("#op7")).to_be_in_viewport()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing_on_the_real_pages(window: Window, address: str, name: str, scheme: Scheme) -> None:
    for viewport in (DESKTOP, PHONE):
        page = window(viewport, scheme)
        page.goto(address + PAGES[name])
        assert violations(page) == []


def test_the_notes_of_the_first_document_open(page: Page, address: str) -> None:
    page.goto(address + FIRST)
    page.locator("#fnref4").hover()
    expect(page.locator("#fn4-popover")).to_be_visible()
    expect(page.locator("#fn4-popover")).to_contain_text("Fifty-sixth Session, Supplement No. 40 (A/56/40)")
    page.keyboard.press("Escape")
    expect(page.locator("#fn4-popover")).to_be_hidden()


def test_nothing_comes_from_another_host(page: Page, address: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    for path in PAGES.values():
        page.goto(address + path, wait_until="networkidle")
    assert [url for url in asked if not url.startswith((address, "data:", "blob:"))] == []


def test_the_other_forms_are_advertised_and_linked(built: Path) -> None:
    page = lxml.html.fromstring((built / FIRST / "index.html").read_text(encoding="utf-8"))
    forms = page.xpath("//head/link[normalize-space(@rel)='alternate'][@type]")
    kinds = {"application/pdf": ".pdf", "application/akn+xml": ".xml", "application/json": ".json"}
    assert {link.get("type"): Path(link.get("href")).suffix for link in forms} == kinds
    downloads = page.xpath("//div[@class='tools']//a/@href")
    for link in forms:
        assert (built / FIRST / link.get("href")).is_file()
        assert link.get("href") in downloads
