"""How fast recognition is, and how that compares with only reading the files.

    python -m tests.benchmarks.recognition .corpus/text/ga79-en

Processor time of one process, so that other work on the machine counts little.
"""

from __future__ import annotations

import sys
import time
import tracemalloc
from pathlib import Path

from generator.recognition.chain import recognise
from generator.recognition.source import SourceText


def main() -> None:
    """Print documents per second, the slowest document, the ratio to reading and the memory of one document."""
    folders = [Path(name) for name in sys.argv[1:]]
    paths = sorted(path for folder in folders for path in folder.glob("*.txt"))
    if not paths:
        sys.exit("no .txt files in the folders named")
    started = time.process_time()
    texts = [path.read_text(encoding="utf-8-sig") for path in paths]
    reading = time.process_time() - started
    recognise(SourceText.of(texts[0]))
    seconds = []
    for path, text in zip(paths, texts, strict=True):
        started = time.process_time()
        recognise(SourceText.of(text, path.name))
        seconds.append(time.process_time() - started)
    total, worst = sum(seconds), max(range(len(seconds)), key=seconds.__getitem__)
    tracemalloc.start()
    recognise(SourceText.of(texts[worst]))
    peak = tracemalloc.get_traced_memory()[1]
    print(f"{len(paths)} documents, {sum(map(len, texts)) / 1e6:.1f} million characters")
    print(f"{len(paths) / total:.0f} documents a second, {1000 * total / len(paths):.2f} ms each")
    print(f"slowest {1000 * seconds[worst]:.1f} ms: {paths[worst].name}, {peak / 1e6:.1f} MB while it is read")
    print(f"{total / reading:.0f} times the time of only reading the files")


if __name__ == "__main__":
    main()
