"""Texts of nothing but one thing."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from itertools import chain, count

from tests.benchmarks.shapes.filling import again, filled

HEAD = "Resolution adopted by the General Assembly on 3 May 2011\n65/900.\tLighthouses of small islands\n\n\n"
ARABIC = "قرار اتخذته الجمعية العامة في 3 أيار/مايو 2011\n65/900\tمنارات الجزر\n\n\n\tإن الجمعية العامة،\n"
CHINESE = "2011年5月3日大会决议\n65/900.\t灯塔\n\n\n\t大会，\n\t"
VOLUME = "Resolution 301 (1971)\nof 20 October 1971\nThe Security Council,\n"
FORMULA = "\tThe General Assembly,\n"
END = "\n3rd plenary meeting\n3 May 2011\n"
NOTES = 999
"""The longest mark has three digits."""
LEVELS = ("(a)", "(i)", "a.", "i.", "(1)", "–", "A.", "1.1")


def body(parts: Iterator[str], length: int, notes: int = 0) -> str:
    """A resolution with these parts as its body, and so many notes."""
    listed = "".join(f"{number} See A/65/{number}.\n" for number in range(1, notes + 1))
    return f"{HEAD}{FORMULA}{filled(parts, length)}{END}{listed}"


def of(part: str, notes: int = 0) -> Callable[[int], str]:
    """A body of one part over and over."""
    return lambda length: body(again(part), length, notes)


def numbered(form: str, notes: int = 0, most: int = 0) -> Callable[[int], str]:
    """A body of one part over and over with a number that counts up, from 1 again after `most`."""
    return lambda length: body((form.format((n - 1) % most + 1 if most else n) for n in count(1)), length, notes)


def notes_only(form: str) -> Callable[[int], str]:
    """A short body, then notes."""
    return lambda length: (
        f"{HEAD}{FORMULA}\tNoting a,1 b,2\n{END}\n" + filled((form.format(n) for n in count(1)), length)
    )


def after(opening: str, part: str) -> Callable[[int], str]:
    """One part over and over behind an opening."""
    return lambda length: opening + filled(again(part), length)


def ragged_table(length: int) -> str:
    """One row of very many cells over very many rows of two."""
    return body(chain(["\t" * (length // 5) + "x\n"], again("a\tb\n")), length)


SHAPES: Mapping[str, Callable[[int], str]] = {
    "paragraphs": numbered("\t{}.\tRequests the keepers of the lighthouses to report on oil and wicks;\n"),
    "repeated notes": numbered("\tNoting the report of the keepers,{} oil and wicks,\n", NOTES, NOTES),
    "notes out of order": numbered("\tNoting the report of the keepers,{} oil and wicks,\n", NOTES, 7),
    "one note": of("a,1 ", 1),
    "many notes on a line": numbered("a,{} ", NOTES, NOTES),
    "marks without notes": numbered("keepers{} and ", 2, 900),
    "stars": lambda length: body(again("lamps* and "), length) + "* Of the islands.\n",
    "notes": notes_only("{} See the records.\n"),
    "notes of the same number": notes_only("2 See the records.\n"),
    "lines of one note": notes_only("See the records.\n"),
    "ibid.": notes_only("{} Ibid.\n"),
    "star notes": notes_only("* See the records.\n"),
    "quoted lines": of("\t“Keepers” trim the wicks,\n"),
    "quotation marks": of("“"),
    "table rows": of("a\tb\tc\n"),
    "ragged table": ragged_table,
    "cells of one row": of("a\t"),
    "table notes": of("a\tb\n\ta\tSee the list.\n"),
    "notes of one table": after(f"{HEAD}{FORMULA}a\tb\nc\td\n", "\ta\tSee the list.\n"),
    "letters": of("\t(a)\tTo trim wicks;\n"),
    "letters alone": of("(a)\n"),
    "letters in a line": of("(a) "),
    "deep lists": lambda length: body((f"\t{LEVELS[n % 8]}\tTo trim wicks:\n" for n in count()), length),
    "roman or letter": lambda length: body(chain(["\t1.\tDecides:\n"], again("\t(i)\tx;\n")), length),
    "numbers doubled": of("\t1.\tRequests oil;\n"),
    "parts": of("A\n\tThe General Assembly,\n\t1.\tDecides to light;\n3rd plenary meeting\n3 May 2011\n"),
    "sections": of("I\n\tRecalling oil,\n\t1.\tDecides to light;\n"),
    "annexes": of("Annex\n\t\tOil\n\t1.\tOil is dear.\n"),
    "headings": of("\t\tOil\n"),
    "separators": of("* * *\n"),
    "closing lines": of("3rd plenary meeting\n3 May 2011\n"),
    "adoption lines": after("", "Resolution adopted by the General Assembly on 3 May 2011\n"),
    "titles": after(HEAD, "of small islands\n"),
    "titles with numbers": after("", "65/900.\tLighthouses\n"),
    "formulas": of(FORMULA),
    "continuations": of("and demands oil,\n"),
    "broken paragraphs": of("\tNoting that the keepers of the lighthouses trim the wicks\nand more\n"),
    "lines that go on": after(f"{HEAD}{FORMULA}\tNoting that the keepers of lighthouses trim wicks\n", "and more\n"),
    "marks and gaps": of("12\n\n", 99),
    "one line": of("Keepers of lighthouses trim the wicks, "),
    "one word": of("a"),
    "digits": of("1234567890", 9),
    "lines of digits": of("12\n", 99),
    "tabs": of("\t"),
    "lines of tabs": of("\t\t\n"),
    "empty lines": of("\n"),
    "spaces": of(" "),
    "brackets": of("("),
    "stops": of("."),
    "markup": of("<*_`[{|\\"),
    "symbols": of("A/RES/65/900, "),
    "resolutions": numbered("its resolutions {0}/12 and 62/{0} of 1 May 2007, ", 0, 400),
    "paragraphs of resolutions": of("paragraphs 4, 5 (a) and 6 of resolution 62/152, annex II, "),
    "numbers of the Council": numbered("resolutions 13{0} and 12{0}, ", 0, 99),
    "own paragraphs": of("\t1.\tRefers to paragraph 1 above and paragraph 2 below;\n"),
    "verbs": of("and requests and urges and "),
    "furniture": after(body(again("\tOil,\n"), 100), "<<ODS JOB NO>>N1<<ODS JOB NO>>\n"),
    "Arabic": after(ARABIC, "\tإذ تشير إلى قرارها 62/152 المؤرخ 3 أيار/مايو 2011(1)،\n"),
    "Chinese": after(CHINESE, "回顾其2007年12月18日第62/152号决议，"),
    "wrapped lines": after("A/RES/65/900\nGeneral\n" + HEAD, "the keepers of the\nlamps trim\n"),
    "printed volume": after(VOLUME, "Recalling its resolution 284 (1970),1\n\n1. Decides to light;\n"),
    "nothing known": after("", "def light(lamp):\n    return lamp.oil[0] + 1\n"),
}  # fmt: skip
