"""Reads Word files (.docx, .docm without its macros) and says what to do with those that cannot be read.

`reader.py` has the order of the steps; `package.py` is the only place that opens the archive. Plain lxml over the
archive takes 2 ms for a real file (this whole reader 10 ms); python-docx takes 14 ms to list its runs, without notes.
"""

from generator.readers.docx.reader import read_docx

__all__ = ["read_docx"]
