"""Converts one source file: bytes to resolution, checks, the text of its page. Independent of all other files."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Any

from generator.checks import check
from generator.diagnostics import Code, Diagnostic, Position, Severity
from generator.document.model import Resolution
from generator.document.walk import plain
from generator.readers import READERS
from generator.references.anchors import with_anchors
from generator.references.citations import citation_templates
from generator.references.marking import with_citations
from generator.website.sources import SourceFile
from generator.writers.blocks import write_blocks
from generator.writers.document_json import write_json
from generator.writers.markdown import write_markdown

WRITERS: Mapping[str, Callable[[Resolution, str], str]] = MappingProxyType(
    {
        "markdown": lambda resolution, source: write_markdown(resolution, source, _citation(resolution)),
        "blocks": lambda resolution, _: write_blocks(resolution),
        "json": write_json,
    }
)
"""By the name on the command line: takes the resolution and the path of its source in the site."""

LARGEST_FILE = 256_000_000
"""Bytes; what is larger is not even read."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What the catalogue knows of a document: enough for index pages and links."""

    symbol: str
    language: str
    path: str
    number: str
    title: str
    organ: str
    session: str
    adopted: str
    anchors: str = ""
    """Every address in the document, parted by spaces."""


@dataclass(frozen=True, slots=True)
class Converted:
    """The outcome for one source: its catalogue entry and page, or None for both; and what there is to say."""

    source: str
    fingerprint: str
    entry: Entry | None
    text: str
    diagnostics: tuple[Diagnostic, ...]

    @property
    def failed(self) -> bool:
        """Whether the file has no page."""
        return self.entry is None


def convert_file(source: SourceFile, target: str, source_path: str, known_fingerprint: str = "") -> Converted | None:
    """Read, check and write one file; None when its bytes are those of `known_fingerprint`.

    Never raises: whatever is wrong with a file is a diagnostic of that file.
    """
    try:
        size = source.path.stat().st_size
        if size > LARGEST_FILE:
            message = f"{size:,} bytes; the most a file may have is {LARGEST_FILE:,}"
            return _failed(source, "", Code.SOURCE_TOO_LARGE, message)
        data = source.path.read_bytes()
    except OSError as error:
        return _failed(source, "", Code.UNREADABLE_SOURCE, error.strerror or str(error))
    fingerprint = hashlib.sha256(data).hexdigest()
    if fingerprint == known_fingerprint:
        return None
    try:
        return _convert(data, source, target, source_path, fingerprint)
    except (RecursionError, MemoryError, ValueError, ArithmeticError, LookupError, TypeError, AttributeError) as error:
        # A fault of ours must not cost the other files their pages; it is told as what it is.
        return _failed(
            source, fingerprint, Code.WRITING_FAILED, f"fault in the converter: {type(error).__name__}: {error}"
        )


def _convert(data: bytes, source: SourceFile, target: str, source_path: str, fingerprint: str) -> Converted:
    read = READERS[source.path.suffix.lower()]
    recognised = read(data, source.name, source.expected_language)
    diagnostics = recognised.diagnostics
    if recognised.resolution is None:
        return Converted(source.name, fingerprint, None, "", diagnostics)
    resolution = with_citations(with_anchors(recognised.resolution))
    checked = tuple(replace(one, source=source.name) for one in check(resolution, recognised.text))
    diagnostics = (*diagnostics, *checked)
    if any(one.code.severity is Severity.ERROR for one in checked):
        return Converted(source.name, fingerprint, None, "", diagnostics)
    text = WRITERS[target](resolution, source_path)
    return Converted(source.name, fingerprint, _entry(resolution), text, diagnostics)


def _citation(resolution: Resolution) -> dict[str, Any]:
    """What the page's script makes citations from."""
    return {"citation": citation_templates(resolution)}


def _failed(source: SourceFile, fingerprint: str, code: Code, message: str) -> Converted:
    return Converted(source.name, fingerprint, None, "", (Diagnostic(code, message, Position(), source.name),))


def _entry(resolution: Resolution) -> Entry:
    return Entry(
        symbol=resolution.symbol.canonical,
        language=resolution.language,
        path=f"{resolution.language}/{resolution.symbol.path}",
        number=resolution.number,
        title=" ".join(plain(resolution.title.content).split()),
        organ=resolution.masthead.organ,
        session=resolution.masthead.session,
        adopted=resolution.adoption_date.isoformat() if resolution.adoption_date else "",
        anchors=" ".join(block.anchor for block in resolution.blocks),
    )
