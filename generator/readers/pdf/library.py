"""What stands on the pages of a PDF file, as drawn: stretches of text with place, size and style; ruled lines.

The only module that knows the PDF library, PDFium. Why this one: docs/developers/pdf-library.md.
"""

from __future__ import annotations

import ctypes
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

from generator.diagnostics import Code, Diagnostic, Position

LARGEST_FILE = 100_000_000
MOST_PAGES = 2_000
MOST_OBJECTS, MOST_IN_ALL = 200_000, 2_000_000
"""Pages of a file, objects of a page and of a file. The longest resolutions have under 200 pages of 2,000 objects."""
DEEPEST_FORM = 6
DIRECTIONS_ASKED = 30
"""So many stretches of a page tell in which direction its words run."""
TEXT, PATH, IMAGE, FORM = 1, 2, 3, 5
ITALIC_FLAG, HEAVY = 64, 600
WRONG_PASSWORD = 4
HYPHENS = {0x02: "-", 0xFFFE: "-", 0x00: None, 0x0D: None, 0x0A: " "}
"""What the library writes for a hyphen at the end of a line, and for line ends of its own making."""
LIGATURES = {0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl", 0xFB05: "ft", 0xFB06: "st"}
CHARACTERS: Mapping[int, str | None] = MappingProxyType({**HYPHENS, **LIGATURES})


Matrix = tuple[float, float, float, float, float, float]
SAME: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
TURNS: tuple[Callable[[float, float, float, float], Matrix], ...] = (
    lambda left, bottom, right, top: (1.0, 0.0, 0.0, 1.0, -left, -bottom),
    lambda left, bottom, right, top: (0.0, -1.0, 1.0, 0.0, -bottom, right),
    lambda left, bottom, right, top: (-1.0, 0.0, 0.0, -1.0, right, top),
    lambda left, bottom, right, top: (0.0, 1.0, -1.0, 0.0, top, -left),
)
"""For words that run to the right, up, to the left, down: the matrix that brings them upright and a box to 0."""


@dataclass(frozen=True, slots=True)
class Style:
    """The font of a stretch of text."""

    italic: bool = False
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Stretch:
    """Text drawn at once: where it starts and ends, its base line (from the bottom of the page), size, style.

    Blank stretches are kept: they tell a space between two words from two halves of a word.
    """

    x: float
    right: float
    y: float
    size: float
    text: str
    style: Style


@dataclass(frozen=True, slots=True)
class Rule:
    """A ruled line across the page."""

    x: float
    right: float
    y: float


@dataclass(frozen=True, slots=True)
class Page:
    """One page as drawn; `pictures` is how many images it shows."""

    number: int
    width: float
    height: float
    stretches: tuple[Stretch, ...]
    rules: tuple[Rule, ...] = ()
    pictures: int = 0


@dataclass(frozen=True, slots=True)
class Pages:
    """The pages of a file, or none and why."""

    pages: tuple[Page, ...]
    diagnostics: tuple[Diagnostic, ...] = ()


def open_pdf(data: bytes) -> Pages:
    """Read the bytes of a PDF file; never raises."""
    import pypdfium2  # loading the library takes 30 ms, which only a run with a PDF is to pay

    if len(data) > LARGEST_FILE:
        return _refused(Code.SOURCE_TOO_LARGE, f"{len(data):,} bytes; the most a PDF may have is {LARGEST_FILE:,}")
    if not data.strip():
        return _refused(Code.EMPTY_SOURCE, "nothing in it")
    if b"%PDF-" not in data[:1024]:
        return _refused(Code.UNREADABLE_SOURCE, "no PDF file, whatever its name says")
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", None) == WRONG_PASSWORD:
            return _refused(Code.SOURCE_LOCKED, "it opens only with a password: save a copy without one")
        return _refused(Code.UNREADABLE_SOURCE, "a broken or truncated PDF file: fetch or export it again")
    try:
        return _read(document)
    finally:
        document.close()


def _refused(code: Code, message: str, page: int = 1) -> Pages:
    return Pages((), (Diagnostic(code, message, Position(page)),))


def _read(document: Any) -> Pages:
    import pypdfium2

    count = len(document)
    if not count:
        return _refused(Code.EMPTY_SOURCE, "a PDF file without a page")
    if count > MOST_PAGES:
        return _refused(Code.SOURCE_TOO_LARGE, f"{count:,} pages; the most a source may have is {MOST_PAGES:,}")
    reader = _Reader()
    pages: list[Page] = []
    for index in range(count):
        try:
            pages.append(reader.page(document[index], index + 1))
        except pypdfium2.PdfiumError:
            return _refused(Code.UNREADABLE_SOURCE, f"page {index + 1} of {count} cannot be read", index + 1)
        except _TooManyError:
            return _refused(
                Code.SOURCE_TOO_LARGE, f"more drawn than on any page of text ({MOST_OBJECTS:,} things)", index + 1
            )
    return Pages(tuple(pages))


class _TooManyError(Exception):
    """A page that holds more than any page of text does."""


@dataclass(slots=True)
class _Reader:
    """Reads page after page; keeps what it knows of fonts and the buffers that the library writes to."""

    styles: dict[str, Style] = field(default_factory=dict)
    buffer: Any = field(default_factory=lambda: (ctypes.c_ushort * 4096)())
    name: Any = field(default_factory=lambda: ctypes.create_string_buffer(256))
    edges: tuple[Any, ...] = field(default_factory=lambda: tuple(ctypes.c_float() for _ in range(4)))
    size: Any = field(default_factory=ctypes.c_float)
    seen: int = 0

    def page(self, page: Any, number: int) -> Page:
        """Everything drawn on one page."""
        from pypdfium2 import raw

        text = page.get_textpage()
        stretches: list[Stretch] = []
        rules: list[Rule] = []
        pictures = 0
        try:
            drawn = list(self._objects(page, raw))
            turned, width, height = self._upright(page, drawn, raw)
            for kind, item, matrix in drawn:
                matrix = matrix if turned is None else _product(matrix or SAME, turned)
                if kind == TEXT:
                    stretches.append(self._stretch(item, matrix, text, raw))
                elif kind == PATH:
                    rules += self._rule(item, matrix, raw)
                elif kind == IMAGE:
                    pictures += 1
            return Page(number, width, height, tuple(stretches), tuple(rules), pictures)
        finally:
            text.close()
            page.close()

    def _objects(self, page: Any, raw: Any) -> Iterator[tuple[int, Any, Any]]:
        """The things drawn, those inside forms too, with the matrix of the form they stand in."""
        count = raw.FPDFPage_CountObjects(page)
        seen = 0
        waiting: list[tuple[Any, Matrix | None, int]] = [
            (raw.FPDFPage_GetObject(page, place), None, 0) for place in range(count - 1, -1, -1)
        ]
        while waiting:
            item, outer, depth = waiting.pop()
            seen += 1
            self.seen += 1
            if seen > MOST_OBJECTS or self.seen > MOST_IN_ALL:
                raise _TooManyError
            kind = raw.FPDFPageObj_GetType(item)
            if kind != FORM:
                yield kind, item, outer
            elif depth < DEEPEST_FORM:
                inner = _product(_matrix(item, raw), outer)
                children = range(raw.FPDFFormObj_CountObjects(item) - 1, -1, -1)
                waiting += [(raw.FPDFFormObj_GetObject(item, place), inner, depth + 1) for place in children]

    def _upright(self, page: Any, drawn: list[tuple[int, Any, Any]], raw: Any) -> tuple[Matrix | None, float, float]:
        """What brings most of the words upright and the page's corner to 0, None when they are; width and height.

        A wide table is drawn sideways, and the page shown turned; whether it is does not matter here.
        """
        directions: Counter[int] = Counter()
        words = [(item, outer) for kind, item, outer in drawn if kind == TEXT]
        for item, outer in words[:: len(words) // DIRECTIONS_ASKED + 1]:
            a, b, *_ = _product(_matrix(item, raw), outer)
            directions[(0 if a >= 0 else 2) if abs(a) >= abs(b) else (1 if b > 0 else 3)] += 1
        box = raw.FS_RECTF()
        if not raw.FPDF_GetPageBoundingBox(page, box):
            return None, page.get_width(), page.get_height()
        left, top, right, bottom = box.left, box.top, box.right, box.bottom
        direction = directions.most_common(1)[0][0] if directions else 0
        turned = TURNS[direction](left, bottom, right, top)
        wide, high = right - left, top - bottom
        return turned if turned != SAME else None, *((high, wide) if direction % 2 else (wide, high))

    def _stretch(self, item: Any, outer: Any, text: Any, raw: Any) -> Stretch:
        matrix = _product(_matrix(item, raw), outer)
        raw.FPDFTextObj_GetFontSize(item, self.size)
        length = raw.FPDFTextObj_GetText(item, text, self.buffer, len(self.buffer) * 2)
        if length > len(self.buffer) * 2:
            self.buffer = (ctypes.c_ushort * length)()
            length = raw.FPDFTextObj_GetText(item, text, self.buffer, length)
        words = bytes(self.buffer)[: max(length - 2, 0)].decode("utf-16-le", "replace").translate(CHARACTERS)
        right = self._bounds(item, outer, raw)[2]
        style = self._style(raw.FPDFTextObj_GetFont(item), raw)
        size = abs(self.size.value * (matrix[3] or matrix[1]))
        return Stretch(matrix[4], max(right, matrix[4]), matrix[5], size, words, style)

    def _bounds(self, item: Any, outer: Matrix | None, raw: Any) -> tuple[float, float, float, float]:
        """The left, lower, right and upper end of a thing drawn."""
        raw.FPDFPageObj_GetBounds(item, *self.edges)
        left, bottom, right, top = (edge.value for edge in self.edges)
        if outer is None:
            return left, bottom, right, top
        a, b, c, d, e, f = outer
        xs = [a * x + c * y + e for x in (left, right) for y in (bottom, top)]
        ys = [b * x + d * y + f for x in (left, right) for y in (bottom, top)]
        return min(xs), min(ys), max(xs), max(ys)

    def _style(self, font: Any, raw: Any) -> Style:
        length = raw.FPDFFont_GetBaseFontName(font, self.name, 256)
        name = self.name.value.decode("utf-8", "replace") if length <= 256 else ""
        if name not in self.styles:
            lowered = name.lower()
            italic = "ital" in lowered or "obli" in lowered or bool(raw.FPDFFont_GetFlags(font) & ITALIC_FLAG)
            bold = "bold" in lowered or "black" in lowered or raw.FPDFFont_GetWeight(font) >= HEAVY
            self.styles[name] = Style(italic, bold)
        return self.styles[name]

    def _rule(self, item: Any, outer: Any, raw: Any) -> list[Rule]:
        """A path that is wide and flat."""
        left, bottom, right, top = self._bounds(item, outer, raw)
        return [Rule(left, right, bottom)] if right - left > 8 * abs(top - bottom) and right - left > 12 else []


def _matrix(item: Any, raw: Any) -> Matrix:
    matrix = raw.FS_MATRIX()
    raw.FPDFPageObj_GetMatrix(item, matrix)
    return (matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f)


def _product(inner: Matrix, outer: Matrix | None) -> Matrix:
    if outer is None:
        return inner
    a, b, c, d, e, f = inner
    u, v, w, x, y, z = outer
    return (a * u + b * w, a * v + b * x, c * u + d * w, c * v + d * x, e * u + f * w + y, e * v + f * x + z)
