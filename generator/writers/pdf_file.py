"""The objects of a PDF file as Typst 0.15 writes it: plain, one after the other, with one table of them at the end.

No reader of any PDF there may be: what is not of that form is refused.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Mapping
from functools import cache

TABLE = re.compile(
    rb"xref\n0 \d+\n\d{10} \d{5} f *\r?\n((?:\d{10} \d{5} n *\r?\n)+)trailer\n(.*)startxref\n", re.DOTALL
)
STREAM = re.compile(
    rb"(\d+ 0 obj\n<<[^>]*?/Length )(\d+)([^>]*?/Filter/FlateDecode[^>]*>>\nstream\n)(.*)(\nendstream\nendobj\s*)",
    re.DOTALL,
)
SINGLE = re.compile(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]*)>")
RANGE = re.compile(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>")
SECTION = re.compile(rb"begin(bfchar|bfrange)(.*?)endbf", re.DOTALL)
Objects = dict[int, bytes]


class FormError(ValueError):
    """The file, or an object of it, is not of the form that Typst writes."""


def objects_of(pdf: bytes) -> Objects:
    """Every object by its number, in the order of the file."""
    table = _table(pdf)
    starts = sorted((int(row[:10]), number) for number, row in enumerate(table[1].splitlines(), 1))
    ends = [start for start, _ in starts[1:]] + [table.start()]
    return {number: pdf[start:end] for (start, number), end in zip(starts, ends, strict=True)}


def with_objects(pdf: bytes, objects: Mapping[int, bytes]) -> bytes:
    """The file with these objects in place of its own, in their order."""
    table = _table(pdf)
    at = min(int(row[:10]) for row in table[1].splitlines())
    parts, places = [pdf[:at]], {}
    for number, one in objects.items():
        places[number] = at
        parts.append(one)
        at += len(one)
    head = b"xref\n0 %d\n0000000000 65535 f \n" % (len(places) + 1)
    rows = b"".join(b"%010d 00000 n \n" % places[number] for number in sorted(places))
    return b"".join([*parts, head, rows, b"trailer\n", table[2], b"startxref\n%d\n%%%%EOF" % at])


def trailer(pdf: bytes) -> bytes:
    """The dictionary at the end of the file."""
    return _table(pdf)[2]


def unpacked(stream: bytes) -> bytes:
    """What a stream holds."""
    return zlib.decompress(_stream(stream)[4])


def packed(stream: bytes, content: bytes) -> bytes:
    """The stream with another content."""
    match, data = _stream(stream), zlib.compress(content)
    return b"".join([match[1], str(len(data)).encode(), match[3], data, match[5]])


@cache
def codes(to_unicode: bytes) -> Mapping[int, str]:
    """What each glyph says, by the `ToUnicode` of its font (ISO 32000-1, 9.10.3)."""
    said = {}
    for kind, rows in SECTION.findall(unpacked(to_unicode)):
        if kind == b"bfchar":
            said.update({int(code, 16): _text(text) for code, text in SINGLE.findall(rows)})
            continue
        for first, last, text in RANGE.findall(rows):
            start, count = _text(text), int(last, 16) - int(first, 16) + 1
            said.update({int(first, 16) + step: start[:-1] + chr(ord(start[-1]) + step) for step in range(count)})
    return said


def _text(digits: bytes) -> str:
    return bytes.fromhex(digits.decode()).decode("utf-16-be")


def _table(pdf: bytes) -> re.Match[bytes]:
    table = TABLE.search(pdf)
    if table is None:
        raise FormError("no table of objects")
    return table


def _stream(stream: bytes) -> re.Match[bytes]:
    match = STREAM.fullmatch(stream)
    if match is None:
        raise FormError("an object is no packed stream")
    return match
