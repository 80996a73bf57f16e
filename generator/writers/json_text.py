"""JSON as it is published: little more than its words, and still one line for each paragraph.

Indented all through, a document is a quarter larger, and one with tables twice as large. In a single line two editions
could not be compared line by line, and Git would store the whole document for the change of one paragraph.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any


def json_text(data: Mapping[str, Any]) -> str:
    """The object as JSON text: a line for each member, and for each object of a list that is a member."""
    return "{\n" + ",\n".join(f" {_short(name)}: {_value(value)}" for name, value in data.items()) + "\n}\n"


def _value(value: Any) -> str:
    if isinstance(value, list) and value and isinstance(value[0], dict):
        return "[\n" + ",\n".join(f"  {_short(item)}" for item in value) + "\n ]"
    return _short(value)


def _short(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
