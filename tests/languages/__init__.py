"""The languages as data: complete, and every pattern with examples that are its own."""
