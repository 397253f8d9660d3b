"""Two releases compared, event by event.

===============  =================================================================================
`comparison`     the comparison as a whole: events that differ, totals and verdict
`changes`        what differs between an event's rows
`release_info`   what one of the two releases says of itself
`totals`         running totals
`errata`         ``errata.jsonl`` compared with what the rows show
`violations`     what may not happen between two releases
`describe`       changes in words; `render` writes them as text, Markdown or JSON
`succession`     a release that is being built, compared with the one before
===============  =================================================================================
"""
