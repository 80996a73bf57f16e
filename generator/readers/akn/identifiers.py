"""The ids that an AKN file gives its elements: running counters, of use only to find a place in that very file."""

from __future__ import annotations

from generator.readers.akn.parsing import parse
from generator.readers.safe_xml import local

HOLDERS = ("paragraph", "point", "item", "container", "formula", "section", "crossHeading", "subheading", "table")


def identifiers_by_line(data: bytes) -> dict[int, str]:
    """The id of the innermost element of the text on each line; a line on which two begin tells nothing."""
    parsed = parse(data)
    found: dict[int, set[str]] = {}
    if parsed.root is None:
        return {}
    for element in parsed.root.iter():
        holder = element
        while holder is not None and not (local(holder) in HOLDERS and holder.get("eId")):
            above = holder.getparent()
            if above is None:
                break
            holder = above
        if local(holder) in HOLDERS and holder.get("eId") and element.sourceline:
            found.setdefault(int(element.sourceline), set()).add(str(holder.get("eId")))
    return {line: next(iter(names)) for line, names in found.items() if len(names) == 1}
