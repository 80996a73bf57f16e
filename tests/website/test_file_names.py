"""What the name of a file says of its symbol, and what is made of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.document.identity import Symbol
from generator.website.file_names import Agreement, agreement
from generator.website.pages import convert_all
from generator.website.sources import find_sources
from tests.test_cli import FIRST


@pytest.mark.parametrize(
    ("stem", "symbol", "expected"),
    [
        ("A_RES_79_304-2510827R", "A/RES/79/304", Agreement.SAME),
        ("A_RES_79_304-2510827R", "A/RES/79/309", Agreement.OTHER),
        ("a-res-62-152 (1)", "A/RES/62/152", Agreement.SAME),
        ("A-RES-62-152-en", "A/RES/62/15", Agreement.OTHER),
        ("S_RES_2717-2325640S", "S/RES/2717(2023)", Agreement.SAME),
        ("S_RES_0542_1983_EN", "S/RES/538(1983)", Agreement.OTHER),
        ("S_RES_0542_1983_EN", "S/RES/542(1983)", Agreement.SAME),
        ("A-RES-ES-11-4", "A/RES/ES-11/4", Agreement.SAME),
        ("A_RES_75_290A-2100001E", "A/RES/75/290A", Agreement.SAME),
        ("A_HRC_RES_55_16E", "A/HRC/RES/55/15", Agreement.OTHER),
        ("A_HRC_RES_55_16E", "A/RES/55/16", Agreement.OTHER),
        ("A-RES-3314(XXIX)", "A/RES/3314(XXIX)", Agreement.SAME),
        ("A-RES-3314", "A/RES/62/152", Agreement.NONE),
        ("75_100_E", "A/RES/75/101", Agreement.NONE),
        ("NA-RES-62-152", "A/RES/62/1", Agreement.NONE),
        ("fr", "A/RES/62/152", Agreement.NONE),
    ],
)
def test_what_a_name_says(stem: str, symbol: str, expected: Agreement) -> None:
    assert agreement(stem, Symbol.parse(symbol)) is expected


def converted(folder: Path, out: Path) -> tuple[list[str], list[str]]:
    """The names of the files that have a page, and what is said."""
    sources, _ = find_sources([folder])
    outcome = convert_all(sources, out, "markdown", {})
    said = [f"{one.source.rpartition('/')[2]} {one.code.name}" for one in outcome.diagnostics]
    return [path.name for path in outcome.sources], said


def test_a_name_that_says_another_symbol_is_told(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "A-RES-62-151.txt").write_text(FIRST)
    names, said = converted(tmp_path / "in", tmp_path / "out")
    assert names == ["A-RES-62-151.txt"]
    assert "A-RES-62-151.txt SYMBOL_UNEXPECTED" in said


def test_of_two_the_one_whose_name_says_the_symbol_is_the_document(tmp_path: Path) -> None:
    """A_RES_79_304-2510827R.xml says that it is A/RES/79/309, as A_RES_79_309-2510829R.xml does and is."""
    folder, out = tmp_path / "in", tmp_path / "out"
    folder.mkdir()
    (folder / "A-RES-62-151.txt").write_text(FIRST.replace("rights", "wrongs"))
    assert converted(folder, out)[0] == ["A-RES-62-151.txt"]
    (folder / "A-RES-62-152.txt").write_text(FIRST)
    for _ in range(2):
        names, said = converted(folder, out)
        assert names == ["A-RES-62-152.txt"]
        assert "A-RES-62-151.txt SYMBOL_TAKEN" in said and "A-RES-62-151.txt SYMBOL_UNEXPECTED" not in said
        assert "wrongs" not in (out / "en/A/RES/62/152.md").read_text()
    (folder / "A-RES-62-152.txt").unlink()
    assert converted(folder, out)[0] == ["A-RES-62-151.txt"]
    assert "wrongs" in (out / "en/A/RES/62/152.md").read_text()
