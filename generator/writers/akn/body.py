"""The blocks of a document as preamble, main body and attachments, in the order of print."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from generator.document.model import Adoption, Block, Inlines, Kind, Resolution, Text
from generator.writers.akn.identifiers import UNDER_OTHERS, Identifiers
from generator.writers.akn.markup import Markup, words

ITEMS = (Kind.SUBPARAGRAPH,)
LISTLESS = (
    Kind.FORMULA, Kind.HEADING, Kind.TABLE, Kind.SEPARATOR, Kind.TABLE_NOTE, Kind.ANNEX_HEADING, Kind.ANNEX_TITLE,
)  # fmt: skip
"""The schema lets no list hang from these: points under a heading (A/RES/79/233) or behind the formula (S/RES/2005)."""
CLASSES = {
    Kind.CONTINUATION: ' class="continuation"',
    Kind.QUOTED: ' class="quoted"',
    Kind.SEPARATOR: ' class="separator"',
    Kind.TABLE_NOTE: ' class="tableNote"',
    Kind.ANNEX_TITLE: ' class="annexTitle"',
}


@dataclass(slots=True)
class Node:
    """A block with what hangs from it: words that follow directly, items of its list, words after the list."""

    index: int
    more: list[int] = field(default_factory=list)
    items: list[Node] = field(default_factory=list)
    after: list[int] = field(default_factory=list)


class BodyWriter:
    """Writes the blocks of one document."""

    def __init__(self, resolution: Resolution, names: Identifiers, markup: Markup) -> None:
        """`names` are the ids of the blocks."""
        self.resolution = resolution
        self.blocks = resolution.blocks
        self.names = names
        self.markup = markup

    def preamble(self, indexes: Sequence[int]) -> str:
        """`<preamble>` of these blocks, or nothing without one."""
        nodes = self._nodes(indexes)
        return f"<preamble>\n{''.join(self._in_preamble(node) for node in nodes)}</preamble>\n" if nodes else ""

    def main(self, indexes: Sequence[int]) -> str:
        """What stands in `<mainBody>`: paragraphs, and sections with what is under them."""
        written: list[str] = []
        nodes = self._nodes(indexes)
        closing = ""
        place = 0
        while place < len(nodes):
            if nodes[place].index in self.names.sections:
                opening, used = self._opening(nodes, place)
                written.append(closing + opening)
                closing = "</section>\n"
                place += used
            else:
                written.append(self._node(nodes[place], bool(closing)))
                place += 1
        return "".join([*written, closing])

    def heading(self, index: int) -> str:
        """The words of a heading with its number."""
        block = self.blocks[index]
        label = f"{words(block.label)} " if block.label else ""
        return label + self.markup.inlines(block.content)

    def _opening(self, nodes: Sequence[Node], place: int) -> tuple[str, int]:
        """The start of a section with its number and heading, and how many nodes that takes."""
        index = nodes[place].index
        first = self.blocks[index]
        own, used = (self.markup.inlines(first.content), 1) if first.label else ("", 1)
        number = words(first.label) if first.label else self.markup.inlines(first.content)
        following = self.blocks[nodes[place + 1].index] if place + 1 < len(nodes) else None
        if not own and following is not None and following.kind is Kind.HEADING and not following.ordinal:
            own, used = self.heading(nodes[place + 1].index), 2
        heading = f"<heading>{own}</heading>" if own else ""
        return f'<section eId="{self.names.blocks[index]}"><num>{number}</num>{heading}\n', used

    def _nodes(self, indexes: Sequence[int]) -> list[Node]:
        """The top-level blocks of a stretch, each with what hangs from it.

        The order of print comes first: what stands behind another top-level block, or behind closing words of a
        paragraph further out, is a block of its own.
        """
        top: list[Node] = []
        path: list[Node] = []
        for index in indexes:
            block = self.blocks[index]
            depth = next((d for d, node in enumerate(path) if node.index == block.parent), None)
            if depth is None or not self._hangs(block, path[: depth + 1]):
                top.append(Node(index))
                path = [top[-1]]
            elif block.kind in ITEMS:
                parent = path[depth]
                if parent.after:  # The list goes on behind words of the paragraph: these stay where they are.
                    (parent.items[-1] if parent.items else parent).after += parent.after
                    parent.after = []
                parent.items.append(Node(index))
                path[depth + 1 :] = [parent.items[-1]]
            else:
                del path[depth + 1 :]
                (path[depth].after if path[depth].items else path[depth].more).append(index)
        return top

    def _hangs(self, block: Block, path: Sequence[Node]) -> bool:
        """Whether a block may stand inside the last of these, each of which stands inside the one before."""
        if block.kind not in UNDER_OTHERS or self.blocks[path[-1].index].kind in LISTLESS:
            return False
        return not any(node.after for node in path[:-1])

    def _in_preamble(self, node: Node) -> str:
        """The formula, or a container with one preambular paragraph and its list."""
        block, name = self.blocks[node.index], self.names.blocks[node.index]
        if block.kind is Kind.FORMULA:
            return f'<formula name="enactingFormula" eId="{name}">{self._paragraphs(node)}</formula>\n'
        if block.label:
            listed = f'<blockList eId="{name}__list">{self._item(node)}</blockList>'
            return f'<container name="preambularParagraph" eId="{name}__container">{listed}</container>\n'
        inside = self._paragraphs(node)
        if node.items:
            items = "".join(self._item(item) for item in node.items)
            inside += f'<blockList eId="{name}__list_1">{items}</blockList>'
        inside += "".join(self._paragraph(index) for index in node.after)
        return f'<container name="preambularParagraph" eId="{name}">{inside}</container>\n'

    def _item(self, node: Node) -> str:
        """An item of a list in the preamble."""
        name = self.names.blocks[node.index]
        inside = f"<num>{words(self.blocks[node.index].label)}</num>{self._paragraphs(node)}"
        if node.items:
            items = "".join(self._item(item) for item in node.items)
            inside += f'<blockList eId="{name}__list_1">{items}</blockList>'
        inside += "".join(self._paragraph(index) for index in node.after)
        return f'<item eId="{name}">{inside}</item>'

    def _node(self, node: Node, in_section: bool) -> str:
        """A top-level block of the main body."""
        block, name = self.blocks[node.index], self.names.blocks[node.index]
        # Under a section the schema allows only one of these elements, directly in the main body only the other.
        element = "crossHeading" if in_section else 'block name="heading"'
        if block.kind is Kind.HEADING:
            return f'<{element} eId="{name}">{self.heading(node.index)}</{element.split()[0]}>\n'
        if block.kind is Kind.PREAMBULAR and not (node.items or node.more or node.after):
            said = self.markup.inlines(block.content)
            return f'<{element} refersTo="#preambularParagraph" eId="{name}">{said}</{element.split()[0]}>\n'
        if block.kind is Kind.TABLE:
            return f'<paragraph eId="{name}__para">\n<content>{self._table(block, name)}</content>\n</paragraph>\n'
        return self._hierarchical("paragraph", node)

    def _hierarchical(self, element: str, node: Node) -> str:
        """A paragraph or point: number and words, or number and a list with its introduction and closing words."""
        block, name = self.blocks[node.index], self.names.blocks[node.index]
        number = f"<num>{words(block.label)}</num>" if block.label else ""
        if not node.items:
            after = "".join(self._paragraph(index) for index in node.after)
            return f'<{element} eId="{name}">{number}<content>{self._paragraphs(node)}{after}</content></{element}>\n'
        points = "".join(self._hierarchical("point", item) for item in node.items)
        closing = "".join(self._paragraph(index) for index in node.after)
        wrap = f"<wrapUp>{closing}</wrapUp>" if closing else ""
        inside = f'<list eId="{name}__list_1"><intro>{self._paragraphs(node)}</intro>\n{points}{wrap}</list>'
        return f'<{element} eId="{name}">{number}{inside}</{element}>\n'

    def _paragraphs(self, node: Node) -> str:
        """The words of a block and those that follow before its list."""
        first = self.markup.paragraph(self.blocks[node.index].content, CLASSES.get(self.blocks[node.index].kind, ""))
        return first + "".join(self._paragraph(index) for index in node.more)

    def _paragraph(self, index: int) -> str:
        block = self.blocks[index]
        content: Inlines = (Text(f"{block.label} "), *block.content) if block.label else block.content
        return self.markup.paragraph(content, f'{CLASSES.get(block.kind, "")} eId="{self.names.blocks[index]}"')

    def _table(self, block: Block, name: str) -> str:
        """The first row is the head."""
        rows = [row for row in block.rows if any(row)]
        written = []
        for number, row in enumerate(rows):
            tag = "th" if number == 0 else "td"
            cells = "".join(f"<{tag}>{self.markup.paragraph(cell)}</{tag}>" for cell in row)
            written.append(f"<tr>{cells}</tr>\n")
        return f'<table eId="{name}">\n{"".join(written)}</table>'


def conclusions(adoption: Adoption, prefix: str) -> str:
    """Meeting and date, or nothing when the print has neither."""
    if not adoption.printed or not (adoption.meeting or adoption.date_line):
        return ""
    date = adoption.date.isoformat() if adoption.date else ""
    lines = [f'<location refersTo="#adoptionMeeting">{words(adoption.meeting)}</location>'] if adoption.meeting else []
    if adoption.date_line:
        dated = f'date="{date}" ' if date else 'date="0001-01-01" '
        lines.append(f'<docDate {dated}refersTo="#adoptionDate">{words(adoption.date_line)}</docDate>')
    if adoption.date_first:
        lines.reverse()
    return f'<conclusions eId="{prefix}conclusions"><p>{"<eol/>".join(lines)}</p></conclusions>\n'
