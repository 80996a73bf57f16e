"""How a resolution came about stands below its text, for who has no script too."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.browser.site_server import RIGHT_TO_LEFT, Site


def test_a_page_tells_how_the_resolution_came_about(scriptless_page: Page, document_page: str) -> None:
    scriptless_page.goto(document_page)
    background = scriptless_page.get_by_role("region", name="About this resolution")
    assert background.locator("dt").all_inner_texts() == [
        "Vote",
        "Draft resolution",
        "Meeting record",
        "Agenda",
        "Sponsors",
        "Further sponsors",
    ]
    assert background.locator("summary").all_inner_texts() == ["In favour: 3", "Against: 1"]
    expect(background.get_by_text("Abstaining: 0")).to_be_visible()
    expect(background.get_by_text("Record of texts: keeping of the <public> record")).to_be_visible()
    draft, record = background.get_by_role("link").all()
    assert draft.get_attribute("href") == "https://docs.un.org/en/X/99/L.7"
    assert record.get_attribute("href") == "https://docs.un.org/en/X/99/PV.3"


def test_who_voted_how_is_shown_when_asked_for(scriptless_page: Page, document_page: str) -> None:
    scriptless_page.goto(document_page)
    states = scriptless_page.get_by_text("ARCADIA, RURITANIA, SAN <SERIFFE>")
    expect(states).to_be_hidden()
    scriptless_page.get_by_text("In favour: 3").click()
    expect(states).to_be_visible()


def test_paper_names_who_voted_how(page: Page, document_page: str) -> None:
    page.goto(document_page)
    page.emulate_media(media="print")
    expect(page.get_by_text("ARCADIA, RURITANIA, SAN <SERIFFE>")).to_be_visible()


def test_names_of_states_are_in_english_on_every_page(page: Page, site: Site) -> None:
    page.goto(site.url(RIGHT_TO_LEFT))
    sponsors = page.get_by_text("Arcadia and San Seriffe")
    assert sponsors.get_attribute("lang") == "en"
    assert sponsors.evaluate("element => getComputedStyle(element).direction") == "ltr"
