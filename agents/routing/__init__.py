"""Which model does which task, and why."""
