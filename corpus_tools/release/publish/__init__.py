"""A release where others find it: whoever looks sees whole versions only.

============  =================================================================================
`source`      a release that may be published: whole, and without restricted texts
`target`      what a place to publish at can do, and the plan it makes before it does anything
`address`     the place that a word on the command line names
`folder`      a folder, with a version in a folder of its own
`url`         any place that fsspec can write to, such as an S3 bucket
`hub`         a dataset on the Hugging Face Hub: one commit and a tag
`versions`    ``versions.json``: the versions that are whole, written last
============  =================================================================================
"""
