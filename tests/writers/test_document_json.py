"""The JSON of every case is as its published schema says."""

from __future__ import annotations

import json
from typing import Any

import jsonschema
import pytest

from generator.references.graph import Citing, Relations
from generator.writers.document_json import tell_relations
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


def test_relations_are_told_and_told_anew() -> None:
    """What the collection knows is put into a finished text: the same whether it is told once or twice."""
    text = next(case for case in all_cases() if case.language == "en").convert("json").text
    relations = Relations(("A/RES/53/144",), (Citing("A/RES/64/163", "pp1"),), {}, (), "", "A/RES/64/163").data()
    told = tell_relations(text, relations)
    assert json.loads(told) == {**json.loads(text), "relations": relations}
    assert tell_relations(tell_relations(text, Relations().data()), relations) == told
    VALIDATOR.validate(json.loads(told))
