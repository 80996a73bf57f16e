"""Which addresses a page leads to, as written in its Markdown and as MkDocs shows them."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

ELSEWHERE = ("https://", "http://")
HERE = "#"
ADDRESSES = {"a": "href", "img": "src"}


class Addresses(Treeprocessor):
    """Writes down the addresses that a page leads to."""

    def __init__(self, md: Markdown) -> None:
        """Begin with none."""
        super().__init__(md)
        self.found: list[str] = []

    def run(self, root: Element) -> None:
        """In the order in which MkDocs looks at them."""
        self.found = [element.get(ADDRESSES[element.tag], "") for element in root.iter() if element.tag in ADDRESSES]


class LinkRecorder(Extension):
    """Looks at the links of the page rendered last, before and after MkDocs turns them into links of the site."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Python-Markdown's name
        """MkDocs does it at 0, registered after this one, and everything else is done before."""
        self.written, self.shown = Addresses(md), Addresses(md)
        md.treeprocessors.register(self.written, "resolution_addresses_written", 0)
        md.treeprocessors.register(self.shown, "resolution_addresses_shown", -1)

    def links(self, anchors: set[str]) -> list[list[str]]:
        """What MkDocs has to look at again: not what leads to other hosts, nor to what is on the page for certain."""
        kept, own = [], False
        for written, shown in zip(self.written.found, self.shown.found, strict=True):
            if written.startswith(HERE):
                if own and written[1:] in anchors:
                    continue
                own = True  # One is kept in any case: MkDocs warns of files in the order they are first linked to.
            elif written.startswith(ELSEWHERE):
                continue
            kept.append([written, shown])
        return kept
