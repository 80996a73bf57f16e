"""Writes a resolution as the Markdown of its page: front matter, one block a paragraph, notes at the end.

The form is described in docs/developers/markdown.md. It reads well on GitHub, and MkDocs makes the page from it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any
from urllib.parse import quote

from generator.document.model import (
    Adoption,
    Block,
    Citation,
    Emphasis,
    Inlines,
    Kind,
    Note,
    NoteReference,
    Resolution,
    Text,
)
from generator.document.official import official_link
from generator.writers.escaping import escape, escape_cell, escape_heading, escape_start
from generator.writers.front_matter import front_matter

CLASSES = {
    Kind.FORMULA: "formula",
    Kind.PREAMBULAR: "pp",
    Kind.OPERATIVE: "op",
    Kind.SUBPARAGRAPH: "sub",
    Kind.CONTINUATION: "continuation",
    Kind.QUOTED: "quoted",
    Kind.PARAGRAPH: "paragraph",
    Kind.TABLE_NOTE: "table-note",
    Kind.SEPARATOR: "separator",
}
HEADING_MARKS = {Kind.PART_HEADING: "##", Kind.ANNEX_HEADING: "##", Kind.ANNEX_TITLE: "###"}
HEADING_CLASSES = {Kind.PART_HEADING: "part", Kind.ANNEX_HEADING: "annex", Kind.ANNEX_TITLE: "annex-title"}
LABELLED = (Kind.OPERATIVE, Kind.SUBPARAGRAPH, Kind.PARAGRAPH)
DEEPEST_LEVEL = 6
JOINED_BEFORE = re.compile(r"[\w/\[]")
JOINED_BEHIND = re.compile(r"[\w/\]]|\.\d")


def write_markdown(resolution: Resolution, source: str = "", more: Mapping[str, Any] = MappingProxyType({})) -> str:
    """The page of a resolution.

    `source` is the path of the source text in the site, `more` what else the front matter tells of the document.
    """
    parts = [front_matter(resolution, source, more), *_head(resolution)]
    parts += _body(resolution)
    parts += [_note(note, resolution) for note in resolution.notes]
    return "\n\n".join(parts) + "\n"


def _head(resolution: Resolution) -> list[str]:
    """Adoption line, committee and number above the title; a text without a title (Security Council) is headed by its
    number line, `Resolution 2676 (2023)`, as in print."""
    masthead = resolution.masthead
    adopted = _line(_inlines(masthead.adoption_line.content, resolution, escape), "adopted")
    title = _inlines(resolution.title.content, resolution, escape_heading)
    number = masthead.number_line.content
    if title:
        number_line = _line(_inlines(number, resolution, escape), "number")
        return [*adopted, *_committee_line(resolution), *number_line, f"# {title}"]
    heading = _inlines(number, resolution, escape_heading) or escape_heading(resolution.symbol.printed)
    return [f"# {heading}", *adopted, *_committee_line(resolution)]


def _line(words: str, name: str) -> list[str]:
    return [f"{escape_start(words)}\n{{ .{name} }}"] if words else []


def _committee_line(resolution: Resolution) -> list[str]:
    """`[on the report of the Third Committee (A/62/439/Add.2)]` in italics, reports linked to the official text."""
    masthead = resolution.masthead
    words = _inlines(masthead.committee_line.content, resolution, escape)
    if not words:
        return []
    for report in sorted(set(masthead.reports), key=len, reverse=True):
        link = f"[{escape(report)}]({official_link(report, resolution.language)})"
        words = _linked(words, escape(report), link)
    return [f"*{words}*\n{{ .report }}"]


def _linked(words: str, report: str, link: str) -> str:
    """The words with the link in place of the symbol, where that is no part of a longer one or of a link made before.

    To make a pattern of each symbol would take longer than all the rest of the line.
    """
    parts, done = [], 0
    start = words.find(report)
    while start >= 0:
        end = start + len(report)
        if JOINED_BEFORE.match(words, max(start - 1, 0), start) or JOINED_BEHIND.match(words, end):
            end = start + 1
        else:
            parts += [words[done:start], link]
            done = end
        start = words.find(report, end)
    return "".join((*parts, words[done:]))


def _body(resolution: Resolution) -> list[str]:
    """The blocks in the order of print; the closing lines of a part stand between its body and its annexes."""
    written: list[str] = []
    closed = 0
    for block in resolution.blocks:
        while closed < block.part + (1 if block.annex else 0):
            written += _adoption(resolution.parts[closed].adoption)
            closed += 1
        written.append(_block(block, resolution))
    for remaining in resolution.parts[closed:]:
        written += _adoption(remaining.adoption)
    return written


def _adoption(adoption: Adoption) -> list[str]:
    lines = [escape_start(escape(line)) for line in adoption.lines]
    return ["  \n".join(lines) + "\n{ .adoption }"] if lines and adoption.printed else []


def _block(block: Block, resolution: Resolution) -> str:
    if block.kind is Kind.TABLE:
        return _table(block, resolution)
    if block.kind in HEADING_MARKS or block.kind is Kind.HEADING:
        return _heading(block, resolution)
    label = escape(block.label.replace(" ", "\u00a0"))
    words = _inlines(block.content, resolution, escape)
    text = f"{label} {words}".strip() if label else words
    return f"{escape_start(text)}\n{{ #{block.anchor} {_classes(block, resolution)} }}"


def _classes(block: Block, resolution: Resolution) -> str:
    names = [CLASSES[block.kind]]
    if block.kind is Kind.SUBPARAGRAPH:
        names.append(f"sub-{min(block.level, DEEPEST_LEVEL)}")
    if block.kind is Kind.CONTINUATION and block.parent is not None:
        names.append(f"level-{resolution.blocks[block.parent].level}")
    if block.kind in LABELLED and not block.label:
        names.append("unnumbered")
    return " ".join(f".{name}" for name in names)


def _heading(block: Block, resolution: Resolution) -> str:
    in_annex = "###" if block.annex else "##"
    mark = HEADING_MARKS.get(block.kind, in_annex)
    label = escape_heading(block.label)
    words = f"{label} {_inlines(block.content, resolution, escape_heading)}".strip()
    name = HEADING_CLASSES.get(block.kind, "heading .section" if block.ordinal else "heading")
    return f"{mark} {words} {{ #{block.anchor} .{name} }}"


def _table(block: Block, resolution: Resolution) -> str:
    """A pipe table; the first row is its head, rows are filled up to the widest."""
    rows = [row for row in block.rows if any(row)]
    width = max(len(row) for row in rows)
    lines = []
    for number, row in enumerate(rows):
        cells = [_inlines(cell, resolution, escape_cell) for cell in row] + [""] * (width - len(row))
        lines.append(f"| {' | '.join(cells)} |")
        if number == 0:
            lines.append("|" + " --- |" * width)
    return "\n".join(lines) + f"\n\n{{ #{block.anchor} .table }}"


def _inlines(content: Inlines, resolution: Resolution, escaped: Callable[[str], str]) -> str:
    words = []
    for inline in content:
        if isinstance(inline, NoteReference):
            words.append(f"[^{_note_name(resolution.notes[inline.note])}]")
        elif isinstance(inline, Emphasis):
            words.append(_emphasised(inline.text, escaped))
        elif isinstance(inline, Citation):
            words.append(f"[{escaped(inline.text)}]({citation_target(inline)})")
        else:
            words.append(escaped(inline.text) if isinstance(inline, Text) else " ")
    return "".join(words).strip()


def citation_target(citation: Citation) -> str:
    """`<un:A/RES/60/161#s3-op7,op7>`: which document and place is meant.

    A page cannot know what else is published: generator/website/linking.py puts a real address in its place. The words
    of a source cannot imitate it, because every `<` of theirs is escaped.
    """
    symbol = quote(citation.symbol, safe="/().-")
    return f"<un:{symbol}#{','.join(citation.anchors)}>" if citation.anchors else f"<un:{symbol}>"


def _emphasised(text: str, escaped: Callable[[str], str]) -> str:
    """Markdown allows no white space inside the stars."""
    inner = text.strip()
    if not inner:
        return escaped(text)
    before, _, after = text.partition(inner)
    return f"{escaped(before)}*{escaped(inner)}*{escaped(after)}"


def _note_name(note: Note) -> str:
    """What stands in `[^4]`: the printed number, with a counter when it is used twice; a star stays a star."""
    name = note.anchor.removeprefix("fn")
    return name if not name.startswith("star") else note.number + name.removeprefix("star").lstrip("0123456789")


def _note(note: Note, resolution: Resolution) -> str:
    same = (
        f" {{ .same-as-{resolution.notes[note.same_as].anchor.removeprefix('fn')} }}"
        if note.same_as is not None
        else ""
    )
    return f"[^{_note_name(note)}]: {_inlines(note.content, resolution, escape)}{same}"
