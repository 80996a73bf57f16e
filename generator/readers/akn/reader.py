"""The steps of reading one AKN4UN file, in order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from generator.diagnostics import Code, Diagnostic, Position
from generator.languages import Language
from generator.readers.accounting import check_accounts
from generator.readers.akn.background import background
from generator.readers.akn.body import Body
from generator.readers.akn.head import Cover, language_of, preface_lines
from generator.readers.akn.headings import told_headings
from generator.readers.akn.inline import Notes
from generator.readers.akn.parsing import find_all, parse
from generator.readers.akn.votes import read_vote
from generator.readers.safe_xml import Element, all_text, local
from generator.readers.words import Words
from generator.recognition.chain import Recognised, recognise_marked
from generator.recognition.lines import MarkedLine
from generator.recognition.marked import MarkedSource

TEXT = ("preface", "preamble", "mainBody", "components", "conclusions", "attachments", "collectionBody")


def read_akn(data: bytes, name: str, expected_language: str = "") -> Recognised:
    """Read the bytes of an XML file; `name` is for messages."""
    parsed = parse(data)
    if parsed.root is None:
        return Recognised(None, tuple(replace(one, source=name) for one in parsed.diagnostics))
    root = parsed.root
    language, wrong = _language(root, expected_language)
    cover = Cover(root, language)
    head, diagnostics = cover.head()
    notes = Notes(language, frozenset(note.get("marker", "") for note in find_all(root, "authorialNote")))
    title = cover.title(notes)
    body = Body(language, notes)
    body.lines += preface_lines(cover.further(), notes)
    text = [element for element in _text(root) if element is not cover.preface]
    for element in text:
        body.read(element)
    body.flush()
    loose = _loose_notes(root, body.lines)
    for note in loose:
        notes.add(note, Words())
    vote, vote_remarks = read_vote(root)
    source = MarkedSource(
        name=name,
        language=language,
        head=head,
        title=title,
        body=tuple(told_headings(body.lines, language, body.bare)),
        notes=tuple(notes.found),
        furniture=tuple(cover.furniture()),
        background=background(root, vote),
    )
    found = [*parsed.diagnostics, *diagnostics, *body.remarks(), *vote_remarks, *wrong]
    recognised = recognise_marked(source, found, expected_language)
    if recognised.resolution is None:
        return recognised
    texts = map(all_text, [*cover.elements(), *loose, *text])
    faults = check_accounts(texts, recognised.resolution, notes.set_apart)
    if not faults:
        return recognised
    return Recognised(None, (*recognised.diagnostics, *(replace(fault, source=name) for fault in faults)))


def _text(root: Element) -> list[Element]:
    """The elements that hold the text, in order: of the document, and of a collection the components after it."""
    found = []
    for top in root:
        if local(top) == "components":
            found.append(top)
        else:
            found.extend(child for child in top if local(child) in TEXT)
    return found


def _loose_notes(root: Element, lines: Sequence[MarkedLine]) -> list[Element]:
    """Notes that no mark leads to, as our own files have them: in the metadata, for want of a place in the text.

    One whose words stand in the text as well is none: `* Reissued …` in A/RES/79/279 in Russian.
    """
    found = [note for notes in find_all(root, "notes") for note in notes if local(note) == "note"]
    shown = {"".join((line.label + line.text).split()) for line in lines} if found else frozenset[str]()
    return [note for note in found if "".join(all_text(note).split()) not in shown]


def _language(root: Element, expected: str) -> tuple[Language, list[Diagnostic]]:
    """The language of the text, and a remark when the file says another."""
    found, said = language_of(root, expected)
    if not said or said == found.code:
        return found, []
    message = f"the file says {said}, the text is {found.code}"
    return found, [Diagnostic(Code.LANGUAGE_UNEXPECTED, message, Position())]
