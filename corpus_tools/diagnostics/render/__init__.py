"""A report for a reader: people at a terminal, programs, a code review; one module a format."""
