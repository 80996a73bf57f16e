"""The JSON of every case is as its published schema says."""

from __future__ import annotations

import json
from typing import Any

import jsonschema
import pytest

from tests.cases_support import PROJECT, Case, all_cases

SCHEMA: dict[str, Any] = json.loads((PROJECT / "docs/schemas/document-1.json").read_text(encoding="utf-8"))
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA, format_checker=jsonschema.FormatChecker())


def test_the_schema_is_one() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("case", all_cases(), ids=lambda case: case.name)
def test_every_case_is_valid(case: Case) -> None:
    VALIDATOR.validate(json.loads(case.convert("json").text))


@pytest.mark.parametrize(
    "change",
    [{"schema": 2}, {"language": "de"}, {"parts": []}, {"more": 1}, {"blocks": [{"kind": "operative"}]}],
)
def test_the_schema_can_refuse(change: dict[str, Any]) -> None:
    data = json.loads(all_cases()[0].convert("json").text)
    assert not VALIDATOR.is_valid({**data, **change})
