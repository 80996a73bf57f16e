"""A collection built step by step is the collection built at once: byte for byte, whatever happened in between."""

from __future__ import annotations

import errno
import json
import os
import random
import tempfile
from contextlib import suppress
from pathlib import Path

import pytest

from generator.diagnostics import Severity
from generator.website import pages
from generator.website.database import NAME
from generator.website.files import write_whole
from generator.website.pages import Outcome, convert_all
from generator.website.settings import NO_SETTINGS, Settings
from generator.website.sources import find_sources
from tests.readers.invented import ALL
from tests.readers.renderings import as_word

SYMBOLS = ("60/1", "62/2", "64/3", "66/4")
RESOLUTION = """Resolution adopted by the General Assembly on 10 December {year}

A/RES/{number}

{number}.\tProtection of invented things

\tThe General Assembly,
\tRecalling paragraph {paragraph} of its resolution {cites} of 10 December 2005,
\t1.\tCalls upon all invented States to protect invented things;
\t2.\tDecides to consider the matter again.

64th plenary meeting
10 December {year}
"""
Words = tuple[str, str, int]
"""A resolution, the one it refers to, and to which paragraph of that."""


def text(number: str, cites: str, paragraph: int) -> str:
    """A short resolution that refers to a paragraph of another one."""
    year = 1945 + int(number.partition("/")[0])
    return RESOLUTION.format(number=number, cites=cites, paragraph=paragraph, year=year)


def convert(folder: Path, out: Path, target: str = "markdown", collection: Settings = NO_SETTINGS) -> Outcome:
    sources, _ = find_sources([folder])
    return convert_all(sources, out, target, {}, settings=collection)


def tree(out: Path) -> dict[str, bytes]:
    return {
        path.relative_to(out).as_posix(): path.read_bytes()
        for path in sorted(out.rglob("*"))
        if path.is_file() and not path.name.startswith(".")
    }


def fresh(folder: Path, target: str = "markdown", collection: Settings = NO_SETTINGS) -> dict[str, bytes]:
    with tempfile.TemporaryDirectory() as out:
        convert(folder, Path(out), target, collection)
        return tree(Path(out))


FILES = ("a.txt", "b.txt", "c.txt", "fr/d.txt", "e/f.txt")
SETTINGS = (*[NO_SETTINGS] * 4, Settings(languages=("en",)), Settings(leave_out=("e/*",)))
STEPS = 14


@pytest.mark.parametrize("seed", range(6))
def test_step_by_step_is_at_once(seed: int, tmp_path: Path) -> None:
    """Files come, change, go and are as they were before; every third run is killed in the middle."""
    chance = random.Random(seed)
    folder, out = tmp_path / "in", tmp_path / "out"
    folder.mkdir()
    states: list[dict[str, Words | None]] = [dict.fromkeys(FILES)]
    for _ in range(STEPS):
        if len(states) > 2 and chance.random() < 0.3:
            states.append(states[-2])
        else:
            changed = {name: some_words(chance) for name in chance.sample(FILES, 2)}
            states.append({**states[-1], **changed})
        change(folder, states[-1])
        collection = chance.choice(SETTINGS)
        if chance.random() < 0.35:
            killed(folder, out, collection, chance.randrange(3))
            continue
        convert(folder, out, collection=collection)
        assert tree(out) == fresh(folder, collection=collection)
    convert(folder, out)
    assert tree(out) == fresh(folder)


@pytest.mark.parametrize("after", [0, 1, 2])
def test_what_a_killed_run_wrote_does_not_pass_for_older(after: int, tmp_path: Path) -> None:
    """62/2, which cites 60/1, comes, the run is killed, 62/2 goes again: 60/1 must not say that it is cited."""
    folder, out = tmp_path / "in", tmp_path / "out"
    folder.mkdir()
    change(folder, {"a.txt": ("60/1", "66/4", 1)})
    convert(folder, out)
    change(folder, {"b.txt": ("62/2", "60/1", 2)})
    killed(folder, out, NO_SETTINGS, after)
    change(folder, {"b.txt": None})
    convert(folder, out)
    assert tree(out) == fresh(folder)


def some_words(chance: random.Random) -> Words | None:
    if chance.random() < 0.25:
        return None
    number, cites = chance.sample(SYMBOLS, 2)
    return number, cites, chance.randint(1, 3)


def change(folder: Path, files: dict[str, Words | None]) -> None:
    for name, made in files.items():
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        if made is None:
            path.unlink(missing_ok=True)
        else:
            path.write_text(text(*made))


class KilledError(BaseException):
    """Nothing catches it, as nothing stops a kill."""


def killed(folder: Path, out: Path, collection: Settings, after: int) -> None:
    """A run that ends in the middle, when it has written so many pages."""
    written: list[Path] = []

    def write(path: Path, content: str | bytes) -> bool:
        if len(written) == after:
            raise KilledError
        written.append(path)
        return write_whole(path, content)

    with pytest.MonkeyPatch.context() as patch, suppress(KilledError):
        patch.setattr(pages, "write_whole", write)
        convert(folder, out, collection=collection)


@pytest.mark.parametrize("target", ["json", "blocks"])
def test_the_better_form_goes_and_the_other_is_taken(target: str, tmp_path: Path) -> None:
    """`a.xml` had won: what it was made of must not stay when only `a.txt` is left."""
    folder, out = tmp_path / "in", tmp_path / "out"
    folder.mkdir()
    (folder / "a.docx").write_bytes(as_word(ALL["en"]))
    (folder / "a.txt").write_text(text("60/1", "62/2", 1))
    convert(folder, out, target)
    convert(folder, out, target)
    assert tree(out) == fresh(folder, target)
    (folder / "a.docx").unlink()
    convert(folder, out, target)
    assert tree(out) == fresh(folder, target)


@pytest.mark.parametrize("spoilt", [b"", b"no database", None])
def test_a_damaged_catalogue_is_the_same_as_none(spoilt: bytes | None, tmp_path: Path) -> None:
    folder, out = tmp_path / "in", tmp_path / "out"
    folder.mkdir()
    change(folder, {"a.txt": ("60/1", "62/2", 1), "b.txt": ("62/2", "60/1", 2)})
    convert(folder, out)
    data = (out / NAME).read_bytes()
    (out / NAME).write_bytes(data[:3000] + b"\xff" * (len(data) - 3000) if spoilt is None else spoilt)
    (folder / "b.txt").write_text(text("64/3", "60/1", 2))
    convert(folder, out)
    assert tree(out).keys() >= fresh(folder).keys()
    assert {name: data for name, data in tree(out).items() if "62/2" not in name} == fresh(folder)


def test_what_stands_beside_a_page_says_who_cites_it(tmp_path: Path) -> None:
    folder, out = tmp_path / "in", tmp_path / "out"
    folder.mkdir()
    change(folder, {"a.txt": ("60/1", "66/4", 1), "b.txt": ("62/2", "60/1", 2)})
    sources, _ = find_sources([folder])
    for taken, citing in ((sources[:1], []), (sources, [{"symbol": "A/RES/62/2", "anchor": "pp1"}]), (sources[:1], [])):
        convert_all(taken, out, "markdown", {}, beside=out / ".beside")
        (told,) = (out / ".beside").rglob("A-RES-60-1.json")
        assert json.loads(told.read_text())["relations"]["cited_by"] == citing


def test_a_source_shown_at_another_place_is_linked_there(tmp_path: Path) -> None:
    """Of two files of one name in two folders the first has gone: the other takes its place among the sources."""
    folder, out = tmp_path / "in", tmp_path / "out"
    folder.mkdir()
    change(folder, {"a.txt": ("60/1", "66/4", 1)})
    sources, _ = find_sources([folder])
    for place in ("sources/2/a.txt", "sources/a.txt"):
        convert_all(sources, out, "markdown", {sources[0].path: place})
        assert f"\nsource: {place}\n" in (out / "en/A/RES/60/1.md").read_text()


def test_a_run_with_nothing_new_looks_at_no_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder, out = tmp_path / "in", tmp_path / "out"
    folder.mkdir()
    change(folder, {"a.txt": ("60/1", "62/2", 1), "b.txt": ("62/2", "60/1", 2)})
    convert(folder, out)
    monkeypatch.setattr(pages, "finish", lambda *_: pytest.fail("pages are finished again"))
    assert convert(folder, out).unchanged == 2


def test_a_page_that_somebody_removed_comes_back(tmp_path: Path) -> None:
    folder, out = tmp_path / "in", tmp_path / "out"
    folder.mkdir()
    change(folder, {"a.txt": ("60/1", "62/2", 1), "b.txt": ("62/2", "60/1", 2)})
    convert(folder, out)
    (out / "en/A/RES/60/1.md").unlink()
    assert (convert(folder, out).written, tree(out)) == (1, fresh(folder))


def test_a_page_that_cannot_be_written_costs_no_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder, out = tmp_path / "in", tmp_path / "out"
    folder.mkdir()
    change(folder, {"a.txt": ("60/1", "62/2", 1), "b.txt": ("62/2", "60/1", 2)})

    def write(path: Path, content: str | bytes) -> bool:
        if path.name == "1.md":
            raise OSError(errno.ENOSPC, "No space left on device")
        return write_whole(path, content)

    with monkeypatch.context() as patch:
        patch.setattr(pages, "write_whole", write)
        outcome = convert(folder, out)
    assert [entry.symbol for entry in outcome.entries] == ["A/RES/62/2"]
    assert [str(one) for one in outcome.diagnostics if one.code.severity is Severity.ERROR] == [
        f"{folder}/a.txt:1:1: E12-writing-failed en/A/RES/60/1.md: No space left on device"
    ]
    assert (convert(folder, out).written, tree(out)) == (1, fresh(folder))


def test_neighbours_in_a_chain_are_told_every_time(tmp_path: Path) -> None:
    folder, out = tmp_path / "in", tmp_path / "out"
    folder.mkdir()
    change(folder, {"a.txt": ("60/1", "66/4", 1), "b.txt": ("62/2", "60/1", 2)})
    for _ in range(2):
        assert convert(folder, out).neighbours == (("en", "A/RES/60/1", "A/RES/62/2"),)


def test_names_of_files_need_not_be_unicode(tmp_path: Path) -> None:
    folder, out = tmp_path / "in", tmp_path / "out"
    folder.mkdir()
    Path(os.fsdecode(os.fsencode(folder) + b"/\xff.txt")).write_text(text("60/1", "62/2", 1))
    for written in (1, 0):
        outcome = convert(folder, out)
        assert (outcome.written, len(outcome.entries)) == (written, 1)
