"""The pages outside every edition: they only lead on. Text in, text out.

GitHub Pages has no redirects of its own, so the address without an edition, `/en/A/RES/62/152/`, is a small page.
Its target is relative, so it works wherever the website is put. The script keeps the fragment (`#op7`); a browser
without JavaScript follows the refresh instead, which by the HTML standard drops the fragment. The refresh stands in
`noscript` because otherwise it could overtake a slow script navigation and lose the fragment for everybody.
"""

from __future__ import annotations

import html
import json
import posixpath
import re
from collections.abc import Collection, Mapping
from urllib.parse import quote, urljoin, urlsplit

from generator.publishing.editions import newest_first

LANGUAGE_FOLDER = re.compile(r"[a-z]{2}")
NOT_FOUND = "404.html"

FORWARDING_PAGE = """\
<!doctype html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>{title}</title>
<link rel="canonical" href="{canonical}">
<script>location.replace({script_target} + location.search + location.hash)</script>
<noscript><meta http-equiv="refresh" content="0; url={target}"></noscript>
</head>
<body>
<p><a href="{target}">{title}</a></p>
</body>
</html>
"""

NOT_FOUND_PAGE = """\
<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="robots" content="noindex">
<title>No page at this address</title>
</head>
<body>
<h1>No page at this address</h1>
<p>The address may have been mistyped, or the resolution is not in this collection.
<a href="{home}">Go to the latest edition</a>.</p>
</body>
</html>
"""


def edition_free_pages(pages: Collection[str], older: Mapping[str, Collection[str]], alias: str) -> dict[str, str]:
    """Where every address that ever existed leads to: path of the forwarding page -> path of its target.

    `pages` are the pages of the new edition, `older` those of each published one, all as paths of HTML files
    below the edition's folder. A page that the new edition no longer has keeps both its address without an
    edition and its address under the alias: the latter leads to the newest edition that has the page.
    """
    homes = dict.fromkeys(pages, alias)
    for edition in newest_first(older):
        for page in older[edition]:
            homes.setdefault(page, edition)
    forwards = {page: f"{alias}/{page}" for page in homes}
    withdrawn = {f"{alias}/{page}": f"{home}/{page}" for page, home in homes.items() if home != alias}
    return {path: target for path, target in {**forwards, **withdrawn}.items() if path != NOT_FOUND}


def forwarding_page(path: str, target: str, site_url: str) -> str:
    """The HTML of the page at `path` that leads to `target`, both as paths of files below the website's root.

    `site_url` is the website's address, or empty when it is not known.
    """
    relative = quote(_directory_address(posixpath.relpath(target, posixpath.dirname(path) or ".")), safe="/()',")
    canonical = urljoin(site_url, quote(_directory_address(target), safe="/()',")) if site_url else relative
    first, _, rest = _directory_address(path).strip("/").partition("/")
    in_language = LANGUAGE_FOLDER.fullmatch(first) is not None
    return FORWARDING_PAGE.format(
        language=first if in_language else "en",
        title=html.escape((rest if in_language else posixpath.join(first, rest).strip("/")) or first or target),
        canonical=html.escape(canonical),
        target=html.escape(relative),
        script_target=json.dumps(relative).replace("<", "\\u003c"),
    )


def not_found_page(site_url: str, alias: str) -> str:
    """The HTML shown for an address that never existed; it is served at any depth, so its link is absolute."""
    base = urlsplit(site_url).path.rstrip("/")
    return NOT_FOUND_PAGE.format(home=html.escape(f"{base}/{alias}/"))


def _directory_address(path: str) -> str:
    """The address of a file: the folder for an `index.html`, else the file itself."""
    folder, name = posixpath.split(path)
    if name != "index.html":
        return path
    return f"{folder}/" if folder else "./"
