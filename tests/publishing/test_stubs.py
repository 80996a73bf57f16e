from __future__ import annotations

import re

import pytest

from generator.publishing import stubs

DOCUMENT = "en/A/RES/62/152/index.html"


def target_of(page: str) -> str:
    match = re.search(r'<a href="([^"]*)">', page)
    assert match is not None
    return match[1]


@pytest.mark.parametrize(
    ("path", "target", "expected"),
    [
        (DOCUMENT, f"latest/{DOCUMENT}", "../../../../../latest/en/A/RES/62/152/"),
        ("index.html", "latest/index.html", "latest/"),
        ("about/index.html", "latest/about/index.html", "../latest/about/"),
        ("about.html", "latest/about.html", "latest/about.html"),
        (f"latest/{DOCUMENT}", f"2026.9/{DOCUMENT}", "../../../../../../2026.9/en/A/RES/62/152/"),
        (
            "fr/S/RES/1325(2000)/index.html",
            "latest/fr/S/RES/1325(2000)/index.html",
            "../../../../latest/fr/S/RES/1325(2000)/",
        ),
    ],
)
def test_the_target_is_relative(path: str, target: str, expected: str) -> None:
    page = stubs.forwarding_page(path, target, "")
    assert target_of(page) == expected
    assert f'location.replace("{expected}" + location.search + location.hash)' in page
    assert f'<noscript><meta http-equiv="refresh" content="0; url={expected}"></noscript>' in page


@pytest.mark.parametrize(
    ("path", "language", "title"),
    [(DOCUMENT, "en", "A/RES/62/152"), ("ar/index.html", "ar", "ar"), ("how-to-cite/index.html", "en", "how-to-cite")],
)
def test_the_page_names_its_document_and_language(path: str, language: str, title: str) -> None:
    page = stubs.forwarding_page(path, f"latest/{path}", "")
    assert f'<html lang="{language}">' in page
    assert f"<title>{title}</title>" in page


def test_the_canonical_address_is_absolute_when_the_website_knows_its_address() -> None:
    page = stubs.forwarding_page(DOCUMENT, f"latest/{DOCUMENT}", "https://example.org/un/")
    assert '<link rel="canonical" href="https://example.org/un/latest/en/A/RES/62/152/">' in page


def test_a_path_cannot_break_out_of_its_page() -> None:
    page = stubs.forwarding_page('en/"><script>x/index.html', 'latest/en/"><script>x/index.html', "")
    assert page.count("<script>") == 1
    assert "&quot;&gt;&lt;script&gt;x" in page


def test_an_address_never_disappears() -> None:
    older = {"2026.9": ["en/a/index.html", "en/b/index.html"], "2026.10": ["en/b/index.html", "en/c/index.html"]}
    forwards = stubs.edition_free_pages(["index.html", "en/c/index.html"], older, "latest")
    assert forwards == {
        "index.html": "latest/index.html",
        "en/a/index.html": "latest/en/a/index.html",
        "en/b/index.html": "latest/en/b/index.html",
        "en/c/index.html": "latest/en/c/index.html",
        "latest/en/a/index.html": "2026.9/en/a/index.html",
        "latest/en/b/index.html": "2026.10/en/b/index.html",
    }


def test_the_page_for_unknown_addresses_leads_home_from_any_depth() -> None:
    assert target_of(stubs.not_found_page("https://example.org/un/", "latest")) == "/un/latest/"
    assert target_of(stubs.not_found_page("", "latest")) == "/latest/"
