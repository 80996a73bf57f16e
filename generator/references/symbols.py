"""Document symbols in a text: `A/62/53`, `S/RES/1325 (2000)`, `A/62/439/Add.1 and Add.2`, `A/CONF.157/24 (Part I)`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from generator.document.identity import Symbol, SymbolError
from generator.references.tokens import Token

SAME = str.maketrans({"‐": "-", "‑": "-", "–": "-", "（": "(", "）": ")"})
BRACKET = re.compile(r"(?P<base>.*?) ?\((?P<inside>[^()]*)\)(?P<rest>.*)", re.DOTALL)
YEAR = re.compile(r"\d{4}")
OF_THE_COUNCIL = "S/RES/"
SEVERAL = ("Parts", "Vols")
"""Symbols that name several volumes at once have no address of their own."""
SEVERAL_AT_ONCE = re.compile(r"[–‑]\d")
"""`A/C.6/64/SR.1–28/Corrigendum` is no address either."""
BETWEEN = 12
"""The longest gap between a symbol and its addendum: ` and `, `, `, ` et `."""


def symbols(text: str, tokens: Sequence[Token]) -> Iterator[tuple[int, int, str]]:
    """Start, end and canonical form of every symbol; an addendum named behind it is a document of its own."""
    base = ""
    previous: Token | None = None
    for token in tokens:
        if token.kind == "symbol" and SEVERAL_AT_ONCE.match(text, token.end):
            base, previous = "", None
        elif token.kind == "symbol":
            base, length = canonical(token.text)
            if base:
                yield token.start, token.start + length, base
            previous = token
        elif token.kind == "tail" and base and previous is not None:
            gap = text[previous.end : token.start]
            if len(gap) <= BETWEEN and not any(character in ".;()" for character in gap):
                base = _with_tail(base, token.text)
                yield token.start, token.end, base
                previous = token
        elif token.kind not in ("date",):
            base, previous = "", None


def canonical(printed: str) -> tuple[str, int]:
    """The symbol without spaces, and how many of the printed characters belong to it."""
    text = printed.translate(SAME)
    match = BRACKET.fullmatch(text)
    if match is not None:
        if match["inside"].startswith(SEVERAL):
            return "", 0
        if YEAR.fullmatch(match["inside"]) and not text.startswith(OF_THE_COUNCIL):
            text = match["base"]
    try:
        return Symbol.parse(text).canonical, len(text)
    except SymbolError:
        return text.replace(" ", "").replace("\u00a0", ""), len(text)


def _with_tail(base: str, tail: str) -> str:
    """`A/1/Add.1` and `Add.2` give `A/1/Add.2`; `A/1` and `Corr.1` give `A/1/Corr.1`."""
    kind = tail.partition(".")[0]
    head, found, _ = base.rpartition(f"/{kind}.")
    return f"{head if found else base}/{tail}"
