"""What an editor may say of a collection, and what is said back when it is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.diagnostics import Code
from generator.website.settings import Settings, read_settings
from generator.website.sources import find_sources
from tests.test_cli import FIRST, run


def written(folder: Path, text: str) -> Path:
    (folder / "collection.toml").write_text(text, encoding="utf-8")
    return folder


def test_a_collection_without_settings_takes_everything(tmp_path: Path) -> None:
    settings, remarks = read_settings([tmp_path])
    assert (settings, remarks) == (Settings(), ())
    assert settings.takes_file("drafts/a.txt")
    assert settings.takes_document("A/RES/62/152", "ar")


def test_what_is_left_out_is_left_out(tmp_path: Path) -> None:
    text = 'title = "T"\nlanguages = ["en"]\norder = ["S/RES"]\nleave_out = ["drafts/*", "A/RES/72/*"]\n'
    settings, _ = read_settings([written(tmp_path, text)])
    assert not settings.takes_file("drafts/a.txt")
    assert not settings.takes_document("A/RES/72/1", "en")
    assert not settings.takes_document("A/RES/62/1", "fr")
    assert settings.takes_document("A/RES/62/1", "en")
    assert settings.rank("S/RES") < settings.rank("A/RES") < settings.rank("E/RES") < settings.rank("T/RES")


@pytest.mark.parametrize("pattern", ["drafts", "drafts/", "drafts/*", "A/RES/62"])
def test_what_is_left_out_is_so_with_all_below(pattern: str) -> None:
    settings = Settings(leave_out=(pattern,))
    assert settings.takes_file("drafts/old/a.txt") is settings.takes_document("drafts/1", "en") is (pattern[0] == "A")
    assert settings.takes_document("A/RES/62/152", "en") is (pattern[0] == "d")
    assert settings.takes_file("drafts.txt") and settings.takes_document("A/RES/621/5", "en")


def test_nothing_is_said_of_what_is_left_out(tmp_path: Path) -> None:
    (tmp_path / "notes").mkdir()
    for name in ("list.xlsx", "notes/picture.png", "other.png"):
        (tmp_path / name).touch()
    _, remarks = find_sources([tmp_path], Settings(leave_out=("notes", "*.xlsx")).takes_file)
    assert [Path(remark.source).name for remark in remarks] == ["other.png"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("title = x\n", "collection.toml:1:9: E16-settings-invalid"),
        ("titel = 'x'", "E16-settings-invalid unknown setting titel"),
        ("title = 'x'\n\n[order]\nfirst = 1\n", "collection.toml:3:1: E16-settings-invalid order must be a list"),
        ("# languages\nlanguages = ['de']", "collection.toml:2:1: E16-settings-invalid unknown language de"),
        ("order = ['GA']", "E16-settings-invalid unknown organ GA: there are A/RES, S/RES"),
        ("order = 'A/RES'", "E16-settings-invalid order must be a list"),
        ("title = 5", "E16-settings-invalid title must be words"),
    ],
)
def test_a_faulty_file_is_told_and_costs_no_page(text: str, said: str, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text(FIRST)
    written(tmp_path / "in", text)
    assert said in run("convert", "in", "--out", "out", cwd=tmp_path, status=1)
    assert (tmp_path / "out/en/A/RES/62/152.md").is_file()


def test_a_file_written_on_windows_is_read(tmp_path: Path) -> None:
    (tmp_path / "collection.toml").write_bytes(b'\xef\xbb\xbftitle = "T"\r\norder = ["S/RES"]\r\n')
    assert read_settings([tmp_path]) == (Settings("T", order=("S/RES",)), ())


def test_a_file_in_another_encoding_is_told(tmp_path: Path) -> None:
    (tmp_path / "collection.toml").write_bytes('title = "T"'.encode("utf-16"))
    settings, (remark,) = read_settings([tmp_path])
    assert settings == Settings()
    assert "UTF-8" in remark.message


@pytest.mark.parametrize(
    ("used", "unused"),
    [
        ("a/collection.toml", ["a/b/collection.toml", "c/collection.toml"]),
        ("a/b/collection.toml", []),  # one of the folders that are named
        ("", ["a/Collection.TOML", "c/d/collection.toml"]),
    ],
)
def test_settings_that_do_not_count_are_told(used: str, unused: list[str], tmp_path: Path) -> None:
    for name in (*unused, *([used] if used else [])):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(f"title = '{name}'")
    settings, remarks = read_settings([tmp_path / "a", tmp_path / "a/b", tmp_path / "c"])
    assert settings.title == used
    assert sorted(Path(one.source).relative_to(tmp_path).as_posix() for one in remarks) == unused
    assert {one.code for one in remarks} <= {Code.SETTINGS_UNUSED}


def test_a_document_left_out_later_loses_its_page(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    for number in (1, 2):
        (tmp_path / "in" / f"{number}.txt").write_text(FIRST.replace("62/152", f"62/{number}"))
    run("convert", "in", "--out", "out", cwd=tmp_path)
    written(tmp_path / "in", 'title = "Two"\nleave_out = ["2.txt"]\n')
    run("convert", "in", "--out", "out", cwd=tmp_path)
    assert sorted(path.name for path in (tmp_path / "out/en/A/RES/62").iterdir()) == ["1.md", "index.md"]
    assert "# Two" in (tmp_path / "out/en/index.md").read_text()
