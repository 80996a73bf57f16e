"""Converts many sources, in several processes when it pays; what a process hands over is small."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.diagnostics import Diagnostic
from generator.website.conversion import WRITERS, Converted, convert_file
from generator.website.kept import Kept, kept_from
from generator.website.processes import spread
from generator.website.sources import SourceFile

POOL_FROM = 64
"""From how many files on it pays to start more processes."""
CHUNK = 16


@dataclass(frozen=True, slots=True)
class Job:
    """One source to convert; it is left alone when its bytes are those of `fingerprint`."""

    source: SourceFile
    target: str
    source_path: str
    fingerprint: str
    beside: Path | None


@dataclass(frozen=True, slots=True)
class Done:
    """What came of a job: what to keep, None when the source cannot be converted, and what there is to say then.

    `content` is what a format is written as that does not depend on other documents.
    """

    kept: Kept | None
    remarks: tuple[Diagnostic, ...] = ()
    content: str | bytes = b""


def work(jobs: Sequence[Job]) -> Iterator[Done | None]:
    """What comes of each job, in order; None for what has not changed."""
    own_threads = any(job.target == "pdf" for job in jobs)
    return spread(do, jobs, pool_from=POOL_FROM, chunk=CHUNK, own_threads=own_threads)


def do(job: Job) -> Done | None:
    """Convert one source."""
    converted = convert_file(job.source, job.target, job.source_path, job.fingerprint, job.beside)
    if converted is None:
        return None
    streamed = job.target != "markdown"
    kept = kept_from(converted, _page(job, converted), with_text=not streamed)
    if kept is None:
        return Done(None, converted.diagnostics)
    return Done(kept, (), (converted.data or converted.text) if streamed else b"")


def _page(job: Job, converted: Converted) -> str:
    """Where the page goes: pages by symbol, machine formats by the name of the source."""
    if job.target == "markdown" and converted.entry is not None:
        return f"{converted.entry.path}.md"
    return job.source.place.with_suffix(WRITERS[job.target].ending).as_posix()
