"""Automatic numbers: what Word prints before a paragraph without it standing in the text.

Several lists (`w:num`) made after one model (`w:abstractNum`) share its counters: that is how Word goes on counting
after a paragraph in between, and how a list with a start of its own begins anew (ECMA-376, 17.9).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from generator.languages.labels import roman
from generator.readers.docx.styles import OFF, Styles, W, value
from generator.readers.docx.symbols import unicode_of
from generator.readers.safe_xml import Element

LATIN = "abcdefghijklmnopqrstuvwxyz"
ALPHABETS: Mapping[str, str] = {
    "lowerLetter": LATIN,
    "upperLetter": LATIN.upper(),
    "arabicAlpha": "أبتثجحخدذرزسشصضطظعغفقكلمنهوي",
    "arabicAbjad": "أبجدهوزحطيكلمنسعفصقرشتثخذضظغ",
    "russianLower": "абвгдежзиклмнопрстуфхцчшщыэюя",
    "russianUpper": "АБВГДЕЖЗИКЛМНОПРСТУФХЦЧШЩЫЭЮЯ",
}
HAN_FORMS = frozenset({"chineseCounting", "chineseCountingThousand", "taiwaneseCountingThousand", "japaneseCounting"})
HAN = "一二三四五六七八九"
LEVELS = 9
"""A list of Word has so many levels."""
LONGEST = 255
"""Characters of a label, numbers apart. Real ones have under ten; each paragraph of a list shows them again."""
MOST = 9_999
"""A list counts no farther; what a file says beyond that is a mistake or an attack."""


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list: the number it starts at, how it is written, after which levels it begins anew."""

    start: int
    form: str
    text: str
    restart: int | None
    style: str
    legal: bool

    @classmethod
    def of(cls, element: Element) -> Level:
        """Read a `w:lvl`."""
        fonts = element.find(f"{W}rPr/{W}rFonts")
        text = unicode_of(value(element.find(W + "lvlText")), value(fonts, "ascii"))[:LONGEST]
        form = value(element.find(W + "numFmt"))
        restart, legal = element.find(W + "lvlRestart"), element.find(W + "isLgl")
        if form == "bullet" and text == "o":
            text = "○"  # Word's hollow bullet is the letter of a typewriter font
        return cls(
            start=number(value(element.find(W + "start")), 1),
            form=form,
            text=text,
            restart=None if restart is None else number(value(restart), 0),
            style=value(element.find(W + "pStyle")),
            legal=legal is not None and value(legal) not in OFF,
        )

    def written(self, count: int, legal: bool) -> str:
        """A number as this level writes it; `legal` has all numbers in figures (`II.1` is `2.1`)."""
        if self.form in ("bullet", "none"):
            return ""
        if legal:
            return str(count)
        if self.form in ALPHABETS and count > 0:
            alphabet = ALPHABETS[self.form]
            return alphabet[(count - 1) % len(alphabet)] * min((count - 1) // len(alphabet) + 1, 9)
        if self.form.endswith("Roman"):
            return roman(count).upper() if self.form.startswith("upper") else roman(count)
        if self.form in HAN_FORMS and 0 < count < 100:
            tens, ones = divmod(count, 10)
            return (HAN[tens - 1] if tens > 1 else "") + "十" * bool(tens) + (HAN[ones - 1] if ones else "")
        return f"{count:02}" if self.form == "decimalZero" else str(count)


@dataclass(frozen=True, slots=True)
class List:
    """A list that paragraphs name: the model whose counters it uses, its levels, starts of its own."""

    model: str
    levels: Mapping[int, Level]
    starts: Mapping[int, int]


@dataclass(slots=True)
class Numbering:
    """Counts the automatic numbers of a file while its paragraphs are read in order.

    `numbers` and `models` are the lists of the file as it has them; one is looked at when a paragraph names it, for
    the templates of the United Nations have dozens that no paragraph does.
    """

    numbers: Mapping[str, Element] = field(default_factory=dict)
    models: Mapping[str, Element] = field(default_factory=dict)
    lists: dict[str, List | None] = field(default_factory=dict)
    levels: dict[str, Mapping[int, Level]] = field(default_factory=dict)
    linked: dict[str, str] = field(default_factory=dict)
    styled: dict[str, str] | None = None
    counts: dict[str, dict[int, int]] = field(default_factory=dict)
    begun: set[tuple[str, int]] = field(default_factory=set)

    @classmethod
    def of(cls, root: Element | None) -> Numbering:
        """Read numbering.xml."""
        if root is None:
            return cls()
        numbers = {value(one, "numId"): one for one in root.iter(W + "num")}
        return cls(numbers, {value(one, "abstractNumId"): one for one in root.iter(W + "abstractNum")})

    def _list(self, name: str) -> List | None:
        """The list that paragraphs call `name`."""
        if name not in self.lists:
            element = self.numbers.get(name)
            self.lists[name] = self._made(element) if element is not None else None
        return self.lists[name]

    def _styled(self) -> Mapping[str, str]:
        """The models by the styles that they are the lists of; the first counts."""
        if self.styled is None:
            self.styled = {}
            for name, model in self.models.items():
                self.styled.setdefault(_said(model, "styleLink"), name)
        return self.styled

    def _model(self, name: str) -> str:
        """The model itself, or the one that it names by a style."""
        if name not in self.linked:
            model = self.models.get(name)
            link = model.find(W + "numStyleLink") if model is not None else None
            self.linked[name] = self._styled().get(value(link), name) if link is not None else name
        return self.linked[name]

    def _levels(self, name: str) -> Mapping[int, Level]:
        """The levels of a model; hundreds of lists may share it."""
        if name not in self.levels:
            model = self.models.get(name)
            elements = {_depth(one): one for one in model.iter(W + "lvl")} if model is not None else {}
            self.levels[name] = {depth: Level.of(one) for depth, one in elements.items() if depth < LEVELS}
        return self.levels[name]

    def _made(self, element: Element) -> List:
        """A `w:num`: the levels of its model, and its own."""
        name = self._model(value(element.find(W + "abstractNumId")))
        levels = dict(self._levels(name))
        starts = {}
        for override in (one for one in element.iter(W + "lvlOverride") if _depth(one) < LEVELS):
            depth, start, own = _depth(override), override.find(W + "startOverride"), override.find(W + "lvl")
            if own is not None:
                levels[depth] = Level.of(own)
                starts[depth] = levels[depth].start
            if start is not None:
                starts[depth] = number(value(start), 1)
        return List(name, levels, starts)

    def label(self, paragraph: Element, style: str, styles: Styles) -> str:
        """The number that Word prints before a paragraph of this style; empty when it prints none."""
        if not self.numbers:
            return ""
        own = paragraph.find(f"{W}pPr/{W}numPr")
        given = styles.numbering(style)
        name = _said(own, "numId") or _said(given, "numId")
        found = self._list(name)
        if found is None:
            return ""
        linked = next((str(depth) for depth, level in found.levels.items() if style and level.style == style), "")
        depth = number(_said(own, "ilvl") or linked or _said(given, "ilvl"), 0)
        level = found.levels.get(depth)
        return self._counted(name, found, depth, level) if level is not None else ""

    def _counted(self, name: str, found: List, depth: int, level: Level) -> str:
        counts = self.counts.setdefault(found.model, {})
        if (name, depth) not in self.begun:
            self.begun.add((name, depth))
            if depth in found.starts:
                counts[depth] = found.starts[depth] - 1
        counts[depth] = min(counts.get(depth, level.start - 1) + 1, MOST)
        for deeper in [other for other in counts if other > depth]:
            restart = found.levels[deeper].restart if deeper in found.levels else None
            if restart is None or depth < restart:
                del counts[deeper]
        label = level.text
        for place in range(depth + 1):
            upper = found.levels.get(place)
            count = counts.get(place, upper.start if upper is not None else 1)
            written = upper.written(count, level.legal) if upper is not None else ""
            label = label.replace(f"%{place + 1}", written)
        return label.strip()


def _depth(element: Element) -> int:
    return number(value(element, "ilvl"), 0)


def _said(properties: Element | None, name: str) -> str:
    return value(properties.find(W + name)) if properties is not None else ""


def number(text: str, otherwise: int) -> int:
    """The number a file says, within reason; `otherwise` when it says none."""
    return min(int(text), MOST) if text.isdecimal() and len(text) < 6 else otherwise
