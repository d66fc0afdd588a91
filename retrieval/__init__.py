"""The catalogue of audience segments, its index, and search."""
