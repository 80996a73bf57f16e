"""Reads AKN4UN, the United Nations' profile of Akoma Ntoso XML (unsceb-hlcm.github.io), straight into the model.

`reader.py` has the order of the steps; `parsing.py` is the only place that touches bytes.
"""

from generator.readers.akn.reader import read_akn

__all__ = ["read_akn"]
