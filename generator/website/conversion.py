"""Converts one source file: bytes to resolution, checks, the text of its page. Independent of all other files."""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType

from generator.checks import check
from generator.diagnostics import Code, Diagnostic, Position, Severity
from generator.document.model import Resolution
from generator.document.walk import named
from generator.references.anchors import with_anchors
from generator.references.citations import citation_templates
from generator.references.graph import Document, document
from generator.references.marking import with_citations
from generator.references.recognition import recognise
from generator.website.companions import write_companions
from generator.website.faces import FontsMissingError
from generator.website.file_names import symbol_remarks
from generator.website.guard import read_guarded
from generator.website.printing import PrintingError, missing_characters, print_resolution
from generator.website.sources import SourceFile
from generator.writers.akn import write_akn
from generator.writers.blocks import write_blocks
from generator.writers.document_json import write_json
from generator.writers.markdown import write_markdown


@dataclass(frozen=True, slots=True)
class Writer:
    """What a format is written with: takes the resolution and the path of its source in the site."""

    write: Callable[[Resolution, str], str | bytes]
    ending: str = ".json"
    remarks: Callable[[Resolution], Iterable[Diagnostic]] = lambda resolution: ()


WRITERS: Mapping[str, Writer] = MappingProxyType(
    {
        "markdown": Writer(lambda resolution, source: _page(resolution, source, {}), ".md"),
        "blocks": Writer(lambda resolution, _: write_blocks(resolution)),
        "json": Writer(write_json),
        "akn": Writer(lambda resolution, _: write_akn(resolution), ".xml"),
        "pdf": Writer(lambda resolution, _: print_resolution(resolution), ".pdf", missing_characters),
    }
)
"""By the name on the command line."""

LIBRARY_LANGUAGE = "en"
LIBRARY_SUBJECT = re.compile(r"\[(.+)\]")
"""`Security Council resolution 1467 (2003) [on West Africa]`: the brackets are the Library's."""
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
    subject: str = ""
    """What a document without title is about, where its XML says it in its language: `on extension of the mandate`."""


@dataclass(frozen=True, slots=True)
class Converted:
    """The outcome for one source: its catalogue entry and page, or None for both; and what there is to say."""

    source: str
    fingerprint: str
    entry: Entry | None
    text: str
    diagnostics: tuple[Diagnostic, ...]
    relations: Document | None = None
    data: bytes = b""
    """What a format that is no text is written as."""

    @property
    def failed(self) -> bool:
        """Whether the file has no page."""
        return self.entry is None


def convert_file(
    source: SourceFile, target: str, source_path: str, known_fingerprint: str = "", beside: Path | None = None
) -> Converted | None:
    """Read, check and write one file; None when it is as it was at `known_fingerprint`.

    With `beside` the forms that stand beside a page are written into that folder. Never raises: whatever is wrong with
    a file is a diagnostic of that file.
    """
    try:
        size = source.path.stat().st_size
        if size > LARGEST_FILE:
            message = f"{size:,} bytes; the most a file may have is {LARGEST_FILE:,}"
            return _failed(source, "", Code.SOURCE_TOO_LARGE, message)
        data = source.path.read_bytes()
    except OSError as error:
        return _failed(source, "", Code.UNREADABLE_SOURCE, error.strerror or str(error))
    fingerprint = hashlib.sha256(os.fsencode(source_path) + b"\0" + data).hexdigest()
    if fingerprint == known_fingerprint:
        return None
    try:
        return _convert(data, source, target, source_path, fingerprint, beside)
    except FontsMissingError as error:
        return _failed(source, fingerprint, Code.TYPEFACE_MISSING, str(error))
    except PrintingError as error:
        return _failed(source, fingerprint, Code.WRITING_FAILED, str(error))
    except (RuntimeError, MemoryError, ValueError, ArithmeticError, LookupError, TypeError, AttributeError) as error:
        # A fault of ours must not cost the other files their pages; it is told as what it is. Too deep a recursion is a
        # `RuntimeError`, and so is a `next` that found nothing inside a generator.
        return _failed(
            source, fingerprint, Code.WRITING_FAILED, f"fault in the converter: {type(error).__name__}: {error}"
        )


def read_source(data: bytes, source: SourceFile) -> tuple[Resolution | None, tuple[Diagnostic, ...]]:
    """The resolution in a source, checked, with addresses and references; None when something is wrong with it."""
    resolution, _, diagnostics = _read(data, source)
    return resolution, diagnostics


def _read(data: bytes, source: SourceFile) -> tuple[Resolution | None, Document | None, tuple[Diagnostic, ...]]:
    recognised = read_guarded(source.path.suffix.lower(), data, source.name, source.expected_language)
    diagnostics = recognised.diagnostics
    if recognised.resolution is None:
        return None, None, diagnostics
    anchored = with_anchors(recognised.resolution)
    references = recognise(anchored)
    resolution = with_citations(anchored, references)
    remarks = (*check(resolution, recognised.text), *symbol_remarks(source.path.stem, resolution.symbol))
    checked = tuple(replace(one, source=source.name) for one in remarks)
    diagnostics = (*diagnostics, *checked)
    if any(one.code.severity is Severity.ERROR for one in checked):
        return None, None, diagnostics
    return resolution, document(anchored, references), diagnostics


def _convert(
    data: bytes, source: SourceFile, target: str, source_path: str, fingerprint: str, beside: Path | None
) -> Converted:
    resolution, relations, diagnostics = _read(data, source)
    if resolution is None:
        return Converted(source.name, fingerprint, None, "", diagnostics)
    if beside is not None:
        made = write_companions(resolution, source.path, data, source_path, beside, fingerprint)
        diagnostics = (*diagnostics, *(replace(one, source=source.name) for one in made.remarks))
        page = _page(resolution, source_path, made.links)
        return Converted(source.name, fingerprint, entry_of(resolution), page, diagnostics, relations)
    writer = WRITERS[target]
    diagnostics = (*diagnostics, *(replace(one, source=source.name) for one in writer.remarks(resolution)))
    content = writer.write(resolution, source_path)
    text, binary = (content, b"") if isinstance(content, str) else ("", content)
    return Converted(source.name, fingerprint, entry_of(resolution), text, diagnostics, relations, binary)


def _page(resolution: Resolution, source_path: str, links: Mapping[str, str]) -> str:
    """The page, with what its script makes citations from, and the files beside it."""
    return write_markdown(resolution, source_path, {**links, "citation": citation_templates(resolution)})


def _failed(source: SourceFile, fingerprint: str, code: Code, message: str) -> Converted:
    return Converted(source.name, fingerprint, None, "", (Diagnostic(code, message, Position(), source.name),))


def entry_of(resolution: Resolution) -> Entry:
    """What the catalogue knows of a resolution."""
    return Entry(
        symbol=resolution.symbol.canonical,
        language=resolution.language,
        path=f"{resolution.language}/{resolution.symbol.path}",
        number=resolution.number,
        title=named(resolution.title.content),
        organ=resolution.masthead.organ,
        session=resolution.masthead.session,
        adopted=resolution.adoption_date.isoformat() if resolution.adoption_date else "",
        subject=_subject(resolution),
    )


def _subject(resolution: Resolution) -> str:
    """What the Library of the United Nations says it is on: a resolution of the Security Council has no title."""
    if resolution.title.content or resolution.background is None or resolution.language != LIBRARY_LANGUAGE:
        return ""
    match = LIBRARY_SUBJECT.search(resolution.background.library_title)
    return match[1] if match else ""
