"""Shows the website on this machine and renews it while files change."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable
from pathlib import Path

from mkdocs.commands.serve import serve as mkdocs_serve

from generator.website.build import Project

SECONDS_BETWEEN_LOOKS = 0.7


def serve_while_changing(
    project: Project, docs: Path, address: str, watched: Iterable[Path], renew: Callable[[], None]
) -> None:
    """Serve `docs` at `address` until interrupted; `renew` is called whenever something `watched` has changed."""
    stopped = threading.Event()
    folders = tuple(watched)

    def watch() -> None:
        seen = _state(folders)
        while not stopped.wait(SECONDS_BETWEEN_LOOKS):
            now = _state(folders)
            if now != seen:
                seen = now
                renew()

    thread = threading.Thread(target=watch, daemon=True)
    thread.start()
    try:
        mkdocs_serve(str(project.config_file), dev_addr=address, docs_dir=str(docs), strict=False)
    finally:
        stopped.set()
        thread.join()


def _state(folders: Iterable[Path]) -> dict[str, tuple[int, int]]:
    """Every file with its time of change and size."""
    state = {}
    for folder in folders:
        for path in [folder, *folder.rglob("*")] if folder.is_dir() else [folder]:
            try:
                facts = path.stat()
            except OSError:
                continue
            state[str(path)] = (facts.st_mtime_ns, facts.st_size)
    return state
