"""The command as editors use it: what it writes, what it says, how it ends."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from generator.website.catalogue import Catalogue
from generator.website.database import opened
from generator.website.kept import generator_fingerprint
from tests import command
from tests.cases_support import PROJECT, SOURCES

FIRST = (SOURCES / "A-RES-62-152.txt").read_text(encoding="utf-8")


def run(*arguments: str, cwd: Path, status: int = 0) -> str:
    """Run the command in `cwd`; what it says, once its exit status is as expected."""
    done = command.run(*arguments, cwd=cwd)
    assert done.status == status, done.err + done.out
    return done.err + done.out


def other(number: int, text: str = FIRST) -> str:
    """The first document as if it were resolution 62/`number`."""
    return text.replace("62/152", f"62/{number}")


def bad_folder(folder: Path) -> Path:
    """Every kind of bad input beside a good one."""
    files: dict[str, bytes] = {
        "good.txt": FIRST.encode(),
        "empty.txt": b"",
        "blank.txt": b" \n\t\n",
        "binary.txt": bytes(range(256)) * 40,
        "utf16.txt": other(1).encode("utf-16"),
        "marked.txt": b"\xef\xbb\xbf" + other(2).encode(),
        "windows.txt": other(3).replace('"Promotion', "\u201cPromotion").encode("cp1252"),
        "broken16.txt": b"\xff\xfeA",
        "speech.txt": b"Mr. President,\nThis is a speech.\n",
        "unmarked.txt": other(4).replace("defenders6 and", "defenders and").encode(),
        "noteless.txt": other(5).replace("6 See A/62/225.\n", "").encode(),
        "doubled.txt": other(6).replace("\t8.\t", "\t7.\t").encode(),
        "skipped.txt": other(7).replace("\t8.\t", "\t28.\t").encode(),
        "same.txt": FIRST.encode(),
        "outside.txt": FIRST.replace("A/RES/62/152", "A/RES/../../x").encode(),
        "active.txt": other(8).replace("all States", "<script>alert(1)</script> {{ x }}", 1).encode(),
        "controls.txt": other(9).replace("all States", "all\x07States", 1).encode(),
        "huge.txt": other(10).encode() + b"word, " * 4_000_000,
        "other.pages": b"x",
    }
    for name, data in files.items():
        (folder / name).write_bytes(data)
    return folder


EXPECTED = {
    "empty.txt:1:1: E01-empty-source",
    "blank.txt:1:1: E01-empty-source",
    "binary.txt:1:1: E02-binary-source",
    "broken16.txt:1:1: E03-unreadable-source",
    "huge.txt:1:1: E04-source-too-large",
    "speech.txt:1:1: E05-symbol-missing",
    "outside.txt:53:20: E06-symbol-invalid",
    "same.txt:1:1: E07-symbol-taken",
    "other.pages:1:1: E08-unknown-format",
    "windows.txt:42:91: W01-encoding-guessed",
    "skipped.txt:33:2: W02-number-skipped",
    "doubled.txt:33:2: W03-number-doubled",
    "unmarked.txt:51:1: W04-note-without-marker",
    "noteless.txt:27:145: W05-marker-unresolved",
    "controls.txt:26:19: W10-control-character",
}


def test_bad_input_costs_no_other_file_its_page(tmp_path: Path) -> None:
    folder = tmp_path / "bad"
    folder.mkdir()
    said = run("convert", "bad", "--out", "out", cwd=bad_folder(folder).parent, status=1)
    assert {remark for remark in EXPECTED if f"bad/{remark} " not in said} == set()
    pages = {path.relative_to(tmp_path / "out").as_posix() for path in (tmp_path / "out").rglob("*.md")}
    numbers = {152, 1, 2, 3, 4, 5, 6, 7, 8, 9}
    assert pages == {f"en/A/RES/62/{number}.md" for number in numbers} | {"en/index.md", "en/A/RES/62/index.md"}
    assert sorted(path.name for path in tmp_path.iterdir()) == ["bad", "out"]


def test_every_remark_has_file_line_column_code_and_message(tmp_path: Path) -> None:
    folder = tmp_path / "bad"
    folder.mkdir()
    said = run("check", "bad", "--quiet", cwd=bad_folder(folder).parent, status=1)
    remarks = [line for line in said.splitlines() if line.strip()]
    assert len(remarks) >= len(EXPECTED)
    assert [line for line in remarks if not re.fullmatch(r"bad/[\w.]+:\d+:\d+: [EW]\d\d-[a-z0-9-]+ .+", line)] == []


def test_check_writes_nothing(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(FIRST)
    run("check", "a.txt", cwd=tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["a.txt"]


def test_blocks_are_named_after_their_source(tmp_path: Path) -> None:
    (tmp_path / "a b.txt").write_text(FIRST)
    run("convert", "a b.txt", "--to", "blocks", "--out", "out", cwd=tmp_path)
    data = json.loads((tmp_path / "out" / "a b.json").read_text())
    assert data["metadata"]["symbol"] == "A/RES/62/152"
    assert sum(block["kind"] == "operative" for block in data["blocks"]) == 17


def test_the_first_document_in_full(tmp_path: Path) -> None:
    """What the first issue of this project asks of its first document."""
    run("convert", str(SOURCES / "A-RES-62-152.txt"), "--to", "json", "--out", str(tmp_path), cwd=PROJECT)
    data = json.loads((tmp_path / "A-RES-62-152.json").read_text())
    masthead = data["masthead"]
    assert (data["symbol"], data["number"], data["adopted"]) == ("A/RES/62/152", "62/152", "2007-12-18")
    assert (masthead["session"], masthead["agenda_item"]) == ("62", "70 (b)")
    assert (masthead["committee"], masthead["reports"]) == ("Third Committee", ["A/62/439/Add.2"])
    assert (masthead["distributed"], masthead["job_number"]) == ("2008-03-06", "N0747289E")
    assert data["parts"][0]["adoption"]["meeting"] == "76th plenary meeting"
    cited = {block["anchor"]: [one["note"] for one in block["content"] if "note" in one] for block in data["blocks"]}
    assert {anchor: notes for anchor, notes in cited.items() if notes} == {
        "pp2": ["fn1"],
        "pp3": ["fn2"],
        "pp10": ["fn3", "fn4"],
        "op1": ["fn5"],
        "op2": ["fn6"],
    }
    assert list(cited) == ["formula", *(f"pp{n}" for n in range(1, 16)), *(f"op{n}" for n in range(1, 18))]


@pytest.mark.parametrize("arguments", [["convert", "--to", "nothing"], ["nonsense"], ["convert", "--nonsense"]])
def test_a_command_not_understood_ends_with_status_2(arguments: list[str], tmp_path: Path) -> None:
    run(*arguments, cwd=tmp_path, status=2)


def test_a_missing_source_is_an_error(tmp_path: Path) -> None:
    assert "nowhere.txt:1:1: E03-unreadable-source" in run("check", "nowhere.txt", cwd=tmp_path, status=1)


def test_a_second_run_changes_nothing(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text(FIRST)
    assert "1 written, 0 unchanged" in run("convert", "in", "--out", "out", cwd=tmp_path)
    page = tmp_path / "out/en/A/RES/62/152.md"
    before = page.stat().st_mtime_ns
    assert "0 written, 1 unchanged" in run("convert", "in", "--out", "out", cwd=tmp_path)
    assert page.stat().st_mtime_ns == before


def test_the_page_of_a_removed_source_goes(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    for number in (1, 2):
        (tmp_path / "in" / f"{number}.txt").write_text(other(number))
    run("convert", "in", "--out", "out", cwd=tmp_path)
    (tmp_path / "in" / "2.txt").unlink()
    run("convert", "in", "--out", "out", cwd=tmp_path)
    assert not (tmp_path / "out/en/A/RES/62/2.md").exists()
    assert (tmp_path / "out/en/A/RES/62/1.md").exists()


def test_a_link_out_of_the_output_folder_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(FIRST)
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "en").symlink_to(tmp_path / "elsewhere")
    said = run("convert", "a.txt", "--out", "out", cwd=tmp_path, status=1)
    assert "a.txt:1:1: E09-outside-folder" in said
    assert list((tmp_path / "elsewhere").iterdir()) == []


def test_a_link_out_of_the_source_folder_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text(FIRST)
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").symlink_to(tmp_path / "secret.txt")
    assert "in/a.txt:1:1: E09-outside-folder" in run("convert", "in", "--out", "out", cwd=tmp_path, status=1)


def test_help_teaches(tmp_path: Path) -> None:
    said = run("--help", cwd=tmp_path)
    assert all(name in said for name in ("convert", "check", "build", "serve", "publish"))
    assert "docs/sources" in said


def test_a_process_of_its_own_says_the_same(tmp_path: Path) -> None:
    """Started from nothing, not as `tests.command` does it."""
    (tmp_path / "a.txt").write_text(FIRST.replace("6 See A/62/225.\n", ""))
    program = [sys.executable, "-m", "generator.cli", "check", "a.txt", "b.txt"]
    environment = {**os.environ, **command.SETTINGS}
    done = subprocess.run(program, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
    assert command.Done(done.returncode, done.stdout, done.stderr) == command.run(*program[3:], cwd=tmp_path)
    assert done.returncode == 1 and "W05-marker-unresolved" in done.stderr


def test_paper_xml_and_volumes(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(FIRST)
    (tmp_path / "b.txt").write_text(other(1))
    run("convert", "a.txt", "--to", "pdf", "--out", "paper", cwd=tmp_path)
    run("convert", "a.txt", "--to", "akn", "--out", "xml", cwd=tmp_path)
    assert "0 written, 1 unchanged" in run("convert", "a.txt", "--to", "pdf", "--out", "paper", cwd=tmp_path)
    assert (tmp_path / "paper" / "a.pdf").read_bytes().startswith(b"%PDF")
    assert "<akomaNtoso" in (tmp_path / "xml" / "a.xml").read_text()
    run("convert", "a.txt", "b.txt", "--to", "pdf", "--bundle", "--out", "volumes", cwd=tmp_path)
    assert [path.name for path in (tmp_path / "volumes").iterdir()] == ["en-A-RES-62.pdf"]
    assert "--to pdf" in run("convert", "a.txt", "--to", "json", "--bundle", cwd=tmp_path, status=2)


def test_of_many_equal_remarks_on_one_file_twenty_are_told(tmp_path: Path) -> None:
    many = FIRST.replace("\t8.\t", "\t7.\tUrges all States;\n" * 26 + "\t8.\t")
    (tmp_path / "a.txt").write_text(many)
    (tmp_path / "b.txt").write_text(other(1, many))
    said = run("check", "a.txt", "b.txt", cwd=tmp_path).splitlines()
    for name in ("a.txt", "b.txt"):
        assert sum(line.startswith(f"{name}:") and "W03-number-doubled" in line for line in said) == 21
        assert f"{name}: 6 more of W03-number-doubled" in said


@pytest.mark.parametrize("address", ["127.0.0.1:99999", "127.0.0.1:0", "nonsense", "127.0.0.1", "a b:80", ":8000"])
def test_an_address_that_is_none_is_refused(address: str, tmp_path: Path) -> None:
    said = run("serve", "--address", address, cwd=tmp_path, status=2)
    assert "is no address" in said
    assert "Traceback" not in said


def test_two_documents_that_want_one_file(tmp_path: Path) -> None:
    for number in (1, 2):
        (tmp_path / f"d{number}").mkdir()
        (tmp_path / f"d{number}/x.txt").write_text(other(number))
    said = run("convert", "d1", "d2", "--to", "json", "--out", "out", cwd=tmp_path, status=1)
    assert "d2/x.txt:1:1: E07-symbol-taken the file x.json is taken from d1/x.txt" in said


def test_a_file_counts_once_however_it_is_named(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in/x.txt").write_text(FIRST)
    (tmp_path / "in/a.txt").symlink_to("x.txt")
    said = run("convert", "in", "in/../in", str(tmp_path / "in/x.txt"), "--out", "out", cwd=tmp_path)
    assert "taken" not in said
    assert "1 documents (1 written" in said
    with opened(tmp_path / "out", f"{generator_fingerprint()} markdown") as database:
        assert list(Catalogue(database).places()) == ["in/x.txt"]


def test_text_in_the_margins_is_told(tmp_path: Path) -> None:
    """What goes on behind the furniture is not shown; an editor must hear of it."""
    text = FIRST + "\t18.\tDecides also to consider the matter at every later session.\n"
    (tmp_path / "a.txt").write_text(text)
    said = run("check", "a.txt", cwd=tmp_path)
    assert f"a.txt:{text.count(chr(10))}:2: W07-line-unrecognized" in said
