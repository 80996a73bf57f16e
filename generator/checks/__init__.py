"""One rule a file: what must hold for a resolution that was read."""

from __future__ import annotations

from generator.checks.adoption import check_adoption
from generator.checks.conservation import check_conservation
from generator.checks.margins import check_margins
from generator.checks.numbers import check_numbers
from generator.checks.operative import check_operative
from generator.checks.single import check_single
from generator.checks.table_marks import check_table_marks
from generator.checks.title import check_title
from generator.diagnostics import Diagnostic
from generator.document.model import Resolution


def check(resolution: Resolution, source: str | None) -> tuple[Diagnostic, ...]:
    """All remarks of all rules; `source` is the text the resolution was read from, None when it was no plain text."""
    rules = (
        check_adoption,
        check_margins,
        check_numbers,
        check_operative,
        check_single,
        check_table_marks,
        check_title,
    )
    remarks = tuple(remark for rule in rules for remark in rule(resolution))
    return remarks if source is None else (*check_conservation(resolution, source), *remarks)
