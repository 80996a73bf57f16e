"""Pages that only lead on: where they lead, what they say."""

from __future__ import annotations

import re
from urllib.parse import urljoin

import pytest

from generator.publishing.storage import Lead
from generator.publishing.stubs import forwarding_page

DOCUMENT = "en/A/RES/62/152/"
ROOT = "https://example.org/un/"


def targets_of(page: str) -> set[str]:
    """Where script, refresh and link lead to."""
    found = re.findall(r'location\.replace\("([^"]*)"|; url=([^"]*)"|<a href="([^"]*)"', page)
    return {"".join(groups) for groups in found}


@pytest.mark.parametrize(
    ("lead", "path", "target"),
    [
        (Lead("2026.11", DOCUMENT, "2026.11", False), f"2026.11/{DOCUMENT}", DOCUMENT),
        (Lead("2026.11", DOCUMENT, "2026.9", True), f"2026.11/{DOCUMENT}", f"2026.9/{DOCUMENT}"),
        (Lead("latest", "", "2026.9", False), "latest/", ""),
        (Lead("latest", "about.html", "2026.9", False), "latest/about.html", "about.html"),
        (Lead("", DOCUMENT, "2026.9", True), DOCUMENT, f"2026.9/{DOCUMENT}"),
        (Lead("", "about.html", "2026.9", True), "about.html", "2026.9/about.html"),
        (
            Lead("latest", "fr/S/RES/1325(2000)/", "2026.9", False),
            "latest/fr/S/RES/1325(2000)/",
            "fr/S/RES/1325(2000)/",
        ),
    ],
)
def test_script_refresh_and_link_lead_to_the_words(lead: Lead, path: str, target: str) -> None:
    assert (lead.path, lead.target) == (path, target)
    for site_url in (ROOT, ""):
        page = forwarding_page(lead, site_url)
        (relative,) = targets_of(page)
        assert not relative.startswith(("/", "http"))
        assert urljoin(ROOT + path, relative) == ROOT + target
    assert f'<link rel="canonical" href="{ROOT}{target}">' in forwarding_page(lead, ROOT)


@pytest.mark.parametrize(
    ("lead", "said"),
    [
        (Lead("2026.12", DOCUMENT, "2026.9", False), "Edition 2026.12: text unchanged since edition 2026.9."),
        (Lead("", DOCUMENT, "2026.9", True), "The newest edition does not have this page. Edition 2026.9 has it."),
        (Lead("2026.12", "fr/S/RES/1/", "2026.9", False), "texte inchangé depuis l’édition 2026.9."),
    ],
)
def test_it_says_which_edition_it_is_of(lead: Lead, said: str) -> None:
    assert said in forwarding_page(lead, ROOT)


def test_its_language_is_that_of_the_page() -> None:
    assert '<html lang="ar" dir="rtl">' in forwarding_page(Lead("2026.11", "ar/A/RES/1/1/", "2026.11", False), "")
    assert '<html lang="en" dir="ltr">' in forwarding_page(Lead("2026.11", "about/", "2026.11", False), "")


def test_no_address_can_break_out_of_the_page() -> None:
    page = forwarding_page(Lead("latest", "en/</script><b>\"'&/", "2026.11", False), ROOT)
    assert "<b>" not in page and "</script><" not in page.replace("</script>\n<noscript>", "")
