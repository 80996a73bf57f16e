"""The document model: what a resolution is made of, independent of any file format."""
