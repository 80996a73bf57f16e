"""Writes small PDF files: stretches of text at places, ruled lines, images. Every character is half its size wide."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

FONTS = {"text": "Invented", "italic": "Invented-Italic", "bold": "Invented-Bold"}
WIDTH = 0.5
IMAGE = "/Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8"


@dataclass(frozen=True)
class Drawn:
    """Text at a place; y counts from the bottom of the page."""

    x: float
    y: float
    size: float
    style: str
    text: str

    @property
    def right(self) -> float:
        """Where it ends."""
        return self.x + len(self.text) * WIDTH * self.size


@dataclass
class Sheet:
    """One page; `rules` are ruled lines as (x, y, length), `matrix` moves or turns everything, `box` is the paper."""

    drawn: list[Drawn] = field(default_factory=list)
    rules: list[tuple[float, float, float]] = field(default_factory=list)
    image: bool = False
    matrix: str = "1 0 0 1 0 0"
    box: str = "0 0 612 792"


def pdf(sheets: Sequence[Sheet], encryption: str = "") -> bytes:
    """The bytes of a PDF file with these pages; `encryption` is an entry of the trailer."""
    characters = sorted({character for sheet in sheets for one in sheet.drawn for character in one.text})
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", ""]
    fonts = []
    for name in FONTS.values():
        fonts.append(len(objects) + 1)
        objects += _font(name, len(objects) + 1)
    fonts_entry = " ".join(f"/{key} {place} 0 R" for key, place in zip(FONTS, fonts, strict=True))
    objects.append(_stream(_unicode(characters)))
    unicode = len(objects)
    objects = [one.replace("UNICODE", f"{unicode} 0 R") for one in objects]
    objects.append(_stream("\0", IMAGE))
    image = len(objects)
    pages = []
    for sheet in sheets:
        objects.append(_stream(_content(sheet)))
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [{sheet.box}] /Contents {len(objects)} 0 R "
            f"/Resources << /Font << {fonts_entry} >> /XObject << /scan {image} 0 R >> >> >>"
        )
        pages.append(len(objects))
    kids = " ".join(f"{page} 0 R" for page in pages)
    objects[1] = f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>"
    return _file(objects, encryption)


def _font(name: str, number: int) -> Iterable[str]:
    descriptor = (
        f"<< /Type /FontDescriptor /FontName /{name} /Flags 4 /FontBBox [0 -200 500 800] /ItalicAngle 0 /Ascent 800 "
        "/Descent -200 /CapHeight 700 /StemV 80 >>"
    )
    yield (
        f"<< /Type /Font /Subtype /Type0 /BaseFont /{name} /Encoding /Identity-H "
        f"/DescendantFonts [{number + 1} 0 R] /ToUnicode UNICODE >>"
    )
    yield (
        f"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /{name} /DW {int(WIDTH * 1000)} /CIDSystemInfo "
        f"<< /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /FontDescriptor {number + 2} 0 R >>"
    )
    yield descriptor


def _unicode(characters: Sequence[str]) -> str:
    """The table that tells which character each code stands for."""
    parts = ["/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapType 2 def"]
    parts.append("1 begincodespacerange <0000> <FFFF> endcodespacerange")
    for start in range(0, len(characters), 90):
        some = characters[start : start + 90]
        parts.append(f"{len(some)} beginbfchar")
        parts += [f"<{ord(one):04X}> <{ord(one):04X}>" for one in some]
        parts.append("endbfchar")
    parts.append("endcmap end end")
    return "\n".join(parts)


def _content(sheet: Sheet) -> str:
    parts = [f"{sheet.matrix} cm", *(f"{x} {y} {length} 0.5 re f" for x, y, length in sheet.rules)]
    if sheet.image:
        parts.append("q 500 0 0 700 50 50 cm /scan Do Q")
    for one in sheet.drawn:
        codes = "".join(f"{ord(character):04X}" for character in one.text)
        parts.append(f"BT /{one.style} {one.size} Tf 1 0 0 1 {one.x:.2f} {one.y:.2f} Tm <{codes}> Tj ET")
    return "\n".join(parts)


def _stream(text: str, entries: str = "") -> str:
    return f"<< {entries} /Length {len(text)} >>\nstream\n{text}\nendstream"


def _file(objects: Sequence[str], encryption: str) -> bytes:
    data = b"%PDF-1.4\n"
    places = []
    for number, one in enumerate(objects, 1):
        places.append(len(data))
        data += f"{number} 0 obj\n{one}\nendobj\n".encode("latin-1")
    table = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n"
    table += "".join(f"{place:010} 00000 n \n" for place in places)
    trailer = f"trailer << /Size {len(objects) + 1} /Root 1 0 R {encryption} >>\nstartxref\n{len(data)}\n%%EOF\n"
    return data + (table + trailer).encode("latin-1")
