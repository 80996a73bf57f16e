"""Counts the lead words of paragraphs and the italic verbs inside them; writes leads.json and verbs.json.

    python -m tests.corpus.learn_leads .corpus/text .corpus/akn

The truths of the texts, and the United Nations' XML of documents that have none: bodies and languages whose verbs have
other forms (in Arabic the General Assembly decides with another form of the verb than a council does).
Only words and counts are written, no sentence of any document.
"""

from __future__ import annotations

import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Any

from generator.languages.loader import FOLDER
from generator.readers.akn import read_akn
from generator.recognition.leads import FIRST_HAN, LONGEST, group_of, prefix_lengths
from generator.recognition.verbs import surroundings, tokens
from generator.writers.blocks import blocks_document

LED = ("preambular", "operative", "subparagraph")
SPOKEN = (*LED, "paragraph", "continuation", "quoted")
OFTEN = 2
"""A phrase inside a paragraph must have been italic this often to be learnt."""
TAKEN_ON = 3
"""Words that so many leads take on may be taken on by any lead."""
LIKELY = 0.42
"""A phrase is set in italics where it was in this share of the places; less than half finds more than it spoils."""
STRENGTHS = (1.0, 2.0)
LONGEST_OPENER = 12
"""So many signs at most open a paragraph before its lead."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """A paragraph of a truth: its kind, words, stretches of italics."""

    kind: str
    zone: str
    text: str
    spans: tuple[tuple[int, int], ...]


Paragraphs = Mapping[tuple[str, str], Sequence[Spoken]]
"""By language and group of bodies."""


def truths(folder: Path) -> Iterator[Any]:
    """The truths of the texts; the Word dumps carry no italics, and those of PDF files are there already."""
    names = ("word-dump", "pdf-dump", "printed")
    for of_set in sorted(path for path in folder.iterdir() if not path.name.startswith(names)):
        for path in sorted(of_set.glob("*.json")):
            yield json.loads(path.read_text(encoding="utf-8"))


def documents(folder: Path) -> Iterator[Any]:
    """The blocks of every XML file that can be read."""
    for path in sorted(folder.rglob("*.xml")):
        resolution = read_akn(path.read_bytes(), path.name).resolution
        if resolution is not None:
            yield blocks_document(resolution)


def paragraphs(found_in: Iterable[Any]) -> Paragraphs:
    """Every paragraph; a document met again is passed over."""
    found: dict[tuple[str, str], list[Spoken]] = defaultdict(list)
    met: set[tuple[str, str]] = set()
    for truth in found_in:
        name = (truth["metadata"]["language"], truth["metadata"]["symbol"])
        if name in met:
            continue
        met.add(name)
        key = (truth["metadata"]["language"], group_of(truth["metadata"]["organ_code"]))
        for block in truth["blocks"]:
            if block["kind"] in SPOKEN:
                spans = tuple((start, end) for start, end in block["italic_spans"])
                found[key].append(Spoken(block["kind"], block["zone"], block["text"], spans))
    return found


def lead_of(block: Spoken) -> str:
    """The italic words that open a paragraph, in lower case; empty when it opens without."""
    end = next((end for start, end in block.spans if start == 0), 0)
    return block.text[:end].strip().lower() if end <= LONGEST else ""


def count_leads(blocks: Sequence[Spoken], others: Iterable[str] = ()) -> dict[str, Any]:
    """By lead: italic in preambular, italic in other paragraphs, opened any paragraph; words that leads take on.

    `others` are the leads of other bodies: where they open a paragraph here without being its lead, that is told.
    """
    led = [block for block in blocks if block.kind in LED and block.zone == "body"]
    leads = Counter((lead, block.kind == "preambular") for block in led if (lead := lead_of(block)))
    opened: Counter[str] = Counter()
    for block in led:
        text = block.text.lower()
        opened.update({text[:length] for length in prefix_lengths(text)})
    names = sorted({lead for lead, _ in leads})
    counts = {
        lead: [leads[lead, True], leads[lead, False], max(opened[lead], leads[lead, True] + leads[lead, False])]
        for lead in names
    }
    modifiers = _taken_on(counts)
    longer = {f"{lead} {word}" for lead in names for word in modifiers["after"]}
    for lead in (longer | set(others)) - set(names):
        if opened[lead]:
            counts[lead] = [0, 0, opened[lead]]
    openers = _openers(led, counts)
    return {"leads": dict(sorted(counts.items())), **modifiers, **({"openers": openers} if openers else {})}


def _openers(led: Sequence[Spoken], leads: Mapping[str, Sequence[int]]) -> list[str]:
    """Words that stand upright before a lead, the longest first; only in scripts that do not part words."""
    seen: Counter[str] = Counter()
    for block in led:
        start, end = min(block.spans, default=(0, 0))
        if 0 < start <= LONGEST_OPENER and block.text[start] >= FIRST_HAN and block.text[start:end] in leads:
            seen[block.text[:start]] += 1
    opened = Counter(opener for block in led for opener in seen if block.text.startswith(opener))
    found = (opener for opener, times in seen.items() if times >= OFTEN and times * 2 >= opened[opener])
    return sorted(found, key=lambda opener: (-len(opener), opener))


def leads_in(blocks: Sequence[Spoken]) -> set[str]:
    """Every lead of these paragraphs."""
    return {lead for block in blocks if block.kind in LED and block.zone == "body" and (lead := lead_of(block))}


def _taken_on(counts: Mapping[str, Sequence[int]]) -> dict[str, list[str]]:
    """Words before and behind leads that make leads with many others."""
    usual = {lead for lead, (preambular, other, opened) in counts.items() if (preambular + other) * 2 >= opened}
    before: dict[str, set[str]] = defaultdict(set)
    after: dict[str, set[str]] = defaultdict(set)
    for lead in usual:
        words = lead.split(" ")
        for cut in range(1, len(words)):
            head, tail = " ".join(words[:cut]), " ".join(words[cut:])
            if head in counts and len(words) - cut <= 3:
                after[tail].add(head)
            if tail in counts and cut <= 3:
                before[head].add(tail)
    return {
        name: sorted(word for word, others in found.items() if len(others) >= TAKEN_ON)
        for name, found in (("before", before), ("after", after))
    }


def count_verbs(blocks: Sequence[Spoken]) -> dict[str, int]:
    """The decisions for every phrase that was italic inside paragraphs, and for surroundings that differ."""
    seen = Counter(
        phrase
        for block in blocks
        for start, end in block.spans
        if (start > 0 or block.kind not in LED[:2])
        and 0 < len(phrase := tuple(word for _, _, word in tokens(block.text[start:end]))) <= 8
    )
    known = {phrase for phrase, times in seen.items() if times >= OFTEN and any(word.isalpha() for word in phrase)}
    firsts: dict[str, set[tuple[str, ...]]] = defaultdict(set)
    for phrase in known:
        firsts[phrase[0]].add(phrase)
    counts: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for names, italic in _occurrences(blocks, firsts):
        for name in names:
            counts[name][0] += italic
            counts[name][1] += 1
    return _decisions(counts)


def _occurrences(
    blocks: Sequence[Spoken], firsts: Mapping[str, set[tuple[str, ...]]]
) -> Iterator[tuple[tuple[str, str, str], bool]]:
    """Every place where a known phrase stands, and whether just this phrase is italic there."""
    for block in blocks:
        places = tokens(block.text)
        words = [word for _, _, word in places]
        ends = dict(block.spans)
        lead = next((end for start, end in block.spans if start == 0), 0)
        for index, (start, _, word) in enumerate(places):
            if block.kind in LED[:2] and start < max(lead, 1):
                continue
            for phrase in firsts.get(word, ()):
                last = index + len(phrase)
                if tuple(words[index:last]) == phrase:
                    italic = ends.get(start, -1) in (places[last - 1][1], places[last - 1][1] + 1)
                    yield surroundings(words, index, block.kind, " ".join(phrase)), italic


def _decisions(counts: Mapping[str, Sequence[int]]) -> dict[str, int]:
    """What to decide, from the general to the particular; what decides as the general does is left out."""
    shares: dict[str, float] = {}
    for name in sorted(counts, key=lambda name: (name.count("|"), " " in name.split("|")[-1])):
        italic, total = counts[name]
        parts = name.split("|")
        general = "|".join(parts[:2]) if len(parts) > 2 else ""
        if len(parts) > 2 and " " in parts[-1]:
            general = f"{general}|{parts[-1].split(' ')[-1]}"
        strength = STRENGTHS[" " in parts[-1] and len(parts) > 2]
        expected = shares.get(general, 0.3)
        shares[name] = (italic + strength * expected) / (total + strength)
    decisions: dict[str, int] = {}
    for name, share in shares.items():
        parts = name.split("|")
        general = "|".join(parts[:2])
        nearer = f"{general}|{parts[-1].split(' ')[-1]}" if len(parts) > 2 and " " in parts[-1] else general
        above = decisions.get(nearer, decisions.get(general, 0)) if len(parts) > 2 else 0
        if (share >= LIKELY) != bool(above):
            decisions[name] = int(share >= LIKELY)
    return dict(sorted(decisions.items()))


def main() -> None:
    """Count over the folders named on the command line: texts with their truths first, then XML."""
    texts, *others_named = map(Path, sys.argv[1:])
    found = paragraphs(chain(truths(texts), *map(documents, others_named)))
    leads: dict[str, dict[str, Any]] = defaultdict(dict)
    verbs: dict[str, dict[str, Any]] = defaultdict(dict)
    for (code, group), blocks in sorted(found.items()):
        others = {lead for key in found if key[0] == code and key[1] != group for lead in leads_in(found[key])}
        leads[code][group] = count_leads(blocks, others)
        verbs[code][group] = count_verbs(blocks)
    (FOLDER / "leads.json").write_text(_written(leads), encoding="utf-8")
    (FOLDER / "verbs.json").write_text(_written(verbs), encoding="utf-8")


def _written(data: Any, depth: int = 0) -> str:
    """JSON with one entry a line, so that a change shows as the lines it changes."""
    if not isinstance(data, dict) or depth > 4:
        return json.dumps(data, ensure_ascii=False)
    rows = (f"{json.dumps(key, ensure_ascii=False)}: {_written(value, depth + 1)}" for key, value in data.items())
    return "{\n" + ",\n".join(rows) + "\n}" + ("" if depth else "\n")


if __name__ == "__main__":
    main()
