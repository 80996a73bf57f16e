"""A PDF made to cost much costs only itself: it is read in a process that may be ended."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.diagnostics import Code
from generator.readers.pdf import read_pdf
from generator.website import guard
from generator.website.conversion import convert_file
from generator.website.guard import read_guarded
from generator.website.sources import find_sources
from tests.benchmarks.shapes.pdf import SHAPES
from tests.readers.invented import ENGLISH
from tests.readers.press import as_pdf

GOOD = as_pdf(ENGLISH)


@pytest.fixture(autouse=True)
def _no_process_left() -> Iterator[None]:
    yield
    guard._Reader.end()


def test_pdf_files_are_converted_so(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(GOOD)
    (source,), _ = find_sources([tmp_path])
    converted = convert_file(source, "markdown", "")
    assert converted is not None and converted.entry is not None
    assert guard._Reader.process is not None


@pytest.mark.skipif(not hasattr(os, "fork"), reason="the system cannot limit the time of a process")
def test_a_drawing_of_itself_costs_the_next_file_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guard, "MOST_SECONDS", 0.2)
    (told,) = read_guarded(".pdf", SHAPES["form in itself"](10_000), "bomb.pdf").diagnostics
    assert (told.code, told.source) == (Code.SOURCE_TOO_LARGE, "bomb.pdf")
    monkeypatch.undo()
    assert read_guarded(".pdf", GOOD, "good.pdf") == read_pdf(GOOD, "good.pdf")


@pytest.mark.skipif(not hasattr(os, "fork"), reason="there are no forked processes")
def test_a_forked_process_reads_for_itself() -> None:
    """Many files are converted by forked processes: they would get each other's answers."""
    expected = read_guarded(".pdf", GOOD, "good.pdf")
    process = guard._Reader.process
    if (child := os.fork()) == 0:
        same = read_guarded(".pdf", GOOD, "good.pdf") == expected and guard._Reader.process is not process
        guard._Reader.end()
        os._exit(0 if same else 1)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
    assert read_guarded(".pdf", GOOD, "good.pdf") == expected
    assert guard._Reader.process is process
