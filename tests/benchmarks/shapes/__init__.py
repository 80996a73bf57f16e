"""Files made to cost much: each a function from a length in bytes to a file of nothing but one thing.

The length is that of what the reader has to go through: of a Word file the XML in its archive, of a PDF what its pages
draw.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from tests.benchmarks.shapes import pdf, texts, word, xml


def _encoded(make: Callable[[int], str]) -> Callable[[int], bytes]:
    return lambda length: make(length).encode()


SHAPES: Mapping[str, tuple[str, Callable[[int], bytes]]] = {
    **{name: (".txt", _encoded(make)) for name, make in texts.SHAPES.items()},
    **{f"word: {name}": (".docx", make) for name, make in word.SHAPES.items()},
    **{f"xml: {name}": (".xml", make) for name, make in xml.SHAPES.items()},
    **{f"pdf: {name}": (".pdf", make) for name, make in pdf.SHAPES.items()},
}
"""By name, with the ending of the file name that the reader is chosen by."""
