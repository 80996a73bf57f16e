"""Nothing is lost and nothing is invented: the document accounts for every character of its source."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import accumulate

from generator.diagnostics import LINE_END, Code, Diagnostic, Position
from generator.document.model import Resolution
from generator.document.walk import accounted


def check_conservation(resolution: Resolution, source: str, name: str = "") -> tuple[Diagnostic, ...]:
    """A diagnostic at the first character that the document does not show as the source has it; empty when all is well.

    White space does not count.
    """
    pieces = accounted(resolution)
    ours, theirs = _together(pieces), _without_space(source)
    if ours != theirs:
        pieces = accounted(resolution, furniture=False)
        ours, theirs = _together(pieces), _without_furniture(resolution, source)
    if ours == theirs:
        return ()
    offset = next(
        (at for at, (one, other) in enumerate(zip(ours, theirs, strict=False)) if one != other),
        min(len(ours), len(theirs)),
    )
    ends = list(accumulate(len(_without_space(text)) for _, text in pieces))
    place = next((position for end, (position, _) in zip(ends, pieces, strict=True) if end > offset), Position())
    meant, shown = theirs[offset : offset + 40], ours[offset : offset + 40]
    message = f"the document does not show the source here: {meant!r} became {shown!r}"
    return (Diagnostic(Code.TEXT_CHANGED, message, place, name),)


def _together(pieces: Iterable[tuple[Position, str]]) -> str:
    return _without_space("".join(text for _, text in pieces))


def _without_space(text: str) -> str:
    """Faster than `re.sub`: this is asked for the whole of every source."""
    return "".join(text.split())


def _without_furniture(resolution: Resolution, source: str) -> str:
    """The characters of a source without the lines that are furniture as a whole.

    They may stand amid a note or title of several lines, where several dumps were put together.
    """
    furniture = {piece.position.line: _without_space(piece.text) for piece in resolution.furniture}
    lines = (_without_space(line) for line in LINE_END.split(source))
    return "".join(line for number, line in enumerate(lines, 1) if furniture.get(number) != line)
