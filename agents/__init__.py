"""The agent graph: models behind one port, the router, the nodes and the wiring."""
