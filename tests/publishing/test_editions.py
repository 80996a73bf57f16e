from __future__ import annotations

import pytest

from generator.publishing import editions
from generator.publishing.editions import PublishingError


@pytest.mark.parametrize("name", ["2026.11", "2026.11.1", "1", "2026.05", "1.2.3.4"])
def test_numbers_separated_by_dots_are_an_edition(name: str) -> None:
    editions.check_edition_name(name)


@pytest.mark.parametrize(
    "name",
    [
        *("", " ", ".", "..", "2026/11", "2026 11", "2026.11 ", "2026.11\n", "../2026", "2026\\11"),
        *("latest", "en", "sources", "-1", "2026.", ".2026", "2026..11", "v1", "2026.11?x", "2026#1"),
        *("٢٠٢٦", "²", "1" * 10, "1.2.3.4.5"),
    ],
)
def test_anything_else_is_refused_by_name(name: str) -> None:
    with pytest.raises(PublishingError) as refusal:
        editions.check_edition_name(name)
    assert repr(name) in str(refusal.value)


@pytest.mark.parametrize("name", ["", "Latest", "2026.11", "a/b", "a b", "-a", "a-", "a--b"])
def test_an_alias_is_a_lower_case_word(name: str) -> None:
    editions.check_alias_name("latest")
    with pytest.raises(PublishingError, match="usable alias"):
        editions.check_alias_name(name)


def test_editions_are_sorted_by_their_numbers_not_their_letters() -> None:
    assert editions.newest_first(["2026.9", "2026.11", "2025.12", "2026.11.1"]) == [
        "2026.11.1",
        "2026.11",
        "2026.9",
        "2025.12",
    ]


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("2026.11", "published already"),
        ("2026.10", "would not come after 2026.11"),
        ("2026.011", "would not come after"),
    ],
)
def test_an_edition_follows_the_newest_one(name: str, reason: str) -> None:
    editions.check_succession("2026.12", ["2026.11", "2026.9"])
    editions.check_succession("2026.11", [])
    with pytest.raises(PublishingError, match=reason):
        editions.check_succession(name, ["2026.9", "2026.11"])


def test_a_folder_of_the_website_cannot_be_an_edition() -> None:
    editions.check_folders(["en", "assets", "index.html"], ["2026.11", "latest"])
    with pytest.raises(PublishingError, match="'latest'"):
        editions.check_folders(["en", "latest"], ["2026.11", "latest"])
