"""Divides a large collection, so that several machines can convert it, and takes in what they made.

A shard is only converted, and its PDFs printed. What depends on the collection (links between documents, who cites
whom, languages, index pages, the search) is made by the ordinary build, which then finds everything converted already:
so a site that was built in shards is the site, byte for byte.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Sequence
from contextlib import suppress
from itertools import pairwise
from pathlib import Path

from generator.website.database import DamagedError, add_all, made_by, opened
from generator.website.files import locked
from generator.website.sources import SourceFile

FOLDER_NAME = "shards"
"""Below the folder where converted pages are kept: one folder for each shard."""
WHOLE = "all"
FILES = 5_000
"""So many files are worth a machine of their own: a minute until it is ready, and two or three for the work."""
MOST_SHARDS = 64
OTHER = "other"
SHARD = re.compile(r"(?P<number>[1-9][0-9]?)-of-(?P<count>[1-9][0-9]?)(?:-[a-z]+)*", re.ASCII)
ORGAN = re.compile(r"(?P<organ>A[-_/ ]HRC|[ASE])[-_/ (]", re.ASCII)


class UnknownShardError(Exception):
    """There is no shard of this name; the message says which there are."""


def shards(sources: Sequence[SourceFile], files: int = FILES) -> dict[str, tuple[SourceFile, ...]]:
    """The sources in as many parts of about equal size as they need, by name: `3-of-7-fr-s`.

    They are in the order of language and organ, as far as the names of files tell; each part bears the language and
    organ of its first file. Few sources are one part, `all`.
    """
    count = min(MOST_SHARDS, -(-len(sources) // files))
    return divided(sources, count)


def divided(sources: Sequence[SourceFile], count: int) -> dict[str, tuple[SourceFile, ...]]:
    """The sources in `count` parts, by name."""
    if count <= 1:
        return {WHOLE: tuple(sources)}
    ordered = sorted(sources, key=lambda source: (*_group(source), source.name))
    cuts = [len(ordered) * number // count for number in range(count + 1)]
    parts = [tuple(ordered[start:end]) for start, end in pairwise(cuts)]
    return {f"{number}-of-{count}-{'-'.join(_group(part[0]))}": part for number, part in enumerate(parts, 1) if part}


def shard(sources: Sequence[SourceFile], name: str) -> tuple[SourceFile, ...]:
    """The sources of one shard; its name says into how many parts they are divided."""
    match = SHARD.fullmatch(name)
    parts = divided(sources, int(match["count"]) if match else 1)
    if name not in parts:
        raise UnknownShardError(f"there is no shard {name}; there are: {', '.join(parts)}")
    return parts[name]


def _group(source: SourceFile) -> tuple[str, str]:
    """Language and organ, as the name of the file tells: `fr`, `s`."""
    match = ORGAN.match(source.place.name.upper())
    organ = re.sub(r"\W|_", "", match["organ"]).lower() if match else OTHER
    return source.expected_language or OTHER, organ


def take_in(prepared: Path, pages: Path, beside: Path, program: str) -> None:
    """Make what the shards in `prepared` know known to the folder `pages`, and remove them.

    Only what this `program` made is of use; of anything else the sources are converted again.
    """
    for folder in sorted(prepared.iterdir()) if prepared.is_dir() else ():
        if made_by(folder, program):
            # First the files: what the catalogue knows has to be there, however this run ends.
            _move(folder / beside.name, beside)
            with suppress(DamagedError), locked(pages), opened(pages, program) as database:
                add_all(database, folder)
    shutil.rmtree(prepared, ignore_errors=True)


def _move(source: Path, target: Path) -> None:
    """Bring every file below `source` to `target`, in place of those there."""
    for path in sorted(path for path in source.rglob("*") if path.is_file()):
        place = target / path.relative_to(source)
        place.parent.mkdir(parents=True, exist_ok=True)
        path.replace(place)
