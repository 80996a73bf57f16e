"""A built website works wherever it is put: at a host, below a path of one, in a folder without any server."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Iterator
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

import lxml.html
import pytest
from playwright.sync_api import Page, expect

from tests import command
from tests.browser.site_server import _QuietHandler
from tests.cases_support import CASES, PROJECT, project_pages

HOST, BASE = "https://reader.example", "/copy/"
CITED, CITING = "en/A/RES/98/111/", "en/S/RES/3205(2044)/"
CITING_TEXT = """Resolution 3205 (2044)
Adopted by the Security Council at its 9900th meeting, on 4 March 2044

The Security Council,
Recalling paragraph 4 of General Assembly resolution 98/111,
1. Calls upon all States to act on paragraph 4 of General Assembly resolution 98/111;
2. Decides to remain seized of the matter, with paragraph 1 above in mind.
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A website of three documents, two of them in one language, as `resolutions build` makes it for `HOST`."""
    root = tmp_path_factory.mktemp("hosts")
    for name in [*project_pages(), "mkdocs.yml"]:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(PROJECT / name, root / name)
    (root / "generator").symlink_to(PROJECT / "generator")
    for language in ("en", "ar"):
        shutil.copyfile(
            CASES / f"A-RES-98-111-{language}/source.txt", root / f"docs/sources/A-RES-98-111-{language}.txt"
        )
    (root / "docs/sources/S-RES-3205.txt").write_text(CITING_TEXT, encoding="utf-8")
    done = command.run("build", "--quiet", "--site", f"www{BASE}", cwd=root, SITE_URL=HOST + BASE)
    assert done.status == 0, done.err
    return root / f"www{BASE}"


@pytest.fixture(scope="module")
def served(folder: Path) -> Iterator[str]:
    """The address of the website below a path of a host."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_QuietHandler, directory=str(folder.parent)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}{BASE}"
    server.shutdown()


def roots(folder: Path) -> Iterator[tuple[str, lxml.html.HtmlElement]]:
    """Every page with its path below the website's root."""
    for path in sorted(folder.rglob("*.html")):
        yield path.relative_to(folder).as_posix(), lxml.html.fromstring(path.read_bytes())


def test_every_link_and_file_is_there_below_any_path(folder: Path) -> None:
    """Addresses are relative; only the page for what is not found, shown at any depth, names the path of the site."""
    ids = {page: {*root.xpath("//@id")} for page, root in roots(folder)}
    broken, followed = [], 0
    for page, root in roots(folder):
        for link in root.xpath("//@href | //@src"):
            target, fragment = urldefrag(urljoin(f"{HOST}{BASE}{page}", link))
            if not target.startswith(HOST):
                continue
            followed += 1
            assert page == "404.html" or not link.startswith("/")
            place = unquote(urlsplit(target).path).removeprefix(BASE)
            place += "index.html" if not place or place.endswith("/") else ""
            if not (folder / place).is_file() or (fragment and unquote(fragment) not in ids[place]):
                broken.append(f"{page}: {link}")
    assert broken == []
    assert followed > 500


def test_canonical_addresses_are_those_of_the_host_and_name_no_file(folder: Path) -> None:
    found = {page: root.xpath("//link[@rel='canonical']/@href") for page, root in roots(folder)}
    documents = {page: links for page, links in found.items() if "/preview/" not in page and page != "404.html"}
    assert documents
    for page, links in documents.items():
        assert [unquote(link) for link in links] == [f"{HOST}{BASE}{page.removesuffix('index.html')}"]


def follow(page: Page, start: str, here: str) -> set[str]:
    """Go to every page that links lead to, from `start` on; the addresses below `here`, with fragments."""
    met, waiting, seen = {start}, [start], {start}
    while waiting:
        address = waiting.pop()
        answer = page.goto(address, wait_until="domcontentloaded")
        assert answer is None or answer.ok, address
        expect(page.locator("main, article").first).to_be_attached()
        links: list[str] = page.evaluate(
            "[...document.querySelectorAll('a[href]')].filter((a) => !a.closest('.md-banner')).map((a) => a.href)"
        )
        for link in (link for link in links if link.startswith(here)):
            met.add(link)
            target = urldefrag(link)[0]
            if target not in seen and (target.endswith(("/", ".html"))):
                waiting.append(target)
            seen.add(target)
    return met


def missing(folder: Path, met: set[str], here: str) -> list[str]:
    """The addresses at which nothing is; a folder counts only where a server shows its page."""
    ids = {page: {*root.xpath("//@id")} for page, root in roots(folder)}
    found = []
    for address in met:
        target, fragment = urldefrag(address)
        place = unquote(target.removeprefix(here))
        if here.startswith("http") and (not place or place.endswith("/")):
            place += "index.html"
        if not (folder / place).is_file() or (fragment and unquote(fragment) not in ids[place]):
            found.append(address)
    return found


def test_all_links_lead_on_below_a_path(page: Page, served: str, folder: Path) -> None:
    met = follow(page, served, served)
    assert missing(folder, met, served) == []
    assert not [address for address in met if "index.html" in address]
    assert f"{served}{CITED}#op4" in {unquote(address) for address in met}


def test_all_links_lead_on_without_a_server(page: Page, folder: Path) -> None:
    here = f"{folder.as_uri()}/"
    met = follow(page, f"{here}index.html", here)
    assert missing(folder, met, here) == []
    assert f"{here}{CITED}index.html#op4" in {unquote(address) for address in met}


def test_from_a_folder_everything_works_but_the_search(page: Page, folder: Path) -> None:
    page.goto((folder / CITED / "index.html").as_uri())
    page.locator("#fnref2").hover()
    expect(page.locator("#fn2-popover")).to_be_visible()
    expect(page.locator(".md-search")).to_be_hidden()
    expect(page.locator(".search-button")).to_be_hidden()
    page.goto((folder / CITING / "index.html").as_uri())
    reference = page.locator("#op1").get_by_role("link", name="paragraph 4")
    reference.hover()
    expect(page.locator(".preview")).to_contain_text("Requests the Secretary-General to submit a report")
    assert page.locator("iframe").count() == 0
    reference.click()
    assert unquote(page.url) == f"{unquote((folder / CITED).as_uri())}/index.html#op4"
    page.get_by_role("link", name="العربية").click()
    expect(page.locator("article")).to_have_attribute("lang", "ar")


@pytest.mark.parametrize("place", ["folder", "another host"])
def test_a_copied_link_names_the_permanent_address(page: Page, folder: Path, served: str, place: str) -> None:
    """Of a folder nobody else could follow a link; on another host, such as this server, the page is where it is."""
    page.goto((folder / CITED / "index.html").as_uri() if place == "folder" else served + CITED)
    page.locator("#op3 > a.number").click()
    page.get_by_role("menuitem").first.click()
    expect(page.get_by_role("status")).to_have_text("Link copied")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == f"{HOST + BASE if place == 'folder' else served}{CITED}#op3"
