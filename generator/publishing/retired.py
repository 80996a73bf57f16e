"""Puts the names of docs/aliases.toml into a finished website: into pages and maps of addresses."""

from __future__ import annotations

from pathlib import Path

from generator.publishing.aliases import FILE, WHOLE_PAGE, Aliases, map_with_aliases, read_aliases, with_aliases
from generator.publishing.survey import MAP_ENDING
from generator.website.files import write_whole


def aliases_in(docs: Path) -> Aliases:
    """What docs/aliases.toml says; nothing when there is no such file. `PublishingError` if it cannot be read."""
    try:
        return read_aliases((docs / FILE).read_text(encoding="utf-8"), f"docs/{FILE}")
    except FileNotFoundError:
        return {}


def keep_names(site: Path, docs: Path) -> list[str]:
    """Give the pages of a finished website their old names too; what is wrong with docs/aliases.toml.

    A page that is not there is no fault: a website may be built of a part of the sources.
    """
    faults = []
    for address, names in aliases_in(docs).items():
        page = site / address / "index.html"
        if not page.is_file():
            continue
        if WHOLE_PAGE in names:
            faults.append(f"docs/{FILE}: {address}: the page is said to be gone, but is there")
        text, wrong = with_aliases(page.read_text(encoding="utf-8"), names)
        faults += [f"docs/{FILE}: {address}: {fault}" for fault in wrong]
        write_whole(page, text)
        for addresses in page.parent.glob(f"*{MAP_ENDING}"):
            write_whole(addresses, map_with_aliases(addresses.read_text(encoding="utf-8"), names))
    return faults
