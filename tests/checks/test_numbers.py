"""A number that stands twice is always told, wherever it stands."""

from __future__ import annotations

import pytest

from generator.checks import check
from generator.diagnostics import Code
from generator.references.anchors import with_anchors
from tests.recognition.support import resolution_of

F = "\tThe General Assembly,\n"
END = "\n12th plenary meeting\n3 May 2011\n"


def doubled(body: str) -> list[tuple[int, str]]:
    """The line and the message of every remark on a doubled number."""
    remarks = check(with_anchors(resolution_of(body)), None)
    return [(one.position.line, one.message) for one in remarks if one.code is Code.NUMBER_DOUBLED]


@pytest.mark.parametrize(
    ("body", "line", "address"),
    [
        (F + "\t1.\tDecides;\n\t2.\tNotes;\n\t2.\tAsks;\n", 9, "op2-bis"),
        (F + "\t1.\tDecides;\n\t2.\tNotes;\n\t3.\tAsks;\n\t2.\tUrges;\n", 10, "op2-bis"),
        (F + "\t1.\tDecides:\n\t(a)\tOil;\n\t(b)\tWick;\n\t(b)\tMast;\n\t(c)\tGlass;\n", 10, "op1-b-bis"),
        (F + "\t1.\tDecides.\n" + END + "Annex\n\t1.\tOil.\n\t1.\tWick.\n", 13, "annex-p1-bis"),
        (F + "\t1.\tDecides;\n\t1 bis.\tNotes;\n\t1 bis.\tAsks;\n", 9, "op1bis-bis"),
    ],
)
def test_doubled(body: str, line: int, address: str) -> None:
    (found,) = doubled(body)
    assert found[0] == line
    assert found[1].endswith(f"#{address}")


def test_numbers_that_start_again_are_not_doubled() -> None:
    sections = F + "\t\tI\n\t1.\tDecides;\n\t\tII\n\t1.\tNotes;\n" + END
    assert doubled(sections + "Annex I\n\t1.\tOil.\nAnnex II\n\t1.\tWick.\n") == []
