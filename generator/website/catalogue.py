"""What is known of every converted source, kept in SQLite beside the pages: its hash, its page, what it refers to.

It lets a second run skip what has not changed, holds what pages say of each other so that memory does not have to, and
removes the page of a source that is gone. A run that is killed leaves what was known before it or a part of what it
learnt, never a page that passes for finished: `shown` says what a finished page was made of and is empty until the page
is written. The tables are in generator/website/database.py.
"""

from __future__ import annotations

import os
import sqlite3
import zlib
from array import array
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter

from generator.diagnostics import Diagnostic
from generator.references.graph import Document, Mention
from generator.website.conversion import Entry
from generator.website.kept import Kept, remarks_from

ROWS_AT_ONCE = 256
ENTRY = "symbol, language, path, number, title, organ, session, adopted, subject"
PUT = f"""
INSERT INTO documents (source, page, fingerprint, {ENTRY}, agenda, anchors, openings, remarks)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
"""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a source went: the hash of its bytes, its page, its document; `shown` is empty until the page is there."""

    id: int
    fingerprint: str
    page: str
    symbol: str
    language: str
    shown: str


class Catalogue:
    """The catalogue of an output folder. `current` are the sources whose pages this run wants."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        """`connection` must have the tables of `SCHEMA`."""
        self._sql = connection
        self._sql.execute("CREATE TEMP TABLE current (id INTEGER PRIMARY KEY)")
        self._pending = 0

    def places(self) -> dict[str, Place]:
        """Every source with its place."""
        rows = self._sql.execute("SELECT source, id, fingerprint, page, symbol, language, shown FROM documents")
        return {
            os.fsdecode(source): Place(id_, fingerprint, os.fsdecode(page), symbol, language, shown)
            for source, id_, fingerprint, page, symbol, language, shown in rows
        }

    def put(self, source: str, kept: Kept) -> Place:
        """Keep what a conversion gave, in place of what was known; its page is still to be written."""
        self._changing()
        self.forget(source, unless=kept.page)
        values = (_stored(source), _stored(kept.page), kept.fingerprint, *kept.entry, kept.agenda)
        cursor = self._sql.execute(PUT, (*values, kept.anchors, kept.openings, kept.remarks))
        document = cursor.lastrowid or 0
        self._sql.executemany(
            "INSERT INTO mentions VALUES (?, ?, ?, ?, ?)", ((document, *row) for row in kept.mentions)
        )
        self._sql.executemany("INSERT INTO words VALUES (?, ?, ?)", ((document, *row) for row in kept.words))
        if kept.text:
            self._sql.execute("INSERT INTO texts VALUES (?, ?)", (document, kept.text))
        self._pending += 1
        if self._pending >= ROWS_AT_ONCE:
            self.commit()
        return Place(document, kept.fingerprint, kept.page, kept.entry[0], kept.entry[1], "")

    def forget(self, source: str, unless: str = "") -> None:
        """Know a source no longer; its page is left over unless it is `unless`."""
        self._changing()
        self.leave(source, unless)
        self._sql.execute("DELETE FROM documents WHERE source = ?", (_stored(source),))

    def leave(self, source: str, unless: str = "") -> None:
        """The page of a source is left over, unless it is `unless`; the source stays known."""
        self._changing()
        self._sql.execute(
            "INSERT OR IGNORE INTO leftovers SELECT page FROM documents WHERE source = ? AND page <> ?",
            (_stored(source), _stored(unless)),
        )
        self._sql.execute("UPDATE documents SET shown = '' WHERE source = ?", (_stored(source),))

    def choose(self, sources: Iterable[str]) -> None:
        """These sources have a page in this run."""
        self._sql.execute("DELETE FROM current")
        self._sql.executemany(
            "INSERT INTO current SELECT id FROM documents WHERE source = ?", ((_stored(one),) for one in sources)
        )

    def about(self, name: str) -> str:
        """One of the facts about the last run; empty when it is not known."""
        row = self._sql.execute("SELECT value FROM about WHERE name = ?", (name,)).fetchone()
        return row[0] if row else ""

    def tell(self, name: str, value: str) -> None:
        """Keep a fact about this run."""
        self._begin()
        self._sql.execute("INSERT OR REPLACE INTO about VALUES (?, ?)", (name, value))

    def languages(self) -> list[str]:
        """The languages of the current documents."""
        rows = self._sql.execute("SELECT DISTINCT language FROM current JOIN documents USING (id) ORDER BY language")
        return [language for (language,) in rows]

    def translated(self) -> dict[str, list[str]]:
        """Of each current document that is there in several languages: which."""
        rows = self._sql.execute(
            "SELECT symbol, language FROM current JOIN documents USING (id) WHERE symbol IN (SELECT symbol"
            " FROM current JOIN documents USING (id) GROUP BY symbol HAVING count(*) > 1) ORDER BY symbol, language"
        )
        return {symbol: [language for _, language in group] for symbol, group in groupby(rows, itemgetter(0))}

    def documents(self, language: str) -> Iterator[tuple[Place, str, Document]]:
        """The current documents of a language in the order of symbols: place, printed number, relations."""
        names: dict[str, str] = {}
        found = self._sql.execute(
            "SELECT id, fingerprint, page, symbol, shown, number, title, adopted, agenda, anchors, openings"
            " FROM current JOIN documents USING (id) WHERE language = ? ORDER BY symbol",
            (language,),
        )
        for id_, fingerprint, page, symbol, shown, number, title, adopted, agenda, anchors, openings in found:
            place = Place(id_, fingerprint, os.fsdecode(page), symbol, language, shown)
            known = frozenset(names.setdefault(anchor, anchor) for anchor in anchors.split())
            mentions = tuple(self._mentions(id_, names))
            opened = frozenset(array("I", openings))
            yield place, number, Document(symbol, title, adopted, agenda, known, mentions, opened)

    def _mentions(self, document: int, names: dict[str, str]) -> Iterator[Mention]:
        """What a document refers to; equal strings of many documents are kept once, in `names`."""
        rows = self._sql.execute(
            "SELECT anchor, symbol, candidates, preambular FROM mentions WHERE document = ? ORDER BY rowid", (document,)
        )
        for anchor, symbol, candidates, preambular in rows:
            places = tuple(names.setdefault(one, one) for one in candidates.split())
            yield Mention(names.setdefault(anchor, anchor), names.setdefault(symbol, symbol), places, bool(preambular))

    def words(self, document: int, anchor: str) -> str:
        """The words of a paragraph or note that refers to another document; empty when it does not."""
        rows = self._sql.execute("SELECT words FROM words WHERE document = ? AND anchor = ?", (document, anchor))
        return next((words for (words,) in rows), "")

    def text(self, document: int) -> str:
        """The page of a document as it was converted, without what depends on others."""
        (data,) = self._sql.execute("SELECT text FROM texts WHERE document = ?", (document,)).fetchone()
        return zlib.decompress(data).decode("utf-8")

    def source(self, document: int) -> str:
        """The source of a document."""
        (source,) = self._sql.execute("SELECT source FROM documents WHERE id = ?", (document,)).fetchone()
        return os.fsdecode(source)

    def unfinish(self, documents: Iterable[int]) -> None:
        """Their pages are about to be written: until `finished` nobody may take them for finished."""
        self._changing()
        self._sql.executemany(
            "UPDATE documents SET shown = '' WHERE page = (SELECT page FROM documents WHERE id = ?)",
            ((document,) for document in documents),
        )
        self.commit()

    def finished(self, document: int, shown: str, links: str = "", predecessor: str = "") -> None:
        """The page is written; `shown` is what it was made of, `links` what there is to say of its links."""
        self._begin()
        self._sql.execute(
            "UPDATE documents SET shown = ?, links = ?, predecessor = ? WHERE id = ?",
            (shown, links, predecessor, document),
        )

    def neighbours(self) -> list[tuple[str, str, str]]:
        """Language, earlier and later symbol of every two neighbours in a chain."""
        return self._sql.execute(
            "SELECT language, predecessor, symbol FROM current JOIN documents USING (id) WHERE predecessor <> ''"
            " ORDER BY language, symbol"
        ).fetchall()

    def entries(self) -> Iterator[tuple[str, Entry, tuple[Diagnostic, ...]]]:
        """The current sources whose pages are there, with their entries and what there is to say of them."""
        rows = self._sql.execute(
            f"SELECT source, {ENTRY}, remarks, links FROM current JOIN documents USING (id)"
            " WHERE shown <> '' ORDER BY source"
        )
        for source, *entry, remarks, links in rows:
            name = os.fsdecode(source)
            yield name, Entry(*entry), (*remarks_from(remarks, name), *remarks_from(links, name))

    def leftovers(self) -> list[str]:
        """The pages that no source has any more."""
        rows = self._sql.execute(
            "SELECT page FROM leftovers WHERE page NOT IN (SELECT page FROM documents WHERE shown <> ''"
            " OR id IN (SELECT id FROM current))"
        )
        return [os.fsdecode(page) for (page,) in rows]

    def swept(self) -> None:
        """The pages left over are gone."""
        if self._sql.execute("SELECT 1 FROM leftovers LIMIT 1").fetchone():
            self._begin()
            self._sql.execute("DELETE FROM leftovers")

    def commit(self) -> None:
        """Keep for good what was told so far."""
        if self._sql.in_transaction:
            self._sql.execute("COMMIT")
        self._pending = 0

    def _changing(self) -> None:
        """What the pages are about to become is not what they were after the last run that ended."""
        self._begin()
        self._sql.execute("DELETE FROM about WHERE name <> 'program'")

    def _begin(self) -> None:
        if not self._sql.in_transaction:
            self._sql.execute("BEGIN IMMEDIATE")


def _stored(name: str) -> bytes:
    """A name as the file system has it: not every name of a file is Unicode."""
    return os.fsencode(name)
