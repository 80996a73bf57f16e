"""What recognition finds: a stretch of words and the place they refer to."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Pinpoint:
    """A place in a document, from the numbers as printed.

    `annex` is `1` for the only or the first annex, empty for the body; `section` is `3` for section III, `c` for
    section C; `paragraph` is `7` or `7-a-ii`; `last` the last of a range, for example `9`. `anchor` is known when the
    place is in the same document, where the words "above" and "below" count.
    """

    annex: str = ""
    section: str = ""
    paragraph: str = ""
    last: str = ""
    preambular: bool = False
    anchor: str = ""

    @property
    def candidates(self) -> tuple[str, ...]:
        """The addresses it can have, the likeliest first: `("s3-op7", "op7", "s3-p7", "p7")`."""
        if self.anchor:
            return (self.anchor,)
        annex = f"annex{self.annex}" if self.annex not in ("", "1") else "annex" * bool(self.annex)
        section = (f"s{self.section}" if self.section.isdecimal() else f"s-{self.section}") if self.section else ""
        if not self.paragraph:
            return ("-".join(part for part in (annex, section) if part),)
        kinds = ("pp",) if self.preambular else ("p",) if annex else ("op", "p")
        prefixes = dict.fromkeys(
            "".join(f"{part}-" for part in parts if part) for parts in ((annex, section), (annex,))
        )
        return tuple(f"{prefix}{kind}{self.paragraph}" for kind in kinds for prefix in prefixes)


@dataclass(frozen=True, slots=True)
class Reference:
    """The words from `start` to `end` of a block's plain text refer to the document `symbol`, or to a place in it.

    The plain text is that of `generator.document.walk.plain`: without footnote marks, line breaks as one space.
    """

    start: int
    end: int
    symbol: str
    pinpoint: Pinpoint | None = None

    @property
    def anchor(self) -> str:
        """The likeliest address of the place inside the document; empty for the document itself."""
        return self.pinpoint.candidates[0] if self.pinpoint else ""


@dataclass(frozen=True, slots=True)
class References:
    """All references of one resolution: for each block and each note its references in the order of the text."""

    blocks: tuple[tuple[Reference, ...], ...]
    notes: tuple[tuple[Reference, ...], ...]
