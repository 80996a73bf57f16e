"""Pages whose Markdown is rendered only when it, or something it depends on, has changed.

To be put into the plugins of a loaded configuration, as generator/website/thrift.py: what MkDocs writes is the same
with and without it, and so is what it warns of.

A fragment (generator/website/fragments.py) depends on the page, with its front matter, on its place and address (the
search names it), on this program, the versions of Python-Markdown, MkDocs and Material, and the settings of the
Markdown extensions: these are its key. It also depends on the files that its links lead to. So the addresses a page
links to are kept with it, and MkDocs' own code turns them into links anew in every build, which brings its warnings
too; when a link would now be another one, the page is rendered again.
"""

from __future__ import annotations

import hashlib
import json
import logging
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from importlib.metadata import version
from importlib.util import find_spec
from typing import Any

from material.plugins.search.plugin import SearchIndex, SearchPlugin
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page, _RelativePathTreeprocessor
from mkdocs.structure.toc import AnchorLink, get_toc

from generator.website.fragments import Body, Fragments, Outline, Row, pack, row, unpack
from generator.website.kept import generator_fingerprint
from generator.website.link_recorder import LinkRecorder
from generator.website.processes import processes, workers_for
from generator.website.search_entries import entries_of
from generator.website.thrift import NoSettings, Thrift

PURE_EXTENSIONS = frozenset({"attr_list", "tables", "toc", "fenced_code", "generator.markdown_extension"})
"""Extensions of Python-Markdown that look at nothing but the page. With any other nothing is remembered."""
PROGRAMS = ("Markdown", "mkdocs", "mkdocs-material")
POOL_FROM = 48
"""From how many pages to render on it pays to start more processes."""
CHUNK = 8
NO_ENTRIES = "[]}"
"""The end of a search without a page."""


def as_json(entries: list[dict[str, Any]]) -> str:
    """Entries of the search as Material writes them."""
    return json.dumps(entries, separators=(",", ":"), default=str)


NOTHING = pack(as_json([]))


@dataclass(frozen=True)
class Desk:
    """What every page of a build needs to be recalled or rendered."""

    config: MkDocsConfig
    files: Files
    fragments: Fragments
    environment: str
    recorder: LinkRecorder = field(default_factory=LinkRecorder)

    def key(self, file: File) -> bytes:
        """What the fragment of a page is kept under."""
        said = (self.environment, file.src_uri, file.url, file.content_string)
        return hashlib.sha256("\n".join(said).encode()).digest()


class RecalledPage(Page):
    """A page that is rendered by Python-Markdown only when its fragment is not kept."""

    def __init__(self, file: File, desk: Desk) -> None:
        """Take the place of the page that the file had."""
        super().__init__(None, file, desk.config)
        self._desk, self._key = desk, b""
        self.entries = NOTHING

    def read_source(self, config: MkDocsConfig) -> None:
        """Read the page, and what its fragment is kept under."""
        super().read_source(config)
        self._key = self._desk.key(self.file)

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Recall what other pages may ask for; the rest is recalled when the page is written."""
        outline = self._desk.fragments.outline(self.file.src_uri, self._key)
        if outline is not None and self._leads_where_it_led(outline):
            self._title_from_render = outline.title
            self.present_anchor_ids = set(outline.anchors)
        else:
            self._desk.fragments.add(self.rendered())
        self.content, self.toc, self.entries = "", get_toc([]), NOTHING

    def recall(self) -> None:
        """Be as Python-Markdown left it: content, contents, entries in the search."""
        body = self._desk.fragments.body(self.file.src_uri, self._key)
        entries = self._desk.fragments.entries(self.file.src_uri, self._key)
        if body is not None and entries is not None:
            self.content, self.toc, self.entries = body.html, get_toc(body.contents), entries
            return
        super().read_source(self._desk.config)  # Another build has removed it, or nothing can be kept.
        with _held(logging.getLogger("mkdocs.structure.pages")):  # All was said when it was rendered first.
            self.rendered()

    def rendered(self) -> Row:
        """Let MkDocs render the page; what to keep of that."""
        super().render(self._desk.config, self._desk.files)
        self.entries = pack(as_json(entries_of(self)))
        anchors = self.present_anchor_ids or set()
        outline = Outline(self._title_from_render, sorted(anchors), self._desk.recorder.links(anchors))
        body = Body(self.content or "", [_token(link) for link in self.toc])
        return row(self.file.src_uri, self._key, outline, body, self.entries)

    def _leads_where_it_led(self, outline: Outline) -> bool:
        """Let MkDocs look at the links; what it has to say of them is said only when they are as they were."""
        follower = _RelativePathTreeprocessor(self.file, self._desk.files, self._desk.config)
        log = logging.getLogger("mkdocs.structure.pages")
        with _held(log) as records:
            same = all(follower.path_to_url(written) == shown for written, shown in outline.links)
        if same:
            self.links_to_anchors = follower.links_to_anchors
            for record in records:
                log.handle(record)
        return same


class RecalledIndex(SearchIndex):  # type: ignore[misc]
    """The search, which need not read recalled pages again. Their entries stay packed until all are written."""

    entries: list[dict[str, Any] | bytes]

    def add_entry_from_context(self, page: Page) -> None:
        """Add the sections of a page."""
        if isinstance(page, RecalledPage):
            self.entries.append(page.entries)
        else:
            super().add_entry_from_context(page)

    def generate_search_index(self, prev: SearchIndex | None) -> str:
        """Write what Material would have written; there is no search of a build before."""
        pieces = (unpack(entry) if isinstance(entry, bytes) else as_json([entry]) for entry in self.entries)
        entries = ",".join(filter(None, (piece[1:-1] for piece in pieces)))
        self.entries = []
        head = str(super().generate_search_index(prev)).removesuffix(NO_ENTRIES)
        return f"{head}[{entries}]}}"


class Recall(BasePlugin[NoSettings]):  # type: ignore[no-untyped-call]
    """To be put into the plugins of a loaded configuration, behind the others."""

    def __init__(self, fragments: Fragments) -> None:
        """Take the fragments of the builds before."""
        super().__init__()
        self._fragments = fragments
        self._pages: list[str] = []

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        """Replace the pages that are not in the navigation; render those that are not kept, on all processors."""
        if not is_pure(config):
            return nav
        desk = Desk(config, files, self._fragments, environment_of(config))
        config.markdown_extensions.append(desk.recorder)  # type: ignore[arg-type]
        in_navigation = {id(page) for page in nav.pages}
        others = [file for file in files.documentation_pages() if id(file.page) not in in_navigation]
        for file in others:
            RecalledPage(file, desk)
        for plugin in config.plugins.values():
            if isinstance(plugin, SearchPlugin) and plugin.config.enabled:
                plugin.search_index = RecalledIndex(**plugin.config)
        self._pages = [file.src_uri for file in others]
        _render_missing(others, desk)
        return nav

    @event_priority(100)
    def on_page_context(self, context: Any, *, page: Page, **_: Any) -> Any:
        """Before the search and the template look at the page."""
        if isinstance(page, RecalledPage):
            page.recall()
        return context

    def on_post_page(self, output: str, *, page: Page, **_: Any) -> str:
        """The page is written, and its words are in the search."""
        if isinstance(page, RecalledPage):
            page.entries = NOTHING
        return output

    def on_post_build(self, **_: Any) -> None:
        """Let go of pages that are gone."""
        self._fragments.write()
        self._fragments.forget_all_but(self._pages)


def is_pure(config: MkDocsConfig) -> bool:
    """Whether a fragment depends on nothing but what its key stands for: no other extension or plugin has a say."""
    plugins = all(isinstance(plugin, SearchPlugin | Thrift | Recall) for plugin in config.plugins.values())
    extensions = all(name in PURE_EXTENSIONS for name in config.markdown_extensions)
    return plugins and extensions and find_spec("jieba") is None  # With jieba the search parts Chinese words.


def environment_of(config: MkDocsConfig) -> str:
    """Changes with whatever could make another fragment of the same page."""
    programs = [sys.version, generator_fingerprint(), *(f"{name} {version(name)}" for name in PROGRAMS)]
    return json.dumps([programs, config.markdown_extensions, config.mdx_configs], sort_keys=True, default=repr)


def _render_missing(files: Sequence[File], desk: Desk) -> None:
    """Render pages whose fragments are not kept, when they are many; a few are rendered as MkDocs comes to them."""
    kept = desk.fragments.keys()
    missing = [file.src_uri for file in files if kept.get(file.src_uri) != desk.key(file)]
    workers = workers_for(len(missing), POOL_FROM, CHUNK)
    if workers == 1:
        return
    with processes(workers, ready=lambda: _begin(desk)) as pool:
        for made in pool.map(_row_of, missing, chunksize=CHUNK):
            desk.fragments.add(made)
    desk.fragments.write()


_desks: list[Desk] = []
"""The desk of a process that renders pages for another; it was forked from that, so it need not be handed over."""


def _begin(desk: Desk) -> None:
    _desks.append(desk)
    logging.disable()  # What there is to say is said when the page is recalled.


def _row_of(uri: str) -> Row:
    desk = _desks[0]
    file = desk.files.src_uris[uri]
    before = file.page
    page = RecalledPage(file, desk)
    page.read_source(desk.config)
    file.page = before  # Else this process would keep the text of every page that it renders.
    return page.rendered()


def _token(link: AnchorLink) -> dict[str, Any]:
    children = [_token(child) for child in link.children]
    return {"name": link.title, "id": link.id, "level": link.level, "children": children}


@contextmanager
def _held(log: logging.Logger) -> Iterator[list[logging.LogRecord]]:
    """Collects what is logged instead of passing it on."""
    records: list[logging.LogRecord] = []

    def hold(record: logging.LogRecord) -> bool:
        records.append(record)
        return False

    log.addFilter(hold)
    try:
        yield records
    finally:
        log.removeFilter(hold)
