"""Tables as a versioned folder that ``load_dataset`` reads, the same bytes every time.

============  =================================================================================
`writing`     a release while it is written, put in its place at the end
`builder`     takes tables event by event and leaves a whole release, or what stood there before
`parquet`     one open writer a config and split; row groups end where events end
`digest`      identity of the rows, whatever wrote the files
`card`        ``README.md``: what ``datasets`` reads, then what people read
`facts`       what the card says in figures
`datasheet`   ``DATASHEET.md``, its figures filled in
`audit`       how much of each restricted text can be read off what is published
`blocks`      ``blocks.jsonl``: by what restricted texts are recognised
`succession`  what follows from the release before: version columns, ``CHANGES.md``, refusal
`diff`        two releases compared, event by event; `rows` reads them, `changes` are what differs
`judge`       what may not happen between two releases
`describe`    changes in words; `render_diff` writes them as text, Markdown or JSON
`version`     which change asks for which number
`folder`      a release that was built before
`hydrated`    a published release with its restricted texts filled in, for one machine only
`croissant`   ``croissant.json``; `responsible` and `citation` say what goes into it
`verify`      everything that a release claims, computed again
`manifest`    ``manifest.json``: size, checksum and rows of every file
`exchange`    a new folder in the place of an old one, in one step
============  =================================================================================
"""
