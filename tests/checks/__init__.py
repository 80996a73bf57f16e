"""Tests of the checks of a resolution that was read."""
