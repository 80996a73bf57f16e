"""Asks docs.un.org, politely, whether the official documents that pages link to are still there.

Never part of a build: somebody who keeps a collection asks for it. One question at a time, with a pause after each, for
the head of a document only; an answer is remembered for weeks, so that a collection of thousands is gone through in
some nights. When the host asks to be left alone, or does not answer, that is respected.
"""

from __future__ import annotations

import json
import re
import urllib.error
import urllib.request
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import urljoin
from urllib.robotparser import RobotFileParser

from generator.document.official import HOST
from generator.website.files import write_whole

LINK = re.compile(rf"{re.escape(HOST)}/(?:[^\s<>\"'|#\\()\]]|\([^\s()]*\))+")
"""An address in Markdown: `(https://docs.un.org/en/S/RES/1645%282005%29)`, in a front matter with its own brackets."""
GONE = frozenset({404, 410})
LEAVE_ALONE = frozenset({401, 403, 429, 503})
"""The host does not want to be asked (any more)."""
NO_ANSWER = 0
TRUSTED_DAYS = 30
"""So long an official document that was there is taken to be there."""
MOST_FAILURES = 5
TIMEOUT_SECONDS = 30
USER_AGENT = "resolutions-link-check (asks for the head of official documents, one at a time)"

Ask = Callable[[str], int]
"""The status of an address, 200 or 404 for example; `NO_ANSWER` when there is none."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What the host said of an address, and when."""

    status: int
    day: str


@dataclass(slots=True)
class Report:
    """What is known of the links after asking: which are broken and where, how many were asked, why not all."""

    links: int = 0
    asked: int = 0
    unknown: int = 0
    broken: dict[str, tuple[str, ...]] = field(default_factory=dict)
    stopped: str = ""


def official_links(pages: Path) -> dict[str, list[str]]:
    """Every address at docs.un.org that a Markdown page below `pages` links to, with the pages that do."""
    found: dict[str, list[str]] = {}
    for path in sorted(pages.rglob("*.md")):
        for address in sorted(set(LINK.findall(path.read_text(encoding="utf-8", errors="replace")))):
            found.setdefault(address, []).append(path.relative_to(pages).as_posix())
    return found


def check_links(
    links: Mapping[str, Iterable[str]],
    memory: Path,
    ask: Ask,
    *,
    today: date,
    most: int,
    pause: Callable[[], None],
) -> Report:
    """Ask for at most `most` links, those asked longest ago first, and report on all.

    `memory` is a JSON file of answers, written after every answer, so that a run that is ended has not asked in vain.
    """
    answers = _remembered(memory)
    report = Report(links=len(links))
    failures = 0
    for address in _due(links, answers, today)[:most]:
        status = ask(address)
        report.asked += 1
        if status in LEAVE_ALONE:
            report.stopped = f"the host answered {status}: it wants to be left alone"
            break
        failures = failures + 1 if status == NO_ANSWER else 0
        if failures == MOST_FAILURES:
            report.stopped = "the host does not answer"
            break
        if status != NO_ANSWER:
            answers[address] = Answer(status, today.isoformat())
            _remember(memory, answers)
        pause()
    report.unknown = sum(1 for address in links if address not in answers)
    broken = (address for address in sorted(links) if address in answers and answers[address].status in GONE)
    report.broken = {address: tuple(links[address]) for address in broken}
    return report


def _due(links: Iterable[str], answers: Mapping[str, Answer], today: date) -> list[str]:
    """What is to be asked: what was never asked, what was gone, what was there long ago; in this order of days."""
    trusted = (today - timedelta(days=TRUSTED_DAYS)).isoformat()

    def due(address: str) -> bool:
        known = answers.get(address)
        return known is None or known.status >= 400 or known.day < trusted

    return sorted(filter(due, links), key=lambda one: (answers[one].day if one in answers else "", one))


def _remembered(memory: Path) -> dict[str, Answer]:
    try:
        rows = json.loads(memory.read_text(encoding="utf-8"))
        return {str(address): Answer(int(status), str(day)) for address, (status, day) in rows.items()}
    except (OSError, ValueError, TypeError, AttributeError):
        return {}


def _remember(memory: Path, answers: Mapping[str, Answer]) -> None:
    rows = {address: [answer.status, answer.day] for address, answer in sorted(answers.items())}
    write_whole(memory, json.dumps(rows, indent=0) + "\n")


class _StillTheHead(urllib.request.HTTPRedirectHandler):
    """Follows redirections; left to itself Python would ask for the whole document where they lead."""

    def redirect_request(self, *arguments: Any) -> urllib.request.Request | None:
        """The request for where a redirection leads."""
        request = super().redirect_request(*arguments)
        if request is not None:
            request.method = "HEAD"
        return request


def head(address: str) -> int:
    """Ask for the head of an address; redirections are followed."""
    request = urllib.request.Request(address, method="HEAD", headers={"User-Agent": USER_AGENT})
    try:
        with urllib.request.build_opener(_StillTheHead).open(request, timeout=TIMEOUT_SECONDS) as answer:
            return int(answer.status)
    except urllib.error.HTTPError as error:
        return error.code
    except (OSError, ValueError):
        return NO_ANSWER


def allowed(address: str) -> bool:
    """Whether the `robots.txt` of the host lets us ask for this address; also when it has none or does not answer."""
    request = urllib.request.Request(urljoin(address, "/robots.txt"), headers={"User-Agent": USER_AGENT})
    try:
        with urllib.request.urlopen(request, timeout=TIMEOUT_SECONDS) as answer:
            lines = answer.read().decode("utf-8", errors="replace").splitlines()
    except (OSError, ValueError):
        return True
    robots = RobotFileParser()
    robots.parse(lines)
    return robots.can_fetch(USER_AGENT, address)
