"""Prints how fast each reader is: python -m tests.benchmarks.readers [FOLDER [FILES_OF_EACH]]

Without a folder it reads the invented resolution of tests/readers, of which there is no PDF. The ratio is the time of
the whole reader over that of the raw parse (XML: the parser; Word: unpacking and the parser; text: decoding; PDF: what
the library knows of every character), which is the least there can be.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from statistics import median

from generator.readers import READERS
from generator.readers.akn.parsing import parse
from generator.readers.decoding import decode
from generator.readers.docx.package import open_package
from generator.readers.pdf.library import open_pdf
from tests.readers.invented import ALL, Invented
from tests.readers.renderings import as_akn, as_text, as_word

INVENTED: Mapping[str, Callable[[Invented], bytes]] = {".xml": as_akn, ".docx": as_word, ".txt": as_text}
RAW: Mapping[str, Callable[[bytes], object]] = {
    ".xml": parse,
    ".docx": open_package,
    ".txt": lambda data: decode(data, ""),
    ".pdf": open_pdf,
}
MILLISECONDS = 1_000


def sources(folder: Path | None, ending: str, most: int) -> list[bytes]:
    """The bytes of up to `most` files, spread over the folder; of the invented resolution without a folder."""
    if folder is None:
        return [INVENTED[ending](one) for one in ALL.values() if ending in INVENTED] * (most // len(ALL))
    found = sorted(folder.rglob(f"*{ending}"))
    return [path.read_bytes() for path in found[:: max(1, len(found) // most)][:most]]


def seconds(work: Callable[[bytes], object], files: Sequence[bytes]) -> list[float]:
    """The processor time that each file took."""
    taken = []
    for data in files:
        start = time.process_time()
        work(data)
        taken.append(time.process_time() - start)
    return taken


def _read(ending: str, data: bytes) -> object:
    return READERS[ending](data, "a", "")


def main(arguments: Sequence[str]) -> None:
    """Measure every format that has files."""
    folder = Path(arguments[0]) if arguments else None
    most = int(arguments[1]) if len(arguments) > 1 else 200
    print("format   files  a second  median ms  mean ms  longest ms  raw ms  ratio  ms a page")
    for ending, raw in RAW.items():
        files = sources(folder, ending, most)
        if not files:
            continue
        read = partial(_read, ending)
        seconds(read, files[:5])
        whole = seconds(read, files)
        least = seconds(raw, files)
        print(
            f"{ending:<6}{len(files):>8}{len(files) / sum(whole):>10.0f}{median(whole) * MILLISECONDS:>11.2f}"
            f"{sum(whole) / len(files) * MILLISECONDS:>9.2f}{max(whole) * MILLISECONDS:>12.1f}"
            f"{median(least) * MILLISECONDS:>8.2f}{sum(whole) / sum(least):>7.1f}{_a_page(ending, files, sum(whole))}"
        )


def _a_page(ending: str, files: Sequence[bytes], taken: float) -> str:
    """The time for a page of a PDF; other formats have no pages."""
    if ending != ".pdf":
        return ""
    pages = sum(len(open_pdf(data).pages) for data in files)
    return f"{taken / max(pages, 1) * MILLISECONDS:>11.2f}"


if __name__ == "__main__":
    main(sys.argv[1:])
