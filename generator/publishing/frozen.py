"""A page of an older edition, kept because its words were changed or withdrawn later. Text in, text out.

It is the page that stood at the address without an edition, moved into the folder of its edition: it says so, it tells
search engines to look at the newest page, it names its own address where people copy it, and it uses the style sheets
and scripts that it was made with, which stand once for all kept pages at `static/<hash>/`.
"""

from __future__ import annotations

import html
import posixpath
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import quote, unquote, urlsplit

import lxml.html

from generator.publishing.storage import quoted
from generator.publishing.words import direction_of, language_of, words_for

STATIC = "static"
STATIC_FOLDERS = ("assets", "images", "javascripts", "stylesheets")
"""The folders of a website whose files belong to the look of all its pages."""
PREVIEWS = "preview"
CANONICAL = re.compile(r"\s*<link\b[^>]*\brel=[\"']?canonical\b[^>]*>", re.IGNORECASE)
ARTICLE = re.compile(r"<article\b[^>]*>(.*?)</article>", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Keeping:
    """What is needed to keep pages: the edition, the website's address if it has one, the hash of its static files."""

    edition: str
    site_url: str
    static: str


def kept_page(page: str, address: str, keeping: Keeping, newest: str, why: str = "") -> str:
    """The HTML of the page at `address` as its edition keeps it.

    `newest` is the address that the newest edition has for it: mostly the same, another one, or none. Then `why` says
    why there is none, as far as people have told.
    """
    depth = address.count("/")
    before, root = "../" * depth, "../" * (depth + 1)
    page = _with_own_address(page, address, keeping)
    page = _with_static(page, before, root, keeping.static)
    page = _with_root(page, before.rstrip("/") or ".", root.rstrip("/"), keeping.edition)
    link = html.escape(f"{root}{quoted(newest)}") if newest or newest == address else ""
    head = '<meta name="robots" content="noindex">' + (f'<link rel="latest-version" href="{link}">\n' if link else "\n")
    page = CANONICAL.sub("", page, count=1).replace("</head>", f"{head}</head>", 1)
    words = words_for(language_of(address))
    said = words["kept" if newest == address else "withdrawn"].format(edition=keeping.edition)
    return _with_banner(page, _banner(address, link, keeping.edition, f"{said} {why}".strip()))


def _with_own_address(page: str, address: str, keeping: Keeping) -> str:
    """Where what surrounds the text names the page's own address, to be copied: the address with the edition."""
    if not keeping.site_url:
        return page
    article = ARTICLE.search(page)
    parts = (page[: article.start(1)], article[1], page[article.end(1) :]) if article else (page, "", "")

    def told(part: str) -> str:
        for path in {quoted(address), quote(address)}:  # 1325(2000) is written 1325%282000%29 too.
            old, new = f"{keeping.site_url}{path}", f"{keeping.site_url}{keeping.edition}/{path}"
            if not address:  # The address of the home page begins every other one.
                return part.replace(f'"{old}"', f'"{new}"')
            bare, new_bare = (one.partition("://")[2] for one in (old, new))
            part = part.replace(old, new).replace(f"\\A {bare}", f"\\A {new_bare}")
        return part

    return told(parts[0]) + parts[1] + told(parts[2])


def _with_static(page: str, before: str, root: str, static: str) -> str:
    folders = "|".join(STATIC_FOLDERS)
    found = re.compile(rf"""(["'(]){re.escape(before)}((?:{folders})/)""")
    page = found.sub(rf"\g<1>{root}{STATIC}/{static}/\g<2>", page)
    return re.sub(rf"""(["']){re.escape(before)}(editions/)""", rf"\g<1>{root}\g<2>", page)


def _with_root(page: str, before: str, root: str, edition: str) -> str:
    """Search, saved settings and the list of editions are those of the whole website, one folder further up."""
    for start in ('"base":', '"base": ', "new URL("):
        page = page.replace(f'{start}"{before}"', f'{start}"{root}"')
    return page.replace(f'data-editions="{before}"', f'data-edition="{edition}" data-editions="{root}"')


def _banner(address: str, target: str, edition: str, said: str) -> str:
    language = language_of(address)
    words = words_for(language)
    link = f' <a href="{target}">{html.escape(words["newest"])}</a>' if target else ""
    return (
        f'<div class="md-banner edition-banner" role="region" aria-label="{html.escape(words["region"])} {edition}"'
        f' lang="{language}" dir="{direction_of(language)}" data-ours><p>{html.escape(said)}{link}</p></div>\n'
    )


def _with_banner(page: str, banner: str) -> str:
    """Before the header of the page, after the link to skip it; else at the beginning of its body."""
    header = re.search(r"<header\b", page) if "md-header" in page else None
    if header is not None:
        return page[: header.start()] + banner + page[header.start() :]
    body = re.search(r"<body\b[^>]*>|</head>", page)
    place = body.end() if body else 0
    return page[:place] + banner + page[place:]


def files_beside(page: str, address: str, folders: Mapping[str, Sequence[str]]) -> list[str]:
    """The files, of those of a website by folder, that belong to a page: beside it, its previews, what it links to."""
    folder = address if address.endswith("/") else f"{posixpath.dirname(address)}/"
    found: set[str] = set()
    if address.endswith("/"):
        found.update(folders.get(folder[:-1], ()), folders.get(folder + PREVIEWS, ()))
    for _, _, link, _ in lxml.html.document_fromstring(page).iterlinks():
        path = _resolved(folder, str(link))
        if path in folders.get(posixpath.dirname(path), ()):
            found.add(path)
    return sorted(file for file in found if _belongs_to_one(file, folder))


def _belongs_to_one(file: str, folder: str) -> bool:
    if file.partition("/")[0] in STATIC_FOLDERS:
        return False
    return not file.endswith(".html") or posixpath.dirname(file) == folder + PREVIEWS


def _resolved(folder: str, link: str) -> str:
    parts = urlsplit(link)
    if parts.scheme or parts.netloc or not parts.path or parts.path.startswith("/"):
        return ""
    return posixpath.normpath(posixpath.join(folder, unquote(parts.path)))
