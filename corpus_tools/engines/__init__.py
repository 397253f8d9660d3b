"""Where a function is mapped over events."""
