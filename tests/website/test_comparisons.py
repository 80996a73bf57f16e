"""Pages that compare two documents: what they say, where they are, when they are written again."""

from __future__ import annotations

import dataclasses
import re
from pathlib import Path

import lxml.html
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from generator.document.model import Resolution
from generator.markdown_extension.markup import DOCUMENT_CLASSES
from generator.website.comparison_page import comparison_page
from generator.website.comparisons import Pair, pairs, write_comparisons
from generator.website.conversion import entry_of
from generator.writers.markdown import write_markdown
from tests.browser import compared
from tests.pages import active_content, render
from tests.references.made import made

FIRST = "Calls upon all States to protect the invented things of the sea and to report every year;"
SECOND = "Requests the Secretary-General to submit a report on the matter at the next session;"
THIRD = "Invites the organizations of the system to take part in the work of the committee;"
LINKS = ("../62/152.md", "../64/163.md")


def two(before: list[str], after: list[str], title: str = "Spoons", language: str = "en") -> tuple[Resolution, ...]:
    old = made("A/RES/62/152", operative=before, title=title, language=language, notes=["See the report, A/62/1."])
    return old, made("A/RES/64/163", operative=after, title=title, language=language, notes=["See the report, A/64/1."])


def page(old: Resolution, new: Resolution) -> str:
    texts = (write_markdown(old), write_markdown(new))
    return comparison_page(entry_of(old), entry_of(new), *texts, (old.language,), LINKS, "x")


def rows(text: str) -> dict[str, str]:
    """What the line of each row says, by its address."""
    root = lxml.html.fragment_fromstring(render(text), create_parent="article")
    return {row.get("id"): " ".join(row.text_content().split()) for row in root.xpath("*[contains(@class, 'row')]")}


def test_every_row_has_an_address_and_says_what_became_of_it() -> None:
    old, new = two([FIRST, SECOND, THIRD], [SECOND, FIRST.replace("sea", "lakes")])
    assert rows(page(old, new)) == {
        "now-title": "62/152, Title → 64/163, Title = the same",
        "was-op1": "62/152, Paragraph 1 → 64/163, Paragraph 2 ↕ moved from here",
        "now-op1": "62/152, Paragraph 2 → 64/163, Paragraph 1 = the same",
        "now-op2": "62/152, Paragraph 1 → 64/163, Paragraph 2 ↕ moved and changed",
        "was-op3": "62/152, Paragraph 3 − removed",
        "now-fn1": "62/152, Note 1 → 64/163, Note 1 ± changed",
    }


def test_links_lead_to_the_paragraph_in_both_documents() -> None:
    old, new = two([FIRST, SECOND, THIRD], [SECOND, THIRD, FIRST])
    root = lxml.html.fragment_fromstring(render(page(old, new)), create_parent="article")
    links = {row.get("id"): [link.get("href") for link in row.iter("a")] for row in root.xpath("h2 | p[@id]")}
    assert links["now-op3"] == [f"{LINKS[0]}#op1", f"{LINKS[1]}#op3", "#now-op3"]
    assert links["was-op1"] == [f"{LINKS[0]}#op1", "#now-op3", "#was-op1"]


def test_words_are_marked() -> None:
    text = page(*two([FIRST], [FIRST.replace("every year", "every two years")]))
    assert "report every <del>year</del> <ins>two years</ins>;\n{ .words .changed .in-0 .of-paragraph }" in text


def test_the_page_is_no_document_and_nothing_for_search_engines() -> None:
    text = page(*two([FIRST], [SECOND]))
    told = yaml.safe_load(text.split("---")[1])
    assert (told["robots"], told["search"], told["compared"]) == (
        "noindex",
        {"exclude": True},
        ["A/RES/62/152", "A/RES/64/163"],
    )
    assert "symbol" not in told
    root = lxml.html.fragment_fromstring(render(text), create_parent="article")
    assert not {name for one in root.iter() for name in (one.get("class") or "").split()} & DOCUMENT_CLASSES


@pytest.mark.parametrize("language", ["ar", "es", "fr", "ru", "zh"])
def test_every_language_has_its_words(language: str) -> None:
    text = page(*two([FIRST, SECOND, THIRD], [SECOND, FIRST.replace("sea", "lakes")], language=language))
    english = rows(page(*two([FIRST, SECOND, THIRD], [SECOND, FIRST.replace("sea", "lakes")])))
    assert rows(text).keys() == english.keys()
    assert not set(rows(text).values()) & set(english.values())


def test_in_arabic_the_arrow_points_to_the_left() -> None:
    assert "←" in rows(page(*two([FIRST], [FIRST], language="ar")))["now-op1"]


HOSTILE = [
    "<script>alert(1)</script>",
    "</ins><img src=x onerror=alert(1)>",
    "{ #op1 .op onclick=alert(1) }",
    "[x](javascript:alert(1))",
    "- a list",
    "# a heading",
    "| a | b |",
    "&lt;b&gt; &amp;",
    '" onmouseover="alert(1)',
    "</script><!-- --8<-- {{ config }}",
]


@given(st.lists(st.sampled_from(HOSTILE), min_size=1), st.lists(st.sampled_from(HOSTILE), min_size=1))
def test_hostile_sources_are_only_words(before: list[str], after: list[str]) -> None:
    old, new = two(before, after, title=HOSTILE[len(before) % len(HOSTILE)])
    root = lxml.html.fragment_fromstring(render(page(old, new)), create_parent="article")
    assert [one for one in active_content(root) if not one.startswith(f"href={LINKS[0][:3]}")] == []
    identifiers = [one.get("id") for one in root.iter() if one.get("id")]
    assert len(identifiers) == len(set(identifiers))
    said = ["".join(p.xpath(".//text()[not(ancestor::del)]")) for p in root.xpath("p[contains(@class, 'words')]")]
    shown = [" ".join(text.split()) for text in said if text.strip()]
    assert [text for text in shown if text in HOSTILE][-len(after) :] == after


@pytest.mark.parametrize("language", compared.LANGUAGES)
def test_the_compared_pages_of_the_browser_tests_are_up_to_date(language: str) -> None:
    """If not: python -m tests.browser.compared, and look at what changed."""
    written = (compared.DOCS / compared.place(language)).read_text(encoding="utf-8")
    assert written == compared.compared(language)


def test_a_link_in_a_document_is_words_here() -> None:
    old, new = two([FIRST], [FIRST])
    linked = write_markdown(new).replace("invented", "[invented](../60/161.md#op1)")
    text = comparison_page(entry_of(old), entry_of(new), write_markdown(old), linked, ("en",), LINKS, "x")
    assert rows(text)["now-op1"].endswith("= the same")


def neighbours(tmp_path: Path, languages: tuple[str, ...] = ("en",)) -> list[Pair]:
    entries = []
    for language in languages:
        for resolution in two([FIRST, SECOND], [FIRST, THIRD], language=language):
            entries.append(entry_of(resolution))
            file = tmp_path / f"{entries[-1].path}.md"
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(write_markdown(resolution))
    return pairs([("en", "A/RES/62/152", "A/RES/64/163")], entries)


def test_address(tmp_path: Path) -> None:
    assert write_comparisons(neighbours(tmp_path), tmp_path) == []
    target = tmp_path / "en/compare/A/RES/62/152...A/RES/64/163.md"
    links = set(re.findall(r"<(\.\.[^>#]*)", target.read_text()))
    assert {(target.parent / link).resolve().relative_to(tmp_path.resolve()).as_posix() for link in links} == {
        "en/A/RES/62/152.md",
        "en/A/RES/64/163.md",
    }


def test_every_language_that_has_both(tmp_path: Path) -> None:
    found = neighbours(tmp_path, ("en", "fr"))
    write_comparisons(found, tmp_path)
    assert [pair.page for pair in found] == [
        f"{language}/compare/A/RES/62/152...A/RES/64/163.md" for language in ("en", "fr")
    ]
    assert "languages: [en, fr]" in (tmp_path / found[1].page).read_text()


def test_only_what_changed_is_written_again(tmp_path: Path) -> None:
    found = neighbours(tmp_path)
    write_comparisons(found, tmp_path)
    target = tmp_path / found[0].page
    target.write_text(target.read_text() + "kept")
    source = tmp_path / "en/A/RES/62/152.md"
    source.write_text(
        source.read_text().replace("{ #op1 .op }", "{ #op1 .op data-cited=4 }")
        + ("\n## Cited by { #cited-by .cited-by data-ours=1 }\n")
    )
    write_comparisons(found, tmp_path)
    assert target.read_text().endswith("kept")
    source.write_text(source.read_text().replace("every year", "every month"))
    write_comparisons(found, tmp_path)
    assert not target.read_text().endswith("kept")
    assert "every month" not in target.read_text()
    assert "<del>month</del>" in target.read_text()


def test_pairs_that_are_no_neighbours_any_more_go(tmp_path: Path) -> None:
    found = neighbours(tmp_path)
    write_comparisons(found, tmp_path)
    write_comparisons([], tmp_path)
    assert not (tmp_path / found[0].page).exists()


def test_a_page_that_cannot_be_read_costs_only_its_comparison(tmp_path: Path) -> None:
    found = neighbours(tmp_path)
    lost = dataclasses.replace(found[0], before=dataclasses.replace(found[0].before, path="en/A/RES/1/1"))
    remarks = write_comparisons([lost, *found], tmp_path)
    assert [remark.code.name for remark in remarks] == ["WRITING_FAILED"]
    assert (tmp_path / found[0].page).exists()
