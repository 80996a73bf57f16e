"""One module a format: a resolution in, the text of one file out."""
