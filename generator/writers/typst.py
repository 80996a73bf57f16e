"""Writes a resolution as Typst source, from which generator/website/printing.py makes the PDF.

Every word of a source is written as a Typst string, which is never read as markup, so there is nothing to escape but
the two characters that end or bend a string. What calls the words get is in typst_template.typ. The rules of layout are
those of the print style of the site; the names of destinations are the anchors of the page (docs/how-to-cite.md).
"""

from __future__ import annotations

import re
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from generator.document.model import Resolution
from generator.document.walk import named
from generator.languages import get
from generator.writers.typst_text import Writing, literal

FOLDER = Path(__file__).parent
TEMPLATE = (FOLDER / "typst_template.typ").read_text(encoding="utf-8")
TEXT_DIRECTION = "#let text-direction"
RIGHT_TO_LEFT = f"\n{TEXT_DIRECTION} = rtl\n"
"""Stands in every source of a text that runs from right to left."""


@dataclass(frozen=True, slots=True)
class Faces:
    """The families a document is set in: for its text, for what is ours, and how words are made to stand out.

    `covers` keeps a family to some characters: a pattern of one character, or the name Typst has for such a set.
    `hyphen` is written for a hyphen between letters, where Typst would do more with one than print it.
    """

    text: tuple[str, ...]
    ours: tuple[str, ...]
    covers: Mapping[str, str] = field(default_factory=dict)
    stress: str = "italic"
    leading: str = "0.72em"
    hyphen: str = "-"


@dataclass(frozen=True, slots=True)
class Frame:
    """What surrounds the words of a resolution on paper.

    `words` are ours in the language of the document, `covered` holds the code points that the faces can show (None:
    all). Edition and address of the site are inputs of Typst, `edition` and `site`.
    """

    faces: Faces
    words: Mapping[str, Any] = field(default_factory=dict)
    covered: Container[int] | None = None


def write_typst(resolution: Resolution, frame: Frame) -> str:
    """The source of the PDF of one resolution."""
    writing = Writing(resolution, frame.covered, hyphen=frame.faces.hyphen)
    title = f"{resolution.symbol.canonical}: {document_title(resolution)}".removesuffix(": ")
    return _prologue(resolution.language, title, resolution.masthead.organ, frame) + _document(writing, frame)


def write_volume(resolutions: Sequence[Resolution], frame: Frame) -> str:
    """The source of one PDF of many resolutions of one language and organ, with a list of them in front.

    In it a destination is the name of the document and the anchor: `A-RES-62-152-op7`.
    """
    first = resolutions[0]
    organ, session = first.masthead.organ, first.masthead.session_line
    title = ", ".join(words for words in (organ, session) if words)
    rows = []
    for resolution in resolutions:
        start = literal(f"{resolution.symbol.file_stem}-title", None)
        number = literal(resolution.number, frame.covered)
        rows.append(f"({start}, {number}, {literal(document_title(resolution), frame.covered)})")
    head = ", ".join(literal(words, frame.covered) for words in (organ, session, str(frame.words["contents"])))
    contents = f"#volume-contents({head}, {', '.join(rows)})\n"
    documents = [
        _document(
            Writing(resolution, frame.covered, f"{resolution.symbol.file_stem}-", frame.faces.hyphen),
            frame,
        )
        for resolution in resolutions
    ]
    return _prologue(first.language, title, organ, frame) + contents + "".join(documents)


def document_title(resolution: Resolution) -> str:
    """The title, or what stands in its place (Security Council), without marks and line ends."""
    return named(resolution.title.content or resolution.masthead.number_line.content)


def _prologue(language: str, title: str, organ: str, frame: Frame) -> str:
    """The settings of the whole file, then the template."""
    faces = frame.faces
    direction = get(language).direction
    margins = {"ltr": ("36mm", "38mm"), "rtl": ("38mm", "36mm")}[direction]
    description = literal(str(frame.words.get("unofficial", "")), None)
    return (
        f"#let ours-fonts = {_families(faces.ours, faces.covers)}\n"
        f'#let stress = "{faces.stress}"\n'
        f"{TEXT_DIRECTION} = {direction}\n"
        f"{TEMPLATE}\n"
        f"#set document(title: {literal(title, None)}, author: {literal(organ, None)}, "
        f"description: {description}, date: none)\n"
        f'#set page(paper: "a4", margin: (left: {margins[0]}, right: {margins[1]}, top: 24mm, bottom: 26mm))\n'
        f'#set text(font: {_families(faces.text, faces.covers)}, fallback: false, lang: "{language}", size: 11.5pt, '
        "hyphenate: false)\n"
        f"#set par(leading: {faces.leading}, spacing: 1.05em, justify: false)\n"
        "#set block(spacing: 1.05em)\n"
        "#set footnote.entry(separator: dash-rule, gap: .55em, indent: 0pt)\n"
        "#show footnote.entry: set text(size: 9pt)\n"
        "#show footnote.entry: set par(leading: .6em)\n"
        "#show heading: set text(weight: 400, size: 11.5pt)\n"
        "#show heading: set block(above: 0pt, below: 0pt)\n"
        "#show heading: it => block(it.supplement)\n"
        "#show heading.where(level: destination-level): it => none\n"
    )


def _families(names: Sequence[str], covers: Mapping[str, str]) -> str:
    """A list of families, each with the characters it is kept to."""
    listed = []
    for name in names:
        limit = literal(covers.get(name, ""), None)
        kept = f"regex({limit})" if limit.startswith('"[') else limit
        listed.append(f'(name: "{name}", covers: {kept})' if name in covers else f'"{name}"')
    return f"({', '.join(listed)},)"


def _document(writing: Writing, frame: Frame) -> str:
    """Masthead, head, blocks in the order of print, notes that no mark leads to."""
    resolution = writing.resolution
    start = literal(f"{writing.prefix}start", None)
    body = [_masthead(writing, frame), *writing.head(), *writing.blocks(), *writing.loose_notes()]
    lines = "\n  ".join(body)
    symbol = writing.words(resolution.symbol.printed)
    return f"#resolution({start}, {symbol}, ({_remarks(writing, frame)},), {{\n  {lines}\n}})\n"


def _remarks(writing: Writing, frame: Frame) -> str:
    """What the foot of the first page says: edition, address, and that the copy is not the official document."""
    resolution = writing.resolution
    pattern = literal(str(frame.words.get("edition", "{}")), None)
    path = literal(f"{resolution.language}/{resolution.symbol.path}/", None)
    unofficial = str(frame.words.get("unofficial", ""))
    lines = [f"imprint({writing.words(resolution.symbol.printed)}, {pattern}, {path})"]
    return ", ".join([*lines, *(writing.words(words) for words in [unofficial] if words)])


def _masthead(writing: Writing, frame: Frame) -> str:
    """Organ and symbol over a rule; session and agenda item; adoption and meeting; distribution and its date."""
    resolution = writing.resolution
    masthead = resolution.masthead
    words = frame.words
    adopted = resolution.adoption_date
    facts = (
        (masthead.session_line, _with(words, "agenda_item", masthead.agenda_item)),
        (_with(words, "adopted", _date(words, adopted)), resolution.parts[0].adoption.meeting),
        (_distribution(words, masthead.distribution), _date(words, masthead.distribution_date)),
    )
    lists = ", ".join(f"({''.join(f'{writing.said(fact)}, ' for fact in column if fact)})" for column in facts)
    return f"masthead({writing.said(masthead.organ)}, {writing.words(resolution.symbol.printed)}, {lists})"


def _distribution(words: Mapping[str, Any], distribution: str) -> str:
    """`Distr.: General`; some sources give the whole line."""
    return distribution if distribution.startswith("Distr") else _with(words, "distribution", distribution)


def _with(words: Mapping[str, Any], name: str, value: str) -> str:
    """A phrase of ours with a value in it; nothing without a value, the bare value without the phrase."""
    return str(words.get(name, "{}")).replace("{}", value) if value else ""


def _date(words: Mapping[str, Any], date: Any) -> str:
    """A date as the language writes it."""
    if date is None:
        return ""
    values = {"{d}": str(date.day), "{m}": str(words["months"][date.month - 1]), "{y}": str(date.year)}
    return re.sub(r"\{[dmy]\}", lambda match: values[match[0]], str(words["date"])) if words else date.isoformat()
