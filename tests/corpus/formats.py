"""Compares the XML and Word readers with the truth of the corpus: python -m tests.corpus.formats FOLDER [SET…]

FOLDER/exclude.txt, if there is one, names the files whose truth is known to be wrong, one a line. Where blocks of other
files are known to be wrong (truth_errors.toml), a second line has the figures with these put right.

FOLDER holds `text/<set>/NAME.json` (the truth), `akn/` and `docx/` with files of the same names. A block is right when
its kind and label are; a document is without fault when blocks, references, notes and text all are.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

from generator.readers import READERS
from generator.writers.blocks import blocks_document
from tests.corpus.truth_errors import corrected

SPACE = re.compile(r"[\s\u00a0\u200b\u200e\u200f\u202a-\u202e\ufeff]+")
XML_SET = re.compile(r"(?P<organ>ga|sc)(?P<session>[\d-]+)-(?P<language>[a-z]{2})")
FIELDS = ("language", "symbol", "number", "title", "session", "adoption_date", "meeting", "agenda_item", "job_number")

Data = dict[str, Any]


def pairs(folder: Path, name: str) -> Iterator[tuple[Path, Path]]:
    """Truth and source of every file of a set that has both."""
    xml = XML_SET.fullmatch(name)
    place = folder / "akn" / xml["organ"] / xml["session"] / xml["language"] if xml else folder / "docx"
    wrong = excluded(folder / "exclude.txt")
    for truth in sorted((folder / "text" / name).glob("*.json")):
        if any(re.match(re.escape(stem) + r"(?!\d)", truth.stem) for stem in wrong):
            continue
        source = place / f"{truth.stem}{'.xml' if xml else '.docx'}"
        if source.exists():
            yield truth, source


def excluded(path: Path) -> list[str]:
    """The beginnings of the names of files to leave out."""
    lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    return [line.split()[0] for line in lines if line.strip() and not line.startswith("#")]


def bare(text: str) -> str:
    """Text without white space and marks of writing direction."""
    return SPACE.sub("", text)


def whole(block: Data) -> str:
    """Label and words of a block."""
    return bare(block["label"] + block["text"])


def references(blocks: Sequence[Data]) -> Counter[tuple[str, int, str]]:
    """Every footnote reference by block, offset and number."""
    return Counter(
        (whole(block), len(bare(block["label"])) + len(bare(block["text"][:offset])), str(number))
        for block in blocks
        for offset, number in block["footnote_refs"]
    )


def characters(document: Data) -> Counter[str]:
    """How often each character stands in blocks and notes."""
    texts = [whole(block) for block in document["blocks"]]
    return Counter("".join([*texts, *(bare(note["text"]) for note in document["footnotes"])]))


def compare(truth: Data, ours: Data) -> Counter[str]:
    """The counts of one document."""
    counts: Counter[str] = Counter(documents=1)
    if not any(block["kind"] == "table" for block in truth["blocks"]):
        # The truth of the Word dumps has no tables; no other set has one in our document and none in the truth.
        ours = {**ours, "blocks": [block for block in ours["blocks"] if not block["kind"].startswith("table")]}
    theirs, mine = truth["blocks"], ours["blocks"]
    matcher = SequenceMatcher(None, [whole(one) for one in theirs], [whole(one) for one in mine], autojunk=False)
    for start, other, length in matcher.get_matching_blocks():
        for one, same in zip(theirs[start : start + length], mine[other : other + length], strict=True):
            label = bare(one["label"]).rstrip(".") == bare(same["label"]).rstrip(".")
            counts["blocks right"] += label and one["kind"] == same["kind"]
            counts["labels right"] += label
            if one["kind"] == "subparagraph":
                counts["levels right"] += one["level"] == same["level"]
    counts["blocks"] = len(theirs)
    counts["levels"] = sum(block["kind"] == "subparagraph" for block in theirs)
    expected, found = references(theirs), references(mine)
    counts["references"], counts["references found"] = expected.total(), found.total()
    counts["references right"] = (expected & found).total()
    notes = [(str(note["id"]), bare(note["text"])) for note in truth["footnotes"]]
    counts["notes"] = len(notes)
    counts["notes right"] = sum(one in [(n["id"], bare(n["text"])) for n in ours["footnotes"]] for one in notes)
    counts["lost"] = (characters(truth) - characters(ours)).total()
    counts["invented"] = (characters(ours) - characters(truth)).total()
    for field in FIELDS:
        if truth["metadata"].get(field):
            counts["fields"] += 1
            counts["fields right"] += bare(str(truth["metadata"][field])) == bare(str(ours["metadata"].get(field, "")))
    faults = counts["lost"] + counts["invented"] + (expected - found).total() + (found - expected).total()
    counts["without fault"] = not faults and counts["blocks right"] == len(theirs) == len(mine)
    return counts


def score(folder: Path, name: str) -> tuple[Counter[str], Counter[str]]:
    """The counts of a whole set, by the truth as it is and without its known errors."""
    total: Counter[str] = Counter()
    without: Counter[str] = Counter()
    for truth, source in pairs(folder, name):
        recognised = READERS[source.suffix](source.read_bytes(), source.name, "")
        if recognised.resolution is None:
            total["unreadable"] += 1
            without["unreadable"] += 1
            continue
        ours = json.loads(json.dumps(blocks_document(recognised.resolution)))
        expected = json.loads(truth.read_text(encoding="utf-8"))
        counts = compare(expected, ours)
        right = corrected(expected, truth.stem)
        total.update(counts)
        without.update(counts if right is None else compare(right, ours))
    return total, without


def share(counts: Counter[str], right: str, all_of_them: str) -> str:
    """A share in per cent."""
    whole_number = counts[all_of_them]
    return f"{100 * counts[right] / whole_number:.2f}" if whole_number else "-"


def main(arguments: Sequence[str]) -> None:
    """Print a line for each set."""
    folder = Path(arguments[0])
    names = arguments[1:] or sorted(path.name for path in (folder / "text").iterdir())
    heads = (
        "files",
        "without fault",
        "kind+label",
        "label",
        "level",
        "precision",
        "recall",
        "notes",
        "lost",
        "inv.",
        "fields",
    )
    print(f"{'set':<18}" + "".join(f"{head:>14}" for head in heads))
    for name in names:
        counts, without = score(folder, name)
        if not counts["documents"]:
            continue
        print(f"{name:<18}" + _columns(counts), flush=True)
        if without != counts:
            print(f"{'  errors put right':<18}" + _columns(without), flush=True)


def _columns(counts: Counter[str]) -> str:
    columns = [
        f"{counts['documents']}" + (f"-{counts['unreadable']}" if counts["unreadable"] else ""),
        share(counts, "without fault", "documents"),
        share(counts, "blocks right", "blocks"),
        share(counts, "labels right", "blocks"),
        share(counts, "levels right", "levels"),
        share(counts, "references right", "references found"),
        share(counts, "references right", "references"),
        share(counts, "notes right", "notes"),
        str(counts["lost"]),
        str(counts["invented"]),
        share(counts, "fields right", "fields"),
    ]
    return "".join(f"{column:>14}" for column in columns)


if __name__ == "__main__":
    main(sys.argv[1:])
