"""The check of links to docs.un.org: right about what is gone, and polite."""

from __future__ import annotations

import json
import subprocess
import sys
import threading
from collections.abc import Iterator
from datetime import date, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from generator.website.official_links import (
    MOST_FAILURES,
    NO_ANSWER,
    TRUSTED_DAYS,
    USER_AGENT,
    Report,
    allowed,
    check_links,
    head,
    official_links,
)
from tests.cases_support import PROJECT

TODAY = date(2026, 11, 23)
LINKS = {f"https://docs.un.org/en/A/RES/1/{number}": [f"en/A/RES/2/{number}.md"] for number in range(9)}


class Host:
    """What docs.un.org would say: there, unless told otherwise."""

    def __init__(self, **statuses: int) -> None:
        self.statuses = {
            f"https://docs.un.org/en/A/RES/1/{key.removeprefix('n')}": one for key, one in statuses.items()
        }
        self.asked: list[str] = []
        self.pauses = 0

    def ask(self, address: str) -> int:
        self.asked.append(address)
        return self.statuses.get(address, 200)

    def pause(self) -> None:
        self.pauses += 1


def check(host: Host, memory: Path, today: date = TODAY, most: int = 100) -> Report:
    return check_links(LINKS, memory, host.ask, today=today, most=most, pause=host.pause)


def test_links_are_found_in_pages(tmp_path: Path) -> None:
    (tmp_path / "en").mkdir()
    (tmp_path / "en/1.md").write_text(
        "---\nofficial: https://docs.un.org/en/S/RES/1325(2000)\n---\n"
        "[resolution 1645](https://docs.un.org/en/S/RES/1645%282005%29), [62/152](<https://docs.un.org/en/A/RES/62/152>).\n"
        "| [A/56/40](https://docs.un.org/en/A/56/40)| <https://docs.un.org/en/A/56/40#x> https://elsewhere.example/\n",
        encoding="utf-8",
    )
    assert official_links(tmp_path) == {
        f"https://docs.un.org/en/{symbol}": ["en/1.md"]
        for symbol in ("A/56/40", "A/RES/62/152", "S/RES/1325(2000)", "S/RES/1645%282005%29")
    }


def test_what_is_gone_is_told_and_what_only_fails_is_not(tmp_path: Path) -> None:
    host = Host(n2=404, n4=500, n5=410, n7=NO_ANSWER)
    report = check(host, tmp_path / "memory.json")
    assert list(report.broken) == ["https://docs.un.org/en/A/RES/1/2", "https://docs.un.org/en/A/RES/1/5"]
    assert report.broken["https://docs.un.org/en/A/RES/1/2"] == ("en/A/RES/2/2.md",)
    assert (report.links, report.asked, report.unknown, report.stopped) == (9, 9, 1, "")


def test_one_pause_for_every_question(tmp_path: Path) -> None:
    host = Host()
    check(host, tmp_path / "memory.json", most=4)
    assert (len(host.asked), host.pauses) == (4, 4)


def test_answers_are_remembered_for_weeks_and_the_oldest_asked_again_first(tmp_path: Path) -> None:
    memory, host = tmp_path / "memory.json", Host(n8=404)
    check(host, memory, most=4)
    second = TODAY + timedelta(days=1)
    assert check(host, memory, second).asked == 5
    assert len(set(host.asked)) == 9
    # What was gone is asked every time, as long as it stays gone.
    again = Host()
    assert check(again, memory, second).broken == {}
    assert again.asked == ["https://docs.un.org/en/A/RES/1/8"]
    later = Host()
    check(later, memory, TODAY + timedelta(days=TRUSTED_DAYS + 1), most=100)
    assert later.asked == list(LINKS)[:4]


@pytest.mark.parametrize("status", [401, 403, 429, 503])
def test_a_host_that_wants_to_be_left_alone_is(tmp_path: Path, status: int) -> None:
    host = Host(n3=status)
    report = check(host, tmp_path / "memory.json")
    assert (len(host.asked), report.unknown, report.broken) == (4, 6, {})
    assert str(status) in report.stopped


def test_a_host_that_does_not_answer_is_not_asked_for_ever(tmp_path: Path) -> None:
    host = Host(**{f"n{number}": NO_ANSWER for number in range(9)})
    report = check(host, tmp_path / "memory.json")
    assert (len(host.asked), report.stopped) == (MOST_FAILURES, "the host does not answer")


@pytest.mark.parametrize("content", ["", "[]", '{"a": 1}', "no JSON", '{"a": ["x", "y"]}'])
def test_a_damaged_memory_is_none(tmp_path: Path, content: str) -> None:
    memory = tmp_path / "memory.json"
    memory.write_text(content, encoding="utf-8")
    assert check(Host(), memory).asked == len(LINKS)
    assert len(json.loads(memory.read_text(encoding="utf-8"))) == len(LINKS)


class Handler(BaseHTTPRequestHandler):
    """A host that knows one document, moved one, and forbids a folder."""

    seen: list[tuple[str, str, str]]

    def do_HEAD(self) -> None:
        Handler.seen.append((self.command, self.path, self.headers["User-Agent"]))
        status = {"/there": 200, "/moved": 301}.get(self.path, 404)
        self.send_response(status)
        if status == 301:
            self.send_header("Location", "/there")
        self.end_headers()

    def do_GET(self) -> None:
        self.do_HEAD()
        self.wfile.write(b"")

    def log_message(self, *arguments: object) -> None:
        """Say nothing."""


@pytest.fixture
def host() -> Iterator[tuple[str, list[tuple[str, str, str]]]]:
    Handler.seen = []
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}", Handler.seen
    server.shutdown()


def test_only_heads_are_asked_for_by_somebody_with_a_name(host: tuple[str, list[tuple[str, str, str]]]) -> None:
    address, seen = host
    assert [head(f"{address}/{path}") for path in ("there", "moved", "gone")] == [200, 200, 404]
    assert {command for command, _, _ in seen} == {"HEAD"}
    assert {name for _, _, name in seen} == {USER_AGENT}
    assert head("http://127.0.0.1:1/") == NO_ANSWER


def test_robots_txt_is_obeyed(host: tuple[str, list[tuple[str, str, str]]], monkeypatch: pytest.MonkeyPatch) -> None:
    address, _ = host
    assert allowed(f"{address}/there")  # it has none

    def do_get(handler: Handler) -> None:
        handler.send_response(200)
        handler.end_headers()
        handler.wfile.write(b"User-agent: *\nDisallow: /private/\n")

    monkeypatch.setattr(Handler, "do_GET", do_get)
    assert allowed(f"{address}/there")
    assert not allowed(f"{address}/private/x")


def test_the_script_reports_and_asks_nothing_without_links(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("# Nothing\n", encoding="utf-8")
    command = [sys.executable, str(PROJECT / ".ci/check-official-links"), str(tmp_path), str(tmp_path / "memory.json")]
    done = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("0 official documents are linked to; 0 were asked for, 0 are gone,")


def test_the_script_fails_when_something_is_gone(tmp_path: Path) -> None:
    """Nothing is asked for (`--most 0`): what was gone when it was asked last is told every time."""
    (tmp_path / "a.md").write_text("<https://docs.un.org/en/A/RES/1/1>\n", encoding="utf-8")
    memory = tmp_path / "memory.json"
    memory.write_text(json.dumps({"https://docs.un.org/en/A/RES/1/1": [404, "2026-11-22"]}), encoding="utf-8")
    code = (
        "import runpy, sys; import generator.website.official_links as links; links.allowed = lambda address: True;"
        f"sys.argv = ['check', {str(tmp_path)!r}, {str(memory)!r}, '--most', '0'];"
        f"runpy.run_path({str(PROJECT / '.ci/check-official-links')!r}, run_name='__main__')"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=PROJECT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (1, "")
    assert "| <https://docs.un.org/en/A/RES/1/1> | `a.md` |" in done.stdout
