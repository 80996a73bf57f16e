"""The printed number as control: one test per sentence of what it promises."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

CLIPBOARD = """async (type) => { const [item] = await navigator.clipboard.read()
  return await (await item.getType(type)).text() }"""


def number(page: Page, identifier: str = "op1") -> Locator:
    return page.locator(f"#{identifier} > a.number")


def choose(page: Page, name: str) -> str:
    page.locator(".status").evaluate("status => status.textContent = ''")
    page.get_by_role("menuitem", name=name).click()
    expect(page.get_by_role("status").first).to_contain_text("copied")
    text: str = page.evaluate(CLIPBOARD, "text/plain")
    return text


def test_the_number_is_a_control_with_a_name(page: Page, document_page: str) -> None:
    page.goto(document_page)
    control = page.get_by_role("button", name="1. Paragraph 1: link and cite")
    expect(control.first).to_have_attribute("aria-haspopup", "menu")
    expect(number(page, "pp3")).to_have_accessible_name("PP3 Preambular paragraph 3: link and cite")
    expect(number(page, "annex-up1")).to_have_accessible_name("¶ Annex, Unnumbered paragraph 1: link and cite")


def test_a_click_opens_the_menu_and_a_second_closes_it(page: Page, document_page: str) -> None:
    page.goto(document_page)
    number(page).click()
    expect(page.get_by_role("menu")).to_be_visible()
    expect(number(page)).to_have_attribute("aria-expanded", "true")
    number(page).click()
    expect(page.get_by_role("menu")).to_be_hidden()
    expect(number(page)).to_have_attribute("aria-expanded", "false")


@pytest.mark.parametrize("key", ["Enter", "Space"])
def test_the_keyboard_opens_and_walks_the_menu(page: Page, document_page: str, key: str) -> None:
    page.goto(document_page)
    number(page).focus()
    page.keyboard.press(key)
    items = page.get_by_role("menuitem")
    for pressed, expected in (("", 0), ("ArrowDown", 1), ("ArrowUp", 0), ("ArrowUp", 5), ("Home", 0), ("End", 5)):
        if pressed:
            page.keyboard.press(pressed)
        expect(items.nth(expected)).to_be_focused()


def test_escape_closes_and_focus_returns(page: Page, document_page: str) -> None:
    page.goto(document_page)
    number(page).focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Escape")
    expect(page.get_by_role("menu")).to_be_hidden()
    expect(number(page)).to_be_focused()


def test_tab_closes_and_goes_on_to_what_follows(page: Page, document_page: str) -> None:
    page.goto(document_page)
    number(page, "op3").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.get_by_role("menu")).to_be_hidden()
    expect(number(page, "op4")).to_be_focused()


def test_copy_link_gives_the_address_of_the_edition(page: Page, document_page: str) -> None:
    page.goto(f"{document_page}?q=x#pp1")
    number(page, "op2-b-ii").click()
    assert choose(page, "Copy link") == f"{document_page}#op2-b-ii"


def test_copy_quotation_gives_text_without_marks(page: Page, document_page: str) -> None:
    page.goto(document_page)
    number(page, "pp1").click()
    quotation = choose(page, "Copy quotation")
    assert quotation.startswith("“Recalling its resolution 98/111 of 9 December 2041, by which")
    assert quotation.endswith("on its being kept,”\nresolution 99/7, preambular para. 1")


def test_copy_quotation_keeps_italics(page: Page, document_page: str) -> None:
    page.goto(document_page)
    number(page, "op4").click()
    choose(page, "Copy quotation")
    html = page.evaluate(CLIPBOARD, "text/html")
    assert html == "“<em>Decides</em> to remain seized of the matter.”<br>resolution 99/7, para. 4"


def test_copy_quotation_takes_the_sub_paragraphs_along(page: Page, document_page: str) -> None:
    page.goto(document_page)
    number(page, "op2").click()
    lines = choose(page, "Copy quotation").splitlines()
    assert lines[0] == "“Requests the Registrar, in preparing the first edition:"
    assert lines[1].startswith("(a) To give each paragraph")
    assert lines[6].startswith("and to report on the steps taken")
    assert lines[7:] == ["resolution 99/7, para. 2"]


def test_only_selected_words_are_quoted(page: Page, document_page: str) -> None:
    page.goto(document_page)
    page.locator("#op4").evaluate(
        """paragraph => { const text = paragraph.lastChild, range = document.createRange()
             range.setStart(text, 4); range.setEnd(text, 17)
             const selection = getSelection(); selection.removeAllRanges(); selection.addRange(range) }"""
    )
    number(page, "op4").click()
    assert choose(page, "Copy selected words as quotation") == "“remain seized”\nresolution 99/7, para. 4"


def test_the_result_is_told_for_a_while(browser: Browser, document_page: str) -> None:
    page = browser.new_page(permissions=["clipboard-write"])
    page.clock.install()
    page.goto(document_page)
    number(page).click()
    page.get_by_role("menuitem", name="Copy link").click()
    status = page.locator(".status")
    expect(status).to_have_text("Link copied")
    page.clock.fast_forward(4500)
    expect(status).to_be_empty()
    page.close()


def test_a_tap_opens_a_sheet(touch_page: Page, document_page: str) -> None:
    touch_page.goto(document_page)
    number(touch_page).tap()
    box = touch_page.locator("#menu").bounding_box()
    assert box is not None
    assert (box["x"], box["width"], round(box["y"] + box["height"])) == (0, 390, 844)


def test_without_script_the_number_is_a_link(scriptless_page: Page, document_page: str) -> None:
    scriptless_page.goto(document_page)
    number(scriptless_page).click()
    expect(scriptless_page).to_have_url(f"{document_page}#op1")
    expect(number(scriptless_page, "pp3")).to_have_accessible_name("Preambular paragraph 3")


def test_without_script_cite_leads_to_the_end(scriptless_page: Page, document_page: str) -> None:
    scriptless_page.goto(document_page)
    scriptless_page.locator("a.cite").click()
    expect(scriptless_page).to_have_url(f"{document_page}#how-to-cite")
    expect(scriptless_page.locator(".how-to-cite")).to_contain_text("resolution 99/7, para. 1")


@pytest.mark.parametrize(("element", "copied"), [("op1", "1. "), ("op2-a", "(a) "), ("fn1", "1 ")])
def test_what_is_copied_by_hand_has_a_space_behind_its_number(
    page: Page, document_page: str, element: str, copied: str
) -> None:
    page.goto(document_page)
    page.evaluate("id => getSelection().selectAllChildren(document.getElementById(id))", element)
    page.keyboard.press("Control+c")
    words = page.evaluate("navigator.clipboard.readText()")
    assert words.startswith(copied)
    assert not words[len(copied)].isspace()
