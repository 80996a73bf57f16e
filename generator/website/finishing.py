"""What a page says that depends on the whole collection: links to other documents, languages, who cites it.

It is put onto pages after all are converted. A page that did not change itself is read back, and converted again only
when a document it refers to came, went or changed its addresses.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import groupby
from pathlib import Path

from generator.website.catalogue import Known, collection
from generator.website.linking import changed, link, refers_to
from generator.website.relations import Shelf, shelf, with_relations

Results = dict[str, tuple[Known, str | None]]
"""By source name: what is known of it, and the text of its page, None when it has not changed."""
Again = Callable[[str], str | None]
"""Converts the source of this name again; None when that fails."""
PAGES_IN_MIND = 512


def finish(
    results: Results, before: Mapping[str, Known], out: Path, again: Again
) -> Iterator[tuple[str, Known, str | None]]:
    """The same pages, one by one, with everything that depends on the others.

    `before` is what was known after the last run. The pages in `results` get their links there, so that no page is
    held in memory twice.
    """
    _link(results, before, again)
    if all(text is None for _, text in results.values()) and results.keys() == before.keys():
        yield from ((name, known, None) for name, (known, _) in results.items())
        return
    languages = _languages(results)
    shelves = {one.language: one for one in _shelves(results, out)}
    for name, (known, text) in results.items():
        page = text if text is not None else _read(out, known)
        if page is not None:
            page = with_relations(page, known.entry.symbol, shelves[known.entry.language])
            page = with_languages(page, languages[known.entry.symbol])
        yield name, known, page


def _link(results: Results, before: Mapping[str, Known], again: Again) -> None:
    documents = collection(known for known, _ in results.values())
    news = changed(collection(before.values()), documents)
    for name in list(results):
        known, text = results[name]
        cites = (mention.symbol for mention in known.relations.mentions)
        if text is None and news and refers_to(cites, known.entry.language, news):
            text = again(name)
        if text is None:
            continue
        page = link(text, known.entry.symbol, known.entry.language, known.page, documents, name)
        results[name] = (replace(known, links=page.remarks), page.text)


def _shelves(results: Results, out: Path) -> Iterator[Shelf]:
    """The documents of each language with their relations."""
    rows = sorted(results.values(), key=lambda row: (row[0].entry.language, row[0].entry.symbol))
    for language, members in groupby(rows, key=lambda row: row[0].entry.language):
        found = {known.entry.symbol: (known, text) for known, text in members}
        yield shelf(
            language,
            [known.relations for known, _ in found.values()],
            {symbol: known.page for symbol, (known, _) in found.items()},
            {symbol: known.entry.number for symbol, (known, _) in found.items()},
            _text_of(found, out),
        )


def _text_of(found: Mapping[str, tuple[Known, str | None]], out: Path) -> Callable[[str], str]:
    @lru_cache(maxsize=PAGES_IN_MIND)
    def text_of(symbol: str) -> str:
        known, text = found[symbol]
        return (text if text is not None else _read(out, known)) or ""

    return text_of


def _read(out: Path, known: Known) -> str | None:
    try:
        return (out / known.page).read_text(encoding="utf-8")
    except OSError:
        return None


def _languages(results: Results) -> dict[str, list[str]]:
    languages: dict[str, list[str]] = {}
    for known, _ in results.values():
        languages.setdefault(known.entry.symbol, []).append(known.entry.language)
    return {symbol: sorted(found) for symbol, found in languages.items()}


def with_languages(page: str, languages: Sequence[str]) -> str:
    """The page with the languages of its document in the front matter; only when there are several."""
    end = page.index("\n---", 3)
    kept = [line for line in page[:end].split("\n") if not line.startswith("languages: ")]
    told = [f"languages: [{', '.join(languages)}]"] if len(languages) > 1 else []
    return "\n".join([*kept, *told]) + page[end:]
