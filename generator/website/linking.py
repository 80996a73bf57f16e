"""Gives references between documents their real addresses, once it is known what is published.

A page is written before that: its links say `<un:A/RES/60/161#op7>` (generator/writers/markdown.py). Here they become
links to the exact paragraph when the document is on this site in the language of the page, else to docs.un.org.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import unquote

from generator.diagnostics import Code, Diagnostic, Position
from generator.writers.front_matter import OFFICIAL

LINK = re.compile(r"\[(?P<words>(?:\\.|[^\]\\])*)\]\(<un:(?P<symbol>[^#>\s]+)(?:#(?P<anchors>[^>\s]*))?>\)")


@dataclass(frozen=True, slots=True)
class Present:
    """A document of this site: the path of its page without ending, and every address in it."""

    path: str
    anchors: frozenset[str]


Collection = Mapping[tuple[str, str], Present]
"""The documents of the site by symbol and language."""


@dataclass(frozen=True, slots=True)
class Linked:
    """A page whose links have addresses, and what there is to say."""

    text: str
    remarks: tuple[Diagnostic, ...]


def link(page: str, symbol: str, language: str, path: str, collection: Collection, source: str) -> Linked:
    """The page of `symbol` at `path` with real addresses; a place that a document here does not have is told."""
    remarks: list[Diagnostic] = []

    def target(match: re.Match[str]) -> str:
        words, meant = match["words"], unquote(match["symbol"])
        anchors = [anchor for anchor in (match["anchors"] or "").split(",") if anchor]
        present = collection.get((meant, language))
        if present is None:
            return f"[{words}]({OFFICIAL}/{language}/{_quoted(match['symbol'])})"
        anchor = next((anchor for anchor in anchors if anchor in present.anchors), "")
        if anchors and not anchor:
            remarks.append(_missing(words, meant, anchors[0], source))
        if meant == symbol:
            return f"[{words}](#{anchor})" if anchor else words
        place = posixpath.relpath(f"{present.path}.md", posixpath.dirname(path))
        return (
            f"[{words}](<{place}{'#' if anchor else ''}{anchor}>)"
            if "(" in place
            else f"[{words}]({place}{'#' if anchor else ''}{anchor})"
        )

    return Linked(LINK.sub(target, page), tuple(remarks))


def _quoted(symbol: str) -> str:
    """Brackets would end a Markdown link."""
    return symbol.replace("(", "%28").replace(")", "%29")


def _missing(words: str, symbol: str, anchor: str, source: str) -> Diagnostic:
    message = f"{words}: {symbol} has no {anchor}; linked to the document"
    return Diagnostic(Code.PLACE_MISSING, message, Position(), source)
