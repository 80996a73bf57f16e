"""A site is the same, byte for byte, whether MkDocs keeps what it no longer needs or not."""

from __future__ import annotations

from pathlib import Path

import pytest
from mkdocs.structure.pages import Page

from generator.website import build
from generator.website.build import Project, run_mkdocs
from generator.website.thrift import Thrift
from tests.cases_support import PROJECT, all_cases


def site(docs: Path, folder: Path) -> dict[str, bytes]:
    run_mkdocs(Project(PROJECT), docs, folder)
    files = (path for path in sorted(folder.rglob("*.*")) if path.suffix in (".html", ".json") and path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def test_nothing_that_is_let_go_is_missed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    docs, kept = tmp_path / "docs", list[int]()
    docs.mkdir()
    for case in all_cases()[:2]:
        (docs / f"{case.name}.md").write_text(case.convert("markdown").text)

    class Watched(Thrift):  # type: ignore[no-untyped-call]
        def on_post_page(self, output: str, *, page: Page, **_: object) -> str:
            output = super().on_post_page(output, page=page)
            kept.append(len(page.markdown or "") + len(page.content or "") + len(list(page.toc)))
            return output

    monkeypatch.setattr(build, "Thrift", Watched)
    thrifty = site(docs, tmp_path / "thrifty")
    assert kept == [0, 0]
    monkeypatch.setattr(Thrift, "on_page_content", lambda self, html, **_: html)
    monkeypatch.setattr(Thrift, "on_post_page", lambda self, output, **_: output)
    monkeypatch.setattr(build, "Thrift", Thrift)
    assert site(docs, tmp_path / "plain") == thrifty
