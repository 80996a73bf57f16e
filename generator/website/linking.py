"""Gives references between documents their real addresses, once it is known what is published.

A page is written before that: its links say `<un:A/RES/60/161#op7>` (generator/writers/markdown.py). Here they become
links to the exact paragraph when the document is on this site in the language of the page, else to docs.un.org.
"""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass
from urllib.parse import unquote

from generator.diagnostics import Code, Diagnostic, Position
from generator.document.official import official_link
from generator.references.links import Collection

LINK = re.compile(r"\[(?P<words>(?:\\.|[^\]\\])*)\]\(<un:(?P<symbol>[^#>\s]+)(?:#(?P<anchors>[^>\s]*))?>\)")


@dataclass(frozen=True, slots=True)
class Present:
    """A document of this site: the path of its page without ending, and every address in it."""

    path: str
    anchors: frozenset[str]


@dataclass(frozen=True, slots=True)
class Linked:
    """A page whose links have addresses, and what there is to say."""

    text: str
    remarks: tuple[Diagnostic, ...]


def link(page: str, symbol: str, language: str, path: str, collection: Collection[Present], source: str) -> Linked:
    """The page of `symbol` at `path` with real addresses; a place that a document here does not have is told."""
    remarks: list[Diagnostic] = []

    def target(match: re.Match[str]) -> str:
        words, meant = match["words"], unquote(match["symbol"])
        anchors = [anchor for anchor in (match["anchors"] or "").split(",") if anchor]
        found = collection.find(meant, anchors, language)
        if found is None:
            return f"[{words}]({official_link(meant, language)})"
        if found.missing:
            remarks.append(_missing(words, found.symbol, found.missing, source))
        fragment = f"#{found.anchor}" if found.anchor else ""
        if found.symbol == symbol:
            return f"[{words}]({fragment})" if fragment else words
        present = collection.documents[found.symbol, language]
        place = posixpath.relpath(f"{present.path}.md", posixpath.dirname(path)) + fragment
        return f"[{words}](<{place}>)" if "(" in place else f"[{words}]({place})"

    return Linked(LINK.sub(target, page), tuple(remarks))


def _missing(words: str, symbol: str, anchor: str, source: str) -> Diagnostic:
    message = f"{words}: {symbol} has no {anchor}; linked to the document"
    return Diagnostic(Code.PLACE_MISSING, message, Position(), source)
