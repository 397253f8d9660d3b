"""A corpus as tables: one module a config, each with its columns and its rows.

===================  ==========================================================================
``quote_fidelity``   view: a quote in context, the words said, its labels (default)
``claim_drift``      view: a mention in context, its claim, the words said, its labels
``articles``         texts that retell, with zones
``statements``       texts that are retold, with passages
``quotes``           quotes as annotated and computed
``claims``           claims of an event
``claim_mentions``   mentions of claims as annotated and computed
``drift_spans``      differences of mentions
===================  ==========================================================================

`column` says what a column and a config are, `event` how an event is read for all of them, `views` how the
task views follow from the rows of records, `context` which words surround a span, `tabulate` puts an event through
all configs, `hydrated` fills words into published rows.
"""
