"""One module a format: the bytes of one file in, one resolution out. `READERS` is the table of formats.

Adding a format is one module and one row: docs/developers/add-an-input-format.md.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from generator.readers.akn import read_akn
from generator.readers.docx import read_docx
from generator.readers.pdf import read_pdf
from generator.readers.text import read_text
from generator.recognition.chain import Recognised

Reader = Callable[[bytes, str, str], Recognised]
"""Takes the bytes of a file, its name for messages and the language the editor expects ("" when none is said)."""

READERS: Mapping[str, Reader] = MappingProxyType(
    {
        ".txt": read_text,
        ".xml": read_akn,
        ".docx": read_docx,
        ".docm": read_docx,
        ".doc": read_docx,
        ".pdf": read_pdf,
    }
)
"""By the ending of the file name, in lower case."""
