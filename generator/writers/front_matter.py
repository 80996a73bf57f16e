"""The metadata of a page as YAML front matter. Empty fields are left out."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from typing import Any

import yaml

from generator.document.model import Resolution
from generator.document.official import official
from generator.document.walk import named
from generator.languages import get
from generator.writers.background import background_data

DUMPER = getattr(yaml, "CSafeDumper", yaml.SafeDumper)


def front_matter(resolution: Resolution, source: str, more: Mapping[str, Any]) -> str:
    """The block between the two lines of three hyphens, these included; `more` comes last."""
    told = {**_fields(resolution, source), **background_data(resolution.background), **more}
    fields = {name: value for name, value in told.items() if value not in ("", [], None)}
    return f"---\n{front_matter_lines(fields)}---"


def front_matter_lines(fields: Mapping[str, Any]) -> str:
    """Facts as lines of front matter, a list on one line."""
    if not fields:
        return ""
    return yaml.dump(
        dict(fields), Dumper=DUMPER, allow_unicode=True, sort_keys=False, width=2**20, default_flow_style=None
    )


def _fields(resolution: Resolution, source: str) -> dict[str, Any]:
    masthead = resolution.masthead
    symbol = resolution.symbol
    title = named(resolution.title.content or masthead.number_line.content)
    return {
        # Material's search shows the title of a page as HTML.
        "title": escape(title or resolution.symbol.printed, quote=False),
        "symbol": symbol.canonical,
        "number": resolution.number,
        "language": resolution.language,
        "direction": get(resolution.language).direction,
        "organ": masthead.organ,
        "organ_code": symbol.organ.value,
        "session": masthead.session,
        "session_line": masthead.session_line,
        "agenda_item": masthead.agenda_item,
        "committee": masthead.committee,
        "reports": list(masthead.reports),
        "adopted": resolution.adoption_date,
        "meeting": resolution.parts[0].adoption.meeting,
        "distribution": masthead.distribution,
        "distributed": masthead.distribution_date,
        "job_number": masthead.job_number,
        "official": official(symbol.path, resolution.language),
        "source": source,
        "template": "main.html",
    }
