"""The pages about editions: the list of all, and of each what is new, changed and retired. Values in, HTML out.

They have the look of the website: what surrounds the text of its page about editions surrounds theirs too.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from generator.publishing.aliases import WHOLE_PAGE, is_sentence
from generator.publishing.changes import Change
from generator.publishing.manifest import FOLDER, History, Manifest
from generator.publishing.storage import quoted
from generator.publishing.words import language_of

ARTICLE = re.compile(r"(<article\b[^>]*>)(.*?)(</article>)", re.DOTALL)
HEADING = re.compile(r'<h1 id="([^"]*)"')
TITLE = re.compile(r"<title>.*?</title>", re.DOTALL)
DIFFERENCE = re.compile(r"\[-(.*?)-\]|\{\+(.*?)\+\}", re.DOTALL)
CONTENTS = re.compile(r'(<nav class="contents"[^>]*>)(.*?)(</nav>)', re.DOTALL)
SECTIONS = '<p><a href="#new">New</a></p><p><a href="#changed">Changed</a></p><p><a href="#retired">Retired</a></p>\n'
LIST = f"{FOLDER}/index.html"
PLAIN_PAGE = """\
<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Editions</title>
</head>
<body>
<article>
<h1>Editions</h1>
</article>
</body>
</html>
"""
"""For a website that has no page about editions of its own."""


@dataclass(frozen=True, slots=True)
class News:
    """What an edition has that the one before had not, and the other way round: addresses of documents, and changes.

    `retired` gives, by address (of a page, or with the fragment), its new name or a sentence.
    """

    added: tuple[str, ...]
    changed: tuple[Change, ...]
    retired: Mapping[str, str]
    unchanged: int


def news_of(history: History, changes: Sequence[Change], aliases: Mapping[str, Mapping[str, str]]) -> News:
    """What the newest edition brings; an address is retired in the edition that is the first without it."""
    manifests = history.manifests
    new, old = manifests[-1], manifests[-2] if len(manifests) > 1 else None
    before = set(old.documents) if old else set()
    retired: dict[str, str] = {}
    for address in sorted(before):
        names = aliases.get(address, {})
        if address not in new.pages:
            retired[address] = names.get(WHOLE_PAGE, "")
            continue
        now = history.anchors(new.edition, address)
        gone = history.anchors(old.edition, address).keys() - now.keys() if old else set()
        retired.update((f"{address}#{anchor}", names.get(anchor, "")) for anchor in sorted(gone))
    unchanged = sum(1 for address in new.documents if new.pages[address].since != new.edition)
    added = tuple(address for address in new.documents if address not in before)
    return News(added, tuple(changes), retired, unchanged)


def summary(manifest: Manifest, news: News) -> str:
    """An edition in one line."""
    documents = {change.address.partition("#")[0] for change in news.changed}
    return (
        f"{_count(len(manifest.documents), 'document')}: {len(news.added)} new, {len(documents)} changed, "
        f"{_count(len(news.retired), 'address', 'addresses')} retired, {news.unchanged} unchanged."
    )


def page_of_edition(shell: str, manifest: Manifest, news: News) -> str:
    """The page `editions/2026.11.html`; `shell` is the website's page about editions, or empty."""
    heading = HEADING.search(shell)  # The link to skip to the content leads to it.
    parts = [
        f'<h1 id="{heading[1] if heading else "title"}">Edition {manifest.edition}</h1>\n',
        f"<p>{html.escape(summary(manifest, news))} Sources of {manifest.date[:10]}, "
        f"generator {html.escape(manifest.generator)}.</p>\n",
        f'<p><a href="./">All editions</a> · <a href="../{manifest.edition}/">First page of this edition</a> · '
        f'<a href="{manifest.edition}.json">Manifest (JSON)</a></p>\n',
        _section("new", "New", _added(manifest, news)),
        _section("changed", "Changed", _changed(manifest, news)),
        _section("retired", "Retired", _retired(manifest, news)),
    ]
    body = "".join(parts)
    page = ARTICLE.sub(lambda found: f"{found[1]}\n{body}{found[3]}", shell or PLAIN_PAGE, count=1)
    page = CONTENTS.sub(lambda found: f"{found[1]}\n{SECTIONS}{found[3]}", page, count=1)
    return TITLE.sub(lambda found: found[0].replace("Editions", f"Edition {manifest.edition}"), page, count=1)


def list_of_editions(shell: str, summaries: Iterable[tuple[Manifest, str]]) -> str:
    """The page `editions/`: every edition, the newest first, before what the website says of editions."""
    rows = "".join(
        f'<tr><td><a href="{one.edition}.html">{one.edition}</a></td><td>{one.date[:10]}</td>'
        f"<td>{html.escape(said)}</td></tr>\n"
        for one, said in summaries
    )
    table = (
        "<table>\n<thead><tr><th>Edition</th><th>Date of its sources</th><th>What it brings</th></tr></thead>\n"
        f'<tbody>\n{rows}</tbody>\n</table>\n<p><a href="feed.xml">Feed of editions (Atom)</a></p>\n'
    )
    page = shell or PLAIN_PAGE
    heading = page.find("</h1>") + len("</h1>")
    link = '<link rel="alternate" type="application/atom+xml" title="Editions" href="feed.xml">\n'
    return (page[:heading] + "\n" + table + page[heading:]).replace("</head>", f"{link}</head>", 1)


def difference_html(difference: str) -> str:
    """A difference word by word as HTML: what goes is `del`, what comes is `ins`."""
    pieces, end = [], 0
    for found in DIFFERENCE.finditer(difference):
        pieces.append(html.escape(difference[end : found.start()]))
        tag, words = ("ins", found[2]) if found[1] is None else ("del", found[1])
        pieces.append(f"<{tag}>{html.escape(words)}</{tag}>")
        end = found.end()
    return "".join([*pieces, html.escape(difference[end:])])


def _added(manifest: Manifest, news: News) -> list[str]:
    if len(news.added) == len(manifest.documents):  # The first edition: its list would be that of all documents.
        languages = sorted({language_of(address) for address in news.added})
        return [f'<a href="../{code}/" lang="{code}">All documents ({code})</a>' for code in languages]
    return [_link(address, manifest) for address in news.added]


def _changed(manifest: Manifest, news: News) -> list[str]:
    return [
        f"{_link(change.address, manifest)} {html.escape(change.reason)}"
        + (f" The words that stood here are now at #{html.escape(change.moved)}." if change.moved else "")
        + f'<br><q lang="{language_of(change.address)}">{difference_html(change.difference)}</q>'
        for change in news.changed
    ]


def _retired(manifest: Manifest, news: News) -> list[str]:
    return [
        f"{_link(address, manifest)} "
        + (html.escape(target) if is_sentence(target) or not target else f"is now {html.escape(target)}")
        for address, target in news.retired.items()
    ]


def _section(name: str, title: str, items: Sequence[str]) -> str:
    listed = "".join(f"<li>{item}</li>\n" for item in items)
    content = f"<ul>\n{listed}</ul>\n" if items else "<p>Nothing.</p>\n"
    return f'<h2 id="{name}">{title}</h2>\n{content}'


def _link(address: str, manifest: Manifest) -> str:
    path, mark, fragment = address.partition("#")
    page = manifest.pages.get(path)
    language = language_of(path)
    name = page.symbol if page else path.removeprefix(f"{language}/").strip("/")
    target = "../" + quoted(path) + mark + fragment
    words = f"{name} ({language}) {mark}{fragment}".strip()
    return f'<a href="{html.escape(target)}">{html.escape(words)}</a>'


def _count(number: int, one: str, many: str = "") -> str:
    return f"{number:,} {one if number == 1 else many or one + 's'}"
