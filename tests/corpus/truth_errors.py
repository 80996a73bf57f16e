"""Known errors of the truth: truth_errors.toml says which blocks of which file, what is right, and why.

The reports give two figures: by the truth as it is, and by the truth with these blocks put right. Words, notes and
references are never touched; a label that the truth left in the words is taken out of them.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from generator.recognition.lines import INVISIBLE

Data = dict[str, Any]

FILE = Path(__file__).with_suffix(".toml")
SKIPPED = {*map(chr, INVISIBLE), " "}


@cache
def known_errors() -> Mapping[str, Sequence[Sequence[Any]]]:
    """The blocks that are known to be wrong, by the name of their file."""
    data = tomllib.loads(FILE.read_text(encoding="utf-8"))
    return {name: blocks for error in data["errors"] for name, blocks in error["blocks"].items()}


def corrected(truth: Data, name: str) -> Data | None:
    """The truth of a file with the known errors put right; None when none is known of it."""
    wrong = known_errors().get(name)
    return put_right(truth, wrong) if wrong else None


def put_right(truth: Data, right: Sequence[Sequence[Any]]) -> Data:
    """The truth with other blocks: a row is index and kind, and may go on with label, level and parent (-1: none)."""
    blocks = list(truth["blocks"])
    for index, kind, *more in right:
        block = {**blocks[index], "kind": kind}
        if more:
            label, level, parent = more
            if label != block["label"]:
                block = _with_label(block, label)
            block |= {"level": level, "parent": None if parent < 0 else parent}
        blocks[index] = block
    return {**truth, "blocks": blocks}


def _with_label(block: Data, label: str) -> Data:
    """The block with a label that its words begin with, behind marks of writing direction or none."""
    text, at = block["text"], 0
    for character in label.replace(" ", ""):
        at = _behind_skipped(text, at)
        if text[at : at + 1] != character:
            raise ValueError(f"the words do not begin with {label}")
        at += 1
    cut = _behind_skipped(text, at)
    return {
        **block,
        "label": label,
        "text": text[cut:],
        "footnote_refs": [[offset - cut, number] for offset, number in block["footnote_refs"]],
        "italic_spans": [[start - cut, end - cut] for start, end in block.get("italic_spans", []) if end > cut],
    }


def _behind_skipped(text: str, at: int) -> int:
    while text[at : at + 1] in SKIPPED:
        at += 1
    return at
