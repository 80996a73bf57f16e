"""A page that people wrote and MkDocs cannot read ends the build with a message."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.website.build import BuildError, Project, run_mkdocs
from tests.cases_support import PROJECT


@pytest.mark.parametrize(
    ("page", "said"), [(b"# Lamps \xff\n", "guide.md"), (b"# Lamps\n\n[oil](http://[lamp)\n", "Invalid IPv6 URL")]
)
def test_what_cannot_be_read_is_said(tmp_path: Path, page: bytes, said: str) -> None:
    docs = tmp_path / "docs"
    docs.mkdir()
    (docs / "guide.md").write_bytes(page)
    with pytest.raises(BuildError, match=said):
        run_mkdocs(Project(PROJECT), docs, tmp_path / "site")
