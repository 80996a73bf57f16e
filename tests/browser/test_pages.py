"""What holds on every page: accessibility, reflow, no other host, targets, contents, search, print."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.conftest import DESKTOP, PHONE, Window
from tests.browser.site_server import DOCUMENT, RIGHT_TO_LEFT, Site

KINDS = {
    "home": "",
    "document": DOCUMENT,
    "right to left": RIGHT_TO_LEFT,
    "how to cite": "how-to-cite/",
    "missing": "404.html",
}
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
WINDOWS = {"desktop": DESKTOP, "phone": PHONE}


def open_menu(page: Page) -> None:
    page.locator("#op1 > a.number").click()
    expect(page.get_by_role("menu")).to_be_visible()


def open_note(page: Page) -> None:
    page.locator("#fnref1").focus()
    page.locator("#fn1-popover").evaluate("note => note.matches(':popover-open') || note.showPopover()")


def open_contents(page: Page) -> None:
    page.get_by_role("button", name="Contents").click()
    expect(page.locator("#contents")).to_be_visible()


def violations(page: Page) -> list[str]:
    # Without resultTypes axe hands over each element that every rule approves of: as much work as the rules.
    options = {"runOnly": {"type": "tag", "values": RULES}, "resultTypes": ["violations"]}
    result = Axe().run(page, options=options)
    return [
        f"{found['id']}: {node['html'][:200]} {node['failureSummary'][:300]}"
        for found in result.response["violations"]
        for node in found["nodes"]
    ]


@pytest.mark.parametrize("size", WINDOWS)
@pytest.mark.parametrize("kind", KINDS)
def test_axe_finds_nothing(window: Window, site: Site, kind: str, size: str) -> None:
    page = window(WINDOWS[size])
    page.goto(site.url(KINDS[kind]))
    assert violations(page) == []
    page.emulate_media(color_scheme="dark")
    assert violations(page) == []


@pytest.mark.parametrize(("size", "action"), [("desktop", open_menu), ("desktop", open_note), ("phone", open_contents)])
def test_axe_finds_nothing_when_something_is_open(
    window: Window, document_page: str, size: str, action: Callable[[Page], None]
) -> None:
    page = window(WINDOWS[size])
    page.goto(document_page)
    action(page)
    assert violations(page) == []


def test_no_sideways_scroll(window: Window, site: Site) -> None:
    page = window({"width": 320, "height": 640})
    for path in KINDS.values():
        page.goto(site.url(path))
        for width in (320, 390, 700, 960, 1110, 1920):
            page.set_viewport_size({"width": width, "height": 640})
            assert page.evaluate("document.documentElement.scrollWidth") <= width, (path, width)


def test_text_spacing_at_320_pixels(window: Window, document_page: str) -> None:
    page = window({"width": 320, "height": 640})
    page.goto(document_page)
    page.add_style_tag(
        content="* { line-height: 1.5 !important; letter-spacing: .12em !important }"
        "* { word-spacing: .16em !important } p { margin-block-end: 2em !important }"
    )
    assert page.evaluate("document.documentElement.scrollWidth") == 320


def test_no_request_to_another_host_and_nothing_missing(browser: Browser, site: Site) -> None:
    """In a window of its own, which has nothing of the site yet."""
    page = browser.new_page(viewport=DESKTOP)
    hosts: set[str] = set()
    missing: list[str] = []
    page.on("request", lambda request: hosts.add(urlsplit(request.url).netloc))
    page.on("response", lambda response: missing.append(response.url) if response.status >= 400 else None)
    for path in KINDS.values():
        page.goto(site.url(path), wait_until="networkidle")
    page.close()
    assert hosts == {urlsplit(site.address).netloc}
    assert missing == []


def test_nothing_of_the_text_is_active(page: Page, document_page: str) -> None:
    page.on("dialog", lambda dialog: pytest.fail(dialog.message))
    page.goto(document_page)
    expect(page.locator("#op2-b-ii")).to_contain_text("such as <script>alert(1)</script> and {{ page }};")
    expect(page).to_have_title(
        'X/RES/99/7: Keeping of the <public> "record" & its editions - Resolutions of the United Nations'
    )


def test_the_masthead_says_what_the_front_matter_says(page: Page, document_page: str) -> None:
    page.goto(document_page)
    text = page.locator(".masthead").inner_text()
    for words in ("Specimen Assembly", "X/RES/99/7", "Ninety-ninth session", "Agenda item 12 (c)"):
        assert words in text
    for words in ("Adopted 28 February 2042", "12th plenary meeting", "Distr.: General", "6 March 2042"):
        assert words in text
    links = page.locator(".tools ul").first.get_by_role("link")
    expect(links).to_have_text(["Official document", "PDF", "Source text"])
    source = page.request.get(str(links.nth(2).evaluate("link => link.href")))
    assert source.text() == "An invented source text.\n"


def test_languages_that_exist_are_offered(page: Page, document_page: str, site: Site) -> None:
    page.goto(document_page)
    page.get_by_role("navigation", name="Languages").get_by_role("link", name="العربية").click()
    expect(page).to_have_url(site.url(RIGHT_TO_LEFT))
    expect(page.locator("article")).to_have_attribute("dir", "rtl")
    expect(page.locator("#notes")).to_have_text("الحواشي")
    expect(page.locator(".masthead")).to_contain_text("28 شباط/فبراير 2042")
    expect(page.locator("#op1 > a.number")).to_have_text("1\u00a0-")


def left(locator: Locator) -> float:
    box = locator.bounding_box()
    assert box is not None
    return box["x"]


def test_a_target_is_marked_and_nothing_moves(page: Page, document_page: str) -> None:
    page.goto(document_page)
    words = page.locator("#op2-b em, #op2 em").first
    before = left(words), left(page.locator("#op2 > a.number"))
    page.goto(f"{document_page}#op2")
    assert page.locator("#op2").evaluate("p => getComputedStyle(p).backgroundColor") != "rgba(0, 0, 0, 0)"
    assert (left(words), left(page.locator("#op2 > a.number"))) == before


def test_the_contents_list_the_paragraphs(page: Page, document_page: str) -> None:
    page.goto(document_page)
    contents = page.get_by_role("navigation", name="Contents")
    expect(contents.locator("p")).to_have_text(
        [
            "Preamble",
            "I. Keeping and opening the record",
            "II. Follow-up",
            "Annex. Schedule of transfer to the public register",
            "Notes",
            "About it",
            "How to cite",
        ]
    )
    expect(contents.get_by_role("link", name="2 Noting with deep concern")).to_have_attribute("href", "#pp2")
    contents.get_by_role("link", name="3 Endorses").click()
    expect(page).to_have_url(f"{document_page}#op3")
    expect(contents.locator("[aria-current]")).to_have_attribute("href", "#op3")


def test_the_contents_are_a_panel_on_a_phone_and_need_no_script(window: Window, document_page: str) -> None:
    for script in (True, False):
        page = window(PHONE, script=script)
        page.goto(document_page)
        expect(page.locator("#contents")).to_be_hidden()
        open_contents(page)
        page.locator("#contents").get_by_role("link", name="4 Decides").click()
        expect(page).to_have_url(f"{document_page}#op4")
        if script:
            expect(page.locator("#contents")).to_be_hidden()


def test_the_appearance_button_goes_round(browser: Browser, document_page: str) -> None:
    """In a window of its own, for the choice is kept."""
    page = browser.new_page(viewport=DESKTOP, color_scheme="dark")
    page.goto(document_page)
    colours = []
    for _ in range(3):
        colours.append(page.evaluate("getComputedStyle(document.body).backgroundColor"))
        page.locator("[data-md-component=palette] label:visible").click()
    page.close()
    dark, light = "rgb(21, 23, 26)", "rgb(253, 252, 249)"
    assert colours == [dark, light, dark]


def test_without_script_the_page_follows_the_system(window: Window, document_page: str) -> None:
    page = window(DESKTOP, "dark", script=False)
    page.goto(document_page)
    colour = page.locator("body").evaluate("body => getComputedStyle(body).backgroundColor")
    assert colour == "rgb(21, 23, 26)"


def test_the_search_finds_a_paragraph(page: Page, site: Site) -> None:
    page.goto(site.url())
    field = page.get_by_role("textbox", name="Search")
    field.click()
    expect(page.locator(".md-search-result__meta")).to_have_text("Type to start searching")
    field.press_sequentially("remain seized")
    expect(page.locator(".md-search-result__link").first).to_have_attribute("href", re.compile("X/RES/99/7"))
    room, shown = (page.locator(part).bounding_box() for part in (".md-search__output", ".md-search-result__list"))
    assert room is not None and shown is not None
    assert shown["width"] <= room["width"], "the ends of the lines are cut off"


def test_the_canonical_address_is_that_of_the_page_itself(page: Page, document_page: str) -> None:
    page.goto(document_page)
    canonical = page.locator("link[rel=canonical]").get_attribute("href")
    assert canonical == document_page


def test_print(page: Page, document_page: str, tmp_path: Path) -> None:
    page.emulate_media(color_scheme="dark")
    page.goto(f"{document_page}#op2")
    file = tmp_path / "page.pdf"
    page.pdf(path=file, prefer_css_page_size=True)
    text = subprocess.run(["pdftotext", "-layout", str(file), "-"], capture_output=True, text=True, check=True).stdout
    words = " ".join(text.split())
    for printed in (
        "Distr.: General",
        "X/RES/99/7 (28 February 2042)",
        "PP1 Recalling",
        "(ii) Notes added",
    ):
        assert printed in words, printed
    assert document_page.removeprefix("http://") in words
    assert (
        words.index("12th plenary meeting 28")
        < words.index("Notes * The title was shortened")
        < words.index("How to cite")
    )
    for chrome in ("Search", "Contents", "Official document", "Copy link", "Operative paragraphs"):
        assert chrome not in words, chrome
    assert re.search(r"1 ?/ ?4", words)
    assert text.count("Specimen Treaty Series, vol. 2349") == 2  # the note, and what "Ibid." refers to
