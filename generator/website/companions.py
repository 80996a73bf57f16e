"""The other forms of a document, beside its page: PDF, XML, JSON, the map of its addresses.

`/en/A/RES/62/152/` has `/en/A/RES/62/152/A-RES-62-152.pdf` and so on. What does not depend on the site is made with the
page and kept with it; the PDF, which names edition and address, is made of its Typst source when the site is built.
"""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from multiprocessing import get_context
from pathlib import Path

from generator.diagnostics import Code, Diagnostic, Position
from generator.document.identity import Symbol
from generator.document.model import Resolution
from generator.readers.akn.identifiers import identifiers_by_line
from generator.references.exports import exports
from generator.website.faces import FontsMissingError
from generator.website.files import write_whole
from generator.website.printing import Imprint, PrintingError, missing_characters, rendered, typst_source
from generator.writers.akn import write_akn
from generator.writers.anchor_map import write_anchor_map
from generator.writers.document_json import write_json
from generator.writers.front_matter import OFFICIAL

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
POOL_FROM = 32
"""From how many PDFs on it pays to start more processes."""
CHUNK = 8


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


def write_companions(resolution: Resolution, source: Path, data: bytes, source_path: str, folder: Path) -> Made:
    """Write what does not depend on the site; documents from several sources do not get in each other's way."""
    kept = _kept(folder, source)
    stem, place = resolution.symbol.file_stem, f"{resolution.language}/{resolution.symbol.path}"
    identifiers = identifiers_by_line(data) if source.suffix.lower() == ENDINGS["xml"] else {}
    texts = {
        "xml": write_akn(resolution),
        "json": write_json(resolution, source_path),
        "anchors": write_anchor_map(resolution, identifiers),
        **exports(resolution, None, f"{OFFICIAL}/{place}"),
    }
    for name, text in texts.items():
        write_whole(kept / f"{stem}{ENDINGS[name]}", text)
    links = {name: f"{place}/{stem}{ENDINGS[name]}" for name in ENDINGS}
    try:
        write_whole(kept / f"{stem}{SOURCE_ENDING}", typst_source(resolution))
    except FontsMissingError as error:
        del links["pdf"]
        return Made(links, (Diagnostic(Code.PRINT_LEFT_OUT, f"no PDF: {error}"),))
    return Made(links, tuple(missing_characters(resolution)))


def add_companions(
    documents: Iterable[Beside], folder: Path, docs: Path, imprint: Imprint, progress: Callable[[int, int], None]
) -> list[Diagnostic]:
    """Bring what stands beside the pages to `docs`, each PDF made anew only when it would be another one."""
    sheets = []
    wanted = tuple(documents)
    _forget({_kept(folder, document.source).name for document in wanted}, folder)
    for document in wanted:
        kept, place = _kept(folder, document.source), docs / document.path
        for name in sorted(ENDINGS.keys() - {"pdf"}):
            file = f"{document.stem}{ENDINGS[name]}"
            with suppress(FileNotFoundError):
                _link(kept / file, place / file)
        if (kept / f"{document.stem}{SOURCE_ENDING}").is_file():
            sheets.append((str(document.source), kept / document.stem, place / document.stem))
    remarks = []
    for done, (sheet, fault) in enumerate(zip(sheets, _printed(sheets, imprint), strict=True), 1):
        progress(done, len(sheets))
        if fault:
            _without_pdf(sheet[2].parent)
            remarks.append(Diagnostic(Code.PRINT_LEFT_OUT, f"no PDF: {fault}", Position(), sheet[0]))
    return remarks


def _forget(kept: set[str], folder: Path) -> None:
    """Remove what stands beside pages that are gone."""
    for path in folder.iterdir() if folder.is_dir() else ():
        if path.name not in kept:
            shutil.rmtree(path, ignore_errors=True)


def _kept(folder: Path, source: Path) -> Path:
    return folder / hashlib.sha256(str(source).encode()).hexdigest()[:20]


def _link(source: Path, target: Path) -> None:
    """A second name instead of a second copy, where the file system can."""
    target.parent.mkdir(parents=True, exist_ok=True)
    with suppress(FileNotFoundError):
        target.unlink()
    try:
        os.link(source, target)
    except OSError:
        write_whole(target, source.read_bytes())


def _printed(sheets: list[tuple[str, Path, Path]], imprint: Imprint) -> Iterator[str]:
    """What went wrong with each PDF, mostly nothing. Typst has threads, so processes are started and not forked."""
    jobs = [(source, target) for _, source, target in sheets]
    work = partial(_print, imprint=imprint)
    if len(jobs) < POOL_FROM or (os.cpu_count() or 1) == 1:
        yield from map(work, jobs)
        return
    with ProcessPoolExecutor(os.cpu_count(), mp_context=get_context("spawn")) as pool:
        yield from pool.map(work, jobs, chunksize=CHUNK)


def _print(job: tuple[Path, Path], imprint: Imprint) -> str:
    source, target = (path.with_name(path.name + ending) for path, ending in zip(job, (".typ", ".pdf"), strict=True))
    try:
        write_whole(target, rendered(source.read_text(encoding="utf-8"), imprint))
    except (PrintingError, OSError) as error:
        return str(error)
    return ""


def _without_pdf(place: Path) -> None:
    """Take the link to a PDF that there is not out of its page."""
    page = place.with_name(f"{place.name}.md")
    with suppress(OSError):
        lines = page.read_text(encoding="utf-8").split("\n")
        write_whole(page, "\n".join(line for line in lines if not line.startswith("pdf: ")))
