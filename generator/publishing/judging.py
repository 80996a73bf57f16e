"""Decides whether a website may become an edition: the promise of permanence against the files that people wrote."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.publishing import changes as change_files
from generator.publishing.aliases import FILE as ALIASES
from generator.publishing.aliases import Aliases
from generator.publishing.branch import git, run
from generator.publishing.changes import Change
from generator.publishing.editions import PublishingError
from generator.publishing.manifest import History
from generator.publishing.permanence import broken_addresses, changed_words, is_said
from generator.publishing.retired import aliases_in
from generator.publishing.survey import Survey
from generator.publishing.texts import PageText

MOST_TOLD = 20


@dataclass(frozen=True, slots=True)
class Judgement:
    """What people have said and the promise allows: the changes of the edition, the names of before."""

    changes: tuple[Change, ...]
    aliases: Aliases


def judge(
    edition: str,
    built: Survey,
    history: History,
    published_page: Callable[[str], PageText],
    repository: Path,
    docs: Path,
    write: bool,
) -> Judgement:
    """Raise `PublishingError`, saying exactly what broke, unless every address ever published keeps its words.

    `published_page` gives a page with the words published last. With `write` a list of changes that is missing or not
    complete is written into `docs`, for people to say why.
    """
    aliases = aliases_in(docs)
    broken = list(broken_addresses(history, built.pages, aliases))
    if broken:
        told = _told([str(one) for one in broken])
        raise PublishingError(
            f"addresses that were published would lead nowhere:\n{told}\nIf that is meant, say in docs/{ALIASES} what "
            "each is now, or why it is gone; else mend the source."
        )
    found = list(changed_words(history, built.pages, published_page, built.page, _reasons(repository, docs)))
    committed = _committed(repository, docs, edition)
    missing = [change for change in found if not is_said(change, committed)]
    if missing:
        raise PublishingError(_unsaid(edition, found, missing, docs, write, repository))
    return Judgement(tuple(change_files.merged(found, committed)), aliases)


def _unsaid(
    edition: str, found: Sequence[Change], missing: Sequence[Change], docs: Path, write: bool, repository: Path
) -> str:
    path = docs / change_files.path_of(edition)
    name = _name(path, repository)
    written = _as_written(path, name)
    if write:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(change_files.dumps(edition, change_files.merged(found, written)), encoding="utf-8")
    told = _told([f"{change.address}: {change.difference}" for change in missing])
    then = f"They are listed in {name}: read it, say why in each `reason`, commit it, and publish again."
    return (
        f"words that were published would change:\n{told}\n{then if write else f'Without --dry-run {name} is written.'}"
    )


def _as_written(path: Path, name: str) -> dict[tuple[str, str, str], Change]:
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return {}
    return {change.key: change for change in change_files.loads(text, name)}


def _committed(repository: Path, docs: Path, edition: str) -> dict[tuple[str, str, str], Change]:
    """The changes that people have said yes to: those in the file as it is committed."""
    name = _name(docs / change_files.path_of(edition), repository)
    done = run(repository, ["show", f"HEAD:./{name}"])
    if done.returncode != 0:
        return {}
    return {change.key: change for change in change_files.loads(done.stdout.decode("utf-8"), name)}


def _reasons(repository: Path, docs: Path) -> Callable[[str], str]:
    """What the last commit of a source says of itself; nothing for a source that is not committed."""

    def reason(source: str) -> str:
        if not source or not (docs / source).is_file():
            return ""
        try:
            return git(repository, "log", "-1", "--format=%s", "--", _name(docs / source, repository)).strip()
        except PublishingError:
            return ""

    return reason


def _name(path: Path, repository: Path) -> str:
    return path.resolve().relative_to(repository.resolve()).as_posix()


def _told(lines: Sequence[str]) -> str:
    more = [f"  and {len(lines) - MOST_TOLD} more"] if len(lines) > MOST_TOLD else []
    return "\n".join([*(f"  {line}" for line in lines[:MOST_TOLD]), *more])
