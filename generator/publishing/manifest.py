"""The manifest of an edition: every address and anchor it has, with a hash of the words there. Values only.

The schema is docs/schemas/edition-1.json. Nothing in a manifest comes from a clock or from the machine: the same
sources and the same generator give the same bytes.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from generator.publishing.editions import PublishingError, edition_order
from generator.publishing.texts import Page

SCHEMA_VERSION = 1
FOLDER = "editions"
FILE_IN_EDITION = "edition.json"


@dataclass(frozen=True, slots=True)
class ManifestPage:
    """One page of an edition.

    `text` is the hash of its words and `since` the first edition of the unbroken run of editions with these words.
    `anchors` gives the hash at each address on the page; it is empty when `since` is an older edition, whose manifest
    has them. `symbol` is empty for a page that is no document. `source` is the source file of a document below the
    website's root, `source_hash` the SHA-256 of that, `document` the hash of its text as its map of addresses has it.
    """

    text: str
    since: str
    symbol: str = ""
    source: str = ""
    source_hash: str = ""
    document: str = ""
    anchors: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Beside:
    """What belongs to a document: its source with the SHA-256, the hash of its text in its map of addresses."""

    source: str = ""
    source_hash: str = ""
    document: str = ""


@dataclass(frozen=True)
class Manifest:
    """What an edition has. `date` is that of its sources; `root` are the files and folders it puts at the root."""

    edition: str
    date: str
    generator: str
    root: tuple[str, ...]
    pages: Mapping[str, ManifestPage]

    @property
    def path(self) -> str:
        """Where the manifest stands below the website's root."""
        return f"{FOLDER}/{self.edition}.json"

    @cached_property
    def documents(self) -> tuple[str, ...]:
        """The addresses of its documents."""
        return tuple(address for address, page in self.pages.items() if page.symbol)


def manifest_of(
    edition: str,
    date: str,
    generator: str,
    root: Iterable[str],
    pages: Mapping[str, Page],
    beside: Mapping[str, Beside],
    before: Manifest | None,
) -> Manifest:
    """The manifest of a finished website; `beside` gives what belongs to the document at an address.

    A page whose words are those of the edition `before` keeps the `since` it has there.
    """
    rows = {}
    for address, page in sorted(pages.items()):
        known = before.pages.get(address) if before else None
        own = beside.get(address, Beside())
        if known is not None and known.text == page.text:
            rows[address] = ManifestPage(
                known.text, known.since, page.symbol, own.source, own.source_hash, own.document
            )
        else:
            rows[address] = ManifestPage(
                page.text, edition, page.symbol, own.source, own.source_hash, own.document, page.anchors
            )
    return Manifest(edition, date, generator, tuple(sorted(root)), rows)


def dumps(manifest: Manifest) -> str:
    """The manifest as JSON text, one page a line, so that git and people see what changed."""
    head = {
        "schema": SCHEMA_VERSION,
        "edition": manifest.edition,
        "date": manifest.date,
        "generator": manifest.generator,
        "root": list(manifest.root),
    }
    lines = [f"{json.dumps(name)}: {json.dumps(value, ensure_ascii=False)}" for name, value in head.items()]
    rows = [
        f"{json.dumps(address, ensure_ascii=False)}: {_line(page)}" for address, page in sorted(manifest.pages.items())
    ]
    pages = ",\n".join(rows)
    return "{" + ",\n".join(lines) + ',\n"pages": {\n' + pages + "\n}}\n"


def _line(page: ManifestPage) -> str:
    row: dict[str, Any] = {"text": page.text, "since": page.since}
    if page.symbol:
        row = {"symbol": page.symbol, **row}
    if page.source:
        row["source"] = {"file": page.source, "sha256": page.source_hash}
    if page.document:
        row["document"] = page.document
    if page.anchors:
        row["anchors"] = dict(page.anchors)
    return json.dumps(row, ensure_ascii=False, separators=(",", ":"))


def loads(text: str, path: str) -> Manifest:
    """The manifest of this JSON text; `PublishingError` naming `path` if it is none that we know."""
    try:
        data = json.loads(text)
        if data["schema"] != SCHEMA_VERSION:
            raise PublishingError(
                f"{path} has schema {data['schema']}, which this version does not know: use a newer one"
            )
        pages = {
            str(address): ManifestPage(
                str(row["text"]),
                str(row["since"]),
                str(row.get("symbol", "")),
                str(row.get("source", {}).get("file", "")),
                str(row.get("source", {}).get("sha256", "")),
                str(row.get("document", "")),
                {str(anchor): str(value) for anchor, value in row.get("anchors", {}).items()},
            )
            for address, row in data["pages"].items()
        }
        names = tuple(str(name) for name in data["root"])
        return Manifest(str(data["edition"]), str(data["date"]), str(data["generator"]), names, pages)
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise PublishingError(
            f"{path} is no manifest of an edition, so nothing can be published on top of it"
        ) from error


@dataclass(frozen=True)
class History:
    """The manifests of all published editions, the oldest first."""

    manifests: tuple[Manifest, ...] = ()

    @classmethod
    def of(cls, manifests: Iterable[Manifest]) -> History:
        """In the order of their names."""
        return cls(tuple(sorted(manifests, key=lambda one: edition_order(one.edition))))

    @property
    def newest(self) -> Manifest | None:
        """The newest edition; None before the first."""
        return self.manifests[-1] if self.manifests else None

    @cached_property
    def by_edition(self) -> dict[str, Manifest]:
        """The manifest of each edition."""
        return {manifest.edition: manifest for manifest in self.manifests}

    @cached_property
    def last_with(self) -> dict[str, Manifest]:
        """For every address ever published the newest edition that has it."""
        return {address: manifest for manifest in self.manifests for address in manifest.pages}

    def anchors(self, edition: str, address: str) -> Mapping[str, str]:
        """The hash at each address of a page in an edition."""
        page = self.by_edition[edition].pages[address]
        return self.by_edition[page.since].pages[address].anchors

    def anchors_ever(self, address: str) -> dict[str, str]:
        """Every anchor a page ever had with the edition that last had it."""
        found: dict[str, str] = {}
        for manifest in self.manifests:
            if address in manifest.pages:
                found.update(dict.fromkeys(self.anchors(manifest.edition, address), manifest.edition))
        return found

    def extended(self, manifest: Manifest) -> History:
        """With one more edition."""
        return History((*self.manifests, manifest))
