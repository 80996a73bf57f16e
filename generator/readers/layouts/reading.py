"""What every re-flowed layout shares: zones of printed lines, lines put together, conservation, the marked source."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace

from generator.diagnostics import Code, Diagnostic, Position
from generator.document.model import Resolution
from generator.document.walk import accounted
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
    """Puts blocks together to lines; counts the hyphens it takes away."""

    vocabulary: Vocabulary
    removed: Counter[str] = field(default_factory=Counter)

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
                places.append((0, line.position()))
                start += len(rest) + len(words[len(rest) :]) - len(words[len(rest) :].lstrip())
                words, rest = words[len(rest) :].lstrip(), ""
            if not words:
                continue
            cut, between = self.vocabulary.joint(before, words)
            if cut:
                self.removed.update(text[-cut:])
                text = text[:-cut]
            text += between
            for offset, piece in self.vocabulary.pieces(words):
                places.append((len(text), Position(line.number, start + offset + 1)))
                text += piece
            before = words
        return FlowedLine(number, text, tuple(places))


def conserved(resolution: Resolution, printed: Iterable[Line], removed: Counter[str]) -> tuple[Diagnostic, ...]:
    """Nothing is lost and nothing is invented: the document has every character that was printed, as often.

    Notes and margins stand elsewhere in the document than in print, so the order cannot be compared; white space does
    not count, and hyphens that only broke a word are known.
    """
    ours = Counter("".join("".join(text.split()) for _, text in accounted(resolution)))
    theirs = Counter("".join("".join(line.text.split()) for line in printed))
    theirs.subtract(removed)
    missing, added = theirs - ours, ours - theirs
    if not missing and not added:
        return ()
    lost, new = ("".join(sorted(counted.elements()))[:40] for counted in (missing, added))
    message = f"the document does not show the source: lost {lost!r}, new {new!r}"
    return (Diagnostic(Code.TEXT_CHANGED, message),)


def with_conservation(recognised: Recognised, printed: Iterable[Line], removed: Counter[str], name: str) -> Recognised:
    """The outcome, without the resolution if a character of the source went missing on the way."""
    if recognised.resolution is None:
        return recognised
    found = conserved(recognised.resolution, printed, removed)
    if not found:
        return recognised
    told = tuple(replace(one, source=name) for one in found)
    return replace(recognised, resolution=None, diagnostics=(*told, *recognised.diagnostics))


def spoken(language: Language, lines: Sequence[Line]) -> bool:
    """Whether one of these lines is the enacting formula of a body."""
    return any(organ.formula.match(line.content) for organ in language.organs for line in lines)
