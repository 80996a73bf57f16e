"""What the collection knows of a document, and two texts compared: ours, readable with and without colour, on paper."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Window
from tests.browser.site_server import DOCUMENT, REFERRING, Site
from tests.browser.test_control import choose, number
from tests.browser.test_pages import violations

COMPARED = "en/compare/X/RES/99/7...X/RES/99/9/"
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
        added, removed = page.locator(".words ins").first, page.locator(".words del").first
        assert style(added, "textDecorationLine") == "underline"
        assert style(removed, "textDecorationLine") == "line-through"
        assert NOTHING not in (style(added, "backgroundColor"), style(removed, "backgroundColor"))
    lines = {kind: style(words(page, kind), "borderInlineStartStyle") for kind in ("added", "removed", "moved")}
    assert lines == {"added": "solid", "removed": "dashed", "moved": "dotted"}


def words(page: Page, kind: str) -> Locator:
    return page.locator(f"p.words.{kind}").first


def test_changes_are_readable_where_colours_are_the_readers_own(page: Page, site: Site) -> None:
    page.emulate_media(forced_colors="active")
    page.goto(site.url(COMPARED))
    assert style(page.locator(".words ins").first, "textDecorationLine") == "underline"
    assert style(words(page, "added"), "borderInlineStartStyle") == "solid"


def test_changes_on_paper(page: Page, site: Site) -> None:
    page.emulate_media(media="print")
    page.goto(site.url(COMPARED))
    assert style(page.locator(".words ins").first, "backgroundColor") == NOTHING
    assert style(page.locator(".words ins").first, "textDecorationLine") == "underline"
    assert style(words(page, "removed"), "borderInlineStartStyle") == "dashed"
    expect(page.locator(".comparison .tools")).to_be_hidden()


def test_rows_lead_to_both_documents_and_to_themselves(page: Page, site: Site) -> None:
    page.goto(site.url(COMPARED))
    row = page.locator("#now-pp4")
    expect(row).to_have_text("99/7, Paragraph 3 → 99/9, Preambular paragraph 4 ↕ moved and changed")
    page.get_by_role("link", name="99/7, Paragraph 3").first.click()
    expect(page).to_have_url(site.url("en/X/RES/99/7/#op3"))
    page.go_back()
    row.get_by_role("link", name="moved and changed").click()
    expect(page).to_have_url(site.url(f"{COMPARED}#now-pp4"))
    assert style(row, "backgroundColor") != NOTHING
    page.locator("#was-op3").get_by_role("link", name="99/9, Preambular paragraph 4").click()
    expect(page).to_have_url(site.url(f"{COMPARED}#now-pp4"))


def test_the_contents_list_what_changed(page: Page, site: Site) -> None:
    page.goto(site.url(COMPARED))
    contents = page.get_by_role("navigation", name="Contents")
    assert contents.get_by_role("link").first.inner_text() == "Title: changed"
    contents.get_by_role("link", name="Paragraph 2 (c): added").click()
    expect(page).to_have_url(site.url(f"{COMPARED}#now-op2-c"))
    assert contents.get_by_role("link").count() == page.locator("h2.row").count()


@pytest.mark.parametrize("script", [True, False])
def test_what_stayed_the_same_can_be_hidden(page: Page, scriptless_page: Page, site: Site, script: bool) -> None:
    window = page if script else scriptless_page
    window.goto(site.url(COMPARED))
    same = window.locator("p.words.same").first
    expect(same).to_be_visible()
    window.get_by_role("checkbox", name="Hide what stayed the same").focus()
    window.keyboard.press("Space")
    expect(same).to_be_hidden()
    expect(words(window, "removed")).to_be_visible()


def test_what_a_reader_can_do_stands_under_the_head(page: Page, site: Site) -> None:
    """The title comes first, and with the keyboard the box comes after the documents and before the rows."""
    page.goto(site.url(COMPARED))
    tools = page.locator("article .tools")
    expect(tools).to_have_count(1)
    assert tools.evaluate("node => node.previousElementSibling.className") == "legend"
    assert "row" in (tools.evaluate("node => node.nextElementSibling.className"))


def test_hiding_by_touch(touch_page: Page, site: Site) -> None:
    touch_page.goto(site.url(COMPARED))
    touch_page.get_by_text("Hide what stayed the same").tap()
    expect(touch_page.locator("p.words.same").first).to_be_hidden()


def test_compared_texts_are_for_readers_only(page: Page, site: Site) -> None:
    """Search engines and our own search have the documents; no preview shows what stands on the page already."""
    page.goto(site.url(COMPARED))
    assert page.locator("meta[name=robots]").get_attribute("content") == "noindex"
    index = json.loads((site.folder / "search/search_index.json").read_text(encoding="utf-8"))
    assert not [entry for entry in index["docs"] if "compare/" in entry["location"]]
    page.locator("#now-pp4").get_by_role("link").first.hover()
    assert page.locator(".preview").count() == 0
    previews = {file.parent.parent.relative_to(site.folder).as_posix() for file in site.folder.rglob("preview/*.html")}
    assert not [place for place in previews if "99/9" in place]


def test_arabic_is_compared_from_right_to_left(page: Page, site: Site) -> None:
    page.goto(site.url(COMPARED.replace("en/", "ar/")))
    row = page.locator("#now-pp1")
    assert style(row, "direction") == "rtl"
    text, line = page.locator("#now-pp1 + .words"), style(page.locator("#now-pp1 + .words"), "borderRightStyle")
    assert line == "solid"
    assert style(text, "textAlign") in ("start", "right")
    page.get_by_role("link", name="English").click()
    expect(page).to_have_url(site.url(COMPARED))


def test_relations_on_paper(page: Page, address: str, tmp_path: Path) -> None:
    page.goto(address)
    page.pdf(path=tmp_path / "page.pdf", prefer_css_page_size=True)
    read = ["pdftotext", "-layout", str(tmp_path / "page.pdf"), "-"]
    text = subprocess.run(read, capture_output=True, text=True, check=True).stdout
    assert "Cited by" in text
    assert "cited by 3" not in text


@pytest.mark.parametrize("path", [REFERRING, COMPARED, COMPARED.replace("en/", "ar/", 1)])
def test_axe_finds_nothing_and_nothing_scrolls_sideways(window: Window, site: Site, path: str) -> None:
    page = window({"width": 320, "height": 640})
    page.goto(site.url(path))
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
        assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") == 320
