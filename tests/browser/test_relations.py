"""What the collection knows of a document, and two texts compared: ours, readable with and without colour, on paper."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.site_server import DOCUMENT, REFERRING, Site
from tests.browser.test_control import choose, number
from tests.browser.test_pages import violations

COMPARED = "en/compare/X/"
NOTHING = "rgba(0, 0, 0, 0)"


@pytest.fixture
def address(site: Site) -> str:
    return site.url(REFERRING)


def style(element: Locator, name: str, pseudo: str = "") -> str:
    script = "(element, [name, pseudo]) => getComputedStyle(element, pseudo || null)[name]"
    return str(element.evaluate(script, [name, pseudo]))


def test_a_paragraph_says_how_often_it_is_cited(page: Page, address: str) -> None:
    """As ours: it can be neither selected nor copied, and it is not in the quotation."""
    page.goto(address)
    cited = page.locator("#op2")
    assert style(cited, "content", "::after").replace('" "', "").replace(' ""', "") == '"cited by 3"'
    assert style(page.locator("#op1"), "content", "::after") == "none"
    assert "cited" not in cited.inner_text()
    number(page, "op2").click()
    assert "cited" not in choose(page, "Copy quotation")


def test_what_is_ours_comes_behind_the_notes(page: Page, address: str) -> None:
    page.goto(address)
    script = "list => list.map(({ id, className }) => id || className)"
    order = page.locator("article > h2, article > section").evaluate_all(script)
    assert order == ["notes", "related", "cited-by"]
    contents = page.get_by_role("navigation", name="Contents")
    expect(contents.locator("p")).to_have_text(
        ["Preamble", "Operative paragraphs", "Notes", "Related", "Cited by", "How to cite"]
    )


def test_what_is_ours_looks_so(page: Page, address: str) -> None:
    page.goto(address)
    for ours in ("h2.related", "p.chain", "h2.cited-by", "p.cited-by >> nth=0"):
        assert "serif" not in style(page.locator(ours), "fontFamily").replace("sans-serif", ""), ours
        assert page.locator(ours).evaluate("element => element.dataset.ours") == "1"


def test_the_citing_paragraph_has_a_preview(page: Page, address: str, site: Site) -> None:
    page.goto(address)
    page.get_by_role("link", name="99/7, op4").hover()
    expect(page.locator(".preview")).to_contain_text("X/RES/99/7, Paragraph 4 4. Decides to remain seized")
    page.get_by_role("link", name="99/7, op4").click()
    expect(page).to_have_url(site.url(f"{DOCUMENT}#op4"))


def test_changes_need_no_colour(page: Page, site: Site) -> None:
    page.goto(site.url(COMPARED))
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
        added, removed = page.locator("#op1 ins"), page.locator("#op1 del")
        assert style(added, "textDecorationLine") == "underline"
        assert style(removed, "textDecorationLine") == "line-through"
        assert NOTHING not in (style(added, "backgroundColor"), style(removed, "backgroundColor"))
    lines = {kind: style(page.locator(f"p.{kind}"), "borderInlineStartStyle") for kind in ("added", "removed", "moved")}
    assert lines == {"added": "solid", "removed": "dashed", "moved": "dotted"}


def test_changes_are_readable_where_colours_are_the_readers_own(page: Page, site: Site) -> None:
    page.emulate_media(forced_colors="active")
    page.goto(site.url(COMPARED))
    assert style(page.locator("#op1 ins"), "textDecorationLine") == "underline"
    assert style(page.locator("#op2"), "borderInlineStartStyle") == "solid"


def test_changes_on_paper(page: Page, site: Site) -> None:
    page.emulate_media(media="print")
    page.goto(site.url(COMPARED))
    assert style(page.locator("#op1 ins"), "backgroundColor") == NOTHING
    assert style(page.locator("#op1 ins"), "textDecorationLine") == "underline"
    assert style(page.locator("#op2-a"), "borderInlineStartStyle") == "dashed"


def test_relations_on_paper(page: Page, address: str, tmp_path: Path) -> None:
    page.goto(address)
    page.pdf(path=tmp_path / "page.pdf", prefer_css_page_size=True)
    read = ["pdftotext", "-layout", str(tmp_path / "page.pdf"), "-"]
    text = subprocess.run(read, capture_output=True, text=True, check=True).stdout
    assert "Cited by" in text
    assert "cited by 3" not in text


@pytest.mark.parametrize("path", [REFERRING, COMPARED])
def test_axe_finds_nothing_and_nothing_scrolls_sideways(browser: Browser, site: Site, path: str) -> None:
    page = browser.new_page(viewport={"width": 320, "height": 640})
    page.goto(site.url(path))
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
        assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") == 320
    page.close()
