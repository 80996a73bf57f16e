"""The list of editions, and taking the newest back."""

from __future__ import annotations

import pytest

from generator.publishing import PublishingError, list_editions, unpublish
from tests.publishing.small import FIRST, SECOND, WORDS, Small, site_of, write

BOTH = {FIRST: WORDS, SECOND: WORDS}


def test_before_the_first_edition_there_is_none(small: Small) -> None:
    assert list_editions(small.folder) == ()


def test_editions_are_listed_the_newest_first(small: Small) -> None:
    small.publish("2026.9", site_of({FIRST: WORDS}))
    small.publish("2026.11", site_of(BOTH))
    newest, oldest = list_editions(small.folder)
    assert (newest.edition, newest.documents, newest.aliases) == ("2026.11", 2, ("latest",))
    assert (oldest.edition, oldest.documents, oldest.aliases) == ("2026.9", 1, ())
    assert newest.date == oldest.date == small.show("editions/2026.9.json").split('"date": "')[1][:20]
    listing = small.git("ls-tree", "-r", "-l", "gh-pages", "2026.9/").splitlines()
    assert oldest.size == sum(int(line.split()[3]) for line in listing)
    assert newest.size > oldest.size


def test_the_list_may_be_read_while_the_branch_is_checked_out(small: Small) -> None:
    small.publish("2026.11", site_of(BOTH))
    small.git("checkout", "--quiet", "gh-pages")
    assert [one.edition for one in list_editions(small.folder)] == ["2026.11"]


def test_the_newest_edition_is_taken_back_with_all_it_did(small: Small) -> None:
    small.publish("2026.11", site_of(BOTH))
    before = small.git("rev-parse", "gh-pages^{tree}")
    write(small.folder / "docs/aliases.toml", f'["{SECOND}"]\npage = "It was no resolution."\n')
    small.publish("2026.12", site_of({FIRST: WORDS}))
    unpublish("2026.12", repository=small.folder)
    assert small.git("rev-parse", "gh-pages^{tree}") == before
    assert small.git("rev-list", "--count", "gh-pages") == "3"
    assert small.git("log", "-1", "--format=%s", "gh-pages") == "Withdraw edition 2026.12"
    small.publish("2026.12", site_of(BOTH))


def test_the_first_edition_is_taken_back_too(small: Small) -> None:
    small.publish("2026.11", site_of(BOTH))
    unpublish("2026.11", repository=small.folder)
    assert small.files() == [".nojekyll", "versions.json"]
    assert list_editions(small.folder) == ()
    small.publish("2026.11", site_of(BOTH))
    assert small.git("rev-list", "--count", "gh-pages") == "3"


@pytest.mark.parametrize(
    ("edition", "reason"),
    [
        ("2026.11", r"is not the newest one, which is 2026\.12: later editions lead to its pages"),
        ("2026.10", r"there is no edition 2026\.10"),
        ("a/b", "'a/b' is not the name of an edition"),
    ],
)
def test_only_the_newest_is_taken_back(small: Small, edition: str, reason: str) -> None:
    small.publish("2026.11", site_of(BOTH))
    small.publish("2026.12", site_of(BOTH))
    before = small.tip
    with pytest.raises(PublishingError, match=reason):
        unpublish(edition, repository=small.folder)
    assert small.tip == before


def test_what_came_after_it_is_not_lost(small: Small) -> None:
    small.publish("2026.11", site_of(BOTH))
    small.publish("2026.12", site_of(BOTH))
    small.git("checkout", "--quiet", "gh-pages")
    write(small.folder / "CNAME", "resolutions.example\n")
    small.commit("A name of our own")
    small.git("checkout", "--quiet", "main")
    with pytest.raises(PublishingError, match="take back what came after it first"):
        unpublish("2026.12", repository=small.folder)
