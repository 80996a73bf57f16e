"""References lead to the exact paragraph when the document is here, else to docs.un.org."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.references.links import Collection
from generator.website.linking import Present, link
from tests.test_cli import FIRST, run

HERE = Collection(
    {
        ("A/RES/60/161", "en"): Present("en/A/RES/60/161", frozenset({"op1", "s3-op7"})),
        ("A/RES/62/152", "en"): Present("en/A/RES/62/152", frozenset({"op7"})),
        ("S/RES/1325(2000)", "en"): Present("en/S/RES/1325(2000)", frozenset({"op8"})),
        ("A/RES/75/101A-B", "en"): Present("en/A/RES/75/101A-B", frozenset({"part-a", "part-a-op2"})),
    }
)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("[a](<un:A/RES/60/161>)", "[a](../60/161.md)"),
        ("[a](<un:A/RES/60/161#op1>)", "[a](../60/161.md#op1)"),
        ("[a](<un:A/RES/60/161#s3-op1,op1>)", "[a](../60/161.md#op1)"),
        ("[a](<un:A/RES/60/161#op99>)", "[a](../60/161.md)"),
        ("[a](<un:A/RES/53/144#op1>)", "[a](https://docs.un.org/en/A/RES/53/144)"),
        ("[a](<un:A/62/17(PartI)>)", "[a](https://docs.un.org/en/A/62/17%28PartI%29)"),
        ("[a](<un:A/RES/75/101A>)", "[a](../75/101A-B.md#part-a)"),
        ("[a](<un:A/RES/75/101A#op2,p2>)", "[a](../75/101A-B.md#part-a-op2)"),
        ("[a](<un:A/RES/2200(XXI)A#annex>)", "[a](https://docs.un.org/en/A/RES/2200%28XXI%29)"),
        ("[a](<un:S/RES/1325(2000)#op8>)", "[a](<../../../S/RES/1325(2000).md#op8>)"),
        ("[paragraph 7 above](<un:A/RES/62/152#op7>)", "[paragraph 7 above](#op7)"),
        ("[the present resolution](<un:A/RES/62/152>)", "the present resolution"),
        ("[a\\]b](<un:A/RES/60/161>)", "[a\\]b](../60/161.md)"),
    ],
)
def test_a_reference_gets_its_address(written: str, expected: str) -> None:
    assert link(written, "A/RES/62/152", "en", "en/A/RES/62/152.md", HERE, "x").text == expected


def test_a_place_that_is_not_there_is_told() -> None:
    remarks = link(
        "[para. 99](<un:A/RES/60/161#op99>)", "A/RES/62/152", "en", "en/A/RES/62/152.md", HERE, "x.txt"
    ).remarks
    assert [str(remark) for remark in remarks] == [
        "x.txt:1:1: W17-place-missing para. 99: A/RES/60/161 has no op99; linked to the document"
    ]


def test_another_language_is_not_this_one() -> None:
    linked = link("[a](<un:A/RES/60/161>)", "A/RES/62/152", "fr", "fr/A/RES/62/152.md", HERE, "x")
    assert linked.text == "[a](https://docs.un.org/fr/A/RES/60/161)"


def test_a_document_that_comes_later_is_linked_then(tmp_path: Path) -> None:
    """A/RES/62/152 refers to resolution 60/161: once that is here the link leads to it, and back when it goes."""
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text(FIRST)
    page = tmp_path / "out/en/A/RES/62/152.md"
    run("convert", "in", "--out", "out", cwd=tmp_path)
    assert "[resolution 60/161](https://docs.un.org/en/A/RES/60/161)" in page.read_text()
    (tmp_path / "in" / "b.txt").write_text(FIRST.replace("62/152", "60/161"))
    run("convert", "in", "--out", "out", cwd=tmp_path)
    assert "[resolution 60/161](../60/161.md)" in page.read_text()
    (tmp_path / "in" / "b.txt").unlink()
    run("convert", "in", "--out", "out", cwd=tmp_path)
    assert "[resolution 60/161](https://docs.un.org/en/A/RES/60/161)" in page.read_text()
