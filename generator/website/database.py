"""The tables that an output folder keeps of its sources, in SQLite, and how they are opened.

One run at a time has the folder (`locked` in generator/website/files.py). A damaged or foreign file counts as none.
"""

from __future__ import annotations

import errno
import sqlite3
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

NAME = ".resolutions.sqlite"
JOURNAL = "-journal"
SCHEMA = """
CREATE TABLE about (name TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
CREATE TABLE documents (
  id INTEGER PRIMARY KEY, source BLOB UNIQUE, page BLOB, fingerprint TEXT DEFAULT '', shown TEXT DEFAULT '',
  symbol TEXT DEFAULT '', language TEXT DEFAULT '', path TEXT, number TEXT, title TEXT, organ TEXT, session TEXT,
  adopted TEXT, subject TEXT, agenda TEXT, anchors TEXT, openings BLOB, remarks TEXT, links TEXT DEFAULT '',
  predecessor TEXT DEFAULT '');
CREATE INDEX by_page ON documents (page);
CREATE TABLE mentions (
  document INTEGER REFERENCES documents ON DELETE CASCADE,
  anchor TEXT, symbol TEXT, candidates TEXT, preambular INTEGER);
CREATE INDEX by_document ON mentions (document);
CREATE TABLE words (
  document INTEGER REFERENCES documents ON DELETE CASCADE, anchor TEXT, words TEXT,
  PRIMARY KEY (document, anchor)) WITHOUT ROWID;
CREATE TABLE texts (document INTEGER PRIMARY KEY REFERENCES documents ON DELETE CASCADE, text BLOB);
CREATE TABLE leftovers (page BLOB PRIMARY KEY) WITHOUT ROWID;
"""
TAKEN = {
    "documents": {"id": "id + :offset", "shown": "''", "links": "''", "predecessor": "''"},
    "mentions": {"document": "document + :offset"},
    "words": {"document": "document + :offset"},
    "texts": {"document": "document + :offset"},
}
"""What changes when documents are taken from another catalogue: their numbers, and that their pages are there."""
ORDER = {"documents": "id", "mentions": "rowid", "words": "document, anchor", "texts": "document"}
VERSION = zlib.crc32(SCHEMA.encode()) & 0x7FFFFFFF


class DamagedError(Exception):
    """The file is no catalogue (any more)."""


@contextmanager
def opened(folder: Path, program: str) -> Iterator[sqlite3.Connection]:
    """The database of `folder`; of what another `program` knew only the places of pages are of use.

    What is not committed when the work fails is as if it had never been. Raises `DamagedError` when the file turns out
    to be broken, after removing it, and OSError when it cannot be written.
    """
    path = folder / NAME
    connection: sqlite3.Connection | None = None
    try:
        connection = _connected(path, program)
        yield connection
        if connection.in_transaction:
            connection.execute("COMMIT")
    except sqlite3.OperationalError as error:
        full = error.sqlite_errorcode == sqlite3.SQLITE_FULL
        raise OSError(errno.ENOSPC if full else errno.EIO, f"cannot be written: {error}", str(path)) from error
    except sqlite3.DatabaseError as error:
        _remove(path)
        raise DamagedError(str(error)) from error
    finally:
        if connection is not None:
            connection.close()


def made_by(folder: Path, program: str) -> bool:
    """Whether the catalogue of `folder` is there, whole, and of this program."""
    try:
        return (folder / NAME).is_file() and _pages_before(folder / NAME, program) is None
    except sqlite3.DatabaseError:
        return False


def add_all(connection: sqlite3.Connection, folder: Path) -> None:
    """Add the documents of the catalogue of another folder, in place of what was known of their sources.

    Their pages are still to be written. Both catalogues must be of the same program.
    """
    connection.execute("ATTACH ? AS other", (str(folder / NAME),))
    connection.execute("BEGIN IMMEDIATE")
    known = "FROM documents WHERE source IN (SELECT source FROM other.documents)"
    connection.execute(f"INSERT OR IGNORE INTO leftovers SELECT page {known}")
    connection.execute(f"DELETE {known}")
    (offset,) = connection.execute("SELECT coalesce(max(id), 0) FROM documents").fetchone()
    for table, changed in TAKEN.items():
        columns = [name for _, name, *_ in connection.execute(f"PRAGMA other.table_info({table})")]
        values = ", ".join(changed.get(name, name) for name in columns)
        connection.execute(
            f"INSERT INTO main.{table} ({', '.join(columns)}) SELECT {values} FROM other.{table}"
            f" ORDER BY {ORDER[table]}",
            {"offset": offset},
        )
    connection.execute("DELETE FROM about WHERE name <> 'program'")
    connection.execute("COMMIT")
    connection.execute("DETACH other")


def _connected(path: Path, program: str) -> sqlite3.Connection:
    before = _pages_before(path, program)
    if before is not None:
        _remove(path)
    connection = _connect(path)
    if before is not None:
        connection.executescript(f"BEGIN; {SCHEMA} PRAGMA user_version = {VERSION};")
        connection.execute("INSERT INTO about VALUES ('program', ?)", (program,))
        connection.executemany("INSERT INTO documents (source, page) VALUES (?, ?)", before)
        connection.execute("COMMIT")
    return connection


def _pages_before(path: Path, program: str) -> list[tuple[bytes, bytes]] | None:
    """None when the catalogue is of this program; else the places of the pages that another one made, if there are."""
    if not path.exists():
        return []
    connection = _connect(path)
    try:
        row = connection.execute("SELECT value FROM about WHERE name = 'program'").fetchone()
        if row == (program,) and connection.execute("PRAGMA user_version").fetchone() == (VERSION,):
            return None
        return connection.execute("SELECT source, page FROM documents").fetchall()
    except sqlite3.DatabaseError:
        return []
    finally:
        connection.close()


def _connect(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA temp_store = MEMORY")
    connection.execute("PRAGMA synchronous = NORMAL")
    return connection


def _remove(path: Path) -> None:
    for name in (path.name, path.name + JOURNAL):
        path.with_name(name).unlink(missing_ok=True)
