"""What the terminal can show."""

from __future__ import annotations

import os
import sys


def is_coloured() -> bool:
    """Whether standard output is a terminal that wants colours (``NO_COLOR`` and ``TERM=dumb`` say no)."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
