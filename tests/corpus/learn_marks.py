"""Counts what surrounds footnote marks and their decoys; writes generator/languages/marks.json.

    python -m tests.corpus.learn_marks .corpus/text

Only counts of surroundings are written, no sentence of any document.
"""

from __future__ import annotations

import json
import sys
from collections import Counter, defaultdict
from pathlib import Path

from generator.languages.loader import FOLDER
from generator.recognition.marks import candidates
from tests.corpus.truth import cases, true_marks


def count(folders: list[Path]) -> dict[str, dict[str, list[int]]]:
    """By language and signature: how often it was a mark, how often not."""
    counts: dict[str, dict[str, Counter[bool]]] = defaultdict(lambda: defaultdict(Counter))
    for folder in folders:
        for case in cases(folder):
            numbers = frozenset(str(note["id"]) for note in case.truth["footnotes"])
            true = true_marks(case)
            for candidate in candidates(case.lines, numbers, case.language):
                is_mark = (candidate.line, candidate.start, candidate.number) in true
                counts[case.language.code]["|".join(candidate.signature)][is_mark] += 1
    return {
        code: {signature: [seen[True], seen[False]] for signature, seen in sorted(signatures.items())}
        for code, signatures in sorted(counts.items())
    }


def main() -> None:
    """Count over every set below the folder named on the command line."""
    folders = sorted(path for path in Path(sys.argv[1]).iterdir() if any(path.glob("*.json")))
    learnt = count([folder for folder in folders if not folder.name.startswith("pdf-dump")])
    rows = [f"{json.dumps(code)}: {_rows(signatures)}" for code, signatures in learnt.items()]
    (FOLDER / "marks.json").write_text("{\n" + ",\n".join(rows) + "\n}\n", encoding="utf-8")


def _rows(signatures: dict[str, list[int]]) -> str:
    return (
        "{\n"
        + ",\n".join(
            f"{json.dumps(signature, ensure_ascii=False)}: {json.dumps(seen)}" for signature, seen in signatures.items()
        )
        + "\n}"
    )


if __name__ == "__main__":
    main()
