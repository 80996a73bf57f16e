"""A case is a folder of tests/cases: a source and what must come of it (page, data, diagnostics).

python -m tests.accept NAME…     writes what comes of it now; read every change before you commit it
"""

from __future__ import annotations

import subprocess
from dataclasses import dataclass
from pathlib import Path

from generator.references.links import Collection
from generator.website.conversion import Converted, convert_file
from generator.website.linking import link
from generator.website.sources import SourceFile

PROJECT = Path(__file__).parent.parent
CASES = Path(__file__).parent / "cases"
SOURCES = PROJECT / "docs" / "sources"
FIRST_SOURCE = SOURCES / "A-RES-62-152.txt"
"""The document of this project; a fork may keep thousands beside it, which are no matter of these tests."""


@dataclass(frozen=True, slots=True)
class Case:
    """One folder; its source lies in it as `source.*`, or in docs/sources when it is a published one."""

    folder: Path

    @property
    def name(self) -> str:
        return self.folder.name

    @property
    def language(self) -> str:
        return self.name.rpartition("-")[2]

    @property
    def source(self) -> Path:
        own = sorted(self.folder.glob("source.*"))
        return own[0] if own else SOURCES / f"{self.name.rpartition('-')[0]}.txt"

    def convert(self, target: str) -> Converted:
        file = SourceFile(self.source, self.source.name, Path(self.source.name), self.language)
        converted = convert_file(file, target, f"sources/{self.source.name}")
        assert converted is not None
        return converted

    def actual(self) -> dict[str, str]:
        """What comes of the source now, by the name of the file that says what must come of it."""
        page = self.convert("markdown")
        assert page.entry is not None
        linked = link(page.text, page.entry.symbol, page.entry.language, f"{page.entry.path}.md", Collection({}), "")
        return {
            "expected.md": linked.text,
            "expected.json": self.convert("blocks").text,
            "expected.diagnostics": "".join(f"{diagnostic}\n" for diagnostic in page.diagnostics),
        }


def project_pages() -> list[str]:
    """The committed files below docs/ without the sources but the first, as paths from the project's folder."""
    listing = subprocess.run(["git", "ls-files", "-z", "docs"], cwd=PROJECT, capture_output=True, text=True, check=True)
    first = FIRST_SOURCE.relative_to(PROJECT).as_posix()
    names = filter(None, listing.stdout.split("\0"))
    return [name for name in names if name == first or not name.startswith("docs/sources/")]


def all_cases() -> list[Case]:
    """Every case, in the order of names."""
    return [Case(folder) for folder in sorted(CASES.iterdir()) if folder.is_dir()]
