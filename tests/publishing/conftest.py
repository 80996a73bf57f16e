"""A repository of its own for every test of editions, away from the settings of this machine."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.publishing.small import Small, new_repository


@pytest.fixture(autouse=True)
def _no_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for variable in ("GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM"):
        monkeypatch.setenv(variable, str(tmp_path / "no-configuration"))
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)


@pytest.fixture
def small(tmp_path: Path) -> Small:
    return new_repository(tmp_path / "repository")
