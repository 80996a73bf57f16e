"""What an editor may say of a whole collection, in `collection.toml` beside the sources.

    title = "Resolutions on human rights defenders"   # heads the index pages
    languages = ["en", "fr"]                          # others are left out
    order = ["S/RES", "A/RES"]                        # organs in the index; the others follow
    leave_out = ["drafts/*", "A/RES/72/*"]            # files by place, documents by symbol

Every line is optional, and so is the file.
"""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

from generator.diagnostics import Code, Diagnostic, Position
from generator.languages import LANGUAGES

NAME = "collection.toml"
USUAL_ORDER = ("A/RES", "S/RES", "E/RES", "A/HRC/RES")
"""Organs as the Charter orders them (Article 7), then subsidiary ones; what `order` names comes before."""
PLACE = re.compile(r"\(at line (?P<line>\d+), column (?P<column>\d+)\)")
SETTING = re.compile(r"""\s*\[*\s*["']?(?P<name>[^\s"'=.\]]+)""")


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings of a collection."""

    title: str = ""
    languages: tuple[str, ...] = ()
    order: tuple[str, ...] = ()
    leave_out: tuple[str, ...] = ()

    def takes_file(self, place: str) -> bool:
        """Whether the file at this place below its folder belongs to the collection."""
        return not self._leaves_out(place)

    def takes_document(self, symbol: str, language: str) -> bool:
        """Whether this document belongs to the collection."""
        wanted = not self.languages or language in self.languages
        return wanted and not self._leaves_out(symbol)

    def _leaves_out(self, place: str) -> bool:
        """A pattern stands for what it matches and for all below: `drafts`, `drafts/` and `drafts/*` are the same."""
        return any(
            fnmatchcase(place, pattern) or fnmatchcase(place, f"{pattern.rstrip('/')}/*") for pattern in self.leave_out
        )

    def rank(self, series: str) -> int:
        """The place of a series of symbols in the index."""
        order = (*self.order, *USUAL_ORDER)
        return order.index(series) if series in order else len(order)


NO_SETTINGS = Settings()


class SettingError(ValueError):
    """A setting is not of its kind; the first argument says so to the editor, `name` is the setting."""

    def __init__(self, message: str, name: str) -> None:
        """Remember which setting it is."""
        super().__init__(message)
        self.name = name


def read_settings(arguments: Sequence[Path]) -> tuple[Settings, tuple[Diagnostic, ...]]:
    """The settings in the first folder that has some; a faulty file is told, and counts as none; so are others."""
    used = next((path for folder in arguments if (path := folder / NAME).is_file()), None)
    settings, faults = _read(used) if used is not None else (Settings(), ())
    others = (path for folder in arguments for path in _below(folder, settings))
    unused = {path.resolve(): path for path in others if used is None or not path.samefile(used)}
    return settings, (*faults, *(_unused(path, used or arguments[0] / NAME) for path in unused.values()))


def _below(folder: Path, settings: Settings) -> Iterator[Path]:
    """Every file of this name, however written, in a folder and its folders, but what is left out."""
    for current, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for path in (Path(current, name) for name in names if name.lower() == NAME):
            if path.is_file() and settings.takes_file(path.relative_to(folder).as_posix()):
                yield path


def _unused(path: Path, place: Path) -> Diagnostic:
    return Diagnostic(
        Code.SETTINGS_UNUSED, f"these settings do not count, only those in {place} do", Position(), str(path)
    )


def _read(path: Path) -> tuple[Settings, tuple[Diagnostic, ...]]:
    text = ""
    position = Position()
    try:
        text = path.read_bytes().decode("utf-8-sig")  # Windows puts a mark before the text
        return _checked(tomllib.loads(text.replace("\r\n", "\n"))), ()
    except SettingError as error:
        position, message = _position(text, error.name), str(error)
    except tomllib.TOMLDecodeError as error:
        place, message = PLACE.search(str(error)), str(error)
        position = Position(int(place["line"]), int(place["column"])) if place else position
    except UnicodeDecodeError:
        message = "this is no UTF-8 text: save it as UTF-8"
    except OSError as error:
        message = error.strerror or str(error)
    return Settings(), (Diagnostic(Code.SETTINGS_INVALID, message, position, str(path)),)


def _position(text: str, name: str) -> Position:
    """The line that a setting begins on."""
    names = ((number, SETTING.match(line)) for number, line in enumerate(text.splitlines(), 1))
    return next((Position(number) for number, found in names if found and found["name"] == name), Position())


def _checked(data: Mapping[str, Any]) -> Settings:
    """The settings; raises `SettingError` when one is not of its kind."""
    for name in data:
        if name not in ("title", "languages", "order", "leave_out"):
            raise SettingError(f"unknown setting {name}: there are title, languages, order, leave_out", name)
    title = data.get("title", "")
    if not isinstance(title, str):
        raise SettingError("title must be words in quotation marks", "title")
    lists = {name: _words(name, data.get(name, [])) for name in ("languages", "order", "leave_out")}
    _known("language", "languages", lists["languages"], LANGUAGES)
    _known("organ", "order", lists["order"], USUAL_ORDER)
    return Settings(title, lists["languages"], lists["order"], lists["leave_out"])


def _known(what: str, name: str, words: Sequence[str], known: Collection[str]) -> None:
    strange = [word for word in words if word not in known]
    if strange:
        raise SettingError(f"unknown {what} {', '.join(strange)}: there are {', '.join(known)}", name)


def _words(name: str, value: Any) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(word, str) for word in value):
        raise SettingError(f'{name} must be a list such as ["one", "two"]', name)
    return tuple(value)
