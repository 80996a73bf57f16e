"""A small website and a repository to publish it from, for the tests of editions. All texts are invented."""

from __future__ import annotations

import html
import subprocess
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generator.publishing import PublishedEdition, publish
from generator.website.sheets import Publication

Builder = Callable[[Path, Publication], None]
Paragraphs = Mapping[str, str]
SITE_URL = "https://example.org/un/"
FIRST = "en/A/RES/98/1/"
SECOND = "en/A/RES/98/2/"
WORDS: Paragraphs = {
    "pp1": "Recalling its earlier work,",
    "op1": "1. Decides to meet again;",
    "op2": "2. Also decides.",
}
NAME = ("-c", "user.name=Test", "-c", "user.email=test@example.org")


def git(repository: Path, *arguments: str) -> str:
    return subprocess.run(
        ["git", *arguments], cwd=repository, check=True, capture_output=True, text=True
    ).stdout.strip()


def page_of(address: str, paragraphs: Paragraphs, mark: str = "") -> str:
    """A page as the website has it: look, canonical link, masthead, numbered paragraphs, something of ours."""
    up = "../" * address.count("/")
    symbol = address.partition("/")[2].strip("/")
    stem = symbol.replace("/", "-")
    rows = "".join(
        f'<p id="{name}"><a class="number" href="#{name}"></a>{html.escape(words)}</p>\n'
        for name, words in paragraphs.items()
    )
    return (
        f'<!doctype html><html lang="en"><head><title>{symbol}</title>'
        f'<link rel="canonical" href="{SITE_URL}{address}">'
        f'<link rel="stylesheet" href="{up}stylesheets/style.css"></head><body class="{mark}">\n'
        f'<header class="md-header" data-editions="{up.rstrip("/")}"></header>'
        f'<p class="symbol"><bdi>{symbol}</bdi></p><a href="{up}sources/{stem}.txt">Source</a>\n'
        f'<a href="{stem}.json">JSON</a>'
        f'<article data-address="{SITE_URL}{address}"><h1 id="title">{symbol}</h1>\n{rows}'
        f'<p data-ours id="cited-by">Cited by nobody {mark}</p></article>'
        f'<script id="__config" type="application/json">{{"base": "{up.rstrip("/")}"}}</script></body></html>\n'
    )


def site_of(documents: Mapping[str, Paragraphs], mark: str = "") -> Builder:
    """A website of these documents. `mark` stands in its template and its style sheet, not in any text."""

    def build(folder: Path, publication: Publication) -> None:
        write(folder / "index.html", '<link rel="stylesheet" href="stylesheets/style.css"><h1>Home</h1>')
        write(folder / "404.html", "<h1>No page at this address</h1>")
        write(folder / "stylesheets/style.css", f"/* {mark} */ body {{ color: black }}\n")
        for address, paragraphs in documents.items():
            stem = address.partition("/")[2].strip("/").replace("/", "-")
            write(folder / address / "index.html", page_of(address, paragraphs, mark))
            write(folder / address / f"{stem}.json", f'{{"text": "{paragraphs.get("op1", "")}"}}')
            write(folder / "sources" / f"{stem}.txt", "\n".join(paragraphs.values()))

    return build


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


@dataclass(frozen=True)
class Small:
    """A repository with a project in it."""

    folder: Path

    def publish(self, edition: str, builder: Builder, **options: Any) -> PublishedEdition:
        return publish(edition, builder, repository=self.folder, config_file=self.folder / "mkdocs.yml", **options)

    def git(self, *arguments: str) -> str:
        return git(self.folder, *arguments)

    def commit(self, message: str) -> None:
        self.git("add", "--all")
        self.git(*NAME, "commit", "--quiet", f"--message={message}")

    def show(self, path: str) -> str:
        return self.git("show", f"gh-pages:{path}")

    def files(self, folder: str = "") -> list[str]:
        return self.git("ls-tree", "-r", "--name-only", f"gh-pages:{folder}").splitlines()

    @property
    def tip(self) -> str:
        return self.git("rev-parse", "gh-pages")

    def say_why(self, edition: str, reason: str) -> None:
        """Do what an editor does with the list of changes: give the reason, commit."""
        path = self.folder / f"docs/changes/{edition}.toml"
        path.write_text(
            path.read_text(encoding="utf-8").replace('reason = ""', f'reason = "{reason}"'), encoding="utf-8"
        )
        self.commit(f"Confirm changes of {edition}")


def new_repository(folder: Path) -> Small:
    """A repository with a configuration and one commit."""
    folder.mkdir(parents=True)
    git(folder, "init", "--quiet", "--initial-branch=main")
    write(folder / "mkdocs.yml", f"site_name: Small\nsite_url: {SITE_URL}\n")
    write(folder / "docs/sources/A-RES-98-1.txt", "first")
    small = Small(folder)
    small.commit("Sources")
    return small
