"""All that differs between the six languages of the United Nations, as data (`*.toml`) and its one loader.

No code of ours asks which language it has: it asks the `Language` for the pattern, the month, the letter.
"""

from generator.languages.labels import KEPT_SHAPES, SECTION_SHAPES, SHAPES, Reading, Shape, readings
from generator.languages.loader import LANGUAGES, Language, Organ, get

__all__ = [
    "KEPT_SHAPES",
    "LANGUAGES",
    "SECTION_SHAPES",
    "SHAPES",
    "Language",
    "Organ",
    "Reading",
    "Shape",
    "get",
    "readings",
]
