"""Several resolutions in one file are told where the second begins, in every layout; an annex or a draft is none."""

from __future__ import annotations

import pytest

from generator.checks import check
from generator.diagnostics import Code, Diagnostic
from generator.readers.text import read_text

ASSEMBLY = (
    "Resolution adopted by the General Assembly on 3 May 2011\n65/90{}.\tLamps\n\n"
    "\tThe General Assembly,\n\tRecalling its resolution 64/900 of 3 May 2010,1\n\t1.\tDecides;\n"
    "\n12th plenary meeting\n3 May 2011\n1 A/64/900.\n"
)
COUNCIL = (
    "\t\tResolution 320{0} (2031)\n\t\tAdopted by the Security Council at its 9588th meeting, on {0} May 2031\n\n"
    "\tThe Security Council,\n\t1.\tDecides;\n"
)
VOLUME = "Resolution 930{0} (1971)\nof {0} May 1971\n\nThe Security Council,\n\n1. Calls upon keepers.\n\n"
FRENCH = (
    "Résolution adoptée par l’Assemblée générale le 3 mai 2011\n65/902.\tLampes\n\n"
    "\tL’Assemblée générale,\n\t1.\tDécide;\n"
)


def told(text: str) -> list[Diagnostic]:
    recognised = read_text(text.encode(), "pasted.txt", "")
    found = list(recognised.diagnostics)
    if recognised.resolution is not None:
        found += check(recognised.resolution, None)
    return [one for one in found if one.code is Code.SEVERAL_RESOLUTIONS]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (ASSEMBLY.format(1), ASSEMBLY.format(2)),
        (COUNCIL.format(1), COUNCIL.format(2)),
        (COUNCIL.format(1), COUNCIL.format(2).replace("\tThe Security Council,\n", "")),
        (VOLUME.format(1), VOLUME.format(2)),
        (ASSEMBLY.format(1), FRENCH),
    ],
)
def test_a_second_resolution_is_told(first: str, second: str) -> None:
    assert told(first) == []
    (found,) = told(first + second)
    assert found.position.line == first.count("\n") + 1
    assert found.message.endswith(repr(second.split("\n")[0].strip()))


@pytest.mark.parametrize(
    "annex",
    [
        "Annex\nDeclaration\n\tAdopted by the Conference of Keepers on 5 May 2010\n\tWe, the keepers, declare:\n",
        "Annex\nResolution 9300 (1970)\n\t1.\tThe lamps are those of the resolution.\n",
        "Annex\nDraft\n\tThe General Assembly,\n\tRecalling its resolution 64/900 of 3 May 2010,\n\t1.\tDecides.\n",
    ],
)
def test_an_annex_is_no_second_resolution(annex: str) -> None:
    assert told(ASSEMBLY.format(1) + annex) == []
