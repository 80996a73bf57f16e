"""Who cites a document, and what came before and after it: lists at the end of its page, counts at its paragraphs.

They depend on the whole collection, so they are put onto pages after all are converted. They are ours: marked so, and
no part of the text.
"""

from __future__ import annotations

import posixpath
import re
import tomllib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path

from generator.references.graph import Citing, Document, Graph, years
from generator.website.comparison_place import comparison_path
from generator.website.place_names import words as place_words
from generator.writers.escaping import escape

FOLDER = Path(__file__).parent
ADDRESS = re.compile(r"(?<!\\)\{ #(?P<anchor>[\w-]+)(?P<classes>(?: [^}\n]*)?) \}(?=\n)", re.ASCII)
WITH_WORDS = 100
"""So many citing places are shown with their words; of a text that hundreds cite the rest are links."""


@dataclass(frozen=True)
class Shelf:
    """The documents of one language by symbol: their relations, where their pages are, their printed numbers.

    `words` gives the words of a paragraph or note that refers to another document.
    """

    language: str
    graph: Graph
    documents: Mapping[str, Document]
    pages: Mapping[str, str]
    numbers: Mapping[str, str]
    words: Callable[[Citing], str]


def with_relations(page: str, counts: Mapping[str, int], sections: str) -> str:
    """The page with how often each address is cited, and with the lists at its end."""

    def counted(match: re.Match[str]) -> str:
        count = counts.get(match["anchor"])
        return f"{{ #{match['anchor']}{match['classes']} data-cited={count} }}" if count else match[0]

    page = ADDRESS.sub(counted, page) if counts else page
    return page.rstrip("\n") + "\n" + (f"\n{sections}\n" if sections else "")


def counts(symbol: str, on: Shelf) -> dict[str, int]:
    """How many places cite each address of a document."""
    return {anchor: len(citing) for anchor, citing in on.graph.places.get(symbol, {}).items()}


def sections(symbol: str, on: Shelf) -> str:
    """The lists at the end of a page, as Markdown; empty for a document that stands alone."""
    return "\n\n".join((*_related(symbol, on), *_cited_by(symbol, on)))


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
    yield " · ".join(_compared(symbol, chain, on)) + "\n{ .chain data-ours=1 }"


def _compared(symbol: str, chain: Sequence[str], on: Shelf) -> Iterator[str]:
    """Links to the comparison with the neighbour before and the one after."""
    for before, after in pairwise(chain):
        if symbol in (before, after):
            other = after if symbol == before else before
            page = comparison_path(on.language, before, after)
            target = posixpath.relpath(page, posixpath.dirname(on.pages[symbol]))
            words = str(place_words(on.language)["comparison"]["link"]).replace("{}", on.numbers[other])
            yield f"[{words}](<{target}>)"


def _cited_by(symbol: str, on: Shelf) -> Iterator[str]:
    citing = on.graph.cited_by.get(symbol, ())
    if not citing:
        return
    yield f"## {_words(on.language)['cited_by']} {{ #cited-by .cited-by data-ours=1 }}"
    for place in citing[:WITH_WORDS]:
        yield f"{_place(symbol, place, on)}: {escape(on.words(place))}\n{{ .cited-by data-ours=1 }}"
    more = " · ".join(_place(symbol, place, on) for place in citing[WITH_WORDS:])
    if more:
        yield f"{more}\n{{ .cited-by data-ours=1 }}"


def _place(symbol: str, place: Citing, on: Shelf) -> str:
    return f"[{on.numbers[place.symbol]}, {place.anchor}]({_link(symbol, place.symbol, place.anchor, on)})"


def _link(symbol: str, other: str, anchor: str, on: Shelf) -> str:
    target = posixpath.relpath(on.pages[other], posixpath.dirname(on.pages[symbol]))
    return f"<{target}{'#' if anchor else ''}{anchor}>"


@cache
def _words(language: str) -> Mapping[str, str]:
    words: Mapping[str, Mapping[str, str]] = tomllib.loads((FOLDER / "index_words.toml").read_text(encoding="utf-8"))
    return words[language]
