"""Lines of title and body with the footnote marks taken out of the words and labels told from text."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import groupby

from generator.diagnostics import Position
from generator.document.model import Kind
from generator.languages import KEPT_SHAPES, Language, Reading, readings
from generator.recognition.footnotes import Mark
from generator.recognition.source import Line

LABEL = re.compile(
    r"(?P<label>(?:[^\s\t]{1,9}(?: [-–—.])?|\d{1,3} ?[.]|\d{1,3}[ \u00a0]?[^\W\d_]{2,10} ?[.–-]"
    r"|\([^\W\d_][ \u00a0][^\W\d_]{1,10}\)|[^\W\d_][ \u00a0][^\W\d_]{2,10}\)"
    r"|\([^\W\d_]\)[ \u00a0][^\W\d_]{2,10}|[^\W\d_]{3,8}[ \u00a0][^\W\d_]{3,8} ?[-–—])"
    r"[\u200b-\u200f]*) *\t\s*(?P<text>.*)",
    re.DOTALL,
)
GOES_ON = re.compile(r"\(?[^\W\d_A-Z]|\(?\d{4}")
SHORTEST_BROKEN = 40
ENOUGH = 400
SPACES = (" ", "\u00a0")
INVISIBLE = dict.fromkeys(map(ord, "\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\ufeff"))
"""Marks of writing direction: no part of a label."""
UNSEEN = "".join(map(chr, INVISIBLE))
AFTER_WORDS = f"{UNSEEN} \u00a0\t"
SENTENCE_ENDS = ".;:,،؛。；：，…、"
COMMAS, SEMICOLONS, FULL_STOPS = ",،，、", ";；؛", ".。"
COLONS = (":", "：")
COUNTS = "、"
"""Behind the number of a paragraph in Chinese treaties: `一、`."""
OPENING_QUOTES = tuple('“”«„"‘「『')
LONE_LABEL = re.compile(r"(?P<label>\d{1,3}(?:\.| ?[-–]))(?P<text>)")


@dataclass(frozen=True, slots=True)
class Reference:
    """A footnote reference taken out of a text: where it stands in the words left, its printed mark, its note."""

    offset: int
    printed: str
    note: int


@dataclass(frozen=True, slots=True)
class MarkedLine:
    """A line ready for structure: label and words apart, references out of the words.

    `text` keeps tabs inside (cells of a table). `tabs` counts the tabs that open the line, `all_tabs` those of the
    whole line, the empty cells at its end included; `label` is as printed.
    Plain text says no more. A format that knows more says so: `spans` are the stretches set in italics (None: the
    source has lost them), `told` the kind its own marks give the line, `row` the number of the table, from 1, that
    the line is a row of, `closing` whether it is the `meeting` or the `date` that closes the text, `opens_annex`
    whether an annex begins here.
    """

    text: str
    references: tuple[Reference, ...]
    tabs: int
    position: Position
    label: str = ""
    readings: tuple[Reading, ...] = ()
    spans: tuple[tuple[int, int], ...] | None = None
    told: Kind | None = None
    row: int = 0
    closing: str = ""
    opens_annex: bool = False
    all_tabs: int = 0

    @property
    def ending(self) -> str:
        """The last character of the words; marks of writing direction behind it do not count (A/RES/79/134)."""
        return ending_of(self.text)


def ending_of(text: str) -> str:
    """The last character of some words, spaces and marks of writing direction aside; nothing for no words."""
    return text.rstrip(AFTER_WORDS)[-1:]


def marked_lines(lines: tuple[Line, ...], marks: tuple[Mark, ...], language: Language) -> list[MarkedLine]:
    """The lines with their marks taken out; a line that is nothing but marks hangs them on the line before it.

    A/RES/79/245 B prints its part letter and, on the next line, the mark of note 1.
    """
    by_line = {index: list(group) for index, group in groupby(marks, key=lambda mark: mark.line)}
    result: list[MarkedLine] = []
    number = 0
    last: _Growing | None = None
    for index, line in enumerate(lines):
        marked = _mark(line, by_line.get(index, []))
        if last is not None and not marked.text and marked.references:
            last.hang(marked.references)
            continue
        if last is not None and last.place == len(result) - 1 and _goes_on(last, marked, language):
            last.join(marked)
            continue
        labelled = with_label(marked, language)
        if not labelled.label:
            labelled = _with_spaced_label(labelled, number + 1, language)
        number = _number(labelled, number)
        if labelled.text:
            if last is not None:
                result[last.place] = last.finished()
            last = _Growing(len(result), labelled)
        result.append(labelled)
    if last is not None:
        result[last.place] = last.finished()
    return result


class _Growing:
    """The last line that has words, and what is put behind it: all of it at once, however many lines go on with it.

    `ending` is enough of its words to tell whether they go on.
    """

    def __init__(self, place: int, line: MarkedLine) -> None:
        self.place, self.line = place, line
        self.length = len(line.text)
        self.ending = line.text
        self.texts: list[str] = []
        self.references: list[Reference] = []

    def hang(self, references: Iterable[Reference]) -> None:
        """Marks that stand on a line of their own."""
        self.references += (Reference(self.length, one.printed, one.note) for one in references)

    def join(self, line: MarkedLine) -> None:
        """The words go on here."""
        self.references += (replace(one, offset=one.offset + self.length + 1) for one in line.references)
        self.texts.append(line.text)
        self.length += 1 + len(line.text)
        self.ending = f"{self.ending} {line.text}"[-ENOUGH:]

    def finished(self) -> MarkedLine:
        """The line with all that belongs to it."""
        if not self.texts and not self.references:
            return self.line
        text = " ".join((self.line.text, *self.texts))
        return replace(self.line, text=text, references=(*self.line.references, *self.references))


def _number(line: MarkedLine, number: int) -> int:
    """The number of the last numbered paragraph."""
    return line.readings[0].value if line.label and line.readings[0].shape == "number" else number


def _with_spaced_label(line: MarkedLine, number: int, language: Language) -> MarkedLine:
    """`18. Also takes note …` with a space where the others have a tab: a label when it is the next number."""
    label = f"{number}."
    if (
        number < 2
        or line.tabs != 1
        or not line.text.startswith(label)
        or line.text[len(label) : len(label) + 1] not in SPACES
    ):
        return line
    start = len(line.text) - len(line.text[len(label) :].lstrip())
    return cut_label(line, label, start, readings(label, language.code))


def _mark(line: Line, marks: list[Mark]) -> MarkedLine:
    words, references, cut, taken = [], [], line.start, line.start
    for mark in marks:
        words.append(line.text[cut : mark.start])
        references.append(Reference(mark.start - taken, line.text[mark.start : mark.end], mark.note))
        cut, taken = mark.end, taken + mark.end - mark.start
    text = "".join((*words, line.text[cut:])).rstrip()
    kept = tuple(
        Reference(min(reference.offset, len(text)), reference.printed, reference.note) for reference in references
    )
    return MarkedLine(text, kept, line.tabs, line.position(), all_tabs=line.text.count("\t"))


def _goes_on(before: _Growing, line: MarkedLine, language: Language) -> bool:
    """Whether a paragraph goes on here after a line end of its own (Ctrl-Enter in Word, A/RES/72/123).

    The line before has a tab, this one none. A heading goes on with a small letter (A/RES/72/289).
    """
    tabs, all_tabs = before.line.tabs, before.line.all_tabs
    if not tabs or line.tabs or not line.text or "\t" in line.text or all_tabs > tabs + 1:
        return False
    below = tabs == 1 or line.text[0].islower() or _leads_on(before.ending, language)
    return below and goes_on(before.ending, line.text, language)


def goes_on(before: str, after: str, language: Language) -> bool:
    """Whether the sentence of one line goes on in the next.

    It breaks off, and the next begins with no capital, or with a date (`… adopted on` / `5 December 2001 and …`,
    A/RES/72/86) that is not the whole of it, as below a text. Behind `of the` anything goes on (`the natural resources
    of the` / `Non-Self-Governing Territories`, A/RES/72/97).
    """
    if not before[-1:].isalnum() or len(before) <= SHORTEST_BROKEN:
        return False
    if GOES_ON.match(after) or _leads_on(before, language):
        return True
    dated = language.pattern("date").match(after)
    return dated is not None and after[dated.end() :].strip()[:1].islower()


def _leads_on(words: str, language: Language) -> bool:
    return words.rpartition(" ")[2] in language.leading_words


def with_label(line: MarkedLine, language: Language) -> MarkedLine:
    """Tell the label from the words: a cell before a tab that can be read as one, or `5.` with nothing behind it."""
    match = LABEL.fullmatch(line.text) or (LONE_LABEL.fullmatch(line.text) if line.tabs < 2 else None)
    if match is None:
        return line
    label = match["label"]
    read = readings(label.translate(INVISIBLE), language.code)
    if read and read[0].shape in KEPT_SHAPES and _keeps_label(match, language):
        return _with_kept_label(line, match, read)
    if not read or (line.tabs == 0 and not _may_open_line(label, match["text"], read)):
        return line
    return cut_label(line, label, match.start("text"), read)


def _keeps_label(match: re.Match[str], language: Language) -> bool:
    """Whether such a number stays in the words: that of a heading (`一.`), and `一、` before a paragraph.

    `一.` before a sentence is the label of a list (S/RES/2719); behind `三、` the label of a list may stand.
    """
    words = match["text"]
    counts = match["label"].endswith(COUNTS)
    if "\t" in words:
        inner = LABEL.fullmatch(words)
        return counts and inner is not None and bool(readings(inner["label"], language.code))
    return counts or words.rstrip(UNSEEN)[-1:] not in SENTENCE_ENDS


def _with_kept_label(line: MarkedLine, match: re.Match[str], read: tuple[Reading, ...]) -> MarkedLine:
    """`一.`, `أولا -`: the number stays in the words, the tab behind it becomes a space."""
    text = line.text.replace("\t", " ")
    return replace(line, text=text, readings=read, all_tabs=line.tabs)


def _may_open_line(label: str, text: str, read: tuple[Reading, ...]) -> bool:
    """Without a tab before it `A` or `12` may be the first cell of a row: a stop or bracket makes it a label."""
    if read[0].shape in ("number", "bracketed letter", "bracketed roman", "bracketed number", "bullet", "dash"):
        return True
    return read[0].shape in ("section", "capital") and not label[-1].isalnum() and "\t" not in text


def cut_label(line: MarkedLine, label: str, start: int, read: tuple[Reading, ...]) -> MarkedLine:
    """The line with its label told from its words, which start at `start`."""
    references = tuple(
        Reference(max(reference.offset - start, 0), reference.printed, reference.note) for reference in line.references
    )
    spans = line.spans and tuple((max(first - start, 0), last - start) for first, last in line.spans if last > start)
    return replace(line, text=line.text[start:], references=references, label=label, readings=read, spans=spans)
