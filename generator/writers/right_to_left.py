"""Mends what a PDF of Typst tells of Arabic words to programs that read aloud, copy or search. Nothing drawn changes.

Typst 0.15 draws a word from its left end: of `عاماً` first the sign `ً`, at its own height, then `اً` and `عام`, and
it says of the sign too that it is `اً`. So a reader would hear the end of the word first, and a letter twice. Here a
sign is made to say nothing (its letter says both), and the parts of a word are put in the order of reading.
tests/writers/test_typst.py reads the words back with a library for PDF files.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from generator.writers.pdf_file import FormError, Objects, codes, objects_of, packed, unpacked, with_objects

PAGE = re.compile(rb"<</Type/Page/Resources (\d+) 0 R.*?/Contents (\d+) 0 R", re.DOTALL)
FONT_OBJECT = re.compile(rb"/(f\d+) (\d+) 0 R")
TO_UNICODE = re.compile(rb"/ToUnicode (\d+) 0 R")
STRETCH = re.compile(
    rb"/Span<</MCID (?P<number>\d+)>>BDC\nq 1 0 0 -1 (?P<x>\S+) (?P<y>\S+) cm[^\n]*\n"
    rb"BT(?P<shown>.*?)ET\nQ\nEMC",
    re.DOTALL,
)
FONT = re.compile(rb"/(f\d+) [\d.]+ Tf")
BACKWARDS = b"/ReversedChars"
PLAIN = rb"\\.|[^\\()]"
NESTED = rb"\((?:" + PLAIN + rb"|\((?:" + PLAIN + rb"|\((?:" + PLAIN + rb")*\))*\))*\)"
"""Brackets that match stand in a string as they are; so deep they do not nest in a word."""
STRING = rb"(?:" + NESTED + rb"|<[0-9A-Fa-f]*>)"
SHOWN = re.compile(
    rb"/Span<</ActualText(?:<(?P<digits>[0-9A-Fa-f]*)>|(?P<plain>" + STRING + rb"))>>BDC.*?EMC"
    rb"|(?P<glyphs>\[(?:" + STRING + rb"|[-\d. ])*\]TJ|" + STRING + rb"Tj)",
    re.DOTALL,
)
STRINGS = re.compile(STRING, re.DOTALL)
ESCAPED = re.compile(rb"\\([0-7]{1,3}|.)", re.DOTALL)
LETTERS_ESCAPED = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}
MARKS = re.compile(
    rb"/Span<</ActualText(?:<[0-9A-Fa-f]*>|" + STRING + rb")>>BDC|/ReversedChars BMC|EMC(?=\s|/)", re.DOTALL
)
KIDS = re.compile(rb"(/Type/StructElem/.*?/K\[)([^\[\]]*)(\]/Pg (\d+) 0 R)", re.DOTALL)
KID = re.compile(rb"<<.*?>>|\d+ 0 R|\d+")
ON_OTHER_PAGE = re.compile(rb"/MCID (\d+)/Pg (\d+) 0 R")
SAME, LINE = 0.01, 7.0
"""In points: what is nearer is at the same place; what is farther up or down is in another line."""

Place = tuple[int, int]
"""The object of a page and the number of a stretch on it."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Glyphs of one height, drawn from left to right.

    `turned`: in a typeface that this page uses for words from right to left. `words`: what a stretch of several parts
    says in the order of reading; None for one that is told rightly already.
    """

    x: float
    y: float
    turned: bool
    words: str | None


def in_reading_order(pdf: bytes) -> bytes:
    """The same pages, telling words from right to left in the order of reading; unchanged if not as Typst writes it."""
    try:
        objects = objects_of(pdf)
        pages = {number: found for number, one in objects.items() if (found := PAGE.search(one))}
        stretches = {
            (number, place): stretch
            for number, page in pages.items()
            for place, stretch in _stretches(objects, int(page[1]), int(page[2]))
        }
        told = {place: stretch.words for place, stretch in stretches.items() if stretch.words is not None}
        for number, one in objects.items():
            if b"/Type/StructElem/" in one:
                objects[number] = KIDS.sub(lambda kids: _in_order(kids, stretches, told), one)
        for number, page in pages.items():
            mine = {place: words for (where, place), words in told.items() if where == number}
            stream = int(page[2])
            objects[stream] = packed(objects[stream], _telling(unpacked(objects[stream]), mine))
        return with_objects(pdf, objects)
    except FormError:
        return pdf


def _stretches(objects: Objects, resources: int, stream: int) -> Iterator[tuple[int, Stretch]]:
    """The stretches of a page by their numbers."""
    drawn = list(STRETCH.finditer(unpacked(objects[stream])))
    turned = {font for one in drawn if BACKWARDS in one["shown"] for font in FONT.findall(one["shown"])}
    said = {}
    for name, number in FONT_OBJECT.findall(objects[resources]):
        found = TO_UNICODE.search(objects[int(number)])
        said[name] = codes(objects[int(found[1])]) if found else {}
    for one in drawn:
        faces = FONT.findall(one["shown"])
        of_words = bool(faces) and set(faces) <= turned
        words = _words(one["shown"], said.get(faces[0], {})) if of_words and b"/ActualText" in one["shown"] else None
        yield int(one["number"]), Stretch(float(one["x"]), float(one["y"]), of_words, words)


def _words(shown: bytes, said: Mapping[int, str]) -> str:
    """What the parts of a stretch say, the last one drawn first."""
    parts: list[str] = []
    for part in SHOWN.finditer(shown):
        if part["digits"] is not None:
            parts.append(bytes.fromhex(part["digits"].decode()).decode("utf-16"))
        elif part["plain"] is not None:
            parts.append(_bytes(part["plain"]).decode("latin-1"))
        else:
            data = b"".join(map(_bytes, STRINGS.findall(part["glyphs"])))
            glyphs = [said.get(int.from_bytes(data[at : at + 2]), "") for at in range(0, len(data), 2)]
            parts.append("".join(reversed(glyphs)))
    return "".join(reversed(parts))


def _bytes(string: bytes) -> bytes:
    """The bytes of a string in round or angle brackets (ISO 32000-1, 7.3.4)."""
    if string.startswith(b"<"):
        return bytes.fromhex(string[1:-1].decode())

    def plain(match: re.Match[bytes]) -> bytes:
        sign = match[1]
        return bytes([int(sign, 8)]) if sign.isdigit() else LETTERS_ESCAPED.get(sign, sign)

    return ESCAPED.sub(plain, string[1:-1])


def _in_order(kids: re.Match[bytes], stretches: Mapping[Place, Stretch], told: dict[Place, str]) -> bytes:
    """The kids of an element with those of each word in several stretches turned round; its signs are made silent."""
    word: list[tuple[bytes, Place]] = []
    ordered: list[bytes] = []
    for kid in KID.findall(kids[2]):
        place = _place(kid, int(kids[4]))
        here = stretches.get(place)
        if word and (here is None or not _goes_on(stretches[word[-1][1]], here)):
            ordered += _turned(word, stretches, told)
            word = []
        if here is None:
            ordered.append(kid)
        else:
            word.append((kid, place))
    ordered += _turned(word, stretches, told)
    return kids[1] + b" ".join(ordered) + kids[3]


def _place(kid: bytes, page: int) -> Place:
    """Where a kid is drawn; `-1` for one that is an element of its own."""
    if kid.isdigit():
        return page, int(kid)
    elsewhere = ON_OTHER_PAGE.search(kid)
    return (int(elsewhere[2]), int(elsewhere[1])) if elsewhere else (page, -1)


def _goes_on(before: Stretch, after: Stretch) -> bool:
    """Whether two stretches are of one word: words follow each other to the left, stretches of one to the right."""
    return before.turned and after.turned and after.x >= before.x - SAME and abs(after.y - before.y) < LINE


def _turned(word: list[tuple[bytes, Place]], stretches: Mapping[Place, Stretch], told: dict[Place, str]) -> list[bytes]:
    """The kids of one word from its beginning. A sign stands where its letter begins, higher or lower."""
    for (_, place), (_, following) in pairwise(word):
        one, other = stretches[place], stretches[following]
        if abs(one.x - other.x) < SAME and abs(one.y - other.y) > SAME:
            told[place] = ""
    return [kid for kid, _ in reversed(word)]


def _telling(content: bytes, told: Mapping[int, str]) -> bytes:
    """The content of a page in which these stretches say these words."""

    def telling(one: re.Match[bytes]) -> bytes:
        if int(one["number"]) not in told:
            return one[0]
        start, end = (at - one.start() for at in one.span("shown"))
        words = told[int(one["number"])].encode("utf-16-be")
        text = b"<FEFF" + words.hex().upper().encode() + b">" if words else b"()"
        shown = MARKS.sub(b"", one["shown"])
        return b"".join([one[0][:start], b"/Span<</ActualText", text, b">>BDC ", shown, b"EMC\n", one[0][end:]])

    return STRETCH.sub(telling, content)
