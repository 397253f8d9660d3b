"""Everything that a release claims, computed again from its rows; each claim that does not hold is a finding.

==============  ===============================================================================
`claimed`       reads what manifest, card and Croissant say
`files`         the files against the manifest
`reading`       the rows as files and as events, whatever is wrong with them
`columns`       what shows in a file alone: ids, order, labels, licences, withheld words
`relations`     what shows within an event: references between tables, views against records, counts
`spans`         words against the texts they stand in
`counts`        rows, digests and versions against manifest, card, citation and datasheet
`lists`         the lists of ids against the rows
`rebuilt`       what card and Croissant are made from, put together again
`card`          the card's configs, features, sizes and figures
`croissant`     Croissant's files, columns, keys and facts
`succession`    the release against the one before
`tally`         many rows with one fault as one finding
`fetching`      a release at an address or on the Hub as a folder
`run`           all of it, in one report
==============  ===============================================================================

Nothing here stops at the first fault, and nothing here trusts a file because another one says so.
"""
