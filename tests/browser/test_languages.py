"""A page is in its language all around: the words of the theme, the direction of everything from header to notes."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.browser.site_server import DOCUMENT, RIGHT_TO_LEFT, Site
from tests.browser.test_control import choose, number


def direction(page: Page, selector: str) -> str:
    return str(page.locator(selector).first.evaluate("element => getComputedStyle(element).direction"))


def test_an_arabic_page_runs_from_right_to_left(page: Page, site: Site) -> None:
    page.goto(site.url(RIGHT_TO_LEFT))
    assert page.locator("html").get_attribute("lang") == "ar"
    for part in (
        ".site-header__inner",
        ".masthead",
        "h1",
        "#pp1",
        "#op2-a",
        ".notes",
        ".how-to-cite",
        "#background",
        ".contents",
    ):
        assert direction(page, part) == "rtl", part
    header = page.locator(".brand").bounding_box()
    appearance = page.locator(".md-header__option").bounding_box()
    assert header is not None
    assert appearance is not None
    assert header["x"] > appearance["x"]


def test_the_words_of_the_theme_are_those_of_the_page(page: Page, site: Site) -> None:
    page.goto(site.url(RIGHT_TO_LEFT))
    assert page.locator(".md-search__input").get_attribute("placeholder") == "بحث"
    magnifier = page.locator(".md-search__icon svg").first
    assert magnifier.evaluate("element => getComputedStyle(element).transform") == "none"
    page.goto(site.url(DOCUMENT))
    assert page.locator("html").get_attribute("lang") == "en"
    assert page.locator(".md-search__input").get_attribute("placeholder") == "Search"


def test_closing_words_have_a_control(page: Page, site: Site) -> None:
    page.goto(site.url(DOCUMENT))
    control = number(page, "op2-cont")
    control.focus()
    assert control.evaluate("element => getComputedStyle(element, '::after').opacity") == "1"
    page.keyboard.press("Enter")
    expect(page.locator("#menu-name")).to_have_text("Paragraph 2")
    assert choose(page, "Copy link").endswith("#op2-cont")
