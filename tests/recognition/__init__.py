"""Recognition, stage by stage, on texts of our own wording."""
