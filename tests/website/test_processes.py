"""Processes that share work."""

from __future__ import annotations

import subprocess
import sys

import pytest

AT_WORK = """
import sys
from generator.website.processes import processes
with processes(2, own_threads={own_threads}) as pool:
    list(pool.map(abs, range(8)))
    print("at work", flush=True)
    sys.stdin.read()
"""


@pytest.mark.parametrize("own_threads", [False, True])
def test_processes_end_with_the_one_that_was_killed(own_threads: bool) -> None:
    """They would wait for work for ever. All of them have its output open: it ends when the last of them does."""
    script = AT_WORK.format(own_threads=own_threads)
    with subprocess.Popen(
        [sys.executable, "-c", script], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as parent:
        assert parent.stdout is not None
        assert parent.stdout.readline() == "at work\n"
        parent.kill()
        said, _ = parent.communicate(timeout=30)
        assert said == ""
