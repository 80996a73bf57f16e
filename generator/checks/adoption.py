"""A citation needs the date of adoption (OSCOLA, Bluebook): say when none was found."""

from __future__ import annotations

from generator.diagnostics import Code, Diagnostic
from generator.document.model import Resolution


def check_adoption(resolution: Resolution) -> tuple[Diagnostic, ...]:
    """One remark when the resolution has no date of adoption."""
    if resolution.adoption_date is not None:
        return ()
    return (Diagnostic(Code.DATE_MISSING, "no date of adoption found"),)
