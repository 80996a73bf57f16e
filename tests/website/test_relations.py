"""Who cites a document, and what came before and after it, put onto pages and taken off again."""

from __future__ import annotations

from pathlib import Path

import yaml

from generator.website.relations import ADDRESS
from tests.pages import article, render, words
from tests.test_cli import FIRST, run

LATER = (
    FIRST.replace("62/152", "64/163")
    .replace("18 December 2007", "18 December 2009")
    .replace("its resolution 60/161 of 16 December 2005", "its resolution 62/152 of 18 December 2007")
    .replace("its resolution 53/144 of 9 December 1998", "paragraph 7 of its resolution 62/152 of 18 December 2007")
)


def folder(tmp_path: Path) -> Path:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text(FIRST)
    (tmp_path / "in" / "b.txt").write_text(LATER)
    run("convert", "in", "--out", "out", cwd=tmp_path)
    return tmp_path


def alone(tmp_path: Path) -> str:
    """The page of 62/152 when it is the only one."""
    (tmp_path / "alone.txt").write_text(FIRST)
    run("convert", "alone.txt", "--out", "alone", cwd=tmp_path)
    return (tmp_path / "alone/en/A/RES/62/152.md").read_text().replace("alone.txt", "a.txt")


def test_a_document_says_who_cites_it_and_where(tmp_path: Path) -> None:
    page = (folder(tmp_path) / "out/en/A/RES/62/152.md").read_text()
    assert "## Cited by { #cited-by .cited-by data-ours=1 }" in page
    assert "[64/163, pp2](<../64/163.md#pp2>): Recalling also all previous resolutions" in page
    assert "[64/163, pp1](<../64/163.md#pp1>): Recalling paragraph 7 of its resolution 62/152" in page
    assert "{ #op7 .op data-cited=1 }" in page
    assert "**2007 (62/152)** · [2009 (64/163)](<../64/163.md>)" in page


def test_neighbours_are_compared_and_both_lead_there(tmp_path: Path) -> None:
    out = folder(tmp_path) / "out"
    link = "(<../../../compare/A/RES/62/152...A/RES/64/163.md>)"
    assert f"[Compare with 64/163]{link}" in (out / "en/A/RES/62/152.md").read_text()
    assert f"[Compare with 62/152]{link}" in (out / "en/A/RES/64/163.md").read_text()
    compared = (out / "en/compare/A/RES/62/152...A/RES/64/163.md").read_text()
    assert "{ #now-pp1 .row .changed" in compared
    (tmp_path / "in" / "b.txt").unlink()
    run("convert", "in", "--out", "out", cwd=tmp_path)
    assert not list((out / "en/compare").rglob("*.md"))


def test_the_front_matter_says_it_too(tmp_path: Path) -> None:
    out = folder(tmp_path) / "out"
    first, later = (
        yaml.safe_load((out / f"en/A/RES/{name}.md").read_text().split("\n---")[0]) for name in ("62/152", "64/163")
    )
    assert (first["successor"], later["predecessor"]) == ("A/RES/64/163", "A/RES/62/152")
    assert "A/RES/64/163#pp1" in first["cited_by"]
    assert "A/RES/62/152" in later["cites"]
    assert "cited_by" not in later


def test_relations_stand_behind_the_notes_and_are_no_part_of_the_text(tmp_path: Path) -> None:
    html = render((folder(tmp_path) / "out/en/A/RES/62/152.md").read_text())
    assert html.index("doc-endnotes") < html.index('id="cited-by"')
    assert words(article(html)) == words(article(render(alone(tmp_path))))


def test_relations_go_when_the_citing_document_goes(tmp_path: Path) -> None:
    page = folder(tmp_path) / "out/en/A/RES/62/152.md"
    (tmp_path / "in" / "b.txt").unlink()
    run("convert", "in", "--out", "out", cwd=tmp_path)
    assert page.read_text() == alone(tmp_path)
    assert "data-cited" not in page.read_text()


def test_a_second_run_changes_nothing(tmp_path: Path) -> None:
    page = folder(tmp_path) / "out/en/A/RES/62/152.md"
    before = page.read_text()
    assert "0 written, 2 unchanged" in run("convert", "in", "--out", "out", cwd=tmp_path)
    assert page.read_text() == before


def test_words_of_a_source_are_no_address() -> None:
    assert ADDRESS.search("7. Words { #op7 .op }\n")
    assert not ADDRESS.search("7. Words \\{ #op7 .op }\n")
