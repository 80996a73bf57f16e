"""Who cites a document, and what came before and after it: lists at the end of its page, counts at its paragraphs.

They depend on the whole collection, so they are put onto pages after all are converted, and taken off and put on
again when the collection changes. They are ours: marked so, and no part of the text.
"""

from __future__ import annotations

import posixpath
import re
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from generator.references.graph import Citing, Document, Graph, build, years

FOLDER = Path(__file__).parent
ADDED = re.compile(r"\n\n## [^\n]*\{ #(?:related|cited-by) .*", re.DOTALL)
COUNT = re.compile(r" data-cited=\d+(?= \}\n)")
LINK = re.compile(r"\[((?:\\.|[^\]\\^])(?:\\.|[^\]\\])*)\]\([^)\n]*\)+>?\)?")
MARK = re.compile(r"\[\^[^\]]*\]|(?<!\\)\*")
EXCERPT = 240
"""How many characters of the citing paragraph are shown."""
WITH_WORDS = 100
"""So many citing places are shown with their words; of a text that hundreds cite the rest are links."""


@dataclass(frozen=True)
class Shelf:
    """The documents of one language: their relations, where their pages are, what their pages say."""

    language: str
    graph: Graph
    documents: Mapping[str, Document]
    pages: Mapping[str, str]
    numbers: Mapping[str, str]
    text_of: Callable[[str], str]


def shelf(
    language: str,
    documents: Iterable[Document],
    pages: Mapping[str, str],
    numbers: Mapping[str, str],
    text_of: Callable[[str], str],
) -> Shelf:
    """Relate the documents of one language; `text_of` gives the page of a symbol."""
    known = {one.symbol: one for one in documents}
    return Shelf(language, build(known.values()), known, pages, numbers, text_of)


def without_relations(page: str) -> str:
    """The page as it was converted."""
    return COUNT.sub("", ADDED.sub("\n", page))


def with_relations(page: str, symbol: str, on: Shelf) -> str:
    """The page with its relations as they are now."""
    bare = without_relations(page).rstrip("\n")
    for anchor, citing in on.graph.places.get(symbol, {}).items():
        counted = re.compile(rf"(\{{ #{re.escape(anchor)}(?: [^}}\n]*)?) \}}\n")
        bare = counted.sub(rf"\1 data-cited={len(citing)} }}\n", bare + "\n", count=1).rstrip("\n")
    sections = [*_related(symbol, on), *_cited_by(symbol, on)]
    return "\n\n".join([bare, *sections]) + "\n"


def _related(symbol: str, on: Shelf) -> Iterator[str]:
    """`2005 · 2007 · 2009`: the line of years of a text that is renewed."""
    chain = on.graph.chain(symbol)
    if len(chain) < 2:
        return
    steps = []
    for other, year in years(chain, on.documents):
        words = f"{year} ({on.numbers[other]})"
        steps.append(f"**{words}**" if other == symbol else f"[{words}]({_link(symbol, other, '', on)})")
    yield f"## {_words(on.language)['related']} {{ #related .related data-ours=1 }}"
    yield " · ".join(steps) + "\n{ .chain data-ours=1 }"


def _cited_by(symbol: str, on: Shelf) -> Iterator[str]:
    citing = on.graph.cited_by.get(symbol, ())
    if not citing:
        return
    yield f"## {_words(on.language)['cited_by']} {{ #cited-by .cited-by data-ours=1 }}"
    for place in citing[:WITH_WORDS]:
        yield f"{_place(symbol, place, on)}: {_excerpt(place, on)}\n{{ .cited-by data-ours=1 }}"
    more = " · ".join(_place(symbol, place, on) for place in citing[WITH_WORDS:])
    if more:
        yield f"{more}\n{{ .cited-by data-ours=1 }}"


def _place(symbol: str, place: Citing, on: Shelf) -> str:
    return f"[{on.numbers[place.symbol]}, {place.anchor}]({_link(symbol, place.symbol, place.anchor, on)})"


def _link(symbol: str, other: str, anchor: str, on: Shelf) -> str:
    target = posixpath.relpath(on.pages[other], posixpath.dirname(on.pages[symbol]))
    return f"<{target}{'#' if anchor else ''}{anchor}>"


def _excerpt(place: Citing, on: Shelf) -> str:
    """The words of the citing paragraph or note, cut at a space."""
    page = on.text_of(place.symbol)
    if place.anchor.startswith("fn"):
        found = re.search(rf"^\[\^{re.escape(place.anchor.removeprefix('fn'))}\]: (.*)$", page, re.MULTILINE)
    else:
        found = re.search(rf"^(.*)\n\{{ #{re.escape(place.anchor)}[ }}]", page, re.MULTILINE)
    words = MARK.sub("", LINK.sub(r"\1", found[1])) if found else ""
    if len(words) <= EXCERPT:
        return words
    return words[:EXCERPT].rpartition(" ")[0] + " …"


@cache
def _words(language: str) -> Mapping[str, str]:
    words: Mapping[str, Mapping[str, str]] = tomllib.loads((FOLDER / "index_words.toml").read_text(encoding="utf-8"))
    return words[language]
