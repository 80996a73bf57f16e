"""The text as received: lines with numbers. Nothing is changed here but line ends."""

from __future__ import annotations

from dataclasses import dataclass, field

from generator.diagnostics import LINE_END, Position

MOST_LINES = 100_000
"""The longest text met has 4,000 lines. Each takes a kilobyte while it is read, be it empty."""


def too_many_lines(number: int) -> str:
    """What to say of a source of so many lines."""
    return f"{number:,} lines; the most a source may have is {MOST_LINES:,}"


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a source: its number from 1 and its text without the line end.

    `added` counts the tabs that generator/recognition/spacing.py has put in front of it.
    """

    number: int
    text: str
    added: int = field(default=0, kw_only=True)

    @property
    def tabs(self) -> int:
        """How many tabs open the line: 1 before a paragraph, 0 or 2 before a heading, in the Word dump layout."""
        return len(self.text) - len(self.text.lstrip("\t"))

    @property
    def content(self) -> str:
        """The text without white space at either end."""
        return self.text.strip()

    @property
    def start(self) -> int:
        """Offset of the first character that is not white space."""
        return len(self.text) - len(self.text.lstrip())

    def position(self, offset: int | None = None) -> Position:
        """The place of `offset` in this line; without it, of the first character that is not white space."""
        return Position(self.number, max((self.start if offset is None else offset) - self.added, 0) + 1)


@dataclass(frozen=True, slots=True)
class SourceText:
    """A text to recognise: its name (for messages) and its lines."""

    name: str
    lines: tuple[Line, ...]

    @classmethod
    def of(cls, text: str, name: str = "") -> SourceText:
        """Split a text into lines, whatever ends them."""
        return cls(name, tuple(Line(number, line) for number, line in enumerate(LINE_END.split(text), 1)))
