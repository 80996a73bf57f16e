"""Parses XML from strangers: no entity, no document type, no network is ever followed."""

from __future__ import annotations

import re
from functools import lru_cache

from lxml import etree

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
    for entity in list(root.iter(etree.Entity)):
        parent, before = entity.getparent(), entity.getprevious()
        if parent is None:
            continue
        words = f"{entity.text or ''}{entity.tail or ''}"
        if before is not None:
            before.tail = (before.tail or "") + words
        else:
            parent.text = (parent.text or "") + words
        entity.tail = None
        parent.remove(entity)


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
