"""A source whose lines are told apart: what every format that is read into the model hands to the structure walk."""

from __future__ import annotations

from dataclasses import dataclass

from generator.document.model import Background, Piece
from generator.languages import Language
from generator.recognition.lines import MarkedLine
from generator.recognition.masthead import Head
from generator.recognition.notes import SourceNote


@dataclass(frozen=True, slots=True)
class MarkedSource:
    """Head, title, body and notes of one document, with every footnote reference in its place."""

    name: str
    language: Language
    head: Head
    title: tuple[MarkedLine, ...]
    body: tuple[MarkedLine, ...]
    notes: tuple[SourceNote, ...]
    furniture: tuple[Piece, ...] = ()
    background: Background | None = None
