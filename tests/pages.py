"""Renders pages as the site does and reads their words back, for tests."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import lxml.html
import markdown
import yaml
from lxml.html import HtmlElement

from generator.document.model import Inlines, Kind, Resolution
from generator.document.walk import plain

PROJECT = Path(__file__).parent.parent
SPACE = re.compile(r"[\s\u200b\ufeff]+")
ACTIVE_ELEMENTS = {
    "script",
    "iframe",
    "object",
    "embed",
    "form",
    "input",
    "button",
    "style",
    "link",
    "meta",
    "svg",
    "img",
}


class _Loader(yaml.SafeLoader):
    """Reads mkdocs.yml, whose `!ENV` tags do not matter here."""


_Loader.add_constructor("!ENV", lambda loader, node: None)


def extensions() -> list[str]:
    """The Markdown extensions of the site."""
    settings: dict[str, Any] = yaml.load((PROJECT / "mkdocs.yml").read_text(encoding="utf-8"), _Loader)
    return list(settings["markdown_extensions"])


def render(page: str) -> str:
    """The HTML that Python-Markdown makes of a page, its front matter left out as MkDocs does."""
    body = page.split("\n---\n", 1)[1]
    return markdown.Markdown(extensions=extensions()).convert(body)


def article(html: str) -> HtmlElement:
    """The parsed HTML without what is ours."""
    root = lxml.html.fragment_fromstring(html, create_parent="article")
    for ours in root.xpath("//*[@data-ours]"):
        ours.drop_tree()
    return root


def words(element: HtmlElement) -> str:
    """All text of an element without white space."""
    return SPACE.sub("", str(element.text_content()))


def active_content(root: HtmlElement) -> list[str]:
    """What could run or load something: elements, event attributes, addresses that are no plain link."""
    found = []
    for element in root.iter():
        if element.tag in ACTIVE_ELEMENTS:
            found.append(f"<{element.tag}>")
        for name, value in element.attrib.items():
            if name.startswith("on") or (
                name in ("href", "src") and not value.startswith(("#", "https://docs.un.org/"))
            ):
                found.append(f"{name}={value}")
    return found


def _note(number: str, text: str) -> str:
    """A note as print has it: Arabic notes begin `(4)`, which sources keep as `()`."""
    return f"({number}){text.removeprefix('()')}" if text.startswith("() ") else number + text


def document_words(resolution: Resolution) -> str:
    """What a page must say, in the order of the page, without white space."""
    masthead = resolution.masthead
    titled = bool(resolution.title.content)
    above = [masthead.adoption_line, masthead.committee_line]
    heads = [*above, masthead.number_line, resolution.title] if titled else [masthead.number_line, *above]
    said = [_marked(head.content) for head in heads]
    if not titled and not masthead.number_line.content:
        said.insert(0, resolution.symbol.printed)
    body: list[tuple[int, int, int, str]] = []
    for order, block in enumerate(resolution.blocks):
        cells = [_marked(cell) for row in block.rows for cell in row]
        text = "".join(cells) if block.kind is Kind.TABLE else block.label + _marked(block.content)
        body.append((block.part, 2 if block.annex else 0, order, text))
    for number, part in enumerate(resolution.parts):
        if part.adoption.printed:
            body.append((number, 1, 0, "".join(part.adoption.lines)))
    said += [text for *_, text in sorted(body)]
    said += [_note(note.number, plain(note.content)) for note in resolution.notes]
    return SPACE.sub("", "".join(said))


def _marked(content: Inlines) -> str:
    return plain(content, marks=True)
