"""Which document this is: United Nations document symbols, their organs, their addresses.

Source of the forms: the UN document symbols page of the Dag Hammarskjöld Library and the Editorial Manual.
To session 30 the General Assembly wrote `A/RES/3314(XXIX)`, from session 31 `A/RES/62/152`; special and
emergency sessions `A/RES/S-24/2`, `A/RES/ES-11/4`; the Security Council `S/RES/1325(2000)`; the Economic and
Social Council `E/RES/2018/2`; the Human Rights Council `A/HRC/RES/55/17`. Parts follow the number:
`A/RES/75/290A`, `A/RES/75/101A-B`, `A/RES/217(III)A`. There is no space inside a symbol (UNBIS rule), but many
texts print one (`S/RES/2564 (2021)`, `A/RES/75/290 A`): `Symbol` keeps both forms.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum

PARTS = r"(?P<parts>[A-Z](?:\s?(?:-|and)\s?[A-Z]|(?:,\s?[A-Z])*)?)?"
SYMBOL_PATTERN = re.compile(
    r"(?P<series>A/RES|S/RES|E/RES|A/HRC/RES)/"
    r"(?:"
    r"(?P<session>(?:ES-|S-)?\d{1,4})/(?P<item>\d{1,4})"  # A/RES/62/152, A/RES/ES-11/4, E/RES/2018/2
    r"|(?P<serial>\d{1,5})\s?\((?P<qualifier>\d{4}|(?:(?:ES-|S-)?[IVXL]{1,8}))\)"  # S/RES/1325(2000), A/RES/3314(XXIX)
    r"|(?P<special>(?:ES-|S-)\d{1,3})/(?P<special_item>\d{1,4})"
    r")"
    r"\s?" + PARTS,
)


class Organ(Enum):
    """The bodies whose resolutions we read, with the code the interchange format uses."""

    GENERAL_ASSEMBLY = "ga"
    SECURITY_COUNCIL = "sc"
    ECONOMIC_AND_SOCIAL_COUNCIL = "ecosoc"
    HUMAN_RIGHTS_COUNCIL = "hrc"


ORGANS_BY_SERIES = {
    "A/RES": Organ.GENERAL_ASSEMBLY,
    "S/RES": Organ.SECURITY_COUNCIL,
    "E/RES": Organ.ECONOMIC_AND_SOCIAL_COUNCIL,
    "A/HRC/RES": Organ.HUMAN_RIGHTS_COUNCIL,
}


class SymbolError(ValueError):
    """The text is not the symbol of a resolution."""


@dataclass(frozen=True, slots=True)
class Symbol:
    """The symbol of one resolution.

    `printed` is the form the source prints; every other property is of the canonical form without spaces.
    Two symbols are equal when they name the same document, whatever spaces were printed.
    """

    series: str
    session: str
    item: str
    parts: str
    qualifier: str
    printed: str

    @classmethod
    def parse(cls, text: str) -> Symbol:
        """Read a symbol; raise `SymbolError` if `text` is anything but the symbol of a resolution."""
        printed = " ".join(text.split())
        match = SYMBOL_PATTERN.fullmatch(printed)
        if match is None:
            raise SymbolError(f"{text!r} is not the symbol of a resolution")
        group = match.groupdict(default="")
        if group["qualifier"].isdigit() != (group["series"] == "S/RES"):
            raise SymbolError(
                f"{text!r} is not the symbol of a resolution: the Security Council alone counts by the year"
            )
        return cls(
            series=group["series"],
            session=group["session"] or group["special"],
            item=group["item"] or group["special_item"] or group["serial"],
            parts=re.sub(r"\s", "", group["parts"].replace("and", "-")),
            qualifier=group["qualifier"],
            printed=printed,
        )

    @property
    def canonical(self) -> str:
        """The symbol without spaces, as docs.un.org writes it: `A/RES/75/101A-B`, `S/RES/1325(2000)`."""
        number = f"{self.item}({self.qualifier})" if self.qualifier else f"{self.session}/{self.item}"
        return f"{self.series}/{number}{self.parts}"

    @property
    def number(self) -> str:
        """The number as official texts cite it: `62/152`, `75/290 A`, `1325 (2000)`, `3314 (XXIX)`, `217 A (III)`."""
        number = self.item if self.qualifier else f"{self.session}/{self.item}"
        return " ".join(part for part in (number, self.parts, f"({self.qualifier})" * bool(self.qualifier)) if part)

    @property
    def organ(self) -> Organ:
        """The body that adopted the resolution."""
        return ORGANS_BY_SERIES[self.series]

    @property
    def path(self) -> str:
        """The path of the page below the language: the canonical symbol. Letters, digits and `/()-,` only."""
        return self.canonical

    @property
    def file_stem(self) -> str:
        """A file name without folders: `A-RES-62-152`."""
        return self.canonical.replace("/", "-")

    def __eq__(self, other: object) -> bool:
        """Equal when they name the same document."""
        return isinstance(other, Symbol) and self.canonical == other.canonical

    def __hash__(self) -> int:
        """Consistent with equality."""
        return hash(self.canonical)

    def __str__(self) -> str:
        """The canonical form."""
        return self.canonical
