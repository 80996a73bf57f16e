"""Reads Word files (.docx, .docm without its macros) and says what to do with those that cannot be read.

`reader.py` has the order of the steps; `package.py` is the only place that opens the archive. Plain lxml over the
archive takes 5 ms a real file; python-docx takes 60 ms and knows no footnotes.
"""

from generator.readers.docx.reader import read_docx

__all__ = ["read_docx"]
