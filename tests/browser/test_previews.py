"""Previews of the paragraph that a link leads to: the promises of the notes, and nothing loaded until asked."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from tests.browser.conftest import DESKTOP, PHONE, Window
from tests.browser.site_server import DOCUMENT, REFERRING, Site
from tests.browser.test_pages import violations

OTHER = "paragraph 2 (b) of its resolution 99/7"
SECOND = "paragraph 3 of the same resolution"
HERE = "paragraph 2 below"


@pytest.fixture
def address(site: Site) -> str:
    return site.url(REFERRING)


def link(page: Page, name: str = OTHER) -> Locator:
    return page.locator("article > p").get_by_role("link", name=name, exact=True)


def preview(page: Page) -> Locator:
    return page.locator(".preview")


def focus_by_keyboard(page: Page) -> None:
    page.locator("#pp1 > a.number").focus()
    page.keyboard.press("Tab")
    expect(link(page)).to_be_focused()
    expect(preview(page)).to_be_visible()


def test_nothing_is_loaded_until_asked(page: Page, address: str, site: Site) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url) if "/preview/" in request.url else None)
    page.goto(address, wait_until="networkidle")
    assert asked == []
    link(page).hover()
    expect(preview(page)).to_be_visible()
    page.mouse.move(5, 5)
    expect(preview(page)).to_be_hidden()
    link(page).hover()
    expect(preview(page)).to_be_visible()
    assert asked == [site.url(f"{DOCUMENT}preview/op2-b.html")]


def test_exactly_the_paragraph_with_its_parts(hovering_page: Page, address: str, site: Site) -> None:
    hovering_page.goto(address)
    link(hovering_page).hover()
    expect(preview(hovering_page).locator("p")).to_have_text(
        [
            "X/RES/99/7, Paragraph 2 (b)",
            "(b) To mark clearly, and separately from the text as adopted:",
            "(i) Corrections made after adoption, with their date and the document in which they were issued;",
            "(ii) Notes added by the Secretariat, including cross-references to the printed series, "
            "such as <script>alert(1)</script> and {{ page }};",
        ]
    )
    link_in_it = preview(hovering_page).get_by_role("link")
    assert link_in_it.evaluate("link => link.href") == site.url(f"{DOCUMENT}#op2-b")


def test_a_paragraph_of_the_same_page_needs_no_file(hovering_page: Page, address: str) -> None:
    hovering_page.goto(address)
    asked: list[str] = []
    hovering_page.on("request", lambda request: asked.append(request.url) if "/preview/" in request.url else None)
    link(hovering_page, HERE).hover()
    expect(preview(hovering_page).locator("p").first).to_have_text("Paragraph 2")
    expect(preview(hovering_page)).to_contain_text(
        "2. Requests the Registrar to keep the annex to resolution 99/7, and:"
    )
    expect(preview(hovering_page)).to_contain_text("(a) To read paragraph 1 of the annex;")
    assert hovering_page.evaluate("document.querySelectorAll('[id=op2]').length") == 1
    assert asked == []


def test_leaving_closes_and_the_pointer_may_enter(hovering_page: Page, address: str) -> None:
    hovering_page.goto(address)
    link(hovering_page).hover()
    preview(hovering_page).get_by_role("link").hover()
    hovering_page.wait_for_timeout(400)
    expect(preview(hovering_page)).to_be_visible()
    hovering_page.mouse.move(5, 5)
    expect(preview(hovering_page)).to_be_hidden()


def test_escape_closes_while_hovered(hovering_page: Page, address: str) -> None:
    hovering_page.goto(address)
    link(hovering_page).hover()
    expect(preview(hovering_page)).to_be_visible()
    hovering_page.keyboard.press("Escape")
    expect(preview(hovering_page)).to_be_hidden()


def test_focus_opens_tab_enters_escape_returns(hovering_page: Page, address: str) -> None:
    hovering_page.goto(address)
    focus_by_keyboard(hovering_page)
    hovering_page.keyboard.press("Tab")
    expect(preview(hovering_page).get_by_role("link")).to_be_focused()
    hovering_page.keyboard.press("Escape")
    expect(preview(hovering_page)).to_be_hidden()
    expect(link(hovering_page)).to_be_focused()


def test_tab_goes_on_behind_it_and_shift_tab_back(hovering_page: Page, address: str) -> None:
    hovering_page.goto(address)
    focus_by_keyboard(hovering_page)
    hovering_page.keyboard.press("Tab")
    hovering_page.keyboard.press("Shift+Tab")
    expect(link(hovering_page)).to_be_focused()
    hovering_page.keyboard.press("Tab")
    hovering_page.keyboard.press("Tab")
    expect(link(hovering_page, SECOND)).to_be_focused()
    expect(preview(hovering_page)).to_contain_text("Endorses the schedule")
    hovering_page.keyboard.press("Tab")
    hovering_page.keyboard.press("Tab")
    expect(hovering_page.locator("#op1 > a.number")).to_be_focused()
    expect(preview(hovering_page)).to_be_hidden()


def test_one_at_a_time(hovering_page: Page, address: str) -> None:
    hovering_page.goto(address)
    for name, words in ((HERE, "Requests"), (OTHER, "To mark clearly"), (SECOND, "Endorses the schedule")):
        link(hovering_page, name).hover()
        expect(preview(hovering_page)).to_contain_text(words)
        expect(hovering_page.locator(".text :popover-open")).to_have_count(1)


def test_a_click_follows_the_link(hovering_page: Page, address: str, site: Site) -> None:
    hovering_page.goto(address)
    link(hovering_page, HERE).click()
    expect(hovering_page).to_have_url(f"{address}#op2")
    link(hovering_page).click()
    expect(hovering_page).to_have_url(site.url(f"{DOCUMENT}#op2-b"))


def test_a_tap_follows_the_link(touch_page: Page, address: str, site: Site) -> None:
    touch_page.goto(address)
    link(touch_page).tap()
    expect(touch_page).to_have_url(site.url(f"{DOCUMENT}#op2-b"))


def test_a_link_elsewhere_has_no_preview(page: Page, address: str) -> None:
    """To another host, to a heading, and to a paragraph that has no file."""
    page.goto(address)
    page.route("**/preview/**", lambda route: route.fulfill(status=404))
    for name in ("the official text", "the annex to resolution 99/7", OTHER):
        link(page, name).hover()
        page.wait_for_timeout(250)
        expect(preview(page)).to_be_hidden()


def test_leaving_before_it_has_come_shows_nothing(page: Page, address: str) -> None:
    page.goto(address)
    held: list[Route] = []
    page.route("**/preview/**", lambda route: held.append(route))
    with page.expect_request("**/preview/**"):
        link(page).hover()
    page.keyboard.press("Escape")
    page.mouse.move(5, 5)
    with page.expect_response("**/preview/**"):
        held[0].continue_()
    page.wait_for_timeout(50)
    expect(preview(page)).to_be_hidden()


def test_without_script_a_link_is_a_link(scriptless_page: Page, address: str, site: Site) -> None:
    scriptless_page.goto(address)
    expect(preview(scriptless_page)).to_have_count(0)
    link(scriptless_page).click()
    expect(scriptless_page).to_have_url(site.url(f"{DOCUMENT}#op2-b"))


@pytest.mark.parametrize("size", ["desktop", "phone"])
def test_axe_finds_nothing(window: Window, address: str, size: str) -> None:
    page = window(DESKTOP if size == "desktop" else PHONE, "dark")
    page.goto(address)
    focus_by_keyboard(page)
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.emulate_media(media="print")
    expect(preview(page)).to_be_hidden()
