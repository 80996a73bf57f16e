"""Finds the source files an editor names: files, and folders with everything below them."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from generator.diagnostics import Code, Diagnostic, Position
from generator.languages import LANGUAGES
from generator.readers import READERS

IGNORED_ENDINGS = frozenset({".md", ".json", ".toml", ".yml", ".yaml", ".license", ".gitkeep", ""})
"""What may lie beside sources without being one: notes of the editors, settings."""


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file to convert: where it is, the name that messages use, its place below the folder that was named."""

    path: Path
    name: str
    place: Path
    expected_language: str = ""


def find_sources(arguments: Iterable[Path]) -> tuple[tuple[SourceFile, ...], tuple[Diagnostic, ...]]:
    """Every source below the arguments, each once, in the order of names; and what could not be taken."""
    _resolved.cache_clear()
    found: dict[Path, SourceFile] = {}
    diagnostics: list[Diagnostic] = []
    for argument in arguments:
        if not argument.exists():
            diagnostics.append(_remark(Code.UNREADABLE_SOURCE, "there is no such file or folder", argument))
        elif argument.is_dir():
            for path in _below(argument, diagnostics):
                _take(found, _source(path, argument))
        elif argument.suffix.lower() in READERS:
            _take(found, _source(argument, argument.parent))
        else:
            diagnostics.append(_remark(Code.UNKNOWN_FORMAT, _unknown(argument), argument))
    return tuple(sorted(found.values(), key=lambda source: source.path)), tuple(diagnostics)


def _take(found: dict[Path, SourceFile], source: SourceFile) -> None:
    """A file counts once, by whatever paths it is named: under its own name rather than that of a link to it."""
    path = source.path
    real = path.resolve() if path.is_symlink() else _resolved(path.parent) / path.name
    kept = found.get(real)
    if kept is None or (kept.path.is_symlink() and not source.path.is_symlink()):
        found[real] = source


@lru_cache(maxsize=1)
def _resolved(folder: Path) -> Path:
    """The files of one folder come together."""
    return folder.resolve()


def _below(folder: Path, diagnostics: list[Diagnostic]) -> Iterator[Path]:
    """The sources in a folder and its folders. A link that leads out of the folder is not followed."""
    inside = folder.resolve()
    for current, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            path = Path(current, name)
            if name.startswith(".") or path.suffix.lower() in IGNORED_ENDINGS:
                continue
            if path.is_symlink() and not path.resolve().is_relative_to(inside):
                diagnostics.append(_remark(Code.OUTSIDE_FOLDER, "this link leads out of the folder", path))
            elif not path.is_file():
                diagnostics.append(_remark(Code.UNREADABLE_SOURCE, "this is no file", path))
            elif path.suffix.lower() in READERS:
                yield path
            else:
                diagnostics.append(_remark(Code.UNKNOWN_FORMAT, _unknown(path), path))


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
