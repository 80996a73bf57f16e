"""The page's own files: small, complete in six languages, and without another host."""

from __future__ import annotations

import gzip
import re
from pathlib import Path
from typing import Any

import pytest
import yaml

WEBSITE = Path(__file__).parent.parent.parent / "generator/website"
ASSETS = WEBSITE / "assets"
WORDS: dict[str, dict[str, Any]] = yaml.safe_load((WEBSITE / "words.yml").read_text(encoding="utf-8"))["extra"]["words"]
LANGUAGES = {"ar", "en", "es", "fr", "ru", "zh"}


TEMPLATES = ("main.html", "partials/metadata.html")
NAMES_NOT_ADDRESSES = ("http://www.w3.org/2000/svg", "https://schema.org")
SCRIPTS = ("javascripts/resolution.js", "javascripts/citation.js", "javascripts/header.js")


@pytest.mark.parametrize(("files", "most"), [(SCRIPTS, 10_000), (("stylesheets/resolution.css",), 8_800)])
def test_small_when_compressed(files: tuple[str, ...], most: int) -> None:
    """The style sheet has the icons too, which were two kilobytes of every page."""
    assert sum(len(gzip.compress((ASSETS / file).read_bytes(), 9)) for file in files) <= most


@pytest.mark.parametrize("file", [*SCRIPTS, "stylesheets/resolution.css", *TEMPLATES])
def test_no_other_host(file: str) -> None:
    text = (ASSETS / file).read_text(encoding="utf-8")
    for name in NAMES_NOT_ADDRESSES:
        text = text.replace(name, "")
    assert not re.search(r"""["'(=]\s*(https?:)?//\w""", text)


def shape(words: dict[str, Any]) -> dict[str, Any]:
    """Give the keys, and how many gaps each text leaves."""
    return {
        key: shape(value) if isinstance(value, dict) else len(value) if isinstance(value, list) else value.count("{}")
        for key, value in words.items()
    }


def test_six_languages() -> None:
    assert set(WORDS) == LANGUAGES


@pytest.mark.parametrize("language", sorted(LANGUAGES))
def test_every_word_in_every_language(language: str) -> None:
    assert shape(WORDS[language]) == shape(WORDS["en"])


def test_the_template_uses_every_word_and_no_other() -> None:
    template = "".join((ASSETS / file).read_text(encoding="utf-8") for file in TEMPLATES)
    used = set(re.findall(r"words\.([a-z_]+)", template)) - {"yml"}
    used |= {"name"} if ".name }}" in template else set()
    assert used - {"en"} == set(WORDS["en"])


def test_the_script_uses_every_word_and_no_other() -> None:
    script = "".join((ASSETS / file).read_text(encoding="utf-8") for file in SCRIPTS)
    copied = {"link_copied", "quotation_copied", "citation_copied"}
    copying = {"copy_link", "copy_quotation", "copy_selection"}
    assert set(re.findall(r"\bwords\.([a-z_]+)", script)) | copied | copying == set(WORDS["en"]["script"])
