"""Where a website may be put: nothing that was not built here is ever replaced. And where its sources are shown."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from generator import pipeline
from generator.website.build import (
    CHANGING,
    BuildError,
    Project,
    add_pages,
    check_site,
    put_in_place,
    source_paths,
    stage,
)
from generator.website.sources import SITE_MARK, find_sources
from tests.test_cli import run


def project_in(folder: Path) -> Project:
    (folder / "project/docs/sources").mkdir(parents=True)
    (folder / "project/.git").mkdir()
    return Project(folder / "project")


def built(folder: Path, text: str = "new") -> Path:
    folder.mkdir()
    (folder / "index.html").write_text(text)
    return folder


@pytest.mark.parametrize(
    "name", [".", "..", "docs", "docs/site", "docs/sources", ".git", ".git/site", "notes", "notes/a.txt", "link"]
)
def test_what_is_no_site_is_never_replaced(name: str, tmp_path: Path) -> None:
    project = project_in(tmp_path)
    built(project.folder / "own")
    (project.folder / "own" / SITE_MARK).touch()
    (project.folder / "link").symlink_to(project.folder / "own")
    (project.folder / "notes").mkdir()
    (project.folder / "notes/a.txt").write_text("kept")
    with pytest.raises(BuildError, match="cannot be replaced"):
        check_site(project.folder / name, project)
    with pytest.raises(BuildError, match="cannot be replaced"):
        put_in_place(built(tmp_path / "built"), project.folder / name, project)
    assert (project.folder / "notes/a.txt").read_text() == "kept"


def test_new_empty_and_own_folders_are(tmp_path: Path) -> None:
    project = project_in(tmp_path)
    (project.folder / "empty").mkdir()
    for name in ("new", "empty", "deep/er", "new"):
        check_site(project.folder / name, project)
        put_in_place(built(tmp_path / "built", name), project.folder / name, project)
        assert (project.folder / name / "index.html").read_text() == name
        assert not (tmp_path / "built").exists()
        assert list((project.folder / name).parent.glob(f"{SITE_MARK}*")) == []


def test_two_builds_into_one_site_wait_for_each_other(tmp_path: Path) -> None:
    project, faults = project_in(tmp_path), list[Exception]()
    folders = [built(tmp_path / f"built{number}") for number in range(40)]

    def place(folder: Path) -> None:
        try:
            put_in_place(folder, project.folder / "site", project)
        except Exception as error:
            faults.append(error)

    threads = [threading.Thread(target=place, args=(folder,)) for folder in folders]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert faults == []
    assert sorted(path.name for path in project.folder.iterdir()) == [".git", "docs", "site"]


def test_a_build_killed_while_it_puts_the_site_in_place_leaves_nothing(tmp_path: Path) -> None:
    project = project_in(tmp_path)
    built(project.folder / f"{CHANGING}killed")
    put_in_place(built(tmp_path / "built"), project.folder / "site", project)
    assert sorted(path.name for path in project.folder.iterdir()) == [".git", "docs", "site"]


def test_the_old_site_stays_when_the_new_one_cannot_be_put_in_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    project, rename = project_in(tmp_path), Path.rename
    put_in_place(built(tmp_path / "first", "old"), project.folder / "site", project)

    def stopped(path: Path, target: Path) -> Path:
        if path.name == "new":
            raise KeyboardInterrupt
        return rename(path, target)

    monkeypatch.setattr(Path, "rename", stopped)
    with pytest.raises(KeyboardInterrupt):
        put_in_place(built(tmp_path / "second"), project.folder / "site", project)
    assert (project.folder / "site/index.html").read_text() == "old"
    assert sorted(path.name for path in project.folder.iterdir()) == [".git", "docs", "site"]


def test_the_command_refuses_before_it_builds(tmp_path: Path) -> None:
    (tmp_path / "docs/sources").mkdir(parents=True)
    (tmp_path / "thesis").mkdir()
    (tmp_path / "thesis/chapter.txt").write_text("years of work")
    said = run("build", "--site", "thesis", cwd=tmp_path, status=1)
    assert said.startswith("resolutions: thesis cannot be replaced by the website: it is not empty")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["docs", "thesis"]
    assert (tmp_path / "thesis/chapter.txt").read_text() == "years of work"


def test_a_folder_that_is_not_there_costs_no_site(tmp_path: Path) -> None:
    """`docs/source` for `docs/sources`, or a command given in another folder: the website would be empty."""
    project = project_in(tmp_path)
    site = project.folder / "site"
    put_in_place(built(tmp_path / "built", "kept"), site, project)
    for said in ("go to the folder of the project", "docs/source: there is no such file or folder"):
        with pytest.raises(BuildError, match=said):
            pipeline.build([project.docs / "source"], project, site, lambda done, of: None)
        project.config_file.touch()
    assert (site / "index.html").read_text() == "kept"


def test_active_sources_are_shown_as_text_wherever_they_are(tmp_path: Path) -> None:
    for folder in "abc":
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "x.xml").write_text(folder)
    sources, _ = find_sources([tmp_path / "a", tmp_path / "b", tmp_path / "c"])
    assert list(source_paths(sources).values()) == ["sources/x.xml.txt", "sources/2/x.xml.txt", "sources/3/x.xml.txt"]


def test_a_site_that_holds_its_own_sources_is_not_replaced(tmp_path: Path) -> None:
    project = project_in(tmp_path)
    put_in_place(built(tmp_path / "built"), tmp_path / "site", project)
    check_site(tmp_path / "site", project, [tmp_path])
    with pytest.raises(BuildError, match="holds sources"):
        check_site(tmp_path / "site", project, [tmp_path / "site/sources"])


def test_only_the_pages_of_this_build_are_shown(tmp_path: Path) -> None:
    """The source of `63/1` was good in an earlier build and is broken now."""
    shown = ["en/A/RES/62/152.md", "en/A/RES/62/index.md", "en/compare/A/RES/62/152...A/RES/63/1.md"]
    for name in (*shown, "en/A/RES/63/1.md"):
        (tmp_path / "pages" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "pages" / name).write_text(name)
    add_pages(tmp_path / "pages", tmp_path / "docs", [shown[0]])
    docs = tmp_path / "docs"
    assert sorted(path.relative_to(docs).as_posix() for path in docs.rglob("*.md")) == shown


def test_what_a_killed_build_left_is_removed_and_a_running_one_left_alone(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    left = tmp_path / ".build" / "site-left"
    (left / "docs").mkdir(parents=True)
    with stage(Project(tmp_path)) as running:
        assert not left.exists()
        with stage(Project(tmp_path)) as second:
            assert running.is_dir()
            assert second.is_dir()
        assert running.is_dir()
    assert not (tmp_path / ".build").exists()
