"""A release's folder: rows as Parquet, the manifest, and what lies next to them; written, exchanged and read again.

================  ================================================================================
`writing`         a release while it is written, put in its place at the end
`parquet`         one open writer a config and split; row groups end where events end
`labels`          class labels in rows as names
`digest`          identity of the rows, whatever wrote the files
`manifest`        ``manifest.json``: size, checksum and rows of every file
`reading`         what a manifest says, whichever version of these tools wrote it
`blocks`          ``blocks.jsonl``: by what restricted texts are recognised
`tombstones`      ``withdrawn.jsonl``: what a release no longer holds
`version`         versions of the data, and which change asks for which
`release_folder`  a release that was built before
`rows`            its rows, event by event
`exchange`        a new folder in the place of an old one, in one step
================  ================================================================================
"""
