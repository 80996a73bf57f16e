"""Parses XML from strangers: no entity, no document type, no network is ever followed."""

from __future__ import annotations

import re
from functools import lru_cache

from lxml import etree

from generator.diagnostics import Code, Diagnostic

MOST_TAGS = 500_000
"""The longest real files have under 50,000."""
DOCTYPE = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY)", re.IGNORECASE)

Element = etree._Element


def parse_xml(data: bytes, recover: bool = False) -> Element | None:
    """The root element; None when a repairing parser finds none. Raises `etree.XMLSyntaxError` or `ValueError`."""
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
        recover=recover,
    )
    root = etree.fromstring(data, parser)
    if root is not None:
        _write_out_entities(root)
    return root


def _write_out_entities(root: Element) -> None:
    """An entity that nobody defined stays in the text as it is written: `&name;`."""
    words: list[str] = []
    parent: Element | None = None
    before: Element | None = None
    for entity in list(root.iter(etree.Entity)):
        around = entity.getparent(), entity.getprevious()
        if around != (parent, before):
            _go_on(parent, before, words)
            (parent, before), words = around, []
        words.append(f"{entity.text or ''}{entity.tail or ''}")
        entity.tail = None
        if parent is not None:
            parent.remove(entity)
    _go_on(parent, before, words)


def _go_on(parent: Element | None, before: Element | None, words: list[str]) -> None:
    """Put words behind an element, or at the beginning of `parent`."""
    if before is not None:
        before.tail = (before.tail or "") + "".join(words)
    elif parent is not None:
        parent.text = (parent.text or "") + "".join(words)


def too_many_tags(data: bytes) -> Diagnostic | None:
    """What to say of more elements than fit into memory: each takes some hundred bytes, however short its name."""
    tags = data.count(b"<")
    if tags <= MOST_TAGS:
        return None
    return Diagnostic(Code.SOURCE_TOO_LARGE, f"{tags:,} tags of XML; the most a source may have is {MOST_TAGS:,}")


def document_type_line(data: bytes) -> int | None:
    """The line on which a document type or an entity is declared, also in UTF-16; None when there is none."""
    plain = data.replace(b"\x00", b"")
    found = DOCTYPE.search(plain)
    return plain.count(b"\n", 0, found.start()) + 1 if found else None


def all_text(element: Element) -> str:
    """Every character inside an element, as `itertext` gives them, in one piece."""
    return etree.tostring(element, method="text", encoding="unicode", with_tail=False)


def local(element: Element) -> str:
    """The name of an element without its namespace."""
    tag = element.tag
    return _local(tag) if isinstance(tag, str) else ""


@lru_cache(maxsize=1024)
def _local(tag: str) -> str:
    return tag.rpartition("}")[2]
