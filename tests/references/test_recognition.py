"""Recognition of references: invented sentences in six languages, the same document, and what must never happen."""

from __future__ import annotations

import datetime
import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.document.model import Block, Kind, Resolution, Text
from generator.document.walk import plain
from generator.languages import LANGUAGES
from generator.references.anchors import with_anchors
from generator.references.organs import Mentions
from generator.references.recognition import recognise, recognise_text
from generator.references.reference import Reference
from generator.references.tokens import tokenise
from generator.references.words import words
from tests.references.made import bare, made

FOLDER = Path(__file__).parent
EXAMPLES = tomllib.loads((FOLDER / "reference_examples.toml").read_text(encoding="utf-8"))["example"]
DATES = {"A/RES/72/900": 2017, "S/RES/2400(2018)": 2018, "A/HRC/RES/55/3": 2024, "E/RES/2018/2": 2018}
PIECES = [
    "resolution",
    "its resolutions ",
    "62/152",
    "1325 (2000)",
    " and ",
    ", ",
    "paragraph 7 of ",
    "annex",
    "(a)",
    "A/62/53",
]
PIECES += [
    "section III, ",
    "paragraphs 3 to 5 ",
    "above",
    " of 16 December 2005",
    "Security Council ",
    "第62/152号",
    "决议",
    "第7段",
]
PIECES += ["الفقرة 7 من ", "قرارها ", "د-21", "пункт 7 ", "своей резолюции ", "\u00a0", "()", "«", "/", "-", "99999/1"]


def shown(text: str, references: tuple[Reference, ...]) -> list[str]:
    return [
        f"{text[one.start : one.end]} → {one.symbol}"
        + (f"#{one.anchor}" if one.pinpoint else "")
        + (f"..{one.pinpoint.last}" if one.pinpoint and one.pinpoint.last else "")
        for one in references
    ]


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: str(example["text"])[:40])
def test_examples(example: dict[str, Any]) -> None:
    speaker = example.get("speaker", "A/RES/72/900")
    day = datetime.date(DATES[speaker], 12, 20)
    resolution = made(speaker, notes=[example["text"]], language=example.get("language", "en"), adopted=day)
    assert shown(example["text"], recognise(resolution).notes[0]) == example["found"]


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_examples_of_the_language_files_are_recognised(code: str) -> None:
    resolution = made("A/RES/72/900", ["x"] * 3, ["x"] * 7, language=code, adopted=datetime.date(2017, 12, 20))
    for example in words(code).data["documents"]["examples"]:
        assert recognise_text(example, resolution), example
    for example in words(code).data["pinpoints"]["examples"]:
        assert any(token.is_place for token in tokenise(example, words(code))), example


def test_symbols_of_the_common_file() -> None:
    common = words("en").common["symbol"]
    resolution = made()
    assert all(len(recognise_text(example, resolution)) == 1 for example in common["examples"])
    assert [decoy for decoy in common["decoys"] if recognise_text(decoy, resolution)] == []


def own(*texts: str, language: str = "en") -> list[list[str]]:
    resolution = made("A/RES/72/900", ["Recalling;"], texts, language=language)
    found = recognise(resolution)
    return [shown(plain(block.content), one) for block, one in zip(resolution.blocks, found.blocks, strict=True)][1:]


def test_paragraphs_above_and_below() -> None:
    assert own("Calls;", "Asks, as in paragraph 1 above and paragraphs 3 and 9 below;", "Ends paragraph 5 above.") == [
        [],
        ["paragraph 1 → A/RES/72/900#op1", "paragraphs 3 → A/RES/72/900#op3"],
        [],
    ]


def test_paragraphs_of_this_resolution() -> None:
    assert own("Asks under paragraph 2 of the present resolution;", "Recalls paragraph 1 (b) of this resolution.") == [
        ["paragraph 2 → A/RES/72/900#op2"],
        ["paragraph 1 (b) → A/RES/72/900#op1"],
    ]


def test_the_same_in_other_languages() -> None:
    assert own("Demande;", "Prie, comme aux paragraphes 1 et 2 ci-dessus ;", language="fr")[1][0].endswith("#op1")
    assert own("просит;", "просит согласно пункту 1 выше;", language="ru")[1] == ["пункту 1 → A/RES/72/900#op1"]
    assert own("请；", "请按照上文第1段；", language="zh")[1] == ["第1段 → A/RES/72/900#op1"]
    assert own("تطلب؛", "تطلب عملا بالفقرة 1 أعلاه؛", language="ar")[1] == ["بالفقرة 1 → A/RES/72/900#op1"]
    assert own("Pide;", "Pide según el párrafo 1 supra;", language="es")[1] == ["párrafo 1 → A/RES/72/900#op1"]


def test_the_nearest_paragraph_of_the_same_annex_is_meant() -> None:
    def block(kind: Kind, ordinal: str, text: str = "Words.", annex: int = 1) -> Block:
        return Block(kind, (Text(text),), label=f"{ordinal}.", ordinal=ordinal, annex=annex)

    blocks = [
        block(Kind.OPERATIVE, "1", annex=0),
        Block(Kind.ANNEX_HEADING, (Text("Annex"),), annex=1),
        Block(Kind.HEADING, (Text("Article one"),), annex=1),
        block(Kind.PARAGRAPH, "1"),
        Block(Kind.HEADING, (Text("Article two"),), annex=1),
        block(Kind.PARAGRAPH, "1"),
        block(Kind.PARAGRAPH, "2", "Under paragraph 1 above, and paragraph 1 of the present resolution."),
    ]
    resolution = with_anchors(bare("A/RES/72/900", blocks))
    found = recognise(resolution).blocks[-1]
    assert [one.anchor for one in found] == [resolution.blocks[5].anchor, "op1"]


def test_five_hundred_references_in_one_paragraph_are_all_found() -> None:
    text = "Recalling its resolutions " + ", ".join(f"{31 + n % 40}/{n + 1}" for n in range(500))
    assert len(recognise(made("A/RES/72/900", [text])).blocks[0]) == 500


def check(resolution: Resolution) -> None:
    found = recognise(resolution)
    texts = [plain(block.content) for block in resolution.blocks] + [plain(note.content) for note in resolution.notes]
    for text, references in zip(texts, found.blocks + found.notes, strict=True):
        ends = [0, *(one.end for one in references)]
        for end, one in zip(ends, references, strict=False):
            assert end <= one.start < one.end <= len(text)
            assert one.symbol and text[one.start : one.end].strip()


@given(st.sampled_from(LANGUAGES), st.lists(st.sampled_from(PIECES), max_size=25))
def test_never_raises_and_spans_lie_inside_without_overlap(language: str, pieces: list[str]) -> None:
    text = "".join(pieces)
    check(made("A/RES/72/900", [text], ["Calls;", text], [text], language))


@given(st.sampled_from(LANGUAGES), st.text())
def test_any_text_at_all(language: str, text: str) -> None:
    check(made("S/RES/2400(2018)", [text], [text], [text], language))


def test_the_bodies_named_before_a_place_are_kept_once() -> None:
    """Not once for every list of documents: a text of 400 kB with thousands of them took 14 seconds."""
    text = "Security Council resolution 1325 (2000), Economic and Social Council resolution 2018/2, " * 500
    tokens = [token for token in tokenise(text, words("en")) if token.kind == "organ"]
    mentions = Mentions(tokens)
    assert len(tokens) == 1000
    assert (mentions.before(0).last, mentions.before(0).each) == (None, frozenset())
    assert mentions.before(tokens[0].end).each == {tokens[0].organs}
    assert mentions.before(tokens[0].end - 1).last is None
    assert mentions.before(len(text)).last == tokens[-1].organs
    assert mentions.before(len(text)).each is mentions.before(tokens[1].end).each
