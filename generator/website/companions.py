"""The other forms of a document, beside its page: PDF, XML, JSON, the map of its addresses.

`/en/A/RES/62/152/` has `/en/A/RES/62/152/A-RES-62-152.pdf` and so on. What does not depend on the site is made with the
page and kept with it; the PDF, which names edition and address, is made of its Typst source when the site is built.
"""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generator.diagnostics import Code, Diagnostic, Position
from generator.document.identity import Symbol
from generator.document.model import Resolution
from generator.document.official import official
from generator.readers.akn.identifiers import identifiers_by_line
from generator.references.exports import exports
from generator.website.faces import FontsMissingError
from generator.website.files import linked, write_whole
from generator.website.printing import missing_characters, typst_source
from generator.website.sheets import Press, Sheet, print_sheets
from generator.writers.akn import write_akn
from generator.writers.anchor_map import write_anchor_map
from generator.writers.document_json import tell_relations, write_json

FOLDER_NAME = ".beside"
ENDINGS = {
    "pdf": ".pdf",
    "xml": ".xml",
    "json": ".json",
    "anchors": ".anchors.json",
    "bibtex": ".bib",
    "ris": ".ris",
    "csl": ".csl.json",
}
"""By the name of the link in the front matter of the page."""
SOURCE_ENDING = ".typ"
MADE_OF = "made-of"
"""The file that says of which source the others beside it were made; it is there only while all of them are."""
MEMORY = "printed"
"""The folder of the PDFs that were made before, among those of the documents."""


@dataclass(frozen=True, slots=True)
class Made:
    """What was written beside a page: the links to it for its front matter, and what there is to say."""

    links: dict[str, str]
    remarks: tuple[Diagnostic, ...]


@dataclass(frozen=True, slots=True)
class Beside:
    """A document whose other forms are wanted: its source, its place in the site."""

    source: Path
    symbol: str
    path: str

    @property
    def stem(self) -> str:
        """The name of the files without ending: `A-RES-62-152`."""
        return Symbol.parse(self.symbol).file_stem


def write_companions(
    resolution: Resolution, source: Path, data: bytes, source_path: str, folder: Path, fingerprint: str
) -> Made:
    """Write what does not depend on the site; documents from several sources do not get in each other's way.

    `fingerprint` is that of the source, which `made_of` gives once all is written.
    """
    kept = _kept(folder, source)
    (kept / MADE_OF).unlink(missing_ok=True)
    stem, place = resolution.symbol.file_stem, f"{resolution.language}/{resolution.symbol.path}"
    identifiers = identifiers_by_line(data) if source.suffix.lower() == ENDINGS["xml"] else {}
    texts = {
        "xml": write_akn(resolution),
        "json": write_json(resolution, source_path),
        "anchors": write_anchor_map(resolution, identifiers),
        **exports(resolution, None, official(resolution.symbol.path, resolution.language)),
    }
    for name, text in texts.items():
        write_whole(kept / f"{stem}{ENDINGS[name]}", text)
    links = {name: f"{place}/{stem}{ENDINGS[name]}" for name in ENDINGS}
    remarks: tuple[Diagnostic, ...]
    try:
        write_whole(kept / f"{stem}{SOURCE_ENDING}", typst_source(resolution))
        remarks = tuple(missing_characters(resolution))
    except FontsMissingError as error:
        del links["pdf"]
        remarks = (Diagnostic(Code.PRINT_LEFT_OUT, f"no PDF: {error}"),)
    write_whole(kept / MADE_OF, fingerprint)
    return Made(links, remarks)


def made_of(source: Path, folder: Path) -> str:
    """The fingerprint that a source had when what stands beside its page was written; empty when that is not there.

    A document gives way to a better form, or is left out, and comes back: its page is known, but this was removed.
    """
    try:
        return (_kept(folder, source) / MADE_OF).read_text(encoding="utf-8")
    except OSError:
        return ""


def write_relations(document: Beside, relations: Mapping[str, Any], folder: Path) -> None:
    """Tell in the JSON that stands beside a page which documents its document cites, and which cite it."""
    path = _kept(folder, document.source) / f"{document.stem}{ENDINGS['json']}"
    with suppress(FileNotFoundError):
        write_whole(path, tell_relations(path.read_text(encoding="utf-8"), relations))


def add_companions(
    documents: Iterable[Beside],
    folder: Path,
    docs: Path,
    press: Press,
    progress: Callable[[int, int], None],
    others: Iterable[Path] = (),
) -> list[Diagnostic]:
    """Bring what stands beside the pages to `docs`, each PDF made anew only when it would be another one.

    What was made of `others`, sources without a page of their own, is kept: without it they would be converted again.
    """
    sheets, sources = [], []
    wanted = tuple(documents)
    named = (*others, *(document.source for document in wanted))
    _forget({MEMORY, *(_kept(folder, source).name for source in named)}, folder)
    for document in wanted:
        kept, place = _kept(folder, document.source), docs / document.path
        for name in sorted(ENDINGS.keys() - {"pdf"}):
            file = f"{document.stem}{ENDINGS[name]}"
            with suppress(FileNotFoundError):
                linked(kept / file, place / file)
        typeset = kept / f"{document.stem}{SOURCE_ENDING}"
        if typeset.is_file():
            imprint = press.imprint(document.path, _text_hash(kept / f"{document.stem}{ENDINGS['anchors']}"))
            sheets.append(Sheet(typeset, place / f"{document.stem}{ENDINGS['pdf']}", imprint))
            sources.append(document.source)
    remarks = []
    for sheet, source, fault in zip(sheets, sources, print_sheets(sheets, folder / MEMORY, progress), strict=True):
        if fault:
            _without_pdf(sheet.target.parent)
            remarks.append(Diagnostic(Code.PRINT_LEFT_OUT, f"no PDF: {fault}", Position(), str(source)))
    return remarks


def _text_hash(anchors: Path) -> str:
    """The hash of the text of a document, as its map of addresses has it."""
    return str(json.loads(anchors.read_bytes())["text"])


def _forget(kept: set[str], folder: Path) -> None:
    """Remove what stands beside pages that are gone."""
    for path in folder.iterdir() if folder.is_dir() else ():
        if path.name not in kept:
            with suppress(OSError):
                (path / MADE_OF).unlink(missing_ok=True)
            shutil.rmtree(path, ignore_errors=True)


def _kept(folder: Path, source: Path) -> Path:
    return folder / hashlib.sha256(str(source).encode()).hexdigest()[:20]


def _without_pdf(place: Path) -> None:
    """Take the link to a PDF that there is not out of its page."""
    page = place.with_name(f"{place.name}.md")
    with suppress(OSError):
        lines = page.read_text(encoding="utf-8").split("\n")
        write_whole(page, "\n".join(line for line in lines if not line.startswith("pdf: ")))
