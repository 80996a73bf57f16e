"""Lets go of what MkDocs keeps of every page to the end and no longer needs: a third of its memory.

MkDocs renders all pages before it writes the first. What it writes is the same with and without this; so it is no
plugin of mkdocs.yml, which a tool that knows no plugins would miss.
"""

from __future__ import annotations

from typing import Any

from mkdocs.config.base import Config
from mkdocs.plugins import BasePlugin
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import TableOfContents


class NoSettings(Config):  # type: ignore[no-untyped-call]
    """There is nothing to set."""


class Thrift(BasePlugin[NoSettings]):  # type: ignore[no-untyped-call]
    """To be put into the plugins of a loaded configuration."""

    def on_page_content(self, html: str, *, page: Page, **_: Any) -> str:
        """The Markdown is rendered."""
        page.markdown = ""
        return html

    def on_post_page(self, output: str, *, page: Page, **_: Any) -> str:
        """The page is in its template, and its words are in the search."""
        page.content, page.toc = "", TableOfContents([])
        return output
