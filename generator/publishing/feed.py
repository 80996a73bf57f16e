"""The Atom feed of editions (RFC 4287), for those who want to be told of a new one. Values in, XML out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from urllib.parse import quote, urljoin
from uuid import UUID

from lxml import etree

ATOM = "http://www.w3.org/2005/Atom"
PATH = "editions/feed.xml"


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """One edition: its name, the date of its sources (RFC 3339), what is to be said of it, its page."""

    edition: str
    date: str
    summary: str
    page: str


def write_feed(title: str, site_url: str, entries: Sequence[FeedEntry]) -> bytes:
    """The feed, the newest edition first.

    Without an address of the website its links are relative, and its ids are made of the title: an id has to be an
    absolute address that never changes.
    """
    root = etree.Element(f"{{{ATOM}}}feed", nsmap={None: ATOM})
    _add(root, "title", title)
    _add(root, "id", _id(site_url, PATH, title))
    _add(root, "updated", max(entry.date for entry in entries))
    _add(etree.SubElement(root, f"{{{ATOM}}}author"), "name", title)
    _link(root, "self", urljoin(site_url, PATH) if site_url else "feed.xml", "application/atom+xml")
    _link(root, "alternate", urljoin(site_url, "editions/") if site_url else "./", "text/html")
    for entry in entries:
        element = etree.SubElement(root, f"{{{ATOM}}}entry")
        _add(element, "title", f"Edition {entry.edition}")
        _add(element, "id", _id(site_url, entry.page, title))
        _add(element, "updated", entry.date)
        _add(element, "summary", entry.summary)
        relative = quote(entry.page.rpartition("/")[2])
        _link(element, "alternate", urljoin(site_url, quote(entry.page)) if site_url else relative, "text/html")
    return bytes(etree.tostring(root, xml_declaration=True, encoding="utf-8", pretty_print=True))


def _id(site_url: str, path: str, title: str) -> str:
    if site_url:
        return urljoin(site_url, path)
    return UUID(bytes=sha256(f"{title}\n{path}".encode()).digest()[:16], version=5).urn


def _add(parent: etree._Element, name: str, text: str) -> None:
    etree.SubElement(parent, f"{{{ATOM}}}{name}").text = text


def _link(parent: etree._Element, relation: str, address: str, kind: str) -> None:
    etree.SubElement(parent, f"{{{ATOM}}}link", rel=relation, href=address, type=kind)
