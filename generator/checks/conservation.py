"""Nothing is lost and nothing is invented: the document accounts for every character of its source."""

from __future__ import annotations

import re
from itertools import accumulate

from generator.diagnostics import LINE_END, Code, Diagnostic, Position
from generator.document.model import Resolution
from generator.document.walk import accounted

SPACE = re.compile(r"\s+")


def check_conservation(resolution: Resolution, source: str, name: str = "") -> tuple[Diagnostic, ...]:
    """A diagnostic at the first character that the document does not show as the source has it; empty when all is well.

    White space does not count.
    """
    pieces = [(position, SPACE.sub("", text)) for position, text in accounted(resolution)]
    ours, theirs = "".join(text for _, text in pieces), SPACE.sub("", source)
    if ours != theirs:
        pieces = [(position, SPACE.sub("", text)) for position, text in accounted(resolution, furniture=False)]
        ours, theirs = "".join(text for _, text in pieces), _without_furniture(resolution, source)
    if ours == theirs:
        return ()
    offset = next(
        (at for at, (one, other) in enumerate(zip(ours, theirs, strict=False)) if one != other),
        min(len(ours), len(theirs)),
    )
    ends = list(accumulate(len(text) for _, text in pieces))
    place = next((position for end, (position, _) in zip(ends, pieces, strict=True) if end > offset), Position())
    meant, shown = theirs[offset : offset + 40], ours[offset : offset + 40]
    message = f"the document does not show the source here: {meant!r} became {shown!r}"
    return (Diagnostic(Code.TEXT_CHANGED, message, place, name),)


def _without_furniture(resolution: Resolution, source: str) -> str:
    """The characters of a source without the lines that are furniture as a whole.

    They may stand amid a note or title of several lines, where several dumps were put together.
    """
    furniture = {piece.position.line: SPACE.sub("", piece.text) for piece in resolution.furniture}
    lines = (SPACE.sub("", line) for line in LINE_END.split(source))
    return "".join(line for number, line in enumerate(lines, 1) if furniture.get(number) != line)
