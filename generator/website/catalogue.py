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
from generator.references.graph import Document, Mention
from generator.website.conversion import Converted, Entry
from generator.website.files import write_whole
from generator.website.linking import Collection, Present

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
    relations: Document
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
    if converted.entry is None or converted.relations is None:
        return None
    return Known(converted.fingerprint, page, converted.entry, converted.diagnostics, converted.relations)


def _row(known: Known) -> dict[str, Any]:
    return {
        "fingerprint": known.fingerprint,
        "page": known.page,
        "entry": asdict(known.entry),
        "diagnostics": _rows(known.diagnostics),
        "relations": _relations_row(known.relations),
        "links": _rows(known.links),
    }


def _rows(diagnostics: Iterable[Diagnostic]) -> list[list[Any]]:
    return [[one.code.name, one.message, one.position.line, one.position.column, one.source] for one in diagnostics]


def _known(row: Mapping[str, Any]) -> Known:
    relations = _relations(row["entry"]["symbol"], row["relations"])
    remarks, links = _remarks(row["diagnostics"]), _remarks(row["links"])
    return Known(row["fingerprint"], row["page"], Entry(**row["entry"]), remarks, relations, links)


def _relations_row(relations: Document) -> dict[str, Any]:
    """What `Document` holds, short: lists of words as one string."""
    return {
        "title": relations.title,
        "date": relations.date,
        "agenda": relations.agenda,
        "anchors": " ".join(sorted(relations.anchors)),
        "mentions": [[one.anchor, one.symbol, list(one.candidates), one.preambular] for one in relations.mentions],
        "openings": sorted(relations.openings),
    }


def _relations(symbol: str, row: Mapping[str, Any]) -> Document:
    mentions = tuple(Mention(anchor, to, tuple(places), pre) for anchor, to, places, pre in row["mentions"])
    anchors, openings = frozenset(row["anchors"].split()), frozenset(row["openings"])
    return Document(symbol, row["title"], row["date"], row["agenda"], anchors, mentions, openings)


def _remarks(rows: Iterable[list[Any]]) -> tuple[Diagnostic, ...]:
    return tuple(
        Diagnostic(Code[code], message, Position(line, column), source) for code, message, line, column, source in rows
    )


def _page_only(row: Mapping[str, Any]) -> Known:
    """Of another converter's page only its place is of use."""
    entry = Entry(**{**_EMPTY, **row["entry"]})
    return Known("", row["page"], entry, (), Document(entry.symbol, "", "", "", frozenset(), ()))


_EMPTY: Mapping[str, str] = dict.fromkeys(Entry.__dataclass_fields__, "")


def entries(known: Iterable[Known]) -> tuple[Entry, ...]:
    """The documents, in the order of language and symbol."""
    return tuple(sorted((one.entry for one in known), key=lambda entry: (entry.language, entry.symbol)))


def collection(known: Iterable[Known]) -> Collection:
    """The documents by symbol and language, with their addresses."""
    return {
        (one.entry.symbol, one.entry.language): Present(one.page.removesuffix(".md"), one.relations.anchors)
        for one in known
    }
