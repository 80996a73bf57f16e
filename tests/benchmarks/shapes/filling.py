"""How shapes are made as long as asked."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count


def filled(parts: Iterator[str], length: int) -> str:
    """As many of the parts as make up the length."""
    found, size = [], 0
    for part in parts:
        found.append(part)
        size += len(part)
        if size >= length:
            break
    return "".join(found)


def again(part: str) -> Iterator[str]:
    """The same over and over."""
    while True:
        yield part


def counted(form: str) -> Iterator[str]:
    """The same over and over, with a number that counts up."""
    return (form.format(number) for number in count(1))
