"""Makes words of a source safe in Markdown: whatever they are, the page shows just them.

A source may hold anything: `*`, `[x](javascript:…)`, `<script>`, `{{ … }}`, `{ #id }`, `--8<--`, `# `, `1. `. Escaping
is by backslash where Python-Markdown and CommonMark both know it, by entity elsewhere, and as sparing as can be: a
page must read well on GitHub too.
"""

from __future__ import annotations

import re

EVERYWHERE = {
    "\\": "\\\\",
    "`": "\\`",
    "*": "\\*",
    "_": "\\_",
    "[": "\\[",
    "{": "\\{",
    "<": "&lt;",
    "~": "&#126;",
    "\t": " ",
    "\x0b": " ",
    "\x0c": " ",
    "\r": " ",
    "\n": " ",
    "\u2028": " ",
    "\u2029": " ",
    "\x85": " ",
    "\x02": " ",
    "\x03": " ",
}
SPECIAL = re.compile("[" + re.escape("".join(EVERYWHERE)) + "]")
"""What has to be escaped. `str.translate` looks up every letter of a text that is not ASCII: ten times as slow."""
ENTITY = re.compile(r"&(?=#?\w{1,40};)")
LINE_START = re.compile(r"(?P<mark>[#>+\-=!|:%])")
LIST_NUMBER = re.compile(r"(?P<number>\d{1,9})(?P<stop>[.)])")
ENTITIES_AT_START = {"=": "&#61;", "|": "&#124;", ":": "&#58;", "%": "&#37;"}


def escape(text: str) -> str:
    """Words inside a paragraph."""
    escaped = SPECIAL.sub(_escaped, ENTITY.sub("&amp;", text))
    return escaped.replace("$", "&#36;") if escaped.count("$") > 1 else escaped


def _escaped(match: re.Match[str]) -> str:
    return EVERYWHERE[match[0]]


def escape_start(markdown: str) -> str:
    """Escaped Markdown that opens a line: keeps it from being a heading, a list, a quotation, a rule, a table."""
    number = LIST_NUMBER.match(markdown)
    if number:
        return f"{number['number']}\\{number['stop']}{markdown[number.end() :]}"
    mark = LINE_START.match(markdown)
    if mark:
        first = mark["mark"]
        return ENTITIES_AT_START.get(first, f"\\{first}") + markdown[1:]
    return markdown


def escape_heading(text: str) -> str:
    """Words of a heading: a `#` at its end would be taken for its closing mark."""
    return escape(text).replace("#", "\\#")


def escape_cell(text: str) -> str:
    """Words of a table cell."""
    return escape(text).replace("|", "\\|")
