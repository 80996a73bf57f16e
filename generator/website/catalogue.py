"""What is known of every converted source, kept beside the pages: which page came from which file, and its hash.

It lets a second run skip what has not changed, and removes the page of a source that is gone. It is written whole or
not at all; a damaged or foreign file is the same as none.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path
from typing import Any

from generator.diagnostics import Code, Diagnostic, Position
from generator.website.conversion import Converted, Entry
from generator.website.files import write_whole
from generator.website.linking import Collection, Present, cited_symbols

NAME = ".resolutions.json"
PACKAGE = Path(__file__).parent.parent
RULES_ENDINGS = (".py", ".toml", ".json")


@dataclass(frozen=True, slots=True)
class Known:
    """What was known of one source after the last run."""

    fingerprint: str
    page: str
    entry: Entry
    diagnostics: tuple[Diagnostic, ...]
    cites: tuple[str, ...] = ()
    links: tuple[Diagnostic, ...] = ()
    """What there was to say of its links when the page was last written."""


@cache
def generator_fingerprint() -> str:
    """Changes with every change of the converter, so that no page of an older one is taken for current."""
    digest = hashlib.sha256()
    for path in sorted(PACKAGE.rglob("*")):
        if path.suffix in RULES_ENDINGS:
            digest.update(path.relative_to(PACKAGE).as_posix().encode() + path.read_bytes())
    return digest.hexdigest()


def load(folder: Path, target: str) -> dict[str, Known]:
    """The catalogue of an output folder by source name; empty when there is none of this converter and target."""
    try:
        data = json.loads((folder / NAME).read_text(encoding="utf-8"))
        if data["generator"] != generator_fingerprint() or data["target"] != target:
            return {name: _page_only(row) for name, row in data["sources"].items()}
        return {name: _known(row) for name, row in data["sources"].items()}
    except (OSError, ValueError, KeyError, TypeError):
        return {}


def save(folder: Path, target: str, known: Mapping[str, Known]) -> None:
    """Write the catalogue of an output folder."""
    rows = {name: _row(known[name]) for name in sorted(known)}
    data = {"generator": generator_fingerprint(), "target": target, "sources": rows}
    write_whole(folder / NAME, json.dumps(data, ensure_ascii=False, indent=0) + "\n")


def known_from(converted: Converted, page: str) -> Known | None:
    """What to remember of an outcome; nothing of a failed one, so that it is tried again."""
    if converted.entry is None:
        return None
    cites = cited_symbols(converted.text)
    return Known(converted.fingerprint, page, converted.entry, converted.diagnostics, cites)


def _row(known: Known) -> dict[str, Any]:
    return {
        "fingerprint": known.fingerprint,
        "page": known.page,
        "entry": asdict(known.entry),
        "diagnostics": _rows(known.diagnostics),
        "cites": " ".join(symbol.replace(" ", "%20") for symbol in known.cites),
        "links": _rows(known.links),
    }


def _rows(diagnostics: Iterable[Diagnostic]) -> list[list[Any]]:
    return [[one.code.name, one.message, one.position.line, one.position.column, one.source] for one in diagnostics]


def _known(row: Mapping[str, Any]) -> Known:
    cites = tuple(symbol.replace("%20", " ") for symbol in row["cites"].split())
    entry = Entry(**row["entry"])
    return Known(row["fingerprint"], row["page"], entry, _remarks(row["diagnostics"]), cites, _remarks(row["links"]))


def _remarks(rows: Iterable[list[Any]]) -> tuple[Diagnostic, ...]:
    return tuple(
        Diagnostic(Code[code], message, Position(line, column), source) for code, message, line, column, source in rows
    )


def _page_only(row: Mapping[str, Any]) -> Known:
    """Of another converter's page only its place is of use."""
    return Known("", row["page"], Entry(**{**_EMPTY, **row["entry"]}), ())


_EMPTY: Mapping[str, str] = dict.fromkeys(Entry.__dataclass_fields__, "")


def entries(known: Iterable[Known]) -> tuple[Entry, ...]:
    """The documents, in the order of language and symbol."""
    return tuple(sorted((one.entry for one in known), key=lambda entry: (entry.language, entry.symbol)))


def collection(known: Iterable[Known]) -> Collection:
    """The documents by symbol and language, with their addresses."""
    rows = [(one.entry, one.page) for one in known]
    return {
        (entry.symbol, entry.language): Present(page.removesuffix(".md"), frozenset(entry.anchors.split()))
        for entry, page in rows
    }
