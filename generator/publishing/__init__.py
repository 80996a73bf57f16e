"""Editions: the whole website, frozen under a name of its own on the publishing branch. Read deploy.py first."""

from generator.publishing.deploy import publish
from generator.publishing.editions import PublishedEdition, PublishingError
from generator.publishing.register import ListedEdition, list_editions, unpublish

__all__ = ["ListedEdition", "PublishedEdition", "PublishingError", "list_editions", "publish", "unpublish"]
