"""What a release says of itself in words and figures.

=============  ===================================================================================
`card`         ``README.md``: what ``datasets`` reads, then what people read; its figures
`datasheet`    ``DATASHEET.md``, its figures filled in
`croissant`    ``croissant.json``; `responsible` and `citation` say what goes into it
`hub`          closed lists of the Hugging Face Hub
=============  ===================================================================================
"""
