"""Writes a PDF file of given pages and objects, nothing but what a reader needs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

FONT = "<< /Type /Font /Subtype /Type1 /BaseFont /Times-Roman /Encoding /WinAnsiEncoding >>"
FIRST = 4
"""The first three objects are catalogue, page tree and font."""
HEAD = """BT /F 10 Tf 1 0 0 1 60 700 Tm (Resolution adopted by the General Assembly on 3 May 2011) Tj ET
BT /F 10 Tf 1 0 0 1 60 680 Tm (65/900. Lighthouses of small islands) Tj ET
BT /F 10 Tf 1 0 0 1 80 660 Tm (The General Assembly,) Tj ET
"""
PAGE = (
    "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents {0} 0 R"
    " /Resources << /Font << /F 3 0 R >> {1} >> >>"
)


def file_of(objects: Sequence[str], trailer: str = "", root: int = 1) -> bytes:
    """A file of these objects, numbered from 1."""
    parts, places, length = [b"%PDF-1.5\n"], [], 9
    for number, one in enumerate(objects, 1):
        places.append(length)
        parts.append(f"{number} 0 obj\n{one}\nendobj\n".encode("latin-1"))
        length += len(parts[-1])
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    end = f"trailer << /Size {len(objects) + 1} /Root {root} 0 R {trailer} >>\nstartxref\n{length}\n%%EOF\n"
    return b"".join((*parts, f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}{end}".encode("latin-1")))


def stream(content: str, entries: str = "") -> str:
    """A stream object."""
    return f"<< {entries} /Length {len(content)} >>\nstream\n{content}\nendstream"


def pdf(contents: Iterable[str], resources: str = "", more: Iterable[str] = ()) -> bytes:
    """A file of pages that draw this; `more` objects come first, numbered from `FIRST`."""
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", "", FONT, *more]
    pages = []
    for content in contents:
        objects += [stream(content), PAGE.format(len(objects) + 1, resources)]
        pages.append(len(objects))
    kids = " ".join(f"{page} 0 R" for page in pages)
    objects[1] = f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>"
    return file_of(objects)


def drawn(x: float, y: float, text: str, size: float = 10) -> str:
    """Text at a place."""
    return f"BT /F {size:g} Tf 1 0 0 1 {x:g} {y:g} Tm ({text}) Tj ET\n"
