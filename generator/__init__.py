"""Publishes United Nations resolutions as a website where every paragraph has a permanent address.

Read `generator/pipeline.py` first: it names the stages in order.
"""
