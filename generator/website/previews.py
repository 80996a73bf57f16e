"""One small file for every paragraph that a link of another page leads to: what the preview of the link shows.

A step after the build: it reads the finished pages, whatever tool wrote them, and writes `<page>/preview/op7.html`
beside them. The script of a page fetches such a file only when a reader asks for it. Links are followed as they are
written, relative to their page, so that the site may lie under any address.
"""

from __future__ import annotations

import html
import os
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote

import lxml.html
from lxml.html import HtmlElement

from generator.website.comparison_place import FOLDER_NAME as COMPARISONS
from generator.website.place_names import place_name

PREVIEWS = "preview"
LINK = re.compile(
    r"""\bhref=["']?((?!/)[^"'#\s>:]+)#((?:[\w-]+-)?(?:pp|u?op|u?p)[0-9]+(?:-[\w-]+)?)["'\s>]""", re.ASCII
)
"""A link to a paragraph of another page of this site: a path, then an address as in docs/how-to-cite.md."""
SYMBOL = re.compile(r'<p class="symbol"><bdi>([^<]*)</bdi>')
ARTICLE = re.compile(r"<article\b[^>]*\bdata-number=.*</article>", re.DOTALL)
KEPT_TAGS = frozenset({"em", "strong", "br", "bdi"})
NOT_THE_TEXT = ".//sup | .//*[@data-ours] | .//a[@data-label]"
PAGE = (
    '<!doctype html><meta charset="utf-8"><meta name="robots" content="noindex"><title>{name}</title>\n'
    '<section lang="{language}" dir="{direction}"><p class="preview-name"><a href="../#{anchor}">{name}</a></p>\n'
    "{paragraphs}</section>\n"
    # For a page that was opened from a folder, without a server: there no script may read another file.
    '<script>parent === window || parent.postMessage(document.body.innerHTML, "*")</script>\n'
)


def write_previews(site: Path) -> int:
    """Write the previews of a finished site; how many there are."""
    count = 0
    for page, anchors in sorted(referenced(site).items()):
        if not page.is_file():
            continue
        document = _Document.read(page)
        for anchor in sorted(anchors):
            text = document.preview(anchor) if document else ""
            if text:
                target = page.parent / PREVIEWS / f"{anchor}.html"
                target.parent.mkdir(exist_ok=True)
                target.write_text(text, encoding="utf-8", newline="\n")
                count += 1
    return count


def referenced(site: Path) -> dict[Path, set[str]]:
    """The addresses that links of other pages lead to, by the file of the page they are on."""
    found: dict[Path, set[str]] = defaultdict(set)
    root = site.resolve()
    for page in root.rglob("*.html"):
        if page.parent.name == PREVIEWS or COMPARISONS in page.relative_to(root).parts:  # They show the paragraphs.
            continue
        text = page.read_text(encoding="utf-8", errors="replace")
        for path, anchor in set(LINK.findall(text)):
            target = _file(page.parent, path)
            if target.is_relative_to(root):
                found[target].add(anchor)
    return found


def _file(folder: Path, path: str) -> Path:
    """The file that a relative link leads to."""
    target = Path(os.path.normpath(folder / unquote(html.unescape(path))))
    return target if target.suffix == ".html" else target / "index.html"


@dataclass(frozen=True, slots=True)
class _Document:
    """The article of a page, without marks of notes and without what is ours."""

    article: HtmlElement
    symbol: str
    paragraphs: Mapping[str, HtmlElement]

    @classmethod
    def read(cls, page: Path) -> _Document | None:
        text = page.read_text(encoding="utf-8", errors="replace")
        symbol, found = SYMBOL.search(text), ARTICLE.search(text)
        if symbol is None or found is None:
            return None
        article = lxml.html.fragment_fromstring(found[0])
        for element in article.xpath(NOT_THE_TEXT):
            element.drop_tree()
        paragraphs = {str(p.get("id")): p for p in article.iter("p") if p.get("id")}
        return cls(article, html.unescape(symbol[1]), paragraphs)

    def preview(self, anchor: str) -> str:
        """The paragraph with its parts; empty when it is not there."""
        if anchor not in self.paragraphs:
            return ""
        group = [p for name, p in self.paragraphs.items() if name == anchor or name.startswith(f"{anchor}-")]
        return PAGE.format(
            name=html.escape(f"{self.symbol}, {place_name(anchor, self.article.get('lang', ''), self._printed)}"),
            language=html.escape(self.article.get("lang", "")),
            direction=html.escape(self.article.get("dir", "")),
            anchor=anchor,
            paragraphs="".join(
                f'<p class="{html.escape(p.get("class", ""))}">{_inline(p).strip()}</p>\n' for p in group
            ),
        )

    def _printed(self, anchor: str) -> str:
        """The number or heading as printed."""
        for element in self.article.xpath(".//*[@id=$id]", id=anchor):
            label = element.xpath("string(a[@class='number'])") if element.tag == "p" else element.text_content()
            return str(label).strip().rstrip(" \t\n\u00a0.:–-")
        return ""


def _inline(element: HtmlElement) -> str:
    """The words of an element with their emphasis; links are only words here."""
    return "".join(_pieces(element))


def _pieces(element: HtmlElement) -> Iterator[str]:
    yield html.escape(element.text or "", quote=False)
    for child in element:
        tag = child.tag if child.tag in KEPT_TAGS else ""
        yield f"<{tag}>" if tag else ""
        yield from _pieces(child)
        yield f"</{tag}>" if tag and tag != "br" else ""
        yield html.escape(child.tail or "", quote=False)
