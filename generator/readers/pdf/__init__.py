"""Reads born-digital PDF files: text by position, notes at the foot of pages, italics from the names of fonts."""

from __future__ import annotations

from generator.readers.pdf.reader import read_pdf

__all__ = ["read_pdf"]
