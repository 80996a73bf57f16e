"""Where the text ends and the margins of the print begin."""

from __future__ import annotations

import pytest

from generator.checks.conservation import check_conservation
from generator.document.model import Kind
from tests.recognition.support import HEAD, TITLE, kinds, read, resolution_of

FIELDS = "<<ODS JOB NO>>N1112345E<<ODS JOB NO>>\n<<ODS DOC SYMBOL1>>A/RES/65/900<<ODS DOC SYMBOL1>>\n"
MARGINS = "_______\n\n98\nUnited NationsA/RES/65/900General AssemblyDistr.: General\n6 May 2011Sixty-fifth session\n"
F = "\tThe General Assembly,\n\tRecalling the lamps of its small islands,\n"
BODY = "\t1.\tDecides to light the lamps;\n\t2.\tDecides to keep them lit.\n"
SENTENCES = "".join(f"{label} Decides to light the lamps of the {label} island;\n" for label in ("1.", "2.", "3."))


def test_field_lines_end_the_text() -> None:
    found = resolution_of(F + BODY + FIELDS + MARGINS)
    assert [block.kind for block in found.blocks] == [Kind.FORMULA, Kind.PREAMBULAR, Kind.OPERATIVE, Kind.OPERATIVE]
    assert found.masthead.job_number == "N1112345E"


@pytest.mark.parametrize(("above", "body"), [(F, BODY), (F.replace("\t", ""), SENTENCES)])
def test_text_behind_field_lines_is_text(above: str, body: str) -> None:
    """A text put together from two dumps has the fields of the first in its middle."""
    text = above + FIELDS + body + FIELDS + MARGINS
    assert kinds(text) == [Kind.FORMULA, Kind.PREAMBULAR, *[Kind.OPERATIVE] * body.count("Decides")]
    found = resolution_of(text)
    assert found.masthead.session == "65"
    assert check_conservation(found, HEAD + TITLE + text) == ()


def test_field_lines_above_the_text() -> None:
    head = "[DU1]" + FIELDS + HEAD + TITLE
    assert kinds(F + BODY + FIELDS + MARGINS, head) == kinds(F + BODY)
    assert read(F + BODY, head).diagnostics == read(F + BODY).diagnostics


def test_a_note_on_the_print_stays_in_the_margins() -> None:
    text = F + BODY + FIELDS + MARGINS + "* Reissued for technical reasons on 12 May 2011.\n"
    assert kinds(text) == kinds(F + BODY)
