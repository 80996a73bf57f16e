"""Writes files whole or not at all, and only inside the folder they belong to."""

from __future__ import annotations

import fcntl
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

LOCK = ".resolutions.lock"
WRITING = ".writing-"


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Work in `folder` while nobody else does: a second run waits. The lock ends with the process, however it ends.

    What a run that was killed left half written is removed.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / LOCK).open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        for left in folder.rglob(f"{WRITING}*"):
            left.unlink(missing_ok=True)
        yield


class OutsideError(ValueError):
    """A path leads out of the output folder, for example through a symbolic link."""


def inside(folder: Path, relative: str) -> Path:
    """The path of `relative` in `folder`; raises `OutsideError` if that is anywhere else."""
    path = folder / relative
    if not path.resolve().is_relative_to(folder.resolve()):
        raise OutsideError(f"{relative} leads out of {folder}")
    return path


def write_whole(path: Path, content: str | bytes) -> bool:
    """Write a file so that a reader finds the old or the new content and never a part; whether it changed."""
    data = content.encode("utf-8") if isinstance(content, str) else content
    try:
        if path.read_bytes() == data:
            return False
    except OSError:
        pass
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(prefix=WRITING, dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
        Path(temporary).chmod(0o644)
        Path(temporary).replace(path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
    return True


def linked(source: Path, target: Path) -> None:
    """Bring a file to `target`: a second name instead of a second copy, where the file system can."""
    target.parent.mkdir(parents=True, exist_ok=True)
    with suppress(FileNotFoundError):
        target.unlink()
    try:
        os.link(source, target)
    except OSError:
        write_whole(target, source.read_bytes())
