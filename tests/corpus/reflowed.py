"""Measures the readers of re-flowed sources on real documents: python -m tests.corpus.reflowed FOLDER [SET…]

FOLDER holds `pdf/`, `text/pdf-dump-en/`, `text/printed-volume-en/` and the truth of General Assembly session 79 in
`text/ga79-en/`, found by the symbol in the file name. Print does not tell a hyphen from one that may not break
(U+2011): both count as the same. The volumes have no truth: what is counted is which get symbol, date and paragraphs.
"""

from __future__ import annotations

import json
import re
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from generator.diagnostics import Code
from generator.document.model import Kind
from generator.readers import READERS
from generator.readers.pdf.library import open_pdf
from generator.writers.blocks import blocks_document
from tests.corpus.formats import compare, excluded, share

TRUTH_SET = "ga79-en"
NAME = re.compile(r"(?P<stem>A_RES_79_\d+[A-Z]?)(?!\d)")
VOLUME = re.compile(r"S_RES_0*(?P<number>\d+)_(?P<year>\d{4})_")
COLUMNS = {
    "without fault": ("without fault", "documents"),
    "kind+label": ("blocks right", "blocks"),
    "sub level": ("levels right", "levels"),
    "precision": ("references right", "references found"),
    "recall": ("references right", "references"),
    "notes": ("notes right", "notes"),
    "fields": ("fields right", "fields"),
}


def pairs(folder: Path, sources: Iterable[Path]) -> Iterator[tuple[Path, Path]]:
    """Every source with the truth of its symbol."""
    wrong = excluded(folder / "exclude.txt")
    for source in sources:
        match = NAME.match(source.stem)
        truths = sorted((folder / "text" / TRUTH_SET).glob(f"{match['stem']}-*.json")) if match else []
        for truth in truths[:1]:
            if not any(re.match(re.escape(stem) + r"(?!\d)", truth.stem) for stem in wrong):
                yield truth, source


def scored(folder: Path, sources: Iterable[Path]) -> Counter[str]:
    """The counts of all sources that have a truth, with the time they took."""
    total: Counter[str] = Counter()
    for truth, source in pairs(folder, sources):
        data = source.read_bytes()
        start = time.process_time()
        recognised = READERS[source.suffix](data, source.name, "")
        total["microseconds"] += round(1_000_000 * (time.process_time() - start))
        total["pages"] += len(open_pdf(data).pages) if source.suffix == ".pdf" else 1
        if recognised.resolution is None:
            total["unreadable"] += 1
            continue
        ours = json.loads(json.dumps(blocks_document(recognised.resolution)).replace("\\u2011", "-"))
        theirs = json.loads(truth.read_text(encoding="utf-8").replace("\u2011", "-").replace("\\u2011", "-"))
        total += compare(theirs, ours)
        total["characters"] += sum(len(block["text"]) for block in theirs["blocks"])
    return total


def show(name: str, counts: Counter[str], unit: str) -> None:
    """One line a set."""
    columns = " ".join(f"{head} {share(counts, *keys)}" for head, keys in COLUMNS.items())
    loss = 100 * counts["lost"] / max(counts["characters"], 1)
    each = counts["microseconds"] / 1000 / max(counts["pages"], 1)
    print(f"{name}: {counts['documents']} files, {counts['unreadable']} unreadable, {each:.1f} ms a {unit}")
    print(f"  {columns} lost {counts['lost']} ({loss:.3f} %) invented {counts['invented']}", flush=True)


def pdf(folder: Path) -> None:
    """PDF files with a truth; of all others, whether they are read or refused with a reason."""
    files = sorted((folder / "pdf").glob("*.pdf"))
    show("pdf", scored(folder, files), "page")
    codes: Counter[str] = Counter()
    for file in files:
        recognised = READERS[".pdf"](file.read_bytes(), file.name, "")
        errors = [one.code.text for one in recognised.diagnostics if one.code.text.startswith("E")]
        codes[errors[0] if errors else "read"] += 1
    print(f"  all {len(files)}: " + ", ".join(f"{count} {code}" for code, count in codes.most_common()))


def dump(folder: Path) -> None:
    """Text taken from PDF files."""
    show("pdf-dump-en", scored(folder, sorted((folder / "text" / "pdf-dump-en").glob("*.txt"))), "document")


def volumes(folder: Path) -> None:
    """Printed volumes of the Security Council."""
    counts: Counter[str] = Counter()
    other: list[str] = []
    for file in sorted((folder / "text" / "printed-volume-en").glob("*.txt")):
        match = VOLUME.match(file.name)
        start = time.process_time()
        recognised = READERS[".txt"](file.read_bytes(), file.name, "")
        counts["microseconds"] += round(1_000_000 * (time.process_time() - start))
        counts["files"] += 1
        counts["text changed"] += any(one.code is Code.TEXT_CHANGED for one in recognised.diagnostics)
        resolution = recognised.resolution
        if resolution is None or match is None:
            continue
        counts["symbol"] += 1
        if str(resolution.symbol) != f"S/RES/{match['number']}({match['year']})":
            other.append(f"{file.name} prints {resolution.symbol}")
        counts["date"] += resolution.adoption_date is not None
        counts["vote"] += resolution.background is not None
        kinds = {block.kind for block in resolution.blocks}
        counts["paragraphs"] += bool(kinds & {Kind.OPERATIVE, Kind.PREAMBULAR, Kind.PARAGRAPH})
        counts["operative"] += Kind.OPERATIVE in kinds
    each = counts.pop("microseconds") / 1000 / max(counts["files"], 1)
    print(f"printed-volume-en: {each:.1f} ms a document, " + ", ".join(f"{key} {n}" for key, n in counts.items()))
    for line in other:
        print(f"  {line}")


SETS: dict[str, Callable[[Path], None]] = {"pdf": pdf, "dump": dump, "volumes": volumes}


def main(arguments: Sequence[str]) -> None:
    """Measure the sets named, or all."""
    for name in arguments[1:] or SETS:
        SETS[name](Path(arguments[0]))


if __name__ == "__main__":
    main(sys.argv[1:])
