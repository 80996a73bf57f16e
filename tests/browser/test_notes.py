"""Footnote popovers: one test per sentence of what they promise."""

from __future__ import annotations

from playwright.sync_api import Locator, Page, expect

NOTE_LINK = "X/98/4"


def mark(page: Page, number: str = "1") -> Locator:
    return page.locator(f"#fnref{number}")


def note(page: Page, number: str = "1") -> Locator:
    return page.locator(f"#fn{number}-popover")


def focus_by_keyboard(page: Page, target: Locator) -> None:
    """Reach a mark by the Tab key, from the control before it."""
    page.locator("#pp1 > a.number").focus()
    page.keyboard.press("Tab")
    expect(target).to_be_focused()


def test_roles_and_addresses(page: Page, document_page: str) -> None:
    page.goto(document_page)
    expect(mark(page, "4")).to_have_attribute("href", "#fn4")
    expect(mark(page, "4")).to_have_attribute("role", "doc-noteref")
    expect(page.locator("section[role=doc-endnotes] li")).to_have_count(6)
    expect(page.locator("[role=doc-endnote]")).to_have_count(0)
    back = page.locator("#fn4 a[role=doc-backlink]")
    expect(back).to_have_attribute("href", "#fnref4")
    expect(back).to_have_accessible_name("Back to the text: note 4")


def test_the_marker_is_at_least_24_pixels_wide_and_high(page: Page, document_page: str) -> None:
    page.goto(document_page)
    mark(page).scroll_into_view_if_needed()
    hit = page.evaluate(
        """() => { const box = document.querySelector('#fnref1').getBoundingClientRect();
             const x = box.x + box.width / 2, y = box.y + box.height / 2, at = (dx, dy) =>
               document.elementFromPoint(x + dx, y + dy)?.closest('a')?.id;
             return [at(-11, 0), at(11, 0), at(0, -11), at(0, 11), at(-11, -11), at(11, 11)] }"""
    )
    assert hit == ["fnref1"] * 6


def test_hover_opens_and_leaving_closes(hovering_page: Page, document_page: str) -> None:
    hovering_page.goto(document_page)
    mark(hovering_page).hover()
    expect(note(hovering_page)).to_be_visible()
    hovering_page.mouse.move(5, 5)
    expect(note(hovering_page)).to_be_hidden()


def test_the_pointer_may_enter(hovering_page: Page, document_page: str) -> None:
    hovering_page.goto(document_page)
    mark(hovering_page).hover()
    link = note(hovering_page).get_by_role("link", name=NOTE_LINK)
    expect(link).to_be_visible()
    link.hover()
    hovering_page.wait_for_timeout(500)
    expect(note(hovering_page)).to_be_visible()


def test_escape_closes_while_hovered(hovering_page: Page, document_page: str) -> None:
    hovering_page.goto(document_page)
    mark(hovering_page).hover()
    expect(note(hovering_page)).to_be_visible()
    hovering_page.keyboard.press("Escape")
    expect(note(hovering_page)).to_be_hidden()


def test_focus_opens(hovering_page: Page, document_page: str) -> None:
    hovering_page.goto(document_page)
    focus_by_keyboard(hovering_page, mark(hovering_page))
    expect(note(hovering_page)).to_be_visible()


def test_tab_enters_and_escape_returns_to_the_mark(hovering_page: Page, document_page: str) -> None:
    hovering_page.goto(document_page)
    focus_by_keyboard(hovering_page, mark(hovering_page))
    expect(note(hovering_page)).to_be_visible()
    hovering_page.keyboard.press("Tab")
    expect(note(hovering_page).get_by_role("link", name=NOTE_LINK)).to_be_focused()
    hovering_page.keyboard.press("Escape")
    expect(note(hovering_page)).to_be_hidden()
    expect(mark(hovering_page)).to_be_focused()


def test_tab_goes_on_behind_the_note(hovering_page: Page, document_page: str) -> None:
    hovering_page.goto(document_page)
    focus_by_keyboard(hovering_page, mark(hovering_page))
    expect(note(hovering_page)).to_be_visible()
    hovering_page.keyboard.press("Tab")
    hovering_page.keyboard.press("Tab")
    expect(hovering_page.locator("#pp2 > a.number")).to_be_focused()
    expect(note(hovering_page)).to_be_hidden()


def test_one_popover_at_a_time(hovering_page: Page, document_page: str) -> None:
    hovering_page.goto(document_page)
    for number in ("1", "2"):
        mark(hovering_page, number).hover()
        expect(note(hovering_page, number)).to_be_visible()
        expect(hovering_page.locator(".text :popover-open")).to_have_count(1)


def test_a_click_follows_to_the_note_and_its_number_leads_back(hovering_page: Page, document_page: str) -> None:
    hovering_page.goto(document_page)
    mark(hovering_page, "2").click()
    expect(hovering_page).to_have_url(f"{document_page}#fn2")
    hovering_page.locator("#fn2 > a.number").click()
    expect(hovering_page).to_have_url(f"{document_page}#fnref2")


def test_a_tap_opens_and_a_second_tap_closes(touch_page: Page, document_page: str) -> None:
    touch_page.goto(document_page)
    mark(touch_page).tap()
    expect(note(touch_page)).to_be_visible()
    expect(touch_page).to_have_url(document_page)
    mark(touch_page).tap()
    expect(note(touch_page)).to_be_hidden()


def test_a_tap_outside_closes(touch_page: Page, document_page: str) -> None:
    touch_page.goto(document_page)
    mark(touch_page).tap()
    expect(note(touch_page)).to_be_visible()
    touch_page.locator(".formula").tap()
    expect(note(touch_page)).to_be_hidden()


def test_the_note_is_a_sheet_on_a_phone(touch_page: Page, document_page: str) -> None:
    touch_page.goto(document_page)
    mark(touch_page).tap()
    box = note(touch_page).bounding_box()
    assert box is not None
    assert (box["x"], box["width"]) == (0, 390)
    assert round(box["y"] + box["height"]) == 844


def test_without_script_a_mark_is_a_plain_link(scriptless_page: Page, document_page: str) -> None:
    scriptless_page.goto(document_page)
    mark(scriptless_page, "2").click()
    expect(scriptless_page).to_have_url(f"{document_page}#fn2")
    scriptless_page.locator("#fn2 > a.number").click()
    expect(scriptless_page).to_have_url(f"{document_page}#fnref2")


def test_without_script_the_browser_opens_notes_itself(scriptless_page: Page, document_page: str) -> None:
    scriptless_page.goto(document_page)
    mark(scriptless_page).hover()
    expect(note(scriptless_page)).to_be_visible()


def test_ibid_shows_what_it_refers_to(page: Page, document_page: str) -> None:
    page.goto(document_page)
    mark(page, "3").hover()
    expect(note(page, "3")).to_contain_text("Refers to note 2 Specimen Treaty Series, vol. 2349")
    expect(page.locator("#fn3 .same-as")).to_contain_text("Specimen Treaty Series, vol. 2349")


def test_a_repeated_note_leads_back_to_each_of_its_marks(page: Page, document_page: str) -> None:
    page.goto(document_page)
    links = page.locator("#fn1 a[role=doc-backlink]")
    assert links.evaluate_all("links => links.map(link => link.hash)") == ["#fnref1", "#fnref1-2"]
    mark(page, "1-2").hover()
    expect(note(page)).to_be_visible()


def test_a_note_that_nothing_refers_to_is_listed(page: Page, document_page: str) -> None:
    page.goto(document_page)
    expect(page.locator("#fn5")).to_have_text("5 A note that nothing refers to.")
    expect(page.locator("#fn5 a")).to_have_count(0)


def test_a_hand_made_copy_has_no_marks_and_no_labels(page: Page, document_page: str) -> None:
    page.goto(document_page)
    page.locator("#pp2").evaluate("paragraph => getSelection().selectAllChildren(paragraph)")
    assert page.evaluate("getSelection().toString()").endswith("no longer lead anywhere,")
