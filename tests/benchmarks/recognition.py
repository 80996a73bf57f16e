"""How fast recognition is, what memory it takes, and how that compares with only reading the files.

    python -m tests.benchmarks.recognition .corpus/text/ga79-en
    python -m tests.benchmarks.recognition .corpus/text/*

Processor time of one process, so that other work on the machine counts little; the files are read and recognised one
after the other, as in a conversion. Exit status 1 when a limit is broken: a mean of 6 ms, 250 ms for one document,
100 MB for the whole process.
"""

from __future__ import annotations

import resource
import sys
import time
import tracemalloc
from pathlib import Path

from generator.recognition.chain import recognise
from generator.recognition.source import SourceText

MOST_MEAN, MOST_WORST, MOST_MEMORY = 6.0, 250.0, 100.0
"""Milliseconds a document, milliseconds for the slowest, megabytes."""


def main() -> int:
    """Print documents a second, the slowest document, the ratio to reading, the memory of one document and of all."""
    paths = sorted(path for folder in sys.argv[1:] for path in Path(folder).glob("*.txt"))
    if not paths:
        sys.exit("no .txt files in the folders named")
    recognise(SourceText.of(_read(paths[0])))
    seconds, reading, characters = [], 0.0, 0
    for path in paths:
        started = time.process_time()
        text = _read(path)
        read = time.process_time()
        recognise(SourceText.of(text, path.name))
        seconds.append(time.process_time() - read)
        reading, characters = reading + read - started, characters + len(text)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1_000
    mean, worst = 1_000 * sum(seconds) / len(paths), max(range(len(seconds)), key=seconds.__getitem__)
    longest = 1_000 * seconds[worst]
    print(f"{len(paths)} documents, {characters / 1e6:.1f} million characters")
    print(f"{len(paths) / sum(seconds):.0f} documents a second, {mean:.2f} ms each")
    print(f"slowest {longest:.1f} ms: {paths[worst].name}, {_traced(paths[worst]):.1f} MB while it is read")
    print(f"{sum(seconds) / reading:.0f} times the time of only reading the files")
    print(f"{memory:.0f} MB at most, the program and its data included")
    return int(mean > MOST_MEAN or longest > MOST_WORST or memory > MOST_MEMORY)


def _read(path: Path) -> str:
    return path.read_text(encoding="utf-8-sig")


def _traced(path: Path) -> float:
    """Megabytes that recognition of one document takes at most."""
    text = _read(path)
    tracemalloc.start()
    recognise(SourceText.of(text))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return peak / 1e6


if __name__ == "__main__":
    sys.exit(main())
