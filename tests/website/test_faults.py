"""What editors' machines do: odd names, two runs at once, a kill in the middle, a full disk. Earlier output stays."""

from __future__ import annotations

import fcntl
import os
import time
from collections.abc import Mapping
from pathlib import Path

import pytest

from generator import pipeline
from generator.diagnostics import Code, Diagnostic
from generator.recognition.chain import Recognised
from generator.website import conversion, guard
from generator.website.files import LOCK
from generator.website.sources import SourceFile, find_sources
from tests import command
from tests.test_cli import FIRST, other, run

CONVERT = ("convert", "in", "--out", "out")
MANY = 70


def many(folder: Path) -> Path:
    (folder / "in").mkdir()
    for number in range(1, MANY + 1):
        (folder / "in" / f"{number}.txt").write_text(other(number))
    return folder


def pages(folder: Path) -> dict[str, str]:
    return {path.relative_to(folder).as_posix(): path.read_text() for path in sorted(folder.rglob("*.md"))}


@pytest.mark.parametrize(
    "name",
    ["a b.txt", 'it\'s "so".txt', "new\nline.txt", "naïve Résolution 決議.txt", "-q.txt", "$(x);`y`.txt", "UPPER.TXT"],
)
def test_odd_names_are_names(name: str, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / name).write_text(FIRST.replace("6 See A/62/225.\n", ""))
    said = run("convert", "in", "--out", "out", cwd=tmp_path)
    assert (tmp_path / "out/en/A/RES/62/152.md").is_file()
    assert sum("W05-marker-unresolved" in line and line.startswith("in/") for line in said.splitlines()) == 1


def test_what_is_no_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    os.mkfifo(tmp_path / "in" / "pipe.txt")
    (tmp_path / "in" / "gone.txt").symlink_to(tmp_path / "in" / "nowhere.txt")
    (tmp_path / "in" / "folder.txt").mkdir()
    (tmp_path / "in" / "a.txt").write_text(FIRST)
    said = run("convert", "in", "--out", "out", cwd=tmp_path, status=1)
    assert "in/pipe.txt:1:1: E03-unreadable-source" in said
    assert "in/gone.txt:1:1: E03-unreadable-source" in said
    assert (tmp_path / "out/en/A/RES/62/152.md").is_file()


def test_a_fault_of_ours_costs_no_other_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def faulty(*_: object) -> Recognised:
        return next(next(found) for found in [iter(())])

    monkeypatch.setattr(guard, "READERS", {".txt": faulty})
    (tmp_path / "a.txt").write_text(FIRST)
    converted = conversion.convert_file(SourceFile(tmp_path / "a.txt", "a.txt", Path("a.txt")), "markdown", "")
    assert converted is not None
    assert [one.code for one in converted.diagnostics] == [Code.WRITING_FAILED]


def test_links_that_lead_astray_cost_no_other_file(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    (folder / "inside").mkdir(parents=True)
    (folder / "inside" / "a.txt").write_text(FIRST)
    (folder / "again").symlink_to("inside")
    (folder / "loop.txt").symlink_to("loop.txt")
    (folder / "outside").symlink_to("/usr")
    (folder / "outside.txt").symlink_to("/etc/hostname")
    sources, remarks = find_sources([folder])
    assert [source.place.as_posix() for source in sources] == ["inside/a.txt"]
    assert {(Path(one.source).name, one.code) for one in remarks} == {
        ("loop.txt", Code.UNREADABLE_SOURCE),
        ("outside", Code.OUTSIDE_FOLDER),
        ("outside.txt", Code.OUTSIDE_FOLDER),
    }


def test_what_systems_leave_in_folders_and_sites_built_there_are_no_sources(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    names = ["Thumbs.db", "desktop.ini", ".DS_Store", "~$a.docx", "site/.resolutions-site", "site/a.txt", "site/x.html"]
    for name in ("a.txt", *names):
        (tmp_path / name).write_text(FIRST)
    sources, remarks = find_sources([tmp_path])
    assert ([source.place.as_posix() for source in sources], remarks) == (["a.txt"], ())


def test_a_folder_that_may_not_be_opened_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As root nothing is closed, so the system's answer is what the test makes."""
    (tmp_path / "closed").mkdir()
    (tmp_path / "a.txt").write_text(FIRST)
    opened = os.scandir

    def scandir(folder: str) -> object:
        if Path(folder).name == "closed":
            raise PermissionError(13, "Permission denied", folder)
        return opened(folder)

    monkeypatch.setattr(os, "scandir", scandir)
    sources, (remark,) = find_sources([tmp_path])
    assert len(sources) == 1
    assert remark.code is Code.UNREADABLE_SOURCE
    assert "Permission denied" in remark.message and remark.source.endswith("closed")


@pytest.mark.parametrize("name", ["x" * 300 + ".txt", "a\0b.txt", "loop.txt"])
def test_a_name_that_no_file_can_have_is_told(name: str, tmp_path: Path) -> None:
    (tmp_path / "loop.txt").symlink_to("loop.txt")
    sources, (remark,) = find_sources([tmp_path / name])
    assert not sources
    assert remark.code is Code.UNREADABLE_SOURCE and remark.message


def test_two_runs_at_once_do_not_disturb_each_other(tmp_path: Path) -> None:
    many(tmp_path)
    runs = [command.start(*CONVERT, cwd=tmp_path) for _ in range(2)]
    ended = [one.wait() for one in runs]
    assert [(done.status, done.err.count("Traceback")) for done in ended] == [(0, 0), (0, 0)]
    assert len(pages(tmp_path / "out")) == MANY + 2


def test_index_pages_too_are_written_while_nobody_else_may(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A second run begins by removing what looks half written, and took the index page that the first was writing."""
    (tmp_path / "a.txt").write_text(FIRST)
    seen: list[Path] = []

    def write_indexes(pages: Mapping[str, str], out: Path) -> list[Diagnostic]:
        with (out / LOCK).open() as lock, pytest.raises(BlockingIOError):
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        seen.append(out)
        return []

    monkeypatch.setattr(pipeline, "write_indexes", write_indexes)
    pipeline.convert([tmp_path / "a.txt"], "markdown", tmp_path / "out", lambda done, of: None)
    assert seen == [tmp_path / "out"]


@pytest.mark.parametrize("written", [0, 1, MANY // 2])
def test_a_kill_in_the_middle_leaves_nothing_half_written(written: int, tmp_path: Path) -> None:
    """As soon as there is a folder, one page, half of the pages."""
    many(tmp_path)
    killed, out = command.start(*CONVERT, cwd=tmp_path), tmp_path / "out"
    for _ in range(9000):
        if out.exists() and sum(1 for _ in out.rglob("*.md")) >= written:
            break
        time.sleep(0.001)
    killed.kill()
    before = pages(tmp_path / "out") if (tmp_path / "out").exists() else {}
    run("convert", "in", "--out", "out", cwd=tmp_path)
    after = pages(tmp_path / "out")
    assert len(after) == MANY + 2
    assert {name: text for name, text in before.items() if "index" not in name}.items() <= after.items()
    assert list((tmp_path / "out").rglob(".writing-*")) == []


def test_a_full_disk_is_told_and_earlier_pages_stay(tmp_path: Path) -> None:
    """A limit on the size of files stands for the disk: what is too much for it cannot be written."""
    many(tmp_path)
    run("convert", "in", "--out", "out", cwd=tmp_path)
    before = pages(tmp_path / "out")
    (tmp_path / "in" / "1.txt").write_text(other(1).replace("\tRecalling ", "\tRecalling more, and ", 1))

    done = command.run(*CONVERT, cwd=tmp_path, largest_file=12_000)
    assert done.status == 1
    assert "Traceback" not in done.err
    assert "out/.resolutions.sqlite: cannot be written" in done.err
    assert pages(tmp_path / "out") == before
    run("convert", "in", "--out", "out", cwd=tmp_path)
    assert "more, and" in pages(tmp_path / "out")["en/A/RES/62/1.md"]
