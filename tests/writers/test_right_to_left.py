"""Arabic words are told from their beginning, each letter once, whatever they are drawn of."""

from __future__ import annotations

import io
from pathlib import Path

import pikepdf
import pytest

from generator.document.model import Emphasis, Text
from generator.website.printing import print_resolution
from generator.writers.right_to_left import in_reading_order
from tests import paper
from tests.made import made, operative

ARABIC = (
    "الجمعية العامة",
    "سجلاً عاماً جدّاً قُدّم مُهمّ ويقرّ أيضاً",
    "كانون الأول/ديسمبر 2042 (أ) [ب]؛ (الفقرة 9)]، و 12/97",
    "United Nations, Treaty Series, vol. 3001, No. 50001.",
    "اللاجئات والملاحظات: 000 200 ٪ - «نص» 12-13",
    "A/RES/62/152، S/RES/1325 (2000)، و E/CN.4/2006/1",
    "ﷺ ﻻ وحدها",
    # So many glyphs that the codes of some are round brackets, matching or not, in the strings of the PDF.
    "ا ب ت ث ج ح خ د ذ ر ز س ش ص ض ط ظ ع غ ف ق ك ل م ن ه و ي أبتثجحخ سشصضطظعغ فقكلمنهوي إسهاماً إيجابياً تقريراً مشتركاً",
)


@pytest.mark.parametrize("text", ARABIC)
def test_words_are_told_as_they_are_read(text: str, tmp_path: Path) -> None:
    resolution = made(operative(1, text, Emphasis(text), text * 9), language="ar", title=text)
    (tmp_path / "it.pdf").write_bytes(print_resolution(resolution))
    assert paper.text_words(paper.structure(tmp_path / "it.pdf")) == paper.expected_words(resolution)


def test_a_paragraph_over_two_pages_is_told_as_it_is_read(tmp_path: Path) -> None:
    resolution = made(operative(1, "سجلاً عاماً جدّاً " * 500), language="ar")
    (tmp_path / "it.pdf").write_bytes(print_resolution(resolution))
    assert len(paper.page_texts(tmp_path / "it.pdf")) > 1
    assert paper.text_words(paper.structure(tmp_path / "it.pdf")) == paper.expected_words(resolution)


def test_the_file_stays_a_sound_one_of_the_same_look() -> None:
    resolution = made(operative(1, *(Text(text) for text in ARABIC)), language="ar")
    data = print_resolution(resolution)
    with pikepdf.open(io.BytesIO(data)) as file:
        assert file.check_pdf_syntax() == []
        assert file.Root.MarkInfo.Marked
    assert paper.untagged(data) == []
    assert print_resolution(resolution) == data


def test_another_file_is_left_as_it_is() -> None:
    made_elsewhere = io.BytesIO()
    with pikepdf.new() as file:
        file.add_blank_page()
        file.save(made_elsewhere, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    assert in_reading_order(made_elsewhere.getvalue()) == made_elsewhere.getvalue()
    assert in_reading_order(b"no PDF") == b"no PDF"
