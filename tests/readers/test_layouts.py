"""Text layouts told by their looks: text taken from a PDF, printed volumes of the Security Council."""

from __future__ import annotations

import datetime
from collections import Counter

import pytest

from generator.diagnostics import Code, Position
from generator.document.model import Kind, NoteReference, Resolution
from generator.document.walk import plain
from generator.languages import get
from generator.readers.flow import with_conservation
from generator.readers.layouts.dump import is_dump
from generator.readers.layouts.marks import Glued
from generator.readers.layouts.volume import is_volume
from generator.readers.text import read_text
from generator.recognition.chain import Recognised
from generator.recognition.source import SourceText
from tests.readers.invented import ALL, ENGLISH
from tests.readers.press import as_dump
from tests.readers.renderings import as_text

VOLUME = """Resolution 9301 (1971)
of 20 October 1971

The Security Council,
Having considered the letter of the keepers of light-
houses, 40 and the report on lamps and lighthouses, 41

Noting that the tower of the northern coast, which was built in the year of the great
storm, has lost its lamp and that no ship can pass it at night, as was shown when a

vessel ran aground there,

1. Calls upon all keepers to light their lamps, as asked in paragraph 41 of
the report;

2. Requests the Secretary-General:
(a) To count the lamps;
(b) To report thereon.

Adopted at the 9588th meeting by
13 votes to none, with 2 absten-
tions (North Coast, South Coast).


40 Document S/90010.
41 Ibid., document S/90011, which is printed
in the Supplement for October.
"""
OLD = """9117 (1956). Resolution of 6 September 1956
[S/93643]

The Security Council,

Noting with regret that the lamp has gone out, 7

Decides that it shall be lit again.

Adopted unanimously at the 733rd meeting.

7 See S/90001.
"""
TYPED = """RESOLUTION 9798 (1992)

Adopted by the Security Council at its 3150th meeting,
on 18 December 1992

Recalling its resolutions on lighthouses, 1/

1. Decides to remain seized of the matter.

1/ S/90960.
"""

VOLUME_HYPHENS = Counter("-")
"""The one hyphen of the text that only breaks a word: the text has `lighthouses` elsewhere."""


def lines_of(text: str) -> SourceText:
    return SourceText.of(text)


def read(text: str, language: str = "en") -> Resolution:
    recognised = read_text(text.encode(), "source.txt", language)
    assert recognised.resolution is not None, recognised.diagnostics
    return recognised.resolution


def words(resolution: Resolution) -> list[tuple[str, str, str]]:
    return [(block.kind.value, block.label, plain(block.content, marks=True)) for block in resolution.blocks]


def test_each_layout_is_told_from_the_others() -> None:
    for text, expected in (
        (as_text(ENGLISH).decode(), (False, False)),
        (as_dump(ENGLISH).decode(), (True, False)),
        (VOLUME, (False, True)),
        (OLD, (False, True)),
        (TYPED, (False, True)),
    ):
        lines = lines_of(text).lines
        assert (is_dump(lines), is_volume(lines)) == expected


def test_a_printed_volume() -> None:
    resolution = read(VOLUME)
    assert str(resolution.symbol) == "S/RES/9301(1971)"
    assert resolution.adoption_date == datetime.date(1971, 10, 20)
    assert words(resolution) == [
        ("formula", "", "The Security Council,"),
        (
            "preambular",
            "",
            "Having considered the letter of the keepers of lighthouses,40 and the report on lamps and lighthouses,41",
        ),
        (
            "preambular",
            "",
            "Noting that the tower of the northern coast, which was built in the year of the great storm, has lost its "
            "lamp and that no ship can pass it at night, as was shown when a vessel ran aground there,",
        ),
        ("operative", "1.", "Calls upon all keepers to light their lamps, as asked in paragraph 41 of the report;"),
        ("operative", "2.", "Requests the Secretary-General:"),
        ("subparagraph", "(a)", "To count the lamps;"),
        ("subparagraph", "(b)", "To report thereon."),
        (
            "paragraph",
            "",
            "Adopted at the 9588th meeting by 13 votes to none, with 2 absten-tions (North Coast, South Coast).",
        ),
    ]
    assert [(note.number, plain(note.content)) for note in resolution.notes] == [
        ("40", "Document S/90010."),
        ("41", "Ibid., document S/90011, which is printed in the Supplement for October."),
    ]


def test_the_vote_and_the_meeting_of_a_volume() -> None:
    resolution = read(VOLUME)
    assert resolution.parts[-1].adoption.meeting == "9588th meeting"
    assert resolution.background is not None and resolution.background.vote is not None
    vote = resolution.background.vote
    assert (vote.in_favour, vote.against) == (13, 0)


def test_a_place_is_that_of_the_printed_line() -> None:
    blocks = read(VOLUME).blocks
    assert [blocks[index].position for index in (0, 3, 5)] == [Position(4, 1), Position(13, 1), Position(17, 1)]


def test_the_head_of_the_first_volumes_is_one_line() -> None:
    resolution = read(OLD)
    assert str(resolution.symbol) == "S/RES/9117(1956)"
    assert resolution.adoption_date == datetime.date(1956, 9, 6)
    assert plain(resolution.masthead.committee_line.content) == "[S/93643]"
    assert [block.kind for block in resolution.blocks][:3] == [Kind.FORMULA, Kind.PREAMBULAR, Kind.OPERATIVE]


def test_typewritten_marks_have_a_stroke() -> None:
    resolution = read(TYPED)
    marks = [inline for inline in resolution.blocks[0].content if isinstance(inline, NoteReference)]
    assert [mark.printed for mark in marks] == ["1/"]
    assert plain(resolution.notes[0].content) == "S/90960."
    assert resolution.adoption_date == datetime.date(1992, 12, 18)


def test_a_misread_day_is_repaired_and_told() -> None:
    recognised = read_text(VOLUME.replace("of 20 October", "of 2O October").encode(), "source.txt")
    assert recognised.resolution is not None
    assert recognised.resolution.adoption_date == datetime.date(1971, 10, 20)
    assert Code.SOURCE_REPAIRED in [one.code for one in recognised.diagnostics]


@pytest.mark.parametrize(
    ("printed", "misread"),
    [
        ("1. Calls", "1, Calls"),
        ("1. Calls", "L. Calls"),
        ("2. Requests", "2, Requests"),
        ("(b) To report", "(6) To report"),
        ("(a) To count", "(2) To count"),
        ("(c) To go", "(9) To go"),
    ],
)
def test_a_misread_label_counts_as_what_it_must_be(printed: str, misread: str) -> None:
    """It is shown as it stands, at the address that the print gives it."""
    volume = VOLUME.replace("(b) To report thereon.", "(b) To report thereon;\n(c) To go;\n(d) To stay.")
    whole, found = read(volume), read(volume.replace(printed, misread))
    assert [(one.ordinal, one.level, one.content) for one in found.blocks] == [
        (one.ordinal, one.level, one.content) for one in whole.blocks
    ]
    labels = (printed.split()[0], misread.split()[0])
    assert [one.label for one in found.blocks] == [one.label.replace(*labels) for one in whole.blocks]
    remarks = read_text(volume.replace(printed, misread).encode(), "a.txt").diagnostics
    assert [one.code for one in remarks if one.code is Code.SOURCE_REPAIRED] == [Code.SOURCE_REPAIRED]


@pytest.mark.parametrize(
    "words", ["1, Calls upon all", "(1) To count", "13, Calls", "(7) To report", "(b) To report thereon;\n(6) To go"]
)
def test_labels_that_nothing_tells_stay(words: str) -> None:
    """Without a neighbour that says so, or with one that says otherwise."""
    changed = VOLUME.replace(
        "2. Requests the Secretary-General:\n(a) To count the lamps;\n(b) To report thereon.", words
    )
    remarks = read_text(changed.encode(), "a.txt").diagnostics
    assert Code.SOURCE_REPAIRED not in {one.code for one in remarks}


def test_a_french_volume() -> None:
    text = """Résolution 9301 (1971)
du 20 octobre 1971

Le Conseil de sécurité,

Notant que la lampe est éteinte,

1. Décide de la rallumer.

Adoptée à l’unanimité à la 9588e séance.
"""
    resolution = read(text, "fr")
    assert (str(resolution.symbol), resolution.language) == ("S/RES/9301(1971)", "fr")
    assert resolution.adoption_date == datetime.date(1971, 10, 20)


@pytest.mark.parametrize("language", ["en", "fr", "zh"])
@pytest.mark.parametrize("lines", [28, 20, 18])
def test_text_of_a_pdf_wherever_its_pages_end(language: str, lines: int) -> None:
    one = ALL[language]
    text = read(as_text(one).decode(), language)
    dump = read(as_dump(one, lines).decode(), language)
    assert words(dump)[: len(one.body)] == words(text)[: len(one.body)]
    assert [(note.number, note.content) for note in dump.notes] == [(note.number, note.content) for note in text.notes]
    assert plain(dump.title.content, marks=True) == plain(text.title.content, marks=True)
    assert dump.adoption_date == text.adoption_date


@pytest.mark.parametrize(
    ("text", "glued"),
    [
        ("the Pact for the Future 4 to take", "the Pact for the Future4 to take"),
        ("for 2043, 4 and", "for 2043,4 and"),
        ("paragraph 4 of", "paragraph 4 of"),
        ("from 4 to 13 June", "from 4 to 13 June"),
        ("on 4 December 2043", "on 4 December 2043"),
        ("articles 3, 4 and", "articles 3, 4 and"),
        ("No. 4 of", "No. 4 of"),
        ("as held, 4/", "as held,4"),
    ],
)
def test_spaces_before_marks(text: str, glued: str) -> None:
    found = Glued.of(text, frozenset({"4"}), get("en"))
    assert found.text == glued
    assert [text[found.source(place)] for place in range(len(glued))] == list(glued)


def test_a_lost_character_costs_the_page() -> None:
    whole = read_text(VOLUME.encode(), "source.txt")
    kept = with_conservation(whole, [VOLUME.replace("absten-\n", "absten-")], VOLUME_HYPHENS, "source.txt")
    assert kept.resolution is not None
    lost: Recognised = with_conservation(whole, [VOLUME + "x"], VOLUME_HYPHENS, "source.txt")
    assert lost.resolution is None
    assert lost.diagnostics[0].code is Code.TEXT_CHANGED
