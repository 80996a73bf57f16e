"""What other programs read in the head of a document: Zotero, catalogues, messengers, search engines."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import lxml.html
import pytest

from tests.browser.site_server import DOCUMENT, REFERRING, RIGHT_TO_LEFT, Site

TITLE = 'Keeping of the <public> "record" & its editions'


class Head:
    """The head of a page as a program reads it."""

    def __init__(self, folder: Path, path: str) -> None:
        self.root = lxml.html.fromstring((folder / path / "index.html").read_bytes())

    def meta(self, name: str) -> list[str]:
        found: list[str] = self.root.xpath("//head/meta[@name=$name or @property=$name]/@content", name=name)
        return found

    def alternates(self) -> dict[str, str]:
        return {
            link.get("hreflang"): link.get("href")
            for link in self.root.xpath("//head/link[normalize-space(@rel)='alternate'][@hreflang]")
        }

    def data(self) -> dict[str, Any]:
        (text,) = self.root.xpath("//head/script[@type='application/ld+json']/text()")
        data: dict[str, Any] = json.loads(text)
        return data


def zotero(head: Head) -> dict[str, str]:
    """What Zotero's Embedded Metadata makes of a page.

    Its rules, from its source: `z:itemType` and a technical report's institution make a report, a title alone a journal
    article; every other `z:` field is copied to the field of that name; `citation_date` before `DC.date`.
    """

    def first(*names: str) -> str:
        return next((value for name in names for value in head.meta(name)), "")

    kind = "journalArticle" if head.meta("citation_title") else "webpage"
    kind = "report" if head.meta("citation_technical_report_institution") else kind
    item = {
        "itemType": first("z:itemType") or kind,
        "title": first("citation_title", "DC.title", "og:title"),
        "institution": first("citation_technical_report_institution", "DC.publisher"),
        "reportNumber": first("citation_technical_report_number"),
        "date": first("citation_publication_date", "citation_date", "DCTERMS.issued", "DC.date").replace("/", "-"),
        "language": first("citation_language", "DC.language"),
        "url": first("citation_public_url", "og:url"),
    }
    for element in head.root.xpath("//head/meta[starts-with(@name, 'z:')]"):
        item[element.get("name").removeprefix("z:")] = element.get("content")
    return item


@pytest.fixture(params=["mkdocs", "zensical"])
def folder(request: pytest.FixtureRequest, site: Site) -> Path:
    """The site as either program builds it."""
    return site.folder if request.param == "mkdocs" else request.getfixturevalue("zensical_site")


def test_zotero_makes_a_report_of_a_document(site: Site) -> None:
    assert zotero(Head(site.folder, DOCUMENT)) == {
        "itemType": "report",
        "reportType": "Resolution",
        "title": TITLE,
        "institution": "United Nations, Specimen Assembly",
        "reportNumber": "X/RES/99/7",
        "date": "2042-02-28",
        "language": "en",
        "url": site.url(DOCUMENT),
    }


def test_zensical_says_the_same(folder: Path) -> None:
    item = zotero(Head(folder, DOCUMENT))
    assert item["itemType"] == "report"
    assert (item["title"], item["reportNumber"], item["date"]) == (TITLE, "X/RES/99/7", "2042-02-28")
    assert Head(folder, DOCUMENT).data()["name"] == TITLE


def test_the_institution_is_in_the_language_of_the_document(site: Site) -> None:
    item = zotero(Head(site.folder, RIGHT_TO_LEFT))
    assert (item["language"], item["institution"]) == ("ar", "الأمم المتحدة, جمعية النماذج")


def test_dublin_core_and_open_graph(site: Site) -> None:
    head = Head(site.folder, DOCUMENT)
    expected = {
        "DC.title": TITLE,
        "DC.identifier": "X/RES/99/7",
        "DC.language": "en",
        "DC.date": "2042-02-28",
        "DC.publisher": "United Nations",
        "DC.type": "Text",
        "DCTERMS.issued": "2042-02-28",
        "citation_pdf_url": site.url("en/X/RES/99/7/X-RES-99-7.pdf"),
        "og:title": f"X/RES/99/7: {TITLE}",
        "og:type": "article",
        "og:url": site.url(DOCUMENT),
        "og:locale": "en_GB",
        "og:site_name": "Resolutions of the United Nations",
        "og:description": f"{TITLE}. Specimen Assembly, X/RES/99/7. Adopted 28 February 2042.",
        "description": f"{TITLE}. Specimen Assembly, X/RES/99/7. Adopted 28 February 2042.",
    }
    assert {name: head.meta(name) for name in expected} == {name: [value] for name, value in expected.items()}


def test_languages_are_alternates(site: Site) -> None:
    expected = {"ar": site.url(RIGHT_TO_LEFT), "en": site.url(DOCUMENT), "x-default": site.url(DOCUMENT)}
    for path in (DOCUMENT, RIGHT_TO_LEFT):
        assert Head(site.folder, path).alternates() == expected


def test_the_legislation_is_described(folder: Path) -> None:
    head = Head(folder, DOCUMENT)
    data = head.data()
    address = data["url"]
    assert address.endswith(DOCUMENT)
    assert data["@context"] == ["https://schema.org", {"@base": address}]
    assert (data["@type"], data["@id"]) == ("Legislation", address)
    assert (data["legislationIdentifier"], data["legislationType"]) == ("X/RES/99/7", "Resolution")
    assert (data["legislationDate"], data["inLanguage"]) == ("2042-02-28", "en")
    assert data["legislationPassedBy"]["name"] == "Specimen Assembly"
    assert data["isPartOf"]["name"] == "Resolutions of the United Nations"
    assert [part["inLanguage"] for part in data["workTranslation"]] == ["ar"]
    assert data["workTranslation"][0]["@id"] == address.replace(DOCUMENT, RIGHT_TO_LEFT)
    assert {form["encodingFormat"]: urljoin(address, form["contentUrl"]) for form in data["encoding"]} == {
        "text/html": address,
        "application/pdf": f"{address}X-RES-99-7.pdf",
    }
    assert "legislationLegalForce" not in data


def test_every_part_is_an_address_on_the_page(folder: Path) -> None:
    head = Head(folder, DOCUMENT)
    data = head.data()
    base = data["@context"][1]["@base"]
    parts = [urljoin(base, part["@id"]).partition("#") for part in data["hasPart"]]
    assert [part[2] for part in parts] == ["pp1", "pp2", "pp3", "op1", "op2", "op3", "op4", "annex-p1", "annex-p2"]
    assert {part[0] for part in parts} == {data["url"]}
    assert all(head.root.xpath("//p[@id=$id]", id=part[2]) for part in parts)


def test_what_a_document_cites_is_told(folder: Path) -> None:
    assert Head(folder, REFERRING).data()["citation"] == [
        {"@type": "Legislation", "legislationIdentifier": "X/RES/99/7"},
        {"@type": "CreativeWork", "identifier": "A/62/53"},
        {"@type": "CreativeWork", "identifier": "</script><b>"},
    ]
    assert "citation" not in Head(folder, DOCUMENT).data()


def test_no_title_ends_an_element(site: Site) -> None:
    """The title has tags, quotation marks and an ampersand; nothing of it is markup in the head."""
    head = Head(site.folder, REFERRING)
    assert head.data()["name"] == head.meta("citation_title")[0] == '</script><script>alert(1)</script> "&amp;"'
    assert not [script for script in head.root.xpath("//head/script/text()") if script == "alert(1)"]


def test_pages_of_ours_are_no_documents(site: Site) -> None:
    head = Head(site.folder, "how-to-cite/")
    assert head.meta("citation_title") == []
    assert not head.root.xpath("//head/script[@type='application/ld+json']")
    assert zotero(head)["itemType"] == "webpage"
