"""Putting known errors of a truth right, and what truth_errors.toml may say."""

from __future__ import annotations

from typing import Any

import pytest

from generator.document.model import Kind
from tests.corpus.truth_errors import known_errors, put_right


def truth(text: str, label: str = "") -> dict[str, Any]:
    """A truth of one block with a reference and italics on its words."""
    block = {"kind": "paragraph", "label": label, "level": 0, "parent": 4, "text": text}
    at = text.index("Keeps")
    return {"blocks": [{**block, "footnote_refs": [[len(text), 1]], "italic_spans": [[at, at + 5]]}], "footnotes": []}


def test_a_label_left_in_the_words_is_taken_out_with_the_marks_around_it() -> None:
    found = put_right(truth("\u200f19 -\u200f Keeps the lamp;"), [[0, "operative", "19 -", 0, -1]])["blocks"][0]
    assert (found["kind"], found["label"], found["text"]) == ("operative", "19 -", "Keeps the lamp;")
    assert (found["level"], found["parent"]) == (0, None)
    assert (found["footnote_refs"], found["italic_spans"]) == ([[15, 1]], [[0, 5]])


def test_a_kind_alone_leaves_the_rest_and_the_truth_itself_as_they_are() -> None:
    said = truth("Keeps the lamp,", "(a)")
    assert put_right(said, [[0, "preambular"]])["blocks"][0] == {**said["blocks"][0], "kind": "preambular"}
    assert said["blocks"][0]["kind"] == "paragraph"


def test_a_label_that_the_words_do_not_have_is_refused() -> None:
    with pytest.raises(ValueError, match="do not begin"):
        put_right(truth("Keeps the lamp;"), [[0, "operative", "19 -", 0, -1]])


def test_every_known_error_names_a_kind_and_a_whole_or_no_place() -> None:
    rows = [row for rows in known_errors().values() for row in rows]
    assert {row[1] for row in rows} <= {kind.value for kind in Kind}
    assert {len(row) for row in rows} <= {2, 5}
