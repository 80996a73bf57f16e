"""The margins of a print (session, symbol, page headers) are not shown as text: say when they read like text."""

from __future__ import annotations

import re

from generator.diagnostics import Code, Diagnostic
from generator.document.model import Resolution
from generator.document.walk import plain

SENTENCE = re.compile(r"\S.*[.;:,،؛。；，]\s*")
LABELLED = re.compile(r"\(?\w{1,3}[.)]\s+\S.*")
FEWEST_WORDS = 6
SHOWN = 60


def check_margins(resolution: Resolution) -> tuple[Diagnostic, ...]:
    """A remark for every line outside the text that ends like a sentence or opens like a paragraph.

    In the dump of a Word file everything behind the first `<<ODS …>>` line is margin; a text that goes on there, or a
    covering letter above the resolution, would be missed without a word.
    """
    agenda = resolution.background.agenda_title if resolution.background else ""
    titles = ["".join(title.split()) for title in (plain(resolution.title.content), agenda)]
    return tuple(
        Diagnostic(
            Code.LINE_UNRECOGNIZED, f"not shown, it stands in the margin: {piece.text[:SHOWN]!r}", piece.position
        )
        for piece in resolution.furniture
        if _reads_like_text(piece.text) and not any("".join(piece.text.split()) in title for title in titles)
    )


def _reads_like_text(text: str) -> bool:
    enough = len(text.split()) >= FEWEST_WORDS or len(text) > SHOWN
    return enough and bool(SENTENCE.fullmatch(text) or LABELLED.fullmatch(text))
