"""Cases as text files: a title, a dot, Markdown, a dot, the HTML expected of it, a dot."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import markdown
import pytest

from generator.markdown_extension import ResolutionExtension

HERE = Path(__file__).parent


def cases() -> Iterator[tuple[str, str, str]]:
    for file in sorted(HERE.glob("*.txt")):
        parts = file.read_text(encoding="utf-8").split("\n.\n")
        for title, source, expected in zip(parts[::3], parts[1::3], parts[2::3], strict=False):
            yield f"{file.stem}: {title.strip()}", source, expected


def convert(source: str) -> str:
    return markdown.markdown(source, extensions=["attr_list", "tables", "toc", "fenced_code", ResolutionExtension()])


CASES = list(cases())


@pytest.mark.parametrize(("source", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_case(source: str, expected: str) -> None:
    assert convert(source).replace("\u00a0", " ") == expected.replace("\u00a0", " ")


def test_the_files_were_read() -> None:
    assert len(CASES) > 20
