"""How much the surroundings of digits speak for a footnote mark, by what was counted over real texts (marks.json)."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from functools import cache

from generator.languages.loader import FOLDER

STRENGTH, STRENGTH_OF_PARTS = 2.0, 4.0
"""How many observations a general expectation is worth when a signature was seen seldom."""
SUREST = 6.0
"""What stands before and after can at most make this sure (odds of 400 to 1) of a signature never seen."""


@cache
def _table(code: str) -> Mapping[str, tuple[float, float]]:
    data = json.loads((FOLDER / "marks.json").read_text(encoding="utf-8"))
    return added_up(data[code])


def added_up(counts: Mapping[str, Sequence[int]]) -> dict[str, tuple[float, float]]:
    """Marks and decoys of every signature, and of every part of one that `weight` falls back on."""
    table: dict[str, tuple[float, float]] = {}
    for signature, (marks, others) in counts.items():
        before, rest, after = signature.split("|")
        for key in (signature, f"{before}|{rest}", f"|{rest}|{after}", f"|{rest}"):
            seen = table.get(key, (0.0, 0.0))
            table[key] = (seen[0] + marks, seen[1] + others)
    return table


@cache
def weight(code: str, signature: tuple[str, str, str]) -> float:
    """How much the surroundings speak for a mark: the logarithm of its odds in real texts.

    A signature seen seldom leans on what stands before and what stands after, each taken for itself.
    """
    before, rest, after = signature
    table = _table(code)
    base = _log_odds(table, f"|{rest}", 0.0, STRENGTH)
    expected = base
    for key in (f"{before}|{rest}", f"|{rest}|{after}"):
        expected += _log_odds(table, key, base, STRENGTH) - base
    expected = min(max(expected, -SUREST), SUREST)
    return _log_odds(table, f"{before}|{rest}|{after}", expected, STRENGTH_OF_PARTS)


def _log_odds(table: Mapping[str, tuple[float, float]], key: str, expected: float, strength: float) -> float:
    """Log odds of what was counted under `key`, drawn towards `expected` as if that had been seen `strength` times."""
    marks, others = table.get(key, (0.0, 0.0))
    share = 1 / (1 + math.exp(-expected))
    share = (marks + strength * share) / (marks + others + strength)
    share = min(max(share, 1e-6), 1 - 1e-6)
    return math.log(share / (1 - share))
