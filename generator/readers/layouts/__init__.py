"""Text layouts other than the Word dump, told by their looks: printed lines become one line a paragraph again.

`dump.py` knows text taken from PDF files, `volume.py` the printed volumes of the Security Council.
"""

from __future__ import annotations

from generator.readers.layouts.dump import is_dump, read_dump
from generator.readers.layouts.reading import Layout
from generator.readers.layouts.volume import is_volume, read_volume

LAYOUTS: tuple[Layout, ...] = (Layout(is_dump, read_dump), Layout(is_volume, read_volume))

__all__ = ["LAYOUTS"]
