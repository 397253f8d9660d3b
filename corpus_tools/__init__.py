"""Tools for a corpus of what happened to people's words.

===================  =========================================================================
``errors``           what a caller cannot have
``tool``             name and version of the tools
``text``             strings only: spans, normalization, quotation marks, blocks, alignment
``schemas``          what a file may say
``diagnostics``      what is wrong, where, and how to mend it
``fidelity``         what labels follow from: form, flags, fidelity, relation, severity
``attribution``      who is said to have said what, in English prose
``corpus``           an event as read (``Draft``) and as proven (``Corpus``)
``loaders``          files → ``Draft``
``checks``           ``Draft`` → report
``splits``           which event stands where
``stats``            counts
``suggest``          what annotates an article in advance
``authoring``        what writes the files that people edit
``tables``           ``Corpus`` → Arrow tables, one module a config
``release``          tables → a folder that ``load_dataset`` reads, and everything proven of it
``review``           the review page of an event
``pipeline``         the journey in one page
``editing``          what people write before it is checked: begun, suggested, mended, sealed
``lifecycle``        what becomes of a release once there is one
``cli``              the command ``corpus-tools``, one module a verb
===================  =========================================================================
"""
