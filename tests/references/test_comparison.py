"""Comparison of two resolutions: invented paragraphs."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from generator.document.walk import plain
from generator.references.comparison import Change, Fate, compare, words_changed
from tests.references.made import made

FIRST = "Calls upon all States to protect the invented things of the sea and to report every year;"
SECOND = "Requests the Secretary-General to submit a report on the matter at the next session;"
THIRD = "Invites the organizations of the system to take part in the work of the committee;"
FOURTH = "Decides to keep the question of invented things under review for two more years."


def fates(before: list[str], after: list[str]) -> list[tuple[str, int | None, int | None]]:
    rows = compare(made(operative=before), made(operative=after))
    return [(row.fate.value, row.before, row.after) for row in rows]


def test_nothing_changed() -> None:
    assert fates([FIRST, SECOND], [FIRST, SECOND]) == [("same", 0, 0), ("same", 1, 1)]


def test_changed_added_removed() -> None:
    changed = FIRST.replace("every year", "every two years")
    assert fates([FIRST, SECOND], [changed, THIRD]) == [("changed", 0, 0), ("added", None, 1), ("removed", 1, None)]


def test_what_is_gone_stands_where_it_stood() -> None:
    assert fates([FIRST, SECOND, THIRD], [FIRST, THIRD]) == [("same", 0, 0), ("removed", 1, None), ("same", 2, 1)]


def test_moved() -> None:
    found = fates([FIRST, SECOND, THIRD, FOURTH], [SECOND, THIRD, FOURTH, FIRST])
    assert found == [("same", 1, 0), ("same", 2, 1), ("same", 3, 2), ("moved", 0, 3)]


def test_words() -> None:
    assert words_changed("every year, at sea", "every two years, at sea") == (
        Change("=", "every "),
        Change("-", "year"),
        Change("+", "two years"),
        Change("=", ", at sea"),
    )
    assert words_changed("第一委员会", "第二委员会") == (
        Change("=", "第"),
        Change("-", "一"),
        Change("+", "二"),
        Change("=", "委员会"),
    )


@given(st.lists(st.sampled_from([FIRST, SECOND, THIRD, FOURTH, "x"])), st.lists(st.sampled_from([FIRST, THIRD, "y z"])))
def test_every_paragraph_stands_in_one_row(before: list[str], after: list[str]) -> None:
    old, new = made(operative=before), made(operative=after)
    rows = compare(old, new)
    assert sorted(row.before for row in rows if row.before is not None) == list(range(len(before)))
    assert [row.after for row in rows if row.after is not None] == list(range(len(after)))
    for row in rows:
        words = {sign: "".join(one.words for one in row.changes if one.sign in ("=", sign)) for sign in "-+"}
        assert words["-"] == (plain(old.blocks[row.before].content) if row.before is not None else "")
        assert words["+"] == (plain(new.blocks[row.after].content) if row.after is not None else "")
        assert row.fate is not Fate.SAME or words["-"].split() == words["+"].split()


@given(st.text(max_size=80), st.text(max_size=80))
def test_changes_give_both_texts_back(before: str, after: str) -> None:
    changes = words_changed(before, after)
    lost = "".join(one.words for one in changes if one.sign != "+")
    assert (lost, "".join(one.words for one in changes if one.sign != "-")) == (before, after)
