"""The same HTML in less time: what cannot find anything in a text is not asked.

Python-Markdown offers every piece of text to each of its inline patterns, and every block to the search for tables. The
texts of resolutions have few marks, so nearly all of that finds nothing. Here a pattern is asked only when the text has
a character without which it never matches. Patterns of other extensions are always asked.
"""

from __future__ import annotations

from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions.tables import TableProcessor
from markdown.treeprocessors import InlineProcessor
from markdown.util import AtomicString

NEEDED = {
    "backtick": ("`",),
    "escape": ("\\",),
    "resolution_marks": ("[^",),
    "reference": ("[",),
    "link": ("[",),
    "image_link": ("![",),
    "image_reference": ("![",),
    "short_reference": ("[",),
    "short_image_ref": ("![",),
    "autolink": ("<",),
    "automail": ("<",),
    "linebreak": ("  \n",),
    "html": ("<",),
    "entity": ("&",),
    "em_strong": ("*", "_"),
}
"""By the name under which Python-Markdown has a pattern: one of these, or the one, is in every text that it matches."""
ALWAYS = ("",)
PIPE = "|"
INLINE_PRIORITY = 20
TABLE = "table"
TABLE_PRIORITY = 75


def hasten(md: Markdown) -> None:
    """Put the quick processors in the places of the stock ones."""
    md.treeprocessors.register(QuickInlineProcessor(md), "inline", INLINE_PRIORITY)
    if TABLE in md.parser.blockprocessors:
        stock = md.parser.blockprocessors[TABLE]
        if type(stock) is TableProcessor:
            quick = QuickTableProcessor(md.parser, stock.config)  # type: ignore[attr-defined]
            md.parser.blockprocessors.register(quick, TABLE, TABLE_PRIORITY)


class QuickInlineProcessor(InlineProcessor):
    """Asks only patterns that can match.

    Both methods with long names are Python-Markdown's own and private to it. Should a later version not call the one,
    nothing is quicker and nothing is wrong; should it lack the other, nearly every test fails.
    """

    def run(self, tree: Element, ancestors: list[str] | None = None) -> Element:
        """Go over the tree of a page; by now all extensions have registered their patterns."""
        self._patterns: list[tuple[Any, tuple[str, ...]]] = [(pattern, ALWAYS) for pattern in self.inlinePatterns]
        for name, marks in NEEDED.items():
            if name in self.inlinePatterns:
                self._patterns[self.inlinePatterns.get_index_for_name(name)] = (self.inlinePatterns[name], marks)
        return super().run(tree, ancestors)

    def _InlineProcessor__handleInline(self, data: str, patternIndex: int = 0) -> str:  # noqa: N802, N803
        """Replace what the patterns find by placeholders, as the method of the same name."""
        if isinstance(data, AtomicString):
            return data
        for index, (pattern, marks) in enumerate(self._patterns[patternIndex:], start=patternIndex):
            start, matched = 0, True
            while matched and (marks[0] in data or marks[-1] in data):
                data, matched, start = self._InlineProcessor__applyPattern(  # type: ignore[attr-defined]
                    pattern, data, index, start
                )
        return data


class QuickTableProcessor(TableProcessor):
    """Looks for a table only where there is a line between columns."""

    def test(self, parent: Element, block: str) -> bool:
        """Say whether a block is a table."""
        return PIPE in block and super().test(parent, block)
