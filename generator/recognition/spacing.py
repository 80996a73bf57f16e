"""Gives a text without tabs the tabs that a Word dump has, so that every stage behind reads one layout.

Texts copied from a web page or mailed about have lost them in one of three ways: every tab became the same number of
spaces; the indents are gone (`1. Decides …`, `(a) To light …` at the margin); a blank line stands between all
paragraphs. Nothing but white space is changed, and every character keeps its line and column.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from generator.languages import SECTION_SHAPES, Language, readings
from generator.recognition.leads import leads_of
from generator.recognition.lines import INVISIBLE, goes_on
from generator.recognition.source import Line

WHITE = " \u00a0\u2002\u2003\u3000"
INDENT = re.compile(f"[{WHITE}]*")
LABEL = (
    r"(?P<label>[\u200b-\u200f]*(?:[^\W_]{1,7} ?\.|\d{1,3}(?: ?[–-](?=[^\w]+\D))|\d{1,3}[ \u00a0]?[^\W\d_]{2,10} ?[.–-]"
    r"|\d{1,3}(?:\.(?:\d{1,3}|[a-z]))+\.?|[^\s\w*]|[㈠-㈩]|\(?[^\W_]{1,7}\)|\([^\W\d_][ \u00a0][^\W\d_]{1,10}\)"
    r"|[’‘'\"]\d{1,2}[‘’'\"]|[^\W\d_]{2,8} [-–—]|[一二三四五六七八九十]{1,3}[、．])[\u200b-\u200f]*)"
)
LABELLED = re.compile(rf"{LABEL}(?P<gap>[{WHITE}]+)(?=[^\s–—_*-])")
"""A label and the white space behind it."""
"""`A. Mast (Malta)` may be a name: where a tab became several spaces, one space does not make it a label."""
GLUED = re.compile(r"(?P<label>(?P<number>\d{1,3})\.|\(?[^\W_]{1,5}\))(?=[^\W\d_])")
"""A label with its paragraph right behind it: `1.Decides`, `(a)To light`."""
NUMBERED = re.compile(r"\d{1,3}\.\s")
SENTENCE_ENDS = tuple(".;:,،؛。；：，、")
HEAD_LINES = 40
TITLE = re.compile(rf"(?P<number>(?:ES-|S-)?\d{{1,4}}/\d{{1,4}})[{WHITE}]+(?=[–-]|[^\W\d_])")
FEWEST_SENTENCES = 3
FEW = 8
"""Less than one in so many."""
LARGEST_UNIT = 10
MARKS = "0123456789()* \t\u00a0"
HEADING_LENGTH = 160
LONGEST_LEAD_ALONE = 60
LIST_OF_NAMES = 4


def without_gaps(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """The lines without the blank line between every two paragraphs; where two stand together one is kept."""
    worded = [index for index, line in enumerate(lines) if not _is_gap(line)]
    together = sum(after == before + 1 for before, after in pairwise(worded))
    if len(worded) < FEW or together * FEW > len(worded):
        return lines
    return tuple(
        line for index, line in enumerate(lines) if not (_is_gap(line) and index and not _is_gap(lines[index - 1]))
    )


def _is_gap(line: Line) -> bool:
    """Whether a line is empty; tabs alone are the empty cells of a row."""
    return not line.content and "\t" not in line.text


def with_tabs_for_spaces(lines: tuple[Line, ...], language: Language) -> tuple[Line, ...]:
    """The lines with a tab for as many spaces as one became; unchanged when paragraphs are not indented by spaces."""
    unit = _unit(lines)
    return tuple(_tabbed(line, unit, language) for line in lines) if unit else lines


def _unit(lines: Sequence[Line]) -> int:
    """How many spaces stand for a tab: the most usual indent of a sentence; 0 when most have none, or have tabs."""
    sentences = [line for line in lines if _ending(line.content) in SENTENCE_ENDS]
    indents = Counter(len(match[0]) for line in sentences if (match := INDENT.match(line.text)) and match[0])
    if len(sentences) < FEWEST_SENTENCES or indents.total() * 2 <= len(sentences):
        return 0
    unit = max(indents, key=lambda width: (indents[width], -width))
    return unit if unit <= LARGEST_UNIT else 0


def _tabbed(line: Line, unit: int, language: Language) -> Line:
    """One line; every run of spaces as wide as a tab becomes tabs, the rest of it stays."""
    indent = len(INDENT.match(line.text)[0])  # type: ignore[index]  # matches the empty text too
    tabs = max(1, round(indent / unit)) if indent else 0
    content = line.text[indent:]
    ending = _ending(content)
    if tabs > 1 and (ending in (",", ";") or (ending in SENTENCE_ENDS and len(content) > HEADING_LENGTH)):
        tabs = 1  # Some indent by depth, which makes no heading of a paragraph.
    text = "\t" * tabs + " " * (indent - tabs)
    if not content:
        whole = unit > 1 and indent % unit == 0
        return replace(line, text="\t" * (indent // unit) if whole else "")
    if unit > 1:
        content = re.sub(f"[{WHITE}]{{{unit},}}", lambda run: _tabs(run[0], unit), content)
    return replace(line, text=text + (_with_label(content, language, unit) if tabs else content))


def _ending(text: str) -> str:
    """The last character of a text but for the footnote marks behind it."""
    return text.rstrip(MARKS)[-1:]


def _tabs(run: str, unit: int) -> str:
    count = len(run) // unit
    return "\t" * count + " " * (len(run) - count)


def _with_label(content: str, language: Language, unit: int) -> str:
    """The words with a tab behind their label, when they open with one."""
    match = LABELLED.match(content)
    read = readings(match["label"].translate(INVISIBLE), language.code) if match else ()
    if match is None or not read:
        return content
    weak = read[0].shape in SECTION_SHAPES
    if weak and (unit > 1 or len(content) > HEADING_LENGTH):
        return content
    at = match.start("gap")
    return f"{content[:at]}\t{content[at + 1 :]}"


def with_tab_in_title(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """The lines with the tab between number and title (`98/111 Keeping of …`) in a text that has none."""
    if any("\t" in line.text for line in lines[:HEAD_LINES]):
        return lines
    for index, line in enumerate(lines[:HEAD_LINES]):
        match = TITLE.match(line.text)
        if match:
            at = match.end("number")
            titled = replace(line, text=f"{line.text[:at]}\t{line.text[at + 1 :]}")
            return (*lines[:index], titled, *lines[index + 1 :])
    return lines


def with_labels_apart(lines: tuple[Line, ...], language: Language) -> tuple[Line, ...]:
    """The lines with a space behind labels that have none (`1.Decides`), where no number of a paragraph has one.

    So a browser copies pages that set the numbers beside the text. Paragraphs 1 and 2 must be among them.
    """
    glued = [match for line in lines if (match := GLUED.match(line.content))]
    numbers = [int(match["number"]) for match in glued if match["number"]]
    if numbers[:2] != [1, 2] or any(NUMBERED.match(line.content) for line in lines):
        return lines
    return tuple(_apart(line, language) for line in lines)


def _apart(line: Line, language: Language) -> Line:
    match = GLUED.match(line.text, line.start)
    if match is None or not readings(match["label"], language.code):
        return line
    return replace(line, text=f"{line.text[: match.end()]} {line.text[match.end() :]}", added=line.added + 1)


def with_tabs_at_margin(lines: tuple[Line, ...], language: Language) -> tuple[Line, ...]:
    """The lines of a body with a tab before every paragraph, none before headings; unchanged when it has indents."""
    sentences = [line for line in lines if _ending(line.content) in SENTENCE_ENDS]
    if sum(line.text[:1].isspace() for line in sentences) * FEW > len(sentences):
        return lines
    names = _names(lines, language)
    result = list(lines)
    for index, line in enumerate(lines):
        if not line.content:
            continue
        content = _with_label(line.text, language, 1)
        if line.text[:1].isspace() or (
            content == line.text and index and goes_on(lines[index - 1].content, line.text, language)
        ):
            continue
        broken = index + 1 < len(lines) and goes_on(line.content, lines[index + 1].text, language)
        if content != line.text or broken or index in names or _is_paragraph(content, language):
            result[index] = replace(line, text=f"\t{content}", added=line.added + 1)
    return tuple(result)


def _is_paragraph(content: str, language: Language) -> bool:
    """Whether a line at the margin is a paragraph rather than a heading, a closing line or the row of a table."""
    label, tab, _ = content.partition("\t")
    if tab:
        return bool(readings(label.strip(), language.code))
    if _stands_apart(content.strip(), language):
        return False
    if len(content) > HEADING_LENGTH or _ending(content) in SENTENCE_ENDS:
        return True
    if content[:1] in language.quotation_marks or language.formula(content):
        return True
    return len(content) > LONGEST_LEAD_ALONE and leads_of(content, language.code) is not None


def _stands_apart(content: str, language: Language) -> bool:
    return any(language.matches(name, content) for name in ("meeting", "date", "annex", "part", "table_note"))


def _names(lines: Sequence[Line], language: Language) -> set[int]:
    """The lines of lists of names: so many short ones together that they are no headings."""
    found: set[int] = set()
    run: list[int] = []
    for index, line in enumerate((*lines, Line(0, "."))):
        content = line.content
        if content and (
            len(content) > HEADING_LENGTH or _ending(content) in SENTENCE_ENDS or _stands_apart(content, language)
        ):
            found.update(run if len(run) >= LIST_OF_NAMES else ())
            run = []
        elif content and "\t" not in line.text and len(content) > 2:
            run.append(index)
    return found
