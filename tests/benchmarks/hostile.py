"""Whether the time and memory of a conversion grow with the length of a file, whatever is in it.

    python -m tests.benchmarks.hostile
    python -m tests.benchmarks.hostile --megabytes 0.6 1.2 2.5 5 --shapes notes "word: footnotes" "pdf: *"

Every shape (`tests/benchmarks/shapes/`) is a file of nothing but one thing, made as long as asked, put through
everything that happens to a file before its page is written (reading, anchors, references, checks, Markdown), each in
a process of its own. Printed are processor seconds for each length, how often longer the last took than the first
against how often longer its text is (1.00: exactly linear), the most memory, and what came of the last: a page, or
the error that says why not. Exit status 1 when a shape grows more than `WORST_GROWTH` times as fast as its text and
takes more than `QUICK` seconds, when one is not done within `LONGEST` seconds or `MOST_MEMORY`, or when one meets a
fault of the program.
"""

from __future__ import annotations

import argparse
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from fnmatch import fnmatchcase
from multiprocessing import get_context
from pathlib import Path
from typing import TypeVar

from generator.diagnostics import Code, Severity
from generator.website.conversion import convert_file
from generator.website.processes import spare_collector
from generator.website.sources import SourceFile
from tests.benchmarks.shapes import SHAPES

MEGABYTE = 1_000_000
LENGTHS = (0.6, 1.2, 2.5, 5.0)
WORST_GROWTH, QUICK = 1.5, 1.0
LONGEST = 60
MOST_MEMORY = 8_000_000_000
"""Bytes: a shape that needs more fails, and the machine does not."""
WARM = "paragraphs", "word: paragraphs", "xml: paragraphs", "pdf: printed pages"
Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Cost:
    """Processor seconds and megabytes that one file takes, and what came of it."""

    seconds: float
    megabytes: float
    outcome: str

    @property
    def is_fault(self) -> bool:
        """Whether the program failed, and not the file."""
        return self.outcome in (NOT_DONE, Code.WRITING_FAILED.text, Code.TEXT_CHANGED.text)


NOT_DONE = "not done"


def make(shape: str, megabytes: float, folder: Path) -> Path:
    """Write one file."""
    ending, made = SHAPES[shape]
    path = folder / f"hostile{ending}"
    path.write_bytes(made(int(megabytes * MEGABYTE)))
    return path


def measure(path: Path, folder: Path) -> Cost:
    """What one file costs; the memory of the program itself is not counted."""
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (LONGEST, LONGEST))
    spare_collector()
    for shape in WARM:
        if SHAPES[shape][0] == path.suffix:
            convert(make(shape, 0.01, folder / "warm"))
    before = most_memory()
    started = time.process_time()
    outcome = convert(path)
    return Cost(time.process_time() - started, most_memory() - before, outcome)


def convert(path: Path) -> str:
    """Everything that happens to a source before its page is written; `page`, or the code of the error."""
    converted = convert_file(SourceFile(path, path.name, Path(path.name)), "markdown", f"sources/{path.name}")
    errors = [one for one in converted.diagnostics if one.code.severity is Severity.ERROR] if converted else []
    return errors[0].code.text if errors else "page"


def most_memory() -> float:
    """The most memory that this process has taken so far, in megabytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1_000


def alone(work: Callable[..., Result], *arguments: object) -> Result:
    """What comes of work in a process of its own."""
    with ProcessPoolExecutor(1, get_context("spawn")) as pool:
        return pool.submit(work, *arguments).result()


def cost(shape: str, megabytes: float) -> Cost:
    """What one shape of one length costs."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "warm").mkdir()
        path = alone(make, shape, megabytes, folder)
        try:
            return alone(measure, path, folder)
        except BrokenProcessPool:
            return Cost(LONGEST, MOST_MEMORY / MEGABYTE, NOT_DONE)


def wanted(patterns: Sequence[str]) -> list[str]:
    """The shapes whose names match; all without a pattern."""
    return [name for name in SHAPES if not patterns or any(fnmatchcase(name, pattern) for pattern in patterns)]


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print; 1 when a shape is not linear."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.hostile", description=__doc__)
    parser.add_argument("--megabytes", nargs="+", type=float, default=LENGTHS, help="lengths of the files, rising")
    parser.add_argument("--shapes", nargs="+", default=[], metavar="SHAPE", help="only these; * stands for anything")
    options = parser.parse_args(arguments)
    print("shape".ljust(34), *(f"{length:5g} MB" for length in options.megabytes), "  growth   memory MB")
    bad = False
    for shape in wanted(options.shapes):
        found = [cost(shape, length) for length in options.megabytes]
        times = options.megabytes[-1] / options.megabytes[0]
        growth = (found[-1].seconds / max(found[0].seconds, 0.001)) / times
        bad |= found[-1].is_fault or (growth > WORST_GROWTH and found[-1].seconds > QUICK)
        seconds = "  ".join(f"{one.seconds:6.2f}" for one in found)
        memory = max(one.megabytes for one in found)
        print(f"{shape:34}  {seconds}  {growth:6.2f}  {memory:8.0f}  {found[-1].outcome}", flush=True)
    return int(bad)


if __name__ == "__main__":
    sys.exit(main())
