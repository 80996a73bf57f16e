"""The text that the corpus command writes from XML is the text that a dump of the Word file would be."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generator.document.model import Resolution
from generator.readers.akn import read_akn
from generator.readers.akn.parsing import parse
from generator.references.anchors import with_anchors
from tests.corpus.dump import dump
from tests.corpus.report import labelled_anchors
from tests.corpus.rewritten import alike
from tests.readers.invented import ALL
from tests.readers.renderings import as_akn, as_text


def rewritten(data: bytes) -> str:
    resolution, root = read_akn(data, "invented.xml").resolution, parse(data).root
    assert resolution is not None
    assert root is not None
    return dump(resolution, root)


def lines(text: str) -> list[str]:
    """The lines down to the fields of the word processor, title lines put together, without those that are empty."""
    head, _, rest = text.partition("<<ODS")[0].partition("\n\n")
    *above, title = head.partition("\n98/")[0::2]
    return [*above, title.replace("\n", ""), *(line for line in rest.split("\n") if line)]


@pytest.mark.parametrize("language", sorted(ALL))
def test_text_written_from_xml_is_that_of_the_word_file(language: str) -> None:
    assert lines(rewritten(as_akn(ALL[language]))) == lines(as_text(ALL[language]).decode())


def test_margins_stand_below_the_text() -> None:
    text = rewritten(as_akn(ALL["en"]))
    one = ALL["en"]
    assert f"<<ODS DOC SYMBOL1>>{one.symbol}<<ODS DOC SYMBOL1>>\n" in text
    assert f"{one.issued}{one.session}\n{one.agenda}\n" in text


def test_titles_are_broken_early() -> None:
    one = ALL["en"]
    words = "a very long title of words that goes on for more than one line of the masthead"
    title = rewritten(as_akn(replace(one, title=words))).split("\n")[2:5]
    assert [line.rpartition("\t")[2] for line in title] == [
        "a very long title of words that goes on for ",
        "more than one line of the masthead",
        "",
    ]


def test_documents_with_other_addresses_in_another_language_are_named() -> None:
    one, two, three = [("1", "op1"), ("a", "op1-a")], [("1", "op1"), ("a", "op2-a")], [("1", "op1")]
    told = {
        ("ga", "A/RES/98/1"): {"en": one, "fr": one},
        ("ga", "A/RES/98/2"): {"en": one, "fr": two},
        ("ga", "A/RES/98/3"): {"en": one, "fr": three},
        ("ga", "A/RES/98/4"): {"en": one},
    }
    assert list(alike(told)) == [
        "ga: 3 documents in several languages, 2 with the same numbers, 1 of these with the same addresses",
        "  A/RES/98/2: en #op1-a, fr #op2-a",
    ]


def test_addresses_are_those_of_numbered_blocks() -> None:
    resolution = read_akn(as_akn(ALL["en"]), "invented.xml").resolution
    assert isinstance(resolution, Resolution)
    assert labelled_anchors(with_anchors(resolution))[:2] == [("1", "op1"), ("a", "op1-a")]
