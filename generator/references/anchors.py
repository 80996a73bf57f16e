"""Gives every block and note its permanent address inside the page, from the printed numbers.

`pp3`, `op7`, `op7-a-ii`; with prefixes where numbering restarts: `part-a-op2`, `s3-op3` (section III), `annex-p12`,
`annex2-p5-b`. Lower-case ASCII, the same in all six languages wherever the printed numbering is the same. The whole
grammar is public: docs/how-to-cite.md. An address once published never changes: change nothing here that gives an
existing document another address.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from generator.document.model import Block, Kind, Note, Resolution
from generator.document.walk import plain
from generator.languages import KEPT_SHAPES, readings

NUMBERED = (Kind.OPERATIVE, Kind.PARAGRAPH)
SERIES = {
    Kind.FORMULA: "formula",
    Kind.PREAMBULAR: "pp",
    Kind.TABLE: "table",
    Kind.SEPARATOR: "separator",
    Kind.ANNEX_TITLE: "title",
}
UNNUMBERED = {Kind.OPERATIVE: "uop", Kind.PARAGRAPH: "up"}
NUMBERS = {Kind.OPERATIVE: "op", Kind.PARAGRAPH: "p"}
UNDER_PARENT = {Kind.CONTINUATION: "cont", Kind.QUOTED: "quote", Kind.TABLE_NOTE: "note"}
IN_SCOPE = (Kind.TABLE, Kind.SEPARATOR)
"""Counted through a whole body or annex, whatever sections it has."""
FIRST_WITHOUT_NUMBER = ("formula", "title", "cont")
LETTER_BEFORE = {"i": "h", "v": "u", "x": "w", "l": "k"}
"""Capital letters that are roman numbers too, with the letter that must come before if they are letters."""
ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50}


def with_anchors(resolution: Resolution) -> Resolution:
    """The same resolution with an anchor for every block and note, each unique in the document."""
    giver = _Giver(resolution)
    blocks = tuple(replace(block, anchor=giver.give(index)) for index, block in enumerate(resolution.blocks))
    return replace(resolution, blocks=blocks, notes=_notes(resolution.notes))


class _Giver:
    """Gives anchors in the order of print; remembers what it gave."""

    def __init__(self, resolution: Resolution) -> None:
        self.resolution = resolution
        self.blocks = resolution.blocks
        self.restarting = _restarting(self.blocks)
        self.annexes = _annex_numbers(self.blocks)
        self.given: list[str] = []
        self.taken: set[str] = set()
        self.repeats: Counter[str] = Counter()
        self.counts: Counter[str] = Counter()
        self.scope = (-1, 0)
        self.section = ""
        self.section_letter = ""

    def give(self, index: int) -> str:
        """The anchor of block `index`; blocks must be asked for in order."""
        block = self.blocks[index]
        if (block.part, block.annex) != self.scope:
            self.scope, self.section, self.section_letter = (block.part, block.annex), "", ""
        anchor = self._unique(self._wanted(block))
        opens_section = block.kind is Kind.HEADING and self.scope in self.restarting
        if opens_section and not (index and self.blocks[index - 1].kind is Kind.HEADING):
            self.section = f"{anchor}-"
        self.given.append(anchor)
        return anchor

    def _wanted(self, block: Block) -> str:
        scope = self._scope_prefix(block)
        prefix = self.section or scope
        if block.kind is Kind.PART_HEADING:
            return f"part-{self._part_letter(block)}"
        if block.kind is Kind.ANNEX_HEADING:
            return scope.removesuffix("-")
        if block.kind is Kind.HEADING:
            return self._heading(block, scope)
        if block.kind in UNDER_PARENT:
            return self._counted(f"{self._parent(block, scope)}-", UNDER_PARENT[block.kind])
        if block.kind is Kind.SUBPARAGRAPH:
            parent = f"{self._parent(block, scope)}-"
            return parent + block.ordinal if block.ordinal else self._counted(parent, "item")
        if block.kind in NUMBERED:
            numbered = NUMBERS[block.kind] + block.ordinal
            return prefix + numbered if block.ordinal else self._counted(prefix, UNNUMBERED[block.kind])
        return self._counted(scope if block.kind in IN_SCOPE else prefix, SERIES[block.kind])

    def _scope_prefix(self, block: Block) -> str:
        """`part-a-` in a composite resolution, `annex-`, `annex2-` in its annexes."""
        prefix = f"part-{self._part_letter(block)}-" if len(self.resolution.parts) > 1 else ""
        if block.annex:
            number = self.annexes[block.part, block.annex]
            prefix += "annex-" if number == 1 else f"annex{number}-"
        return prefix

    def _part_letter(self, block: Block) -> str:
        """Part A is `a` in every language; a part published alone has its letter in the symbol (A/RES/79/245B)."""
        alone = self.resolution.symbol.parts.lower()
        if len(self.resolution.parts) == 1 and len(alone) == 1:
            return alone
        return chr(ord("a") + block.part) if block.part < 26 else f"a{block.part}"

    def _parent(self, block: Block, scope: str) -> str:
        """The anchor of the block it hangs from; a list that hangs from nothing is `list`."""
        return self.given[block.parent] if block.parent is not None else f"{scope}list"

    def _heading(self, block: Block, scope: str) -> str:
        """`s3` for section III, `s-c` for section C, `h2` for the second heading without a label."""
        if not block.ordinal:
            return self._counted(scope, "h")
        if _is_number_and_title(block, self.resolution.language):
            self.counts[f"{scope}h"] += 1
        roman = _roman(block.ordinal)
        if roman and self.section_letter != LETTER_BEFORE.get(block.ordinal):
            return f"{scope}s{roman}"
        self.section_letter = block.ordinal
        return f"{scope}s-{block.ordinal}"

    def _counted(self, prefix: str, series: str) -> str:
        """The next of a series: `pp1`, `pp2`; what usually stands once begins without a number: `cont`, `cont2`."""
        self.counts[prefix + series] += 1
        count = self.counts[prefix + series]
        return f"{prefix}{series}" if count == 1 and series in FIRST_WITHOUT_NUMBER else f"{prefix}{series}{count}"

    def _unique(self, wanted: str) -> str:
        """A number printed twice: the second paragraph is `op7-bis`, the third `op7-bis2`."""
        anchor = wanted
        while anchor in self.taken:
            self.repeats[wanted] += 1
            count = self.repeats[wanted]
            anchor = f"{wanted}-bis" if count == 1 else f"{wanted}-bis{count}"
        self.taken.add(anchor)
        return anchor


def _is_number_and_title(block: Block, language: str) -> bool:
    """`一 支助账户` (A/RES/79/298): other languages print `I` and, under it, a heading that is counted."""
    words = plain(block.content).split(None, 1)
    if block.label or len(words) < 2:
        return False
    number, title = words
    if not number[-1].isalnum() or not title[0].isalnum():
        return False
    if not any(reading.shape in KEPT_SHAPES for reading in readings(number, language)):
        return False
    return not readings(f"{number} {title}", language)


def _annex_numbers(blocks: Sequence[Block]) -> dict[tuple[int, int], int]:
    """The number of every annex in its part: the printed one (`Annex II` is `annex2`), else the lowest that is free."""
    numbers: dict[tuple[int, int], int] = {}
    taken: set[tuple[int, int]] = set()
    for block in blocks:
        scope, printed = (block.part, block.annex), block.ordinal if block.kind is Kind.ANNEX_HEADING else ""
        if printed.isdecimal() and scope not in numbers and (block.part, int(printed)) not in taken:
            numbers[scope] = int(printed)
            taken.add((block.part, int(printed)))
    lowest: Counter[int] = Counter()
    for part, annex in dict.fromkeys((block.part, block.annex) for block in blocks if block.annex):
        if (part, annex) in numbers:
            continue
        lowest[part] += 1
        while (part, lowest[part]) in taken:
            lowest[part] += 1
        numbers[part, annex] = lowest[part]
    return numbers


def _restarting(blocks: Sequence[Block]) -> frozenset[tuple[int, int]]:
    """The bodies and annexes in which the running number starts again under another heading."""
    restarting = set()
    last: dict[tuple[int, int], int] = {}
    headed: dict[tuple[int, int], bool] = {}
    for block in blocks:
        scope = (block.part, block.annex)
        if block.kind is Kind.HEADING:
            headed[scope] = True
        elif block.kind in NUMBERED and block.ordinal.isdecimal():
            if int(block.ordinal) <= last.get(scope, 0) and headed.get(scope):
                restarting.add(scope)
            last[scope] = int(block.ordinal)
            headed[scope] = False
    return frozenset(restarting)


def _roman(text: str) -> int:
    """The value of small roman digits up to 89; 0 for anything else."""
    values = [ROMAN.get(digit, 0) for digit in text]
    if not values or 0 in values:
        return 0
    return sum(-value if value < max(values[place:]) else value for place, value in enumerate(values))


def _notes(notes: Sequence[Note]) -> tuple[Note, ...]:
    """`fn4`; a star note is `fnstar`; a number used again `fn4-2`."""
    counts: Counter[str] = Counter()
    anchored = []
    for note in notes:
        name = "star" * bool(note.number) if set(note.number) == {"*"} else note.number or "x"
        if len(note.number) > 1 and name == "star":
            name = f"star{len(note.number)}"
        counts[name] += 1
        anchored.append(replace(note, anchor=f"fn{name}" if counts[name] == 1 else f"fn{name}-{counts[name]}"))
    return tuple(anchored)
