"""Finds the source files an editor names: files, and folders with everything below them."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from generator.diagnostics import Code, Diagnostic, Position
from generator.languages import LANGUAGES
from generator.readers import READERS

IGNORED_ENDINGS = frozenset({".md", ".json", ".toml", ".yml", ".yaml", ".license", ".gitkeep", ""})
"""What may lie beside sources without being one: notes of the editors, settings."""
LEFT_BEHIND = re.compile(r"\.|~\$|(?:eh)?thumbs\.db$|desktop\.ini$", re.IGNORECASE)
"""What systems and word processors leave in folders: `.DS_Store`, `Thumbs.db`, `~$A-RES-72-1.docx` of an open file."""
SITE_MARK = ".resolutions-site"
"""An empty file at the root of every site that was built here: only what has it is ever replaced, and nothing in it is
a source."""


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file to convert: where it is, the name that messages use, its place below the folder that was named."""

    path: Path
    name: str
    place: Path
    expected_language: str = ""


def find_sources(
    arguments: Iterable[Path], takes: Callable[[str], bool] = lambda place: True
) -> tuple[tuple[SourceFile, ...], tuple[Diagnostic, ...]]:
    """Every source below the arguments, each once, in the order of names; and what could not be taken.

    Nothing is said of a file that the collection leaves out: `takes` is asked by its place below its folder.
    """
    _resolved.cache_clear()
    found: dict[Path, SourceFile] = {}
    diagnostics: list[Diagnostic] = []
    for argument in arguments:
        try:
            is_folder = stat.S_ISDIR(argument.stat().st_mode)
        except FileNotFoundError:
            diagnostics.append(_remark(Code.UNREADABLE_SOURCE, "there is no such file or folder", argument))
            continue
        except (OSError, ValueError) as error:  # a link to itself, a folder that is closed, a name that is too long
            diagnostics.append(_remark(Code.UNREADABLE_SOURCE, getattr(error, "strerror", str(error)), argument))
            continue
        if is_folder:
            for path in _below(argument, diagnostics, takes):
                _take(found, _source(path, argument))
        elif argument.suffix.lower() in READERS:
            _take(found, _source(argument, argument.parent))
        else:
            diagnostics.append(_remark(Code.UNKNOWN_FORMAT, _unknown(argument), argument))
    return tuple(sorted(found.values(), key=lambda source: source.path)), tuple(diagnostics)


def _take(found: dict[Path, SourceFile], source: SourceFile) -> None:
    """A file counts once, by whatever paths it is named: under its own name rather than that of a link to it."""
    path = source.path
    real = Path(os.path.realpath(path)) if path.is_symlink() else _resolved(path.parent) / path.name
    kept = found.get(real)
    if kept is None or (kept.path.is_symlink() and not source.path.is_symlink()):
        found[real] = source


@lru_cache(maxsize=1)
def _resolved(folder: Path) -> Path:
    """The files of one folder come together."""
    return folder.resolve()


def _below(folder: Path, diagnostics: list[Diagnostic], takes: Callable[[str], bool]) -> Iterator[Path]:
    """The sources in a folder and its folders. A link that leads out of the folder is not followed.

    A link to a folder inside is not followed either: what it leads to is found in its own place.
    """

    def closed(error: OSError) -> None:
        message = f"the folder cannot be opened: {error.strerror}"
        diagnostics.append(_remark(Code.UNREADABLE_SOURCE, message, Path(error.filename)))

    inside = os.path.realpath(folder)
    for current, folders, names in os.walk(folder, onerror=closed):
        folders[:] = sorted(name for name in folders if not _is_apart(Path(current, name)))
        diagnostics += (refusal for name in folders if (refusal := _refusal(Path(current, name), inside, Path.is_dir)))
        for name in sorted(names):
            path = Path(current, name)
            if LEFT_BEHIND.match(name) or path.suffix.lower() in IGNORED_ENDINGS:
                continue
            refusal = _refusal(path, inside, Path.is_file)
            if refusal is None and path.suffix.lower() in READERS:
                yield path
            elif takes(path.relative_to(folder).as_posix()):
                diagnostics.append(refusal or _remark(Code.UNKNOWN_FORMAT, _unknown(path), path))


def _is_apart(folder: Path) -> bool:
    """Whether a folder is hidden, or a website that was built here: its files are copies of the sources."""
    return folder.name.startswith(".") or (folder / SITE_MARK).is_file()


def _refusal(path: Path, inside: str, is_right: Callable[[Path], bool]) -> Diagnostic | None:
    """What keeps a file or folder from being taken: a link out of the folder `inside` or to nowhere, a pipe."""
    try:
        if path.is_symlink() and not Path(os.path.realpath(path)).is_relative_to(inside):
            return _remark(Code.OUTSIDE_FOLDER, "this link leads out of the folder", path)
        if is_right(path):
            return None
        message = "this link leads nowhere" if path.is_symlink() else "this is no file"
    except OSError as error:  # the folder says what is in it, but lets nobody at it
        message = error.strerror or str(error)
    return _remark(Code.UNREADABLE_SOURCE, message, path)


def _source(path: Path, root: Path) -> SourceFile:
    place = path.relative_to(root)
    return SourceFile(path, str(path), place, _expected_language(place))


def _unknown(path: Path) -> str:
    return f"no reader for {path.suffix or 'files without an ending'}; known are {', '.join(sorted(READERS))}"


def _remark(code: Code, message: str, path: Path) -> Diagnostic:
    return Diagnostic(code, message, Position(), str(path))


def _expected_language(place: Path) -> str:
    """What the name says: `fr/A-RES-62-152.txt`, `A-RES-62-152-fr.txt`, `A-RES-62-152.fr.txt`."""
    ending = place.stem.replace("_", "-").replace(".", "-").rpartition("-")[2].lower()
    return next((part for part in (ending, *reversed(place.parts[:-1])) if part in LANGUAGES), "")
