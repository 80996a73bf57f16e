"""Finds paragraphs of the same document: `paragraph 4 above`, `paragraph 7 of the present resolution`."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import replace

from generator.document.model import Kind, Resolution
from generator.references.reference import Pinpoint

NUMBERED = (Kind.OPERATIVE, Kind.PARAGRAPH)
SECTION = re.compile(r"(?:part-[a-z]+-)?(?:annex\d*-)?(?P<section>s(?:\d+|-[a-z]+)-)?")
PART = re.compile(r"part-[a-z]+-")


class Here:
    """The paragraphs of one resolution by their numbers."""

    def __init__(self, resolution: Resolution) -> None:
        """`resolution` must have its anchors."""
        self.blocks = resolution.blocks
        self.anchors = {block.anchor for block in resolution.blocks}
        self.numbered: dict[tuple[int, int, str], list[int]] = {}
        for index, block in enumerate(resolution.blocks):
            if block.kind in NUMBERED and block.ordinal:
                self.numbered.setdefault((block.part, block.annex, block.ordinal), []).append(index)

    def find(self, pinpoint: Pinpoint, direction: int, block: int | None) -> Pinpoint | None:
        """The place with its address, or None when it is not certain that there is one."""
        anchor = self._near(pinpoint, direction, block) if direction else self._of_this(pinpoint, block)
        return replace(pinpoint, anchor=anchor) if anchor else None

    def _near(self, pinpoint: Pinpoint, direction: int, block: int | None) -> str:
        """The nearest paragraph with the number before or after the block, in the same body or annex."""
        if block is None or not pinpoint.paragraph or pinpoint.preambular:
            return ""
        here = self.blocks[block]
        number, *letters = pinpoint.paragraph.split("-")
        places = self.numbered.get((here.part, here.annex, number), [])
        behind = bisect_right(places, block)
        found = places[max(behind - 1, 0) : behind] if direction < 0 else places[behind : behind + 1]
        return self._below(self.blocks[found[0]].anchor, letters) if found else ""

    def _below(self, anchor: str, letters: list[str]) -> str:
        """The sub-paragraph, or the paragraph itself when its letters are not paragraphs of their own."""
        deeper = "-".join((anchor, *letters))
        return deeper if deeper in self.anchors else anchor

    def _of_this(self, pinpoint: Pinpoint, block: int | None) -> str:
        """A paragraph of the body or an annex of this resolution; in the same section when numbers start again."""
        own = self.blocks[block].anchor if block is not None else ""
        match = SECTION.match(own)
        section = (match["section"] or "") if match and block is not None and not self.blocks[block].annex else ""
        part = PART.match(own)
        prefix = part[0] if part else ""
        for candidate in pinpoint.candidates:
            for anchor in (f"{prefix}{section}{candidate}", f"{prefix}{candidate}"):
                if anchor in self.anchors:
                    return anchor
        number, *letters = pinpoint.paragraph.split("-")
        return self._of_this(replace(pinpoint, paragraph=number), block) if letters else ""
