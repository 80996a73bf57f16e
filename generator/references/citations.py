"""Citation strings of a resolution or of a place in it, in the styles of citation_styles.toml.

>>> citations(resolution, None)["oscola"]
'UNGA Res 62/152 (18 December 2007) UN Doc A/RES/62/152'
>>> citations(resolution, 21)["bluebook"]
'G.A. Res. 62/152, ¶ 7, U.N. Doc. A/RES/62/152 (Dec. 18, 2007)'

The strings are the English ones in every language of a document: the styles are English, and the numbers are the same.
"""

from __future__ import annotations

import datetime
import re
import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from generator.document.identity import Symbol
from generator.document.model import Resolution
from generator.document.walk import named
from generator.references.pinpoints import pinpoint

FOLDER = Path(__file__).parent
OPTIONAL = re.compile(r"\[([^\]]*)\]")
FIELD = re.compile(r"\{(\w+)\}")
SPACE = re.compile(r"[\s\x00-\x1f\x7f-\x9f\u2028\u2029]+")
Where = int | tuple[int, int] | str | None
"""A block, the first and last of several, an address such as `fn4`, or None for the whole document."""


@cache
def styles() -> Mapping[str, Mapping[str, Any]]:
    """The styles by their short names, in the order of the menu."""
    return tomllib.loads((FOLDER / "citation_styles.toml").read_text(encoding="utf-8"))


def citations(resolution: Resolution, at: Where = None) -> dict[str, str]:
    """The citation in every style: `{"un": "resolution 62/152, para. 7", "oscola": …}`."""
    first, last = anchors(resolution, at)
    annexes = _annexes(resolution)
    found = {}
    for name, (before, after) in _templates(resolution).items():
        rules = styles()[name]["pinpoint"]
        words = pinpoint(rules, first, last, annexes) if first else ""
        found[name] = before + (f"{rules['lead']}{words}" if words else "") + after
    return found


def citation_templates(resolution: Resolution) -> dict[str, Any]:
    """What the script of a page needs of this document, about 400 bytes as JSON.

    `templates` has the words before and after the pinpoint for every style; `annexes` the number of annexes. A citation
    is `before + lead + pinpoint + after`, without `lead` when there is no pinpoint; the pinpoint follows
    generator/references/pinpoints.py with `pinpoint_rules()`, which is the same for all documents.
    """
    halves = {name: list(template) for name, template in _templates(resolution).items()}
    return {"templates": halves, "annexes": _annexes(resolution)}


def pinpoint_rules() -> dict[str, dict[str, Any]]:
    """The words of pinpoints and the names of the styles, the same for all documents: to be put into the script."""
    return {name: {"name": style["name"], **style["pinpoint"]} for name, style in styles().items()}


def anchors(resolution: Resolution, at: Where) -> tuple[str, str]:
    """The first and the last address of what is cited; the last is empty for a single place."""
    if at is None:
        return "", ""
    if isinstance(at, str):
        return at, ""
    if isinstance(at, int):
        return resolution.blocks[at].anchor, ""
    first, last = sorted(at)
    return resolution.blocks[first].anchor, resolution.blocks[last].anchor if last != first else ""


def one_line(text: str) -> str:
    """Text without line breaks and control characters, as every citation needs it."""
    return SPACE.sub(" ", text).strip()


def title(resolution: Resolution) -> str:
    """The title on one line; empty when the document has none (Security Council)."""
    return one_line(named(resolution.title.content))


def _annexes(resolution: Resolution) -> int:
    return max((block.annex for block in resolution.blocks), default=0) or 1


def _templates(resolution: Resolution) -> dict[str, tuple[str, str]]:
    return {name: _template(style, resolution) for name, style in styles().items()}


def _template(style: Mapping[str, Any], resolution: Resolution) -> tuple[str, str]:
    """The words before and after the pinpoint."""
    symbol = resolution.symbol
    old = symbol.qualifier and not symbol.qualifier.isdecimal()
    before, after = str(style["old" if old else "template"]).split("{at}")
    fields = _fields(style, resolution)
    return _fill(before, fields), _fill(after, fields)


def _fill(template: str, fields: Mapping[str, str]) -> str:
    def option(match: re.Match[str]) -> str:
        for words in match[1].split("|"):
            if all(fields[name] for name in FIELD.findall(words)):
                return words
        return ""

    return FIELD.sub(lambda match: fields[match[1]], OPTIONAL.sub(option, template))


def _fields(style: Mapping[str, Any], resolution: Resolution) -> dict[str, str]:
    symbol = resolution.symbol
    adopted = resolution.adoption_date
    year = symbol.qualifier if symbol.qualifier.isdecimal() else ""
    return {
        "organ": style["organs"][symbol.organ.value],
        "number": number(symbol, style),
        "symbol": symbol.canonical,
        "short": symbol.canonical.replace(f"({year})", "") if year else symbol.canonical,
        "title": title(resolution),
        "date": written_date(adopted, style) if adopted else "",
        "year": str(adopted.year) if adopted else year,
        "published": _published(style, resolution),
    }


def _published(style: Mapping[str, Any], resolution: Resolution) -> str:
    """The date of distribution when it is another day than that of adoption."""
    day = resolution.masthead.distribution_date
    return written_date(day, style) if day and day != resolution.adoption_date else ""


def written_date(day: datetime.date, style: Mapping[str, Any]) -> str:
    """`18 December 2007`, `Dec. 18, 2007`."""
    return str(style["date"]).format(day=day.day, month=style["months"][day.month - 1], year=day.year)


def number(symbol: Symbol, style: Mapping[str, Any]) -> str:
    """The number as the style has it: `62/152`, `217 A (III)`, `75/101 A and B`, `1325 (2000)`, `1325`."""
    item = symbol.item if symbol.qualifier else f"{symbol.session}/{symbol.item}"
    if symbol.parts:
        parts = symbol.parts.replace("-", str(style["between"]))
        item = str(style["letters"]).format(item=item, parts=parts).strip()
    without_year = symbol.organ.value in style.get("year_of", ()) and symbol.qualifier.isdecimal()
    return f"{item} ({symbol.qualifier})" if symbol.qualifier and not without_year else item
