"""XML files of nothing but one thing."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import chain

from tests.benchmarks.shapes.filling import again, counted, filled

OPENING = """<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"><statement name="resolution">
<coverPage><p><docNumber refersTo="#symbol">A/RES/65/900</docNumber></p></coverPage>
<preface><p><docNumber>65/900</docNumber><docTitle>Lighthouses of small islands</docTitle></p></preface>
<preamble><formula name="enactingFormula"><p>The General Assembly,</p></formula>"""
MIDDLE = "</preamble><mainBody>"
END = """</mainBody><conclusions><p><event><location>3rd plenary meeting</location><eol/>
<docDate date="2011-05-03">3 May 2011</docDate></event></p></conclusions></statement></akomaNtoso>"""
NOTE = '<authorialNote marker="{0}"><p>See the records.</p></authorialNote>'
DEEP = 190


def akn(body: str, preamble: str = "") -> bytes:
    """A file with this main body and preamble."""
    return f"{OPENING}{preamble}{MIDDLE}{body}{END}".encode()


def of(part: str) -> Callable[[int], bytes]:
    """A main body of one part over and over."""
    return lambda length: akn(filled(again(part), length))


def numbered(form: str) -> Callable[[int], bytes]:
    """A main body of one part with a number that counts up."""
    return lambda length: akn(filled(counted(form), length))


def within(before: str, part: str, after: str) -> Callable[[int], bytes]:
    """One part over and over inside something, with a number that counts up."""
    return lambda length: akn(before + filled(counted(part), length) + after)


def nested(before: str, inside: str, after: str, deep: int = DEEP) -> Callable[[int], bytes]:
    """Something inside itself, as deep as may be, the innermost filled."""
    return lambda length: akn(before * deep + filled(again(inside), length) + after * deep)


def in_preamble(part: str) -> Callable[[int], bytes]:
    """A preamble of one part over and over."""
    return lambda length: akn("", filled(again(part), length))


def marks_again(length: int) -> bytes:
    """A thousand notes, then superscripts that cite them."""
    notes = (NOTE.format(number) for number in range(1, 1_000))
    return akn(f"<p>{filled(chain(notes, again('oil,<sup>999</sup>')), length)}</p>")


def references_again(length: int) -> bytes:
    """A thousand notes, then references to them."""
    notes = (NOTE.format(number).replace("marker", f'eId="n{number}" marker') for number in range(1, 1_000))
    again_cited = again('oil,<noteRef href="#n999" marker="999"/>')
    return akn(f"<p>{filled(chain(notes, again_cited), length)}</p>")


def head(part: str, closing: str = "</coverPage>") -> Callable[[int], bytes]:
    """The head of the file with one part over and over before this end tag."""
    return lambda length: akn("").replace(closing.encode(), (filled(again(part), length) + closing).encode(), 1)


def meta(part: str) -> Callable[[int], bytes]:
    """The metadata of nothing but one thing."""
    return lambda length: akn("").replace(
        b"<coverPage>", f"<meta>{filled(again(part), length)}</meta><coverPage>".encode()
    )


ATTACHMENT = "<attachment><doc><mainBody><p>Annex</p></mainBody></doc></attachment>"
NESTED = '<p xmlns:a{}="a">'
ITEM = "<item><num>(a)</num><p>To trim wicks;</p></item>"
ATTRIBUTE, NAMESPACE = 'a{}="" ', 'xmlns:a{}="a" '

SHAPES: Mapping[str, Callable[[int], bytes]] = {
    "paragraphs": numbered("<paragraph><num>{}.</num><content><p>Requests oil and wicks;</p></content></paragraph>"),
    "paragraphs of a preamble": in_preamble("<container><p>Noting the keepers,</p></container>"),
    "notes": within("<p>", "oil," + NOTE, "</p>"),
    "notes of paragraphs": numbered("<p>Noting oil," + NOTE + "</p>"),
    "notes in notes": nested('<authorialNote marker="1"><p>', "oil ", "</p></authorialNote>", 90),
    "loose notes": meta('<notes><note marker="1"><p>oil</p></note></notes>'),
    "marks again": marks_again,
    "references again": references_again,
    "spans": within("<p>", '<span class="italic">oil</span> wick ', "</p>"),
    "small spans": within("<p>", "<b>a</b>", "</p>"),
    "line ends": within("<p>", "oil\n", "</p>"),
    "line ends of elements": within("<p>", "<eol/>", "</p>"),
    "empty elements": of("<a/>"),
    "spans in spans": nested('<p><span class="italic">', "oil ", "</span></p>"),
    "numbers": of("<num>1.</num>"),
    "numbers doubled": of("<paragraph><num>1.</num><content><p>1. Oil;</p></content></paragraph>"),
    "lists": of(f"<blockList><listIntroduction>Decides:</listIntroduction>{ITEM * 3}</blockList>"),
    "lists of a preamble": in_preamble(
        f"<blockList><listIntroduction>Noting:</listIntroduction>{ITEM * 3}</blockList>"
    ),
    "items of one list": within("<blockList>", ITEM, "</blockList>"),
    "lists in lists": nested("<blockList><item><num>(a)</num>", "<p>oil;</p>", "</item></blockList>", 90),
    "parts in parts": nested("<part>", "<p>oil;</p>", "</part>"),
    "rows": within("<table>", "<tr><td><p>a</p></td><td><p>b</p></td></tr>", "</table>"),
    "cells of one row": within("<table><tr>", "<td><p>a</p></td>", "</tr></table>"),
    "wide and high cells": within("<table>", '<tr><td colspan="99" rowspan="99"/></tr>', "</table>"),
    "tables": of("<table><tr><td>a</td><td>b</td></tr><tr><td>c</td><td>d</td></tr></table>"),
    "tables in tables": nested("<table><tr><td><p>", "oil ", "</p></td></tr></table>", 60),
    "notes of tables": of("<table><tr><td>a</td><td>b</td></tr></table><p>a\tSee the list.</p>"),
    "headings": of("<subheading>Oil</subheading>"),
    "short lines": of("<p>Oil</p>"),
    "attachments": lambda length: akn("").replace(
        b"</statement>", f"<attachments>{filled(again(ATTACHMENT), length)}</attachments></statement>".encode()
    ),
    "closing lines": of("<event><location>3rd plenary meeting</location><docDate>3 May 2011</docDate></event>"),
    "prefaces": of("<preface><p><docNumber>A</docNumber><docTitle>Oil</docTitle></p></preface>"),
    "lines of a cover": head("<p>Oil</p>"),
    "symbols of a cover": head('<p><docNumber refersTo="#symbol">A/RES/65/900</docNumber></p>'),
    "titles": head("<p><docTitle>Oil</docTitle></p>", "</preface>"),
    "subjects": meta('<keyword value="a" showAs="a" dictionary="b"/>'),
    "steps": meta('<step outcome="draftResolution" as="A/65/L.1" by="Ruritania"/>'),
    "votes": meta(
        '<voting><count value="1" refersTo="inFavour"><organization>Ruritania</organization></count></voting>'
    ),
    "attributes": lambda length: akn(f"<p {filled(counted(ATTRIBUTE), length)}/>"),
    "long attribute": lambda length: akn("<p a='" + "a" * length + "'/>"),
    "elements of attributes": of('<p a="a" b="b" c="c" d="d" e="e"/>'),
    "namespaces": lambda length: akn(f"<p {filled(counted(NAMESPACE), length)}/>"),
    "namespaces in namespaces": lambda length: akn(
        "".join(NESTED.format(number) for number in range(DEEP)) + filled(again("<a/>"), length) + "</p>" * DEEP
    ),
    "names": lambda length: akn(filled(counted("<a{}/>"), length)),
    "unknown entities": within("<p>", "&a;", "</p>"),
    "unknown entities and words": within("<p>", "a&a;", "</p>"),
    "character references": within("<p>", "&#65;", "</p>"),
    "character data": within("<p>", "<![CDATA[a]]>", "</p>"),
    "comments": of("<!---->"),
    "instructions": of("<?a?>"),
    "comments in words": within("<p>", "a<!---->", "</p>"),
    "unclosed": of("<p>"),
    "closed too often": of("</a>"),
    "unclosed in turn": of("<a><b></a>"),
    "no end": lambda length: akn("")[:-200] + filled(again("<p>oil</p>"), length).encode(),
    "too deep": of("<part>"),
    "one line": within("<p>", "Keepers of lighthouses trim the wicks, ", "</p>"),
}  # fmt: skip
