"""Where the United Nations itself has a document: https://docs.un.org."""

from __future__ import annotations

import re
from urllib.parse import quote

HOST = "https://docs.un.org"
PARTS = re.compile(r"(?P<number>.*[\d)])(?P<first>[A-Z])(?:-(?P<last>[A-Z]))?")
"""Parts of a composite resolution: `A/RES/75/101A`, `A/RES/2200(XXI)A-C`."""
ERA = re.compile(r"\([IVXL]+\)")
"""To session 30 numbers have their session in Roman numerals."""


def official(document: str, language: str) -> str:
    """The address of a document, by its symbol without spaces.

    To session 30 one document holds all parts of a number: part A of 2200 (XXI) is in `A/RES/2200(XXI)`.
    """
    match = PARTS.fullmatch(document)
    return f"{HOST}/{language}/{match['number'] if match and ERA.search(document) else document}"


def official_link(document: str, language: str) -> str:
    """The same for a link in Markdown or paper, with everything escaped that could end it, brackets too."""
    return quote(official(document, language), safe=":/")
