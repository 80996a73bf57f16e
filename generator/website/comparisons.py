"""Pages that compare two neighbours in a chain of resolutions: `/en/compare/A/RES/62/152...A/RES/64/163/`.

One page for each two neighbours and each language that has both, made of their two finished pages. A page is written
anew only when one of these, or the program, has changed. Every row has an address of its own, which no address of a
document can be: `now-op7` for what is in the later text, `was-op3` for what was in the earlier one.
"""

from __future__ import annotations

import hashlib
import posixpath
import re
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from generator.diagnostics import Code, Diagnostic, Position
from generator.languages import LANGUAGES
from generator.website.comparison_page import comparison_page
from generator.website.comparison_place import FOLDER_NAME, comparison_path
from generator.website.conversion import Entry
from generator.website.files import inside, write_whole
from generator.website.kept import generator_fingerprint
from generator.website.processes import spread

COUNTED = re.compile(r" data-cited=\d+")
OURS = re.compile(r"\n\n## [^\n]*data-ours=1 \}\n")
MADE_OF = re.compile(r"^made_of: (\w+)$", re.MULTILINE)
HEAD = 1000
"""So many characters at the beginning of a page hold the line that says what it was made of."""
POOL_FROM = 64
"""From how many pages on it pays to start more processes."""
CHUNK = 16


@dataclass(frozen=True, slots=True)
class Pair:
    """Two neighbours of a chain in one language, and the languages that have both."""

    before: Entry
    after: Entry
    languages: tuple[str, ...]

    @property
    def page(self) -> str:
        """The place of the page that compares them."""
        return comparison_path(self.before.language, self.before.symbol, self.after.symbol)


def pairs(neighbours: Iterable[tuple[str, str, str]], entries: Iterable[Entry]) -> list[Pair]:
    """The pairs of `(language, earlier symbol, later symbol)`, with every language that has both documents.

    Languages are compared wherever one of them shows that the documents follow each other: their titles may be too
    different in another one to tell.
    """
    known = {(entry.language, entry.symbol): entry for entry in entries}
    found = []
    for before, after in sorted({(before, after) for _, before, after in neighbours}):
        languages = [one for one in sorted(LANGUAGES) if (one, before) in known and (one, after) in known]
        found += [Pair(known[one, before], known[one, after], tuple(languages)) for one in languages]
    return found


def write_comparisons(wanted: Sequence[Pair], out: Path) -> list[Diagnostic]:
    """Bring the pages of comparisons in `out` up to date; what could not be written."""
    _forget({pair.page for pair in wanted}, out)
    remarks = []
    faults = spread(partial(_write, out), wanted, pool_from=POOL_FROM, chunk=CHUNK)
    for pair, fault in zip(wanted, faults, strict=True):
        if fault:
            remarks.append(Diagnostic(Code.WRITING_FAILED, f"{pair.page}: {fault}", Position(), pair.page))
    return remarks


def _write(out: Path, pair: Pair) -> str:
    """What went wrong with a page, mostly nothing."""
    try:
        before, after = (_text(out, entry) for entry in (pair.before, pair.after))
        target = inside(out, pair.page)
        made_of = _digest(repr(pair), before, after, generator_fingerprint())
        if _made_of(target) != made_of:
            links = _links(pair)
            write_whole(target, comparison_page(pair.before, pair.after, before, after, pair.languages, links, made_of))
    except OSError as error:
        return error.strerror or str(error)
    return ""


def _links(pair: Pair) -> tuple[str, str]:
    """The two pages as seen from the one that compares them."""
    folder = posixpath.dirname(pair.page)
    first, second = (posixpath.relpath(f"{entry.path}.md", folder) for entry in (pair.before, pair.after))
    return first, second


def _text(out: Path, entry: Entry) -> str:
    """A page without what the collection says of it."""
    page = (out / f"{entry.path}.md").read_text(encoding="utf-8")
    ours = OURS.search(page)
    return COUNTED.sub("", page[: ours.start()] if ours else page).rstrip("\n")


def _digest(*texts: str) -> str:
    digest = hashlib.sha256()
    for text in texts:
        digest.update(len(text).to_bytes(8) + text.encode())
    return digest.hexdigest()[:32]


def _made_of(page: Path) -> str:
    with suppress(OSError), page.open(encoding="utf-8") as file:
        match = MADE_OF.search(file.read(HEAD))
        return match[1] if match else ""
    return ""


def _forget(wanted: set[str], out: Path) -> None:
    """Remove the pages of pairs that are no neighbours any more."""
    for language in LANGUAGES:
        for page in (out / language / FOLDER_NAME).rglob("*.md"):
            if page.relative_to(out).as_posix() not in wanted:
                with suppress(OSError):
                    page.unlink()
