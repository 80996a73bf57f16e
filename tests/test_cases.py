"""Every case comes out as its folder says: page, data, diagnostics."""

from __future__ import annotations

import pytest

from tests.cases_support import Case, all_cases


@pytest.mark.parametrize("case", all_cases(), ids=lambda case: case.name)
@pytest.mark.parametrize("name", ["expected.md", "expected.json", "expected.diagnostics"])
def test_case(case: Case, name: str) -> None:
    assert case.actual()[name] == (case.folder / name).read_text(encoding="utf-8")


def test_there_are_cases() -> None:
    assert any(case.name == "A-RES-62-152-en" for case in all_cases())
