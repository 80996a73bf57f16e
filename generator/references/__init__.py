"""Addresses inside a document and references between documents."""
