"""Looks through a finished website: its files, its pages and their words, the sources of its documents."""

from __future__ import annotations

import hashlib
import json
import posixpath
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote

from generator.publishing.editions import PublishingError
from generator.publishing.frozen import PREVIEWS
from generator.publishing.manifest import FOLDER, Beside
from generator.publishing.storage import address_of, file_of
from generator.publishing.texts import Page, PageText, read_page

NOT_FOUND = "404.html"
MAP_ENDING = ".anchors.json"


@dataclass(frozen=True, slots=True)
class Survey:
    """A finished website: its files by path, its pages, and what belongs to each document, by address."""

    files: Mapping[str, Path]
    pages: Mapping[str, Page]
    beside: Mapping[str, Beside]

    @property
    def root(self) -> list[str]:
        """The files and folders at its root."""
        return sorted({path.partition("/")[0] for path in self.files} - {FOLDER})

    def page(self, address: str) -> PageText:
        """A page with its words."""
        return read_page(self.files[file_of(address)].read_text(encoding="utf-8"))


def survey(site: Path) -> Survey:
    """The website in the folder `site`; `PublishingError` when there is none."""
    files = {path.relative_to(site).as_posix(): path for path in sorted(site.rglob("*")) if path.is_file()}
    if "index.html" not in files:
        raise PublishingError("the build made no index.html, so there is nothing to publish")
    pages = {
        address_of(name): read_page(path.read_text(encoding="utf-8")).page
        for name, path in files.items()
        if is_page(name)
    }
    maps = {posixpath.dirname(name): path for name, path in files.items() if name.endswith(MAP_ENDING)}
    beside = {address: _beside(address, page, files, maps) for address, page in pages.items() if page.symbol}
    return Survey(files, pages, beside)


def _beside(address: str, page: Page, files: Mapping[str, Path], maps: Mapping[str, Path]) -> Beside:
    source = posixpath.normpath(posixpath.join(posixpath.dirname(file_of(address)), unquote(page.source)))
    source_hash = hashlib.sha256(files[source].read_bytes()).hexdigest() if page.source and source in files else ""
    addresses = maps.get(address.rstrip("/"))
    document = str(json.loads(addresses.read_bytes()).get("text", "")) if addresses else ""
    return Beside(source if source_hash else "", source_hash, document)


def is_page(path: str) -> bool:
    """Whether a file is a page with an address of its own; pages about editions belong to none."""
    if not path.endswith(".html") or path == NOT_FOUND or path.startswith(f"{FOLDER}/"):
        return False
    return posixpath.basename(posixpath.dirname(path)) != PREVIEWS
