"""Tables as a versioned folder that ``load_dataset`` reads, the same bytes every time.

===========  =====================================================================================
`build`      takes tables event by event and leaves a whole release, or what was there before
`hydrate`    a published release with its restricted texts filled in, for one machine only
`verify`     everything that a release claims, computed again
`publish`    a release where others find it
`diff`       two releases compared, and what may not happen between them
`leak`       how much of each restricted text can be read off what is published
`documents`  card, datasheet, citation and Croissant
`folder`     rows, manifest and files, written and read
===========  =====================================================================================
"""
