"""JSON as it is published: the same data, a line for each paragraph."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from generator.writers.json_text import json_text

SCALARS = st.none() | st.booleans() | st.integers() | st.text()
VALUES = st.recursive(SCALARS, lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner))


def test_members_and_their_objects_have_a_line_each() -> None:
    data = {
        "symbol": "A/RES/98/111",
        "blocks": [{"anchor": "op1", "rows": [["1", "2"]]}, {"anchor": "op2"}],
        "notes": [],
    }
    assert json_text(data) == (
        "{\n"
        ' "symbol": "A/RES/98/111",\n'
        ' "blocks": [\n'
        '  {"anchor":"op1","rows":[["1","2"]]},\n'
        '  {"anchor":"op2"}\n'
        " ],\n"
        ' "notes": []\n'
        "}\n"
    )


@given(st.dictionaries(st.text(), VALUES, min_size=1))
def test_nothing_is_lost(data: dict[str, Any]) -> None:
    assert json.loads(json_text(data)) == data
    assert list(json.loads(json_text(data))) == list(data)
