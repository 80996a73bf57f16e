"""Where the words of each edition stand in the published tree. Manifests in, paths out.

The newest edition stands whole at the root, at the addresses without an edition. Of an older edition a page is kept
only when its words differ from the newest ones; otherwise its address leads to the page that has the same words. So
every text is in the tree once, and ten editions are hardly larger than one.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import quote

from generator.publishing.editions import PublishingError
from generator.publishing.manifest import History

MEGABYTE = 1_000_000
WARNING_SIZE = 800 * MEGABYTE
MAXIMUM_SIZE = 1000 * MEGABYTE
"""GitHub Pages: "Published GitHub Pages sites may be no larger than 1 GB"."""


@dataclass(frozen=True, slots=True)
class Lead:
    """A page that only leads on: the page at `address` in `folder`, which is that of an edition or alias, or empty.

    `since` is the first edition of the run with the same words; `kept` says that the words stand in its folder, and not
    at the root.
    """

    folder: str
    address: str
    since: str
    kept: bool

    @property
    def path(self) -> str:
        """Its own address below the website's root."""
        return f"{self.folder}/{self.address}" if self.folder else self.address

    @property
    def target(self) -> str:
        """The address that it leads to."""
        return f"{self.since}/{self.address}" if self.kept else self.address


def file_of(address: str) -> str:
    """The file of an address: `en/A/RES/62/152/` is `en/A/RES/62/152/index.html`."""
    return f"{address}index.html" if not address or address.endswith("/") else address


def address_of(file: str) -> str:
    """The address of the file of a page."""
    return file.removesuffix("index.html") if posixpath.basename(file) == "index.html" else file


def quoted(address: str) -> str:
    """An address as links have it; brackets stay readable: `en/S/RES/1325(2000)/`."""
    return quote(address, safe="/()',")


def is_kept(history: History, edition: str, address: str) -> bool:
    """Whether the words of a page of an edition are no longer those at the root."""
    newest = history.newest
    current = newest.pages.get(address) if newest else None
    return current is None or current.since != history.by_edition[edition].pages[address].since


def place(history: History, edition: str, address: str) -> str:
    """The address where the words of a page of an edition stand: at the root, or in the edition that first had them."""
    since = history.by_edition[edition].pages[address].since
    return f"{since}/{address}" if is_kept(history, edition, address) else address


def kept_pages(history: History) -> set[tuple[str, str]]:
    """The pages that stand in the folder of an edition, as edition and address."""
    return {
        (page.since, address)
        for manifest in history.manifests
        for address, page in manifest.pages.items()
        if is_kept(history, manifest.edition, address)
    }


def leads(history: History, alias: str) -> Iterator[Lead]:
    """Every page that only leads on, of all editions, of the alias and of pages that the newest edition lacks."""
    for manifest in history.manifests:
        for address, page in manifest.pages.items():
            kept = is_kept(history, manifest.edition, address)
            if not kept or page.since != manifest.edition:
                yield Lead(manifest.edition, address, page.since, kept)
    for address, manifest in history.last_with.items():
        since, kept = manifest.pages[address].since, is_kept(history, manifest.edition, address)
        yield Lead(alias, address, since, kept)
        if kept:
            yield Lead("", address, since, kept)


def check_size(size: int) -> str:
    """What is to be said of a published website of `size` bytes, mostly nothing; `PublishingError` when too large."""
    told = f"the published website would have {size / MEGABYTE:,.0f} MB"
    if size > MAXIMUM_SIZE:
        raise PublishingError(
            f"{told}; GitHub Pages takes {MAXIMUM_SIZE // MEGABYTE} MB at most: publish fewer documents on this site"
        )
    return f"{told}, of {MAXIMUM_SIZE // MEGABYTE} MB that GitHub Pages takes at most" if size > WARNING_SIZE else ""
