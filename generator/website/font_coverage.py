"""Which characters a font file can show: its `cmap` table, and nothing else, is read.

The form of the tables is that of the OpenType specification, chapters "Font file" and "cmap".
"""

from __future__ import annotations

import struct
from pathlib import Path
from typing import BinaryIO

COLLECTION = b"ttcf"
UNICODE_ENCODINGS = ((3, 10), (0, 6), (0, 4), (3, 1), (0, 3), (0, 2), (0, 1), (0, 0))
"""Platform and encoding of the subtables for Unicode, those that reach beyond the first 65,536 characters first."""


class FontFileError(ValueError):
    """The file is no font that can be read."""


def code_points(path: Path, index: int) -> frozenset[int]:
    """The code points that face `index` of a font file has a glyph for."""
    try:
        with path.open("rb") as file:
            table = _character_map(file, index)
        return frozenset(_decoded(table))
    except (OSError, struct.error, KeyError, IndexError) as error:
        raise FontFileError(f"{path}: {error}") from error


def _character_map(file: BinaryIO, index: int) -> bytes:
    """The bytes of the `cmap` table."""
    start = 0
    if file.read(4) == COLLECTION:
        file.seek(12 + 4 * index)
        (start,) = struct.unpack(">I", file.read(4))
    file.seek(start + 4)
    (count,) = struct.unpack(">H", file.read(2))
    file.seek(start + 12)
    records = [struct.unpack(">4sIII", file.read(16)) for _ in range(count)]
    offset, length = next((record[2], record[3]) for record in records if record[0] == b"cmap")
    file.seek(offset)
    return file.read(length)


def _decoded(table: bytes) -> set[int]:
    """The code points of the best subtable."""
    (count,) = struct.unpack_from(">H", table, 2)
    places = {}
    for number in range(count):
        platform, encoding, offset = struct.unpack_from(">HHI", table, 4 + 8 * number)
        places[platform, encoding] = offset
    offset = next(places[key] for key in UNICODE_ENCODINGS if key in places)
    (form,) = struct.unpack_from(">H", table, offset)
    return _segmented(table, offset) if form == 4 else _grouped(table, offset, form)


def _grouped(table: bytes, offset: int, form: int) -> set[int]:
    """Format 12: ranges of 32-bit code points."""
    if form != 12:
        raise KeyError(f"unknown form {form} of its table of characters")
    (count,) = struct.unpack_from(">I", table, offset + 12)
    points: set[int] = set()
    for first, last, _ in struct.iter_unpack(">III", table[offset + 16 : offset + 16 + 12 * count]):
        points.update(range(first, last + 1))
    return points


def _segmented(table: bytes, offset: int) -> set[int]:
    """Format 4: segments of 16-bit code points, each with a shift or a list of glyphs."""
    (doubled,) = struct.unpack_from(">H", table, offset + 6)
    count = doubled // 2
    ends = struct.unpack_from(f">{count}H", table, offset + 14)
    starts = struct.unpack_from(f">{count}H", table, offset + 16 + doubled)
    shifts = struct.unpack_from(f">{count}H", table, offset + 16 + 2 * doubled)
    ranges_at = offset + 16 + 3 * doubled
    ranges = struct.unpack_from(f">{count}H", table, ranges_at)
    points: set[int] = set()
    for place, (first, last, shift, distance) in enumerate(zip(starts, ends, shifts, ranges, strict=True)):
        for point in range(first, min(last, 0xFFFE) + 1):
            glyph = point
            if distance:
                at = ranges_at + 2 * place + distance + 2 * (point - first)
                (glyph,) = struct.unpack_from(">H", table, at)
            if (glyph + shift) % 65536 if glyph or not distance else 0:
                points.add(point)
    return points
