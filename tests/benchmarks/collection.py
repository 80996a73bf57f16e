"""Measures what a collection costs: seconds, memory of all processes together, bytes of HTML.

    python -m tests.benchmarks.collection convert .corpus/akn
    python -m tests.benchmarks.collection build .corpus/text/ga79-en 100 300

`convert` converts the folder twice, the second time with nothing changed. `build` builds a website of so many of its
files, spread over it, again with nothing changed (MkDocs then recalls the pages it rendered), and one of no file at
all: what a page costs is what it costs over that. Processor time is that of all processes, so that other work on the
machine counts little; memory is what they occupy together at the worst moment, shared pages counted once (Linux only).
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import mean, median

from generator import pipeline
from generator.readers import READERS
from generator.website.build import Project

PROJECT = Path(__file__).parent.parent.parent
STAGES = ("convert", "add_pages", "add_companions", "run_mkdocs", "write_previews", "tell_languages", "put_in_place")
LOOK_EVERY = 0.1
MILLISECONDS = 1_000


@dataclass(frozen=True)
class Cost:
    """What a command cost: seconds by the clock and of the processors, most megabytes at once; what it printed."""

    clock: float
    processors: float
    megabytes: float
    printed: str

    def __str__(self) -> str:
        return f"{self.clock:6.1f} s{self.processors:8.1f} CPU s{self.megabytes:7.0f} MB"


def cost(*arguments: str, cwd: Path) -> Cost:
    """Run this Python with these arguments; an error of the command itself is shown, and ends the measurement."""
    started, before, most = time.monotonic(), os.times(), 0
    environment = {**os.environ, "PYTHONPATH": str(PROJECT)}
    with (
        tempfile.TemporaryFile("w+") as said,
        subprocess.Popen(
            [sys.executable, *arguments], cwd=cwd, env=environment, stdout=said, stderr=subprocess.DEVNULL
        ) as process,
    ):
        while process.poll() is None:
            most = max(most, kilobytes(process.pid))
            time.sleep(LOOK_EVERY)
        said.seek(0)
        printed = said.read()
    if process.returncode not in (0, 1):  # 1: a file of the folder has an error, which is no concern here.
        sys.exit(f"{' '.join(arguments)} ended with status {process.returncode}")
    after = os.times()
    used = after.children_user + after.children_system - before.children_user - before.children_system
    return Cost(time.monotonic() - started, used, most / 1024, printed)


def kilobytes(process: int) -> int:
    """What a process and those it started occupy; 0 when it is gone."""
    try:
        children = Path(f"/proc/{process}/task/{process}/children").read_text().split()
        rollup = Path(f"/proc/{process}/smaps_rollup").read_text().split()
    except OSError:
        return 0
    return int(rollup[rollup.index("Pss:") + 1]) + sum(kilobytes(int(child)) for child in children)


def convert(folder: Path) -> None:
    """Convert a folder into pages, twice."""
    with tempfile.TemporaryDirectory() as place:
        command = ("-m", "generator.cli", "convert", str(folder.resolve()), "--out", "out", "--quiet")
        for what in ("converted", "nothing changed"):
            spent = cost(*command, cwd=Path(place))
            pages = sum(1 for path in Path(place, "out").rglob("*.md") if path.name != "index.md")
            print(f"{what:<16}{pages:>6} pages{spent}{spent.processors / pages * MILLISECONDS:8.2f} CPU ms a page")


def build(folder: Path, counts: Sequence[int]) -> None:
    """Build websites of so many files of a folder."""
    files = [path for path in sorted(folder.rglob("*")) if path.suffix.lower() in READERS]
    empty = 0.0
    for count in (0, *counts):
        with project(files[:: max(1, len(files) // count)][:count] if count else []) as place:
            for what in ("built", "nothing changed") if count else ("built",):
                spent = cost("-m", "tests.benchmarks.collection", "stages", cwd=place)
                stages = json.loads(spent.printed)
                print(f"{count:>5} files, {what:<16}{spent}")
                print("      " + ", ".join(f"{name} {used:.1f}" for name, used in stages.items()))
                if not count:
                    empty = stages["run_mkdocs"]
                    continue
                each = (stages["run_mkdocs"] - empty) / count * MILLISECONDS
                print(f"      MkDocs {each:.1f} CPU ms a page over no page")
            sizes = [path.stat().st_size for path in place.glob("site/*/*/RES/**/index.html")]
            if sizes:
                print(f"      HTML {mean(sizes) / 1000:.1f} kB a page, median {median(sizes) / 1000:.1f} kB")


@contextmanager
def project(files: Sequence[Path]) -> Iterator[Path]:
    """A project with the pages that are written by people, and these sources."""
    with tempfile.TemporaryDirectory() as name:
        place = Path(name)
        (place / "generator").symlink_to(PROJECT / "generator")
        shutil.copyfile(PROJECT / "mkdocs.yml", place / "mkdocs.yml")
        shutil.copytree(PROJECT / "docs", place / "docs", ignore=shutil.ignore_patterns("sources", "??"))
        (place / "docs/sources").mkdir()
        for number, path in enumerate(files):
            shutil.copyfile(path, place / f"docs/sources/{number}-{path.name}")
        yield place


def stages() -> None:
    """Build the project in the current folder; print the processor time of each stage as JSON."""
    spent = dict.fromkeys(STAGES, 0.0)

    def timed(name: str, work: Callable[..., object]) -> Callable[..., object]:
        def run(*arguments: object, **named: object) -> object:
            before = sum(os.times()[:4])
            try:
                return work(*arguments, **named)
            finally:
                spent[name] += sum(os.times()[:4]) - before

        return run

    for name in STAGES:
        setattr(pipeline, name, timed(name, getattr(pipeline, name)))
    here = Project(Path.cwd())
    pipeline.build([here.sources], here, here.folder / "site", lambda done, of: None)
    print(json.dumps(spent))


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["convert", folder]:
            convert(Path(folder))
        case ["build", folder, *counts] if counts:
            build(Path(folder), [int(count) for count in counts])
        case ["stages"]:
            stages()
        case _:
            sys.exit(__doc__)
