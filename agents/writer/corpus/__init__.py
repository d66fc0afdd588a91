"""Training text of the builtin writer, made from banks and frames written for this project."""
