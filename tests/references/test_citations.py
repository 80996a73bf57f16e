"""Citations: every style against examples written by hand; hostile words; what the script of a page is given."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.document.model import Block, Kind, Resolution
from generator.references.citations import citation_templates, citations, pinpoint_rules, styles
from generator.references.exports import ENDINGS, MEDIA_TYPES, bibtex_escaped, exports
from generator.references.pinpoints import pinpoint, place, roman
from tests.references.made import bare, made

EXAMPLES = tomllib.loads((Path(__file__).parent / "citation_examples.toml").read_text(encoding="utf-8"))["example"]
HOSTILE = 'A } title, {with} \\everything & 100 % of_"it" $x$ #1 ~ ^\r\nER  - \nTY  - BOOK</script>\x00'
AT_LEAST = 12


def resolution_of(example: dict[str, Any]) -> Resolution:
    blocks = [Block(Kind.PARAGRAPH, anchor=anchor) for anchor in example.get("at", [])]
    blocks += [Block(Kind.PARAGRAPH, annex=annex + 1) for annex in range(example.get("annexes", 0))]
    return bare(
        example["symbol"],
        blocks,
        title=example.get("title", ""),
        adopted=example.get("adopted"),
        published=example.get("published"),
    )


@pytest.mark.parametrize("style", ["un", "oscola", "bluebook", "aglc"])
@pytest.mark.parametrize("example", EXAMPLES, ids=lambda e: f"{e['symbol']} {'..'.join(e.get('at', []))}".strip())
def test_examples(example: dict[str, Any], style: str) -> None:
    places = len(example.get("at", []))
    at = None if not places else 0 if places == 1 else (0, 1)
    assert citations(resolution_of(example), at)[style] == example[style]


def test_every_style_has_examples_of_every_organ() -> None:
    assert len(EXAMPLES) >= AT_LEAST
    assert {resolution_of(example).symbol.organ.value for example in EXAMPLES} == set(styles()["un"]["organs"])
    assert all(set(styles()) <= set(example) for example in EXAMPLES)


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda e: f"{e['symbol']} {'..'.join(e.get('at', []))}".strip())
def test_templates_and_rules_give_the_same(example: dict[str, Any]) -> None:
    """What a script computes from the two is what Python says."""
    data = json.loads(json.dumps(citation_templates(resolution_of(example))))
    rules = json.loads(json.dumps(pinpoint_rules()))
    for style, (before, after) in data["templates"].items():
        first, last = [*example.get("at", []), "", ""][:2]
        words = pinpoint(rules[style], first, last, data["annexes"])
        assert before + (rules[style]["lead"] + words if words else "") + after == example[style]


def test_an_order_of_blocks_does_not_matter_and_addresses_will_do() -> None:
    resolution = made(operative=["Calls;", "Asks;", "Thanks."])
    assert citations(resolution, (2, 0))["un"] == "resolution 62/152, paras. 1–3"
    assert citations(resolution, (1, 1))["un"] == citations(resolution, "op2")["un"] == "resolution 62/152, para. 2"


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        ("op7-bis", "", "para. 7"),
        ("op7-cont", "", "para. 7"),
        ("op7-a-quote1", "", "para. 7 (a)"),
        ("op7", "op7-cont", "para. 7"),
        ("op7", "op9-a", "paras. 7–9 (a)"),
        ("op7-a", "op7-b-ii", "para. 7 (a)–7 (b) (ii)"),
        ("uop1", "uop2", "unnumbered paras. 1–2"),
        ("annex-up3", "", "annex, unnumbered para. 3"),
        ("annex-title", "", "annex"),
        ("part-b-annex-p1", "", "part B, annex, para. 1"),
        ("s-c-op3", "s-c-op4", "sect. C, paras. 3–4"),
        ("s14", "", "sect. XIV"),
        ("table1", "", "table 1"),
        ("fnstar", "", "footnote *"),
        ("fn4-2", "", "footnote 4"),
        ("h2", "", ""),
        ("formula", "", ""),
        ("separator1", "op2", ""),
        ("op2", "separator1", "para. 2"),
        ("", "", ""),
    ],
)
def test_pinpoints(first: str, last: str, words: str) -> None:
    assert pinpoint(styles()["un"]["pinpoint"], first, last) == words


def test_a_sub_paragraph_of_the_same_paragraph_is_written_in_full() -> None:
    assert pinpoint(styles()["oscola"]["pinpoint"], "op7-a", "op7-b-ii") == "para 7(a)–7(b)(ii)"


def test_roman_numbers() -> None:
    assert [roman(number) for number in (1, 4, 9, 14, 40, 89)] == ["I", "IV", "IX", "XIV", "XL", "LXXXIX"]


def test_a_hostile_title_stays_in_its_field() -> None:
    texts = exports(made(title=HOSTILE, operative=["Calls."]), 0)
    bibtex, ris, csl = texts["bibtex"], texts["ris"], texts["csl"]
    plain = bibtex.replace(r"\{", "").replace(r"\}", "").replace("\\textbackslash{}", "")
    assert plain.count("{") == plain.count("}")
    assert bibtex.count("\n") == len([line for line in bibtex.splitlines() if line])
    assert [line[:2] for line in ris.split("\r\n") if line].count("ER") == 1
    assert all("\n" not in line and "\r" not in line for line in ris.split("\r\n"))
    item = json.loads(csl)[0]
    assert item["title"].startswith("A } title, {with}") and "\n" not in item["title"]
    assert item["note"] == "para. 1" and item["URL"].endswith("/en/A/RES/62/152#op1")


def test_every_special_character_of_bibtex_is_escaped() -> None:
    assert bibtex_escaped("50 % & a_b {c} #1 $2 ~^\\") == (
        r"50 \% \& a\_b \{c\} \#1 \$2 \textasciitilde{}\textasciicircum{}\textbackslash{}"
    )


def test_a_title_cannot_make_a_field_of_its_own_in_a_citation() -> None:
    resolution = made(title="{date} [x|y] {at}")
    assert citations(resolution)["aglc"] == "{date} [x|y] {at}, GA Res 62/152, UN Doc A/RES/62/152"


def test_without_title_and_date() -> None:
    texts = exports(made("S/RES/1325(2000)"), None, "https://example.org/en/S/RES/1325(2000)/")
    assert "title = {{Resolution 1325 (2000)}}" in texts["bibtex"]
    assert "PY  - 2000" in texts["ris"] and "DA" not in texts["ris"]
    item = json.loads(texts["csl"])[0]
    assert item["issued"] == {"date-parts": [[2000]]} and item["URL"] == "https://example.org/en/S/RES/1325(2000)/"
    assert set(texts) == set(ENDINGS) == set(MEDIA_TYPES)


@given(st.text(max_size=40))
def test_never_raises_on_any_address(anchor: str) -> None:
    for style in styles().values():
        assert isinstance(pinpoint(style["pinpoint"], anchor, "op7"), str)
    assert place(anchor) is not None


@settings(deadline=None)
@given(st.text())
def test_any_title_is_one_line(title: str) -> None:
    texts = exports(made(title=title))
    assert len(texts["ris"].split("\r\n")) == len([line for line in texts["ris"].splitlines() if line]) + 1
    assert json.loads(texts["csl"])
