"""Half-open intervals of code points, the unit in which everything here points at words."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open interval ``[start, end)`` of Unicode code points, from 0.

    Raises:
        ValueError: if ``start`` is negative or ``end`` lies before ``start``.

    Example:
        >>> Span(3, 7).of("ab cdef gh")
        'cdef'
        >>> len(Span(3, 7))
        4
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            message = f"not a span: [{self.start}, {self.end})"
            raise ValueError(message)

    def __len__(self) -> int:
        return self.end - self.start

    def __bool__(self) -> bool:
        """Empty spans are still spans."""
        return True

    def __contains__(self, other: object) -> bool:
        """Whether a span (or an offset) lies wholly inside this one."""
        if isinstance(other, Span):
            return self.start <= other.start and other.end <= self.end
        return isinstance(other, int) and self.start <= other < self.end

    def of(self, text: str) -> str:
        """Return the covered words of ``text``."""
        return text[self.start : self.end]

    def overlap(self, other: Span) -> int:
        """Return how many code points both spans cover.

        Example:
            >>> Span(0, 5).overlap(Span(3, 9)), Span(0, 5).overlap(Span(5, 9))
            (2, 0)
        """
        return max(0, min(self.end, other.end) - max(self.start, other.start))

    def shift(self, by: int) -> Span:
        """Return the span moved by ``by`` code points."""
        return Span(self.start + by, self.end + by)
