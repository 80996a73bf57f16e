"""Scores recognition on every set of real documents and compares with the figures kept in baseline.json.

    python -m tests.corpus .corpus/text
    python -m tests.corpus .corpus/text --sets ga79-en sc2023-en --worst 20
    python -m tests.corpus .corpus/text --update

The scorer is a program of its own (`--scorer`); its list of wrong truths is beside it. Blocks of other files that are
known to be wrong stand in truth_errors.toml: figures with these put right are printed too, and not kept.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from tests.corpus.report import Scorer, SetResult, anchors_of_languages, compare, score_set

BASELINE = Path(__file__).with_name("baseline.json")


def main() -> int:
    """Score, print, compare; 1 when a figure fell."""
    options = _options()
    scorer = Scorer.load(options.scorer)
    names = options.sets or sorted(path.name for path in options.folder.iterdir() if any(path.glob("*.json")))
    kept = json.loads(BASELINE.read_text(encoding="utf-8")) if BASELINE.exists() else {}
    results: list[SetResult] = []
    fell = False
    for name in names:
        result = score_set(options.folder / name, scorer)
        results.append(result)
        print(f"{name}: {result.documents} documents, {result.milliseconds:.1f} ms each")
        for line, worse in compare(result.figures, kept.get(name, {})):
            fell |= worse
            print(f"  {line}")
        for name_of_figure, value in result.put_right.items():
            if value != result.figures[name_of_figure]:
                print(f"  {name_of_figure:32} {value:9.3f}  with the known errors of the truth put right")
        for file, errors in result.worst[: options.worst]:
            print(f"    {errors:4} errors  {file}")
    for line in anchors_of_languages(results):
        print(line)
    if options.update:
        kept |= {result.name: result.figures for result in results}
        BASELINE.write_text(json.dumps(dict(sorted(kept.items())), indent=1) + "\n", encoding="utf-8")
    return int(fell)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m tests.corpus", description=__doc__.splitlines()[0] if __doc__ else ""
    )
    parser.add_argument("folder", type=Path, help="folder of sets: NAME.txt with truth NAME.json")
    parser.add_argument("--scorer", type=Path, default=Path("../shared/scoring/score.py"), help="the scorer's file")
    parser.add_argument("--sets", nargs="*", help="only these sets")
    parser.add_argument("--worst", type=int, default=5, help="how many of the worst files to list")
    parser.add_argument("--update", action="store_true", help="keep these figures as the baseline")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
