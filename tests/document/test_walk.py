"""Words of a document as they are cited."""

from __future__ import annotations

import pytest

from generator.document.model import NoteReference, Text
from generator.document.walk import named


@pytest.mark.parametrize(
    ("printed", "cited"),
    [("– مسألة", "مسألة"), ("Follow-up – and  \n more", "Follow-up – and more"), ("-5 degrees", "-5 degrees")],
)
def test_a_dash_behind_the_number_is_not_of_the_title(printed: str, cited: str) -> None:
    assert named((Text(printed), NoteReference("1", 0))) == cited
