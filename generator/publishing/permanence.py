"""The promise checked: every address ever published still leads to the same words. Values only.

Words that changed must be listed in docs/changes, names that are gone in docs/aliases.toml. Whatever is in neither is
an accident, and an accident is never published.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from generator.publishing.aliases import WHOLE_PAGE
from generator.publishing.changes import Change, word_difference
from generator.publishing.manifest import History
from generator.publishing.storage import place
from generator.publishing.texts import Page, PageText

Words = Callable[[str], PageText]
"""The page at an address with its words."""
Reason = Callable[[str], str]
"""What the last commit of a source, named by its address, says of it."""


@dataclass(frozen=True, slots=True)
class Broken:
    """An address that would lead nowhere: `source` is the file its document was made of."""

    address: str
    symbol: str
    source: str
    what: str

    def __str__(self) -> str:
        """One line for the person who publishes."""
        return f"{self.address}: {self.what} ({self.symbol}{', ' + self.source if self.source else ''})"


def broken_addresses(
    history: History, pages: Mapping[str, Page], aliases: Mapping[str, Mapping[str, str]]
) -> Iterator[Broken]:
    """The addresses of documents, ever published, that the new website would not have.

    `aliases` gives, by page, what docs/aliases.toml says of it; the name `page` there is the page itself.
    """
    for address, manifest in sorted(history.last_with.items()):
        known = manifest.pages[address]
        if not known.symbol:
            continue
        if address not in pages:
            if WHOLE_PAGE not in aliases.get(address, {}):
                yield Broken(address, known.symbol, known.source, "the document is not there any more")
            continue
        page = pages[address]
        for anchor, edition in history.anchors_ever(address).items():
            if anchor not in page.anchors and anchor not in page.aliases:
                what = f"not there any more; edition {edition} had it"
                yield Broken(f"{address}#{anchor}", known.symbol, known.source, what)


def changed_words(
    history: History, pages: Mapping[str, Page], published: Words, built: Words, reason: Reason
) -> Iterator[Change]:
    """The addresses of documents where other words stand than when they were published last.

    `published` gives a page as it was published last, `built` as it is in the new website.
    """
    for address, manifest in sorted(history.last_with.items()):
        page, known = pages.get(address), manifest.pages[address]
        if page is None or not known.symbol or page.text == known.text:
            continue
        before = history.anchors(manifest.edition, address)
        now = page.anchors
        differing = [anchor for anchor, was in before.items() if anchor in now and now[anchor] != was]
        old, new, why = published(address), built(address), reason(known.source)
        for anchor in differing:
            moved = next((other for other, value in now.items() if value == before[anchor] and other != anchor), "")
            difference = word_difference(old.anchors.get(anchor, ""), new.anchors[anchor])
            yield Change(f"{address}#{anchor}", before[anchor], now[anchor], difference, why, moved)
        if not differing:
            difference = word_difference(old.words, new.words)
            yield Change(address, known.text, page.text, difference, why)


def is_said(change: Change, confirmed: Mapping[tuple[str, str, str], Change]) -> bool:
    """Whether people have listed this change, and why it is made."""
    said = confirmed.get(change.key)
    return said is not None and bool(said.reason.strip())


def broken_promises(history: History, text_at: Callable[[str], str | None]) -> Iterator[str]:
    """Addresses of older editions that would lead to other words in the planned tree; there are none if we work right.

    `history` has the new edition too; `text_at` gives the hash of the words that are planned to stand at an address.
    """
    for manifest in history.manifests:
        for address, page in manifest.pages.items():
            where = place(history, manifest.edition, address)
            found = text_at(where)
            if found is None:
                yield f"{manifest.edition}/{address} would lead to {where}, where there is nothing"
            elif found != page.text:
                yield f"{manifest.edition}/{address} would lead to {where}, where there are other words"
