"""The workflows are sound, may do no more than they must, and what they run on git works."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import typer.main
import yaml

from generator.cli import app
from tests.cases_support import PROJECT

WORKFLOWS = sorted((PROJECT / ".github/workflows").glob("*.yml"))
TOOLS = Path(sys.executable).parent
SCHEMA = ("check-jsonschema", "--builtin-schema", "vendor.github-workflows")
ZIZMOR = ("zizmor", "--offline", "--quiet", "--persona", "pedantic")
SHELLCHECK = ("shellcheck", "--shell", "bash", "-")
# What a job may do beyond reading the repository, and why it needs it.
PERMISSIONS = {
    ("site", "plan"): {"contents": "read", "pages": "read"},
    ("site", "publish"): {"contents": "write"},
    ("site", "online"): {"actions": "write"},
    ("pages", "deploy"): {"pages": "write", "id-token": "write"},
}
BAD = """
name: bad
on: {pull_request_target: {}}
jobs:
  greet:
    runs-on: ubuntu-24.04
    steps:
      - run: echo ${{ github.event.pull_request.title }}
"""

PRETENDED = """#!/usr/bin/env bash
# `resolutions publish 1.1`, as far as git sees it: one more commit on gh-pages, with one more file.
set -e
export GIT_INDEX_FILE=$PWD/.index GIT_AUTHOR_NAME=a GIT_AUTHOR_EMAIL=a@b.example
export GIT_COMMITTER_NAME=a GIT_COMMITTER_EMAIL=a@b.example
parent=$(git rev-parse --verify --quiet gh-pages || true)
[ -z "$parent" ] || git read-tree gh-pages
git update-index --add --cacheinfo "100644,$(echo "$2" | git hash-object -w --stdin),$2.html"
git update-ref refs/heads/gh-pages "$(git commit-tree ${parent:+-p "$parent"} -m "$2" "$(git write-tree)")"
"""

Workflow = dict[str, Any]
each = pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)


def read(path: Path) -> Workflow:
    content: Workflow = yaml.safe_load(path.read_text(encoding="utf-8"))
    return content


def run(*command: str, text: str = "") -> subprocess.CompletedProcess[str]:
    environment = {name: value for name, value in os.environ.items() if name not in {"GH_TOKEN", "GITHUB_TOKEN"}}
    tool = [str(TOOLS / command[0]), *command[1:]]
    return subprocess.run(tool, input=text, env=environment, capture_output=True, text=True, check=False)


def steps(workflow: Workflow) -> Iterator[dict[str, Any]]:
    for job in workflow["jobs"].values():
        yield from job.get("steps", [])


def test_they_are_workflows_as_github_reads_them() -> None:
    done = run(*SCHEMA, *map(str, WORKFLOWS))
    assert done.returncode == 0, done.stdout


def test_zizmor_finds_nothing() -> None:
    done = run(*ZIZMOR, str(PROJECT / ".github"))
    assert done.returncode == 0, done.stdout


@each
def test_scripts_are_sound(path: Path) -> None:
    for step in steps(read(path)):
        script = step.get("run", "")
        assert "${{" not in script, "values reach a script through its environment"
        done = run(*SHELLCHECK, text=script)
        assert done.returncode == 0, f"{script}\n{done.stdout}"


OURS = [path for path in sorted((PROJECT / ".ci").iterdir()) if path.read_bytes().startswith(b"#!/usr/bin/env bash")]


@pytest.mark.parametrize("script", OURS, ids=lambda path: path.name)
def test_our_own_scripts_are_sound(script: Path) -> None:
    done = run(*SHELLCHECK, text=script.read_text(encoding="utf-8"))
    assert done.returncode == 0, done.stdout


def test_bad_workflows_are_found(tmp_path: Path) -> None:
    bad = tmp_path / ".github/workflows/bad.yml"
    bad.parent.mkdir(parents=True)
    bad.write_text(BAD, encoding="utf-8")
    found = run(*ZIZMOR, str(bad))
    assert found.returncode != 0
    assert {"template-injection", "dangerous-triggers"} <= set(re.findall(r"\[([a-z-]+)\]", found.stdout))
    assert run(*SCHEMA, str(bad)).returncode == 0
    bad.write_text(BAD.replace("steps", "stages"), encoding="utf-8")
    assert run(*SCHEMA, str(bad)).returncode != 0
    assert run(*SHELLCHECK, text="rm $1").returncode != 0


@each
def test_what_they_refer_to_is_there(path: Path) -> None:
    """`needs.plan.outputs.shards`, `steps.pages.outputs.base_url`, `matrix.shard`."""
    for name, job in read(path)["jobs"].items():
        needs = [job["needs"]] if isinstance(job.get("needs"), str) else job.get("needs", [])
        words = yaml.dump(job)
        for other, output in re.findall(r"\bneeds\.(\w+)\.(?:outputs\.(\w+)|result)", words):
            assert other in needs, f"{name} refers to {other}"
            assert not output or output in read(path)["jobs"][other]["outputs"], f"{name}: {output}"
        ids = {step["id"] for step in job.get("steps", []) if "id" in step}
        assert set(re.findall(r"\bsteps\.(\w+)\.", words)) <= ids, name
        matrix = job.get("strategy", {}).get("matrix", {})
        assert set(re.findall(r"\bmatrix\.(\w+)", words)) <= set(matrix), name


@each
def test_actions_are_pinned_by_commit_and_tell_their_tag(path: Path) -> None:
    for action in re.findall(r"uses: (.+)", path.read_text(encoding="utf-8")):
        assert re.fullmatch(r"\./\S+|\S+@[0-9a-f]{40}  # v\d+\.\d+\.\d+", action), action


def test_an_action_has_the_same_commit_everywhere() -> None:
    pins = {pin for path in WORKFLOWS for pin in re.findall(r"uses: ([^.\s]+@.+)", path.read_text(encoding="utf-8"))}
    assert len(pins) == len({pin.partition("@")[0] for pin in pins})


@each
def test_jobs_may_do_only_what_they_must(path: Path) -> None:
    workflow = read(path)
    assert workflow["permissions"] == {}
    assert workflow["concurrency"]
    for name, job in workflow["jobs"].items():
        assert job["permissions"] == PERMISSIONS.get((path.stem, name), {"contents": "read"}), name
        assert "uses" in job or job["timeout-minutes"] <= 180, name
        for step in job.get("steps", []):
            if "checkout" in step.get("uses", ""):
                assert step["with"]["persist-credentials"] is False


@each
def test_no_command_of_a_script_fails_without_anybody_knowing(path: Path) -> None:
    """Only a named shell has `pipefail`; and what stands in the words of another command may fail as it likes."""
    for step in steps(read(path)):
        script = step.get("run", "")
        assert step.get("shell") == "bash" or not re.search(r"[^|]\|[^|]", script)
        assert not re.search(r"(?:echo|\[).*\$\(", script)


@each
def test_there_are_no_secrets(path: Path) -> None:
    assert "secrets." not in path.read_text(encoding="utf-8")


def test_commands_and_targets_are_there() -> None:
    text = "".join(path.read_text(encoding="utf-8") for path in WORKFLOWS)
    commands = set(re.findall(r"bin/resolutions (\w+)", text))
    assert {"shards", "prepare", "publish"} <= commands <= set(typer.main.get_group(app).commands)
    makefile = (PROJECT / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"\bmake ([a-z-]+)", text))
    assert targets
    assert [target for target in targets if not re.search(rf"^{target}:", makefile, re.MULTILINE)] == []


def test_the_page_for_forks_tells_of_every_workflow() -> None:
    page = (PROJECT / "docs/publish-your-own.md").read_text(encoding="utf-8")
    assert re.findall(r"^\| `([a-z]+)` \|", page, re.MULTILINE) == ["test", "site", "pages", "audit", "links"]
    assert sorted(re.findall(r"^\| `([a-z]+)` \|", page, re.MULTILINE)) == [path.stem for path in WORKFLOWS]
    for variable in set(re.findall(r"vars\.(\w+)", "".join(path.read_text(encoding="utf-8") for path in WORKFLOWS))):
        assert f"`{variable}`" in page


def test_what_may_write_runs_nothing_of_ours() -> None:
    """The sources that are built come from anywhere: the job that pushes only knows git."""
    for step in read(PROJECT / ".github/workflows/site.yml")["jobs"]["publish"]["steps"]:
        assert "checkout" not in step.get("uses", "")
        assert not re.search(r"make|resolutions|python", step.get("run", ""))


class Runner:
    """Runs steps of site.yml on this machine: a repository and its remote, `resolutions publish` only pretended."""

    def __init__(self, folder: Path) -> None:
        self.remote, self.work = folder / "remote.git", folder / "work"
        self.git(folder, "init", "--quiet", "--bare", str(self.remote))
        self.clone = 0
        self.folder = folder

    @staticmethod
    def git(folder: Path, *arguments: str) -> str:
        done = subprocess.run(
            ["git", "-c", "user.name=a", "-c", "user.email=a@b.example", *arguments],
            cwd=folder,
            capture_output=True,
            text=True,
            check=True,
        )
        return done.stdout.strip()

    def checkout(self) -> Path:
        """A fresh machine with the repository and a program that commits the edition it is told."""
        self.clone += 1
        work = self.folder / f"runner-{self.clone}"
        work.mkdir()
        self.git(work, "init", "--quiet")
        self.git(work, "remote", "add", "origin", str(self.remote))
        program = work / ".venv/bin/resolutions"
        program.parent.mkdir(parents=True)
        program.write_text(PRETENDED, encoding="utf-8")
        program.chmod(0o755)
        return work

    def step(self, job: str, name: str, folder: Path, **variables: str) -> subprocess.CompletedProcess[str]:
        found = read(PROJECT / ".github/workflows/site.yml")["jobs"][job]["steps"]
        (script,) = (one["run"] for one in found if one.get("name") == name)
        environment = {**os.environ, "REPOSITORY": str(self.remote), "GH_TOKEN": "", **variables}
        command = ["bash", "-e", "-c", script]  # as GitHub does where no shell is named
        return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)

    def build(self, edition: str) -> Path:
        work = self.checkout()
        for name in ("fetch the editions published so far", "build, check and commit the edition"):
            done = self.step("build", name, work, EDITION=edition)
            assert done.returncode == 0, done.stderr
        return work / "edition.bundle"

    def publish(self, bundle: Path) -> subprocess.CompletedProcess[str]:
        self.clone += 1
        machine = self.folder / f"runner-{self.clone}"
        machine.mkdir()
        bundle.rename(machine / "edition.bundle")
        return self.step("publish", "push the edition", machine)

    def published(self) -> list[str]:
        return self.git(self.remote, "ls-tree", "--name-only", "gh-pages").split()


def test_editions_come_one_after_the_other_onto_the_branch(tmp_path: Path) -> None:
    runner = Runner(tmp_path)
    for edition in ("1.1", "1.2", "1.3"):
        assert runner.publish(runner.build(edition)).returncode == 0
    assert runner.published() == ["1.1.html", "1.2.html", "1.3.html"]
    assert runner.git(runner.remote, "rev-list", "--count", "gh-pages") == "3"


@pytest.mark.parametrize("commits", [1, 3])
def test_the_build_knows_the_history_of_the_sources_and_no_edition(tmp_path: Path, commits: int) -> None:
    """A checkout has one commit; the reasons of changes are in those before it."""
    runner, author, machine = Runner(tmp_path), tmp_path / "author", tmp_path / "machine"
    Runner.git(tmp_path, "init", "--quiet", str(author))
    for number in range(commits):
        Runner.git(author, "commit", "--quiet", "--allow-empty", "--message", str(number))
    Runner.git(author, "tag", "1.1")
    Runner.git(author, "push", "--quiet", str(runner.remote), "HEAD:main", "HEAD:gh-pages", "1.1")
    Runner.git(tmp_path, "init", "--quiet", str(machine))
    Runner.git(machine, "remote", "add", "origin", runner.remote.as_uri())
    Runner.git(machine, "fetch", "--quiet", "--depth=1", "origin", "+refs/tags/1.1:refs/tags/1.1")
    Runner.git(machine, "checkout", "--quiet", "1.1")
    assert Runner.git(machine, "rev-list", "--count", "HEAD") == "1"
    done = runner.step("build", "fetch the history of the sources", machine, GITHUB_REF="refs/tags/1.1")
    assert done.returncode == 0, done.stderr
    assert Runner.git(machine, "rev-list", "--count", "HEAD") == str(commits)
    assert Runner.git(machine, "branch", "--all", "--list", "*gh-pages*") == ""


def test_a_list_of_changes_is_shown_for_somebody_to_fill_in(tmp_path: Path) -> None:
    runner, summary = Runner(tmp_path), tmp_path / "summary.md"
    work = runner.checkout()
    name = "show what the edition would change"
    assert runner.step("build", name, work, EDITION="1.2", GITHUB_STEP_SUMMARY=str(summary)).returncode == 0
    assert not summary.exists()
    (work / "docs/changes").mkdir(parents=True)
    (work / "docs/changes/1.2.toml").write_text('["en/A/RES/1/1/"]\n```\nreason = ""\n', encoding="utf-8")
    assert runner.step("build", name, work, EDITION="1.2", GITHUB_STEP_SUMMARY=str(summary)).returncode == 0
    assert summary.read_text(encoding="utf-8").splitlines() == [
        "To be kept as docs/changes/1.2.toml, with a reason for each change:",
        "",
        '    ["en/A/RES/1/1/"]',
        "    ```",
        '    reason = ""',
    ]


def test_a_remote_that_cannot_be_asked_is_not_taken_for_an_empty_one(tmp_path: Path) -> None:
    runner = Runner(tmp_path)
    bundle = runner.build("1.1")
    work = runner.checkout()
    runner.remote.rename(tmp_path / "away.git")
    assert runner.step("build", "fetch the editions published so far", work).returncode != 0
    assert runner.publish(bundle).returncode != 0


@pytest.mark.parametrize("first", [True, False], ids=["first edition", "later edition"])
def test_an_edition_that_another_one_overtook_is_not_pushed(tmp_path: Path, first: bool) -> None:
    runner = Runner(tmp_path)
    if not first:
        runner.publish(runner.build("1.0"))
    slow, quick = runner.build("1.1"), runner.build("1.2")
    assert runner.publish(quick).returncode == 0
    assert runner.publish(slow).returncode != 0
    assert runner.published() == [*([] if first else ["1.0.html"]), "1.2.html"]
