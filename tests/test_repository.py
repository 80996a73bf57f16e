"""What a newcomer and the machines that run the project rely on."""

from __future__ import annotations

import dataclasses
import os
import re
import shutil
import subprocess
import tomllib
from pathlib import Path

import pytest
import yaml

from generator.document import model

PROJECT = Path(__file__).parent.parent
INSTALL_PACKAGE = PROJECT / ".ci/install-package"


def text_of(name: str) -> str:
    return (PROJECT / name).read_text(encoding="utf-8")


def test_the_readme_opens_with_a_sentence_a_picture_and_the_two_commands() -> None:
    sentence, picture, commands = text_of("README.md").split("\n\n")[:3]
    assert re.fullmatch(r"[A-Z][^.!?\n]+\.", sentence)
    assert re.fullmatch(r"!\[[^\]]+\]\(docs/assets/page\.png\)", picture)
    assert [line.split("#")[0].strip() for line in commands.splitlines()[1:-1]] == ["make site", "make test"]


@pytest.mark.parametrize("name", ["README.md", "CONTRIBUTING.md"])
def test_links_to_files_lead_somewhere(name: str) -> None:
    targets = re.findall(r"(?<!!)\[[^\]]+\]\((?!https?:)([^)#]+)", text_of(name))
    assert targets
    assert [target for target in targets if not (PROJECT / target).exists()] == []


def test_the_document_model_is_documented_in_full() -> None:
    page = text_of("docs/developers/document-model.md")
    classes = [
        thing for thing in vars(model).values() if isinstance(thing, type) and thing.__module__ == model.__name__
    ]
    names = {field.name for thing in classes if dataclasses.is_dataclass(thing) for field in dataclasses.fields(thing)}
    assert len(names) > 50
    assert sorted(name for name in {*names, *model.Kind} if f"`{name}`" not in page) == []


def test_every_target_of_make_is_explained() -> None:
    makefile = text_of("Makefile")
    phony = re.search(r"^\.PHONY: (.+)$", makefile, re.MULTILINE)
    assert phony is not None
    for target in phony[1].split():
        assert re.search(rf"^{target}:.* ## \S", makefile, re.MULTILINE), target


def test_the_tests_run_on_every_python_that_is_promised() -> None:
    matrix = yaml.safe_load(text_of(".github/workflows/test.yml"))["jobs"]["tests"]["strategy"]["matrix"]["python"]
    project = tomllib.loads(text_of("pyproject.toml"))["project"]
    promised = [match[1] for line in project["classifiers"] if (match := re.search(r"Python :: (3\.\d+)$", line))]
    assert matrix == promised
    assert project["requires-python"] == f">={promised[0]}"


@pytest.fixture
def machine(tmp_path: Path) -> Path:
    """A folder for PATH with the little that the script itself needs."""
    for command in ("bash", "env", "id"):
        found = shutil.which(command)
        assert found is not None
        (tmp_path / command).symlink_to(found)
    return tmp_path


def install(machine: Path) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PATH": str(machine)}
    return subprocess.run(
        ["bash", str(INSTALL_PACKAGE), "python3-venv"],
        env=environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )


def pretend(machine: Path, command: str, script: str) -> None:
    path = machine / command
    path.unlink(missing_ok=True)
    path.write_text(f"#!/usr/bin/env bash\n{script}\n", encoding="utf-8")
    path.chmod(0o755)


@pytest.mark.parametrize(
    "commands",
    [
        {},
        {"apt-get": "exit 100", "id": "echo 0"},
        {"apt-get": "exit 0", "id": "echo 1000"},
        {"apt-get": "exit 0", "id": "echo 1000", "sudo": "exit 1"},
    ],
    ids=["not Debian", "apt fails", "no sudo", "sudo refuses"],
)
def test_a_package_that_cannot_be_installed_is_asked_for(machine: Path, commands: dict[str, str]) -> None:
    for command, script in commands.items():
        pretend(machine, command, script)
    result = install(machine)
    assert result.returncode == 1
    assert "sudo apt-get install python3-venv" in result.stderr


@pytest.mark.parametrize("user", ["0", "1000"])
def test_a_missing_package_is_installed(machine: Path, user: str) -> None:
    pretend(machine, "id", f"echo {user}")
    pretend(machine, "sudo", 'shift; exec "$@"')
    pretend(machine, "apt-get", f'echo "$*" >> "{machine}/calls"')
    assert install(machine).returncode == 0
    calls = (machine / "calls").read_text(encoding="utf-8").splitlines()
    assert calls[0].startswith("update")
    assert calls[-1].endswith("-y python3-venv")
