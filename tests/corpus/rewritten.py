"""Recognition on documents it was not developed on: XML rewritten as text, read, and scored against the XML itself.

    python -m tests.corpus.rewritten .corpus/akn
    python -m tests.corpus.rewritten .corpus/akn --only hrc/ru ecosoc --every 5 --worst 10
    python -m tests.corpus.rewritten .corpus/akn --only sc/fr --write FOLDER

FOLDER has a folder for each body (`ga`, `hrc`), with folders for the languages below. A document is read from its XML,
written in the layout of a Word dump (`tests/corpus/dump.py`), and read again from that text; what the XML says is taken
for the truth, its faults included. The table by body and language has the figures of the scorer (see `tests.corpus`);
`faithful` says how many of our texts equal those of the corpus, where it has them, spaces and empty lines aside.

Below stand the worst files, and for the documents in several languages whether their addresses are the same where their
printed numbers are, read from the XML and read from the text.
"""

from __future__ import annotations

import argparse
import re
import sys
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from generator.document.model import Resolution
from generator.languages import LANGUAGES
from generator.readers.akn import read_akn
from generator.readers.akn.parsing import parse
from generator.readers.text import read_text
from generator.references.anchors import with_anchors
from generator.writers.blocks import blocks_document, write_blocks
from tests.corpus.dump import dump
from tests.corpus.report import Scorer, errors_of, figures_of, labelled_anchors

FOLDERS = {"arabic": "ar", "chinese": "zh", "english": "en", "french": "fr", "russian": "ru", "spanish": "es"}
COLUMNS = {
    "kind+label": "kind and label",
    "level": "sub-paragraph level",
    "parent": "sub-paragraph parent",
    "ref. P": "reference precision",
    "ref. R": "reference recall",
    "notes": "footnote texts",
    "no error": "documents without error",
    "metadata": "metadata",
    "italics": "italics F1",
    "loss": "loss",
    "inv.": "inv",
}
NOTHING: Mapping[str, Any] = {"metadata": {}, "blocks": [], "footnotes": []}

Anchors = list[tuple[str, str]]


@dataclass
class Group:
    """What was counted of one body in one language."""

    counts: Counter[str] = field(default_factory=Counter)
    errors: dict[str, int] = field(default_factory=dict)
    refused: list[str] = field(default_factory=list)
    faults: Counter[str] = field(default_factory=Counter)
    compared: int = 0
    equal: int = 0


@dataclass
class Report:
    """Everything that was measured: groups by body and language, addresses by body, symbol and language."""

    groups: dict[tuple[str, str], Group] = field(default_factory=lambda: defaultdict(Group))
    told: dict[tuple[str, str], dict[str, Anchors]] = field(default_factory=lambda: defaultdict(dict))
    read: dict[tuple[str, str], dict[str, Anchors]] = field(default_factory=lambda: defaultdict(dict))


def sources(folder: Path, only: Iterable[str], every: int) -> Iterator[tuple[str, Path]]:
    """The XML files wanted, with their bodies; `every` takes one symbol in so many, in all its languages."""
    for path in sorted(folder.rglob("*.xml")):
        body, language = path.relative_to(folder).parts[0], language_of(path)
        if only and not {body, f"{body}/{language}", language} & set(only):
            continue
        if zlib.crc32(path.stem.partition("-")[0].rstrip("ACEFRS_").encode()) % every == 0:
            yield body, path


def language_of(path: Path) -> str:
    """The code of the language that a folder is for: `en` or `English`."""
    name = path.parent.name.lower()
    return name if name in LANGUAGES else FOLDERS.get(name, "")


def rewrite(path: Path) -> tuple[Resolution, str] | None:
    """What the XML of a file says, and the same as text; None for a file that is refused."""
    data = path.read_bytes()
    resolution, root = read_akn(data, path.name).resolution, parse(data).root
    if resolution is None or root is None:
        return None
    return with_anchors(resolution), dump(resolution, root)


def measure(report: Report, body: str, path: Path, scorer: Scorer, write: Path | None) -> None:
    """Add one document to the report; with `write` the text and the truth are kept in that folder."""
    rewritten = rewrite(path)
    if rewritten is None:
        return
    truth, text = rewritten
    key = (body, truth.symbol.canonical)
    group = report.groups[body, truth.language]
    if write is not None:
        (write / f"{path.stem}.txt").write_text(text, encoding="utf-8")
        (write / f"{path.stem}.json").write_text(write_blocks(truth), encoding="utf-8")
    _compare(group, path, text)
    report.told[key][truth.language] = labelled_anchors(truth)
    read = read_text(text.encode(), f"{path.stem}.txt").resolution
    if read is None:
        group.refused.append(path.stem)
    elif read.symbol == truth.symbol:
        report.read[key][truth.language] = labelled_anchors(with_anchors(read))
    counts, kinds, fields = scorer.score(blocks_document(truth), blocks_document(read) if read else NOTHING)
    group.counts.update(counts)
    group.counts["files"] += 1
    group.faults += kinds + Counter(f"metadata: {name}" for name, *_ in fields)
    group.errors[str(path)] = errors_of(counts)


def _compare(group: Group, path: Path, text: str) -> None:
    """Whether the text is that of the corpus, where it has one."""
    organ, year, language = path.parts[-4:-1]
    beside = path.parents[4] / "text" / f"{organ}{year}-{language}" / f"{path.stem}.txt"
    if beside.exists():
        group.compared += 1
        group.equal += _bare(beside.read_text(encoding="utf-8-sig")) == _bare(text)


def _bare(text: str) -> list[str]:
    """The lines without spaces at their ends or in a row."""
    lines = (re.sub(" +", " ", line).rstrip(" ") for line in text.split("\n"))
    return [line for line in lines if line]


def show(report: Report, worst: int) -> None:
    """Print both tables and the worst files."""
    print(f"{'body':8}{'files':>6}" + "".join(f"{head:>11}" for head in COLUMNS) + f"{'faithful':>11}")
    for (body, language), group in sorted(report.groups.items()):
        figures = figures_of(group.counts)
        columns = "".join(f"{_figure(figures.get(name)):>11}" for name in COLUMNS.values())
        faithful = f"{group.equal}/{group.compared}" if group.compared else "-"
        print(f"{body + '/' + language:8}{group.counts['files']:6}{columns}{faithful:>11}")
    for (body, language), group in sorted(report.groups.items()):
        print(f"{body}/{language}: " + "; ".join(f"{fault} {count}" for fault, count in group.faults.most_common()))
        for name in group.refused:
            print(f"    refused       {name}")
        wrong = sorted(((count, path) for path, count in group.errors.items() if count), reverse=True)
        for count, path in wrong[:worst]:
            print(f"    {count:4} errors  {path}")
    for name, anchors in (("XML", report.told), ("text", report.read)):
        for line in alike(anchors):
            print(f"{name}: {line}")


def _figure(value: float | None) -> str:
    return "-" if value is None else f"{value:.2f}" if isinstance(value, float) else str(value)


def alike(anchors: Mapping[tuple[str, str], Mapping[str, Anchors]]) -> Iterator[str]:
    """For each body: documents in several languages, those with the same numbers, those of them with the same
    addresses; the documents with others by name."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    others: list[str] = []
    for (body, symbol), languages in sorted(anchors.items()):
        if len(languages) < 2:
            continue
        counts[body]["several"] += 1
        if len({tuple(number for number, _ in found) for found in languages.values()}) > 1:
            continue
        counts[body]["numbers"] += 1
        if len({tuple(found) for found in languages.values()}) > 1:
            others.append(f"  {symbol}: {_first_other(languages)}")
        else:
            counts[body]["same"] += 1
    for body, count in counts.items():
        yield (
            f"{body}: {count['several']} documents in several languages, {count['numbers']} with the same numbers, "
            f"{count['same']} of these with the same addresses"
        )
    yield from others


def _first_other(languages: Mapping[str, Anchors]) -> str:
    """The addresses at the first place where they are not all the same."""
    codes = sorted(languages)
    for found in zip(*(languages[code] for code in codes), strict=True):
        if len(set(found)) > 1:
            return ", ".join(f"{code} #{anchor}" for code, (_, anchor) in zip(codes, found, strict=True))
    return ""


def main() -> int:
    """Measure and print."""
    options = _options()
    scorer = Scorer.load(options.scorer)
    if options.write:
        options.write.mkdir(parents=True, exist_ok=True)
    report = Report()
    for body, path in sources(options.folder, options.only, options.every):
        if not scorer.leaves_out(path.name):
            measure(report, body, path, scorer, options.write)
    show(report, options.worst)
    return 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m tests.corpus.rewritten", description=__doc__.splitlines()[0] if __doc__ else ""
    )
    parser.add_argument("folder", type=Path, help="folder of XML: a folder for each body")
    parser.add_argument("--scorer", type=Path, default=Path("../shared/scoring/score.py"), help="the scorer's file")
    parser.add_argument("--only", nargs="*", default=[], help="only these: hrc, hrc/ru or ru")
    parser.add_argument("--every", type=int, default=1, help="only one symbol in so many")
    parser.add_argument("--worst", type=int, default=5, help="how many of the worst files to list for each line")
    parser.add_argument("--write", type=Path, help="keep the texts, and what the XML says of them, in this folder")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
