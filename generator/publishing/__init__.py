"""Editions: frozen copies of the whole website, each under its own name on the publishing branch."""

from generator.publishing.deploy import publish
from generator.publishing.editions import PublishedEdition, PublishingError

__all__ = ["PublishedEdition", "PublishingError", "publish"]
