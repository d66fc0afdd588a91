"""Local stand-ins on the wire: servers that speak a vendor's HTTP format, and a tiny model file."""
