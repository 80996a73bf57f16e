"""An edition that was converted in parts, on several machines, is the edition."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from generator import pipeline
from generator.website import sheets
from generator.website.build import Project
from generator.website.printing import Imprint
from generator.website.shards import divided
from generator.website.sources import find_sources
from tests.cases_support import CASES, PROJECT, project_pages

SOURCES = Path("docs/sources")


def git(folder: Path, *arguments: str) -> str:
    command = ["git", "-c", "user.name=a", "-c", "user.email=a@b.example", *arguments]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=True).stdout.strip()


def quiet(done: int, of: int) -> None:
    """No progress is shown."""


def publish(folder: Path, edition: str) -> str:
    pipeline.publish(edition, [SOURCES], Project(folder), quiet, branch="gh-pages", push=False)
    return git(folder, "rev-parse", "gh-pages^{tree}")


@pytest.fixture
def published(tmp_path: Path) -> Path:
    """A repository with one edition, and a document that came after it."""
    folder = tmp_path / "whole"
    for name in [*project_pages(), "mkdocs.yml"]:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(PROJECT / name, folder / name)
    (folder / "generator").symlink_to(PROJECT / "generator")
    shutil.copyfile(CASES / "A-RES-98-111-en/source.txt", folder / SOURCES / "A-RES-98-111-en.txt")
    (folder / ".gitignore").write_text(".cache/\n.build/\n", encoding="utf-8")
    git(folder, "init", "--quiet", "--initial-branch", "main")
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message", "Two documents")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        publish(folder, "1.1")
    shutil.copyfile(CASES / "A-RES-98-111-fr/source.txt", folder / SOURCES / "A-RES-98-111-fr.txt")
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message", "In French too")
    shutil.rmtree(folder / ".cache")
    return folder


def test_the_same_edition_and_no_pdf_printed_twice(
    published: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """PDFs name the edition in which their text first appeared: the shards have to know it too."""
    other = tmp_path / "sharded"
    shutil.copytree(published, other, symlinks=True)
    monkeypatch.chdir(published)
    expected = publish(published, "1.2")
    monkeypatch.chdir(other)
    for name in divided(find_sources([SOURCES])[0], 3):
        pipeline.prepare(name, [SOURCES], Project(other), quiet, "1.2")
    again: list[Path] = []
    printed = sheets._print

    def printing(job: tuple[Path, Imprint, Path]) -> str:
        again.append(job[0])
        return printed(job)

    monkeypatch.setattr(sheets, "_print", printing)
    assert publish(other, "1.2") == expected
    assert again == []
