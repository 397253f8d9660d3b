"""Who made a report, a receipt or a release: name and version of the tools."""

from __future__ import annotations

NAME = "corpus-tools"
"""Name of the tools and of their package."""

UNKNOWN = "0.0.0"
"""Version of tools that run without being installed."""


def tool_version() -> str:
    """Return the version of the tools that are installed."""
    from importlib.metadata import PackageNotFoundError, version  # noqa: PLC0415 - slow to import, seldom needed

    try:
        return version(NAME)
    except PackageNotFoundError:
        return UNKNOWN
