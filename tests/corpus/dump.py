"""Writes a resolution read from the XML of the United Nations as the text that a dump of its Word file would be.

The layout is that of the corpus (`FORMAT.md` of the scoring data): a paragraph a line, a tab before it and one behind
its number, at whatever depth; title lines broken early; then the notes, then the furniture of the margins. Italics are
lost. What a `Resolution` does not keep is looked up in the XML: the tabs that Word left before headings, and the cells
of the margins.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.document.model import Adoption, Block, Inlines, Kind, LineBreak, NoteReference, Resolution
from generator.readers.safe_xml import Element, local

TITLE_WIDTH = 46
"""The most characters of a title line of the General Assembly, the space at its end left aside."""
RULES = "_______________\n\n{0}\n\n---------------\n\n{0}\n\n98\n    \n\n98\n".format(60 * "-")
JOB = re.compile(r"(?P<year>\d\d)-(?P<number>\d{5}) \((?P<language>[A-Z])\)")
TITLED = (Kind.HEADING, Kind.ANNEX_HEADING, Kind.ANNEX_TITLE, Kind.CONTINUATION, Kind.PARAGRAPH, Kind.SEPARATOR)
"""What stands at the margin or in the middle: its tabs are those of the XML."""


def dump(resolution: Resolution, root: Element) -> str:
    """The text; `root` is the XML that the resolution was read from."""
    return "\n".join((*_head(resolution), *_body(resolution, root), *_notes(resolution), *_trailer(root))) + "\n"


def _head(resolution: Resolution) -> Iterator[str]:
    masthead = resolution.masthead
    lines = [_words(line.content) for line in (masthead.adoption_line, masthead.committee_line) if line.content]
    number, title = _words(masthead.number_line.content), _words(resolution.title.content)
    if title:
        yield from lines
        yield from _broken(f"{number}\t{title}", len(number) + 1 + TITLE_WIDTH)
    else:
        yield from (f"\t\t{line}" for line in (number, *lines) if line)
    if _has_letter(resolution):
        yield from (resolution.blocks[0].label, _words(resolution.blocks[0].content))
    yield from ("", "")


def _has_letter(resolution: Resolution) -> bool:
    """Whether it is one part of a composite resolution, printed by itself: A/RES/75/290 A."""
    return len(resolution.parts) == 1 and resolution.blocks[:1] != () and resolution.blocks[0].kind is Kind.PART_HEADING


def _broken(text: str, first: int) -> Iterator[str]:
    """The title on lines of at most `TITLE_WIDTH` characters, the first with the number before it."""
    width = first
    while len(text) > width and (cut := text.rfind(" ", 0, width + 1)) > 0:
        yield text[: cut + 1]
        text, width = text[cut + 1 :], TITLE_WIDTH
    yield text


def _body(resolution: Resolution, root: Element) -> Iterator[str]:
    """The blocks in order; the closing lines of a part stand behind its text, before its vote and its annexes."""
    tabs = tabs_of(root)
    due = [part.adoption for part in resolution.parts]
    for block in resolution.blocks[_has_letter(resolution) :]:
        open_parts = len(resolution.parts) - len(due)
        below = block.annex or (due and any(_closing(due[0])) and block.position > due[0].position)
        if due and (block.part > open_parts or (block.part == open_parts and below)):
            yield from (*_closing(due.pop(0)), "")
        yield from _block(block, tabs)
    for adoption in due[:1]:
        yield from _closing(adoption)


def _closing(adoption: Adoption) -> Iterator[str]:
    if adoption.printed and adoption.lines:
        yield from ("", *adoption.lines)


def _block(block: Block, tabs: dict[tuple[int, str], int]) -> Iterator[str]:
    words = _words(block.content)
    if block.kind is Kind.PART_HEADING:
        yield from (block.label, words, "")
    elif block.kind is Kind.TABLE:
        yield from ("\t".join(_words(cell) for cell in row) for row in block.rows)
    elif block.label:
        yield f"\t{block.label}\t{words}"
    else:
        told = tabs.get((block.position.line, _beginning(words)), 0)
        yield (told if block.kind in TITLED else 1) * "\t" + words


def _beginning(words: str) -> str:
    return "".join(words[:40].split())[:8]


def tabs_of(root: Element) -> dict[tuple[int, str], int]:
    """How many tabs open a paragraph, by the line of the XML it stands on and how its words begin."""
    found: dict[tuple[int, str], int] = {}
    for element in root.iter("{*}*"):
        words = next((text for text in map(str, element.itertext()) if text.strip(" \n")), "")
        opening = words[: len(words) - len(words.lstrip())]
        found.setdefault((int(element.sourceline or 0), _beginning(words)), opening.count("\t"))
    return found


def _notes(resolution: Resolution) -> Iterator[str]:
    yield from (f"{note.number} {_words(note.content)}" for note in resolution.notes)


def _trailer(root: Element) -> Iterator[str]:
    """The fields of the word processor, and the cells of the margins run together as in `A/RES/62/152`."""
    cells = _cells(root)
    symbol = cells.get("symbol", "")
    job = JOB.fullmatch(cells.get("docketNumber", ""))
    if job:
        yield f"<<ODS JOB NO>>N{''.join(job.groups())}<<ODS JOB NO>>"
    yield f"<<ODS DOC SYMBOL1>>{symbol}<<ODS DOC SYMBOL1>>"
    yield "<<ODS DOC SYMBOL2>><<ODS DOC SYMBOL2>>"
    yield RULES
    yield "".join(cells.get(place, "") for place in ("publisher", "symbol", "issuingBody", "generalDistribution"))
    yield cells.get("dateOfIssuance", "") + cells.get("subsidiaryBody", "") + cells.get("session", "")
    yield from ([cells["agenda item"], ""] if "agenda item" in cells else [""])
    printed = cells.get("docketNumber", "").partition(" ")[0]
    yield from (f"{line}\n" for line in (printed, symbol, symbol, "2"))
    yield "3"


def _cells(root: Element) -> dict[str, str]:
    """The words of the cover page by what they refer to."""
    found: dict[str, str] = {}
    for element in root.iter("{*}docAuthority", "{*}docNumber", "{*}docStatus", "{*}docDate", "{*}inline"):
        place = (element.get("refersTo") or element.get("name") or "").lstrip("#")
        if element.get("name") == "agenda item":
            place = "agenda item"
        found.setdefault(place, _cell(element))
    for element in root.iter("{*}session", "{*}docketNumber"):
        found.setdefault(local(element), _cell(element))
    return found


def _cell(element: Element) -> str:
    return " ".join("".join(str(text) for text in element.itertext()).split())


def _words(content: Inlines) -> str:
    """The words with the digits of the marks in them."""
    pieces = []
    for inline in content:
        if isinstance(inline, LineBreak):
            pieces.append(" ")
        else:
            pieces.append(inline.printed if isinstance(inline, NoteReference) else inline.text)
    return "".join(pieces).replace("\t", " ")
