"""The texts that an edition changes, one file for each edition: docs/changes/2026.12.toml. Text in, text out.

`resolutions publish` writes the file when it finds words that differ from the last edition, with the difference word by
word; people read it, say why, and commit it. Only what stands there is changed without being an accident.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher

from generator.publishing.editions import PublishingError

FOLDER = "changes"
WORD = re.compile(r"[\u2e80-\u9fff]|[^\W\u2e80-\u9fff]+|\s+|.", re.DOTALL)
"""A word, a space, a sign; in scripts that are written without spaces each character is a word."""
CONTEXT = 8
"""How many words of what stayed are shown on each side of a change."""
HEAD = """\
# What edition {edition} changes in texts that were published before. Written by `resolutions publish {edition}`.
# Read each difference: [-words that go-] {{+words that come+}}. If it is a mistake, mend the source and publish again.
# If it is meant, say why in `reason` and commit this file: the edition page shows it. Other edits have no effect.
"""


@dataclass(frozen=True, slots=True)
class Change:
    """Words at one address that are not those of the last edition.

    `address` is that of a page, with the fragment when it is one paragraph; `was` and `now` are hashes of the words;
    `moved` is where on the page the old words stand now, when they do.
    """

    address: str
    was: str
    now: str
    difference: str = ""
    reason: str = ""
    moved: str = ""

    @property
    def key(self) -> tuple[str, str, str]:
        """What makes it this change, whatever people write about it."""
        return self.address, self.was, self.now


def path_of(edition: str) -> str:
    """The file of an edition's changes, below the folder of the pages written by people."""
    return f"{FOLDER}/{edition}.toml"


def dumps(edition: str, changes: Iterable[Change]) -> str:
    """The file of an edition's changes."""
    parts = [HEAD.format(edition=edition)]
    for change in changes:
        rows = {"address": change.address, "was": change.was, "now": change.now}
        if change.moved:
            rows["moved"] = change.moved
        rows |= {"difference": change.difference, "reason": change.reason}
        lines = (f"{name} = {_string(value)}\n" for name, value in rows.items())
        parts.append("\n[[change]]\n" + "".join(lines))
    return "".join(parts)


def loads(text: str, path: str) -> tuple[Change, ...]:
    """The changes that a file lists; `PublishingError` with line and column if it cannot be read."""
    try:
        rows = tomllib.loads(text).get("change", [])
        names = ("address", "was", "now", "difference", "reason", "moved")
        return tuple(Change(*(str(row.get(name, "")) for name in names)) for row in rows)
    except (tomllib.TOMLDecodeError, AttributeError, TypeError) as error:
        raise PublishingError(f"{path} cannot be read: {error}") from error


def merged(found: Iterable[Change], written: Mapping[tuple[str, str, str], Change]) -> list[Change]:
    """What was found, with the reasons that people wrote already."""
    return [written.get(change.key, change) for change in found]


def word_difference(before: str, after: str) -> str:
    """The difference between two texts word by word: `take [-all-]{+appropriate+} measures`."""
    old, new = WORD.findall(before), WORD.findall(after)
    pieces = []
    steps = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    for number, (step, start, end, new_start, new_end) in enumerate(steps):
        if step == "equal":
            pieces.append(_shortened(old[start:end], number == 0, number == len(steps) - 1))
        if step in ("delete", "replace"):
            pieces.append(f"[-{''.join(old[start:end])}-]")
        if step in ("insert", "replace"):
            pieces.append(f"{{+{''.join(new[new_start:new_end])}+}}")
    return "".join(pieces)


def _shortened(words: list[str], first: bool, last: bool) -> str:
    """What stayed, only as much of it as shows the place."""
    keep = 2 * CONTEXT  # A space counts as a word here.
    begin = [] if first else words[:keep]
    end = [] if last else words[-keep:]
    if len(words) <= len(begin) + len(end) or len(words) <= keep:
        return "".join(words)
    return "".join(begin) + "…" + "".join(end)


def _string(value: str) -> str:
    """A basic string of TOML: JSON's, but for the one control character that JSON lets through."""
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
