"""From source text to a resolution: pure stages, one rule a file, in the order of `generator/recognition/chain.py`."""
