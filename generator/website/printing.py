"""Makes the PDF of a resolution: Typst source from the writer, rendered by Typst as PDF/UA-1.

Typst is native code without access to files or network here: everything it reads is in the source it is given.
"""

from __future__ import annotations

import ctypes
import hashlib
import inspect
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

import typst
import yaml

from generator.diagnostics import Code, Diagnostic, Position
from generator.document.model import Inlines, Resolution
from generator.document.walk import plain
from generator.website.faces import installed, setting
from generator.writers import pdf_file, pdf_packing, right_to_left
from generator.writers.pdf_packing import packed_tightly
from generator.writers.right_to_left import in_reading_order
from generator.writers.typst import RIGHT_TO_LEFT, TEMPLATE, Frame, write_typst, write_volume
from generator.writers.typst_text import can_show, code_of

FOLDER = Path(__file__).parent
LAYOUTS_KEPT = 10
"""How many documents Typst for Python keeps: `comemo::evict(10)` after each."""
AFTER_TYPST = (pdf_file, pdf_packing, right_to_left)
"""What changes the bytes that Typst gave."""


class PrintingError(Exception):
    """Typst refused the source: a fault of ours, told with what Typst said."""


@dataclass(frozen=True, slots=True)
class Imprint:
    """What the foot of the first page says: below which address its page is found, which edition has this text."""

    site_address: str = ""
    edition: str = ""


def print_resolution(resolution: Resolution, imprint: Imprint = Imprint()) -> bytes:
    """The PDF of one resolution."""
    return rendered(typst_source(resolution), imprint)


def print_volume(resolutions: Sequence[Resolution], imprint: Imprint = Imprint()) -> bytes:
    """One PDF of many resolutions of one language."""
    return rendered(write_volume(resolutions, frame(resolutions[0].language)), imprint)


def typst_source(resolution: Resolution) -> str:
    """The Typst source of one resolution with our words and the faces of this machine."""
    return write_typst(resolution, frame(resolution.language))


def frame(language: str) -> Frame:
    """What surrounds the words of a resolution: our words, its faces."""
    faces = setting(language)
    return Frame(faces.faces, _words()[language], faces.covered)


def missing_characters(resolution: Resolution) -> Iterator[Diagnostic]:
    """One remark for each character that no face can show, at the first block or note that has it."""
    covered = setting(resolution.language).covered
    told: set[str] = set()
    for position, text in _stretches(resolution):
        if text.isascii() and text.isprintable():
            continue
        for character in text:
            if character not in told and not can_show(character, covered):
                told.add(character)
                message = f"no typeface has U+{ord(character):04X}; the PDF shows {code_of(character)}"
                yield Diagnostic(Code.CHARACTER_WITHOUT_FACE, message, position)


def _stretches(resolution: Resolution) -> Iterator[tuple[Position, str]]:
    masthead = resolution.masthead
    for printed in (masthead.adoption_line, masthead.committee_line, masthead.number_line, resolution.title):
        yield printed.position, plain(printed.content, marks=True)
    for block in resolution.blocks:
        contents: list[Inlines] = [block.content, *(cell for row in block.rows for cell in row)]
        yield block.position, block.label + "".join(plain(content, marks=True) for content in contents)
    for note in resolution.notes:
        yield note.position, note.number + plain(note.content, marks=True)


def print_key(source: str, imprint: Imprint) -> str:
    """The same for two PDFs only if they are the same byte for byte."""
    return hashlib.sha256(f"{printing_version()}{sorted(_inputs(imprint).items())}{source}".encode()).hexdigest()


def rendered(source: str, imprint: Imprint) -> bytes:
    """The PDF of a source; raises `PrintingError`."""
    try:
        data = _compiler().compile(
            input=source.encode(), format="pdf", pdf_standards="ua-1", sys_inputs=_inputs(imprint)
        )
    except typst.TypstError as error:
        raise PrintingError(f"{error.message}; {' '.join(error.hints)}".rstrip("; ")) from error
    if not isinstance(data, bytes):
        raise PrintingError("Typst gave no PDF")
    return packed_tightly(in_reading_order(data) if RIGHT_TO_LEFT in source else data)


def forget_layouts() -> None:
    """Give back the memory of what was printed.

    Typst keeps the layouts of the last ten documents for the next one, up to 20 MB for a long annex. Resolutions share
    none, so ten empty documents (0.1 ms each) take their places.
    """
    for _ in range(LAYOUTS_KEPT):
        _compiler().compile(input=b"", format="svg")
    give_back = getattr(ctypes.CDLL(None), "malloc_trim", None)  # The C library of Linux keeps freed memory for itself.
    if give_back is not None:
        give_back(0)


def _inputs(imprint: Imprint) -> dict[str, str]:
    return {"site": imprint.site_address and f"{imprint.site_address.rstrip('/')}/", "edition": imprint.edition}


@cache
def _compiler() -> typst.Compiler:
    return typst.Compiler(font_paths=installed(), ignore_system_fonts=True)


@cache
def printing_version() -> str:
    """Changes when another template, other words of ours, another Typst or other fonts could give other bytes."""
    fonts = sorted((str(face.path), Path(face.path).stat().st_size) for face in installed().fonts() if face.path)
    changed_by = [inspect.getsource(module) for module in AFTER_TYPST]
    ours = hashlib.sha256(f"{TEMPLATE}{_words()}{changed_by}".encode()).hexdigest()
    return f"{version('typst')}{ours}{fonts}"


@cache
def _words() -> Mapping[str, Any]:
    words: Mapping[str, Any] = yaml.safe_load((FOLDER / "words.yml").read_text(encoding="utf-8"))["extra"]["words"]
    return words
