"""Slow work on thousands of real documents: reports and what is learnt from them. Nothing here runs by itself."""
