"""A file with several resolutions, pasted one below the other, would be published as the first one and its annex."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from operator import itemgetter

from generator.diagnostics import Code, Diagnostic, Position
from generator.document.model import Resolution
from generator.document.walk import plain
from generator.languages import LANGUAGES, Language, get

LONGEST_HEAD_LINE = 250
FORMULA_WITHIN = 12
"""So many lines a head has at most: line of adoption, committee, agenda, a title over several lines."""
HEAD_LINES = ("adoption", "number_line")
Place = tuple[str, Position]


def check_single(resolution: Resolution) -> tuple[Diagnostic, ...]:
    """An error where a second resolution begins: its head, and an enacting formula soon below it.

    An annex may say when a conference adopted it, and a council may recommend a draft that opens with a formula; of
    4,823 real texts none has both.
    """
    if not resolution.blocks:
        return ()
    begin = resolution.blocks[0].position
    blocks = [(plain(block.content), block.position) for block in resolution.blocks]
    margins = [(piece.text, piece.position) for piece in resolution.furniture if piece.position > begin]
    found = next(_heads(sorted([*blocks, *margins], key=itemgetter(1))), None)
    if found is None:
        return ()
    text, position = found
    return (Diagnostic(Code.SEVERAL_RESOLUTIONS, f"a second resolution begins here: {text!r}", position),)


def _heads(places: Sequence[Place]) -> Iterator[Place]:
    for index, (text, position) in enumerate(places):
        if len(text) <= LONGEST_HEAD_LINE and any(map(str.isdigit, text)):
            below = [below.strip() for below, _ in places[index + 1 : index + 1 + FORMULA_WITHIN]]
            if any(_is_head(text.strip(), below, language) for language in map(get, LANGUAGES)):
                yield text.strip(), position


def _is_head(text: str, below: Sequence[str], language: Language) -> bool:
    """`Resolution 2573 (2021)` may have no formula, but says right below when it was adopted."""
    if not any(language.matches(name, text) for name in HEAD_LINES):
        return False
    numbered = language.matches("number_line", text) and language.matches("adoption", "".join(below[:1]))
    return bool(numbered) or any(language.formula(line) for line in below)
