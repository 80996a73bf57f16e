"""Names that a page no longer gives of itself: kept where they were published. Text in, text out.

When a paragraph that was counted as `pp5` is `pp4` in the mended text, docs/aliases.toml says so, and the page has an
element with the old name at the beginning of the paragraph:

    ["en/A/RES/62/152/"]
    pp5 = "pp4"
    op9 = "This was never a paragraph: the source had counted a heading."

`page = "..."` is said of the whole document: the address of the page in its place, or why there is none.
"""

from __future__ import annotations

import html
import json
import re
import tomllib
from collections.abc import Mapping

from generator.publishing.editions import PublishingError
from generator.writers.json_text import json_text

FILE = "aliases.toml"
WHOLE_PAGE = "page"
NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
ARTICLE = re.compile(r"<article\b[^>]*>.*?</article>", re.DOTALL)
HOLDS_TEXT = re.compile(r"(?:p|li|h[1-6]|td|th|div|section|blockquote|span|a)\b")
"""Elements that may begin with an empty link; before any other it stands outside."""

Aliases = Mapping[str, Mapping[str, str]]
"""By the address of a page: old name -> name of today, or a sentence why it is gone."""


def read_aliases(text: str, path: str) -> Aliases:
    """The aliases in docs/aliases.toml; `PublishingError` with what is wrong where."""
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise PublishingError(f"{path} cannot be read: {error}") from error
    for address, names in data.items():
        if not isinstance(names, dict) or not address.endswith("/") or address.startswith("/"):
            message = f'{path}: ["{address}"] is no address of a page, such as ["en/A/RES/62/152/"]'
            raise PublishingError(message)
        for name, target in names.items():
            if not isinstance(target, str) or not target.strip():
                raise PublishingError(f"{path}: {address}: {name} needs a name of today or a sentence, in quotes")
            if NAME.fullmatch(name) is None:
                raise PublishingError(f"{path}: {address}: {name} cannot be the name of a paragraph")
    return data


def is_sentence(target: str) -> bool:
    """Whether it says why a name is gone, and is not a name itself."""
    return " " in target.strip()


def with_aliases(page: str, names: Mapping[str, str]) -> tuple[str, list[str]]:
    """The HTML of a page with its old names, and what is wrong with them. Twice done changes nothing."""
    faults = []
    article = ARTICLE.search(page)
    text = article[0] if article else page
    for name, target in names.items():
        if name == WHOLE_PAGE or f'data-alias id="{name}"' in text:
            continue
        if re.search(rf'\sid="{re.escape(name)}"', text):
            faults.append(f"{name} is the name of a paragraph again")
        elif is_sentence(target):
            text = _with_sentence(text, name, target)
        elif (placed := _with_name(text, name, target)) is None:
            faults.append(f"{name} should lead to {target}, which is not there")
        else:
            text = placed
    return (page[: article.start()] + text + page[article.end() :] if article else text), faults


def _with_name(text: str, name: str, target: str) -> str | None:
    """With an empty element of the old name at the beginning of the paragraph that has the new one."""
    found = re.search(rf'<([a-z0-9]+)\b[^>]*\sid="{re.escape(target)}"[^>]*>', text)
    if found is None:
        return None
    place = found.end() if HOLDS_TEXT.fullmatch(found[1]) else found.start()
    element = f'<span data-ours data-alias id="{name}"></span>'
    return text[:place] + element + text[place:]


def _with_sentence(text: str, name: str, sentence: str) -> str:
    """With a paragraph of ours that says why; it is shown to those who come for it."""
    element = f'<p class="gone" data-ours data-alias id="{name}"><b>#{name}</b> {html.escape(sentence.strip())}</p>\n'
    heading = re.search(r"</h1\s*>|<article\b[^>]*>|<body\b[^>]*>", text)
    place = heading.end() if heading else 0
    return text[:place] + element + text[place:]


def map_with_aliases(anchor_map: str, names: Mapping[str, str]) -> str:
    """The anchor map of a document (JSON text) with its old names."""
    data = json.loads(anchor_map)
    former = [
        {"anchor": name, "gone": target} if is_sentence(target) else {"anchor": name, "now": target}
        for name, target in names.items()
        if name != WHOLE_PAGE
    ]
    if not former:
        return anchor_map
    return json_text({**data, "former": former})
