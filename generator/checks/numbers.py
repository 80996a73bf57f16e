"""No two paragraphs of a scope should bear the same number: say where a print numbers one twice."""

from __future__ import annotations

import re

from generator.diagnostics import Code, Diagnostic
from generator.document.model import Kind, Resolution

AGAIN = re.compile(r"-bis\d*$")
"""How the address of what bears a number again ends, see docs/how-to-cite.md."""
NUMBERED = (Kind.OPERATIVE, Kind.SUBPARAGRAPH, Kind.PARAGRAPH)


def check_numbers(resolution: Resolution) -> tuple[Diagnostic, ...]:
    """A remark for every paragraph or sub-paragraph whose number is taken; the addresses must have been given."""
    return tuple(
        Diagnostic(
            Code.NUMBER_DOUBLED,
            f"{block.label} stands twice; the second has the address #{block.anchor}",
            block.position,
        )
        for block in resolution.blocks
        if block.kind in NUMBERED and block.label and AGAIN.search(block.anchor)
    )
