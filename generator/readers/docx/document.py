"""What the paragraphs of one Word file share, and what there is to say of the file when all are read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from generator.languages import Language
from generator.readers.docx.fields import Field
from generator.readers.docx.numbering import Numbering
from generator.readers.docx.styles import Styles, W, switch, value
from generator.readers.safe_xml import Element
from generator.recognition.notes import SourceNote

LEAST_RISE = 4
"""Half-points: what stands so much above the base line, or more, is raised (`w:position`)."""


@dataclass(slots=True)
class Document:
    """What the paragraphs of one file share: styles, numbering, notes; and what there is to say of the file.

    `order` has the index of each note by its number, `numbers` that of the notes met so far (of the first where several
    have it) and `bodies_read` by their place among `bodies`; `counted` of these notes have a number and not a sign.
    `read` are the paragraphs that have been read; `formulas` and `pictures` the lines they stand in, `noteless` those
    with a reference to a note that is not there.
    """

    language: Language
    styles: Styles
    numbering: Numbering
    bodies: dict[str, Element]
    order: Mapping[str, int] = field(default_factory=dict)
    unended: frozenset[Element] = frozenset()
    fields: list[Field] = field(default_factory=list)
    notes: list[SourceNote] = field(default_factory=list)
    numbers: dict[str, int] = field(default_factory=dict)
    bodies_read: dict[str, int] = field(default_factory=dict)
    counted: int = 0
    changed: bool = False
    hidden: list[str] = field(default_factory=list)
    unknown: dict[tuple[int, str], None] = field(default_factory=dict)
    read: set[Element] = field(default_factory=set)
    formulas: list[int] = field(default_factory=list)
    pictures: list[int] = field(default_factory=list)
    noteless: list[int] = field(default_factory=list)

    def add_note(self, note: SourceNote) -> None:
        """One more note."""
        self.numbers.setdefault(note.number, len(self.notes))
        self.counted += note.number.isdigit()
        self.notes.append(note)

    def is_hidden(self, properties: Element | None, style: str) -> bool:
        """Whether words are hidden: by the run itself, its style or the paragraph's style."""
        said = switch(properties, "vanish")
        if said is None and properties is not None:
            said = self.styles.switch(value(properties.find(W + "rStyle")), "vanish")
        return bool(said if said is not None else self.styles.switch(style, "vanish"))

    def is_raised(self, properties: Element | None) -> bool:
        """Whether words stand above the line: by the run itself or its style."""
        if properties is None:
            return False
        rise = value(properties.find(W + "position"))
        said = value(properties.find(W + "vertAlign"))
        said = said or self.styles.said(value(properties.find(W + "rStyle")), "vertAlign")
        return said == "superscript" or (rise.isdecimal() and len(rise) < 6 and int(rise) >= LEAST_RISE)
