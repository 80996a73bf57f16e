"""What the converter has to say about a source: positions, severities, codes.

A diagnostic is data. Only `generator/cli.py` prints one, in the form `file:line:column: code message`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum, IntEnum
from itertools import groupby

MOST_TOLD = 20
"""How many remarks of one code on one file are told; of more only the number."""

LINE_END = re.compile(r"\r\n|\r|\n|\x0b|\x0c|\x85|\u2028|\u2029")
"""What ends a line of a source text."""


@dataclass(frozen=True, slots=True, order=True)
class Position:
    """A place in a source text: line and column count from 1, in characters."""

    line: int = 1
    column: int = 1


class Severity(IntEnum):
    """How much a diagnostic matters: only an error keeps a page from being written."""

    NOTE = 1
    WARNING = 2
    ERROR = 3


class Code(Enum):
    """Every diagnostic the converter can give: its public code and its severity.

    Codes are stable: editors filter by them. The first letter says the severity (E, W, N).
    """

    EMPTY_SOURCE = ("E01-empty-source", Severity.ERROR)
    BINARY_SOURCE = ("E02-binary-source", Severity.ERROR)
    UNREADABLE_SOURCE = ("E03-unreadable-source", Severity.ERROR)
    SOURCE_TOO_LARGE = ("E04-source-too-large", Severity.ERROR)
    SYMBOL_MISSING = ("E05-symbol-missing", Severity.ERROR)
    SYMBOL_INVALID = ("E06-symbol-invalid", Severity.ERROR)
    SYMBOL_TAKEN = ("E07-symbol-taken", Severity.ERROR)
    UNKNOWN_FORMAT = ("E08-unknown-format", Severity.ERROR)
    OUTSIDE_FOLDER = ("E09-outside-folder", Severity.ERROR)
    NOT_A_RESOLUTION = ("E10-not-a-resolution", Severity.ERROR)
    TEXT_CHANGED = ("E11-text-changed", Severity.ERROR)
    WRITING_FAILED = ("E12-writing-failed", Severity.ERROR)
    SOURCE_LOCKED = ("E13-source-locked", Severity.ERROR)
    OLD_FORMAT = ("E14-old-format", Severity.ERROR)
    SOURCE_SCANNED = ("E15-source-scanned", Severity.ERROR)
    SETTINGS_INVALID = ("E16-settings-invalid", Severity.ERROR)
    TYPEFACE_MISSING = ("E17-typeface-missing", Severity.ERROR)
    SYMBOL_DISAGREES = ("E18-symbol-disagrees", Severity.ERROR)
    ORDER_UNKNOWN = ("E19-order-unknown", Severity.ERROR)
    SEVERAL_RESOLUTIONS = ("E20-several-resolutions", Severity.ERROR)

    ENCODING_GUESSED = ("W01-encoding-guessed", Severity.WARNING)
    NUMBER_SKIPPED = ("W02-number-skipped", Severity.WARNING)
    NUMBER_DOUBLED = ("W03-number-doubled", Severity.WARNING)
    NOTE_WITHOUT_MARKER = ("W04-note-without-marker", Severity.WARNING)
    MARKER_UNRESOLVED = ("W05-marker-unresolved", Severity.WARNING)
    FORMULA_MISSING = ("W06-formula-missing", Severity.WARNING)
    LINE_UNRECOGNIZED = ("W07-line-unrecognized", Severity.WARNING)
    DATE_MISSING = ("W08-date-missing", Severity.WARNING)
    LANGUAGE_UNEXPECTED = ("W09-language-unexpected", Severity.WARNING)
    CONTROL_CHARACTER = ("W10-control-character", Severity.WARNING)
    NOTE_DOUBLED = ("W11-note-doubled", Severity.WARNING)
    OPERATIVE_MISSING = ("W12-operative-missing", Severity.WARNING)
    SOURCE_REPAIRED = ("W14-source-repaired", Severity.WARNING)
    CHANGES_ACCEPTED = ("W15-changes-accepted", Severity.WARNING)
    PAGE_SCANNED = ("W16-page-scanned", Severity.WARNING)
    PLACE_MISSING = ("W17-place-missing", Severity.WARNING)
    CHARACTER_WITHOUT_FACE = ("W18-character-without-face", Severity.WARNING)
    PRINT_LEFT_OUT = ("W19-print-left-out", Severity.WARNING)
    DATE_DISAGREES = ("W20-date-disagrees", Severity.WARNING)
    SYMBOL_UNEXPECTED = ("W21-symbol-unexpected", Severity.WARNING)
    VOTE_DISAGREES = ("W22-vote-disagrees", Severity.WARNING)
    TITLE_MISSING = ("W23-title-missing", Severity.WARNING)
    NO_TEXT = ("W24-no-text", Severity.WARNING)
    SETTINGS_UNUSED = ("W25-settings-unused", Severity.WARNING)

    OTHER_FORM = ("N02-other-form", Severity.NOTE)
    OPERATIVE_UNNUMBERED = ("N01-operative-unnumbered", Severity.NOTE)
    MACROS_LEFT_OUT = ("N03-macros-left-out", Severity.NOTE)
    WORDS_HIDDEN = ("N04-words-hidden", Severity.NOTE)
    NUMBER_IN_WORDS = ("N05-number-in-words", Severity.NOTE)

    @property
    def text(self) -> str:
        """The public code, for example `W05-marker-unresolved`."""
        return self.value[0]

    @property
    def severity(self) -> Severity:
        """How much this diagnostic matters."""
        return self.value[1]


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One remark on one place of one source."""

    code: Code
    message: str
    position: Position = Position()
    source: str = ""

    def __str__(self) -> str:
        """`file:line:column: code message`, the form editors and terminals make clickable; always one line."""
        return f"{printable(self.source)}:{self.position.line}:{self.position.column}: {self.code.text} {self.message}"


def printable(name: str) -> str:
    """A name of a file as it can be shown on one line."""
    return "".join(character if character.isprintable() else repr(character)[1:-1] for character in name)


def told(diagnostics: Iterable[Diagnostic], least: Severity) -> Iterator[str]:
    """The remarks that matter at least so much, by file and place, one line each.

    Of remarks of one code on one file, more than `MOST_TOLD` are only counted.
    """
    wanted = [one for one in diagnostics if one.code.severity >= least]
    for source, remarks in groupby(sorted(wanted, key=lambda one: (one.source, one.position)), lambda one: one.source):
        counts: Counter[str] = Counter()
        for remark in remarks:
            counts[remark.code.text] += 1
            if counts[remark.code.text] <= MOST_TOLD:
                yield str(remark)
        for code, count in counts.items():
            if count > MOST_TOLD:
                yield f"{printable(source)}: {count - MOST_TOLD} more of {code}"
