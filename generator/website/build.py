"""Builds the website: a fresh tree of pages, MkDocs over it, then the finished site put in place in one step."""

from __future__ import annotations

import fcntl
import hashlib
import logging
import os
import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, MkDocsException

from generator.languages import LANGUAGES
from generator.website.comparison_place import FOLDER_NAME as COMPARISONS
from generator.website.fragments import Fragments
from generator.website.pages import INDEX
from generator.website.recall import Recall
from generator.website.shards import FOLDER_NAME as SHARDS
from generator.website.sheets import Press, Publication
from generator.website.sources import SITE_MARK, SourceFile
from generator.website.thrift import Thrift

STAGE_PARENT, STAGE = ".build", "site-"
CHANGING = f"{SITE_MARK}-"
"""What the folder beside a site is called in which the old one and the new one change places."""
CACHE = ".cache/pages"
SOURCES = "sources"
ACTIVE_ENDINGS = (".xml", ".html", ".htm", ".svg", ".xhtml")
"""A browser runs scripts in files of these endings: as sources they are published as text."""


class BuildError(Exception):
    """MkDocs or we refused to build; the message says why."""


@dataclass(frozen=True, slots=True)
class Project:
    """Where the parts of a project are: its folder, its settings for MkDocs, the pages written by people."""

    folder: Path

    @property
    def config_file(self) -> Path:
        """The settings for MkDocs."""
        return self.folder / "mkdocs.yml"

    @property
    def docs(self) -> Path:
        """The pages written by people, and the sources."""
        return self.folder / "docs"

    def cache(self, arguments: Iterable[Path]) -> Path:
        """Where pages converted from these sources are kept, so that unchanged ones are not converted again."""
        names = "\n".join(sorted(str(argument.resolve()) for argument in arguments))
        return self.folder / CACHE / hashlib.sha256(names.encode()).hexdigest()[:12]

    @property
    def shards(self) -> Path:
        """Where the parts of a large collection wait that were converted elsewhere."""
        return self.folder / CACHE / SHARDS

    @property
    def sources(self) -> Path:
        """Where editors drop their files."""
        return self.docs / SOURCES


def press(project: Project, publication: Publication) -> Press:
    """How PDFs are made for the site whose address the settings for MkDocs say."""
    return Press(load_config(str(project.config_file)).site_url or "", publication)


@contextmanager
def stage(project: Project) -> Iterator[Path]:
    """A fresh folder with the pages written by people, for converted pages to be added; removed at the end."""
    parent = project.folder / STAGE_PARENT
    with _alone_in(project.folder):
        parent.mkdir(exist_ok=True)
        _remove_left_over(parent)
        folder = Path(tempfile.mkdtemp(prefix=STAGE, dir=parent))
        held = os.open(folder, os.O_RDONLY)
        fcntl.flock(held, fcntl.LOCK_EX)
    try:
        copy_pages(project, folder / "docs")
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
        os.close(held)
        with _alone_in(project.folder), suppress(OSError):
            parent.rmdir()


def _remove_left_over(parent: Path) -> None:
    """Remove the folders of builds that were killed: a build that runs holds its own."""
    for folder in parent.glob(f"{STAGE}*"):
        with suppress(OSError):
            handle = os.open(folder, os.O_RDONLY)
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
                shutil.rmtree(folder, ignore_errors=True)
            finally:
                os.close(handle)


def copy_pages(project: Project, docs: Path) -> None:
    """Bring the pages written by people to `docs`."""
    shutil.copytree(project.docs, docs, ignore=_generated(project.docs), dirs_exist_ok=True)


def _generated(docs: Path) -> Callable[[str, list[str]], set[str]]:
    """Not copied: what a conversion may have left in `docs`, and the sources, which `add_sources` brings."""

    def ignored(folder: str, names: list[str]) -> set[str]:
        hidden = {name for name in names if name.startswith(".")}
        made = {*LANGUAGES, SOURCES}
        return hidden | (made & set(names) if Path(folder) == docs else set())

    return ignored


def run_mkdocs(
    project: Project, docs: Path, site: Path, strict: bool = False, memory: Path | None = None
) -> tuple[str, ...]:
    """Build `docs` into `site` with the project's settings; what MkDocs warned of.

    With `memory`, a folder, pages are rendered only when they are not as they were in the build before.
    Raises `BuildError` when MkDocs cannot, and when it is `strict` also for a warning. It is not by default: a link to
    the page of a source with an error must not cost the other sources their pages.
    """
    with _messages() as messages:
        try:
            config = load_config(str(project.config_file), docs_dir=str(docs), site_dir=str(site), strict=strict)
            config.plugins["thrift"] = Thrift()
            with _recalling(config, memory):
                config.plugins.on_startup(command="build", dirty=False)
                mkdocs_build(config)
                config.plugins.on_shutdown()
        except (Abort, MkDocsException, ValueError) as error:
            # `ValueError`: a page written by hand that is no UTF-8, or has a link such as `http://[`.
            raise BuildError("\n".join([*messages, str(error)]).strip()) from error
    return tuple(messages)


@contextmanager
def _recalling(config: MkDocsConfig, memory: Path | None) -> Iterator[None]:
    fragments = Fragments(memory) if memory is not None else None
    if fragments is not None and fragments.can_be_kept:
        config.plugins["recall"] = Recall(fragments)
    try:
        yield
    finally:
        if fragments is not None:
            fragments.close()


def source_paths(sources: Iterable[SourceFile]) -> dict[Path, str]:
    """Where the website shows each source: below `sources/`, under its own name."""
    paths: dict[Path, str] = {}
    taken: set[str] = set()
    for source in sources:
        name = source.place.as_posix() + (".txt" if source.path.suffix.lower() in ACTIVE_ENDINGS else "")
        place, count = name, 1
        while place in taken:
            count += 1
            place = f"{count}/{name}"
        taken.add(place)
        paths[source.path] = f"{SOURCES}/{place}"
    return paths


def add_sources(paths: Mapping[Path, str], shown: Iterable[Path], docs: Path) -> None:
    """Put the sources whose pages are shown where these link to; as links where the file system can."""
    for path in shown:
        target = docs / paths[path]
        target.parent.mkdir(parents=True, exist_ok=True)
        with suppress(FileNotFoundError):
            target.unlink()
        try:
            os.link(path.resolve(), target)
        except OSError:
            with suppress(OSError):  # Not readable: the conversion has said so already.
                shutil.copyfile(path, target)


def add_pages(pages: Path, docs: Path, documents: Iterable[str]) -> None:
    """Bring the converted pages, one folder for each language, to `docs` in place of those there.

    Of the pages of documents only `documents`, by their place in `pages`: one whose source has become unreadable is
    still there, but no index leads to it.
    """
    wanted = frozenset(documents)

    def unwanted(folder: str, names: list[str]) -> set[str]:
        place = Path(folder).relative_to(pages)
        here = (name for name in names if name.endswith(".md") and name != INDEX and COMPARISONS not in place.parts)
        return {name for name in here if (place / name).as_posix() not in wanted}

    for language in LANGUAGES:
        shutil.rmtree(docs / language, ignore_errors=True)
        if (pages / language).is_dir():
            shutil.copytree(pages / language, docs / language, ignore=unwanted, copy_function=_linked)


def _linked(source: str, target: str) -> str:
    """A second name instead of a second copy, where the file system can: pages are replaced, never changed."""
    try:
        os.link(source, target)
    except OSError:
        shutil.copyfile(source, target)
    return target


def check_site(site: Path, project: Project, arguments: Iterable[Path] = ()) -> None:
    """Raise `BuildError` unless `site` may be replaced: it is not there yet, is empty, or was built by us.

    Nor may it hold one of the `arguments`, the sources it is built of.
    """
    place, home = site.resolve(), project.folder.resolve()
    docs = project.docs.resolve()
    reason = ""
    if site.is_symlink():
        reason = "it is a link"
    elif site.exists() and not site.is_dir():
        reason = "it is a file"
    elif home.is_relative_to(place):
        reason = "it is the folder of the project or holds it"
    elif place.is_relative_to(docs) or docs.is_relative_to(place) or ".git" in place.parts:
        reason = "it belongs to the sources of the project"
    elif any(argument.resolve().is_relative_to(place) for argument in arguments):
        reason = "it holds sources that it would be built of"
    elif site.is_dir() and any(site.iterdir()) and not (site / SITE_MARK).is_file():
        reason = f"it is not empty and no website built by this command (no file {SITE_MARK}); remove it first"
    if reason:
        raise BuildError(f"{site} cannot be replaced by the website: {reason}")


def put_in_place(built: Path, site: Path, project: Project) -> None:
    """Make `built` the site: whoever looks finds the old site or the new one, never a half. A second build waits."""
    (built / SITE_MARK).touch()
    site.parent.mkdir(parents=True, exist_ok=True)
    with _alone_in(site.parent):
        check_site(site, project)
        for left in site.parent.glob(f"{CHANGING}*"):  # by a build that was killed here: nobody else is
            shutil.rmtree(left, ignore_errors=True)
        fresh = Path(tempfile.mkdtemp(prefix=CHANGING, dir=site.parent))
        try:
            shutil.move(built, fresh / "new")
            if site.exists():
                site.rename(fresh / "old")
            (fresh / "new").rename(site)
        finally:
            if not site.exists() and (fresh / "old").is_dir():
                (fresh / "old").rename(site)
            shutil.rmtree(fresh, ignore_errors=True)


def copy_site(site: Path, folder: Path) -> None:
    """Bring a site that was built here to the empty `folder`, without the mark by which it is known."""
    if not (site / SITE_MARK).is_file():
        raise BuildError(f"{site} is no website built by this command (no file {SITE_MARK})")
    shutil.copytree(site, folder, dirs_exist_ok=True, copy_function=_linked)
    (folder / SITE_MARK).unlink()


@contextmanager
def _alone_in(folder: Path) -> Iterator[None]:
    """Nobody else who asks for `folder` goes on meanwhile; leaves no file behind. Not to be nested."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


@contextmanager
def _messages() -> Iterator[list[str]]:
    """Collects the warnings of MkDocs, which it only logs."""
    found: list[str] = []

    class Collector(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            found.append(record.getMessage())

    logger = logging.getLogger("mkdocs")
    collector = Collector(logging.WARNING)
    logger.addHandler(collector)
    try:
        yield found
    finally:
        logger.removeHandler(collector)
