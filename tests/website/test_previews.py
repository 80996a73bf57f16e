"""The files of previews: one for every paragraph that another page refers to, and nothing in them but its words."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.website.previews import write_previews

PAGE = """<!doctype html><html lang="en"><head><title>Page</title></head><body>
<p class="symbol"><bdi>{symbol}</bdi></p>
<article class="text" lang="{language}" dir="ltr" data-number="1/1">{text}</article></body></html>
"""
TEXT = """<h1 id="title">Title</h1>
<p class="pp" id="pp1"><a class="number" href="#pp1" data-label="1"></a>
<em>Recalling</em> a &lt;script&gt; &amp; more<sup><a href="#fn1" id="fnref1">1</a></sup>,</p>
<p class="op" id="op7"><a class="number" href="#op7">7.</a> <em onclick="x()">Requests</em>:</p>
<p class="sub sub-1" id="op7-a"><a class="number" href="#op7-a">(a)</a> <a href="../2/#op1">Words</a>;
<script>x()</script></p>
<p class="continuation" id="op7-cont">closing.</p>
<p class="op" id="op70"><a class="number" href="#op70">70.</a> Other</p>
<h2 id="s2">II</h2><p class="op" id="s2-op1"><a class="number" href="#s2-op1">1.</a> In a section</p>
<h2 id="annex">Annex:</h2><p id="annex-p3" class="paragraph"><a class="number" href="#annex-p3">3.</a> In the annex</p>
<p id="annex-up2" class="paragraph unnumbered"><a class="number" href="#annex-up2" data-label="¶"></a>Without</p>
"""


def page(site: Path, path: str, text: str, symbol: str = "A/RES/1/1", language: str = "en") -> None:
    file = site / path / "index.html"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(PAGE.format(symbol=symbol, language=language, text=text), encoding="utf-8")


def refer(site: Path, *links: str) -> int:
    """The document, and a page beside it that links to these."""
    page(site, "en/A/RES/1/1", TEXT)
    page(site, "en/A/RES/1/2", "".join(f'<p><a href="{link}">link</a></p>' for link in links), "A/RES/1/2")
    return write_previews(site)


def preview(site: Path, anchor: str) -> str:
    return (site / "en/A/RES/1/1/preview" / f"{anchor}.html").read_text(encoding="utf-8")


def test_the_paragraph_with_its_parts_and_no_other(tmp_path: Path) -> None:
    assert refer(tmp_path, "../1/#op7") == 1
    assert preview(tmp_path, "op7").splitlines()[1:-1] == [
        '<section lang="en" dir="ltr"><p class="preview-name"><a href="../#op7">A/RES/1/1, Paragraph 7</a></p>',
        '<p class="op">7. <em>Requests</em>:</p>',
        '<p class="sub sub-1">(a) Words;',
        "x()</p>",
        '<p class="continuation">closing.</p>',
        "</section>",
    ]


@pytest.mark.parametrize(
    ("anchor", "name"),
    [
        ("pp1", "Preambular paragraph 1"),
        ("op7-a", "Paragraph 7 (a)"),
        ("op7-cont", "Paragraph 7"),
        ("s2-op1", "Section II, Paragraph 1"),
        ("annex-p3", "Annex, Paragraph 3"),
        ("annex-up2", "Annex, Unnumbered paragraph 2"),
    ],
)
def test_a_preview_has_a_name(tmp_path: Path, anchor: str, name: str) -> None:
    refer(tmp_path, f"../1/#{anchor}")
    assert f">A/RES/1/1, {name}</a>" in preview(tmp_path, anchor)


def test_words_stay_words(tmp_path: Path) -> None:
    refer(tmp_path, "../1/#pp1")
    assert '<p class="pp"><em>Recalling</em> a &lt;script&gt; &amp; more,</p>' in preview(tmp_path, "pp1")


@pytest.mark.parametrize(
    "link",
    [
        "#op7",  # on the page itself: the script takes it from there
        "../1/",
        "../1/#annex",
        "../1/#fn1",
        "../1/#op99",
        "../9/#op7",
        "/en/A/RES/1/1/#op7",
        "https://docs.un.org/en/A/RES/1/1#op7",
        "../../../../../../../#op7",
        "../1/#op7/../../x",
    ],
)
def test_no_preview(tmp_path: Path, link: str) -> None:
    assert refer(tmp_path / "site", link) == 0
    assert not list(tmp_path.rglob("preview"))


def test_symbols_with_brackets(tmp_path: Path) -> None:
    page(tmp_path, "en/S/RES/1325(2000)", TEXT, "S/RES/1325(2000)")
    page(tmp_path, "en/A/RES/1/2", '<a href="../../../../S/RES/1325%282000%29/#op7">x</a>')
    assert write_previews(tmp_path) == 1
    assert (tmp_path / "en/S/RES/1325(2000)/preview/op7.html").is_file()


def test_names_are_in_the_language_of_the_page(tmp_path: Path) -> None:
    page(tmp_path, "fr/A/RES/1/1", TEXT, language="fr")
    page(tmp_path, "fr/A/RES/1/2", '<a href="../1/index.html#op7">x</a>')
    assert write_previews(tmp_path) == 1
    assert "A/RES/1/1, Paragraphe 7" in (tmp_path / "fr/A/RES/1/1/preview/op7.html").read_text(encoding="utf-8")


def test_doing_it_twice_changes_nothing(tmp_path: Path) -> None:
    refer(tmp_path, "../1/#op7", "../1/#pp1")
    before = {file: file.read_bytes() for file in tmp_path.rglob("*") if file.is_file()}
    assert write_previews(tmp_path) == 2
    assert {file: file.read_bytes() for file in tmp_path.rglob("*") if file.is_file()} == before
