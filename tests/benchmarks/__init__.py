"""Measurements of speed; nothing here runs by itself."""
