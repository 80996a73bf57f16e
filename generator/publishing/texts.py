"""The words of a finished page as people read them, by address. HTML in, words out.

An edition promises words, not markup: a new template, another class or a link that now leads to a page of ours is no
change of text. So what is ours on a page (`data-ours`), and every tag, is left out before words are compared.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass

import lxml.html
from lxml.html import HtmlElement

NOT_THE_TEXT = ".//*[@data-ours] | .//script | .//style | .//template"
SPACES = re.compile(r"\s+")
HASH_LENGTH = 16
"""Hexadecimal digits: 64 bits. Ten million paragraphs have two of one hash with a chance of three in a million."""
BLOCKS = frozenset({"p", "li", "ol", "ul", "td", "th", "tr", "table", "div", "section", "br", "dd", "dt"})
BLOCKS |= frozenset({"h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre", "figure", "header", "article"})


@dataclass(frozen=True, slots=True)
class Page:
    """What is remembered of a page: the hash of all its words and of the words at each address.

    `symbol` is that of the document, empty for any other page; `source` is the link to its source as the page writes
    it, relative to the page, empty when it has none; `aliases` are the names it keeps from earlier editions.
    """

    symbol: str
    title: str
    text: str
    anchors: dict[str, str]
    source: str = ""
    aliases: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class PageText:
    """A page with its words: all of them, and those at each address."""

    page: Page
    words: str
    anchors: dict[str, str]


def read_page(html: str) -> PageText:
    """The words of a page: of its `article`, or of its body when it has none. A mark of a note reads `[4]`."""
    root = lxml.html.document_fromstring(html)
    symbol = root.xpath("string(//p[contains(concat(' ', @class, ' '), ' symbol ')])").strip()
    sources = root.xpath("//a[starts-with(@href, '../') and contains(@href, '/sources/')]/@href")
    aliases = frozenset(map(str, root.xpath("//*[@data-alias]/@id")))
    articles = root.xpath("//article[1]") or root.xpath("//body")
    article = articles[0]
    for element in article.xpath(NOT_THE_TEXT):
        element.drop_tree()
    for mark in article.xpath(".//sup[a[@role='doc-noteref']]"):
        mark[0].text = f"[{mark.text_content().strip()}]"
    anchors = {str(element.get("id")): _words(element) for element in article.iter() if element.get("id")}
    title = root.xpath("string(//h1[1])") or root.xpath("string(//title)")
    source = str(sources[0]) if sources else ""
    words = _words(article)
    hashes = {anchor: text_hash(text) for anchor, text in anchors.items()}
    page = Page(symbol, SPACES.sub(" ", title).strip(), text_hash(words), hashes, source, aliases)
    return PageText(page, words, anchors)


def text_hash(words: str) -> str:
    """The hash of words by which an edition remembers them."""
    return hashlib.sha256(words.encode("utf-8")).hexdigest()[:HASH_LENGTH]


def _words(element: HtmlElement) -> str:
    """Words with one space between them. Blocks are apart even where the HTML has no space between their tags."""
    return SPACES.sub(" ", " ".join(_pieces(element))).strip()


def _pieces(element: HtmlElement) -> list[str]:
    """The text between blocks, one piece each; what stands in one line is one piece."""
    pieces = [""]

    def add(node: HtmlElement) -> None:
        block = node.tag in BLOCKS
        if block:
            pieces.append("")
        pieces[-1] += node.text or ""
        for child in node:
            if isinstance(child.tag, str):
                add(child)
            pieces[-1] += child.tail or ""
        if block:
            pieces.append("")

    add(element)
    return pieces
