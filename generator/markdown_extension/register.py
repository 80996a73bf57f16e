"""The notes of one page and their addresses."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from generator.markdown_extension.brackets import CLOSE, OPEN, without_empty

_REPEATED = re.compile(r"^(.+?)-(\d+)$")
_SAME_AS = re.compile(r"[ ]*\{[ ]*\.same-as-([^\s{}]{1,40})[ ]*\}[ ]*$")


@dataclass(frozen=True, slots=True)
class Mark:
    """The link of a mark, the raised element it stands in, and whether brackets go around it."""

    link: Element
    raised: Element
    bracketed: bool

    def fill(self, printed: str) -> None:
        """Let it show its number."""
        self.link.text = printed
        if self.bracketed:
            self.raised.text, self.link.tail = OPEN, CLOSE


@dataclass(slots=True)
class Note:
    """A note: its key (`4`, `*`, `4-2`), its address, its paragraphs, and the marks that refer to it."""

    key: str
    address: str
    printed: str
    paragraphs: list[str]
    same_as: str | None = None
    references: list[str] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    element: Element | None = None
    bracketed: bool = False

    @property
    def number(self) -> str:
        """What stands before the note in the list: `4`, or `(4)` where print has it in brackets."""
        return f"{OPEN}{self.printed}{CLOSE}" if self.bracketed else self.printed


class NoteRegister:
    """The notes of a page in the order of their definitions."""

    def __init__(self) -> None:
        """Begin without notes."""
        self._notes: dict[str, Note] = {}
        self._by_address: dict[str, Note] = {}
        self._addresses: set[str] = set()
        self._counts: dict[str, int] = {}
        self._origins: dict[str, Note | None] = {}

    def clear(self) -> None:
        """Forget everything."""
        self._notes.clear()
        self._by_address.clear()
        self._addresses.clear()
        self._counts.clear()
        self._origins.clear()

    def __iter__(self) -> Iterator[Note]:
        """Go through the notes in the order of their definitions."""
        return iter(self._notes.values())

    def __len__(self) -> int:
        """Count the notes."""
        return len(self._notes)

    def get(self, key: str) -> Note | None:
        """Find a note by its key."""
        return self._notes.get(key)

    def define(self, key: str, text: str) -> Note:
        """Take in a definition. A key that is already taken gets a number behind it: no note is ever dropped."""
        text, same_as = _without_same_as(text)
        text, bracketed = without_empty(text)
        unique = self._unique(key, self._notes)
        note = Note(unique, self._address(unique), self._printed(unique), [text], same_as, bracketed=bracketed)
        self._notes[unique] = note
        self._by_address[note.address] = note
        return note

    def origin(self, note: Note) -> Note | None:
        """Follow "Ibid." to the note that says what is meant; None if it leads nowhere or in a circle."""
        on_the_way: list[str] = []
        current: Note | None = note
        while current is not None and current.same_as is not None and current.key not in self._origins:
            on_the_way.append(current.key)
            self._origins[current.key] = None  # a circle comes back to here
            current = self._notes.get(current.same_as) or self._by_address.get(current.same_as)
        origin = self._origins[current.key] if current is not None and current.key in self._origins else current
        for key in on_the_way:
            self._origins[key] = origin
        return origin if origin is not note else None

    def new_reference(self, note: Note) -> str:
        """Give a new mark its id: `fnref4`, then `fnref4-2`, … (never the first id of another note)."""
        identifier = f"fnref{note.address}"
        count = len(note.references) + 1
        if note.references:
            while f"{note.address}-{count}" in self._addresses:
                count += 1
            identifier = f"fnref{note.address}-{count}"
            self._addresses.add(f"{note.address}-{count}")
        note.references.append(identifier)
        return identifier

    def _unique(self, name: str, taken: Container[str]) -> str:
        """Put the next free number behind a name that is taken; remembers the last one, so that it stays linear."""
        unique = name
        while unique in taken:
            self._counts[name] = self._counts.get(name, 1) + 1
            unique = f"{name}-{self._counts[name]}"
        return unique

    def _address(self, key: str) -> str:
        """Make of a key what stands behind `fn` in an id: lower-case ASCII letters, digits and hyphens."""
        spelled = key.replace("*", "star").lower()
        address = "".join(c for c in spelled if c.isascii() and (c.isalnum() or c == "-")).strip("-")
        address = address or f"note{len(self._notes) + 1}"
        unique = self._unique(address, self._addresses)
        self._addresses.add(unique)
        return unique

    def _printed(self, key: str) -> str:
        """Say what the mark looks like: the number as printed; for a key in words the note's place in the list."""
        match = _REPEATED.match(key)
        printed = match[1] if match else key
        return str(len(self._notes) + 1) if any(c.isascii() and c.isalpha() for c in printed) else printed


def _without_same_as(text: str) -> tuple[str, str | None]:
    match = _SAME_AS.search(text)
    return (text[: match.start()], match[1]) if match else (text, None)
