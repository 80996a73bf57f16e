"""What a page says that depends on the whole collection: links to other documents, languages, who cites it.

Pages are finished after all are converted, one language at a time, always from the page as it was converted (the
catalogue keeps it), so that a page is the same whatever order its collection came in. What a page takes from the others
is its `Surroundings`; only pages whose own text or surroundings changed are made anew.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generator.references.graph import Citing, Relations, build
from generator.references.links import Collection
from generator.website.catalogue import Catalogue, Place
from generator.website.kept import remarks_text
from generator.website.linking import Present, link
from generator.website.relations import Shelf, counts, sections, with_relations
from generator.writers.front_matter import front_matter_lines

PAGES_AT_ONCE = 256


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the page of a document takes from others.

    `links` has the fingerprints of the documents it refers to, as far as they are here: their addresses matter.
    """

    relations: Relations
    links: tuple[tuple[str, str], ...]
    counts: Mapping[str, int]
    sections: str
    languages: tuple[str, ...]

    @property
    def key(self) -> str:
        """Changes with every change of them."""
        return hashlib.sha256(repr(self).encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Finished:
    """A page to be written: its source, its document, its place, its text, its surroundings."""

    source: str
    symbol: str
    page: str
    text: str
    surroundings: Surroundings


Write = Callable[[Finished], bool]
"""Writes a page; whether it is there now."""


def finish(catalogue: Catalogue, out: Path, write: Write) -> None:
    """Give every current page that changed, or whose surroundings did, to `write`."""
    translated = catalogue.translated()
    for language in catalogue.languages():
        _Language.of(catalogue, language, translated).finish(out, write)


@dataclass(frozen=True)
class _Language:
    """The documents of one language, by symbol."""

    catalogue: Catalogue
    shelf: Shelf
    places: Mapping[str, Place]
    collection: Collection[Present]
    fingerprints: Mapping[str, str]
    translated: Mapping[str, Sequence[str]]

    @classmethod
    def of(cls, catalogue: Catalogue, language: str, translated: Mapping[str, Sequence[str]]) -> _Language:
        places, numbers, documents = {}, {}, {}
        for place, number, document in catalogue.documents(language):
            symbol = document.symbol
            places[symbol], numbers[symbol], documents[symbol] = place, number, document
        pages = {symbol: place.page for symbol, place in places.items()}
        present = {
            (symbol, language): Present(pages[symbol].removesuffix(".md"), one.anchors)
            for symbol, one in documents.items()
        }

        def words(citing: Citing) -> str:
            return catalogue.words(places[citing.symbol].id, citing.anchor)

        shelf = Shelf(language, build(documents.values()), documents, pages, numbers, words)
        fingerprints = {symbol: _fingerprint(one) for (symbol, _), one in present.items()}
        return cls(catalogue, shelf, places, Collection(present), fingerprints, translated)

    def finish(self, out: Path, write: Write) -> None:
        """Batch by batch: what is about to be written counts as unfinished until it is."""
        changed = [symbol for symbol in self.places if self._changed(symbol, out)]
        for start in range(0, len(changed), PAGES_AT_ONCE):
            batch = changed[start : start + PAGES_AT_ONCE]
            self.catalogue.unfinish(self.places[symbol].id for symbol in batch)
            for symbol in batch:
                self._write(symbol, write)
            self.catalogue.commit()

    def _changed(self, symbol: str, out: Path) -> bool:
        place = self.places[symbol]
        return not place.shown or place.shown != self._surroundings(symbol).key or not (out / place.page).is_file()

    def _write(self, symbol: str, write: Write) -> None:
        document, page = self.places[symbol].id, self.places[symbol].page
        around = self._surroundings(symbol)
        source, text = self.catalogue.source(document), self.catalogue.text(document)
        linked = link(text, symbol, self.shelf.language, page, self.collection, source)
        if write(Finished(source, symbol, page, finished(linked.text, around), around)):
            told = remarks_text(linked.remarks)
            self.catalogue.finished(document, around.key, told, around.relations.predecessor)

    def _surroundings(self, symbol: str) -> Surroundings:
        mentioned = dict.fromkeys(mention.symbol for mention in self.shelf.documents[symbol].mentions)
        targets = (self.collection.find(other, (), self.shelf.language) for other in mentioned)
        return Surroundings(
            relations=self.shelf.graph.relations(symbol),
            links=tuple((found.symbol, self.fingerprints[found.symbol]) for found in targets if found),
            counts=counts(symbol, self.shelf),
            sections=sections(symbol, self.shelf),
            languages=tuple(self.translated.get(symbol, ())),
        )


def _fingerprint(present: Present) -> str:
    return hashlib.sha256(f"{present.path} {' '.join(sorted(present.anchors))}".encode()).hexdigest()[:16]


def finished(linked: str, around: Surroundings) -> str:
    """The page as it is published, from one whose links have their addresses."""
    return with_facts(with_relations(linked, around.counts, around.sections), around.relations, around.languages)


def with_facts(page: str, relations: Relations, languages: Sequence[str]) -> str:
    """The page with its relations and the languages of its document (when there are several) in the front matter."""
    facts: dict[str, Any] = {
        "cites": list(relations.cites),
        "cited_by": [f"{one.symbol}#{one.anchor}" for one in relations.cited_by],
        "predecessor": relations.predecessor,
        "successor": relations.successor,
        "languages": list(languages) if len(languages) > 1 else [],
    }
    told = front_matter_lines({name: value for name, value in facts.items() if value})
    end = page.index("\n---", 3)
    return f"{page[:end]}\n{told.rstrip()}{page[end:]}" if told else page
