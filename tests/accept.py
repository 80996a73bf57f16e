"""Writes what comes of the sources of cases now as what must come of them: `python -m tests.accept [NAME…]`."""

from __future__ import annotations

import sys

from tests.cases_support import all_cases


def main() -> None:
    """Accept the cases named, or all."""
    named = set(sys.argv[1:])
    for case in all_cases():
        if named and case.name not in named:
            continue
        for name, text in case.actual().items():
            (case.folder / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
