"""Findings whose line must not be shown."""

from __future__ import annotations

WITHOUT_SOURCE = frozenset({"A215", "C505", "V651", "V652", "V653", "V654"})
"""Codes whose findings stand where words are that must not be printed."""
