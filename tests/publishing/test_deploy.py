"""Publishing into a real git repository, offline."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.publishing import PublishedEdition, PublishingError, publish

Builder = Callable[[Path], None]
Publish = Callable[..., PublishedEdition]


def git(repository: Path, *arguments: str) -> str:
    return subprocess.run(
        ["git", *arguments], cwd=repository, check=True, capture_output=True, text=True
    ).stdout.strip()


def site_of(*pages: str, mark: str = "first") -> Builder:
    """A website of a few pages, each with a canonical link, and one file that is no page."""

    def build(folder: Path) -> None:
        for page in ("", "404.html", *pages):
            path = folder / page if page.endswith(".html") else folder / page / "index.html"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(f'<head><link rel="canonical" href="x"></head><p id="op7">{mark}</p>\n', encoding="utf-8")
        (folder / "style.css").write_text(f"/* {mark} */\n", encoding="utf-8")

    return build


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(tmp_path / "no-configuration"))
    monkeypatch.setenv("GIT_CONFIG_SYSTEM", str(tmp_path / "no-configuration"))
    root = tmp_path / "repository"
    root.mkdir()
    git(root, "init", "--quiet", "--initial-branch=main")
    (root / "mkdocs.yml").write_text("site_name: Test\nsite_url: https://example.org/un/\n", encoding="utf-8")
    git(root, "add", "mkdocs.yml")
    git(root, "-c", "user.name=Test", "-c", "user.email=test@example.org", "commit", "--quiet", "--message=Sources")
    return root


@pytest.fixture
def publish_here(repository: Path) -> Publish:
    def publish_edition(edition: str, builder: Builder, **options: object) -> PublishedEdition:
        return publish(edition, builder, repository=repository, config_file=repository / "mkdocs.yml", **options)  # type: ignore[arg-type]

    return publish_edition


def test_one_publication_is_one_commit_with_the_whole_website(repository: Path, publish_here: Publish) -> None:
    published = publish_here("2026.11", site_of("en/A/RES/62/152", "about"))

    assert published == PublishedEdition("2026.11", "latest", "gh-pages", git(repository, "rev-parse", "gh-pages"), 3)
    assert git(repository, "rev-list", "--count", "gh-pages") == "1"
    assert git(repository, "ls-tree", "-r", "--name-only", "gh-pages").splitlines() == sorted(
        [
            ".nojekyll",
            "versions.json",
            "404.html",
            *(
                f"{folder}{page}index.html"
                for folder in ("", "2026.11/", "latest/")
                for page in ("", "about/", "en/A/RES/62/152/")
            ),
            *(f"{folder}/{name}" for folder in ("2026.11", "latest") for name in ("404.html", "style.css")),
        ]
    )
    assert json.loads(git(repository, "show", "gh-pages:versions.json")) == [
        {"version": "2026.11", "title": "2026.11", "aliases": ["latest"]}
    ]


def test_publishing_leaves_the_work_tree_and_its_branch_alone(repository: Path, publish_here: Publish) -> None:
    before = git(repository, "rev-parse", "HEAD")
    publish_here("2026.11", site_of())
    assert git(repository, "status", "--porcelain", "--branch") == "## main"
    assert git(repository, "rev-parse", "HEAD") == before


def test_a_second_edition_touches_nothing_of_the_first(repository: Path, publish_here: Publish) -> None:
    publish_here("2026.11", site_of("en/A/RES/62/152", "en/A/RES/1/1"))
    first_edition = git(repository, "rev-parse", "gh-pages:2026.11")
    publish_here("2026.12", site_of("en/A/RES/62/152", "en/A/RES/80/1", mark="second"))

    assert git(repository, "rev-list", "--count", "gh-pages") == "2"
    assert git(repository, "rev-parse", "gh-pages:2026.11") == first_edition
    assert "second" in git(repository, "show", "gh-pages:latest/style.css")
    assert git(repository, "rev-parse", "gh-pages:latest/en/A/RES/62/152/index.html") == git(
        repository, "rev-parse", "gh-pages:2026.12/en/A/RES/62/152/index.html"
    )
    assert json.loads(git(repository, "show", "gh-pages:versions.json")) == [
        {"version": "2026.12", "title": "2026.12", "aliases": ["latest"]},
        {"version": "2026.11", "title": "2026.11", "aliases": []},
    ]


def test_a_page_left_out_of_an_edition_keeps_its_addresses(repository: Path, publish_here: Publish) -> None:
    publish_here("2026.10", site_of("en/A/RES/1/1"))
    publish_here("2026.11", site_of("en/A/RES/1/1"))
    publish_here("2026.12", site_of())
    publish_here("2027.1", site_of())

    assert "../../../../../latest/en/A/RES/1/1/" in git(repository, "show", "gh-pages:en/A/RES/1/1/index.html")
    alias_page = git(repository, "show", "gh-pages:latest/en/A/RES/1/1/index.html")
    assert "../../../../../../2026.11/en/A/RES/1/1/" in alias_page
    assert not git(repository, "ls-tree", "gh-pages", "2027.1/en")


def test_every_edition_names_the_latest_one_as_canonical(repository: Path, publish_here: Publish) -> None:
    publish_here("2026.11", site_of("en/A/RES/62/152"))
    link = '<link rel="canonical" href="https://example.org/un/latest/en/A/RES/62/152/">'
    for folder in ("2026.11/", "latest/", ""):
        assert link in git(repository, "show", f"gh-pages:{folder}en/A/RES/62/152/index.html")


def test_without_a_site_address_pages_keep_what_they_have(repository: Path, publish_here: Publish) -> None:
    (repository / "mkdocs.yml").write_text("site_name: Test\n", encoding="utf-8")
    publish_here("2026.11", site_of())
    assert 'href="x"' in git(repository, "show", "gh-pages:2026.11/index.html")


def test_the_commit_says_what_it_was_built_from(repository: Path, publish_here: Publish) -> None:
    source = git(repository, "rev-parse", "--short", "HEAD")
    publish_here("2026.11", site_of())
    assert git(repository, "log", "-1", "--format=%s", "gh-pages") == f"Publish edition 2026.11 from {source}"
    (repository / "mkdocs.yml").write_text("site_name: Changed\n", encoding="utf-8")
    publish_here("2026.12", site_of())
    assert git(repository, "log", "-1", "--format=%s", "gh-pages") == f"Publish edition 2026.12 from {source}-dirty"


def test_the_committer_is_the_person_where_git_knows_them(repository: Path, publish_here: Publish) -> None:
    publish_here("2026.11", site_of())
    git(repository, "config", "user.name", "Ada")
    git(repository, "config", "user.email", "ada@example.org")
    publish_here("2026.12", site_of())
    assert git(repository, "log", "--format=%cn <%ce>", "gh-pages").splitlines() == [
        "Ada <ada@example.org>",
        "resolutions publish <resolutions@localhost>",
    ]


@pytest.mark.parametrize(
    ("edition", "reason"),
    [("2026.11", "published already"), ("2026.9", "would not come after"), ("x/y", "'x/y' is not the name")],
)
def test_a_refused_edition_is_not_even_built(
    repository: Path, publish_here: Publish, edition: str, reason: str
) -> None:
    publish_here("2026.11", site_of())
    before = git(repository, "rev-parse", "gh-pages")

    def never(folder: Path) -> None:
        pytest.fail("built although refused")

    with pytest.raises(PublishingError, match=reason):
        publish_here(edition, never)
    assert git(repository, "rev-parse", "gh-pages") == before


def test_the_build_knows_which_edition_it_makes(
    repository: Path, publish_here: Publish, monkeypatch: pytest.MonkeyPatch
) -> None:
    """mkdocs.yml reads these variables."""
    monkeypatch.setenv("MIKE_DOCS_VERSION", "before")
    monkeypatch.setenv("SITE_URL", "https://other.example/")
    seen = []

    def build(folder: Path) -> None:
        seen.append((os.environ["MIKE_DOCS_VERSION"], os.environ["SITE_URL"]))
        site_of()(folder)

    publish_here("2026.11", build)
    configuration = "site_name: Test\nsite_url: !ENV [SITE_URL, 'https://example.org/']\n"
    (repository / "mkdocs.yml").write_text(configuration, encoding="utf-8")
    publish_here("2026.12", build)

    assert seen == [
        ("2026.11", "https://example.org/un/2026.11/"),
        ("2026.12", "https://other.example/2026.12/"),
    ]
    assert 'href="https://other.example/latest/"' in git(repository, "show", "gh-pages:2026.12/index.html")
    assert (os.environ["MIKE_DOCS_VERSION"], os.environ["SITE_URL"]) == ("before", "https://other.example/")


def test_a_failing_build_commits_nothing(repository: Path, publish_here: Publish) -> None:
    def fail(folder: Path) -> None:
        (folder / "index.html").write_text("half", encoding="utf-8")
        raise RuntimeError("no page")

    with pytest.raises(RuntimeError, match="no page"):
        publish_here("2026.11", fail)
    assert not git(repository, "branch", "--list", "gh-pages")


@pytest.mark.parametrize(
    ("builder", "reason"),
    [(lambda folder: None, "no index.html"), (site_of("latest/x"), "folder 'latest'"), (site_of("2026.11"), "2026.11")],
)
def test_a_website_that_cannot_be_an_edition_is_refused(
    repository: Path, publish_here: Publish, builder: Builder, reason: str
) -> None:
    with pytest.raises(PublishingError, match=reason):
        publish_here("2026.11", builder)
    assert not git(repository, "branch", "--list", "gh-pages")


@pytest.mark.parametrize(
    ("branch", "reason"),
    [
        ("main", "is checked out"),
        ("notes", "something other than"),
        ("a..b", "not the name of a branch"),
        ("-x", "not"),
    ],
)
def test_a_branch_for_something_else_is_refused(
    repository: Path, publish_here: Publish, branch: str, reason: str
) -> None:
    git(repository, "branch", "notes")
    with pytest.raises(PublishingError, match=reason):
        publish_here("2026.11", site_of(), branch=branch)


def test_a_spoilt_list_of_editions_is_refused(repository: Path, publish_here: Publish) -> None:
    publish_here("2026.11", site_of())
    git(repository, "checkout", "--quiet", "gh-pages")
    (repository / "versions.json").write_text("[{]", encoding="utf-8")
    git(repository, "-c", "user.name=T", "-c", "user.email=t@example.org", "commit", "-qam", "Spoil")
    git(repository, "checkout", "--quiet", "main")
    with pytest.raises(PublishingError, match=r"versions\.json on branch gh-pages, cannot be read"):
        publish_here("2026.12", site_of())


def test_a_folder_without_git_is_refused(tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text("site_name: Test\n", encoding="utf-8")
    with pytest.raises(PublishingError, match="is not a git repository"):
        publish("2026.11", site_of(), repository=tmp_path, config_file=tmp_path / "mkdocs.yml")


def test_a_missing_configuration_is_said(repository: Path) -> None:
    with pytest.raises(PublishingError, match="cannot be read"):
        publish("2026.11", site_of(), repository=repository, config_file=repository / "none.yml")


def test_pushing_and_going_on_from_a_fresh_clone(repository: Path, publish_here: Publish, tmp_path: Path) -> None:
    remote = tmp_path / "remote.git"
    git(repository, "clone", "--quiet", "--bare", str(repository), str(remote))
    git(repository, "remote", "add", "origin", str(remote))
    publish_here("2026.11", site_of(), push=True)
    clone = tmp_path / "clone"
    git(tmp_path, "clone", "--quiet", str(remote), str(clone))

    publish("2026.12", site_of(mark="second"), repository=clone, config_file=clone / "mkdocs.yml", push=True)

    assert git(remote, "rev-list", "--count", "gh-pages") == "2"
    with pytest.raises(PublishingError, match="failed to push"):
        publish_here("2026.12", site_of(), push=True)
