"""Prints the PDFs of a site: none is rendered again that would be the same, and memory stays small.

A PDF names the edition in which its text first appeared, and the address of the page there. So it is the same file,
byte for byte, in every later edition until the text changes, and what a sheet of paper says stays true.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from generator.website.files import linked, write_whole
from generator.website.printing import Imprint, PrintingError, forget_layouts, print_key, rendered
from generator.website.processes import spread

POOL_FROM = 32
"""From how many PDFs on it pays to start more processes."""
CHUNK = 8
NOW, BEFORE = "now", "before"


@dataclass(frozen=True, slots=True)
class OlderText:
    """A text that is published: its hash (generator/writers/text_hash.py), and the first edition that had it."""

    text: str
    since: str


@dataclass(frozen=True, slots=True)
class Publication:
    """The edition that is being made; `older` are the texts of the newest one there is, by their place in the site.

    A place is `en/A/RES/62/152`. Without a name nothing is published, and nothing says an edition.
    """

    edition: str = ""
    older: Mapping[str, OlderText] = field(default_factory=dict)

    def since(self, place: str, text: str) -> str:
        """The first edition with this text: an older one while its text is the same, else the one being made."""
        known = self.older.get(place)
        return known.since if self.edition and known is not None and known.text == text else self.edition


@dataclass(frozen=True, slots=True)
class Press:
    """What the PDFs of a site say of where they are from: the address of its root, the edition being made."""

    site_address: str = ""
    publication: Publication = Publication()

    def imprint(self, place: str, text: str) -> Imprint:
        """What the foot of the first page says for a document."""
        edition = self.publication.since(place, text)
        root = self.site_address.rstrip("/")
        return Imprint(root and f"{root}/{edition}".rstrip("/"), edition)


@dataclass(frozen=True, slots=True)
class Sheet:
    """One PDF to be made: its Typst source, where it goes, what its foot says."""

    source: Path
    target: Path
    imprint: Imprint


def print_sheets(sheets: Sequence[Sheet], memory: Path, progress: Callable[[int, int], None]) -> Iterator[str]:
    """Bring every PDF to its place; what went wrong with each, mostly nothing, in their order.

    `memory` is a folder only one run uses at a time. It keeps the PDFs of this run, and those that the run before had
    and this one does not want: somebody who builds with and without an address in turn renders nothing twice.
    """
    keys = [print_key(sheet.source.read_text(encoding="utf-8"), sheet.imprint) for sheet in sheets]
    wanted = {}
    for key, sheet in zip(keys, sheets, strict=True):
        if not _known(memory, key):
            wanted[key] = (sheet.source, sheet.imprint, memory / NOW / f"{key}.pdf")
    jobs = list(wanted.values())
    faults = {}
    for done, (key, fault) in enumerate(zip(wanted, _work(jobs), strict=True), 1):
        progress(done, len(jobs))
        faults[key] = fault
    for key, sheet in zip(keys, sheets, strict=True):
        fault = faults.get(key, "")
        if not fault:
            linked(memory / NOW / f"{key}.pdf", sheet.target)
        yield fault
    _put_aside(memory, set(keys))


def _known(memory: Path, key: str) -> bool:
    """Whether a PDF was made before; one that was put aside is taken back."""
    with suppress(OSError):
        (memory / BEFORE / f"{key}.pdf").replace(memory / NOW / f"{key}.pdf")
    return (memory / NOW / f"{key}.pdf").is_file()


def _put_aside(memory: Path, used: set[str]) -> None:
    """Keep what nobody wanted this time for one more time, in place of what was put aside before."""
    left = [path for path in (memory / NOW).glob("*.pdf") if path.stem not in used]
    if left:
        shutil.rmtree(memory / BEFORE, ignore_errors=True)
        (memory / BEFORE).mkdir(parents=True)
        for path in left:
            path.replace(memory / BEFORE / path.name)


def _work(jobs: Sequence[tuple[Path, Imprint, Path]]) -> Iterator[str]:
    """What went wrong with each. Typst has threads, so processes are started and not forked."""
    return spread(_print, jobs, pool_from=POOL_FROM, chunk=CHUNK, own_threads=True)


def _print(job: tuple[Path, Imprint, Path]) -> str:
    source, imprint, target = job
    try:
        write_whole(target, rendered(source.read_text(encoding="utf-8"), imprint))
    except (PrintingError, OSError) as error:
        return str(error)
    finally:
        forget_layouts()
    return ""
