"""A judge: a capable model compares two ads of one brief; never part of the gate."""
