"""Whether the time and memory of a conversion grow with the length of a text, whatever the text.

    python -m tests.benchmarks.hostile
    python -m tests.benchmarks.hostile --megabytes 0.6 1.2 2.5 5 --shapes notes marks

Every shape is a text of nothing but one thing, made as long as asked, put through everything that happens to a file
before its page is written (reading, anchors, references, checks, Markdown), each in a process of its own. Printed are
processor seconds for each length, how often longer the last took than the first against how often longer its text is
(1.00: exactly linear), and the most memory. Exit status 1 when a shape grows more than `WORST_GROWTH` times as fast
as its text.
"""

from __future__ import annotations

import argparse
import resource
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from itertools import chain, count
from multiprocessing import get_context
from pathlib import Path

from generator.website.conversion import WRITERS, read_source
from generator.website.processes import spare_collector
from generator.website.sources import SourceFile

PATH = Path("hostile.txt")
MEGABYTE = 1_000_000
LENGTHS = (0.6, 1.2, 2.5, 5.0)
WORST_GROWTH = 1.5
HEAD = "Resolution adopted by the General Assembly on 3 May 2011\n65/900.\tLighthouses of small islands\n\n\n"
ARABIC = "قرار اتخذته الجمعية العامة في 3 أيار/مايو 2011\n65/900\tمنارات الجزر\n\n\n\tإن الجمعية العامة،\n"
CHINESE = "2011年5月3日大会决议\n65/900.\t灯塔\n\n\n\t大会，\n\t"
VOLUME = "Resolution 301 (1971)\nof 20 October 1971\nThe Security Council,\n"
FORMULA = "\tThe General Assembly,\n"
END = "\n3rd plenary meeting\n3 May 2011\n"
NOTES = 999
"""The longest mark has three digits."""
MOST_MEMORY = 8_000_000_000
"""Bytes: a shape that needs more fails, and the machine does not."""
LEVELS = ("(a)", "(i)", "a.", "i.", "(1)", "–", "A.", "1.1")


def filled(parts: Iterator[str], length: int) -> str:
    """As many of the parts as make up the length."""
    found, size = [], 0
    for part in parts:
        found.append(part)
        size += len(part)
        if size >= length:
            break
    return "".join(found)


def again(part: str) -> Iterator[str]:
    """The same over and over."""
    while True:
        yield part


def body(parts: Iterator[str], length: int, notes: int = 0) -> str:
    """A resolution with these parts as its body, and so many notes."""
    listed = "".join(f"{number} See A/65/{number}.\n" for number in range(1, notes + 1))
    return f"{HEAD}{FORMULA}{filled(parts, length)}{END}{listed}"


def of(part: str, notes: int = 0) -> Callable[[int], str]:
    """A body of one part over and over."""
    return lambda length: body(again(part), length, notes)


def numbered(form: str, notes: int = 0, most: int = 0) -> Callable[[int], str]:
    """A body of one part over and over with a number that counts up, from 1 again after `most`."""
    return lambda length: body((form.format((n - 1) % most + 1 if most else n) for n in count(1)), length, notes)


def notes_only(form: str) -> Callable[[int], str]:
    """A short body, then notes."""
    return lambda length: (
        f"{HEAD}{FORMULA}\tNoting a,1 b,2\n{END}\n" + filled((form.format(n) for n in count(1)), length)
    )


def after(opening: str, part: str) -> Callable[[int], str]:
    """One part over and over behind an opening."""
    return lambda length: opening + filled(again(part), length)


def ragged_table(length: int) -> str:
    """One row of very many cells over very many rows of two."""
    return body(chain(["\t" * (length // 5) + "x\n"], again("a\tb\n")), length)


SHAPES: Mapping[str, Callable[[int], str]] = {
    "paragraphs": numbered("\t{}.\tRequests the keepers of the lighthouses to report on oil and wicks;\n"),
    "repeated notes": numbered("\tNoting the report of the keepers,{} oil and wicks,\n", NOTES, NOTES),
    "notes out of order": numbered("\tNoting the report of the keepers,{} oil and wicks,\n", NOTES, 7),
    "one note": of("a,1 ", 1),
    "many notes on a line": numbered("a,{} ", NOTES, NOTES),
    "marks without notes": numbered("keepers{} and ", 2, 900),
    "stars": lambda length: body(again("lamps* and "), length) + "* Of the islands.\n",
    "notes": notes_only("{} See the records.\n"),
    "notes of the same number": notes_only("2 See the records.\n"),
    "lines of one note": notes_only("See the records.\n"),
    "ibid.": notes_only("{} Ibid.\n"),
    "star notes": notes_only("* See the records.\n"),
    "quoted lines": of("\t“Keepers” trim the wicks,\n"),
    "quotation marks": of("“"),
    "table rows": of("a\tb\tc\n"),
    "ragged table": ragged_table,
    "cells of one row": of("a\t"),
    "table notes": of("a\tb\n\ta\tSee the list.\n"),
    "notes of one table": after(f"{HEAD}{FORMULA}a\tb\nc\td\n", "\ta\tSee the list.\n"),
    "letters": of("\t(a)\tTo trim wicks;\n"),
    "letters alone": of("(a)\n"),
    "letters in a line": of("(a) "),
    "deep lists": lambda length: body((f"\t{LEVELS[n % 8]}\tTo trim wicks:\n" for n in count()), length),
    "roman or letter": lambda length: body(chain(["\t1.\tDecides:\n"], again("\t(i)\tx;\n")), length),
    "numbers doubled": of("\t1.\tRequests oil;\n"),
    "parts": of("A\n\tThe General Assembly,\n\t1.\tDecides to light;\n3rd plenary meeting\n3 May 2011\n"),
    "sections": of("I\n\tRecalling oil,\n\t1.\tDecides to light;\n"),
    "annexes": of("Annex\n\t\tOil\n\t1.\tOil is dear.\n"),
    "headings": of("\t\tOil\n"),
    "separators": of("* * *\n"),
    "closing lines": of("3rd plenary meeting\n3 May 2011\n"),
    "adoption lines": after("", "Resolution adopted by the General Assembly on 3 May 2011\n"),
    "titles": after(HEAD, "of small islands\n"),
    "titles with numbers": after("", "65/900.\tLighthouses\n"),
    "formulas": of(FORMULA),
    "continuations": of("and demands oil,\n"),
    "broken paragraphs": of("\tNoting that the keepers of the lighthouses trim the wicks\nand more\n"),
    "lines that go on": after(f"{HEAD}{FORMULA}\tNoting that the keepers of lighthouses trim wicks\n", "and more\n"),
    "marks and gaps": of("12\n\n", 99),
    "one line": of("Keepers of lighthouses trim the wicks, "),
    "one word": of("a"),
    "digits": of("1234567890", 9),
    "lines of digits": of("12\n", 99),
    "tabs": of("\t"),
    "lines of tabs": of("\t\t\n"),
    "empty lines": of("\n"),
    "spaces": of(" "),
    "brackets": of("("),
    "stops": of("."),
    "markup": of("<*_`[{|\\"),
    "symbols": of("A/RES/65/900, "),
    "resolutions": numbered("its resolutions {0}/12 and 62/{0} of 1 May 2007, ", 0, 400),
    "paragraphs of resolutions": of("paragraphs 4, 5 (a) and 6 of resolution 62/152, annex II, "),
    "numbers of the Council": numbered("resolutions 13{0} and 12{0}, ", 0, 99),
    "own paragraphs": of("\t1.\tRefers to paragraph 1 above and paragraph 2 below;\n"),
    "verbs": of("and requests and urges and "),
    "furniture": after(body(again("\tOil,\n"), 100), "<<ODS JOB NO>>N1<<ODS JOB NO>>\n"),
    "Arabic": after(ARABIC, "\tإذ تشير إلى قرارها 62/152 المؤرخ 3 أيار/مايو 2011(1)،\n"),
    "Chinese": after(CHINESE, "回顾其2007年12月18日第62/152号决议，"),
    "wrapped lines": after("A/RES/65/900\nGeneral\n" + HEAD, "the keepers of the\nlamps trim\n"),
    "printed volume": after(VOLUME, "Recalling its resolution 284 (1970),1\n\n1. Decides to light;\n"),
    "nothing known": after("", "def light(lamp):\n    return lamp.oil[0] + 1\n"),
}  # fmt: skip


def measure(shape: str, megabytes: float) -> tuple[float, float]:
    """Processor seconds and megabytes that one text takes; the memory of the program itself is not counted."""
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    spare_collector()
    convert(SHAPES["paragraphs"](2_000))
    text = SHAPES[shape](int(megabytes * MEGABYTE))
    before = most_memory()
    started = time.process_time()
    convert(text)
    return time.process_time() - started, most_memory() - before


def convert(text: str) -> None:
    """Everything that happens to a source before its page is written."""
    resolution, _ = read_source(text.encode(), SourceFile(PATH, PATH.name, PATH))
    if resolution is not None:
        WRITERS["markdown"].write(resolution, "sources/hostile.txt")


def most_memory() -> float:
    """The most memory that this process has taken so far, in megabytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1_000


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print; 1 when a shape is not linear."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.hostile", description=__doc__)
    parser.add_argument("--megabytes", nargs="+", type=float, default=LENGTHS, help="lengths of the texts, rising")
    parser.add_argument("--shapes", nargs="+", choices=SHAPES, default=list(SHAPES), metavar="SHAPE", help="only these")
    options = parser.parse_args(arguments)
    print("shape".ljust(28), *(f"{length:5g} MB" for length in options.megabytes), "  growth   memory MB")
    worst = 0.0
    with ProcessPoolExecutor(1, get_context("spawn"), max_tasks_per_child=1) as pool:
        for shape in options.shapes:
            found = [pool.submit(measure, shape, length).result() for length in options.megabytes]
            growth = (found[-1][0] / found[0][0]) / (options.megabytes[-1] / options.megabytes[0])
            worst = max(worst, growth)
            seconds = "  ".join(f"{taken:6.2f}" for taken, _ in found)
            memory = max(memory for _, memory in found)
            print(f"{shape:28}  {seconds}  {growth:6.2f}  {memory:8.0f}", flush=True)
    return int(worst > WORST_GROWTH)


if __name__ == "__main__":
    sys.exit(main())
