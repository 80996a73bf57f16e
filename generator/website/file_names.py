"""What the name of a file says of the document in it. The text decides; the name is asked where texts contradict."""

from __future__ import annotations

import re
from enum import IntEnum

from generator.diagnostics import Code, Diagnostic
from generator.document.identity import Symbol

APART = r"[-_ .]"
SAID = re.compile(
    rf"(?<![A-Z0-9])(?P<series>A{APART}HRC{APART}RES|[ASE]{APART}RES){APART}0*(?P<first>(?:ES-|S-)?\d{{1,5}})"
    rf"(?:{APART}0*(?P<second>\d{{1,4}}))?(?!\d)",
    re.ASCII,
)
"""`A_RES_79_304-2510827R`, `S_RES_2717-2325640S`, `S_RES_0542_1983_EN`, `A-RES-ES-11-4`."""


class Agreement(IntEnum):
    """Whether a name says another symbol than the text, none, or the same."""

    OTHER = -1
    NONE = 0
    SAME = 1


def agreement(stem: str, symbol: Symbol) -> Agreement:
    """What the name of a file without its ending says of the symbol that its text has."""
    said = SAID.search(stem.upper())
    if said is None or (symbol.qualifier == "" and said["second"] is None):
        return Agreement.NONE
    numbers = (said["first"],) if symbol.qualifier else (said["first"], said["second"])
    own = (symbol.item,) if symbol.qualifier else (symbol.session, symbol.item)
    same = _series(said) == symbol.series and numbers == tuple(number.lstrip("0") for number in own)
    return Agreement.SAME if same else Agreement.OTHER


def symbol_remarks(stem: str, symbol: Symbol) -> tuple[Diagnostic, ...]:
    """A warning when the name of a file says another symbol than its text: the address may be that of another text."""
    said = SAID.search(stem.upper())
    if said is None or agreement(stem, symbol) is not Agreement.OTHER:
        return ()
    named = "/".join(part for part in (_series(said), said["first"], said["second"]) if part)
    return (Diagnostic(Code.SYMBOL_UNEXPECTED, f"the file name says {named}, the text says {symbol}"),)


def _series(said: re.Match[str]) -> str:
    return re.sub(APART, "/", said["series"])
