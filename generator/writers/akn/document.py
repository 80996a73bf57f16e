"""The parts of an AKN4UN file in order: metadata, cover page, preface, preamble, body, conclusions, annexes.

A composite resolution is a collection with a statement of its own for each part, as the United Nations writes it.
"""

from __future__ import annotations

from generator.document.model import Kind, Resolution
from generator.document.walk import plain
from generator.languages import get
from generator.writers.akn.body import BodyWriter, conclusions
from generator.writers.akn.head import Names, component_metadata, cover_page, metadata, preface
from generator.writers.akn.identifiers import component, identifiers
from generator.writers.akn.markup import Markup, attribute
from generator.writers.akn.markup import words as escaped

NAMESPACE = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"


def write_akn(resolution: Resolution) -> str:
    """The resolution as XML text."""
    return _Document(resolution).written()


class _Document:
    """One document being written."""

    def __init__(self, resolution: Resolution) -> None:
        self.resolution = resolution
        self.blocks = resolution.blocks
        self.names = identifiers(resolution)
        stress = "italic" if get(resolution.language).sets_italic("italic") else "bold"
        self.markup = Markup(resolution, self.names.notes, stress)
        self.writer = BodyWriter(resolution, self.names, self.markup)
        self.head = Names.of(resolution)

    def written(self) -> str:
        """The whole file."""
        resolution = self.resolution
        cover = cover_page(resolution, self.markup)
        opening = preface(resolution, self.markup)
        if len(resolution.parts) == 1:
            opening = opening.replace("</preface>", f"{self._letter(0)}</preface>") if opening else self._preface(0)
            inside = self._statement(0)
            meta = metadata(resolution, self.markup, self.head)  # Last: now the notes without a mark are known.
            main = (
                f'<statement name="resolution" contains="originalVersion">\n{meta}{cover}{opening}{inside}</statement>'
            )
        else:
            main = self._collection(cover, opening)
        return f'<?xml version="1.0" encoding="UTF-8"?>\n<akomaNtoso xmlns="{NAMESPACE}">\n{main}\n</akomaNtoso>\n'

    def _collection(self, cover: str, opening: str) -> str:
        """A collection that refers to its components, then the components."""
        references, components = "", ""
        for part, told in enumerate(self.resolution.parts):
            name = component(part)
            shown = attribute(told.letter or name)
            reference = f'<documentRef eId="{name}__ref" href="#{name}" showAs={shown}/>'
            references += f'<component eId="{name}__def">{reference}</component>\n'
            meta = component_metadata(self.head, f"!{name}")
            components += (
                f'<component eId="{name}">\n<statement name="resolution">\n{meta}{self._preface(part)}'
                f"{self._statement(part)}</statement>\n</component>\n"
            )
        meta = metadata(self.resolution, self.markup, self.head)
        body = f"<collectionBody>\n{references}</collectionBody>\n"
        head = f'<documentCollection name="publication">\n{meta}{cover}{opening}{body}'
        return f"{head}<components>\n{components}</components>\n</documentCollection>"

    def _preface(self, part: int) -> str:
        letter = self._letter(part)
        return f"<preface>\n{letter}</preface>\n" if letter else ""

    def _letter(self, part: int) -> str:
        """Letter and title of a part."""
        heads = [i for i, one in enumerate(self.blocks) if one.kind is Kind.PART_HEADING and one.part == part]
        written = ""
        for index in heads:
            block = self.blocks[index]
            label, words = block.label, self.markup.inlines(block.content)
            if not label and not written:
                label, words = "", f"<docNumber>{words}</docNumber>"
            elif plain(block.content).strip():
                words = f"<docTitle>{words}</docTitle>"
            if label:
                marks, words = (words, "") if not plain(block.content).strip() else ("", words)
                written += f"<docNumber>{escaped(label)}{marks}</docNumber>"
            written += words
        return f"<p>{written}</p>\n" if written else ""

    def _statement(self, part: int) -> str:
        """Preamble, main body, conclusions and annexes of a part."""
        indexes = [i for i, one in enumerate(self.blocks) if one.part == part and one.kind is not Kind.PART_HEADING]
        preamble = self.writer.preamble([i for i in indexes if i in self.names.preamble])
        rest = [i for i in indexes if i not in self.names.preamble and not self.blocks[i].annex]
        main = self.writer.main(rest) or "<p/>"
        prefix = f"{component(part)}__" if len(self.resolution.parts) > 1 else ""
        closing = conclusions(self.resolution.parts[part].adoption, prefix)
        annexes = self._annexes([i for i in indexes if self.blocks[i].annex], prefix)
        return f"{preamble}<mainBody>\n{main}</mainBody>\n{closing}{annexes}"

    def _annexes(self, indexes: list[int], prefix: str) -> str:
        """Each annex as a document of its own, its heading with it."""
        written = ""
        for number in dict.fromkeys(self.blocks[i].annex for i in indexes):
            inside = [i for i in indexes if self.blocks[i].annex == number]
            heading = ""
            if self.blocks[inside[0]].kind is Kind.ANNEX_HEADING:
                heading = f"<heading>{self.writer.heading(inside.pop(0))}</heading>"
            written += (
                f'<attachment eId="{prefix}att_{number}">{heading}\n<doc name="annex">\n'
                f"{component_metadata(self.head, f'!{prefix}annex_{number}')}"
                f"<mainBody>\n{self.writer.main(inside) or '<p/>'}</mainBody>\n</doc>\n</attachment>\n"
            )
        return f"<attachments>\n{written}</attachments>\n" if written else ""
