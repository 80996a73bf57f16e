"""Puts the tags of a file in order that closes elements it never opened, or leaves some open behind others."""

from __future__ import annotations

import re
from collections import Counter

NAME = re.compile(rb"<(?P<end>/?)(?P<name>[^\s<>/!?]+)")
NO_TAGS = {b"<!--": b"-->", b"<![CDATA[": b"]]>", b"<?": b"?>"}
"""What has tags in it that are none, and what it ends with."""


def balanced(data: bytes) -> bytes:
    """The same file with an end tag for every element, in order; an end tag that closes nothing is left out.

    E/RES/2023/23 in Arabic closes an embedded structure, a paragraph and two more that were never opened; the parser,
    left to itself, takes them for the end of the text and drops the closing lines. Nothing but end tags is changed.
    """
    pieces: list[bytes] = []
    opened: list[bytes] = []
    count: Counter[bytes] = Counter()
    at = kept = 0
    while (start := data.find(b"<", at)) >= 0:
        at = _behind(data, start)
        match = NAME.match(data, start, at)
        if at == len(data) or match is None or data[at - 2 : at] == b"/>":
            continue
        name = match["name"]
        if not match["end"]:
            opened.append(name)
            count[name] += 1
            continue
        pieces.append(data[kept:start])
        kept = at
        if not count[name]:
            continue
        while True:
            closed = opened.pop()
            count[closed] -= 1
            pieces.append(b"</" + closed + b">")
            if closed == name:
                break
    return b"".join((*pieces, data[kept:]))


def _behind(data: bytes, start: int) -> int:
    """Where the tag that starts here ends; the end of the file for one that never does."""
    ending = next((NO_TAGS[opening] for opening in NO_TAGS if data.startswith(opening, start)), b">")
    end = data.find(ending, start)
    return end + len(ending) if end >= 0 else len(data)
