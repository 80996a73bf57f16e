"""Printed volumes."""

from collections.abc import Sequence

from generator.recognition.chain import Recognised
from generator.recognition.source import Line, SourceText


def is_volume(lines: Sequence[Line]) -> bool:
    """No."""
    return False


def read_volume(source: SourceText, expected_language: str) -> Recognised:
    """No."""
    return Recognised(None, ())
