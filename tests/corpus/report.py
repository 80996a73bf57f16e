"""What the corpus report measures: the scorer's figures of a set, anchors, time, the worst files."""

from __future__ import annotations

import importlib.util
import json
import re
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generator.document.model import Resolution
from generator.recognition.chain import recognise
from generator.recognition.source import SourceText
from generator.references.anchors import with_anchors
from generator.writers.blocks import blocks_document
from tests.corpus.truth_errors import corrected

SHARES = {
    "metadata": ("meta_ok", "meta_n"),
    "kind and label": ("kindlabel_ok", "blocks_t"),
    "labels": ("labelled_ok", "labelled_t"),
    "sub-paragraph level": ("sublevel_ok", "subparent_n"),
    "sub-paragraph parent": ("subparent_ok", "subparent_n"),
    "reference precision": ("ref_tp", "ref_o"),
    "reference recall": ("ref_tp", "ref_t"),
    "footnote texts": ("fn_ok", "fn_t"),
    "documents without error": ("perfect", "files"),
}
COUNTS = ("loss", "inv")
"""Figures that are better the smaller they are."""


@dataclass(frozen=True)
class Scorer:
    """The scoring program: its function for one document and the files whose truth it leaves out."""

    score: Callable[[Mapping[str, Any], Mapping[str, Any]], tuple[Counter[str], Counter[str], list[Any]]]
    excluded: tuple[str, ...]

    @classmethod
    def load(cls, path: Path) -> Scorer:
        """Import the scorer from its file."""
        spec = importlib.util.spec_from_file_location("corpus_scorer", path)
        if spec is None or spec.loader is None:
            raise FileNotFoundError(path)
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        listed = path.with_name("exclude.txt")
        lines = listed.read_text(encoding="utf-8").splitlines() if listed.exists() else []
        return cls(module.score, tuple(line.split()[0] for line in lines if line.strip() and line[0] != "#"))

    def leaves_out(self, name: str) -> bool:
        """Whether the truth of this file is known to be wrong."""
        return any(re.match(rf"{re.escape(stem)}(?!\d)", name) for stem in self.excluded)


@dataclass(frozen=True)
class SetResult:
    """The figures of one set, its worst files, and the anchors of every document by symbol and label.

    `put_right` are the figures by a truth whose known errors are put right (truth_errors.toml), empty when it has none;
    the worst files are the worst by that truth.
    """

    name: str
    documents: int
    milliseconds: float
    figures: dict[str, float]
    put_right: dict[str, float]
    worst: list[tuple[str, int]]
    anchors: dict[str, list[tuple[str, str]]]


def score_set(folder: Path, scorer: Scorer) -> SetResult:
    """Recognise and score every file of one set."""
    total: Counter[str] = Counter()
    without: Counter[str] = Counter()
    errors: dict[str, int] = {}
    anchors: dict[str, list[tuple[str, str]]] = {}
    doubled = 0
    seconds = 0.0
    paths = [path for path in sorted(folder.glob("*.json")) if not scorer.leaves_out(path.name)]
    for path in paths:
        text = path.with_suffix(".txt").read_text(encoding="utf-8-sig")
        started = time.process_time()
        resolution = recognise(SourceText.of(text, path.stem)).resolution
        seconds += time.process_time() - started
        truth = json.loads(path.read_text(encoding="utf-8"))
        ours: dict[str, Any] = {"metadata": {}, "blocks": [], "footnotes": []}
        if resolution is not None:
            anchored = with_anchors(resolution)
            ours = blocks_document(anchored)
            labelled = labelled_anchors(anchored)
            anchors[resolution.symbol.canonical] = labelled
            doubled += not unique(anchored)
        counts, _, _ = scorer.score(truth, ours)
        total.update(counts)
        right = corrected(truth, path.stem)
        if right is not None:
            counts, _, _ = scorer.score(right, ours)
        without.update(counts)
        errors[path.stem] = errors_of(counts)
    total["files"] = without["files"] = len(paths)
    worst = [(file, count) for file, count in sorted(errors.items(), key=lambda found: -found[1]) if count]
    figures = figures_of(total) | {"documents with doubled anchors": doubled}
    put_right = figures_of(without) if without != total else {}
    return SetResult(folder.name, len(paths), 1000 * seconds / max(len(paths), 1), figures, put_right, worst, anchors)


def errors_of(counts: Counter[str]) -> int:
    """How much is wrong in a document, by the scorer's counts; metadata and italics left aside."""
    wrong = sum(counts[all_] - counts[right] for right, all_ in SHARES.values() if all_ not in ("meta_n", "files"))
    return wrong + counts["loss"] + counts["inv"]


def figures_of(total: Counter[str]) -> dict[str, float]:
    """Shares in per cent with three decimals, counts as they are."""
    figures: dict[str, float] = {
        name: round(100 * total[right] / total[all_], 3) for name, (right, all_) in SHARES.items() if total[all_]
    }
    spans = total["it_t"] + total["it_o"]
    if total["it_t"]:
        figures["italics F1"] = round(200 * total["it_tp"] / spans, 3)
    return figures | {name: total[name] for name in COUNTS}


def compare(figures: Mapping[str, float], kept: Mapping[str, float]) -> Iterator[tuple[str, bool]]:
    """One line for each figure, with what it gained or lost; whether it got worse."""
    for name, value in figures.items():
        before = kept.get(name)
        change = "" if before is None or value == before else f"  ({value - before:+.3f})"
        smaller_is_better = name in COUNTS or name.startswith("documents with doubled")
        worse = before is not None and (value > before if smaller_is_better else value < before)
        yield f"{name:32} {value:9.3f}{change}{'  WORSE' if worse else ''}", worse


def unique(resolution: Resolution) -> bool:
    """Whether no two things of a document share an address."""
    anchors = [block.anchor for block in resolution.blocks if block.anchor]
    anchors += [note.anchor for note in resolution.notes]
    return len(anchors) == len(set(anchors))


def labelled_anchors(resolution: Resolution) -> list[tuple[str, str]]:
    """What every numbered block counts and where it is: equal in all languages when the printed numbers are."""
    return [(block.ordinal, block.anchor) for block in resolution.blocks if block.label and block.ordinal]


def anchors_of_languages(results: Sequence[SetResult]) -> Iterable[str]:
    """For sets of one session in several languages: documents with equal numbers, and those with equal anchors."""
    sets: dict[str, list[SetResult]] = {}
    for result in results:
        sets.setdefault(result.name.rpartition("-")[0], []).append(result)
    for name, group in sets.items():
        if len(group) < 2:
            continue
        symbols = set.intersection(*(set(result.anchors) for result in group))
        alike = [s for s in symbols if len({tuple(one for one, _ in result.anchors[s]) for result in group}) == 1]
        same = sum(len({tuple(result.anchors[symbol]) for result in group}) == 1 for symbol in alike)
        yield (
            f"{name}: {len(symbols)} documents in {len(group)} languages, {len(alike)} with the same numbers, "
            f"{same} of these with the same anchors"
        )
