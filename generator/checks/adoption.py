"""A citation needs the date of adoption (OSCOLA, Bluebook): say when none was found, or two."""

from __future__ import annotations

from generator.diagnostics import Code, Diagnostic
from generator.document.model import Resolution
from generator.document.walk import plain
from generator.languages import get


def check_adoption(resolution: Resolution) -> tuple[Diagnostic, ...]:
    """One remark when the resolution has no date of adoption, or another below the text than above it."""
    if resolution.adoption_date is None:
        return (Diagnostic(Code.DATE_MISSING, "no date of adoption found"),)
    above = get(resolution.language).date(plain(resolution.masthead.adoption_line.content))
    below = [part.adoption for part in resolution.parts if part.adoption.printed and part.adoption.date]
    if above is None or not below or any(adoption.date == above for adoption in below):
        return ()
    message = f"{below[-1].date_line} stands below the text, {above.isoformat()} above it"
    return (Diagnostic(Code.DATE_DISAGREES, message, below[-1].position),)
