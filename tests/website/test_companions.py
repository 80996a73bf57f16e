"""The other forms of a document stand beside its page and are made anew only when they would be other ones."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from generator.diagnostics import Code
from generator.website import companions, conversion, sheets
from generator.website.companions import ENDINGS, MADE_OF, Beside, add_companions
from generator.website.faces import FontsMissingError
from generator.website.pages import Outcome, convert_all
from generator.website.printing import PrintingError
from generator.website.sheets import OlderText, Press, Publication
from generator.website.sources import find_sources
from tests.cases_support import SOURCES
from tests.paper import page_texts

PLACE = "en/A/RES/62/152"
NAMES = sorted(f"A-RES-62-152{ending}" for ending in ENDINGS.values())


def convert(folder: Path, *more: Path) -> Outcome:
    sources, _ = find_sources([SOURCES / "A-RES-62-152.txt", *more])
    pages = folder / "pages"
    return convert_all(sources, pages, "markdown", {}, beside=pages / ".beside")


def add(folder: Path, outcome: Outcome, press: Press = Press()) -> list[str]:
    documents = [
        Beside(source, entry.symbol, entry.path) for source, entry in zip(outcome.sources, outcome.entries, strict=True)
    ]
    remarks = add_companions(
        documents, folder / "pages/.beside", folder / "docs", press, lambda done, of: None, outcome.others
    )
    return [str(remark) for remark in remarks]


def pdf_of(folder: Path) -> Path:
    return folder / "docs" / PLACE / "A-RES-62-152.pdf"


def never(*_: object) -> bytes:
    raise AssertionError("rendered again")


def test_every_form_stands_beside_the_page(tmp_path: Path) -> None:
    outcome = convert(tmp_path)
    assert add(tmp_path, outcome, Press("https://resolutions.example/")) == []
    folder = tmp_path / "docs" / PLACE
    assert sorted(path.name for path in folder.iterdir()) == NAMES
    page = (tmp_path / "pages" / f"{PLACE}.md").read_text()
    assert all(f": {PLACE}/{name}\n" in page for name in NAMES)
    assert "https://resolutions.example/en/A/RES/62/152/" in page_texts(pdf_of(tmp_path))[0]
    places = json.loads((folder / "A-RES-62-152.anchors.json").read_text())["places"]
    assert [place["akn"] for place in places if place["anchor"] == "op7"] == ["para_7"]


def test_what_has_not_changed_is_not_rendered_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    here, there = Press("https://here.example"), Press("https://there.example")
    first = add(tmp_path, convert(tmp_path), here) or pdf_of(tmp_path).read_bytes()
    assert add(tmp_path, convert(tmp_path), there) == []
    with monkeypatch.context() as patch:
        patch.setattr(sheets, "rendered", never)
        for press in (there, here, here, there, here):
            assert add(tmp_path, convert(tmp_path), press) == []
        assert pdf_of(tmp_path).read_bytes() == first
        with pytest.raises(AssertionError):
            add(tmp_path, convert(tmp_path), Press("https://elsewhere.example"))


def test_what_nobody_wants_for_two_runs_is_forgotten(tmp_path: Path) -> None:
    for address in ("https://a.example", "https://b.example", "https://c.example"):
        add(tmp_path, convert(tmp_path), Press(address))
    assert len([*(tmp_path / "pages/.beside").rglob("*.pdf")]) == 2


def test_a_pdf_names_the_edition_its_text_first_appeared_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = "https://resolutions.example/"
    add(tmp_path, convert(tmp_path), Press(root, Publication("2026.11")))
    first = pdf_of(tmp_path).read_bytes()
    assert f"Edition 2026.11 · {root}2026.11/en/A/RES/62/152/" in page_texts(pdf_of(tmp_path))[0]
    text = json.loads(pdf_of(tmp_path).with_suffix(".anchors.json").read_text())["text"]
    with monkeypatch.context() as patch:
        patch.setattr(sheets, "rendered", never)
        same = Publication("2027.1", {PLACE: OlderText(text, "2026.11")})
        assert add(tmp_path, convert(tmp_path), Press(root, same)) == []
    assert pdf_of(tmp_path).read_bytes() == first
    changed = Publication("2027.1", {PLACE: OlderText("0" * 64, "2026.11")})
    add(tmp_path, convert(tmp_path), Press(root, changed))
    assert f"Edition 2027.1 · {root}2027.1/en/A/RES/62/152/" in page_texts(pdf_of(tmp_path))[0]


def test_what_stood_beside_a_page_that_is_gone_goes(tmp_path: Path) -> None:
    convert(tmp_path)
    add_companions([], tmp_path / "pages/.beside", tmp_path / "docs", Press(), lambda done, of: None)
    assert list((tmp_path / "pages/.beside").iterdir()) == []


def test_what_comes_back_has_everything_beside_it_again(tmp_path: Path) -> None:
    """A text gave way to the XML, which is removed: the page of the text is known, what stood beside it was not."""
    add(tmp_path, convert(tmp_path))
    add_companions([], tmp_path / "pages/.beside", tmp_path / "other", Press(), lambda done, of: None)
    shutil.rmtree(tmp_path / "docs")
    assert add(tmp_path, convert(tmp_path)) == []
    assert sorted(path.name for path in (tmp_path / "docs" / PLACE).iterdir()) == NAMES


def test_another_form_of_a_document_is_not_converted_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is made of it is kept, though it stands beside no page: of XML and text together half the files do so."""
    other = tmp_path / "A-RES-62-152-again.txt"
    shutil.copyfile(SOURCES / "A-RES-62-152.txt", other)
    outcome = convert(tmp_path, other)
    assert len(outcome.others) == 1
    add(tmp_path, outcome)
    monkeypatch.setattr(conversion, "write_companions", never)
    again = convert(tmp_path, other)
    assert (again.written, again.unchanged, again.others) == (0, 1, outcome.others)
    assert [remark.code for remark in again.diagnostics] == [Code.SYMBOL_TAKEN]


def test_what_a_killed_run_left_half_written_is_written_again(tmp_path: Path) -> None:
    convert(tmp_path)
    (written,) = (tmp_path / "pages/.beside").rglob("A-RES-62-152.xml")
    whole = written.read_text()
    for mark in (written.with_name(MADE_OF), None):
        written.write_text("of another text")
        if mark is not None:
            mark.unlink()
        convert(tmp_path)
        assert (written.read_text() == whole) is (mark is not None)


def test_without_typefaces_there_is_a_page_without_pdf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(*_: object) -> str:
        raise FontsMissingError("the typeface Noto Serif is missing; Debian and Ubuntu have it in fonts-noto-core")

    monkeypatch.setattr(companions, "typst_source", missing)
    outcome = convert(tmp_path)
    (remark,) = [str(one) for one in outcome.diagnostics]
    assert "W19-print-left-out no PDF: the typeface Noto Serif is missing" in remark
    page = (tmp_path / "pages" / f"{PLACE}.md").read_text()
    assert "pdf: " not in page
    assert f"xml: {PLACE}/A-RES-62-152.xml" in page
    assert add(tmp_path, outcome) == []


def test_a_pdf_that_cannot_be_made_is_told_and_not_linked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> bytes:
        raise PrintingError("no")

    monkeypatch.setattr(sheets, "rendered", fail)
    outcome = convert(tmp_path)
    (tmp_path / "docs" / PLACE).mkdir(parents=True)
    page = tmp_path / "docs" / f"{PLACE}.md"
    page.write_text((tmp_path / "pages" / f"{PLACE}.md").read_text())
    (remark,) = add(tmp_path, outcome)
    assert "W19-print-left-out no PDF: no" in remark
    assert "pdf: " not in page.read_text()
    assert "json: " in page.read_text()
