"""What one publication changes in the published tree. Manifests and files in, a plan out; no git is touched here."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from generator.publishing.aliases import WHOLE_PAGE, Aliases
from generator.publishing.editions import is_edition
from generator.publishing.frozen import STATIC, STATIC_FOLDERS, Keeping, files_beside, kept_page
from generator.publishing.manifest import History
from generator.publishing.storage import file_of, kept_pages, leads
from generator.publishing.stubs import forwarding_page

Content = bytes | Path
STATIC_HASH_LENGTH = 12
NOT_SHIPPED = (".map",)
"""Only tools for developers ask for these; kept pages do without."""


@dataclass(frozen=True)
class Published:
    """The published tree before: the id and size of every file, how to read one, and its editions."""

    files: Mapping[str, tuple[str, int]]
    read: Callable[[str], bytes]
    history: History


@dataclass
class Plan:
    """Files and folders to be removed first, then files to be written."""

    removed: list[str] = field(default_factory=list)
    files: dict[str, Content] = field(default_factory=dict)

    def size(self, published: Published) -> int:
        """The bytes of the whole tree afterwards."""
        folders = tuple(f"{path}/" for path in self.removed)
        gone = set(self.removed)
        staying = (
            size
            for path, (_, size) in published.files.items()
            if path not in self.files and path not in gone and not path.startswith(folders)
        )
        return sum(staying) + sum(map(_size, self.files.values()))

    def in_editions(self, published: Published) -> list[str]:
        """What is removed or written in the folders of editions that were published before."""
        paths = (*self.removed, *self.files)
        return [path for path in paths if path.partition("/")[0] in published.history.by_edition]


def plan(
    published: Published, after: History, site: Mapping[str, Path], site_url: str, alias: str, aliases: Aliases
) -> Plan:
    """The plan of publishing the website `site`, its files by path, as the newest edition of `after`.

    `alias` is the name that always leads to the newest edition; `aliases` is what docs/aliases.toml says.
    """
    before = published.history
    made = Plan()
    if before.newest is not None:
        made.removed += [*before.newest.root, alias]
    made.files.update(site)
    _keep_pages(made, published, after, site_url, aliases)
    known = set(leads(before, alias))
    for lead in leads(after, alias):
        if lead not in known or not is_edition(lead.folder):
            made.files[file_of(lead.path)] = forwarding_page(lead, site_url).encode("utf-8")
    return made


def _keep_pages(made: Plan, published: Published, after: History, site_url: str, aliases: Aliases) -> None:
    """Put pages whose words are no longer the newest into the folder of their edition, with what belongs to them."""
    fresh = sorted(kept_pages(after) - kept_pages(published.history))
    if not fresh:
        return
    look = [path for path in published.files if _is_look(path)]
    static = _static_hash((path, published.files[path][0]) for path in look)
    if not any(path.startswith(f"{STATIC}/{static}/") for path in published.files):
        made.files.update({f"{STATIC}/{static}/{path}": published.read(path) for path in look})
    candidates = [path for path in published.files if not is_edition(path.partition("/")[0])]
    by_folder = _by_folder(candidates)
    for edition, address in fresh:
        page = published.read(file_of(address)).decode("utf-8")
        newest, why = _successor(address, after, aliases)
        text = kept_page(page, address, Keeping(edition, site_url, static), newest, why)
        made.files[f"{edition}/{file_of(address)}"] = text.encode("utf-8")
        for path in files_beside(page, address, by_folder):
            made.files[f"{edition}/{path}"] = published.read(path)


def _successor(address: str, after: History, aliases: Aliases) -> tuple[str, str]:
    """The address of the newest edition for a page of an older one, or none and what people have said of that."""
    newest = after.newest
    pages = newest.pages if newest else {}
    said = aliases.get(address, {}).get(WHOLE_PAGE, "")
    if address in pages:
        return address, ""
    return (said, "") if said in pages else ("", said)


def _by_folder(paths: Iterable[str]) -> dict[str, list[str]]:
    folders: dict[str, list[str]] = {}
    for path in paths:
        folders.setdefault(path.rpartition("/")[0], []).append(path)
    return folders


def _is_look(path: str) -> bool:
    return path.partition("/")[0] in STATIC_FOLDERS and not path.endswith(NOT_SHIPPED)


def _static_hash(files: Iterable[tuple[str, str]]) -> str:
    told = "\n".join(f"{path} {content}" for path, content in sorted(files))
    return hashlib.sha256(told.encode("utf-8")).hexdigest()[:STATIC_HASH_LENGTH]


def _size(content: Content) -> int:
    return len(content) if isinstance(content, bytes) else content.stat().st_size
