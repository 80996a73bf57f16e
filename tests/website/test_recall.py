"""A site is the same, byte for byte, and so is what MkDocs warns of, whether pages are rendered or recalled."""

from __future__ import annotations

import hashlib
import multiprocessing
import os
import shutil
import signal
import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import markdown
import pytest

from generator.website import recall
from generator.website.build import BuildError, Project, run_mkdocs
from generator.website.fragments import FILE_NAME, Body, Fragments, Outline, pack, row
from tests.cases_support import PROJECT, all_cases

ODD_PAGES = {
    "broken.md": "# Broken\n\n[gone](gone.md) and [again](gone.md), [no ending](somewhere), [absolute](/en/x.md),\n"
    "[no anchor](A-RES-62-152-en.md#op99), [anchor](A-RES-62-152-en.md#op1), [own](#nowhere), [again](#nowhere),\n"
    "[own](#broken), [mail](mailto:a@example.org), [out](https://example.org/), ![no picture](gone.png)\n",
    "boosted.md": "---\nsearch:\n  boost: 2\ntags: [one, 2]\n---\n# Boosted\n\n`code` &amp; more.\n\n## Part\n\nx\n",
    "hidden.md": "---\nsearch:\n  exclude: true\n---\n# Hidden\n\nWords.\n",
    "untitled.md": "No heading, a note.[^1]\n\n[^1]: \ud55c\uad6d\uc5b4 and 中文\n",
    "empty.md": "",
}


LINKED_TO = "A-RES-62-152-en.md"


@pytest.fixture
def pages() -> dict[str, str]:
    """A document, and pages that MkDocs has something to say of."""
    return {f"{case.name}.md": case.actual()["expected.md"] for case in all_cases()[:1]} | ODD_PAGES


@pytest.fixture
def docs(pages: dict[str, str], tmp_path: Path) -> Path:
    folder = tmp_path / "docs"
    folder.mkdir()
    for name, text in pages.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


Site = tuple[dict[str, bytes], tuple[str, ...]]
PLAIN: dict[bytes, Site] = {}
"""Sites built without memory, by what they were built of."""


class Builds:
    """Builds sites of one folder; what is asked for is compared with a site built without memory."""

    def __init__(self, docs: Path, memory: Path, place: Path) -> None:
        self.docs, self.memory, self.place, self.count = docs, memory, place, 0
        self.project = Project(PROJECT)

    def plain(self) -> Site:
        digest = hashlib.sha256(self.project.config_file.read_bytes())
        for path in sorted(self.docs.iterdir()):
            digest.update(f"{path.name} {path.read_text(encoding='utf-8')}".encode())
        if digest.digest() not in PLAIN:
            PLAIN[digest.digest()] = self.site(None)
        return PLAIN[digest.digest()]

    def site(self, memory: Path | None) -> Site:
        self.count += 1
        site = self.place / f"site{self.count}"
        warnings = run_mkdocs(self.project, self.docs, site, memory=memory)
        kinds = (".html", ".json", ".xml")
        files = {
            path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.suffix in kinds
        }
        shutil.rmtree(site)
        return files, warnings

    def same(self) -> int:
        """How many pages Python-Markdown rendered to build the same site with memory."""
        plain = self.plain()
        with rendered() as count:
            recalled = self.site(self.memory)
        assert recalled == plain
        return count()


@contextmanager
def rendered() -> Iterator[Callable[[], int]]:
    """Counts what Python-Markdown does in this process."""
    convert, count = markdown.Markdown.convert, 0

    def counted(self: markdown.Markdown, source: str) -> str:
        nonlocal count
        count += 1
        return convert(self, source)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(markdown.Markdown, "convert", counted)
        yield lambda: count


@pytest.fixture
def builds(docs: Path, tmp_path: Path) -> Builds:
    return Builds(docs, tmp_path / "memory", tmp_path)


def test_a_second_build_renders_nothing(builds: Builds, pages: dict[str, str]) -> None:
    for case in all_cases():
        pages[f"{case.name}.md"] = case.actual()["expected.md"]
        (builds.docs / f"{case.name}.md").write_text(pages[f"{case.name}.md"], encoding="utf-8")
    assert builds.same() == len(pages)
    assert builds.same() == 0


def test_what_mkdocs_warns_of_is_said_of_recalled_pages(builds: Builds) -> None:
    builds.site(builds.memory)
    with rendered() as count:
        _, warnings = builds.site(builds.memory)
    assert count() == 0
    assert len([warning for warning in warnings if "broken.md" in warning]) == 7


def test_many_pages_are_rendered_by_other_processes(builds: Builds, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(recall, "POOL_FROM", 2)
    monkeypatch.setattr(recall, "CHUNK", 1)
    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    assert builds.same() == 0


def test_only_what_changed_is_rendered(builds: Builds, pages: dict[str, str]) -> None:
    builds.same()
    (builds.docs / "empty.md").write_text("# No more\n")
    assert builds.same() == 1
    (builds.docs / "empty.md").write_text("---\ntitle: Other\n---\n# No more\n")
    assert builds.same() == 1
    (builds.docs / "empty.md").rename(builds.docs / "moved.md")
    assert builds.same() == 1
    assert builds.same() == 0


def test_a_page_is_rendered_again_when_its_links_lead_elsewhere(builds: Builds) -> None:
    builds.same()
    (builds.docs / "gone.md").write_text("# Found\n")
    assert builds.same() == 2
    (builds.docs / "gone.md").unlink()
    assert builds.same() == 1


def test_an_anchor_that_goes_is_missed_by_a_page_that_is_recalled(builds: Builds) -> None:
    builds.same()
    page = builds.docs / LINKED_TO
    page.write_text(page.read_text(encoding="utf-8").replace("#op1 .op", "#op1-new .op"), encoding="utf-8")
    assert builds.same() == 1
    _, warnings = builds.site(builds.memory)
    assert any("'#op1'" in warning and "broken.md" in warning for warning in warnings)


def test_a_strict_build_fails_of_a_recalled_page_too(builds: Builds, tmp_path: Path) -> None:
    builds.same()
    with pytest.raises(BuildError, match=r"gone\.md"):
        run_mkdocs(builds.project, builds.docs, tmp_path / "strict", strict=True, memory=builds.memory)


@pytest.mark.parametrize(
    "change",
    [
        lambda patch: patch.setattr(recall, "generator_fingerprint", lambda: "another program"),
        lambda patch: patch.setattr(recall, "version", lambda name: "another version"),
        lambda patch: patch.setattr("sys.version", "another Python"),
    ],
)
def test_another_program_renders_all_again(
    builds: Builds, pages: dict[str, str], monkeypatch: pytest.MonkeyPatch, change: Callable[[object], None]
) -> None:
    builds.site(builds.memory)
    change(monkeypatch)
    assert builds.same() == len(pages)
    assert builds.same() == 0


def settings(builds: Builds, folder: Path, before: str, after: str) -> None:
    """Let the builds have other settings for MkDocs."""
    text = (PROJECT / "mkdocs.yml").read_text(encoding="utf-8")
    assert before in text
    folder.mkdir()
    (folder / "generator").symlink_to(PROJECT / "generator")
    (folder / "hook.py").write_text("def on_page_markdown(markdown, **_):\n    return markdown + 'hooked'\n")
    (folder / "mkdocs.yml").write_text(text.replace(before, after, 1), encoding="utf-8")
    builds.project = Project(folder)


def test_other_settings_of_an_extension_render_all_again(builds: Builds, pages: dict[str, str], tmp_path: Path) -> None:
    builds.site(builds.memory)
    settings(builds, tmp_path / "project", "  - toc\n", "  - toc:\n      permalink: true\n")
    assert builds.same() == len(pages)
    assert builds.same() == 0


def test_other_addresses_render_all_again(builds: Builds, pages: dict[str, str], tmp_path: Path) -> None:
    """The search names the address of every section."""
    builds.site(builds.memory)
    settings(builds, tmp_path / "project", "use_directory_urls: true", "use_directory_urls: false")
    assert builds.same() == len(pages)
    assert builds.same() == 0


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("  - tables\n", "  - tables\n  - smarty\n"),
        ("plugins:\n", "hooks:\n  - hook.py\nplugins:\n"),
        ("  - search\n", "  - search\n  - social:\n      enabled: false\n"),
    ],
)
def test_where_others_have_a_say_nothing_is_remembered(
    builds: Builds, pages: dict[str, str], tmp_path: Path, before: str, after: str
) -> None:
    settings(builds, tmp_path / "project", before, after)
    assert builds.same() == len(pages)
    assert builds.same() == len(pages)


def test_a_site_without_search(builds: Builds, tmp_path: Path) -> None:
    settings(builds, tmp_path / "project", "  - search\n", "  - search:\n      enabled: false\n")
    builds.same()
    assert builds.same() == 0


def kept(memory: Path) -> set[str]:
    fragments = Fragments(memory)
    try:
        return set(fragments.keys())
    finally:
        fragments.close()


def test_what_is_gone_is_not_kept(builds: Builds, pages: dict[str, str]) -> None:
    builds.site(builds.memory)
    assert kept(builds.memory) == set(pages)
    size = (builds.memory / FILE_NAME).stat().st_size
    (builds.docs / LINKED_TO).unlink()
    builds.same()
    assert kept(builds.memory) == set(ODD_PAGES)
    assert (builds.memory / FILE_NAME).stat().st_size < size


def overwrite_the_middle(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[len(data) // 3 : len(data) // 3 + 9000] = b"\xa5" * 9000
    path.write_bytes(data)


def spoil_values(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE fragments SET body = x'00'")


def spoil_the_schema(path: Path) -> None:
    """Where SQLite quotes what it cannot read, with bytes that are no text."""
    data = path.read_bytes()
    at = data.index(b"CREATE TABLE fragments")
    path.write_bytes(data[: at + 7] + b"\xf2\xa5" + data[at + 9 :])


def spoil_shapes(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE fragments SET outline = ?, body = ?", (pack("{}"), pack("[1]")))


def forget_the_table(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("DROP TABLE fragments")


@pytest.mark.parametrize(
    "spoil",
    [
        lambda path: path.write_bytes(b"no database" * 1000),
        lambda path: path.write_bytes(path.read_bytes()[:9000]),
        lambda path: path.write_bytes(b""),
        lambda path: (path.unlink(), path.mkdir()),
        overwrite_the_middle,
        spoil_values,
        spoil_the_schema,
        spoil_shapes,
        forget_the_table,
    ],
)
def test_a_damaged_memory_costs_only_time(builds: Builds, spoil: Callable[[Path], None]) -> None:
    builds.site(builds.memory)
    spoil(builds.memory / FILE_NAME)
    builds.same()
    builds.same()


def test_without_a_place_to_write_nothing_is_kept(builds: Builds, pages: dict[str, str]) -> None:
    builds.memory.write_text("a file where the folder should be")
    assert builds.same() == len(pages)
    assert builds.memory.is_file()


def test_a_row_that_another_build_takes_away_is_made_again(
    builds: Builds, pages: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Between reading all pages and writing the first: warnings are not said twice."""
    builds.site(builds.memory)
    body = Fragments.body
    monkeypatch.setattr(
        Fragments, "body", lambda self, page, key: None if page == "broken.md" else body(self, page, key)
    )
    assert builds.same() == 1


def build_once(docs: Path, memory: Path, site: Path) -> None:
    run_mkdocs(Project(PROJECT), docs, site, memory=memory)


def test_two_builds_at_once(builds: Builds, tmp_path: Path) -> None:
    context = multiprocessing.get_context("fork")
    plain, _ = builds.plain()
    both = [
        context.Process(target=build_once, args=(builds.docs, builds.memory, tmp_path / name)) for name in ("a", "b")
    ]
    for process in both:
        process.start()
    for process in both:
        process.join()
    assert [process.exitcode for process in both] == [0, 0]
    for name in ("a", "b"):
        assert all((tmp_path / name / page).read_bytes() == content for page, content in plain.items())
    assert builds.same() == 0


def write_for_ever(memory: Path) -> None:
    fragments, count = Fragments(memory), 0
    while True:
        count += 1
        outline, body = Outline(str(count), [], []), Body(str(count) * 9000, [])
        fragments.add(row(f"{count % 200}.md", b"key", outline, body, pack("[]")))


def test_whole_rows_survive_a_kill(tmp_path: Path) -> None:
    for moment in (0.05, 0.2, 0.4):
        process = multiprocessing.get_context("fork").Process(target=write_for_ever, args=(tmp_path,))
        process.start()
        threading.Event().wait(moment)
        assert process.pid is not None
        os.kill(process.pid, signal.SIGKILL)
        process.join()
        fragments = Fragments(tmp_path)
        for page, key in fragments.keys().items():
            outline, body = fragments.outline(page, key), fragments.body(page, key)
            assert outline is not None
            assert body is not None
            assert body.html == (outline.title or "") * 9000
        fragments.add(row("new.md", b"new", Outline(None, [], []), Body("", []), pack("[]")))
        fragments.close()
        assert "new.md" in kept(tmp_path)
