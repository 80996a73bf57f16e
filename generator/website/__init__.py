"""From sources to a website: finding and converting files, index pages, the build."""
