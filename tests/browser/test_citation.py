"""Citations of the menu: the strings of the generator in every style, ranges, the reader's style, downloads."""

from __future__ import annotations

import html
import json
import re
from typing import Any

import pytest
import yaml
from playwright.sync_api import Browser, Page, expect

from generator.document.model import Resolution
from generator.readers import READERS
from generator.references.anchors import with_anchors
from generator.references.citations import Where, anchors, citation_templates, citations, pinpoint_rules
from generator.references.pinpoints import pinpoint
from tests.browser.conftest import PHONE
from tests.browser.site_server import DOCUMENT, HERE, PROJECT, RIGHT_TO_LEFT, Site
from tests.browser.test_control import CLIPBOARD, choose, number
from tests.cases_support import Case, all_cases

RULES = pinpoint_rules()
NAMES = [rules["name"] for rules in RULES.values()]
# Addresses that the cases may lack: every rule of generator/references/pinpoints.py.
ADDRESSES = """
op7 op7-a op7-a-ii op7-cont op7-quote1 op7-bis op7-item2 op7-item2-a pp3 uop1 up3 table2 fn4 fn4-2 fnstar fnstar2
part-b-op3 part-b-annex-p1 part-b-annex2-p5-b annex annex-title annex2 annex-p12 annex-p12-b annex3-up2 s3 s3-op3 s-c
s-c-p4 s49-op1 s40-pp9 opa opa1-b h2 formula annex-h1 s part op op7-b op7-c op9 op9-b pp5 annex-p13 annex2-p1
"""
STYLE_ROWS = "[role=menuitem][data-style]"
SELECT = """([from, start, to, end]) => { const node = (id) => document.getElementById(id).lastChild
  const range = document.createRange(); range.setStart(node(from), start); range.setEnd(node(to), end)
  const selection = getSelection(); selection.removeAllRanges(); selection.addRange(range) }"""


def rows(page: Page) -> dict[str, str]:
    """What the menu says it will copy, by style."""
    script = "rows => rows.map(row => [row.dataset.style, row.querySelector('span').textContent])"
    return dict(page.locator(STYLE_ROWS).evaluate_all(script))


def front_citation(site_path: str) -> dict[str, Any]:
    page = (HERE / "pages/docs" / f"{site_path.rstrip('/')}.md").read_text(encoding="utf-8")
    front: dict[str, Any] = yaml.safe_load(page.split("---\n")[1])["citation"]
    return front


def expected(front: dict[str, Any], first: str, last: str = "") -> dict[str, str]:
    """The citation in every style as the generator would write it."""
    found = {}
    for style, (before, after) in front["templates"].items():
        at = pinpoint(RULES[style], first, last, front["annexes"]) if first else ""
        found[style] = before + (RULES[style]["lead"] + at if at else "") + after
    return found


def test_the_script_has_the_words_of_the_generator() -> None:
    script = (PROJECT / "generator/website/assets/javascripts/citation.js").read_text(encoding="utf-8")
    match = re.search(r"const styles = (\{.*?\n  \})", script, re.DOTALL)
    assert match
    assert json.loads(match[1]) == RULES


def test_the_names_of_the_styles_are_those_of_the_generator() -> None:
    words = yaml.safe_load((PROJECT / "generator/website/words.yml").read_text(encoding="utf-8"))["extra"]
    assert words["citation_styles"] == {style: rules["name"] for style, rules in RULES.items()}


def test_the_script_follows_the_rules_of_the_generator(page: Page, document_page: str) -> None:
    """Every pair of the addresses above, in every style, with one annex and with several."""
    page.goto(document_page)
    addresses = ADDRESSES.split()
    asked = [(first, last, annexes) for first in addresses for last in ["", *addresses] for annexes in (1, 3)]
    script = """asked => Object.values(citation.styles).map(
      rules => asked.map(([first, last, annexes]) => citation.pinpoint(rules, first, last, annexes)))"""
    found = page.evaluate(script, asked)
    assert found == [[pinpoint(rules, *question) for question in asked] for rules in RULES.values()]


def case_resolution(case: Case) -> Resolution:
    read = READERS[case.source.suffix](case.source.read_bytes(), case.source.name, case.language)
    assert read.resolution is not None
    return with_anchors(read.resolution)


def test_the_script_cites_every_block_of_the_cases_as_the_generator_does(page: Page, document_page: str) -> None:
    """One block, and from each to the second after it."""
    page.goto(document_page)
    script = """({ templates, annexes, asked }) => asked.map(([first, last]) => Object.fromEntries(
      Object.entries(templates).map(([style, [before, after]]) => {
        const at = first && citation.pinpoint(citation.styles[style], first, last, annexes)
        return [style, before + (at && citation.styles[style].lead + at) + after] })))"""
    for case in all_cases():
        resolution = case_resolution(case)
        count = len(resolution.blocks)
        places: list[Where] = [None, *range(count), *((at, at + 2) for at in range(count - 2))]
        asked = [anchors(resolution, place) for place in places]
        found = page.evaluate(script, {**citation_templates(resolution), "asked": asked})
        assert found == [citations(resolution, place) for place in places], case.name


@pytest.mark.parametrize("path", [DOCUMENT, RIGHT_TO_LEFT])
def test_every_paragraph_of_a_page_is_cited_as_the_generator_does(page: Page, site: Site, path: str) -> None:
    page.goto(site.url(path))
    front = front_citation(path)
    found = page.evaluate(
        """styles => Object.fromEntries(["", ...[...document.querySelectorAll("article > [id]")].map(({ id }) => id)]
             .map(id => [id, Object.fromEntries(styles.map(style => [style, citation.cite(style, id, "")]))]))""",
        list(RULES),
    )
    assert len(found) > 8
    assert found == {identifier: expected(front, identifier) for identifier in found}


def test_the_menu_shows_every_style(page: Page, document_page: str) -> None:
    page.goto(document_page)
    number(page, "annex-p1-a").click()
    assert rows(page) == expected(front_citation(DOCUMENT), "annex-p1-a")
    assert rows(page)["bluebook"] == "X.A. Res. 99/7, annex, ¶ 1(a), U.N. Doc. X/RES/99/7 (Feb. 28, 2042)"
    expect(page.get_by_role("group", name="Copy citation").get_by_role("menuitem")).to_have_count(4)
    assert page.locator(f"{STYLE_ROWS} b").all_text_contents() == NAMES


@pytest.mark.parametrize("style", RULES)
def test_what_a_style_shows_is_what_it_copies(page: Page, document_page: str, style: str) -> None:
    page.goto(document_page)
    number(page, "op2-b-ii").click()
    shown = rows(page)[style]
    assert choose(page, RULES[style]["name"]) == shown
    markup = page.evaluate(CLIPBOARD, "text/html")
    assert markup == html.escape(shown, quote=False)


def test_the_last_style_is_remembered_for_quotations(page: Page, document_page: str, site: Site) -> None:
    page.goto(document_page)
    number(page).click()
    choose(page, "Bluebook")
    page.goto(site.url(RIGHT_TO_LEFT))
    number(page).click()
    page.locator("[data-copies=quotation]").click()
    expect(page.locator(".status")).not_to_be_empty()
    text = str(page.evaluate(CLIPBOARD, "text/plain"))
    assert text.endswith("\nX.A. Res. 99/7, ¶ 1, U.N. Doc. X/RES/99/7 (Feb. 28, 2042)")
    page.evaluate("localStorage.clear()")


def test_a_browser_that_keeps_nothing_remembers_until_the_page_is_left(page: Page, document_page: str) -> None:
    page.add_init_script(
        """for (const name of ["getItem", "setItem"]) {
             const kept = Storage.prototype[name]
             Storage.prototype[name] = function (key, ...value) {
               if (key === "citation-style") throw new DOMException("no", "SecurityError")
               return kept.call(this, key, ...value) } }"""
    )
    page.goto(document_page)
    number(page).click()
    choose(page, "OSCOLA")
    number(page, "op4").click()
    assert choose(page, "Copy quotation").endswith("UN Doc X/RES/99/7, para 4")


def test_a_shift_click_on_a_second_number_gives_the_range(page: Page, document_page: str) -> None:
    page.goto(document_page)
    number(page, "op4").click()
    number(page, "op3").click(modifiers=["Shift"])
    expect(page.locator("#menu-name")).to_have_text("Paragraph 3 – Paragraph 4")
    assert rows(page) == expected(front_citation(DOCUMENT), "op3", "op4")
    assert page.locator(".chosen").evaluate_all("list => list.map(({ id }) => id)") == ["op3", "op4"]
    lines = choose(page, "Copy quotation").splitlines()
    assert lines[0].startswith("“3. Endorses the schedule")
    assert lines[1:] == ["4. Decides to remain seized of the matter.”", "resolution 99/7, paras. 3–4"]
    expect(page.locator(".chosen")).to_have_count(0)
    number(page, "op3").click()
    assert choose(page, "Copy link") == f"{document_page}#op3"


def test_shift_and_enter_do_the_same(page: Page, document_page: str) -> None:
    page.goto(document_page)
    number(page, "op2-a").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(number(page, "op2-b")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Shift+Enter")
    assert rows(page) == expected(front_citation(DOCUMENT), "op2-a", "op2-b-i")
    page.keyboard.press("Escape")
    expect(number(page, "op2-b-i")).to_be_focused()


def test_a_paragraph_and_its_own_part_are_that_paragraph(page: Page, document_page: str) -> None:
    page.goto(document_page)
    number(page, "op2").click()
    page.keyboard.press("Escape")
    number(page, "op2-c").click(modifiers=["Shift"])
    assert rows(page)["un"] == "resolution 99/7, para. 2"


def test_shift_on_the_first_number_is_an_ordinary_click(page: Page, document_page: str) -> None:
    page.goto(document_page)
    number(page, "op3").click(modifiers=["Shift"])
    assert rows(page)["un"] == "resolution 99/7, para. 3"


def test_selected_words_of_several_paragraphs_give_their_range(page: Page, document_page: str) -> None:
    page.goto(document_page)
    page.evaluate(SELECT, ["op3", 4, "op4", 10])
    number(page, "op4").click()
    expect(page.locator("#menu-name")).to_have_text("Paragraph 3 – Paragraph 4")
    quoted = choose(page, "Copy selected words as quotation")
    assert quoted == (
        "“schedule of transfer contained in the annex to the present resolution;\n4. Decides to remain”\n"
        "resolution 99/7, paras. 3–4"
    )


def test_a_selection_that_only_reaches_the_next_paragraph_does_not_mean_it(page: Page, document_page: str) -> None:
    """A triple click selects up to the beginning of what follows."""
    page.goto(document_page)
    page.locator("#op3").evaluate(
        """paragraph => { const range = document.createRange(); range.setStart(paragraph.lastChild, 1)
             range.setEnd(document.querySelector("#op4"), 0)
             getSelection().removeAllRanges(); getSelection().addRange(range) }"""
    )
    number(page, "op3").click()
    assert rows(page)["un"] == "resolution 99/7, para. 3"


def test_a_selection_elsewhere_does_not_count(page: Page, document_page: str) -> None:
    page.goto(document_page)
    page.evaluate(SELECT, ["op3", 4, "op4", 10])
    number(page, "op1").click()
    assert rows(page)["un"] == "resolution 99/7, para. 1"
    assert choose(page, "Copy quotation").startswith("“Decides that every text")


def test_cite_is_for_the_whole_resolution(page: Page, document_page: str) -> None:
    page.goto(document_page)
    page.locator("a.cite").click()
    assert rows(page) == expected(front_citation(DOCUMENT), "")
    expect(page.get_by_role("menuitem", name="Copy quotation")).to_be_hidden()
    assert choose(page, "Copy link") == document_page


def test_the_document_is_downloaded_for_reference_managers(page: Page, document_page: str) -> None:
    page.goto(document_page)
    page.locator("a.cite").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("End")
    expect(page.get_by_role("menuitem", name="CSL-JSON")).to_be_focused()
    page.keyboard.press("Home")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    expect(page.get_by_role("menuitem", name="RIS")).to_be_focused()
    for key in ("Enter", "Space"):
        with page.expect_download() as download:
            page.keyboard.press(key)
        assert download.value.url == f"{document_page}X-RES-99-7.ris"
        page.locator("a.cite").press("Enter")
        page.get_by_role("menuitem", name="RIS").focus()
    number(page, "op1").click()
    expect(page.get_by_role("menuitem", name="RIS")).to_be_hidden()


def test_without_script_styles_and_files_are_at_the_end(scriptless_page: Page, document_page: str) -> None:
    scriptless_page.goto(document_page)
    end = scriptless_page.locator(".how-to-cite")
    expect(end).to_contain_text("X.A. Res. 99/7, U.N. Doc. X/RES/99/7 (Feb. 28, 2042)")
    for name in ("BibTeX", "RIS", "CSL-JSON"):
        expect(end.get_by_role("link", name=name)).to_have_attribute("download", "")


def test_a_page_without_citations_keeps_link_and_quotation(page: Page, site: Site) -> None:
    """A document that an older generator wrote."""
    file = site.folder / DOCUMENT / "index.html"
    text = file.read_text(encoding="utf-8")
    menu = re.compile(
        r'<dd class="files">.*?</dd>|<script type="application/json" id="citation">.*?</script>', re.DOTALL
    )
    page.route("**/older/", lambda route: route.fulfill(body=menu.sub("", text), content_type="text/html"))
    page.goto(site.url("en/X/RES/99/older/"))
    number(page, "op4").click()
    expect(page.get_by_role("menuitem")).to_have_count(2)
    assert choose(page, "Copy quotation").strip() == "“Decides to remain seized of the matter.”"


def test_touch_copies_too(browser: Browser, document_page: str) -> None:
    context = browser.new_context(
        viewport=PHONE, has_touch=True, is_mobile=True, permissions=["clipboard-read", "clipboard-write"]
    )
    page = context.new_page()
    page.goto(document_page)
    number(page).tap()
    page.get_by_role("menuitem", name="OSCOLA").tap()
    expect(page.locator(".status")).to_have_text("Citation copied")
    assert page.evaluate(CLIPBOARD, "text/plain") == expected(front_citation(DOCUMENT), "op1")["oscola"]
    context.close()
