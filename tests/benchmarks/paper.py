"""Measures how long the PDFs of a folder take: each alone, and all of them as a site prints them.

    python -m tests.benchmarks.paper .corpus/akn/ga/79/en
    python -m tests.benchmarks.paper .corpus/akn --language en

The target: 3,400 PDFs in less than 90 seconds on two processors, all processes together in less than 600 MB; a second
run renders nothing.
"""

from __future__ import annotations

import argparse
import resource
import tempfile
import threading
import time
from collections.abc import Iterator
from pathlib import Path

from generator.document.model import Resolution
from generator.readers import READERS
from generator.references.anchors import with_anchors
from generator.website.printing import Imprint, typst_source
from generator.website.sheets import Sheet, print_sheets
from generator.writers.markdown import write_markdown

ENDINGS = (".xml", ".txt", ".docx")
SECONDS_BETWEEN_LOOKS = 0.1
STATUS = "/proc/{}/smaps_rollup"
CHILDREN = "/proc/{0}/task/{0}/children"


class Memory:
    """The most that this process and its children hold at a time; what they share counts once (Linux)."""

    def __init__(self) -> None:
        """Begin to look."""
        self.most = 0
        self._stopped = threading.Event()
        self._thread = threading.Thread(target=self._look, daemon=True)
        self._thread.start()

    def stop(self) -> float:
        """The most, in MB."""
        self._stopped.set()
        self._thread.join()
        return self.most / 1024

    def _look(self) -> None:
        while not self._stopped.wait(SECONDS_BETWEEN_LOOKS):
            self.most = max(self.most, sum(map(_held, _family("self"))))


def _family(process: str) -> Iterator[str]:
    yield process
    try:
        own = Path("/proc/self").resolve().name if process == "self" else process
        children = Path(CHILDREN.format(own)).read_text().split()
    except OSError:
        return
    for child in children:
        yield from _family(child)


def _held(process: str) -> int:
    """The proportional size of a process in kB."""
    try:
        lines = Path(STATUS.format(process)).read_text().splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in lines if line.startswith("Pss:")), 0)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.paper")
    parser.add_argument("folder", type=Path, help="sources, in folders or not")
    parser.add_argument("--language", default="", help="only documents of this language")
    parser.add_argument("--at-most", type=int, default=3400, help="how many documents")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="paper-") as name:
        folder = Path(name)
        sheets, writing = prepared(options.folder, options.language, options.at_most, folder)
        count = max(len(sheets), 1)
        print(f"{len(sheets)} documents, writing their pages takes {1000 * writing / count:.2f} ms each")
        for run in ("first", "second"):
            memory, start, used = Memory(), time.monotonic(), _processor_seconds()
            faults = [fault for fault in print_sheets(sheets, folder / "memory", lambda done, of: None) if fault]
            seconds, used = time.monotonic() - start, _processor_seconds() - used
            print(
                f"{run} run: {seconds:.1f} s, {1000 * used / count:.1f} ms of a processor each"
                f" ({used / writing:.0f} x the page), at most {memory.stop():.0f} MB, {len(faults)} faults"
            )
            for fault in faults[:5]:
                print(f"  {fault}")
        size = sum(sheet.target.stat().st_size for sheet in sheets if sheet.target.is_file())
        print(f"{size / count / 1000:.0f} kB each")


def prepared(source: Path, language: str, at_most: int, folder: Path) -> tuple[list[Sheet], float]:
    """The Typst sources of the documents, and the seconds that writing their pages takes."""
    sheets: list[Sheet] = []
    writing = 0.0
    for resolution in _documents(source, language):
        start = time.process_time()
        write_markdown(resolution)
        writing += time.process_time() - start
        typeset = folder / f"{len(sheets)}.typ"
        typeset.write_text(typst_source(resolution), encoding="utf-8")
        sheets.append(
            Sheet(typeset, folder / f"{len(sheets)}.pdf", Imprint("https://resolutions.example/2026.11", "2026.11"))
        )
        if len(sheets) == at_most:
            break
    return sheets, writing


def _documents(source: Path, language: str) -> Iterator[Resolution]:
    for path in sorted(path for path in source.rglob("*") if path.suffix in ENDINGS):
        read = READERS[path.suffix](path.read_bytes(), path.name, "").resolution
        if read is not None and language in ("", read.language):
            yield with_anchors(read)


def _processor_seconds() -> float:
    """What this process and its ended children used."""
    usages = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(usage.ru_utime + usage.ru_stime for usage in usages)


if __name__ == "__main__":
    main()
