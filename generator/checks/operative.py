"""A resolution decides something: say when no operative paragraph was found."""

from __future__ import annotations

from generator.diagnostics import Code, Diagnostic
from generator.document.model import Kind, Resolution


def check_operative(resolution: Resolution) -> tuple[Diagnostic, ...]:
    """One remark when the body has no operative paragraph."""
    if any(block.kind is Kind.OPERATIVE for block in resolution.blocks):
        return ()
    return (Diagnostic(Code.OPERATIVE_MISSING, "no operative paragraph found"),)
