"""Italics: formula, lead words, verbs inside."""

from __future__ import annotations

import pytest

from generator.document.model import Kind
from generator.recognition.leads import Lexicon, find_lead
from generator.recognition.verbs import find_spans, verbs_of
from tests.recognition.support import HEAD, TITLE, emphasised, kinds

LEXICON = Lexicon(
    {
        "concerned": (9, 0, 10),
        "gravely concerned": (5, 0, 5),
        "calls upon": (0, 9, 9),
        "recalling": (9, 0, 20),
        "recalling also": (9, 0, 9),
    },
    before=frozenset({"once again"}),
    after=frozenset({"also"}),
)


@pytest.mark.parametrize(
    ("text", "lead"),
    [
        ("Recalling the lamps,", "Recalling"),
        ("Recalling also the lamps,", "Recalling also"),
        ("Gravely concerned also about oil,", "Gravely concerned also"),
        ("Once again calls upon keepers;", "Once again calls upon"),
        ("Lamps burn.", ""),
    ],
)
def test_longest_usual_lead(text: str, lead: str) -> None:
    found = find_lead(text, LEXICON)
    assert text[: found.length if found else 0] == lead


def test_verbs_inside_by_what_stands_before() -> None:
    verbs = verbs_of({"requests|operative": 0, "requests|operative|and": 1, "further urges|operative": 1})
    text = "Decides, and requests oil, their requests, and further urges keepers;"
    assert [text[start:end] for start, end in find_spans(text, 7, "operative", verbs)] == ["requests", "further urges"]


def test_document() -> None:
    body = "\tThe General Assembly,\n\tRecalling its resolution 12/3 of 4 May 1959,\n\t1.\tDecides to light lamps;\n"
    assert emphasised(body, HEAD + TITLE) == ["The General Assembly", "Recalling", "Decides"]


COUNCIL = "\t\tResolution 3201 (2031)\n\t\tAdopted by the Security Council at its 12001st meeting, on 3 May 2031\n\n\n"


def test_verbs_never_seen_decide_by_their_place() -> None:
    """`Forwards the following nominations …:` in S/RES/1340, were the verb not known."""
    names = "\tMr. A. Lamp (East)\n\tMs. B. Wick\n"
    body = f"\tThe Security Council,\n\tRecalling the lamps,\n\tZaps the following keepers:\n{names}"
    assert kinds(body, COUNCIL)[1:] == [Kind.PREAMBULAR, Kind.OPERATIVE, Kind.PARAGRAPH, Kind.PARAGRAPH]
    row = "\tThe Security Council,\n\tRecalling the lamps,\n\tZaps keepers;\n\tZips lamps;\n\tZeds.\n\tThey shine.\n"
    assert kinds(row, COUNCIL)[2:] == [Kind.OPERATIVE] * 3 + [Kind.PARAGRAPH]
    numbered = body.replace("\tZaps", "\tZoned lamps are few.\n\t1.\tZaps")
    assert kinds(numbered, COUNCIL)[2:4] == [Kind.PARAGRAPH, Kind.OPERATIVE]
