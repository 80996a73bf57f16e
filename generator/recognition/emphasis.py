"""Puts back the italics that the plain text lost: the enacting formula and the lead words of paragraphs."""

from __future__ import annotations

from generator.document.model import Kind
from generator.languages import Language
from generator.recognition.leads import leads_of
from generator.recognition.structure import Draft

LED = (Kind.PREAMBULAR, Kind.OPERATIVE)


def emphasis_spans(draft: Draft, language: Language) -> tuple[tuple[int, int], ...]:
    """The stretches of the words of a block that the official print sets in italics, as (start, end)."""
    text = draft.line.text
    if draft.line.spans is not None:
        return draft.line.spans
    if draft.kind is Kind.FORMULA:
        match = next((found for organ in language.organs if (found := organ.formula.match(text))), None)
        return ((0, match.end()),) if match else ()
    if draft.kind in LED:
        lead = leads_of(text, language.code)
        return ((0, lead.length),) if lead else ()
    return ()
