"""The words of ours on pages that Python writes, and what an address is called in words.

`op7-a` is `Paragraph 7 (a)`, `annex-p5` is `Annex, Paragraph 5`: with the numbers and headings as the document prints
them. `name` of assets/javascripts/resolution.js says the same in the browser.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import yaml

FOLDER = Path(__file__).parent
STEP = re.compile(r"(annex|s|u?[po]p|u?p)(\d*)", re.ASCII)
PART = re.compile(r"part-\w+-", re.ASCII)
FORMS = {"s": "section", "pp": "preambular", "op": "paragraph", "p": "paragraph"}


@cache
def words(language: str) -> Mapping[str, Any]:
    """The words of ours in a language, from words.yml."""
    found: Mapping[str, Mapping[str, Any]] = yaml.safe_load((FOLDER / "words.yml").read_text(encoding="utf-8"))["extra"]
    return found["words"][language]  # type: ignore[no-any-return]


def place_name(anchor: str, language: str, printed: Callable[[str], str]) -> str:
    """The address in words; `printed` gives the number or heading of an address as printed, empty when it has none."""
    names = words(language)["script"]["names"]
    part = PART.match(anchor)
    path = part[0][:-1] if part else ""
    places: list[str] = []
    for step in anchor[part.end() if part else 0 :].split("-"):
        path += ("-" if path else "") + step
        match = STEP.fullmatch(step)
        label = printed(path)
        if match is None:
            places[-1:] = [f"{places[-1] if places else ''} {label}".rstrip()]
        elif match[1] == "annex":
            places.append(label or path)
        else:
            form = FORMS.get(match[1], "unnumbered")
            number = label if form in ("paragraph", "section") and label else match[2]
            places.append(names[form].replace("{}", number))
    return str(names["join"]).join(place for place in places if place)
