"""Citations for reference managers: BibTeX, RIS and CSL-JSON. A resolution is a report there, see docs/how-to-cite.md.

No title can break out of its field: line breaks and control characters become spaces everywhere, and the characters
that BibTeX reads are escaped.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from generator.document.model import Resolution
from generator.document.official import official
from generator.references.citations import Where, anchors, one_line, styles, title
from generator.references.pinpoints import pinpoint

ENDINGS: Mapping[str, str] = MappingProxyType({"bibtex": ".bib", "ris": ".ris", "csl": ".json"})
"""The formats with the endings of their files."""
MEDIA_TYPES: Mapping[str, str] = MappingProxyType(
    {
        "bibtex": "application/x-bibtex",
        "ris": "application/x-research-info-systems",
        "csl": "application/vnd.citationstyles.csl+json",
    }
)
ORGANS: Mapping[str, str] = MappingProxyType(
    {
        "ga": "United Nations General Assembly",
        "sc": "United Nations Security Council",
        "ecosoc": "United Nations Economic and Social Council",
        "hrc": "United Nations Human Rights Council",
    }
)
BIBTEX_ESCAPES = {
    "\\": r"\textbackslash{}",
    "{": r"\{",
    "}": r"\}",
    "$": r"\$",
    "&": r"\&",
    "#": r"\#",
    "%": r"\%",
    "_": r"\_",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
}


def exports(resolution: Resolution, at: Where = None, address: str = "") -> dict[str, str]:
    """The text of each format by its name in `ENDINGS`. `address` is that of the page; docs.un.org when not given."""
    fields = _fields(resolution, at, address)
    return {"bibtex": _bibtex(fields), "ris": _ris(fields), "csl": _csl(fields)}


def _fields(resolution: Resolution, at: Where, address: str) -> dict[str, str]:
    symbol = resolution.symbol
    first, last = anchors(resolution, at)
    annexes = max((block.annex for block in resolution.blocks), default=0) or 1
    adopted = resolution.adoption_date
    url = address or official(symbol.path, resolution.language)
    return {
        "key": symbol.file_stem,
        "title": title(resolution) or f"Resolution {symbol.number}",
        "organ": ORGANS[symbol.organ.value],
        "symbol": symbol.canonical,
        "number": symbol.number,
        "date": adopted.isoformat() if adopted else "",
        "year": str(adopted.year) if adopted else symbol.qualifier if symbol.qualifier.isdecimal() else "",
        "language": resolution.language,
        "url": one_line(url) + (f"#{first}" if first else ""),
        "pinpoint": pinpoint(styles()["un"]["pinpoint"], first, last, annexes) if first else "",
    }


def bibtex_escaped(text: str) -> str:
    """Text as the value of a BibTeX field in braces."""
    return "".join(BIBTEX_ESCAPES.get(character, character) for character in one_line(text))


def _bibtex(fields: Mapping[str, str]) -> str:
    key = "".join(character if character.isalnum() or character in "-." else "-" for character in fields["key"])
    rows = {
        "title": "{" + bibtex_escaped(fields["title"]) + "}",
        "author": "{" + bibtex_escaped(fields["organ"]) + "}",
        "institution": "{United Nations}",
        "type": "Resolution",
        "number": bibtex_escaped(fields["symbol"]),
        "date": fields["date"],
        "year": fields["year"],
        "language": fields["language"],
        "url": _url(fields["url"]),
        "note": bibtex_escaped(fields["pinpoint"]),
    }
    lines = [f"  {name} = {{{value}}},\n" for name, value in rows.items() if value]
    return f"@techreport{{{key.strip('-')},\n{''.join(lines)}}}\n"


def _url(url: str) -> str:
    """An address in BibTeX: what would end the field is percent-encoded, the rest is for the `url` package."""
    return url.translate({ord("{"): "%7B", ord("}"): "%7D", ord("\\"): "%5C", ord(" "): "%20"})


def _ris(fields: Mapping[str, str]) -> str:
    rows = [
        ("TY", "RPRT"),
        ("TI", fields["title"]),
        ("AU", fields["organ"]),
        ("PB", "United Nations"),
        ("M3", "Resolution"),
        ("SN", fields["symbol"]),
        ("PY", fields["year"]),
        ("DA", fields["date"].replace("-", "/")),
        ("LA", fields["language"]),
        ("UR", fields["url"]),
        ("N1", fields["pinpoint"]),
    ]
    lines = [f"{tag}  - {one_line(value)}\r\n" for tag, value in rows if value]
    return "".join(lines) + "ER  - \r\n"


def _csl(fields: Mapping[str, str]) -> str:
    item: dict[str, Any] = {
        "id": fields["key"],
        "type": "report",
        "title": fields["title"],
        "title-short": f"Resolution {fields['number']}",
        "author": [{"literal": fields["organ"]}],
        "publisher": "United Nations",
        "authority": fields["organ"],
        "jurisdiction": "un",
        "genre": "Resolution",
        "number": fields["symbol"],
        "language": fields["language"],
        "URL": fields["url"],
    }
    if fields["year"]:
        item["issued"] = {"date-parts": [[int(part) for part in (fields["date"] or fields["year"]).split("-")]]}
    if fields["pinpoint"]:
        item["note"] = fields["pinpoint"]
    return json.dumps([item], ensure_ascii=False, indent=1) + "\n"
