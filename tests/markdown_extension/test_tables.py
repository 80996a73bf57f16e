"""What the style sheet is told of the cells of a table."""

from __future__ import annotations

import lxml.html
import markdown
import pytest

TABLE = "| Year | {} |\n| --- | --- |\n| 2050 | {} |\n| 2051 | {} |\n\n{{ .table #table1 }}\n"


@pytest.mark.parametrize(
    ("cells", "classes"),
    [
        (("Gross", "62 287 400", "—"), ["figure", "figure", "figure"]),
        (("Gross", "(dollars)", "(1 323 600)"), [None, None, "unbroken"]),  # A/RES/79/255
        (("Gross", "(dollars)", "600"), [None, None, None]),
        (("Gross", "—", "–"), [None, None, None]),
    ],
)
def test_a_figure_is_never_broken(cells: tuple[str, str, str], classes: list[str | None]) -> None:
    html = markdown.markdown(TABLE.format(*cells), extensions=["attr_list", "tables", "generator.markdown_extension"])
    second = lxml.html.fromstring(html).xpath("//tr/*[2]")
    assert [cell.get("class") for cell in second] == classes
