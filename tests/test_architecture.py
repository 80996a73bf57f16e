"""The rules of docs/developers/architecture.md hold, and each check can fail."""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests import architecture
from tests.architecture import Module

PROJECT = Path(__file__).parent.parent
MODULES = {
    module.name: module
    for module in (
        Module(path.relative_to(PROJECT).as_posix(), path.read_text(encoding="utf-8"))
        for path in sorted((PROJECT / architecture.ROOT).rglob("*.py"))
    )
}
LOCKS = ("requirements.lock", "requirements-dev.lock")
Check = Callable[[Module], Iterator[str]]


def remarks(check: Check, parts: set[str]) -> list[str]:
    return [remark for module in MODULES.values() if module.part in parts for remark in check(module)]


def remarks_on(check: Check, path: str, text: str) -> list[str]:
    return list(check(Module(path, text)))


def test_every_part_has_its_place() -> None:
    assert {module.part for module in MODULES.values()} <= set(architecture.MAY_IMPORT)


def test_imports_point_one_way() -> None:
    assert remarks(architecture.wrong_direction, set(architecture.MAY_IMPORT)) == []


@pytest.mark.parametrize(
    "text",
    [
        "from generator.pipeline import run",
        "from generator import cli",
        "import generator.website.build",
        "from ..readers import text",
        "def late():\n    from generator.checks import RULES",
    ],
)
def test_an_import_in_the_wrong_direction_is_found(text: str) -> None:
    assert len(remarks_on(architecture.wrong_direction, "generator/recognition/bad.py", text)) == 1
    assert (
        remarks_on(architecture.wrong_direction, "generator/recognition/good.py", "from generator.languages import get")
        == []
    )


def test_no_module_imports_itself_through_others() -> None:
    assert architecture.import_cycles(architecture.module_graph(MODULES)) == []


def test_a_cycle_is_found() -> None:
    texts = {
        "a": "from generator.b import f",
        "b": "from generator import c",
        "c": "import generator.a",
        "d": "import os",
    }
    modules = {f"generator.{name}": Module(f"generator/{name}.py", text) for name, text in texts.items()}
    cycles = architecture.import_cycles(architecture.module_graph(modules))
    assert cycles == ["generator.a", "generator.b", "generator.c"]


def test_no_row_of_a_table_knows_another() -> None:
    assert list(architecture.sideways(MODULES)) == []


def test_a_row_that_knows_another_is_found() -> None:
    texts = {
        "__init__": "from generator.readers import docx, text",
        "docx": "from generator.readers.text import read\nfrom generator.readers.shared import decode",
        "text": "from generator.readers.shared import decode",
        "shared": "",
    }
    paths = (Module(f"generator/readers/{name}.py", text) for name, text in texts.items())
    modules = {module.name: module for module in paths}
    assert list(architecture.sideways(modules)) == ["generator.readers.docx imports generator.readers.text"]


def test_only_the_command_line_prints_or_exits() -> None:
    assert remarks(architecture.talks_to_the_terminal, set(architecture.MAY_IMPORT) - {"cli"}) == []


@pytest.mark.parametrize(
    "text",
    ["print(1)", "import sys\nsys.exit(1)", "raise SystemExit", "import typer", "from rich.console import Console"],
)
def test_printing_and_exiting_are_found(text: str) -> None:
    assert len(remarks_on(architecture.talks_to_the_terminal, "generator/pipeline.py", text)) == 1


def test_only_the_two_ends_touch_the_outside() -> None:
    assert remarks(architecture.touches_the_outside, architecture.PURE) == []


@pytest.mark.parametrize(
    "text",
    ["open('x')", "import subprocess", "from os import path", "Path('x').read_text()", "folder.mkdir()", "import mike"],
)
def test_touching_the_outside_is_found(text: str) -> None:
    assert len(remarks_on(architecture.touches_the_outside, "generator/writers/bad.py", text)) == 1
    data = "(FOLDER / 'en.toml').read_text()"
    assert remarks_on(architecture.touches_the_outside, "generator/languages/good.py", data) == []


def test_files_and_functions_are_short() -> None:
    assert remarks(architecture.too_long, set(architecture.MAY_IMPORT)) == []


def test_length_is_found() -> None:
    long_function = "def long():\n" + "    pass\n" * architecture.MAXIMUM_FUNCTION_LINES
    assert len(remarks_on(architecture.too_long, "generator/cli.py", long_function)) == 1
    long_file = "pass\n" * (architecture.MAXIMUM_FILE_LINES + 1)
    assert remarks_on(architecture.too_long, "generator/cli.py", long_file) == ["generator/cli.py: 301 lines"]


def test_languages_are_data() -> None:
    assert remarks(architecture.decides_by_language, set(architecture.MAY_IMPORT)) == []


@pytest.mark.parametrize(
    "text",
    [
        "if language == 'ar': pass",
        "x = 1 if 'fr' != resolution.language else 2",
        "y = code in ('en', names)",
        "match code:\n    case 'zh': pass",
    ],
)
def test_a_language_in_the_code_is_found(text: str) -> None:
    assert len(remarks_on(architecture.decides_by_language, "generator/cli.py", text)) == 1


def committed_texts() -> Iterator[tuple[str, str]]:
    """Every committed text but the sources, which are not our words."""
    listing = subprocess.run(["git", "ls-files", "-z"], cwd=PROJECT, check=True, capture_output=True, text=True)
    for name in filter(None, listing.stdout.split("\0")):
        path = PROJECT / name
        if not name.startswith(("docs/sources/", "tests/cases/")) and path.suffix != ".png" and path.is_file():
            yield name, path.read_bytes().decode("utf-8", errors="ignore")


def test_no_file_knows_the_machine_it_was_written_on() -> None:
    found = [
        f"{name}: {match[0]}"
        for name, text in committed_texts()
        for match in architecture.PLACES_OF_ONE_MACHINE.finditer(text)
    ]
    assert found == []


def test_nothing_is_left_unfinished() -> None:
    assert [name for name, text in committed_texts() if architecture.UNFINISHED.search(text)] == []


def test_places_of_one_machine_and_unfinished_work_are_found() -> None:
    for place in ("/".join(["", "home", "ada", "x"]), "https://py" + "pi.org/simple", "--index" + "-url x"):
        assert architecture.PLACES_OF_ONE_MACHINE.search(place)
    assert architecture.UNFINISHED.search("# TO" + "DO: later")


@pytest.mark.parametrize("name", LOCKS)
def test_every_locked_requirement_has_a_hash(name: str) -> None:
    lock = (PROJECT / name).read_text(encoding="utf-8")
    assert lock.count("==") > 20
    assert architecture.requirements_without_hash(lock) == []


def test_a_requirement_without_hash_is_found() -> None:
    lock = f"# made\na==1 \\\n    --hash=sha256:{'0' * 64}\n    # via b\nb==2\nc>=1 \\\n    --hash=sha256:{'0' * 64}\n"
    assert architecture.requirements_without_hash(lock) == ["b==2", "c>=1"]


def test_both_lock_files_agree() -> None:
    runtime, development = (
        {line.split(" \\")[0] for line in (PROJECT / name).read_text(encoding="utf-8").splitlines() if "==" in line}
        for name in LOCKS
    )
    assert {line for line in runtime if "#" not in line} <= development
