"""What Python-Markdown made of each page, kept from one build to the next: two thirds of the time MkDocs takes.

One row for each page, so that the file is never larger than the site. A row counts only for the key it was made for,
which stands for all that a fragment depends on (generator/website/recall.py). What is kept here only saves time: a row
that is missing, of another program or damaged is made again.
"""

from __future__ import annotations

import json
import sqlite3
import zlib
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

FILE_NAME = ".fragments.sqlite"
QUICK = 1
"""The level of compression: a fragment becomes a quarter in half a millisecond."""
WRITTEN_AT_ONCE = 64
SECONDS_TO_WAIT = 60
"""For another build that is writing."""
SCHEMA = "CREATE TABLE fragments (page TEXT PRIMARY KEY, key BLOB, outline BLOB, body BLOB, entries BLOB) WITHOUT ROWID"
VERSION = zlib.crc32(SCHEMA.encode()) & 0x7FFFFFFF
FAULTS = (sqlite3.DatabaseError, UnicodeDecodeError)
"""What comes of a damaged file; the latter when SQLite quotes damaged bytes in its message."""


@dataclass(frozen=True, slots=True)
class Outline:
    """What other pages and the checks want to know of a page.

    `links` are the addresses as written in the Markdown and as they stand in the HTML, in reading order.
    """

    title: str | None
    anchors: list[str]
    links: list[list[str]]


@dataclass(frozen=True, slots=True)
class Body:
    """What is wanted when the page is written: its HTML, the tokens of its contents."""

    html: str
    contents: list[Any]


Part = TypeVar("Part", Outline, Body)


@dataclass(frozen=True, slots=True)
class Row:
    """A fragment as it is stored; `entries` are those of the search, as JSON, packed."""

    page: str
    key: bytes
    outline: bytes
    body: bytes
    entries: bytes


def row(page: str, key: bytes, outline: Outline, body: Body, entries: bytes) -> Row:
    """Pack the fragment of a page."""
    values = ((outline.title, outline.anchors, outline.links), (body.html, body.contents))
    first, second = (pack(json.dumps(value, separators=(",", ":"))) for value in values)
    return Row(page, key, first, second, entries)


def pack(text: str) -> bytes:
    """Make a text of ASCII small."""
    return zlib.compress(text.encode("ascii"), QUICK)


def unpack(packed: bytes) -> str:
    """The text that was packed; raises ValueError when it is damaged."""
    try:
        return zlib.decompress(packed).decode("ascii")
    except zlib.error as error:
        raise ValueError(str(error)) from error


class Fragments:
    """The fragments in one folder. Two builds may use them at once; nothing here ever fails for what is stored."""

    def __init__(self, folder: Path) -> None:
        """Open the file, or begin one; without a place to write, nothing is kept."""
        self._waiting: dict[str, Row] = {}
        self._path = folder / FILE_NAME
        self._connection: sqlite3.Connection | None = None
        for _ in range(2):
            try:
                folder.mkdir(parents=True, exist_ok=True)
                self._connection = _connected(self._path)
                return
            except sqlite3.OperationalError:
                return
            except FAULTS:
                self._remove()
            except OSError:
                return

    @property
    def can_be_kept(self) -> bool:
        """Whether there is a place to write."""
        return self._connection is not None

    def keys(self) -> dict[str, bytes]:
        """What each page that is kept was made for."""
        return dict(self._rows("SELECT page, key FROM fragments"))

    def outline(self, page: str, key: bytes) -> Outline | None:
        """What is kept of a page; None when it is not there, or was made for another key."""
        return _made(Outline, self._packed("outline", page, key))

    def body(self, page: str, key: bytes) -> Body | None:
        """The same for what is wanted to write the page."""
        return _made(Body, self._packed("body", page, key))

    def entries(self, page: str, key: bytes) -> bytes | None:
        """The same for the entries of the search, packed."""
        return self._packed("entries", page, key)

    def add(self, row: Row) -> None:
        """Keep a fragment, in place of what was kept of its page."""
        self._waiting[row.page] = row
        if len(self._waiting) >= WRITTEN_AT_ONCE:
            self.write()

    def write(self) -> None:
        """Write what waits."""
        rows = [(row.page, row.key, row.outline, row.body, row.entries) for row in self._waiting.values()]
        self._waiting.clear()
        self._change("INSERT OR REPLACE INTO fragments VALUES (?, ?, ?, ?, ?)", rows)

    def forget_all_but(self, pages: Iterable[str]) -> None:
        """Let go of pages that are gone."""
        self._change("DELETE FROM fragments WHERE page = ?", [(page,) for page in self.keys().keys() - set(pages)])

    def close(self) -> None:
        """Write what waits; nothing is kept or known from here on."""
        self.write()
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def _packed(self, column: str, page: str, key: bytes) -> bytes | None:
        """What is stored, if it can be unpacked."""
        waiting = self._waiting.get(page)
        if waiting is not None and waiting.key == key:
            return bytes(getattr(waiting, column))
        rows = self._rows(f"SELECT {column} FROM fragments WHERE page = ? AND key = ?", (page, key))
        try:
            unpack(rows[0][0])
        except (IndexError, TypeError, ValueError):
            return None
        return bytes(rows[0][0])

    def _rows(self, query: str, values: tuple[object, ...] = ()) -> list[Any]:
        if self._connection is None:
            return []
        try:
            return self._connection.execute(query, values).fetchall()
        except FAULTS as error:
            self._give_up(error)
            return []

    def _change(self, statement: str, rows: list[Any]) -> None:
        if self._connection is None or not rows:
            return
        try:
            self._connection.execute("BEGIN IMMEDIATE")
            self._connection.executemany(statement, rows)
            self._connection.execute("COMMIT")
        except FAULTS as error:
            self._give_up(error)

    def _give_up(self, error: sqlite3.DatabaseError | UnicodeDecodeError) -> None:
        """Go on without: a disk may be full, a file damaged; the latter is removed for the next build."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None
        if not isinstance(error, sqlite3.OperationalError):
            self._remove()

    def _remove(self) -> None:
        with suppress(OSError):
            self._path.unlink(missing_ok=True)
            self._path.with_name(f"{FILE_NAME}-journal").unlink(missing_ok=True)


def _made(kind: type[Part], packed: bytes | None) -> Part | None:
    """What was packed, if it is what was asked for."""
    try:
        return None if packed is None else kind(*json.loads(unpack(packed)))
    except (TypeError, ValueError):
        return None


def _connected(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, isolation_level=None, timeout=SECONDS_TO_WAIT)
    try:
        connection.execute("PRAGMA synchronous = OFF")  # A crash of the machine costs the file, which is found out.
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        if version != VERSION:
            connection.execute("PRAGMA auto_vacuum = FULL")
            connection.executescript(
                f"BEGIN IMMEDIATE; DROP TABLE IF EXISTS fragments; {SCHEMA}; PRAGMA user_version = {VERSION}; COMMIT"
            )
    except FAULTS:
        connection.close()
        raise
    return connection
