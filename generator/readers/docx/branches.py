"""What inside a paragraph is words, and what is not: deleted things, pictures, the second of two forms of the same."""

from __future__ import annotations

from collections.abc import Mapping

from generator.readers.docx.styles import W
from generator.readers.safe_xml import Element, local

REMOVED = frozenset({"del", "moveFrom"})
NO_WORDS = frozenset({"pPr", "rPr", "sectPr", "tblPr", "trPr", "tcPr", "sdtPr", "sdtEndPr", "rubyPr", "rt", "ctrlPr"})
"""Properties; and the small reading above a word (`w:rt`), which is no part of the line."""
DRAWN = frozenset({"drawing", "pict", "object"})
"""Their words stand in text boxes, which are read with the margins."""
LEFT_OUT = REMOVED | NO_WORDS | DRAWN
FORMS = frozenset({"Choice", "Fallback"})
PICTURES = frozenset({"blip", "imagedata", "OLEObject", "chart", "relIds"})
"""What a drawing has that shows something: an image, an object of another program, a chart, a diagram."""
WORDED = frozenset({"t", "footnoteReference", "endnoteReference"})


def keep_one_form(root: Element) -> None:
    """Take all forms but one out of every `mc:AlternateContent`: Word writes new things again for old readers.

    The first form that has words stays (those of an emoji are in the second), else the first with a text box.
    """
    known: dict[Element, bool] = {}
    innermost_first = reversed(list(root.iter("{*}AlternateContent")))
    for alternative in innermost_first:  # so that everything is looked through once
        forms = [form for form in alternative if local(form) in FORMS]
        worded = [form for form in forms if _has_words(form, known)]
        boxed = forms if worded else [form for form in forms if _has_box(form)]
        known[alternative] = bool(worded)
        for form in forms:
            if form is not (worded or boxed or forms)[0]:
                alternative.remove(form)


def _has_words(element: Element, known: Mapping[Element, bool]) -> bool:
    return any(
        known[child]
        if child in known
        else local(child) in WORDED or (local(child) not in LEFT_OUT and _has_words(child, known))
        for child in element
    )


def _has_box(element: Element) -> bool:
    return next(element.iter(W + "txbxContent"), None) is not None


def is_left_out(element: Element) -> bool:
    """Whether an element stands in something that is not read."""
    return any(local(above) in LEFT_OUT for above in element.iterancestors())


def is_removed(element: Element) -> bool:
    """Whether tracked changes delete an element."""
    return any(local(above) in REMOVED for above in element.iterancestors())


def shows_picture(drawn: Element) -> bool:
    """Whether a drawing shows more than lines and text boxes."""
    return any(local(one) in PICTURES for one in drawn.iter())
