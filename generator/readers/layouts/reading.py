"""What the re-flowed layouts share: how one is told and read, and how its printed lines are put together."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from generator.diagnostics import Position
from generator.languages import Language
from generator.readers.flow import FlowedLine, Vocabulary
from generator.recognition.chain import Recognised
from generator.recognition.source import Line, SourceText


@dataclass(frozen=True, slots=True)
class Layout:
    """How a layout is told from others, and how it is read: lines, language, the language expected."""

    fits: Callable[[Sequence[Line]], bool]
    read: Callable[[SourceText, str], Recognised]


@dataclass(slots=True)
class Block:
    """Printed lines that are one paragraph, heading or note, on the pages given; `tabs` as in the Word dump."""

    lines: list[Line]
    pages: list[int] = field(default_factory=list)
    label: str = ""
    tabs: int = 1


@dataclass(slots=True)
class Flow:
    """Puts blocks together to lines."""

    vocabulary: Vocabulary

    def line(self, block: Block, number: int) -> FlowedLine:
        """One line of the document: tabs, label, a tab, words; every stretch with the place it comes from."""
        text, places = "\t" * block.tabs, []
        rest = block.label
        if rest:
            text += rest + "\t"
        before = ""
        for line in block.lines:
            words, start = line.content, line.start
            if rest and words.startswith(rest):
                places.append((block.tabs, line.position()))
                start += len(rest) + len(words[len(rest) :]) - len(words[len(rest) :].lstrip())
                words, rest = words[len(rest) :].lstrip(), ""
            if not words:
                continue
            cut, between = self.vocabulary.joint(before, words)
            text = text[: len(text) - cut] + between
            for offset, piece in self.vocabulary.pieces(words):
                places.append((len(text), Position(line.number, start + offset + 1)))
                text += piece
            before = words
        return FlowedLine(number, text, tuple(places))


def spoken(language: Language, lines: Sequence[Line]) -> bool:
    """Whether one of these lines is the enacting formula of a body."""
    return any(language.formula(line.content) for line in lines)
