"""What an edition may be called and what follows what. Values only: no file and no git is touched here.

An edition freezes the whole website under its name: `/2026.11/en/A/RES/62/152/`. Once published it never
changes, so every rule that protects a name or an address is checked before anything is built.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass

EDITION_PATTERN = re.compile(r"[0-9]{1,9}(?:\.[0-9]{1,9}){0,3}")
ALIAS_PATTERN = re.compile(r"[a-z]+(?:-[a-z]+)*")


class PublishingError(Exception):
    """An edition was not published. The message says why, in words for the person who asked for it."""


@dataclass(frozen=True, slots=True)
class PublishedEdition:
    """What one publication did, or would do: one commit on one branch.

    `commit` is empty when nothing was committed. `pages` counts the pages of the edition, `size` the bytes of the whole
    published website; `summary` says in a line what the edition brings, `warning` what is to be thought of.
    """

    edition: str
    alias: str
    branch: str
    commit: str
    pages: int
    size: int = 0
    summary: str = ""
    warning: str = ""

    @property
    def address(self) -> str:
        """The path of the edition's first page: `2026.11/`."""
        return f"{self.edition}/"


def check_edition_name(edition: str) -> None:
    """Raise `PublishingError` unless `edition` is numbers separated by dots.

    Such a name is safe in an address, in a file system and in mike, has an order, and can never be an alias, a
    language or a folder of the website, which all begin with a letter.
    """
    if not is_edition(edition):
        raise PublishingError(
            f"{edition!r} is not the name of an edition: use numbers separated by dots, for example 2026.11"
        )


def is_edition(name: str) -> bool:
    """Whether this could be the name of an edition."""
    return EDITION_PATTERN.fullmatch(name) is not None


def check_alias_name(alias: str) -> None:
    """Raise `PublishingError` unless `alias` is lower-case words joined by hyphens."""
    if ALIAS_PATTERN.fullmatch(alias) is None:
        raise PublishingError(f"{alias!r} is not a usable alias: use lower-case letters and hyphens, such as latest")


def edition_order(edition: str) -> tuple[int, ...]:
    """The numbers of an edition's name, for sorting: 2026.9 comes before 2026.11."""
    return tuple(int(number) for number in edition.split("."))


def newest_first(editions: Iterable[str]) -> list[str]:
    """Editions sorted from the newest to the oldest."""
    return sorted(editions, key=edition_order, reverse=True)


def check_succession(edition: str, published: Collection[str]) -> None:
    """Raise `PublishingError` if `edition` was published before or would come before the newest one."""
    if edition in published:
        raise PublishingError(f"edition {edition} is published already and stays as it is: choose a new name")
    later = [other for other in newest_first(published) if edition_order(other) >= edition_order(edition)]
    if later:
        raise PublishingError(
            f"edition {edition} would not come after {later[0]}, the newest one: choose a name that sorts after it"
        )


def check_folders(folders: Collection[str], reserved: Collection[str]) -> None:
    """Raise `PublishingError` if a top-level name of the website is also an edition or an alias."""
    taken = sorted(set(folders) & set(reserved))
    if taken:
        raise PublishingError(
            f"the website has a page or folder {taken[0]!r}, which is the name of an edition or alias"
        )
