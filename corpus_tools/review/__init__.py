"""The review page: one self-contained page an event, which leads with the statement."""
