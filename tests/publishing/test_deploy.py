"""Publishing into a real git repository, offline."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from generator.publishing import PublishingError, storage
from generator.website.sheets import OlderText, Publication
from tests.publishing.small import FIRST, SECOND, SITE_URL, WORDS, Builder, Small, git, site_of, write

BOTH = {FIRST: WORDS, SECOND: WORDS}
OTHER = {**WORDS, "op1": "1. Decides never to meet again;"}


def never(folder: Path, publication: Publication) -> None:
    pytest.fail("built although refused")


def test_the_newest_edition_stands_at_the_addresses_without_an_edition(small: Small) -> None:
    published = small.publish("2026.11", site_of(BOTH))

    assert (published.commit, published.pages) == (small.tip, 3)
    assert small.git("rev-list", "--count", "gh-pages") == "1"
    assert "Decides to meet again" in small.show(f"{FIRST}index.html")
    pages = ["index.html", f"{FIRST}index.html", f"{SECOND}index.html"]
    for folder in ("2026.11", "latest"):
        assert [path for path in small.files(folder) if path.endswith("index.html")] == sorted(pages)
        assert "location.replace(" in small.show(f"{folder}/{FIRST}index.html")
    assert json.loads(small.show("versions.json")) == [
        {"version": "2026.11", "title": "2026.11", "aliases": ["latest"]}
    ]


def test_publishing_leaves_the_work_tree_and_its_branch_alone(small: Small) -> None:
    before = small.git("rev-parse", "HEAD")
    small.publish("2026.11", site_of(BOTH))
    assert small.git("status", "--porcelain", "--branch") == "## main"
    assert small.git("rev-parse", "HEAD") == before
    assert small.git("branch", "--format=%(refname:short)").splitlines() == ["gh-pages", "main"]


def test_a_second_edition_of_the_same_words_touches_nothing_of_the_first(small: Small) -> None:
    small.publish("2026.11", site_of(BOTH))
    first = small.git("rev-parse", "gh-pages:2026.11")
    small.publish("2026.12", site_of({**BOTH, "en/A/RES/98/3/": WORDS}, mark="another template"))

    assert small.git("rev-list", "--count", "gh-pages") == "2"
    assert small.git("rev-parse", "gh-pages:2026.11") == first
    assert "another template" in small.show(f"{FIRST}index.html")
    assert [one["aliases"] for one in json.loads(small.show("versions.json"))] == [["latest"], []]


def test_changed_words_are_kept_where_they_were_cited(small: Small) -> None:
    small.publish("2026.10", site_of(BOTH, mark="old look"))
    small.publish("2026.11", site_of(BOTH, mark="old look"))
    page = small.show(f"{FIRST}index.html")
    with pytest.raises(PublishingError, match=r"#op1: 1\. Decides\[- to-\]\{\+ never to\+\}|never"):
        small.publish("2026.12", site_of({FIRST: OTHER, SECOND: WORDS}, mark="new look"))
    small.say_why("2026.12", "Corrigendum")
    small.publish("2026.12", site_of({FIRST: OTHER, SECOND: WORDS}, mark="new look"))

    kept = small.show(f"2026.10/{FIRST}index.html")
    assert "Decides to meet again" in kept and "Decides never" in small.show(f"{FIRST}index.html")
    assert page.split("<article")[1].split("<h1")[1].split("</article>")[0] in kept
    assert 'name="robots" content="noindex"' in kept and "canonical" not in kept
    assert "You are reading edition 2026.10" in kept and f'href="../../../../../../{FIRST}"' in kept
    assert f'data-address="{SITE_URL}2026.10/{FIRST}"' in kept
    assert f"../../../../../../2026.10/{FIRST}" in small.show(f"2026.11/{FIRST}index.html")
    assert f'"../../../../../../{FIRST}"' in small.show(f"2026.12/{FIRST}index.html")
    assert "meet again" in small.show(f"2026.10/{FIRST}A-RES-98-1.json")
    assert "never" not in small.show("2026.10/sources/A-RES-98-1.txt")
    static = next(path for path in small.files() if path.startswith("static/"))
    assert "old look" in small.show(static) and f"../../../../../../{static}" in kept


def test_what_was_kept_is_never_written_again(small: Small) -> None:
    before: list[str] = []
    texts = [WORDS, OTHER, {**WORDS, "op2": "2. Decides nothing."}, WORDS]
    for number, text in enumerate(texts):
        edition, site = f"2026.{number}", site_of({FIRST: text, SECOND: WORDS})
        if number:
            with pytest.raises(PublishingError, match="words that were published would change"):
                small.publish(edition, site)
            small.say_why(edition, "Again")
        small.publish(edition, site)
        kept = [small.git("rev-parse", f"gh-pages:2026.{one}/{FIRST}") for one in range(number)]
        if number > 1:
            assert kept[: number - 1] == before
        before = kept
    assert "meet again" in small.show(f"2026.0/{FIRST}index.html")


def test_a_withdrawn_document_keeps_its_addresses(small: Small) -> None:
    small.publish("2026.10", site_of(BOTH))
    small.publish("2026.11", site_of(BOTH))
    with pytest.raises(PublishingError, match=rf"{SECOND}: the document is not there any more \(A/RES/98/2, sources"):
        small.publish("2026.12", site_of({FIRST: WORDS}))
    write(small.folder / "docs/aliases.toml", f'["{SECOND}"]\npage = "It was no resolution."\n')
    for edition in ("2026.12", "2027.1"):
        small.publish(edition, site_of({FIRST: WORDS}))
        assert f'href="../../../../../2026.10/{SECOND}"' in small.show(f"{SECOND}index.html")
        assert f'href="../../../../../../2026.10/{SECOND}"' in small.show(f"latest/{SECOND}index.html")
        assert f"../../../../../../2026.10/{SECOND}" in small.show(f"2026.11/{SECOND}index.html")
    kept = small.show(f"2026.10/{SECOND}index.html")
    assert "The newest edition does not have this page." in kept and "meet again" in kept
    assert "2027.1/en/A/RES/98/2/index.html" not in small.files()
    assert "It was no resolution." in kept
    assert "It was no resolution." in small.show("editions/2026.12.html")


def test_a_document_at_a_new_address_is_led_to(small: Small) -> None:
    small.publish("2026.11", site_of({FIRST: WORDS}))
    write(small.folder / "docs/aliases.toml", f'["{FIRST}"]\npage = "{SECOND}"\n')
    small.publish("2026.12", site_of({SECOND: WORDS}))
    kept = small.show(f"2026.11/{FIRST}index.html")
    assert f'<a href="../../../../../../{SECOND}">The newest page</a>' in kept
    assert f'rel="latest-version" href="../../../../../../{SECOND}"' in kept


def test_files_that_others_put_there_stay(small: Small) -> None:
    small.publish("2026.11", site_of(BOTH))
    small.git("checkout", "--quiet", "gh-pages")
    write(small.folder / "CNAME", "resolutions.example\n")
    small.commit("A name of our own")
    small.git("checkout", "--quiet", "main")
    small.publish("2026.12", site_of({FIRST: WORDS, SECOND: WORDS}))
    assert small.show("CNAME") == "resolutions.example"


def test_the_same_sources_give_the_same_bytes(small: Small, tmp_path: Path) -> None:
    """No clock, no machine: a publication elsewhere and later is the same, commit and all."""
    git(tmp_path, "clone", "--quiet", "--no-local", str(small.folder), "clone")
    elsewhere = Small(tmp_path / "clone")
    for edition in ("2026.11", "2026.12"):
        assert small.publish(edition, site_of(BOTH)).commit == elsewhere.publish(edition, site_of(BOTH)).commit
    assert small.git("log", "-1", "--format=%ct", "gh-pages") == small.git("log", "-1", "--format=%ct", "main")
    assert small.show("2026.12/edition.json") == small.show("editions/2026.12.json")


def test_the_commit_says_what_it_was_built_from(small: Small) -> None:
    source = small.git("rev-parse", "--short", "HEAD")
    small.publish("2026.11", site_of(BOTH))
    assert small.git("log", "-1", "--format=%s", "gh-pages") == f"Publish edition 2026.11 from {source}"
    write(small.folder / "mkdocs.yml", f"site_name: Changed\nsite_url: {SITE_URL}\n")
    small.publish("2026.12", site_of(BOTH))
    assert small.git("log", "-1", "--format=%s", "gh-pages") == f"Publish edition 2026.12 from {source}-dirty"


def test_the_committer_is_the_person_where_git_knows_them(small: Small) -> None:
    small.publish("2026.11", site_of(BOTH))
    small.git("config", "user.name", "Ada")
    small.git("config", "user.email", "ada@example.org")
    small.publish("2026.12", site_of(BOTH))
    assert small.git("log", "--format=%cn <%ce>", "gh-pages").splitlines() == [
        "Ada <ada@example.org>",
        "resolutions publish <resolutions@localhost>",
    ]


@pytest.mark.parametrize(
    ("edition", "reason"),
    [("2026.11", "published already"), ("2026.9", "would not come after"), ("x/y", "'x/y' is not the name")],
)
def test_a_refused_edition_is_not_even_built(small: Small, edition: str, reason: str) -> None:
    small.publish("2026.11", site_of(BOTH))
    before = small.tip
    with pytest.raises(PublishingError, match=reason):
        small.publish(edition, never)
    assert small.tip == before


def test_the_build_knows_that_it_is_published_but_not_as_what(small: Small, monkeypatch: pytest.MonkeyPatch) -> None:
    """mkdocs.yml reads these variables: the same words must give the same bytes in every edition."""
    monkeypatch.setenv("MIKE_DOCS_VERSION", "before")
    seen = []

    def build(folder: Path, publication: Publication) -> None:
        seen.append((os.environ["MIKE_DOCS_VERSION"], os.environ["SOURCE_DATE_EPOCH"]))
        site_of(BOTH)(folder, publication)

    small.publish("2026.11", build)
    assert seen == [("latest", small.git("log", "-1", "--format=%ct"))]
    assert os.environ["MIKE_DOCS_VERSION"] == "before" and "SOURCE_DATE_EPOCH" not in os.environ


def test_the_build_is_told_since_when_a_text_is_published(small: Small) -> None:
    seen = []

    def build(folder: Path, publication: Publication) -> None:
        seen.append(publication)
        site_of(BOTH)(folder, publication)
        write(folder / FIRST / "A-RES-98-1.anchors.json", '{"text": "abc"}')

    small.publish("2026.11", build)
    small.publish("2026.12", build)
    older = {FIRST.rstrip("/"): OlderText("abc", "2026.11")}
    assert seen == [Publication("2026.11"), Publication("2026.12", older)]


def test_a_dry_run_does_everything_but_the_commit(small: Small) -> None:
    published = small.publish("2026.11", site_of(BOTH), dry_run=True)
    assert published.commit == "" and published.size > 1000
    assert not small.git("branch", "--list", "gh-pages*")
    small.publish("2026.11", site_of(BOTH))
    with pytest.raises(PublishingError, match=r"Without --dry-run docs/changes/2026\.12\.toml is written"):
        small.publish("2026.12", site_of({FIRST: OTHER, SECOND: WORDS}), dry_run=True)
    assert small.git("status", "--porcelain") == ""


def test_a_website_too_large_for_github_pages_is_refused(small: Small, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(storage, "WARNING_SIZE", 1_000)
    assert "of 1000 MB that GitHub Pages takes at most" in small.publish("2026.11", site_of(BOTH)).warning
    before = small.tip
    monkeypatch.setattr(storage, "MAXIMUM_SIZE", 1_000)
    with pytest.raises(PublishingError, match="GitHub Pages takes 0 MB at most: publish fewer documents"):
        small.publish("2026.12", site_of(BOTH))
    assert small.tip == before


def test_a_failing_build_commits_nothing(small: Small) -> None:
    def fail(folder: Path, publication: Publication) -> None:
        write(folder / "index.html", "half")
        raise RuntimeError("no page")

    with pytest.raises(RuntimeError, match="no page"):
        small.publish("2026.11", fail)
    assert not small.git("branch", "--list", "gh-pages")


@pytest.mark.parametrize(
    ("builder", "reason"),
    [
        (lambda folder, publication: None, "no index.html"),
        (site_of({"latest/x/": WORDS}), "folder 'latest'"),
        (site_of({"2026.11/": WORDS}), "2026.11"),
        (site_of({"static/x/": WORDS}), "folder 'static'"),
    ],
)
def test_a_website_that_cannot_be_an_edition_is_refused(small: Small, builder: Builder, reason: str) -> None:
    with pytest.raises(PublishingError, match=reason):
        small.publish("2026.11", builder)
    assert not small.git("branch", "--list", "gh-pages")


@pytest.mark.parametrize(
    ("branch", "reason"),
    [
        ("main", "is checked out"),
        ("notes", "something other than"),
        ("a..b", "not the name of a branch"),
        ("-x", "not"),
    ],
)
def test_a_branch_for_something_else_is_refused(small: Small, branch: str, reason: str) -> None:
    small.git("branch", "notes")
    with pytest.raises(PublishingError, match=reason):
        small.publish("2026.11", never, branch=branch)


@pytest.mark.parametrize(
    ("file", "content", "reason"),
    [
        ("versions.json", "[{]", r"versions\.json on branch gh-pages, cannot be read"),
        ("editions/2026.11.json", '{"schema": 1}', "is no manifest of an edition"),
        ("editions/2026.11.json", '{"schema": 9}', "has schema 9, which this version does not know"),
    ],
)
def test_a_spoilt_branch_is_refused(small: Small, file: str, content: str, reason: str) -> None:
    small.publish("2026.11", site_of(BOTH))
    small.git("checkout", "--quiet", "gh-pages")
    write(small.folder / file, content)
    small.commit("Spoil")
    small.git("checkout", "--quiet", "main")
    with pytest.raises(PublishingError, match=reason):
        small.publish("2026.12", never)


def test_a_folder_without_git_is_refused(tmp_path: Path) -> None:
    write(tmp_path / "mkdocs.yml", "site_name: Test\n")
    with pytest.raises(PublishingError, match="is not a git repository"):
        Small(tmp_path).publish("2026.11", never)


def test_a_missing_configuration_is_said(small: Small) -> None:
    (small.folder / "mkdocs.yml").unlink()
    with pytest.raises(PublishingError, match="cannot be read"):
        small.publish("2026.11", never)


def test_sources_that_were_never_committed_are_refused(tmp_path: Path) -> None:
    git(tmp_path, "init", "--quiet", "--initial-branch=main")
    write(tmp_path / "mkdocs.yml", "site_name: Test\n")
    with pytest.raises(PublishingError, match="nothing is committed yet"):
        Small(tmp_path).publish("2026.11", never)
