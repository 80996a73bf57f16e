"""A Python-Markdown extension for pages of resolutions: notes, paragraph numbers, tables, contents.

It works wherever Python-Markdown runs (MkDocs, Zensical, a test) and knows no language: the few words of ours that
a reader meets are put in by the page template, at the markers named in `markup.py`.
"""

from generator.markdown_extension.extension import ResolutionExtension, makeExtension

__all__ = ["ResolutionExtension", "makeExtension"]
