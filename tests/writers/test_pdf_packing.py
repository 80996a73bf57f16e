"""A packed PDF has the objects of the one it was made of, each as it was, and is a good deal smaller."""

from __future__ import annotations

import io

import pikepdf
import pytest
import typst

from generator.writers.pdf_packing import PACKED_TOGETHER, packed_tightly

WORDS = "Decides to remain seized of the matter"


def printed(source: str) -> bytes:
    """What Typst makes of a source, with the tags of PDF/UA-1."""
    head = '#set document(title: "stream endstream endobj")\n#set text(lang: "en")\n'
    data = typst.Compiler().compile(input=(head + source).encode(), format="pdf", pdf_standards="ua-1")
    assert isinstance(data, bytes)
    return data


@pytest.fixture(scope="module")
def long_pdf() -> bytes:
    """Several hundred paragraphs with destinations and links."""
    return printed("\n".join(f'#link(<op{n}>)[{n}.] {WORDS}; #metadata("") <op{n}>\n' for n in range(1, 150)))


def test_every_object_is_the_same(long_pdf: bytes) -> None:
    packed = packed_tightly(long_pdf)
    with pikepdf.open(io.BytesIO(long_pdf)) as before, pikepdf.open(io.BytesIO(packed)) as after:
        numbers = range(1, len(before.objects) + 1)
        assert len(numbers) > 2 * PACKED_TOGETHER
        for number in numbers:
            one, other = before.get_object(number, 0), after.get_object(number, 0)
            assert one.unparse() == other.unparse()
            if isinstance(one, pikepdf.Stream) and isinstance(other, pikepdf.Stream):
                assert one.read_raw_bytes() == other.read_raw_bytes()
        for key in ("/Root", "/Info", "/ID"):
            assert before.trailer[key].unparse() == after.trailer[key].unparse()
        assert str(after.docinfo["/Title"]) == "stream endstream endobj"
        assert not after.check_pdf_syntax()


def test_it_is_smaller_and_the_same_each_time(long_pdf: bytes) -> None:
    packed = packed_tightly(long_pdf)
    assert len(packed) < len(long_pdf) / 2
    assert packed_tightly(long_pdf) == packed


def test_programs_that_read_no_pdf_find_what_is_said_of_the_file(long_pdf: bytes) -> None:
    """Catalogues look for the packet of XMP between its marks: it stays as it is (ISO 16684-1, 7.3)."""
    assert b"<?xpacket begin" in packed_tightly(long_pdf)
    assert b"<pdfuaid:part>1</pdfuaid:part>" in packed_tightly(long_pdf)


def test_what_typst_did_not_write_stays_as_it_is(long_pdf: bytes) -> None:
    packed = packed_tightly(long_pdf)
    for other in (b"", b"%PDF-1.7\n", long_pdf[:-2000], packed, long_pdf.replace(b"/Size ", b"/Size 1")):
        assert packed_tightly(other) == other
