"""Three editions published by the real command, served under a base path, every address of all followed in a browser.

The second edition corrects a word and adds a document, the third retires an address. All texts are invented.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, expect

from generator.publishing.texts import read_page
from tests import command
from tests.browser.conftest import share_process
from tests.browser.site_server import _QuietHandler
from tests.cases_support import PROJECT

FIRST, ADDED = "en/S/RES/3301(2051)/", "en/S/RES/3302(2051)/"
EDITIONS = ("2051.1", "2051.2", "2051.3")
HEAD = "Resolution {number} (2051)\nAdopted by the Security Council at its 9900th meeting, on 4 March 2051\n\n"
BODY = """The Security Council,

Recalling its earlier work on lighthouses,

Noting the report of the keeper,

1. Calls upon all States to keep their lamps {state};

2. Requests the keeper to report;

3. Decides to remain seized of the matter.
"""
SETTINGS = """INHERIT: {project}/mkdocs.yml
site_name: Editions
site_url: !ENV [SITE_URL, ""]
docs_dir: docs
theme: {{custom_dir: {project}/generator/website/assets}}
nav: [Home: index.md, Documents: en/index.md]
"""
ALIAS = f'["{FIRST}"]\npp2 = "The keeper gave no report."\n'


@dataclass(frozen=True)
class Published:
    """The published website as a server has it."""

    folder: Path
    address: str
    manifests: Mapping[str, Any]

    def anchors(self, edition: str, page: str) -> dict[str, str]:
        """The hash of the words at each address of a page of an edition; the page itself is the empty one."""
        row = self.manifests[edition]["pages"][page]
        return {"": row["text"], **self.manifests[row["since"]]["pages"][page].get("anchors", {})}


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def run(folder: Path, *arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": str(PROJECT), "NO_MKDOCS_2_WARNING": "1", **variables}
    return subprocess.run(arguments, cwd=folder, env=environment, capture_output=True, text=True, check=False)


def commit(folder: Path, message: str) -> None:
    for arguments in (
        ("add", "--all"),
        ("-c", "user.name=T", "-c", "user.email=t@example.org", "commit", "-qm", message),
    ):
        done = run(folder, "git", *arguments)
        assert done.returncode == 0, done.stderr


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Published]:
    root = tmp_path_factory.mktemp("editions")
    folder, www = root / "project", root / "www/base"
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_QuietHandler, directory=str(root / "www")))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    address = f"http://127.0.0.1:{server.server_port}/base/"

    def publish(edition: str) -> command.Done:
        return command.run("publish", edition, cwd=folder, SITE_URL=address)

    def source(number: int, text: str) -> None:
        write(folder / f"docs/sources/S-RES-{number}.txt", HEAD.format(number=number) + text)

    write(folder / "mkdocs.yml", SETTINGS.format(project=PROJECT))
    write(folder / "docs/index.md", "# Home\n\nInvented resolutions.\n")
    write(folder / "docs/editions.md", "# Editions\n\nWhat editions are.\n")
    write(folder / ".gitignore", ".cache\n.build\n")
    source(3301, BODY.format(state="light"))
    run(root, "git", "init", "-q", "-b", "main", str(folder))
    commit(folder, "Sources")
    done = publish(EDITIONS[0])
    assert done.status == 0, done.err

    source(3301, BODY.format(state="lit"))
    source(3302, BODY.format(state="bright"))
    commit(folder, "Lamps are lit, says the corrigendum")
    done = publish(EDITIONS[1])
    assert done.status == 1
    assert f"{FIRST}#op1: …Calls upon all States to keep their lamps [-light-]{{+lit+}};" in done.err
    commit(folder, "Changes confirmed")
    done = publish(EDITIONS[1])
    assert done.status == 0, done.err

    source(3301, BODY.format(state="lit").replace("Noting the report of the keeper,\n\n", ""))
    commit(folder, "There was no report")
    done = publish(EDITIONS[2])
    assert done.status == 1
    assert (
        f"{FIRST}#pp2: not there any more; edition 2051.2 had it (S/RES/3301(2051), sources/S-RES-3301.txt)" in done.err
    )
    write(folder / "docs/aliases.toml", ALIAS)
    assert publish(EDITIONS[2]).status == 1  # Now the words of the whole page are listed as changed.
    commit(folder, "The address is retired")
    done = publish(EDITIONS[2])
    assert done.status == 0, done.err

    www.mkdir(parents=True)
    archive = subprocess.run(["git", "archive", "gh-pages"], cwd=folder, capture_output=True, check=True).stdout
    subprocess.run(["tar", "x"], cwd=www, input=archive, check=True)
    manifests = {one: json.loads((www / f"editions/{one}.json").read_text(encoding="utf-8")) for one in EDITIONS}
    yield Published(www, address, manifests)
    server.shutdown()


@pytest.fixture(scope="module")
def context(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context()
    share_process(context)
    yield context
    context.close()


def arrived(page: Page, address: str) -> str:
    """Follow an address to the page that only leads on no further; where that is."""
    page.goto(address)
    page.wait_for_function("() => document.querySelector('article') !== null && document.readyState === 'complete'")
    return page.url


def test_every_address_of_every_edition_shows_its_words(context: BrowserContext, published: Published) -> None:
    """Nothing is fetched but the pages themselves: what surrounds their words does not matter here."""
    page, followed = context.new_page(), 0
    page.route(re.compile(r"\.(?:css|js|json|svg)$"), lambda route: route.abort())
    for edition, manifest in published.manifests.items():
        for address in manifest["pages"]:
            for anchor, words in published.anchors(edition, address).items():
                start = f"{published.address}{edition}/{address}" + (f"#{anchor}" if anchor else "")
                landed = arrived(page, start)
                assert landed.partition("#")[2] == anchor, start
                assert words_at(page, anchor) == words, start
                followed += 1
    assert followed > 40
    page.close()


def faults(page: Page) -> list[tuple[str, str]]:
    """What axe finds on the page."""
    found = Axe().run(page).response["violations"]
    return [(one["id"], node["html"]) for one in found for node in one["nodes"]]


def words_at(page: Page, anchor: str) -> str:
    """The hash of the words in the browser, by what it has loaded and not by what it shows."""
    found = read_page(page.evaluate("async () => (await fetch(location.href)).text()")).page
    return found.anchors[anchor] if anchor else found.text


@pytest.mark.parametrize("folder", ["", "latest/"])
def test_the_address_without_an_edition_is_the_newest(
    context: BrowserContext, published: Published, folder: str
) -> None:
    page = context.new_page()
    for address in (FIRST, ADDED, ""):
        expected = published.anchors(EDITIONS[-1], address)
        for anchor in expected:
            ending = "?x=1" + (f"#{anchor}" if anchor else "")
            assert (
                arrived(page, f"{published.address}{folder}{address}{ending}") == published.address + address + ending
            )
            assert words_at(page, anchor) == expected[anchor]
    page.close()


def test_without_javascript_the_address_without_an_edition_shows_the_paragraph(
    browser: Browser, published: Published
) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(f"{published.address}{FIRST}#op3")
        assert page.evaluate("() => document.querySelector(':target').id") == "op3"
        expect(page.locator("#op3")).to_be_in_viewport()
        for start in (f"2051.2/{ADDED}", f"latest/{ADDED}"):  # By the HTML standard a refresh loses the fragment.
            page.goto(f"{published.address}{start}#op3")
            page.wait_for_url(f"{published.address}{ADDED}")
        kept = f"{published.address}2051.1/{FIRST}#op1"
        page.goto(kept)
        assert page.url == kept
        expect(page.locator("#op1")).to_contain_text("lamps light")


def test_a_kept_page_says_so_and_leads_to_the_newest(context: BrowserContext, published: Published) -> None:
    page = context.new_page()
    page.goto(f"{published.address}2051.1/{FIRST}#op1")
    banner = page.get_by_role("region", name="Edition 2051.1")
    page.emulate_media(media="print")
    expect(banner).to_be_visible()  # A print says too which edition it is of.
    page.emulate_media(media="screen")
    expect(banner).to_contain_text("You are reading edition 2051.1. A newer edition has other words here.")
    assert page.locator("meta[name=robots]").get_attribute("content") == "noindex"
    assert unquote(str(page.locator("article").get_attribute("data-address"))) == f"{published.address}2051.1/{FIRST}"
    assert faults(page) == []
    banner.get_by_role("link", name="The newest page").click()
    page.wait_for_url(f"{published.address}{FIRST}")
    expect(page.locator("#op1")).to_contain_text("lamps lit")
    page.close()


def test_a_kept_page_looks_as_before_and_asks_for_nothing_that_is_not_there(
    context: BrowserContext, published: Published
) -> None:
    missing: list[str] = []
    page = context.new_page()
    page.on("response", lambda answer: missing.append(answer.url) if answer.status >= 400 else None)
    page.goto(f"{published.address}{FIRST}", wait_until="networkidle")
    look = """() => [".op", ".masthead", "header"].map((one) => getComputedStyle(document.querySelector(one)).font)"""
    newest = page.evaluate(look)
    for start in (f"2051.1/{FIRST}", f"2051.2/{FIRST}"):
        page.goto(f"{published.address}{start}", wait_until="networkidle")
        assert page.evaluate(look) == newest
        links = page.locator(".tools a[href$='.pdf'], .tools a[href$='.xml'], .tools a[href$='.txt']")
        for address in links.evaluate_all("(links) => links.map((link) => link.href)"):
            assert "/base/2051." in address
            assert page.request.get(address).ok, address
        assert links.count() > 1
    assert missing == []
    page.close()


def test_the_retired_address_says_why(context: BrowserContext, published: Published) -> None:
    page = context.new_page()
    page.goto(f"{published.address}{FIRST}#pp2")
    expect(page.locator("#pp2")).to_have_text("#pp2 The keeper gave no report.")
    expect(page.locator("#pp2")).to_be_visible()
    page.goto(f"{published.address}{FIRST}#op1")
    expect(page.locator("#pp2")).to_be_hidden()
    places = json.loads(next((published.folder / FIRST).glob("*.anchors.json")).read_bytes())
    assert places["former"] == [{"anchor": "pp2", "gone": "The keeper gave no report."}]
    page.close()


def test_editions_are_listed_and_chosen(context: BrowserContext, published: Published) -> None:
    page = context.new_page()
    page.goto(f"{published.address}{FIRST}#op1")
    page.locator("summary").click()
    page.get_by_role("link", name="Edition 2051.1").click()
    page.wait_for_url(f"{published.address}2051.1/{FIRST}#op1")
    page.locator("summary").click()
    page.get_by_role("link", name="Editions", exact=True).click()
    page.wait_for_url(f"{published.address}editions/")
    expect(page.get_by_role("row")).to_have_count(4)
    page.get_by_role("link", name="2051.2").click()
    expect(page.locator("article")).to_contain_text("2 documents: 1 new, 1 changed, 0 addresses retired, 0 unchanged.")
    expect(page.locator("article del")).to_have_text("light")
    expect(page.locator("article ins")).to_have_text("lit")
    expect(page.locator("article")).to_contain_text("Lamps are lit, says the corrigendum")
    assert faults(page) == []
    assert page.locator(".contents a").evaluate_all("(links) => links.map((link) => link.hash)") == [
        *("#new", "#changed", "#retired")
    ]
    page.goto(f"{published.address}editions/2051.3.html")
    expect(page.locator("article")).to_contain_text("#pp2 The keeper gave no report.")
    page.close()


def test_a_document_that_an_edition_lacks_is_not_looked_for_there(
    context: BrowserContext, published: Published
) -> None:
    page = context.new_page()
    page.goto(f"{published.address}{ADDED}")
    page.locator("summary").click()
    page.get_by_role("link", name="Edition 2051.1").click()
    page.wait_for_url(f"{published.address}editions/2051.1.html")
    page.close()


def test_who_asks_for_an_edition_with_the_same_words_is_told_so(context: BrowserContext, published: Published) -> None:
    page = context.new_page()
    for start, landed in ((f"2051.3/{ADDED}", ADDED), (f"2051.2/{ADDED}", ADDED)):
        page.goto(f"{published.address}{start}#op1")
        page.wait_for_url(f"{published.address}{landed}#op1")
        expect(page.locator(".edition-banner[role=status]")).to_have_text(
            f"Edition {start[:6]}: text unchanged since edition 2051.2."
        )
        expect(page.locator("#op1")).to_be_in_viewport()
        assert faults(page) == []
    page.goto(f"{published.address}{FIRST}")
    expect(page.locator(".edition-banner")).to_have_count(0)
    page.close()


def test_two_repositories_publish_the_same_bytes(published: Published, tmp_path: Path) -> None:
    """Page, PDF, search and all, with nothing but the sources and the generator in common, not even a process."""
    git = ("git", "-C", str(published.folder.parent.parent / "project"))
    tree = subprocess.run([*git, "rev-parse", "gh-pages~2^{tree}"], capture_output=True, text=True, check=True).stdout
    sources = subprocess.run([*git, "rev-list", "--max-parents=0", "main"], capture_output=True, text=True, check=True)
    run(tmp_path, "git", "clone", "-q", "--single-branch", "-b", "main", git[2], "elsewhere")
    elsewhere = tmp_path / "elsewhere"
    run(elsewhere, "git", "reset", "-q", "--hard", sources.stdout.strip())
    program = (sys.executable, "-m", "generator.cli", "publish", EDITIONS[0])
    done = run(elsewhere, *program, SITE_URL=published.address, TZ="Pacific/Kiritimati")
    assert done.returncode == 0, done.stderr
    assert run(elsewhere, "git", "rev-parse", "gh-pages^{tree}").stdout == tree


def test_going_back_does_not_trap_the_reader(context: BrowserContext, published: Published) -> None:
    page = context.new_page()
    page.goto(f"{published.address}editions/")
    page.goto(f"{published.address}2051.3/{ADDED}#op1")
    page.wait_for_url(f"{published.address}{ADDED}#op1")
    page.go_back()
    assert page.url == f"{published.address}editions/"
    page.close()
