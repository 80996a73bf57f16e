"""The extension's table of contents: which part runs when."""

from __future__ import annotations

from typing import Any

from markdown import Markdown
from markdown.extensions import Extension

from generator.markdown_extension.comparison import ComparisonTreeprocessor
from generator.markdown_extension.contents import ContentsTreeprocessor
from generator.markdown_extension.guard import GuardTreeprocessor
from generator.markdown_extension.notes import (
    DefinitionPreprocessor,
    MarkInlineProcessor,
    NotesTreeprocessor,
    ReferenceTreeprocessor,
)
from generator.markdown_extension.numbers import NumberTreeprocessor
from generator.markdown_extension.quick import hasten
from generator.markdown_extension.register import NoteRegister
from generator.markdown_extension.tables import TableTreeprocessor


class ResolutionExtension(Extension):
    """Notes as accessible popovers, printed numbers as links, and every paragraph in the contents.

    Replaces the stock `footnotes` extension; `attr_list`, `tables` and `toc` stay the stock ones, and the priorities
    below are told in relation to theirs.
    """

    def __init__(self, **kwargs: Any) -> None:
        """Take no options; keyword arguments are refused by Python-Markdown itself."""
        super().__init__(**kwargs)
        self.notes = NoteRegister()

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Python-Markdown's name
        """Register all parts."""
        md.registerExtension(self)
        hasten(md)
        # After fenced code (25) and raw HTML (20) have been put away: what they hold is never a note.
        md.preprocessors.register(DefinitionPreprocessor(md, self.notes), "resolution_definitions", 15)
        # After code spans (190) and escapes (180), before links (170).
        md.inlinePatterns.register(MarkInlineProcessor(self.notes), "resolution_marks", 175)
        # Before inline processing (20), so that notes may hold emphasis and links.
        md.treeprocessors.register(NotesTreeprocessor(md, self.notes), "resolution_notes", 50)
        # Before attr_list (8), which cannot give attributes to a table.
        md.treeprocessors.register(TableTreeprocessor(md), "resolution_tables", 9)
        # Between attr_list (8) and toc (5); MkDocs collects the ids of a page at 5 as well.
        md.treeprocessors.register(ComparisonTreeprocessor(md), "resolution_comparison", 7.5)
        md.treeprocessors.register(GuardTreeprocessor(md), "resolution_guard", 7)
        md.treeprocessors.register(NumberTreeprocessor(md), "resolution_numbers", 6.5)
        md.treeprocessors.register(ReferenceTreeprocessor(md, self.notes), "resolution_references", 6)
        # After toc, whose tokens it completes.
        md.treeprocessors.register(ContentsTreeprocessor(md, self.notes), "resolution_contents", 4)

    def reset(self) -> None:
        """Forget the notes of the page before."""
        self.notes.clear()


def makeExtension(**kwargs: Any) -> ResolutionExtension:  # noqa: N802 - Python-Markdown's name
    """Give Python-Markdown the extension when it is named by its module."""
    return ResolutionExtension(**kwargs)
