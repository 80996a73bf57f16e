"""Processes that share the work on many files."""

from __future__ import annotations

import gc
import os
import signal
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context, parent_process
from multiprocessing.connection import wait
from typing import TypeVar

COLLECT_AFTER = 50_000
"""So many new objects may lie about before garbage is looked for; a document has some ten thousand."""


Item = TypeVar("Item")
Made = TypeVar("Made")


def spread(
    work: Callable[[Item], Made], items: Sequence[Item], *, pool_from: int, chunk: int, own_threads: bool = False
) -> Iterator[Made]:
    """What `work` makes of each item, in order; from `pool_from` items on by several processes, `chunk` at a time."""
    workers = workers_for(len(items), pool_from, chunk)
    if workers == 1:
        yield from map(work, items)
        return
    with processes(workers, own_threads=own_threads) as pool:
        yield from pool.map(work, items, chunksize=chunk)


def workers_for(items: int, pool_from: int, chunk: int) -> int:
    """How many processes so many items are worth: one below `pool_from`, none that would have no chunk."""
    return min(os.cpu_count() or 1, max(1, items // chunk)) if items >= pool_from else 1


def processes(
    number: int, *, own_threads: bool = False, ready: Callable[[], None] | None = None
) -> ProcessPoolExecutor:
    """A pool of so many processes; with `own_threads` for work whose library starts threads.

    Typst has threads of its own, for which a forked process could wait without end: those processes start afresh.
    `ready` is called in each process first; it may know all that this process knows, unless they start afresh.
    """
    start = "spawn" if own_threads or os.name == "nt" else "fork"
    return ProcessPoolExecutor(number, mp_context=get_context(start), initializer=_begin, initargs=(ready,))


def _begin(ready: Callable[[], None] | None) -> None:
    threading.Thread(target=_end_with_parent, daemon=True).start()
    spare_collector()
    if ready is not None:
        ready()


def _end_with_parent() -> None:
    """A process whose parent was killed would wait for work for ever, and hold what that held."""
    parent = parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os.kill(os.getpid(), signal.SIGTERM)


def spare_collector() -> None:
    """Do not look through what is there for garbage again and again: all of it stays.

    Comparing two texts took 24 ms with all of a collection in mind, and 14 ms so.
    """
    gc.freeze()
    gc.set_threshold(COLLECT_AFTER)
