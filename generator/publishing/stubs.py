"""The pages that only lead on, to the page that has the words. Text in, text out.

GitHub Pages has no redirects of its own, so `/2026.11/en/A/RES/62/152/` is a small page as long as the newest edition
has the same words. Its target is relative, so it works wherever the website is put. The script keeps the fragment
(`#op7`); a browser without JavaScript follows the refresh instead, which by the HTML standard drops the fragment. The
refresh stands in `noscript` because otherwise it could overtake a slow script navigation and lose the fragment for all.
"""

from __future__ import annotations

import html
import json
import posixpath
from urllib.parse import urljoin

from generator.publishing.editions import is_edition
from generator.publishing.storage import Lead, quoted
from generator.publishing.words import direction_of, language_of, words_for

FORWARDING_PAGE = """\
<!doctype html>
<html lang="{language}" dir="{direction}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>{title}</title>
<link rel="canonical" href="{canonical}">
<noscript><meta http-equiv="refresh" content="0; url={target}"></noscript>
</head>
<body>
<main><p>{note}<a href="{target}">{title}</a></p></main>
<script>{remember}location.replace({script_target} + location.search + location.hash)</script>
</body>
</html>
"""

REMEMBER = 'try{sessionStorage.edition=location.pathname+"\\n"+document.querySelector("p").firstChild.data}catch{}\n'
"""The page that is led to shows which edition the reader has asked for: javascripts/editions.js."""


def forwarding_page(lead: Lead, site_url: str) -> str:
    """The HTML of a page that only leads on; `site_url` is the website's address, or empty when it is not known."""
    folder = lead.path if lead.path.endswith("/") or not lead.path else posixpath.dirname(lead.path)
    target = posixpath.relpath(lead.target or ".", folder or ".")
    relative = quoted(target + ("/" if not lead.target or lead.target.endswith("/") else ""))
    canonical = urljoin(site_url, quoted(lead.target)) if site_url else relative
    language = language_of(lead.address)
    return FORWARDING_PAGE.format(
        language=language,
        direction=direction_of(language),
        title=html.escape(lead.address.removeprefix(f"{language}/").strip("/") or lead.folder),
        canonical=html.escape(canonical),
        target=html.escape(relative),
        script_target=json.dumps(relative).replace("<", "\\u003c"),
        note=html.escape(_note(lead, language)),
        remember=REMEMBER if is_edition(lead.folder) else "",
    )


def _note(lead: Lead, language: str) -> str:
    """What the page says of itself: of which edition it is and since when it has these words."""
    words = words_for(language)
    if is_edition(lead.folder):
        return words["same"].format(edition=lead.folder, since=lead.since) + " "
    return words["gone"].format(edition=lead.since) + " " if lead.kept else ""
