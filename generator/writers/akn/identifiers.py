"""The ids of AKN elements, from the printed numbers as the AKN Naming Convention 1.0 and the AKN4UN guidelines ask.

`section_III__para_7__list_1__point_a`: kind and number without its punctuation, double underscores between levels. The
numbers are those that are the same in all languages. An element without a number counts as `nn-1`, `nn-2`, … in a
series of its own, so that a counted id is never taken for a printed number.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from generator.document.model import Block, Kind, Note, Resolution

IN_PREAMBLE = (Kind.FORMULA, Kind.PREAMBULAR)
UNDER_OTHERS = (Kind.SUBPARAGRAPH, Kind.CONTINUATION, Kind.QUOTED)
NAMES = {
    Kind.FORMULA: "formula",
    Kind.PREAMBULAR: "container",
    Kind.OPERATIVE: "para",
    Kind.PARAGRAPH: "para",
    Kind.SUBPARAGRAPH: "point",
    Kind.HEADING: "crossHeading",
    Kind.TABLE: "table",
}
NUMBER = re.compile(r"[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*")


@dataclass(frozen=True, slots=True)
class Identifiers:
    """The id of every block, and of every note. The block that opens a section has the id of that."""

    blocks: tuple[str, ...]
    notes: tuple[str, ...]
    preamble: frozenset[int]
    """The blocks that make up the preambles."""
    sections: frozenset[int]
    """The headings that open a section."""


def identifiers(resolution: Resolution) -> Identifiers:
    """The ids of one document, each unique in it."""
    preamble = _preamble(resolution)
    giver = _Giver(resolution, preamble)
    blocks = tuple(giver.give(index) for index in range(len(resolution.blocks)))
    notes = tuple(giver.unique(f"authorialNote_{_note_number(note)}") for note in resolution.notes)
    return Identifiers(blocks, notes, preamble, giver.sections)


def _preamble(resolution: Resolution) -> frozenset[int]:
    """The blocks of each part up to the first that is no part of a preamble."""
    found: set[int] = set()
    ended: set[int] = set()
    for index, block in enumerate(resolution.blocks):
        inside = block.kind in IN_PREAMBLE or (block.kind in UNDER_OTHERS and block.parent in found)
        if block.kind is Kind.PART_HEADING:
            continue
        if block.annex or not inside:
            ended.add(block.part)
        elif block.part not in ended:
            found.add(index)
    return frozenset(found)


def component(part: int) -> str:
    """The id of a part of a composite resolution: `comp_A` in every language."""
    return f"comp_{chr(ord('A') + part) if part < 26 else f'A{part}'}"


class _Giver:
    """Gives ids in the order of print; remembers what it gave and in which section it is."""

    def __init__(self, resolution: Resolution, preamble: frozenset[int]) -> None:
        self.blocks = resolution.blocks
        self.composite = len(resolution.parts) > 1
        self.preamble = preamble
        self.given: list[str] = []
        self.taken: set[str] = set()
        self.counts: Counter[str] = Counter()
        self.scope = (-1, 0)
        self.part = ""
        self.annex = ""
        self.section = ""
        self.sections = frozenset(index for index in range(len(self.blocks)) if opens_section(self.blocks, index))

    def give(self, index: int) -> str:
        """The id of block `index`; blocks must be asked for in order."""
        block = self.blocks[index]
        if (block.part, block.annex) != self.scope:
            self._enter(block)
        name = self.unique(self._wanted(index, block))
        if index in self.sections:
            self.section = name
        self.given.append(name)
        return name

    def _enter(self, block: Block) -> None:
        """Another part or annex begins."""
        self.part = component(block.part) if self.composite else ""
        self.annex = _under(self.part, f"att_{block.annex}") if block.annex else ""
        self.section = ""
        self.scope = (block.part, block.annex)

    def _wanted(self, index: int, block: Block) -> str:
        over = self.section or self.annex or self.part
        if index in self.preamble:
            over = _under(over, "preamble")
        if block.kind is Kind.ANNEX_HEADING:
            return self.annex or "att"
        if index in self.sections:
            return _under(self.annex or self.part, f"section_{_number(block) or self._count('section')}")
        if block.kind is Kind.PART_HEADING:
            return _under(self.part, f"docTitle_{self._count('docTitle')}")
        if block.parent is not None and block.kind in UNDER_OTHERS:
            return self._under_parent(block)
        name = NAMES.get(block.kind, "para")
        number = _number(block) if block.kind in (Kind.OPERATIVE, Kind.PARAGRAPH) else ""
        return _under(over, f"{name}_{number or self._count(f'{over}__{name}')}")

    def _under_parent(self, block: Block) -> str:
        parent = self.given[block.parent or 0]
        if block.kind is Kind.SUBPARAGRAPH:
            inside = f"{parent}__list_1"
            return f"{inside}__point_{_number(block) or self._count(f'{inside}__point')}"
        return f"{parent}__p_{self._count(f'{parent}__p')}"

    def _count(self, series: str) -> str:
        self.counts[series] += 1
        return f"nn-{self.counts[series]}"

    def unique(self, wanted: str) -> str:
        """A number printed twice: the second element is `para_7-2`."""
        name, count = wanted, 1
        while name in self.taken:
            count += 1
            name = f"{wanted}-{count}"
        self.taken.add(name)
        return name


def opens_section(blocks: Sequence[Block], index: int) -> bool:
    """A heading with a number and something under it, before the next such heading."""
    block = blocks[index]
    if block.kind is not Kind.HEADING or not block.ordinal:
        return False
    following = [one for one in blocks[index + 1 : index + 3] if (one.part, one.annex) == (block.part, block.annex)]
    if following and following[0].kind is Kind.HEADING and not following[0].ordinal:
        following = following[1:]
    return bool(following) and not (following[0].kind is Kind.HEADING and bool(following[0].ordinal))


def _under(over: str, name: str) -> str:
    return f"{over}__{name}" if over else name


def _number(block: Block) -> str:
    """The number without punctuation, in the form that all languages share; section numbers are capitals."""
    number = "-".join(NUMBER.findall(block.ordinal))
    return number.upper() if block.kind is Kind.HEADING else number


def _note_number(note: Note) -> str:
    return note.anchor.removeprefix("fn") or "nn"
