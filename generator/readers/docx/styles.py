"""Styles: whether a style sets italics or bold, which list it numbers its paragraphs with."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from generator.readers.safe_xml import Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
OFF = frozenset({"0", "false", "off"})
DEEPEST_STYLE = 12


def value(element: Element | None, name: str = "val") -> str:
    """An attribute of the Word namespace, empty when there is none."""
    return element.get(W + name, "") if element is not None else ""


def switch(properties: Element | None, name: str) -> bool | None:
    """A property that is on, off, or not said: `<w:i/>`, `<w:i w:val="0"/>`."""
    element = properties.find(W + name) if properties is not None else None
    return None if element is None else value(element) not in OFF


@dataclass(frozen=True, slots=True)
class Styles:
    """The styles of a file by their id."""

    elements: Mapping[str, Element]
    known: dict[tuple[str, str], bool | None] = field(default_factory=dict)
    numbered: dict[str, Element | None] = field(default_factory=dict)

    @classmethod
    def of(cls, root: Element | None) -> Styles:
        """Read styles.xml."""
        found = root.iter(W + "style") if root is not None else ()
        return cls({value(style, "styleId"): style for style in found})

    def switch(self, style: str, name: str) -> bool | None:
        """Whether a style, or one it is based on, sets a property of its words."""
        if (style, name) not in self.known:
            self.known[style, name] = self._switch(style, name)
        return self.known[style, name]

    def _switch(self, style: str, name: str) -> bool | None:
        for properties in self._chain(style, "rPr"):
            found = switch(properties, name)
            if found is not None:
                return found
        return None

    def said(self, style: str, name: str, attribute: str = "val") -> str:
        """What a style, or one it is based on, says of its words (`vertAlign`: `superscript`); empty when nothing."""
        found = (value(properties.find(W + name), attribute) for properties in self._chain(style, "rPr"))
        return next((one for one in found if one), "")

    def numbering(self, style: str) -> Element | None:
        """The numbering that a style, or one it is based on, gives its paragraphs."""
        if style not in self.numbered:
            found = (properties.find(W + "numPr") for properties in self._chain(style, "pPr"))
            self.numbered[style] = next((one for one in found if one is not None), None)
        return self.numbered[style]

    def _chain(self, style: str, kind: str) -> Iterator[Element]:
        """The properties of a style and of those it is based on, itself first."""
        for _ in range(DEEPEST_STYLE):
            element = self.elements.get(style)
            if element is None:
                return
            properties = element.find(W + kind)
            if properties is not None:
                yield properties
            style = value(element.find(W + "basedOn"))
