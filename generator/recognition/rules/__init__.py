"""The rules that give lines their kinds, in the order they are tried. Order is significant."""

from generator.recognition.rules.annexes import annex_heading, annex_paragraph, annex_title, implicit_annex
from generator.recognition.rules.body import (
    body_paragraph,
    continuation,
    preambular,
    quoted,
    unnumbered_operative,
)
from generator.recognition.rules.closing import closing, told_closing, vote
from generator.recognition.rules.frame import formula, part_letter, separator, table_note
from generator.recognition.rules.headings import body_heading
from generator.recognition.rules.numbers import counted, list_item, numbered, section
from generator.recognition.rules.quotations import quotation
from generator.recognition.rules.told import (
    told_formula,
    told_heading,
    told_operative,
    told_paragraph,
    told_preambular,
)
from generator.recognition.structure import Rule

RULES: tuple[Rule, ...] = (
    quotation,
    table_note,
    separator,
    told_closing,
    closing,
    vote,
    part_letter,
    told_formula,
    formula,
    annex_heading,
    told_paragraph,
    implicit_annex,
    numbered,
    counted,
    section,
    list_item,
    annex_title,
    told_heading,
    told_preambular,
    told_operative,
    quoted,
    continuation,
    annex_paragraph,
    body_heading,
    preambular,
    unnumbered_operative,
    body_paragraph,
)
