"""Opens the archive that a Word file is, within limits, and parses the parts that are read.

A .docx is a zip archive of XML files (ECMA-376). What is not one is told by its first bytes: the old binary .doc and
password-protected files are both OLE containers, rich text begins with `{\\rtf`.
"""

from __future__ import annotations

import io
import posixpath
import re
import struct
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass

from lxml import etree

from generator.diagnostics import Code, Diagnostic
from generator.readers.safe_xml import MOST_TAGS, Element, document_type_line, parse_xml

OLE = bytes.fromhex("d0cf11e0a1b11ae1")
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
LARGEST_FILE = 100_000_000
"""Bytes of the archive. The longest real file has 2 MB."""
LARGEST_PART = 50_000_000
LARGEST_RELATIONS = 1_000_000
MOST_PARTS = 5_000
ENTRY = b"PK\x01\x02"
"""What each entry of the list of files begins with."""
PACKED = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
READ = re.compile(r"word/(?:document|footnotes|endnotes|comments|styles|numbering|(?:header|footer)\d*)\.xml")
MAIN = "word/document.xml"
MACROS = "vbaProject.bin"
STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
USUAL = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
"""Word saves the namespace of its elements in one of two forms ("Strict Open XML" is the rare one)."""
HOW = "open it in Word or LibreOffice and save it as .docx"


@dataclass(frozen=True, slots=True)
class Package:
    """The parts of a Word file that are read, by name; empty when the file cannot be read, which is then told."""

    parts: dict[str, Element]
    diagnostics: tuple[Diagnostic, ...] = ()


def open_package(data: bytes) -> Package:
    """Open the bytes of a Word file; never raises."""
    refusal = _refusal(data)
    if refusal is not None:
        return Package({}, (refusal,))
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return _read(archive)
    except (zipfile.BadZipFile, zlib.error, struct.error, EOFError, OSError, RuntimeError, ValueError) as error:
        message = f"the archive is damaged or cut short ({error}): get the file again"
        return Package({}, (Diagnostic(Code.UNREADABLE_SOURCE, message),))


def _refusal(data: bytes) -> Diagnostic | None:
    if not data.strip(b"\x00 \t\r\n"):
        return Diagnostic(Code.EMPTY_SOURCE, "nothing in it")
    if len(data) > LARGEST_FILE:
        return Diagnostic(
            Code.SOURCE_TOO_LARGE, f"{len(data):,} bytes; the most a Word file may have is {LARGEST_FILE:,}"
        )
    if data.startswith(OLE) and ENCRYPTED in data:
        return Diagnostic(Code.SOURCE_LOCKED, "protected by a password: save a copy without one")
    if data.startswith(OLE):
        return Diagnostic(Code.OLD_FORMAT, f"an old binary Word file (.doc): {HOW}")
    if data.lstrip().startswith(b"{\\rtf"):
        return Diagnostic(Code.OLD_FORMAT, f"a rich text file (.rtf): {HOW}")
    if not data.startswith(b"PK"):
        return Diagnostic(Code.UNREADABLE_SOURCE, f"this is no Word file: {HOW}")
    entries = data.count(ENTRY)  # the list of a million files would fill the memory before it could be counted
    if entries > MOST_PARTS:
        message = f"{entries:,} files in the archive; the most there may be is {MOST_PARTS:,}"
        return Diagnostic(Code.SOURCE_TOO_LARGE, message)
    return None


def _read(archive: zipfile.ZipFile) -> Package:
    names = archive.namelist()
    wanted = _wanted(archive, {_usual(name): name for name in sorted(names, key=lambda name: name == _usual(name))})
    if MAIN not in wanted:
        return Package({}, (Diagnostic(Code.UNREADABLE_SOURCE, f"no text ({MAIN}) in the archive: {HOW}"),))
    parts: dict[str, Element] = {}
    left, tags = LARGEST_PART, MOST_TAGS
    for name in sorted(wanted):
        content = _unpacked(archive, wanted[name], left + 1)  # the size that the archive states may be a lie
        left, tags = left - len(content), tags - content.count(b"<")
        if left < 0 or tags < 0:
            message = f"more than {LARGEST_PART:,} bytes or {MOST_TAGS:,} tags of XML when unpacked"
            return Package({}, (Diagnostic(Code.SOURCE_TOO_LARGE, message),))
        root, remark = _parse(name, content)
        if root is None:  # without its notes, or the numbers of its paragraphs, it would be another text
            return Package({}, (remark,) if remark else ())
        parts[name] = root
    if any(posixpath.basename(name) == MACROS for name in names):
        return Package(parts, (Diagnostic(Code.MACROS_LEFT_OUT, "the file has macros; they were not read"),))
    return Package(parts)


def _unpacked(archive: zipfile.ZipFile, name: str, most: int) -> bytes:
    """The first bytes of a part; raises `BadZipFile` for what Word does not pack it with.

    The other ways of packing are not unpacked bit by bit, so that a few bytes could fill the memory.
    """
    if archive.getinfo(name).compress_type not in PACKED:
        raise zipfile.BadZipFile("packed as Word does not do it")
    with archive.open(name) as stream:
        return stream.read(most)


def _usual(name: str) -> str:
    """The name of a part as Word writes it: capitals do not count in such names, some programs write `word\\`."""
    return name.replace("\\", "/").lower()


def _wanted(archive: zipfile.ZipFile, names: Mapping[str, str]) -> dict[str, str]:
    """The parts to read by the names Word itself gives them, with the names they have in this archive.

    `names` are the usual names of all parts with those in the archive.
    Which part is the text is said by a relation of the archive, and which its notes, by relations of that part: Word
    for the web writes `word/document2.xml` and `word/footnotes2.xml`.
    """
    wanted = {name: own for name, own in names.items() if READ.fullmatch(name)}
    main = next((target for role, target in _relations(archive, names, "") if role == "officeDocument"), MAIN)
    if main == MAIN or main not in names:
        return wanted
    wanted[MAIN] = names[main]
    for role, target in _relations(archive, names, main):
        usual = f"word/{posixpath.basename(target) if role in ('header', 'footer') else f'{role}.xml'}"
        if target in names and READ.fullmatch(usual):
            wanted[usual] = names[target]
    return wanted


def _relations(archive: zipfile.ZipFile, names: Mapping[str, str], part: str) -> list[tuple[str, str]]:
    """What a part of the archive refers to, or the archive itself: the last word of the kind, the part."""
    folder, name = posixpath.split(part)
    place = posixpath.join(folder, "_rels", f"{name}.rels")
    if place not in names:
        return []
    root, _ = _parse(place, _unpacked(archive, names[place], LARGEST_RELATIONS))
    found = []
    for one in root if root is not None else ():
        target = posixpath.normpath(posixpath.join("/", folder, one.get("Target", ""))).lstrip("/")
        found.append((posixpath.basename(one.get("Type", "")), target.lower()))
    return found


def _parse(name: str, content: bytes) -> tuple[Element | None, Diagnostic | None]:
    if document_type_line(content) is not None:
        return None, Diagnostic(Code.UNREADABLE_SOURCE, f"{name} has a document type or entities, which are refused")
    try:
        return parse_xml(content.replace(STRICT, USUAL)), None
    except (etree.XMLSyntaxError, ValueError) as error:
        return None, Diagnostic(Code.UNREADABLE_SOURCE, f"{name} is no well-formed XML: {str(error).split(', ')[0]}")
