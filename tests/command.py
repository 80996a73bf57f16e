"""Runs the command `resolutions` as often as tests like: what it imports is loaded once, then forked for each run.

Each run is a process of its own, with its own folder, environment, output and exit status, and can be killed. It is not
started from nothing, which takes a second: where that matters, as for what depends on the order of hashes, start it so.
"""

from __future__ import annotations

import json
import os
import resource
import signal
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import IO, Any

from tests.cases_support import PROJECT

SETTINGS = {"PYTHONPATH": str(PROJECT), "NO_COLOR": "1", "COLUMNS": "200", "NO_MKDOCS_2_WARNING": "1"}
"""Of the environment; what of them is looked at when the command is loaded is the same for all runs."""


@dataclass(frozen=True, slots=True)
class Done:
    """A command that has ended: its exit status, negative the signal that ended it, and what it said."""

    status: int
    out: str
    err: str


@dataclass(frozen=True, slots=True)
class Running:
    """A command under way, the first process of a group of its own."""

    process: int
    place: tempfile.TemporaryDirectory[str]

    def wait(self) -> Done:
        """How it ended; to be called once."""
        status = _ask({"wait": self.process})
        with self.place as place:
            out, err = ((Path(place) / name).read_text(encoding="utf-8") for name in ("out", "err"))
        return Done(status, out, err)

    def kill(self) -> Done:
        """End it and all its processes at once, if it has not ended by itself."""
        with suppress(ProcessLookupError):
            os.killpg(self.process, signal.SIGKILL)
        return self.wait()


def start(*arguments: str, cwd: Path, largest_file: int | None = None, **variables: str) -> Running:
    """Start the command in `cwd`, with these variables beside those of the tests.

    No file may become larger than `largest_file` bytes, as if the disk were full.
    """
    place = tempfile.TemporaryDirectory(prefix="command-")
    environment = {**os.environ, **SETTINGS, **variables}
    question = {"arguments": arguments, "cwd": str(cwd), "environment": environment, "place": place.name}
    return Running(_ask({**question, "largest_file": largest_file}), place)


def run(*arguments: str, cwd: Path, largest_file: int | None = None, **variables: str) -> Done:
    """Run the command to its end, as `start` starts it."""
    return start(*arguments, cwd=cwd, largest_file=largest_file, **variables).wait()


@cache
def _server() -> subprocess.Popen[str]:
    """The process that has loaded the command; it ends with this one, when nothing more can be asked of it."""
    code = "from tests.command import serve; serve()"
    environment = {**os.environ, **SETTINGS}
    return subprocess.Popen(
        [sys.executable, "-c", code], env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )


def _ask(question: Mapping[str, Any]) -> int:
    server = _server()
    assert server.stdin is not None and server.stdout is not None
    server.stdin.write(json.dumps(question) + "\n")
    server.stdin.flush()
    return int(server.stdout.readline())


def serve() -> None:
    """Fork a process for each run that is asked for on standard input, a line of JSON each."""
    import typer.rich_utils  # noqa: F401 - typer loads it when it has to explain something

    from generator import cli

    questions, answers = _moved(sys.stdin), _moved(sys.stdout)
    for line in questions:
        question = json.loads(line)
        if "wait" in question:
            answer = os.waitstatus_to_exitcode(os.waitpid(question["wait"], 0)[1])
        else:
            answer = os.fork()
            if answer == 0:
                questions.close()
                answers.close()
                _become(question)
                cli.main()
                return
            os.setpgid(answer, answer)
        answers.write(f"{answer}\n")
        answers.flush()


def _moved(stream: IO[str]) -> IO[str]:
    """The stream under another number: its own is that of the standard streams of the commands."""
    return os.fdopen(os.dup(stream.fileno()), stream.mode)


def _become(question: Mapping[str, Any]) -> None:
    """Be the process that was asked for, as a shell would start it."""
    os.setpgid(0, 0)
    os.chdir(question["cwd"])
    os.environ.clear()
    os.environ.update(question["environment"])
    if question["largest_file"] is not None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (question["largest_file"],) * 2)
    sys.argv = ["resolutions", *question["arguments"]]
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    for number, name in ((1, "out"), (2, "err")):
        os.dup2(os.open(f"{question['place']}/{name}", os.O_WRONLY | os.O_CREAT), number)
