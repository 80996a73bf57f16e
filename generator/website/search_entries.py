"""The entries of a page in the search, as Material makes them, in half the time.

Material reads the HTML of each page with Python's parser for any HTML there may be. What Python-Markdown writes is
simpler: its tags are told by one pattern, and given to Material's own handlers. Whatever looks otherwise is left to the
parser.
"""

from __future__ import annotations

import html
import re
from typing import Any

from material.plugins.search.plugin import Element, Parser, SearchIndex
from mkdocs.structure.pages import Page

_TOKEN = r'<(/?)([a-z][a-z0-9]*)((?: [a-z][a-z0-9:_-]*="[^"]*")*+)( /)?>|([^<]++)'
TOKEN, PAGE = re.compile(_TOKEN), re.compile(f"(?:{_TOKEN})*+")
ATTRIBUTE = re.compile(r' ([^=]+)="([^"]*)"')
READ_OTHERWISE = re.compile(r"<(?:script|style|textarea|title|plaintext|xmp|iframe|noembed|noframes|noscript)\b")
"""Elements in which a parser looks for no tags."""
PASSING = frozenset({"a", "b", "em", "i", "span", "strong", "table", "tbody", "td", "th", "thead", "tr"})
"""Elements of which nothing is seen in the search but what stands in them, unless they are kept out of it."""
KEPT_OUT = re.compile(r' data-search-exclude=| class="linenodiv"')


def entries_of(page: Page) -> list[dict[str, Any]]:
    """The sections of a rendered page as the search has them; none when the page is kept out of it."""
    index = _Index()
    index.add_entry_from_context(page)
    return index.entries


class _Index(SearchIndex):  # type: ignore[misc]
    def __init__(self) -> None:
        super().__init__()
        self.entries: list[dict[str, Any]] = []

    def add_entry_from_context(self, page: Page) -> None:
        """Material's method of the same name, but for the parser."""
        if (page.meta.get("search") or {}).get("exclude"):
            return
        parser = QuickParser()
        parser.feed(page.content or "")
        parser.close()
        for section in parser.data:
            if not section.is_excluded():
                self.create_entry_for_section(section, page.toc, page.url, page)


class QuickParser(Parser):  # type: ignore[misc]
    """Material's parser of a page; to be fed once, with all of it."""

    def feed(self, data: str) -> None:
        """Tell the handlers of tags and texts in the order in which they stand."""
        if not PAGE.fullmatch(data) or READ_OTHERWISE.search(data):
            super().feed(data)
            return
        for closing, tag, attributes, empty, text in TOKEN.findall(data):
            if text:
                self.handle_data(html.unescape(text))
            elif closing:
                self.handle_endtag(tag)
            elif empty:
                self.handle_startendtag(tag, _pairs(attributes))
            elif tag in PASSING and self.section and not KEPT_OUT.search(attributes):
                self.context.append(Element(tag, dict(_pairs(attributes))))
            else:
                self.handle_starttag(tag, _pairs(attributes))


def _pairs(attributes: str) -> list[tuple[str, str]]:
    if not attributes:
        return []
    return [(name, html.unescape(value)) for name, value in ATTRIBUTE.findall(attributes)]
