"""The feed of editions is Atom: checked against the schema of RFC 4287, as far as a feed of ours goes."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlsplit

import pytest
from lxml import etree

from generator.publishing.feed import FeedEntry, write_feed
from tests.publishing.small import FIRST, SITE_URL, WORDS, Small, site_of

SCHEMA = etree.RelaxNG(etree.parse(Path(__file__).with_name("atom.rng")))
ATOM = "{http://www.w3.org/2005/Atom}"
ENTRY = FeedEntry("2026.11", "2026-11-23T21:29:52Z", "3 documents & more", "editions/2026.11.html")


@pytest.mark.parametrize("site_url", [SITE_URL, ""])
def test_the_feed_is_valid(site_url: str) -> None:
    later = FeedEntry("2026.12", "2026-12-01T00:00:00Z", "x", "editions/2026.12.html")
    feed = etree.fromstring(write_feed("Resolutions <of> somebody", site_url, [later, ENTRY]))
    SCHEMA.assertValid(feed)
    ids = [element.text or "" for element in feed.iter(f"{ATOM}id")]
    assert len(set(ids)) == 3
    assert all(urlsplit(one).scheme in ("https", "urn") for one in ids)
    assert feed.findtext(f"{ATOM}updated") == "2026-12-01T00:00:00Z"
    assert [title.text for title in feed.iter(f"{ATOM}title")][1:] == ["Edition 2026.12", "Edition 2026.11"]


def test_the_schema_finds_faults() -> None:
    feed = etree.fromstring(write_feed("Resolutions", SITE_URL, [ENTRY]))
    for fault in ("id", "updated", "title"):
        broken = etree.fromstring(etree.tostring(feed))
        element = broken.find(f"{ATOM}entry/{ATOM}{fault}")
        assert element is not None
        element.getparent().remove(element)  # type: ignore[union-attr]
        assert not SCHEMA.validate(broken)


def test_it_is_published_with_every_edition_and_named_by_the_list(small: Small) -> None:
    small.publish("2026.11", site_of({FIRST: WORDS}))
    small.publish("2026.12", site_of({FIRST: WORDS}))
    feed = etree.fromstring(small.show("editions/feed.xml").encode())
    SCHEMA.assertValid(feed)
    links = [link.get("href") for link in feed.iter(f"{ATOM}link") if link.get("rel") == "alternate"]
    assert links == [f"{SITE_URL}editions/", f"{SITE_URL}editions/2026.12.html", f"{SITE_URL}editions/2026.11.html"]
    assert '<link rel="alternate" type="application/atom+xml" title="Editions" href="feed.xml">' in small.show(
        "editions/index.html"
    )
