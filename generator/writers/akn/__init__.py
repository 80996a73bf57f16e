"""Writes AKN4UN, the United Nations' profile of Akoma Ntoso XML (unsceb-hlcm.github.io), valid against the 3.0 schema.

`document.py` has the order of the parts; `identifiers.py` makes the ids, `body.py` the paragraphs, `head.py` the
metadata and the cover page, `markup.py` the words.
"""

from generator.writers.akn.document import write_akn

__all__ = ["write_akn"]
