"""What the catalogue keeps of one conversion, as plain values made in the process that converted."""

from __future__ import annotations

import hashlib
import json
import zlib
from array import array
from collections.abc import Iterable
from dataclasses import astuple, dataclass
from functools import cache
from pathlib import Path

from generator.diagnostics import Code, Diagnostic, Position
from generator.website.conversion import Converted

PACKAGE = Path(__file__).parent.parent
RULES_ENDINGS = (".py", ".toml", ".json")
QUICK = 1
"""The level of compression: the texts of pages become a quarter in a millisecond."""


@dataclass(frozen=True, slots=True)
class Kept:
    """One converted source. `text` is the packed page, empty for formats that are written as they are."""

    fingerprint: str
    page: str
    entry: tuple[str, ...]
    remarks: str
    agenda: str
    anchors: str
    openings: bytes
    mentions: tuple[tuple[str, str, str, bool], ...]
    words: tuple[tuple[str, str], ...]
    text: bytes = b""


@cache
def generator_fingerprint() -> str:
    """Changes with every change of the converter, so that no page of an older one is taken for current."""
    digest = hashlib.sha256()
    for path in sorted(PACKAGE.rglob("*")):
        if path.suffix in RULES_ENDINGS:
            digest.update(path.relative_to(PACKAGE).as_posix().encode() + path.read_bytes())
    return digest.hexdigest()


def kept_from(converted: Converted, page: str, with_text: bool) -> Kept | None:
    """What to keep of an outcome; nothing of a failed one, so that it is tried again."""
    relations = converted.relations
    if converted.entry is None or relations is None:
        return None
    return Kept(
        fingerprint=converted.fingerprint,
        page=page,
        entry=astuple(converted.entry),
        remarks=remarks_text(converted.diagnostics),
        agenda=relations.agenda,
        anchors=" ".join(sorted(relations.anchors)),
        openings=array("I", sorted(relations.openings)).tobytes(),
        mentions=tuple(
            (one.anchor, one.symbol, " ".join(one.candidates), one.preambular) for one in relations.mentions
        ),
        words=tuple(relations.words.items()),
        text=zlib.compress(converted.text.encode("utf-8"), QUICK) if with_text else b"",
    )


def remarks_text(remarks: Iterable[Diagnostic]) -> str:
    """Remarks on one source as text, empty for none."""
    rows = [[one.code.name, one.message, one.position.line, one.position.column] for one in remarks]
    return json.dumps(rows, ensure_ascii=False) if rows else ""


def remarks_from(text: str, source: str) -> tuple[Diagnostic, ...]:
    """The remarks on `source` that `remarks_text` wrote."""
    rows = json.loads(text) if text else ()
    return tuple(
        Diagnostic(Code[code], message, Position(line, column), source) for code, message, line, column in rows
    )
