"""PDF files of nothing but one thing."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Mapping
from itertools import count

from tests.benchmarks.shapes.filling import again, filled
from tests.benchmarks.shapes.pdf_file import FIRST, FONT, HEAD, PAGE, drawn, file_of, pdf, stream


def placed(place: Callable[[int], str]) -> Callable[[int], bytes]:
    """One page of things that the number of each places."""
    return lambda length: pdf([HEAD + filled((place(number) for number in count()), length)])


def pages(content: str, most: int = 2_000) -> Callable[[int], bytes]:
    """As many pages as a file may have, or fewer, each with the same lines as often as needed."""

    def make(length: int) -> bytes:
        number = min(max(length // len(content), 1), most)
        return pdf([HEAD, *[content * max(1, length // (number * len(content)))] * (number - 1)])

    return make


def printed_page(lines: int = 40) -> str:
    """A page as it is printed, with a running head, notes and a foot."""
    text = "".join(
        drawn(80, 690 - 12 * line, "Requests the keepers of lighthouses to trim the wicks,") for line in range(lines)
    )
    notes = "60 100 100 0.5 re f\n" + "".join(
        drawn(70, 90 - 9 * n, f"{n + 1}", 5) + drawn(76, 88 - 9 * n, "See the records.", 8) for n in range(3)
    )
    return drawn(60, 750, "A/RES/65/900") + text + notes + drawn(500, 30, "2/9")


def forms(deep: int, times: int) -> Callable[[int], bytes]:
    """Forms that draw other forms, each several times."""

    def make(length: int) -> bytes:
        entry = (
            "/Type /XObject /Subtype /Form /BBox [0 0 612 792]"
            " /Resources << /Font << /F 3 0 R >> /XObject << /X {} 0 R >> >>"
        )
        inner = [stream("/X Do\n" * times, entry.format(FIRST + place + 1)) for place in range(deep - 1)]
        last = stream(filled(again(drawn(80, 400, "oil")), length), entry.format(FIRST))
        return pdf([HEAD + "/X Do\n"], f"/XObject << /X {FIRST} 0 R >>", [*inner, last])

    return make


def form_in_itself(length: int) -> bytes:
    """A form that draws itself."""
    entry = f"/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X {FIRST} 0 R >> >>"
    return pdf([HEAD + "/X Do\n"], f"/XObject << /X {FIRST} 0 R >>", [stream(filled(again("/X Do\n"), length), entry)])


def form_again(length: int) -> bytes:
    """A form that is drawn again and again."""
    entry = "/Type /XObject /Subtype /Form /BBox [0 0 612 792] /Resources << /Font << /F 3 0 R >> >>"
    body = stream(drawn(80, 400, "oil") * 10, entry)
    return pdf([HEAD + filled(again("/X Do\n"), length)], f"/XObject << /X {FIRST} 0 R >>", [body])


def images(length: int) -> bytes:
    """A page of images only."""
    image = stream(
        "\0", "/Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8"
    )
    return pdf([filled(again("/X Do\n"), length)], f"/XObject << /X {FIRST} 0 R >>", [image])


def large_image(length: int) -> bytes:
    """Pages of an image that unpacks to very much."""
    side = int(length**0.5) * 10
    packed = zlib.compress(bytes(side * side // 8), 9).decode("latin-1")
    entries = (
        f"/Type /XObject /Subtype /Image /Width {side} /Height {side}"
        " /ColorSpace /DeviceGray /BitsPerComponent 1 /Filter /FlateDecode"
    )
    return pdf(["500 0 0 500 0 0 cm /X Do\n"] * 20, f"/XObject << /X {FIRST} 0 R >>", [stream(packed, entries)])


def tree_loop(length: int) -> bytes:
    """A page tree that holds itself."""
    kids = filled(again("2 0 R "), length)
    return file_of(["<< /Type /Catalog /Pages 2 0 R >>", f"<< /Type /Pages /Kids [{kids}] /Count 1000 >>"])


def tree_of_depth(length: int) -> bytes:
    """A page tree in which every node has one child."""
    number = length // 60
    nodes = [f"<< /Type /Pages /Kids [{place} 0 R] /Count 1 /Parent {place - 2} 0 R >>" for place in range(3, number)]
    return file_of(["<< /Type /Catalog /Pages 2 0 R >>", *nodes, "<< /Type /Page /MediaBox [0 0 9 9] >>"])


def empty_pages(length: int) -> bytes:
    """A page tree that says it has very many pages."""
    kids = filled(again("4 0 R "), length)
    return file_of(
        [
            "<< /Type /Catalog /Pages 2 0 R >>",
            f"<< /Type /Pages /Kids [{kids}] /Count {length // 6} >>",
            FONT,
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >>",
        ]
    )


def same_page(length: int) -> bytes:
    """One page that stands in the tree two thousand times."""
    content = HEAD + filled(again(drawn(80, 400, "oil and wicks")), length // 2_000)
    return file_of(
        [
            "<< /Type /Catalog /Pages 2 0 R >>",
            f"<< /Type /Pages /Kids [{'5 0 R ' * 2_000}] /Count 2000 >>",
            FONT,
            stream(content),
            PAGE.format(4, ""),
        ]
    )


def xref_loop(length: int) -> bytes:
    """Tables of places that name each other as the one before, behind many objects."""
    data = pdf([HEAD + filled(again("q Q\n"), length)])
    place = int(data[data.rindex(b"startxref") + 9 :].split()[0])
    return data.replace(b" /Root 1 0 R ", b" /Root 1 0 R /Prev %d" % place)


def xref_chain(length: int) -> bytes:
    """As many tables of places, each naming the one before."""
    data = pdf([HEAD])
    place = int(data[data.rindex(b"startxref") + 9 :].split()[0])
    parts, at = [data], len(data)
    for _ in range(length // 80):
        parts.append(b"xref\n0 0\ntrailer << /Size 9 /Root 1 0 R /Prev %d >>\n" % place)
        place, at = at, at + len(parts[-1])
    return b"".join((*parts, b"startxref\n%d\n%%%%EOF\n" % place))


def no_xref(length: int) -> bytes:
    """A file without its table of places: the library looks for the objects."""
    data = pdf([HEAD], more=[f"<< /A {number} >>" for number in range(length // 40)])
    return data[: data.rindex(b"xref\n0")]


def objects(length: int) -> bytes:
    """Very many objects that nothing refers to."""
    return pdf([HEAD], more=["<< >>"] * (length // 40))


def object_streams(length: int) -> bytes:
    """All objects in one compressed stream."""
    number = length // 30
    inside = [f"<< /A {place} >>" for place in range(number)]
    offsets, at = [], 0
    for place, one in enumerate(inside):
        offsets.append(f"{place + 10} {at}")
        at += len(one) + 1
    listed = " ".join(offsets) + " "
    packed = zlib.compress((listed + " ".join(inside)).encode()).decode("latin-1")
    entries = f"/Type /ObjStm /N {number} /First {len(listed)} /Filter /FlateDecode"
    return pdf([HEAD], more=[stream(packed, entries)])


def compressed(content: Callable[[int], str], times: int = 1) -> Callable[[int], bytes]:
    """A page whose content is packed, several times over."""

    def make(length: int) -> bytes:
        packed = content(length).encode()
        for _ in range(times):
            packed = zlib.compress(packed, 9)
        body = stream(packed.decode("latin-1"), f"/Filter [{'/FlateDecode ' * times}]")
        return file_of(
            [
                "<< /Type /Catalog /Pages 2 0 R >>",
                "<< /Type /Pages /Kids [5 0 R] /Count 1 >>",
                FONT,
                body,
                PAGE.format(4, ""),
            ]
        )

    return make


def spread_over(
    x: float, y: float, right: float, lines: int, size: float = 10, text: str = "a"
) -> Callable[[int], str]:
    """Gives each number its place: along the line, then on the next."""
    across = 100
    return lambda n: drawn(x + right * (n % across), y - size * 1.2 * (n // across % lines), text, size)


SHAPES: Mapping[str, Callable[[int], bytes]] = {
    "printed pages": pages(printed_page()),
    "printed pages of notes": pages(
        "60 700 100 0.5 re f\n"
        + "".join(
            drawn(70, 690 - 9 * n, f"{n + 1}", 5) + drawn(76, 688 - 9 * n, "See the records.", 8) for n in range(70)
        )
    ),
    "empty pages": pages(" "),
    "pages of one word": pages(drawn(80, 400, "oil")),
    "pages of rules": pages("60 700 400 0.5 re f\n" * 50),
    "same page": same_page,
    "words of one page": placed(spread_over(60, 640, 5, 40)),
    "words of one line": placed(lambda n: drawn(60 + n * 0.001, 400, "oil")),
    "words of one line in cells": placed(lambda n: drawn(60 + n * 40, 400, "oil")),
    "labels of one line": placed(lambda n: drawn(60 + n * 10, 400, "1")),
    "words at one place": placed(lambda n: drawn(80, 400, "oil")),
    "lines of one page": placed(lambda n: drawn(80, 640 - n * 0.5, "oil", 2)),
    "lines below the page": placed(lambda n: drawn(80, -n * 12, "Oil and wicks,")),
    "lines above the page": placed(lambda n: drawn(80, 800 + n * 12, "Oil and wicks,")),
    "lines of small print": placed(lambda n: drawn(80, 640 - n * 0.0004, "oil", 0.001)),
    "lines of falling size": placed(lambda n: drawn(80, 640 - n * 0.001, "oil", 10 - n * 0.00005)),
    "raised words": placed(lambda n: drawn(80 + n * 0.001, 402 if n else 400, "1" if n else "oil", 5 if n else 10)),
    "raised words far off": placed(
        lambda n: drawn(-80 - n * 20, 402, "1", 5) if n % 2 else drawn(80 + n * 20, 400, "oil")
    ),
    "raised words on small print": placed(lambda n: drawn(80 + n % 50, 400 + n * 0.0001, "1", 5 if n % 2 else 10)),
    "blanks": placed(lambda n: drawn(80 + n * 0.001, 400, " ")),
    "lines of their own left": placed(lambda n: drawn(80 + n * 1.3, 640 - n * 12, "oil and wicks")),
    "bold and not": placed(lambda n: drawn(80, -n * 12, "(a)" if n % 2 else "oil")),
    "rows": placed(lambda n: drawn(80 + 200 * (n % 2), -12 * (n // 2), "oil")),
    "rows of small print": placed(lambda n: drawn(80 + 200 * (n % 2), -12 * (n // 2), "oil", 7)),
    "ragged table": placed(
        lambda n: drawn(80 + 40 * n, 640, "a") if n % 2 else drawn(80 + 200 * (n % 4), -12 * (n // 4), "oil")
    ),
    "rules": placed(lambda n: f"60 {700 - n * 0.001:g} 100 0.5 re f\n"),
    "rules and lines": placed(
        lambda n: f"60 {-n * 12:g} 100 0.5 re f\n" if n % 2 else drawn(80, -n * 12 + 6, "1 Oil", 5)
    ),
    "curves": placed(lambda n: "0 0 m 1 1 2 2 3 3 c S\n"),
    "one path": lambda length: pdf([HEAD + "0 0 m\n" + filled(again("1 1 l\n"), length) + "S\n"]),
    "saved states": placed(lambda n: "q\n"),
    "operands": placed(lambda n: "1 "),
    "nothing known": placed(lambda n: "xyz\n"),
    "fonts": placed(lambda n: f"/F {n + 1} Tf\n"),
    "one text": lambda length: pdf([HEAD + drawn(80, 400, "a" * length)]),
    "long texts then words": lambda length: pdf(
        [
            HEAD
            + drawn(80, 400, "a" * (length // 2))
            + filled((drawn(80, -n * 12, "oil") for n in count()), length // 2)
        ]
    ),
    "text in text": lambda length: pdf(
        [HEAD + "BT /F 10 Tf 80 400 Td " + filled(again("(oil) Tj\n"), length) + "ET\n"]
    ),
    "letters apart": lambda length: pdf(
        [HEAD + "BT /F 10 Tf 80 400 Td [" + filled(again("(a)-900"), length) + "] TJ ET\n"]
    ),
    "sideways": placed(lambda n: f"BT /F 10 Tf 0 1 -1 0 {n * 0.01:g} 400 Tm (oil) Tj ET\n"),
    "no size": placed(lambda n: f"BT /F 0 Tf 1 0 0 1 {n} 400 Tm (oil) Tj ET\n"),
    "huge numbers": placed(lambda n: f"BT /F 1e30 Tf 1e30 0 0 1e30 1e30 {n}e30 Tm (oil) Tj ET\n"),
    "clips": placed(lambda n: "0 0 9 9 re W n\n"),
    "inline images": placed(lambda n: "BI /W 1 /H 1 /BPC 8 /CS /G ID \0 EI\n"),
    "marked content": placed(lambda n: "/Span << /ActualText (oil) >> BDC\n"),
    "images": images,
    "large image": large_image,
    "forms in forms": forms(30, 1),
    "forms drawn twice": forms(14, 2),
    "forms drawn often": forms(28, 4),
    "form in itself": form_in_itself,
    "form again": form_again,
    "tree loop": tree_loop,
    "tree of depth": tree_of_depth,
    "pages without end": empty_pages,
    "loop of tables of places": xref_loop,
    "chain of tables of places": xref_chain,
    "no table of places": no_xref,
    "objects": objects,
    "object stream": object_streams,
    "packed page": compressed(lambda length: filled(again(drawn(80, 400, "oil")), length)),
    "packed nothing": compressed(lambda length: "\n" * length * 100),
    "packed twice": compressed(lambda length: "\n" * length * 100, 2),
}  # fmt: skip
