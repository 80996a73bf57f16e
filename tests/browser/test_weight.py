"""What a page weighs beside its text: 3,400 documents make a kilobyte of each page 3.4 MB of the site."""

from __future__ import annotations

import re
from pathlib import Path

import lxml.html
import pytest
from mkdocs.config import load_config
from playwright.sync_api import Page

from tests.browser.site_server import DOCUMENT, PROJECT, Site

MOST_AROUND_THE_TEXT = 12_800
"""Bytes of a page of the tests without its text, its contents and what its source tells of how it came about."""


def pages(site: Site) -> list[Path]:
    return sorted(site.folder.glob("*/X/RES/99/*/index.html"))


def test_what_surrounds_a_text_is_light(site: Site) -> None:
    html = (site.folder / DOCUMENT / "index.html").read_text(encoding="utf-8")
    around = re.sub(
        r'<article.*?</article>|<nav class="contents".*?</nav>|<section class="[^"]*background".*?</section>',
        "",
        html,
        flags=re.DOTALL,
    )
    assert len(around.encode()) < MOST_AROUND_THE_TEXT


def test_no_template_indents_a_page(site: Site) -> None:
    """The text may have lines of any form; what is before and after it has none that begin with two spaces."""
    for path in pages(site):
        html = path.read_text(encoding="utf-8")
        before = html[html.index('<div class="page') : html.index("<article")]
        after = html[html.index("</article>") : html.index('<p class="status"')]
        assert not re.findall(r"\n  +\S.*", before + after), path


def test_every_icon_is_drawn_by_the_style_sheet(page: Page, document_page: str) -> None:
    """An element left empty for an icon that is not there would be a button without a sign."""
    page.goto(document_page)
    icons = page.locator(".site-header svg")
    masks = icons.evaluate_all("icons => icons.map(icon => [icon.innerHTML, getComputedStyle(icon).maskImage])")
    assert len(masks) == 7
    assert all(inside == "" and mask.startswith('url("data:image/svg+xml,') for inside, mask in masks)


def test_each_icon_is_another(page: Page, document_page: str) -> None:
    style = (PROJECT / "generator/website/assets/stylesheets/resolution.css").read_text(encoding="utf-8")
    drawn = dict(re.findall(r"svg\.([\w-]+) \{ --drawn: (url\(.*?\));", style))
    page.goto(document_page)
    used = page.locator("header svg").evaluate_all("icons => icons.map(icon => icon.getAttribute('class'))")
    assert set(used) == set(drawn)
    assert len(set(drawn.values())) == len(drawn)


@pytest.mark.parametrize("part", ["search", "palette"])
def test_what_the_script_builds_is_what_material_writes(page: Page, document_page: str, part: str) -> None:
    """Material's templates, rendered by themselves, but for the icons; "dialog" is no word for a field in sight."""
    config = load_config(str(PROJECT / "mkdocs.yml"))
    template = config.theme.get_env().get_template(f"partials/{part}.html")
    language = config.theme.get_env().get_template("partials/languages/en.html").module
    written = lxml.html.fragment_fromstring(template.render(config=config, lang=language, features=[]))
    page.route("**/bundle.*.js", lambda route: route.abort())
    page.goto(document_page)
    html = page.locator(f"header [data-md-component={part}]").evaluate("box => box.outerHTML")
    assert shape(lxml.html.fragment_fromstring(html)) == shape(written)


def shape(root: lxml.html.HtmlElement) -> list[tuple[str, dict[str, str], str]]:
    """The elements with their attributes and words, icons by their number only."""
    found = []
    for element in root.iter():
        if element.tag == "path":
            continue
        ours = {"data-search", "data-palette", "role"} if element is root else set()
        known = {name: value.strip() for name, value in element.attrib.items() if name not in ours}
        found.append((str(element.tag), {} if element.tag == "svg" else known, (element.text or "").strip()))
    return found


def test_words_that_are_cut_are_told_further(page: Page, document_page: str) -> None:
    """The contents show the number of a preambular paragraph, and its words to who points at it."""
    page.goto(document_page)
    cell = page.locator("#contents .cells a").first
    number, words = (cell.text_content() or "").split(maxsplit=1)
    assert number == "1"
    cell.hover()
    told = cell.get_attribute("title") or ""
    without_marks = "clone => { clone.querySelector('sup').remove(); return clone.textContent }"
    paragraph = page.evaluate(f"({without_marks})(document.querySelector('#pp1').cloneNode(true))")
    assert told.startswith(words)
    assert paragraph.startswith(told.removesuffix(" …"))
    assert len(paragraph) > 160 >= len(told.removesuffix(" …")) > len(words)
