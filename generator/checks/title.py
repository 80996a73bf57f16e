"""The page, the indexes and the citations name a resolution by its title: say when it has none."""

from __future__ import annotations

from generator.diagnostics import Code, Diagnostic
from generator.document.identity import Organ
from generator.document.model import Resolution


def check_title(resolution: Resolution) -> tuple[Diagnostic, ...]:
    """One remark when a resolution of an organ that gives titles has none (E/RES/2022/8 in Arabic)."""
    if resolution.title.content or resolution.symbol.organ is Organ.SECURITY_COUNCIL:
        return ()
    return (Diagnostic(Code.TITLE_MISSING, "no title found", resolution.masthead.number_line.position),)
