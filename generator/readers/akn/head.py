"""Reads cover page, preface and identification: symbol, number, title, session, dates, committee."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from generator.diagnostics import Code, Diagnostic, Position
from generator.document.identity import Organ, Symbol, SymbolError
from generator.document.model import Piece
from generator.languages import LANGUAGES, Language, get
from generator.readers.akn.inline import Notes, words_in
from generator.readers.akn.parsing import find, find_all, position, words_of
from generator.readers.safe_xml import Element, local
from generator.readers.words import Words
from generator.recognition.lines import MarkedLine
from generator.recognition.masthead import PRINTED_JOB, REPORT, SERIES, Head
from generator.recognition.source import Line

NUMBER = re.compile(r"[\d/]+[\d/ ()A-Z-]*\.?")
DIGITS = re.compile(r"\d+")
CODES = {"ara": "ar", "eng": "en", "fra": "fr", "fre": "fr", "rus": "ru", "spa": "es", "zho": "zh", "chi": "zh"}


def language_of(root: Element, fallback: str) -> tuple[Language, str]:
    """The language the text is written in, by its enacting formula, else as the file says; and what the file says.

    About ten real files carry the code of another language.
    """
    element = find(root, "FRBRlanguage")
    said = CODES.get(element.get("language", "") if element is not None else "", "")
    for formula in find_all(root, "formula"):
        words = words_of(formula)
        for code in sorted(LANGUAGES, key=lambda code: code != said):
            if get(code).formula(words):
                return get(code), said
    return get(said or fallback or "en"), said


class Cover:
    """The cover page, the preface and the job number of one document."""

    def __init__(self, root: Element, language: Language) -> None:
        """Look at the outermost cover page and preface only: parts have prefaces of their own."""
        self.root = root
        self.language = language
        self.cover = find(root, "coverPage")
        self.preface = next((child for top in root for child in top if local(child) == "preface"), None)
        self.used: list[Element] = []
        self.lone_number: Piece | None = None

    def head(self) -> tuple[Head, tuple[Diagnostic, ...]]:
        """What head and cover page say."""
        language = self.language
        number_line = self._line(self._cover("docTitle", refersTo="#resolutionNumber"))
        printed = self._number(number_line)
        symbol, diagnostics = self._symbol(printed)
        number, remarks = _number_of(symbol, printed, number_line or self._preface_line())
        adoption = self._adoption()
        committee = self._line(self._cover("docProponent"))
        committee_text = committee.content if committee else ""
        named = language.pattern("committee").search(committee_text)
        distribution, date = self._distribution()
        return Head(
            symbol=symbol,
            organ_code=symbol.organ.value if symbol else "",
            number=number,
            session_line=words_of(self._cover("session")),
            agenda_item=self._agenda_item(),
            committee=named["committee"] if named else "",
            reports=tuple(REPORT.findall(committee_text)),
            distribution=distribution,
            distribution_date=date,
            job_number=self._job(),
            printed_job_number=self._job(),
            adoption_line=adoption,
            committee_lines=(committee,) if committee else (),
            number_line=number_line,
            adoption_date=self._adoption_date(adoption) or self._day_of_vote(symbol, date),
            meeting=self._meeting(adoption),
        ), (*diagnostics, *remarks)

    def title(self, notes: Notes) -> tuple[MarkedLine, ...]:
        """The number and the title; in a Security Council resolution there is none."""
        lines = preface_lines(self._preface()[0], notes)
        if len(lines) == 1 and NUMBER.fullmatch(lines[0].text):
            self.lone_number = Piece(lines[0].text, lines[0].position)  # A/RES/79/300 in Spanish has lost its title
            return ()
        return self._joined(lines)

    def further(self) -> list[Element]:
        """What the preface has below the title: letter and title of a single part (A/RES/75/290 A, A/RES/75/251 B)."""
        return self._preface()[1]

    def _preface(self) -> tuple[list[Element], list[Element]]:
        """The elements of the title, and those from the second number on, which is the letter of a part."""
        elements = [child for paragraph in (self.preface if self.preface is not None else ()) for child in paragraph]
        numbers = [place for place, child in enumerate(elements) if local(child) == "docNumber"]
        cut = numbers[1] if len(numbers) > 1 else len(elements)
        return elements[:cut], elements[cut:]

    def furniture(self) -> Iterator[Piece]:
        """The words of the cover page that are shown nowhere else."""
        for paragraph in self.cover if self.cover is not None else ():
            if not any(element in self.used for element in paragraph.iter()):
                words = words_of(paragraph)
                if words:
                    yield Piece(words, position(paragraph))
        if self.lone_number is not None:
            yield self.lone_number
        for element in (one for one in find_all(self.root, "docketNumber") if words_of(one)):
            yield Piece(words_of(element), position(element))

    def elements(self) -> Iterator[Element]:
        """The elements whose words head, title and furniture hold."""
        yield from (element for element in (self.cover, self.preface) if element is not None)
        for element in find_all(self.root, "docketNumber"):
            if not any(local(above) == "components" for above in element.iterancestors()):
                yield element

    def _cover(self, name: str, /, **attributes: str) -> Element | None:
        return find(self.cover, name, **attributes) if self.cover is not None else None

    def _line(self, element: Element | None) -> Line | None:
        if element is None or not words_of(element):
            return None
        self.used.append(element)
        return Line(position(element).line, words_of(element))

    def _joined(self, lines: list[MarkedLine]) -> tuple[MarkedLine, ...]:
        """The number and the title as one line with a tab between, as it stands in print; title after title follows."""
        if len(lines) < 2 or not re.match(r"\S*\d", lines[0].text):
            return tuple(lines)
        number, first = lines[0], lines[1]
        shift = len(number.text) + 1
        moved = (replace(one, offset=one.offset + shift) for one in first.references)
        text = f"{number.text}\t{first.text}"
        joined = MarkedLine(text, (*number.references, *moved), 0, number.position, spans=())
        return (joined, *lines[2:])

    def _symbol(self, number: str) -> tuple[Symbol | None, tuple[Diagnostic, ...]]:
        """The symbol on the cover page; three real files have none there, but a number (S/RES/2563 in Chinese)."""
        element = self._cover("docNumber", refersTo="#symbol")
        author = find(self.root, "FRBRauthor")
        series = SERIES.get(author.get("href", "") if author is not None else "")
        text = words_of(element) or (f"{series}/{number}" if series and number else "")
        if not text:
            message = "no symbol such as A/RES/62/152 on the cover page"
            where = position(self.cover) if self.cover is not None else Position()
            return None, (Diagnostic(Code.SYMBOL_MISSING, message, where),)
        where = position(element) if element is not None else Position()
        try:
            return Symbol.parse(text.rstrip("*")), ()
        except SymbolError as error:
            return None, (Diagnostic(Code.SYMBOL_INVALID, str(error), where),)

    def _adoption(self) -> Line | None:
        """`Resolution adopted by the General Assembly on 6 December 2024`; an empty one may stand before it (2692)."""
        for element in find_all(self.cover, "docTitle") if self.cover is not None else ():
            if element.get("refersTo", "#adoption") == "#adoption" and words_of(element):
                return self._line(element)
        return None

    def _adoption_date(self, adoption: Line | None) -> datetime.date | None:
        """The date in the printed line counts before the attribute, which is wrong in five real files."""
        printed = self.language.date(adoption.content) if adoption else None
        if printed is not None:
            return printed
        told = find_all(self.cover, "docDate", refersTo="#adoptionDate") if self.cover is not None else []
        told += find_all(self.root, "FRBRdate", name="adoption")
        dates = (iso_date(element.get("date", "")) for element in told)
        return next((date for date in dates if date is not None), None)

    def _day_of_vote(self, symbol: Symbol | None, issued: datetime.date | None) -> datetime.date | None:
        """The day of the step `adopted`, if the Security Council issued the document on it.

        A dozen of its files say no other day of adoption, as S/RES/2579 (2021) in Arabic. In the files of other organs
        the step has the day on which the document was issued.
        """
        step = find(self.root, "step", outcome="adopted")
        date = iso_date(step.get("date", "")) if step is not None else None
        return date if date == issued and symbol is not None and symbol.organ is Organ.SECURITY_COUNCIL else None

    def _meeting(self, adoption: Line | None) -> str:
        """The meeting the head names (Security Council), or the closing lines, wherever in the file they stand.

        Four in ten Arabic files of the Security Council do not set it apart in the line of adoption (S/RES/2705).
        """
        for name, attributes in (
            ("inline", {"name": "adoptionMeeting"}),
            ("location", {"refersTo": "#adoptionMeeting"}),
        ):
            words = words_of(find(self.root, name, **attributes))
            if words:
                # The element may hold more than the meeting: `9521次会议通过` in S/RES/2721 (2023).
                match = self.language.pattern("meeting").search(words)
                return match[0] if match else words
        named = self.language.pattern("meeting").search(adoption.content) if adoption else None
        return named[0] if named else ""

    def _number(self, number_line: Line | None) -> str:
        if number_line is not None:
            match = self.language.pattern("number_line").search(number_line.content)
            return match["number"] if match else ""
        line = self._preface_line()
        return line.content.rstrip(".") if line else ""

    def _preface_line(self) -> Line | None:
        """The number before the title."""
        element = find(self.preface, "docNumber") if self.preface is not None else None
        return Line(position(element).line, words_of(element)) if element is not None else None

    def _agenda_item(self) -> str:
        words = words_of(self._cover("inline", name="agenda item"))
        match = self.language.pattern("agenda_item").search(words)
        return str(match["item"]).strip() if match else words

    def _distribution(self) -> tuple[str, datetime.date | None]:
        match = self.language.pattern("distribution").search(words_of(self._cover("docStatus")))
        element = self._cover("docDate", refersTo="#dateOfIssuance")
        date = self.language.date(words_of(element))
        if date is None and element is not None:
            date = iso_date(element.get("date", ""))
        return match["distribution"] if match else "", date

    def _job(self) -> str:
        match = PRINTED_JOB.search(words_of(find(self.root, "docketNumber")))
        return match[0] if match else ""


def _number_of(symbol: Symbol | None, printed: str, line: Line | None) -> tuple[str, tuple[Diagnostic, ...]]:
    """The number as printed, unless it is not that of the symbol: then the symbol's.

    E/RES/2021/15 in Spanish has `2021/5.` before its title, A/HRC/RES/54/5 in Russian `54/.`; their cover pages,
    identifications and file names have the right ones.
    """
    if symbol is None or line is None or not printed or DIGITS.findall(printed) == DIGITS.findall(symbol.number):
        return printed, ()
    message = (
        f"the number before the title is {printed!r}, the symbol on the cover page {symbol}; the symbol is believed"
    )
    return replace(symbol, parts="").number, (Diagnostic(Code.SYMBOL_UNEXPECTED, message, line.position()),)


def preface_lines(elements: Iterable[Element], notes: Notes) -> list[MarkedLine]:
    """Numbers, letters and titles, each on a line of its own; a note may stand beside them (A/RES/79/245 B)."""
    lines: list[MarkedLine] = []
    for element in elements:
        words = Words()
        if local(element) == "authorialNote" and lines:
            notes.add(element, words)
            moved = (replace(one, offset=len(lines[-1].text)) for one in words.references)
            lines[-1] = replace(lines[-1], references=(*lines[-1].references, *moved))
        elif local(element) in ("docNumber", "docTitle"):
            line = words_in(element, notes).line(position(element))
            lines += [replace(line, tabs=0, spans=())] if line.text else []
        else:
            # The brackets that an Arabic text has around the mark of a note are no part of the letter before it.
            notes.set_apart += words_of(element)
    return lines


def iso_date(text: str) -> datetime.date | None:
    """A date of an attribute; `0001-01-01` stands for none."""
    try:
        date = datetime.date.fromisoformat(text)
    except ValueError:
        return None
    return date if date.year > 1900 else None
