"""The canonical address of a page, the same in every edition: the one under the alias, for example `latest`.

A step after the build: it changes only `<link rel="canonical">` in the head of pages that have one, whatever tool
wrote them. What it writes follows from the place of the file alone, so doing it twice changes nothing.
"""

from __future__ import annotations

import html
import re
from pathlib import Path
from urllib.parse import quote, urljoin

CANONICAL_LINK = re.compile(r"<link\b[^>]*\brel=(?P<quote>[\"']?)canonical(?P=quote)(?=[\s/>])[^>]*>", re.IGNORECASE)
ADDRESS = re.compile(r"(?<=\shref=)(?:\"[^\"]*\"|'[^']*'|[^\s>\"']+)", re.IGNORECASE)
HEAD_END = re.compile(r"</head\s*>|<body\b", re.IGNORECASE)


def canonical_address(page: str, site_url: str, alias: str) -> str:
    """The canonical address of a page, given its file's path below the website's folder."""
    path = page.removesuffix("index.html") if page.endswith("/index.html") or page == "index.html" else page
    return urljoin(f"{site_url.rstrip('/')}/{alias}/", quote(path, safe="/()',"))


def with_canonical(text: str, address: str) -> str:
    """The page with its canonical address set; unchanged when it has none."""
    head_end = HEAD_END.search(text)
    head = text[: head_end.start()] if head_end else text
    attribute = '"' + html.escape(address) + '"'
    new_head = CANONICAL_LINK.sub(lambda link: ADDRESS.sub(lambda _: attribute, link[0], count=1), head)
    return new_head + text[len(head) :]


def point_to_alias(site: Path, site_url: str, alias: str = "latest") -> int:
    """Set the canonical address of every page below `site`; give the number of pages changed."""
    changed = 0
    for path in sorted(site.rglob("*.html")):
        text = path.read_bytes().decode("utf-8")
        new_text = with_canonical(text, canonical_address(path.relative_to(site).as_posix(), site_url, alias))
        if new_text != text:
            path.write_bytes(new_text.encode("utf-8"))
            changed += 1
    return changed
