"""Training text of the builtin writer, made by this project from banks and frames written for it."""
