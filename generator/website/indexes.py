"""Index pages: every document is reachable through plain tables, by language, organ and session or year.

The address of an index is the beginning of the addresses it lists: `/en/A/RES/62/` lists `/en/A/RES/62/152/`.
"""

from __future__ import annotations

import posixpath
import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from itertools import groupby
from pathlib import Path

from generator.document.identity import Symbol
from generator.languages import get
from generator.website.conversion import Entry
from generator.website.settings import NO_SETTINGS, Settings
from generator.writers.escaping import escape_cell, escape_heading

FOLDER = Path(__file__).parent
FIRST_LANGUAGE = "en"
"""The language whose index the navigation leads to; it is there even when no document is."""
BY_YEAR = "S/RES"
"""The series whose documents are counted by year; all others have sessions."""
YEAR = re.compile(r"[12]\d{3}")
AROUND = 3
"""How many sessions or years before and after its own an index leads to."""
FEW_DOCUMENTS = 200
"""So many documents of a language are listed on its first page; more are reached through their session or year."""


def index_pages(entries: Iterable[Entry], settings: Settings = NO_SETTINGS) -> dict[str, str]:
    """The index pages as {path of the Markdown file: text}."""
    by_language = {FIRST_LANGUAGE: list[Entry]()}
    for entry in sorted(
        entries, key=lambda entry: (settings.rank(Symbol.parse(entry.symbol).series), *sorting_key(entry))
    ):
        by_language.setdefault(entry.language, []).append(entry)
    pages: dict[str, str] = {}
    for language, documents in by_language.items():
        pages |= _language_pages(language, documents, sorted(by_language.keys() - {language}), settings.title)
    return pages


def sorting_key(entry: Entry) -> tuple[object, ...]:
    """Language, organ, session or year, number."""
    symbol = Symbol.parse(entry.symbol)
    session = symbol.session.rpartition("-")
    return (
        entry.language,
        symbol.series,
        session[0],
        int(session[2] or 0),
        symbol.qualifier,
        int(symbol.item),
        symbol.parts,
    )


def _group(entry: Entry) -> tuple[str, str, str]:
    """The series, the session or year, and the path of the index: `A/RES`, `62`, `A/RES/62`."""
    symbol = Symbol.parse(entry.symbol)
    name = symbol.session or symbol.qualifier
    return symbol.series, name, f"{symbol.series}/{name}"


def _kind(series: str, name: str) -> str:
    """What a group of documents is: of a year, of a numbered session, of the session of a year (E/RES/2021/5)."""
    if series == BY_YEAR:
        return "of_year"
    return "of_session_of_year" if YEAR.fullmatch(name) else "of_session"


def _language_pages(language: str, documents: list[Entry], others: list[str], title: str) -> dict[str, str]:
    words = _words()[language]
    pages: dict[str, str] = {}
    head = title or words["documents"]
    overview = [_front_matter(language, head), f"# {escape_heading(head)}", words["introduction"]]
    if others:
        overview.append(" · ".join(_language_link(other) for other in others))
    for (series, organ), of_organ in groupby(documents, key=lambda entry: (_group(entry)[0], entry.organ)):
        overview.append(f"## {escape_heading(organ)}")
        groups = {(name, path): list(members) for (_, name, path), members in groupby(of_organ, key=_group)}
        for (name, path), members in groups.items():
            title = words["organ_and_group"].format(organ, words[_kind(series, name)].format(name))
            pages[f"{language}/{path}/index.md"] = _group_page(language, title, members, path, list(groups))
        if len(documents) <= FEW_DOCUMENTS:
            overview.append(_table([entry for members in groups.values() for entry in members], ""))
        else:
            head = words["year" if series == BY_YEAR else "session"]
            rows = [f"| [{name}]({path}/index.md) | {len(members)} |" for (name, path), members in groups.items()]
            overview.append("\n".join([f"| {head} | {words['count']} |", "| --- | ---: |", *rows]))
    pages[f"{language}/index.md"] = "\n\n".join(overview) + "\n"
    return pages


def _language_link(language: str) -> str:
    """To the index of another language, said to be of that language and direction (WCAG 3.1.2)."""
    told = f"lang={language} hreflang={language} dir={get(language).direction}"
    return f"[{get(language).name}](../{language}/index.md){{ {told} }}"


def _group_page(language: str, title: str, documents: list[Entry], path: str, groups: Sequence[tuple[str, str]]) -> str:
    """The index of one session or year, with ways to the whole list and to the sessions or years around it."""
    at = [place for _, place in groups].index(path)
    around = [
        f"**{name}**" if place == path else f"[{name}]({posixpath.relpath(f'{place}/index.md', path)})"
        for name, place in groups[max(at - AROUND, 0) : at + AROUND + 1]
    ]
    back = f"[{_words()[language]['documents']}]({posixpath.relpath('index.md', path)})"
    ways = " · ".join([back, *(around if len(around) > 1 else [])])
    head = [_front_matter(language, title), f"# {escape_heading(title)}", ways]
    return "\n\n".join([*head, _table(documents, path)]) + "\n"


def _table(documents: list[Entry], path: str) -> str:
    """Number, title and date of documents, as seen from the index in `path`."""
    words = _words()[documents[0].language]
    rows = [
        f"| [{escape_cell(entry.number)}]({_link(entry, path)}) | {escape_cell(_title(entry))} | {entry.adopted} |"
        for entry in documents
    ]
    return "\n".join(
        [f"| {words['number']} | {words['title']} | {words['adopted']} {{ .date }} |", "| --- | --- | --- |", *rows]
    )


def _title(entry: Entry) -> str:
    """The title; of a document that has none its subject, in brackets as the Library has it, for they are its words."""
    return entry.title or (f"[{entry.subject}]" if entry.subject else "")


def _link(entry: Entry, path: str) -> str:
    """The Markdown file of a document, seen from the index in `path`; brackets would end the link."""
    target = entry.path.removeprefix(f"{entry.language}/") + ".md"
    relative = posixpath.relpath(target, path or ".")
    return f"<{relative}>" if "(" in relative else relative


def _front_matter(language: str, title: str) -> str:
    quoted = title.replace("\\", "\\\\").replace('"', '\\"')
    return f'---\ntitle: "{quoted}"\nlanguage: {language}\ndirection: {get(language).direction}\n---'


@cache
def _words() -> Mapping[str, Mapping[str, str]]:
    return tomllib.loads((FOLDER / "index_words.toml").read_text(encoding="utf-8"))
