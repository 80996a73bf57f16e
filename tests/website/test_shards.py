"""A site that was converted in parts, on several machines, is the site."""

from __future__ import annotations

import json
import shutil
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner

from generator import pipeline
from generator.cli import app
from generator.website import sheets, workers
from generator.website.build import Project
from generator.website.conversion import convert_file
from generator.website.database import NAME
from generator.website.printing import Imprint
from generator.website.shards import FILES, MOST_SHARDS, WHOLE, UnknownShardError, divided, shard, shards
from generator.website.sources import SourceFile, find_sources
from tests.cases_support import PROJECT, all_cases

SOURCES = Path("docs/sources")
PARTS = 3


def source(name: str, language: str = "") -> SourceFile:
    return SourceFile(Path(name), name, Path(name), language)


names = st.lists(
    st.builds(source, st.text(st.sampled_from("AESR-_/162 ()х"), min_size=1), st.sampled_from(["", "en", "fr", "ar"])),
    unique_by=lambda one: one.name,
    max_size=40,
)


@given(names, st.integers(1, 12))
def test_every_source_is_in_one_shard(sources: list[SourceFile], files: int) -> None:
    parts = shards(sources, files)
    assert sorted(one.name for part in parts.values() for one in part) == sorted(one.name for one in sources)
    sizes = [len(part) for part in parts.values()]
    assert max(sizes, default=0) - min(sizes, default=0) <= 1 or len(sources) > files * MOST_SHARDS
    assert all(size <= files for size in sizes) or len(parts) == MOST_SHARDS


@given(names, st.integers(1, 12), st.randoms())
def test_a_shard_is_the_same_on_every_machine(sources: list[SourceFile], count: int, random: object) -> None:
    """Its name is all that a machine is told; in which order it finds files does not matter."""
    parts = divided(sources, count)
    for name, part in parts.items():
        if name != WHOLE:
            assert shard(sources[::-1], name) == part


def test_shards_are_named_for_language_and_organ() -> None:
    sources = [
        source(name, language)
        for language in ("fr", "en", "")
        for name in ("A-RES-62-152.txt", "A_HRC_RES_10_1.pdf", "S-RES-1325 (2000).xml", "E-RES-2000-1.txt", "Х.txt")
    ]
    assert list(divided(sources, 5)) == [
        "1-of-5-en-a",
        "2-of-5-en-other",
        "3-of-5-fr-ahrc",
        "4-of-5-fr-s",
        "5-of-5-other-e",
    ]


def test_a_small_collection_is_one_shard() -> None:
    assert list(shards([source("A-RES-1-1.txt")] * FILES)) == [WHOLE]
    assert list(shards([])) == [WHOLE]
    assert len(shards([source(f"{number}.txt") for number in range(FILES + 1)])) == 2


@pytest.mark.parametrize("name", ["", "4-of-3-en-a", "0-of-3", "1-of-100", "1-of-3-fr-a", "../1-of-3-en-a"])
def test_other_names_are_refused(name: str) -> None:
    with pytest.raises(UnknownShardError, match="there are: "):
        shard([source(f"A-RES-1-{number}.txt", "en") for number in range(9)], name)


@pytest.fixture(scope="module")
def collection(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A project of the texts of the test cases, in six languages, and one that cites another."""
    root = tmp_path_factory.mktemp("shards")
    (root / SOURCES).mkdir(parents=True)
    (root / "generator").symlink_to(PROJECT / "generator")
    shutil.copyfile(PROJECT / "mkdocs.yml", root / "mkdocs.yml")
    (root / "docs/index.md").write_text("# Home\n", encoding="utf-8")
    for case in all_cases():
        shutil.copyfile(case.source, root / SOURCES / f"{case.name}.txt")
    (root / SOURCES / "S-RES-3205-en.txt").write_text(
        "Resolution 3205 (2044)\nAdopted by the Security Council at its 9900th meeting, on 4 March 2044\n\n"
        "The Security Council,\n1. Recalls paragraph 4 of General Assembly resolution 98/111.\n",
        encoding="utf-8",
    )
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(root)
        yield root


def quiet(done: int, of: int) -> None:
    """No progress is shown."""


def build(root: Path, site: str) -> Path:
    pipeline.build([SOURCES], Project(root), root / site, quiet)
    return root / site


@pytest.fixture(scope="module")
def whole(collection: Path) -> Path:
    """The site, built at once."""
    site = build(collection, "whole")
    shutil.rmtree(collection / ".cache")
    return site


def prepare(root: Path) -> list[str]:
    parts = list(divided(find_sources([SOURCES])[0], PARTS))
    for name in parts:
        pipeline.prepare(name, [SOURCES], Project(root), quiet)
    return parts


def files(site: Path) -> dict[str, bytes]:
    """Every file of a site; the compressed site map has the time of the build in it."""
    found = {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}
    del found["sitemap.xml.gz"]
    return found


def differences(one: Path, other: Path) -> list[str]:
    first, second = files(one), files(other)
    return sorted(name for name in first.keys() | second.keys() if first.get(name) != second.get(name))


def test_the_same_site_and_nothing_done_twice(collection: Path, whole: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    parts = prepare(collection)
    assert len(parts) == PARTS
    printed = sheets._print
    again: list[str] = []

    def converting(one: SourceFile, *arguments: object) -> object:
        converted = convert_file(one, *arguments)  # type: ignore[arg-type]
        again.extend([one.name] if converted is not None else [])
        return converted

    def printing(job: tuple[Path, Imprint, Path]) -> str:
        again.append(str(job))
        return printed(job)

    monkeypatch.setattr(workers, "convert_file", converting)
    monkeypatch.setattr(sheets, "_print", printing)
    site = build(collection, "sharded")
    assert again == []
    assert differences(whole, site) == []
    assert not (collection / ".cache/pages/shards").exists()


def test_what_changed_since_or_was_lost_on_the_way_is_converted_again(collection: Path, whole: Path) -> None:
    """A source that was other bytes then; a shard that did not arrive, is cut short, or of another program."""
    shutil.rmtree(collection / ".cache", ignore_errors=True)
    changed = collection / SOURCES / "A-RES-98-111-en.txt"
    text = changed.read_bytes()
    changed.write_bytes(text.replace(b"public register", b"open register"))
    first, second, third = prepare(collection)
    changed.write_bytes(text)
    waiting = collection / ".cache/pages/shards"
    shutil.rmtree(waiting / first)
    with sqlite3.connect(waiting / second / NAME) as database:
        database.execute("UPDATE about SET value = 'another' WHERE name = 'program'")
    data = (waiting / third / NAME).read_bytes()
    (waiting / third / NAME).write_bytes(data[: len(data) // 2])
    site = build(collection, "repaired")
    assert differences(whole, site) == []


def test_a_shard_knows_better_than_what_was_built_here_before(collection: Path) -> None:
    """A source that is another document now: its page of before goes, as without shards."""
    source = collection / SOURCES / "S-RES-3205-en.txt"
    text = source.read_text(encoding="utf-8")
    build(collection, "before")
    source.write_text(text.replace("3205", "3206"), encoding="utf-8")
    prepare(collection)
    site = build(collection, "after")
    shutil.rmtree(collection / ".cache")
    assert differences(build(collection, "clean"), site) == []
    assert not (site / "en/S/RES/3205(2044)").exists()
    source.write_text(text, encoding="utf-8")


def test_commands(collection: Path) -> None:
    runner = CliRunner()
    told = runner.invoke(app, ["shards"])
    assert (told.exit_code, json.loads(told.stdout)) == (0, [WHOLE])
    assert runner.invoke(app, ["prepare", "1-of-3-en-a"]).exit_code == 1
    done = runner.invoke(app, ["prepare", WHOLE, str(SOURCES / "S-RES-3205-en.txt")])
    assert (done.exit_code, "1 documents prepared in shard all" in done.stderr) == (0, True)
    assert (collection / ".cache/pages/shards" / WHOLE / NAME).is_file()
