"""Who cites whom, and which resolution follows which: one pass over the collection in one language.

`mentions` is asked of each document while it is converted (in whichever process); `build` puts them together. A text
that is renewed every year forms a chain: its predecessor is the earlier resolution of the same body that it recalls
and that bears the same title, or, without titles (Security Council), recalls the same resolutions and opens its
paragraphs alike.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from itertools import islice
from typing import Any
from zlib import crc32

from generator.document.identity import Symbol
from generator.document.model import Kind, Resolution
from generator.document.walk import plain
from generator.references.links import Collection
from generator.references.reference import Reference, References

WORD = re.compile(r"[\u3400-\u9fff]|[^\W\d_\u3400-\u9fff]+")
"""A Chinese character is a word of its own."""
ALIKE = 0.6
"""The least part of their words that two titles of a chain share."""
SHARED = 0.6
"""Without a title: the least part of what the earlier one recalls that the later one recalls too."""
AT_LEAST = 2
"""Recalling one same resolution is no chain."""
KEPT = 0.2
"""Without a title: the least part of the openings of paragraphs that the shorter text has in the other."""
OPENING_WORDS = 6
OPENING_CHARACTERS = 120
SAME_AGENDA = 0.15
EXCERPT = 240
"""How many characters of a citing paragraph are shown."""


@dataclass(frozen=True, slots=True)
class Mention:
    """The paragraph or note `anchor` refers to `symbol`, to one of `candidates` in it or to the whole of it."""

    anchor: str
    symbol: str
    candidates: tuple[str, ...] = ()
    preambular: bool = False


@dataclass(frozen=True, slots=True)
class Document:
    """What the graph needs of a document."""

    symbol: str
    title: str
    date: str
    agenda: str
    anchors: frozenset[str]
    mentions: tuple[Mention, ...]
    openings: frozenset[int] = frozenset()
    """The first words of each paragraph, as numbers: a text that is renewed keeps many of them."""
    words: Mapping[str, str] = field(default_factory=dict)
    """The first words of each paragraph and note that refers to another document, as they are shown there."""


@dataclass(frozen=True, slots=True)
class Citing:
    """A place that cites: paragraph `anchor` of `symbol`."""

    symbol: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Relations:
    """What `Graph` knows of one document; `chain` holds at least itself, the neighbours are empty where it ends."""

    cites: tuple[str, ...] = ()
    cited_by: tuple[Citing, ...] = ()
    places: Mapping[str, tuple[Citing, ...]] = field(default_factory=dict)
    chain: tuple[str, ...] = ()
    predecessor: str = ""
    successor: str = ""

    def data(self) -> dict[str, Any]:
        """They as plain data, for programs: see docs/schemas/document-1.json."""
        return {
            "cites": list(self.cites),
            "cited_by": [{"symbol": one.symbol, "anchor": one.anchor} for one in self.cited_by],
            "predecessor": self.predecessor or None,
            "successor": self.successor or None,
        }


@dataclass(slots=True)
class Graph:
    """The relations of a collection.

    `cites` has the symbols a document refers to; `cited_by` who refers to it, each citing place once; `places` the same
    for each address in it; `predecessor` and `successor` the neighbours in a chain.
    """

    cites: dict[str, tuple[str, ...]] = field(default_factory=dict)
    cited_by: dict[str, tuple[Citing, ...]] = field(default_factory=dict)
    places: dict[str, dict[str, tuple[Citing, ...]]] = field(default_factory=dict)
    predecessor: dict[str, str] = field(default_factory=dict)
    successor: dict[str, str] = field(default_factory=dict)

    def chain(self, symbol: str) -> tuple[str, ...]:
        """The whole chain a document stands in, earliest first; only itself when it stands alone."""
        first = symbol
        while first in self.predecessor:
            first = self.predecessor[first]
        found = [first]
        while found[-1] in self.successor:
            found.append(self.successor[found[-1]])
        return tuple(found)

    def relations(self, symbol: str) -> Relations:
        """All that is known of one document."""
        return Relations(
            self.cites.get(symbol, ()),
            self.cited_by.get(symbol, ()),
            self.places.get(symbol, {}),
            self.chain(symbol),
            self.predecessor.get(symbol, ""),
            self.successor.get(symbol, ""),
        )


def mentions(resolution: Resolution, references: References) -> tuple[Mention, ...]:
    """Every reference of a document to another one."""
    own = resolution.symbol.canonical
    found: list[Mention] = []
    for block, block_references in zip(resolution.blocks, references.blocks, strict=True):
        preambular = block.kind is Kind.PREAMBULAR
        found += (_mention(block.anchor, one, preambular) for one in block_references if one.symbol != own)
    for note, note_references in zip(resolution.notes, references.notes, strict=True):
        found += (_mention(note.anchor, one, False) for one in note_references if one.symbol != own)
    return tuple(found)


def document(resolution: Resolution, references: References) -> Document:
    """What the graph needs of a resolution."""
    background = resolution.background
    agenda = background.agenda_title if background else ""
    anchors = frozenset(block.anchor for block in resolution.blocks) | {note.anchor for note in resolution.notes}
    found = mentions(resolution, references)
    return Document(
        symbol=resolution.symbol.canonical,
        title=" ".join(plain(resolution.title.content).split()),
        date=resolution.adoption_date.isoformat() if resolution.adoption_date else "",
        agenda=agenda,
        anchors=anchors,
        mentions=found,
        openings=frozenset(_openings(resolution)),
        words=_words(resolution, {mention.anchor for mention in found}),
    )


def _words(resolution: Resolution, anchors: Set[str]) -> dict[str, str]:
    """The words of these blocks and notes with their numbers."""
    blocks = ((one.anchor, f"{one.label} {plain(one.content)}") for one in resolution.blocks if one.anchor in anchors)
    notes = ((note.anchor, plain(note.content)) for note in resolution.notes if note.anchor in anchors)
    return {anchor: _cut(" ".join(words.split())) for anchor, words in (*blocks, *notes)}


def _cut(words: str) -> str:
    """Cut at a space where there is one: Chinese has none."""
    if len(words) <= EXCERPT:
        return words
    space = words.rfind(" ", EXCERPT // 2, EXCERPT)
    return words[: space if space > 0 else EXCERPT] + " …"


def _openings(resolution: Resolution) -> Iterator[int]:
    for block in resolution.blocks:
        opening = plain(block.content)[:OPENING_CHARACTERS].casefold()
        words = [match[0] for match in islice(WORD.finditer(opening), OPENING_WORDS)]
        if len(words) == OPENING_WORDS:
            yield crc32(" ".join(words).encode())


def build(documents: Iterable[Document]) -> Graph:
    """The graph of the documents of one language."""
    known = {one.symbol: one for one in documents}
    collection = Collection({(symbol, ""): one for symbol, one in known.items()})
    graph = Graph()
    cited_by: dict[str, dict[Citing, None]] = {}
    places: dict[str, dict[str, dict[Citing, None]]] = {}
    for one in known.values():
        graph.cites[one.symbol] = tuple(dict.fromkeys(mention.symbol for mention in one.mentions))
        for mention in one.mentions:
            target = collection.find(mention.symbol, mention.candidates, "")
            if target is None:
                continue
            citing = Citing(one.symbol, mention.anchor)
            cited_by.setdefault(target.symbol, {})[citing] = None
            if target.anchor:
                places.setdefault(target.symbol, {}).setdefault(target.anchor, {})[citing] = None
    graph.cited_by = {symbol: tuple(found) for symbol, found in cited_by.items()}
    graph.places = {
        symbol: {anchor: tuple(citing) for anchor, citing in found.items()} for symbol, found in places.items()
    }
    _chains(graph, known)
    return graph


def _mention(anchor: str, reference: Reference, preambular: bool) -> Mention:
    candidates = reference.pinpoint.candidates if reference.pinpoint else ()
    return Mention(anchor, reference.symbol, candidates, preambular)


def _chains(graph: Graph, known: Mapping[str, Document]) -> None:
    """The best predecessor of each document; of several that claim one, the likest and then the earliest has it."""
    recalled = {symbol: _recalled(one) for symbol, one in known.items()}
    titles = {symbol: frozenset(WORD.findall(one.title.casefold())) for symbol, one in known.items()}
    claims: list[tuple[float, str, str, str]] = []
    for symbol, one in known.items():
        best = max(_earlier(one, known, recalled, titles), default=None)
        if best is not None:
            claims.append((-best[0], one.date, symbol, best[2]))
    for _, _, symbol, earlier in sorted(claims):
        if earlier not in graph.successor:
            graph.successor[earlier] = symbol
            graph.predecessor[symbol] = earlier


def _recalled(one: Document) -> frozenset[str]:
    """What its preamble refers to as a whole, of its own body."""
    series = _series(one.symbol)
    return frozenset(
        mention.symbol
        for mention in one.mentions
        if mention.preambular and not mention.candidates and _series(mention.symbol) == series
    )


def _series(symbol: str) -> str:
    return symbol.partition("/RES/")[0]


def _earlier(
    one: Document,
    known: Mapping[str, Document],
    recalled: Mapping[str, frozenset[str]],
    titles: Mapping[str, frozenset[str]],
) -> Iterator[tuple[float, str, str]]:
    """Documents it may continue: likeness, date, symbol; of equally like ones the latest is the greatest."""
    for symbol in recalled[one.symbol]:
        before = known.get(symbol)
        if before is None or not before.date or not one.date or before.date >= one.date:
            continue
        if titles[one.symbol] and titles[symbol]:
            like = _shared(titles[one.symbol], titles[symbol])
            if one.agenda and one.agenda == before.agenda:
                like += SAME_AGENDA
            enough = like >= ALIKE
        else:
            same = recalled[symbol] & recalled[one.symbol]
            like = len(same) / len(recalled[symbol]) if len(same) >= AT_LEAST else 0.0
            kept = len(one.openings & before.openings) / max(1, min(len(one.openings), len(before.openings)))
            enough = like >= SHARED and kept >= KEPT
        if enough:
            yield (round(like, 1), before.date, symbol)


def _shared(first: frozenset[str], second: frozenset[str]) -> float:
    return len(first & second) / max(1, len(first | second))


def years(chain: Sequence[str], known: Mapping[str, Document]) -> tuple[tuple[str, str], ...]:
    """A chain as a line of years: `(("A/RES/62/152", "2007"), …)`."""
    return tuple((symbol, known[symbol].date[:4] or Symbol.parse(symbol).number) for symbol in chain)
