"""Tables as a versioned folder that ``load_dataset`` reads, the same bytes every time.

============  =================================================================================
`builder`     takes tables event by event and leaves a whole release, or what stood there before
`parquet`     one open writer a config and split; row groups end where events end
`digest`      identity of the rows, whatever wrote the files
`card`        ``README.md``: what ``datasets`` reads, then what people read
`facts`       what the card says in figures
`manifest`    ``manifest.json``: size, checksum and rows of every file
`exchange`    a new folder in the place of an old one, in one step
============  =================================================================================
"""
