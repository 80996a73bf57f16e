"""Measures what a collection costs: seconds, memory of all processes together, bytes of HTML.

    python -m tests.benchmarks.collection convert .corpus/akn
    python -m tests.benchmarks.collection build .corpus/text/ga79-en --documents 100 300

`convert` converts the folder twice, the second time with nothing changed. `build` builds a website of so many of its
files, spread over it (and, where it has fewer, of its texts of the General Assembly once more, as of other sessions),
again with nothing changed (MkDocs then recalls the pages it rendered), and one of no file at all: what a page costs is
what it costs over that. Processor time is that of all processes, so that other work on the machine counts little;
memory is what they occupy together at the worst moment, shared pages counted once (Linux only).
"""

from __future__ import annotations

import argparse
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from statistics import mean, median

from generator import pipeline
from generator.readers import READERS
from generator.website.build import Project

PROJECT = Path(__file__).parent.parent.parent
STAGES = ("convert", "add_pages", "add_companions", "run_mkdocs", "write_previews", "tell_languages", "put_in_place")
LOOK_EVERY = 0.1
MILLISECONDS = 1_000
DOCUMENT = b'<div class="page document"'
AS_MANY_YEARS = range(1, 10)
# `79/12` becomes `179/12`, in symbol, number and references alike: a document of its own, as long as the first one.
SESSION = re.compile(rb"(?<![0-9])7[0-9](?=/[0-9])")


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


def build(folders: Sequence[Path], counts: Sequence[int], language: str) -> None:
    """Build websites of so many documents of folders, in one language or in all."""
    empty = 0.0
    for count in (0, *counts):
        with project(chosen(folders, count), language) as place:
            for what in ("built", "nothing changed") if count else ("built",):
                spent = cost("-m", "tests.benchmarks.collection", "stages", cwd=place)
                used = json.loads(spent.printed)
                print(f"{count:>5} files, {what:<16}{spent}")
                print("      " + ", ".join(f"{name} {seconds:.1f}" for name, seconds in used.items()))
                if not count:
                    empty = used["run_mkdocs"]
                    continue
                tell_pages(place / "site", (used["run_mkdocs"] - empty) * MILLISECONDS)


def tell_pages(site: Path, spent: float) -> None:
    """Print what MkDocs spent, in milliseconds, for each page of a site, and how large its pages are."""
    documents = [len(page) for page in map(Path.read_bytes, site.rglob("index.html")) if DOCUMENT in page]
    compared = sum(1 for _ in site.glob("*/compare/**/index.html"))
    if documents:
        print(
            f"      {len(documents)} documents, {compared} compare pages:"
            f" MkDocs {spent / (len(documents) + compared):.1f} CPU ms a page over no page,"
            f" {spent / len(documents):.1f} a document;"
            f" HTML {mean(documents) / 1000:.1f} kB a document, median {median(documents) / 1000:.1f} kB"
        )


def chosen(folders: Sequence[Path], count: int) -> list[tuple[str, bytes]]:
    """So many sources, spread over the folders; where these have fewer, texts of theirs again as other sessions'."""
    files = [path for folder in folders for path in sorted(folder.rglob("*")) if path.suffix.lower() in READERS]
    few = files[:: max(1, len(files) // count)][:count] if count else []
    sources = [(path.name, path.read_bytes()) for path in few]
    texts = [(name, data) for name, data in sources if name.startswith("A_RES_7") and name.endswith(".txt")]
    for again, (name, data) in product(AS_MANY_YEARS, texts):
        if len(sources) >= count:
            break
        sources.append((f"{again}-{name}", SESSION.sub(rb"%d\g<0>" % again, data)))
    return sources


@contextmanager
def project(sources: Sequence[tuple[str, bytes]], language: str = "") -> Iterator[Path]:
    """A project with the pages that are written by people, and these sources."""
    with tempfile.TemporaryDirectory() as name:
        place = Path(name)
        (place / "generator").symlink_to(PROJECT / "generator")
        shutil.copyfile(PROJECT / "mkdocs.yml", place / "mkdocs.yml")
        shutil.copytree(PROJECT / "docs", place / "docs", ignore=shutil.ignore_patterns("sources", "??"))
        (place / "docs/sources").mkdir()
        if language:
            (place / "docs/sources/collection.toml").write_text(f'languages = ["{language}"]\n', encoding="utf-8")
        for number, (named, data) in enumerate(sources):
            (place / "docs/sources" / f"{number}-{named}").write_bytes(data)
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


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.collection")
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("convert").add_argument("folder", type=Path)
    building = commands.add_parser("build")
    building.add_argument("folders", type=Path, nargs="+")
    building.add_argument("--documents", type=int, nargs="+", default=[100, 300], help="so many, then so many")
    building.add_argument("--language", default="", help="only documents of this language")
    commands.add_parser("stages", help="what `build` runs for each measurement")
    options = parser.parse_args()
    match options.command:
        case "convert":
            convert(options.folder)
        case "build":
            build(options.folders, options.documents, options.language)
        case _:
            stages()


if __name__ == "__main__":
    main()
