"""A citation needs the date of adoption (OSCOLA, Bluebook): say when none was found, or two."""

from __future__ import annotations

from generator.diagnostics import Code, Diagnostic
from generator.document.model import Resolution
from generator.document.walk import plain
from generator.languages import get


def check_adoption(resolution: Resolution) -> tuple[Diagnostic, ...]:
    """One remark when the resolution has no date of adoption, one of another year, or two.

    The Security Council's numbers have the year: S/RES/2423 (2018) prints a day of 2016.
    """
    date, line = resolution.adoption_date, resolution.masthead.adoption_line
    if date is None:
        return (Diagnostic(Code.DATE_MISSING, "no date of adoption found"),)
    if resolution.symbol.qualifier.isdigit() and resolution.symbol.qualifier != str(date.year):
        message = f"adopted on {date.isoformat()}, which is not in the year of {resolution.symbol}"
        return (Diagnostic(Code.DATE_DISAGREES, message, line.position),)
    above = get(resolution.language).date(plain(line.content))
    below = [part.adoption for part in resolution.parts if part.adoption.printed and part.adoption.date]
    if above is None or not below or any(adoption.date == above for adoption in below):
        return ()
    message = f"{below[-1].date_line} stands below the text, {above.isoformat()} above it"
    return (Diagnostic(Code.DATE_DISAGREES, message, below[-1].position),)
