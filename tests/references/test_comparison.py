"""Comparison of two resolutions: invented paragraphs."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.references.changes import Change, words_changed
from generator.references.comparison import Fate, Passage, compare
from tests.steps import steps

FIRST = "Calls upon all States to protect the invented things of the sea and to report every year;"
SECOND = "Requests the Secretary-General to submit a report on the matter at the next session;"
THIRD = "Invites the organizations of the system to take part in the work of the committee;"
FOURTH = "Decides to keep the question of invented things under review for two more years."


PASSAGES = st.lists(st.sampled_from([FIRST, SECOND, THIRD, FOURTH, "x"]))
WORDS = st.text(alphabet="ab ,./1()中文\n\u00a0", max_size=40)


def passages(texts: Sequence[str], kind: str = "paragraph") -> list[Passage]:
    return [Passage(f"op{number}", text, kind) for number, text in enumerate(texts, 1)]


def fates(before: list[str], after: list[str]) -> list[tuple[str, str, str]]:
    rows = compare(passages(before), passages(after))
    return [
        (row.fate.value, row.before.anchor if row.before else "", row.after.anchor if row.after else "") for row in rows
    ]


def test_nothing_changed() -> None:
    assert fates([FIRST, SECOND], [FIRST, SECOND]) == [("same", "op1", "op1"), ("same", "op2", "op2")]


def test_changed_added_removed() -> None:
    changed = FIRST.replace("every year", "every two years")
    assert fates([FIRST, SECOND], [changed, THIRD]) == [
        ("changed", "op1", "op1"),
        ("added", "", "op2"),
        ("removed", "op2", ""),
    ]


def test_what_is_gone_stands_where_it_stood() -> None:
    assert fates([FIRST, SECOND, THIRD], [FIRST, THIRD]) == [
        ("same", "op1", "op1"),
        ("removed", "op2", ""),
        ("same", "op3", "op2"),
    ]


def test_moved_and_where_it_was() -> None:
    found = fates([FIRST, SECOND, THIRD, FOURTH], [SECOND, THIRD, FOURTH, FIRST])
    assert found == [
        ("moved-away", "op1", "op4"),
        ("same", "op2", "op1"),
        ("same", "op3", "op2"),
        ("same", "op4", "op3"),
        ("moved", "op1", "op4"),
    ]


def test_moved_and_changed() -> None:
    rows = compare(passages([FIRST, SECOND, THIRD]), passages([SECOND, THIRD, FIRST.replace("sea", "lakes")]))
    assert [row.changed for row in rows if row.fate is Fate.MOVED] == [True]


def test_a_heading_never_becomes_a_paragraph() -> None:
    rows = compare(passages([FIRST], "heading"), passages([FIRST]))
    assert {row.fate for row in rows} == {Fate.ADDED, Fate.REMOVED}


def test_a_title_becomes_the_other_title() -> None:
    rows = compare(passages(["Rights of spoons"], "title"), passages(["Duties towards forks"], "title"))
    assert [row.fate for row in rows] == [Fate.CHANGED]


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


def test_a_word_kept_between_longer_changes_is_read_with_them() -> None:
    assert words_changed("Notes the good old work of men", "Notes some very new work by the women") == (
        Change("=", "Notes "),
        Change("-", "the good old work of men"),
        Change("+", "some very new work by the women"),
    )


def test_the_number_of_a_resolution_is_one_word() -> None:
    changes = words_changed("its resolution 60/161 of", "its resolution 62/161 of")
    assert [change.words for change in changes if change.sign != "="] == ["60/161 ", "62/161 "]


@given(PASSAGES, PASSAGES)
def test_every_paragraph_stands_in_one_row(before: list[str], after: list[str]) -> None:
    old, new = passages(before), passages(after)
    rows = compare(old, new)
    assert [row.after for row in rows if row.after and row.fate is not Fate.MOVED_AWAY] == new
    assert sorted(row.before.anchor for row in rows if row.before and row.fate is not Fate.MOVED) == sorted(
        passage.anchor for passage in old
    )
    moved = {fate: {(row.before, row.after) for row in rows if row.fate is fate} for fate in Fate}
    assert moved[Fate.MOVED] == moved[Fate.MOVED_AWAY]
    for row in rows:
        words = {sign: "".join(one.words for one in row.changes if one.sign in ("=", sign)) for sign in "-+"}
        if row.fate is not Fate.MOVED_AWAY:
            assert words == {"-": row.before.words if row.before else "", "+": row.after.words if row.after else ""}
        assert row.fate is not Fate.SAME or words["-"] == words["+"]


@given(WORDS, WORDS)
def test_changes_give_both_texts_back(before: str, after: str) -> None:
    changes = words_changed(before, after)
    lost = "".join(one.words for one in changes if one.sign != "+")
    assert (lost, "".join(one.words for one in changes if one.sign != "-")) == (before, after)
    assert all(one.words for one in changes)


@pytest.mark.parametrize(("before", "after"), [("a ", "a "), ("a b ", "b a a ")])
def test_comparing_long_texts_of_few_words_grows_with_them(before: str, after: str) -> None:
    """`difflib` alone would need many seconds for the second pair."""

    def work(times: int) -> int:
        return steps(lambda: words_changed(before * times + "y", after * times + "z"))

    assert work(6000) < 4.4 * work(1500) + 100
