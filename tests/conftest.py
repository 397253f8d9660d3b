"""Property tests measure facts, not the speed of the machine they run on."""

from hypothesis import settings

settings.register_profile("facts", deadline=None)
settings.load_profile("facts")
