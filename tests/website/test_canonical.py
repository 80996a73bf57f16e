from __future__ import annotations

from pathlib import Path

import pytest

from generator.website import canonical

ADDRESS = "https://example.org/un/latest/en/A/RES/62/152/"


@pytest.mark.parametrize(
    "link",
    [
        '<link rel="canonical" href="https://example.org/un/2026.11/en/A/RES/62/152/">',
        "<link rel='canonical' href='https://other.example/x'/>",
        "<link rel=canonical href=https://other.example/x>",
        '<LINK HREF="https://other.example/x" REL="canonical">',
    ],
)
def test_the_canonical_link_is_set_however_it_is_written(link: str) -> None:
    page = canonical.with_canonical(f"<head>{link}</head><body></body>", ADDRESS)
    assert f'"{ADDRESS}"' in page
    assert "other.example" not in page
    assert "2026.11" not in page
    assert canonical.with_canonical(page, ADDRESS) == page


@pytest.mark.parametrize(
    "page",
    [
        "<head><title>x</title></head>",
        '<head><link rel="stylesheet" href="a.css"></head>',
        '<head><link rel="canonical-not" href="a"></head>',
        '<head></head><body><link rel="canonical" href="a"></body>',
        '<head data-href="a"><link rel="alternate" hreflang="fr" href="a"></head>',
        "",
    ],
)
def test_a_page_without_one_stays_as_it_is(page: str) -> None:
    assert canonical.with_canonical(page, ADDRESS) == page


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("index.html", "https://example.org/un/latest/"),
        ("en/A/RES/62/152/index.html", ADDRESS),
        ("S/RES/1325(2000)/index.html", "https://example.org/un/latest/S/RES/1325(2000)/"),
        ("about.html", "https://example.org/un/latest/about.html"),
        ("my-index.html", "https://example.org/un/latest/my-index.html"),
    ],
)
def test_the_address_follows_from_the_place_of_the_page(page: str, expected: str) -> None:
    assert canonical.canonical_address(page, "https://example.org/un", "latest") == expected
    assert canonical.canonical_address(page, "https://example.org/un/", "latest") == expected


def test_a_whole_site_is_changed_once_and_only_where_needed(tmp_path: Path) -> None:
    page = tmp_path / "en/A/RES/62/152/index.html"
    page.parent.mkdir(parents=True)
    page.write_bytes(b'<head>\r\n<link rel="canonical" href="x"></head>\r\n')
    (tmp_path / "404.html").write_text("<head></head>", encoding="utf-8")
    assert canonical.point_to_alias(tmp_path, "https://example.org/un/") == 1
    assert page.read_bytes() == f'<head>\r\n<link rel="canonical" href="{ADDRESS}"></head>\r\n'.encode()
    assert canonical.point_to_alias(tmp_path, "https://example.org/un/") == 0
