"""Puts back the italics that the plain text lost: enacting formula, lead words of paragraphs, verbs inside them."""

from __future__ import annotations

from generator.document.model import Kind
from generator.languages import Language
from generator.recognition.leads import lead_span
from generator.recognition.structure import Draft
from generator.recognition.verbs import inner_spans

LED = (Kind.PREAMBULAR, Kind.OPERATIVE)
SPOKEN = (*LED, Kind.SUBPARAGRAPH, Kind.PARAGRAPH, Kind.CONTINUATION, Kind.QUOTED)


def emphasis_spans(draft: Draft, language: Language, organ: str = "") -> tuple[tuple[int, int], ...]:
    """The stretches of the words of a block that the official print sets in italics, as (start, end)."""
    text = draft.line.text
    if draft.line.spans is not None:
        return draft.line.spans
    if draft.kind is Kind.FORMULA:
        match = language.formula(text)
        return ((0, match.end()),) if match else ()
    if draft.kind not in SPOKEN:
        return ()
    if draft.kind in LED:
        lead = lead_span(text, language.code, organ)
        leading = (lead,) if lead else ()
        return (*leading, *inner_spans(text, lead[1] if lead else 1, draft.kind.value, language.code, organ))
    return inner_spans(text, 0, draft.kind.value, language.code, organ)
