"""The pages for editors and developers say all that there is to say, and nothing that is not there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import typer.main
import yaml

from generator.cli import app
from generator.diagnostics import Code, Severity
from generator.readers import READERS
from generator.website.pages import FORMS
from tests.cases_support import PROJECT

EDITORS = PROJECT / "docs/for-editors.md"
README = PROJECT / "README.md"
PAGES = sorted((PROJECT / "docs").glob("*.md")) + sorted((PROJECT / "docs/developers").glob("*.md"))
NOT_GIVEN = "Not given today"
PATHS = re.compile(r"`((?:generator|tests|docs)/[\w./-]*\w(?:\.[a-z]+)?)/?`")

GENERATED = re.compile(r"docs/[a-z]{2}/")


def text(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def rows() -> dict[str, str]:
    """The table of codes: the row of each code."""
    return dict(re.findall(r"^\| `([EWN]\d\d-[a-z-]+)` \| (.+)$", text(EDITORS), re.MULTILINE))


def commands() -> dict[str, list[str]]:
    """Every command with its options."""
    found = typer.main.get_group(app).commands
    return {
        name: [option for one in command.params if one.param_type_name == "option" for option in one.opts]
        for name, command in found.items()
    }


def test_every_code_is_explained() -> None:
    numbers = [code.text.partition("-")[0] for code in Code]
    assert len(set(numbers)) == len(numbers)
    assert sorted(rows()) == sorted(code.text for code in Code)


@pytest.mark.parametrize("code", Code, ids=lambda code: code.text)
def test_a_code_stands_under_its_severity(code: Code) -> None:
    titles = {Severity.ERROR: "### Errors", Severity.WARNING: "### Warnings", Severity.NOTE: "### Notes"}
    before = text(EDITORS).partition(f"| `{code.text}` |")[0]
    assert re.findall(r"^### .+", before, re.MULTILINE)[-1] == titles[code.severity]


@pytest.mark.parametrize("code", Code, ids=lambda code: code.text)
def test_a_code_is_said_to_be_given_only_where_it_is(code: Code) -> None:
    sources = [path for path in (PROJECT / "generator").rglob("*.py") if path.name != "diagnostics.py"]
    given = [path for path in sources if re.search(rf"\bCode\.{code.name}\b", text(path))]
    if not given:
        assert NOT_GIVEN in rows()[code.text]
    elif given != [PROJECT / "generator/website/printing.py"]:
        assert NOT_GIVEN not in rows()[code.text], f"{code.text} is given now: docs/for-editors.md says it is not"


def test_every_command_and_option_is_named() -> None:
    told = text(EDITORS) + text(README)
    for name, options in commands().items():
        assert f"`resolutions {name}" in told, name
        for option in options:
            assert not option.startswith("--") or re.search(rf"{option}(?![\w-])", told), f"{name} {option}"


def test_no_command_or_option_is_invented() -> None:
    options = {"--help", *(option for of_command in commands().values() for option in of_command)}
    for path in (EDITORS, README):
        for command, rest in re.findall(r"resolutions ([a-z]+)\b([^`\n]*)`", text(path)):
            assert command in commands(), f"{path.name}: {command}"
            assert {word for word in rest.split() if word.startswith("--")} <= options, f"{path.name}: {rest}"


@pytest.mark.parametrize("path", [*PAGES, README, PROJECT / "CONTRIBUTING.md"], ids=lambda path: path.name)
def test_commands_and_targets_of_any_page_are_there(path: Path) -> None:
    """In words as `resolutions check`, and as a line of an example."""
    known = commands()
    for command, rest in re.findall(r"(?:`|^)resolutions ([a-z]+)\b([^`\n]*)", text(path), re.MULTILINE):
        assert command in known, command
        assert {word for word in rest.split() if word.startswith("--")} <= {"--help", *known[command]}, rest
    makefile = text(PROJECT / "Makefile")
    for target in re.findall(r"(?:`|^)(?:\w+=\S+ )?make ([a-z-]+)", text(path), re.MULTILINE):
        assert re.search(rf"^{target}:", makefile, re.MULTILINE), target


def test_every_ending_and_the_order_of_forms_are_told() -> None:
    page = text(EDITORS)
    assert [ending for ending in READERS if f"`{ending}`" not in page] == []
    assert re.findall(r"^\d\. `(\.\w+)`$", page, re.MULTILINE)[: len(FORMS)] == list(FORMS)


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_files_that_pages_name_are_there(path: Path) -> None:
    named = [name for name in PATHS.findall(text(path)) if not GENERATED.match(name)]
    assert [name for name in named if not (PROJECT / name).exists()] == []


def test_the_navigation_has_every_page_written_by_people() -> None:
    navigation = yaml.dump(yaml.load(text(PROJECT / "mkdocs.yml"), Loader=_Loader)["nav"])
    assert [path.name for path in PAGES if path.relative_to(PROJECT / "docs").as_posix() not in navigation] == []


class _Loader(yaml.SafeLoader):
    """Reads `!ENV` as nothing."""


_Loader.add_constructor("!ENV", lambda *_: None)
