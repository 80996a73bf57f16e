"""Where the page that compares two documents is: `/en/compare/A/RES/62/152...A/RES/64/163/`."""

from __future__ import annotations

FOLDER_NAME = "compare"
BETWEEN = "..."


def comparison_path(language: str, before: str, after: str) -> str:
    """The page in the folder of pages, of the symbols of the earlier and the later document."""
    return f"{language}/{FOLDER_NAME}/{before}{BETWEEN}{after}.md"
