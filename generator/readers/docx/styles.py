"""Styles and automatic numbering: whether a style sets italics or bold, and the number Word prints by itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from generator.languages.labels import roman
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
        for _ in range(DEEPEST_STYLE):
            element = self.elements.get(style)
            if element is None:
                return None
            found = switch(element.find(W + "rPr"), name)
            if found is not None:
                return found
            style = value(element.find(W + "basedOn"))
        return None

    def numbering(self, style: str) -> Element | None:
        """The numbering that a style, or one it is based on, gives its paragraphs."""
        for _ in range(DEEPEST_STYLE):
            element = self.elements.get(style)
            if element is None:
                return None
            found = element.find(f"{W}pPr/{W}numPr")
            if found is not None:
                return found
            style = value(element.find(W + "basedOn"))
        return None


@dataclass(slots=True)
class Numbering:
    """Counts the automatic numbers of a file while its paragraphs are read in order."""

    levels: Mapping[tuple[str, int], Element] = field(default_factory=dict)
    counts: dict[tuple[str, int], int] = field(default_factory=dict)

    @classmethod
    def of(cls, root: Element | None) -> Numbering:
        """Read numbering.xml: every list by its number, with the levels of the list it is made after."""
        levels: dict[tuple[str, int], Element] = {}
        if root is None:
            return cls(levels)
        abstract = {value(one, "abstractNumId"): one for one in root.iter(W + "abstractNum")}
        for number in root.iter(W + "num"):
            model = abstract.get(value(number.find(W + "abstractNumId")))
            for level in model.iter(W + "lvl") if model is not None else ():
                levels[value(number, "numId"), int(value(level, "ilvl") or 0)] = level
        return cls(levels)

    def label(self, properties: Element | None) -> str:
        """The number that Word prints before a paragraph; empty when it prints none."""
        if properties is None:
            return ""
        number, depth = value(properties.find(W + "numId")), int(value(properties.find(W + "ilvl")) or 0)
        level = self.levels.get((number, depth))
        if level is None:
            return ""
        start = int(value(level.find(W + "start")) or 1)
        self.counts[number, depth] = self.counts.get((number, depth), start - 1) + 1
        for other in [key for key in self.counts if key[0] == number and key[1] > depth]:
            del self.counts[other]
        label = value(level.find(W + "lvlText"))
        for place in range(depth + 1):
            label = label.replace(f"%{place + 1}", self._count(number, place))
        return label.strip()

    def _count(self, number: str, depth: int) -> str:
        level = self.levels.get((number, depth))
        count = self.counts.get((number, depth), 1)
        form = value(level.find(W + "numFmt")) if level is not None else ""
        if form == "bullet" or form == "none":
            return ""
        if form.endswith("Letter"):
            letters = chr(ord("a") + (count - 1) % 26) * ((count - 1) // 26 + 1)
            return letters.upper() if form.startswith("upper") else letters
        if form.endswith("Roman"):
            return roman(count).upper() if form.startswith("upper") else roman(count)
        return str(count)
