"""Writes two compared resolutions as the Markdown of a page.

A row is a line of ours, which says where the paragraph was, where it is now and what became of it, and under it the
words: what was removed in `<del>`, what was added in `<ins>`, for which Markdown has no form. Rows in which something
changed are headings, so that the contents list them and a screen reader can go from one to the next.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import zip_longest
from typing import Any

import yaml

from generator.languages import get
from generator.references.changes import Change
from generator.references.comparison import Fate, Passage, Row, compare
from generator.website.conversion import Entry
from generator.website.passages import Passages, passages
from generator.website.place_names import place_name, words
from generator.writers.escaping import escape, escape_heading, escape_start

TAGS = {"-": "del", "+": "ins"}
SIGNS = {Fate.SAME: "=", Fate.CHANGED: "±", Fate.MOVED: "↕", Fate.MOVED_AWAY: "↕", Fate.ADDED: "+", Fate.REMOVED: "−"}
ARROWS = {"ltr": "→", "rtl": "←"}
BEFORE_FATE = "\u2003"
LONGEST_NAME = 60
NOT_IN_A_PLACE = re.compile(r"[→←\u2003\s]+")
"""What the extension takes a row apart by."""
NOT_IN_A_LABEL = re.compile(r'["{}<>&\\*_\[\]`~^=#|$\s]+')
"""What Markdown or HTML could read in the attribute of a heading."""
DEEPEST = 4


def comparison_page(
    before: Entry,
    after: Entry,
    earlier: str,
    later: str,
    languages: Sequence[str],
    links: tuple[str, str],
    made_of: str,
) -> str:
    """The page of two documents, given their own pages and the links to these; `made_of` is a mark of what it shows."""
    old, new = passages(earlier), passages(later)
    rows = compare(_compared(old, before), _compared(new, after))
    writer = _Writer(before, after, old, new, links)
    head = _front_matter(before, after, languages, made_of, writer.title)
    parts = [head, *writer.head(rows), *(part for row in rows for part in writer.row(row))]
    return "\n\n".join(parts) + "\n"


def _compared(page: Passages, entry: Entry) -> list[Passage]:
    """A text without a title (Security Council) is headed by its number, of which there is nothing to compare."""
    return [passage for passage in page.found if entry.title or passage.kind != "title"]


def _front_matter(before: Entry, after: Entry, languages: Sequence[str], made_of: str, title: str) -> str:
    fields: dict[str, Any] = {
        "made_of": made_of,
        "title": title,
        "language": before.language,
        "direction": get(before.language).direction,
        "robots": "noindex",
        "search": {"exclude": True},
        "compared": [before.symbol, after.symbol],
    }
    if len(languages) > 1:
        fields["languages"] = list(languages)
    return f"---\n{yaml.safe_dump(fields, allow_unicode=True, sort_keys=False, default_flow_style=None)}---"


class _Writer:
    """Knows both documents, what their places are called, and the words of the language."""

    def __init__(self, before: Entry, after: Entry, old: Passages, new: Passages, links: tuple[str, str]) -> None:
        self.before, self.after, self.old, self.new, self.links = before, after, old, new, links
        self.words: Mapping[str, Any] = words(before.language)["comparison"]
        self.arrow = ARROWS[get(before.language).direction]

    @property
    def title(self) -> str:
        """`62/152 and 64/163 compared`."""
        return _filled(self.words["title"], self.before.number, self.after.number)

    def head(self, rows: Sequence[Row]) -> Iterator[str]:
        """Which documents, how to read the page, how much changed."""
        yield f"# {escape_heading(self.title)} {{ #compared }}"
        for entry, link in zip((self.before, self.after), self.links, strict=True):
            told = " · ".join(part for part in (entry.title, self._date(entry.adopted)) if part)
            yield f"[{escape(entry.symbol)}](<{link}>) {escape(told)}".rstrip() + "\n{ .compared }"
        legend = escape(_filled(self.words["legend"], self.before.number, self.after.number))
        counts = Counter(self._fate(row) for row in rows if row.fate is not Fate.MOVED_AWAY)
        yield f"{legend}\n{{ .legend }}"
        yield escape_start(" · ".join(f"{fate}: {count}" for fate, count in counts.items())) + "\n{ .legend }"

    def _date(self, adopted: str) -> str:
        """`18 December 2007`, as the language writes it; empty when it is not known."""
        if not adopted:
            return ""
        own = words(self.before.language)
        year, month, day = adopted.split("-")
        date = str(own["date"]).replace("{d}", str(int(day))).replace("{y}", year)
        return date.replace("{m}", str(own["months"][int(month) - 1]))

    def row(self, row: Row) -> Iterator[str]:
        """The line of ours and the words."""
        line = f"{f' {self.arrow} '.join(self._places(row))}{BEFORE_FATE}{self._fate(row)}"
        attributes = f"#{self._identifier(row)} .row .{row.fate}{_anchors(row)}"
        if row.fate is Fate.SAME:
            yield f"{escape_start(line)}\n{{ {attributes} }}"
        else:
            label = NOT_IN_A_LABEL.sub(" ", self._label(row))
            yield f'## {line} {{ {attributes} data-toc-label="{label}" }}'
        if row.fate is not Fate.MOVED_AWAY:
            passage = row.after or row.before
            level = min(passage.level, DEEPEST) if passage else 0
            kind = passage.kind if passage else ""
            yield f"{escape_start(_marked(row.changes))}\n{{ .words .{row.fate} .in-{level} .of-{kind} }}"

    def _places(self, row: Row) -> Iterator[str]:
        """What the paragraph is called in either document: `62/152, Paragraph 6`; the extension links them."""
        for of, passage, entry in ((self.old, row.before, self.before), (self.new, row.after, self.after)):
            if passage:
                names = (entry.number, self._name(of, passage))
                yield escape_heading(NOT_IN_A_PLACE.sub(" ", self._join.join(name for name in names if name)))

    def _identifier(self, row: Row) -> str:
        if row.after and row.fate is not Fate.MOVED_AWAY:
            return _identifier("now", row.after)
        return _identifier("was", row.before) if row.before else ""

    def _fate(self, row: Row) -> str:
        """`± changed`, `↕ moved and changed`: a sign and words, for those who see no colour."""
        name = "moved-changed" if row.fate is Fate.MOVED and row.changed else str(row.fate)
        return f"{SIGNS[row.fate]} {self.words[name]}"

    def _label(self, row: Row) -> str:
        """What the contents say of a row."""
        passage, of = (row.after, self.new) if row.after and row.fate is not Fate.MOVED_AWAY else (row.before, self.old)
        name = self._name(of, passage) if passage else ""
        return f"{name}: {self.words[row.fate]}" if name else str(self.words[row.fate])

    @property
    def _join(self) -> str:
        return str(words(self.before.language)["script"]["names"]["join"])

    def _name(self, of: Passages, passage: Passage) -> str:
        if passage.kind == "note":
            return _filled(self.words["note"], of.printed.get(passage.anchor, ""))
        if passage.kind == "title":
            return str(self.words["heading"])
        if passage.kind == "heading":
            return _short(of.printed.get(passage.anchor, ""))
        name = place_name(passage.anchor, self.before.language, self._printed(of))
        if passage.row:
            table = str(words(self.before.language)["table"])
            name = f"{name or table}{self._join}{_filled(self.words['row'], str(passage.row))}"
        return _short(name)

    def _printed(self, of: Passages) -> Callable[[str], str]:
        return lambda anchor: _short(of.printed.get(anchor, ""))


def _anchors(row: Row) -> str:
    """Where the links of a row lead; from where a paragraph moved away, to where it now is on this page."""
    before = f" data-before={row.before.anchor}" if row.before else ""
    if row.after and row.fate is Fate.MOVED_AWAY:
        return f'{before} data-after="#{_identifier("now", row.after)}"'
    return before + (f" data-after={row.after.anchor}" if row.after else "")


def _identifier(when: str, passage: Passage) -> str:
    """No address of a document begins so."""
    return f"{when}-{passage.anchor}-row{passage.row}" if passage.row else f"{when}-{passage.anchor}"


def _filled(pattern: str, *values: str) -> str:
    for value in values:
        pattern = pattern.replace("{}", value, 1)
    return pattern


def _short(name: str) -> str:
    return name if len(name) <= LONGEST_NAME else name[:LONGEST_NAME].rpartition(" ")[0] + " …"


def _marked(changes: Sequence[Change]) -> str:
    """The words with what changed in them; spaces at the edges stay outside of the marks."""
    written = ""
    for change, following in zip_longest(changes, changes[1:]):
        inner = change.words.strip()
        escaped = escape(inner).replace("$", "&#36;")
        space_before = change.words[: len(change.words) - len(change.words.lstrip())] and " "
        space_after = change.words[len(change.words.rstrip()) :] and " "
        if change.sign in TAGS and inner:
            escaped = f"<{TAGS[change.sign]}>{escaped}</{TAGS[change.sign]}>"
            replaced = change.sign == "-" and following is not None and following.sign == "+"
            space_after = space_after or " " * replaced
        written += f"{space_before}{escaped}{space_after if inner else ''}"
    return re.sub(" {2,}", " ", written).strip()
