"""Reads files in a process of its own, which may be ended: a PDF made to cost much costs only itself.

A drawing that draws itself, or one that draws another twice which draws another twice, keeps the library busy for ever
or until memory is full, and nothing in Python can stop a library. The process is started with the first PDF file of a
run and serves all that follow, so that a file costs a millisecond more and the first one as long as Python takes to
start.
"""

from __future__ import annotations

import atexit
import os
import signal
from contextlib import suppress
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from typing import ClassVar

from generator.diagnostics import Code, Diagnostic
from generator.readers import READERS
from generator.recognition.chain import Recognised

MOST_SECONDS = 60
"""Of a processor, for one file: the longest resolution takes half a second."""
MOST_MEMORY = 2_000_000_000
"""Bytes, for all that the process holds; the longest resolution needs a hundred million."""
GUARDED = {".pdf"}
"""Endings whose reader leaves the work to a library that is not written in Python."""


def read_guarded(ending: str, data: bytes, name: str, expected_language: str = "") -> Recognised:
    """Read bytes as the reader of this ending does; a file that takes too much is an error of that file."""
    if ending not in GUARDED:
        return READERS[ending](data, name, expected_language)
    answer = _Reader.ask(ending, data, name, expected_language)
    if isinstance(answer, Recognised):
        return answer
    if answer is not None:
        raise answer
    message = (
        f"reading it takes over {MOST_SECONDS} seconds or {MOST_MEMORY // 1_000_000_000} GB of memory, "
        "as no text does: print it to a new PDF"
    )
    return Recognised(None, (Diagnostic(Code.SOURCE_TOO_LARGE, message, source=name),))


class _Reader:
    """The process that reads, while there is one."""

    process: ClassVar[BaseProcess | None] = None
    connection: ClassVar[Connection]

    @classmethod
    def ask(cls, *arguments: object) -> Recognised | Exception | None:
        """What the process answers; None when it ended over this file."""
        if cls.process is None or not cls.process.is_alive():
            cls.end()
            cls._start()
        try:
            cls.connection.send(arguments)
            answer: Recognised | Exception = cls.connection.recv()
        except (EOFError, OSError):
            cls.end()
            return None
        except BaseException:  # Interrupted: its answer would be taken for that to the next file.
            cls.end()
            raise
        return answer

    @classmethod
    def _start(cls) -> None:
        context = get_context("spawn")
        cls.connection, theirs = context.Pipe()
        cls.process = context.Process(target=_serve, args=(theirs, MOST_SECONDS, MOST_MEMORY), daemon=True)
        cls.process.start()
        theirs.close()

    @classmethod
    def end(cls) -> None:
        """End the process; the next file starts another."""
        if cls.process is not None:
            cls.connection.close()
            cls.process.kill()
            cls.process.join()
            cls.process = None

    @classmethod
    def leave(cls) -> None:
        """In a forked process: the one that reads is the parent's."""
        if cls.process is not None:
            cls.connection.close()
            cls.process = None


atexit.register(_Reader.end)
if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_Reader.leave)


def _serve(connection: Connection, seconds: float, memory: int) -> None:
    """Read file after file until there is nobody to read for; Ctrl+C is for the process that asks."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with suppress(EOFError, OSError, MemoryError):
        _limit_memory(memory)
        while True:
            ending, *arguments = connection.recv()
            _limit_time(seconds)
            try:
                answer: Recognised | Exception = READERS[ending](*arguments)
            except MemoryError:
                raise
            except Exception as error:  # Not every error can be sent; conversion.py tells each as a fault of ours.
                answer = RuntimeError(f"{type(error).__name__}: {error}")
            _limit_time(0)
            connection.send(answer)


def _limit_time(seconds: float) -> None:
    """Let the system end this process after so many seconds of work; 0 takes that back. Windows cannot."""
    if hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_PROF, seconds)


def _limit_memory(most: int) -> None:
    """Give this process no more memory than a file may take. Windows and macOS cannot."""
    with suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (most, most))
