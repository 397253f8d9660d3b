"""Property tests measure facts, not the speed of the machine they run on."""

import os

from hypothesis import settings

settings.register_profile("facts", deadline=None)
settings.load_profile("facts")

os.environ["CORPUS_TOOLS_CACHE"] = ""  # nothing that a test checks is remembered beyond it, unless the test says where
