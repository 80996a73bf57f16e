"""Counts the lead words of paragraphs; writes generator/languages/leads.json.

    python -m tests.corpus.learn_leads .corpus/text

Only words and counts are written, no sentence of any document.
"""

from __future__ import annotations

import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from generator.languages.loader import FOLDER
from generator.recognition.leads import _prefix_lengths

LONGEST = 90
KINDS = ("preambular", "operative")


def paragraphs(folders: list[Path]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Language and truth of every preambular and operative paragraph; the Word dumps carry no italics."""
    for folder in folders:
        for path in sorted(folder.glob("*.json")):
            truth = json.loads(path.read_text(encoding="utf-8"))
            for block in truth["blocks"]:
                if block["kind"] in KINDS or (block["kind"] == "subparagraph" and block["zone"] == "body"):
                    yield truth["metadata"]["language"], block


def lead_of(block: dict[str, Any]) -> str:
    """The italic words that open a paragraph, in lower case; empty when it opens without."""
    spans = [span for span in block["italic_spans"] if span[0] == 0]
    return block["text"][: spans[0][1]].strip().lower() if spans and spans[0][1] <= LONGEST else ""


def count(folders: list[Path]) -> dict[str, dict[str, list[int]]]:
    """By language and lead: italic in preambular, italic in other paragraphs, opened any paragraph."""
    leads: dict[str, Counter[tuple[str, bool]]] = defaultdict(Counter)
    opened: dict[str, Counter[str]] = defaultdict(Counter)
    for code, block in paragraphs(folders):
        lead = lead_of(block)
        if lead:
            leads[code][lead, block["kind"] == "preambular"] += 1
        text = block["text"].lower()
        opened[code].update({text[:length] for length in _prefix_lengths(text)})
    return {
        code: {
            lead: [counts[lead, True], counts[lead, False], max(opened[code][lead], counts[lead, True] + counts[lead, False])]
            for lead in sorted({lead for lead, _ in counts})
        }
        for code, counts in sorted(leads.items())
    }


def main() -> None:
    """Count over every set below the folder named on the command line."""
    names = ("word-dump", "pdf-dump", "printed")
    folders = sorted(path for path in Path(sys.argv[1]).iterdir() if not path.name.startswith(names))
    blocks = [
        f"{json.dumps(code)}: {{\n"
        + ",\n".join(f"{json.dumps(lead, ensure_ascii=False)}: {counts}" for lead, counts in leads.items())
        + "\n}"
        for code, leads in count(folders).items()
    ]
    (FOLDER / "leads.json").write_text("{\n" + ",\n".join(blocks) + "\n}\n", encoding="utf-8")


if __name__ == "__main__":
    main()
