"""Tests of the model of a resolution."""
