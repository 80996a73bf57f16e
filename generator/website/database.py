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
  adopted TEXT, agenda TEXT, anchors TEXT, openings BLOB, remarks TEXT, links TEXT DEFAULT '',
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
