"""The editions on the publishing branch: list them, withdraw the newest."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from generator.publishing import branch as branches
from generator.publishing.branch import Branch
from generator.publishing.deploy import VERSIONS, read_published, versions_on
from generator.publishing.editions import PublishingError, check_edition_name

EMPTY = {VERSIONS: b"[]\n", ".nojekyll": b""}


@dataclass(frozen=True, slots=True)
class ListedEdition:
    """One published edition: its name, the date of its sources, how many documents, its aliases.

    `size` is the bytes it has in the published website: for the newest edition everything at the root, for an older one
    the pages that it keeps and those that lead on.
    """

    edition: str
    date: str
    documents: int
    size: int
    aliases: tuple[str, ...]


def list_editions(repository: Path, branch: str = "gh-pages") -> tuple[ListedEdition, ...]:
    """The editions on the branch, the newest first; none when there is no such branch yet."""
    branches.check(repository, branch, checked_out=True)
    opened = branches.open_branch(repository, branch, fetch=False)
    history = read_published(opened).history
    aliases = {str(info.version): tuple(sorted(info.aliases)) for info in versions_on(opened)}
    sizes = dict.fromkeys(history.by_edition, 0)
    for path, (_, size) in opened.files.items():
        first = path.partition("/")[0]
        if first in sizes:
            sizes[first] += size
        elif history.newest is not None and first in history.newest.root:
            sizes[history.newest.edition] += size
    return tuple(
        ListedEdition(one.edition, one.date, len(one.documents), sizes[one.edition], aliases[one.edition])
        for one in reversed(history.manifests)
    )


def unpublish(edition: str, *, repository: Path, branch: str = "gh-pages", push: bool = False) -> str:
    """Take the newest edition back: one commit that makes the branch what it was before; the id of that commit.

    Only the newest can be taken back, because the addresses of an older one are in the newer ones too, and only as long
    as nothing came onto the branch after it.
    """
    check_edition_name(edition)
    branches.check(repository, branch)
    with branches.alone(repository):
        opened = branches.open_branch(repository, branch, fetch=push)
        newest = read_published(opened).history.newest
        if newest is None or edition not in {str(info.version) for info in versions_on(opened)}:
            raise PublishingError(f"there is no edition {edition} on branch {branch}")
        if edition != newest.edition:
            raise PublishingError(
                f"edition {edition} is not the newest one, which is {newest.edition}: later editions lead to its "
                "pages, so it stays"
            )
        made = _restored(opened, edition)
        branches.move(opened, opened.tip, made)
        if push:
            branches.push(opened, made)
        return made


def _restored(opened: Branch, edition: str) -> str:
    """A commit with the files that were there before the edition; not on the branch yet."""
    before = f"{opened.tip}^"
    if not branches.succeeds(opened.repository, "rev-parse", "--verify", "--quiet", before):
        return branches.commit_tree(opened, branches.tree_of(opened.repository, EMPTY), _message(edition))
    listed = branches.git(opened.repository, "ls-tree", "--name-only", before)
    if edition in listed.splitlines():
        raise PublishingError(
            f"the last commit of {opened.name} is not that of edition {edition}: take back what came after it first"
        )
    tree = branches.git(opened.repository, "rev-parse", f"{before}^{{tree}}").strip()
    return branches.commit_tree(opened, tree, _message(edition))


def _message(edition: str) -> str:
    return f"Withdraw edition {edition}"
