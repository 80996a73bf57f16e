"""Index pages reach every document, few or many."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from generator.readers.akn import read_akn
from generator.website.conversion import Entry, entry_of
from generator.website.indexes import FEW_DOCUMENTS, index_pages
from generator.website.pages import write_indexes
from tests.readers.invented import ALL
from tests.readers.renderings import as_akn


def entry(symbol: str, number: str = "", language: str = "en", title: str = "A title", organ: str = "Organ") -> Entry:
    return Entry(symbol, language, f"{language}/{symbol}", number or symbol, title, organ, "", "2007-12-18")


def test_few_documents_are_listed_at_once() -> None:
    documents = [entry("A/RES/62/152", "62/152"), entry("A/RES/62/9", "62/9"), entry("A/RES/ES-11/4", "ES-11/4")]
    pages = index_pages(documents)
    first = pages["en/index.md"]
    places = [first.index(f"[{number}]") for number in ("62/9", "62/152", "ES-11/4")]
    assert places == sorted(places)
    assert set(pages) == {"en/index.md", "en/A/RES/62/index.md", "en/A/RES/ES-11/index.md"}
    assert "| [62/9](9.md) | A title | 2007-12-18 |" in pages["en/A/RES/62/index.md"]


def test_many_documents_are_reached_through_their_session() -> None:
    pages = index_pages([entry(f"A/RES/62/{number}") for number in range(1, FEW_DOCUMENTS + 2)])
    assert f"| [62](A/RES/62/index.md) | {FEW_DOCUMENTS + 1} |" in pages["en/index.md"]


def test_an_index_says_its_session_or_year_and_leads_to_those_around_it() -> None:
    documents = [entry(f"A/RES/{session}/1", organ="General Assembly") for session in (62, 70, 71, 72, 73, 74)]
    documents += [entry("S/RES/1325(2000)", organ="Security Council"), entry("A/RES/1/1", language="zh", organ="大会")]
    pages = index_pages(documents)
    first = pages["en/A/RES/62/index.md"]
    assert "# General Assembly, session 62\n" in first
    assert (
        "[Documents](../../../index.md) · **62** · [70](../70/index.md) · [71](../71/index.md) · [72](../72/index.md)\n"
        in first
    )
    assert "[62](../62/index.md) · [70](../70/index.md) · [71]" in pages["en/A/RES/72/index.md"]
    assert "# Security Council, 2000\n\n[Documents](../../../index.md)\n\n" in pages["en/S/RES/2000/index.md"]
    assert "# 大会，第1届会议\n" in pages["zh/A/RES/1/index.md"]


@pytest.mark.parametrize(
    ("language", "symbol", "heading"),
    [
        ("ar", "A/RES/79/1", "Organ، الدورة 79"),  # the comma of Arabic
        ("en", "E/RES/2021/5", "Organ, 2021 session"),
        ("zh", "E/RES/2021/5", "Organ，2021年届会"),  # 第2021届会议 would be the 2021st session
        ("zh", "S/RES/2569(2021)", "Organ，2021年"),
        ("en", "A/RES/3314(XXIX)", "Organ, session XXIX"),
    ],
)
def test_an_index_is_named_as_its_language_says_it(language: str, symbol: str, heading: str) -> None:
    pages = index_pages([entry(symbol, language=language)])
    assert any(f"# {heading}\n" in page for page in pages.values())


def test_brackets_of_a_symbol_do_not_end_its_link() -> None:
    page = index_pages([entry("S/RES/1325(2000)", "1325 (2000)")])["en/S/RES/2000/index.md"]
    assert "[1325 (2000)](<../1325(2000).md>)" in page


@pytest.mark.parametrize("language", ["ar", "en", "es", "fr", "ru", "zh"])
def test_every_language_has_its_words(language: str) -> None:
    pages = index_pages([entry("A/RES/62/152", language=language)])
    assert pages[f"{language}/index.md"].startswith("---\ntitle: ")
    assert f"language: {language}\n" in pages[f"{language}/A/RES/62/index.md"]


def test_a_document_without_title_is_listed_with_its_subject() -> None:
    untitled = replace(entry("S/RES/1467(2003)", "1467 (2003)", title=""), subject="on West Africa")
    page = index_pages([untitled])["en/index.md"]
    assert "| [1467 (2003)](<S/RES/1467(2003).md>) | \\[on West Africa] | 2007-12-18 |" in page


@pytest.mark.parametrize(
    ("language", "titled", "subject"), [("en", False, "on [new] lamps"), ("en", True, ""), ("fr", False, "")]
)
def test_the_subject_is_the_one_that_the_library_gives(language: str, titled: bool, subject: str) -> None:
    found = read_akn(as_akn(ALL[language]), "a.xml").resolution
    assert found is not None and found.background is not None
    title = found.title if titled else replace(found.title, content=())
    background = replace(found.background, library_title="Security Council resolution 9563 (2051) [on [new] lamps] .")
    assert entry_of(replace(found, title=title, background=background)).subject == subject


def test_hostile_titles_stay_in_their_cell() -> None:
    page = index_pages([entry("A/RES/62/1", title="a | b <script> [x](y)")])["en/index.md"]
    assert "a \\| b &lt;script> \\[x](y)" in page


def test_an_index_goes_with_its_last_document(tmp_path: Path) -> None:
    everything = [entry("A/RES/62/152"), entry("A/RES/63/1"), entry("A/RES/62/152", language="fr")]
    for documents, left in ((everything, ["en", "en/A/RES/62", "en/A/RES/63", "fr", "fr/A/RES/62"]), ([], ["en"])):
        pages = index_pages(documents)
        assert write_indexes(pages, tmp_path) == []
        found = sorted(page.parent.relative_to(tmp_path).as_posix() for page in tmp_path.rglob("*.md"))
        assert found == left


def test_every_language_leads_to_the_others() -> None:
    pages = index_pages([entry("A/RES/62/152", language="fr"), entry("A/RES/62/152", language="ar")])
    arabic = "[العربية](../ar/index.md){ lang=ar hreflang=ar dir=rtl }"
    assert f"{arabic} · [Français](../fr/index.md){{ lang=fr hreflang=fr dir=ltr }}" in pages["en/index.md"]
    assert f"{arabic} · [English](../en/index.md){{ lang=en hreflang=en dir=ltr }}" in pages["fr/index.md"]
