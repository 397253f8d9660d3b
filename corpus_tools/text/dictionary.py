"""Digests that a list of phrases reads back: every short run of a text, hashed under every rule that is likely.

Who wants to know a withheld text tries phrases against whatever digests are published; here the text is known,
so that its own phrases are the list.
"""

from __future__ import annotations

import hashlib
import re
from base64 import b64decode
from functools import partial
from typing import TYPE_CHECKING

from corpus_tools.text.digest import MIN_BLOCK, hashed_bytes
from corpus_tools.text.normalize import FOLD, NORM, fold
from corpus_tools.text.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

MAX_WORDS = 12
"""Most words of a run that is tried, if it is shorter than a block, whose digest no list of phrases reads back."""

MIN_DIGITS = 16
"""Fewest hexadecimal digits that count as a digest, for those that were cut; 64 bits are not met by chance."""

_ALGORITHMS = (
    *(partial(hashlib.md5, usedforsecurity=False), partial(hashlib.sha1, usedforsecurity=False)),
    *(hashlib.sha224, hashlib.sha256, hashlib.sha384, hashlib.sha512, hashlib.sha3_256),
    *(hashlib.blake2b, hashlib.blake2s),
)
_HEXADECIMAL = re.compile(r"(?<![0-9A-Za-z])[0-9A-Fa-f]{16,128}(?![0-9A-Za-z])")
_WHOLE = re.compile(r"(?:[\w-]+[:=])?[0-9A-Fa-f]{32,128}")
_BASE64 = re.compile(r"(?<![0-9A-Za-z+/_-])[0-9A-Za-z+/_-]{22,86}={0,2}(?![0-9A-Za-z+/_-])")
_SIZES = frozenset(algorithm(b"").digest_size for algorithm in _ALGORITHMS)
_SPACES = re.compile(r"\s\s|[\t\n\r\f\v.'\"-]")
_WORD = re.compile(r"[^\W_]+")


def find_digests(text: str) -> Iterator[str]:
    """Yield whatever in a string may be a digest, as hexadecimal digits in lower case.

    Example:
        >>> [digits[:8] for digits in find_digests("sha256:fb04bbd51f318dcbb51dfe87ae697df6, kAFQmDzST7DWlj99KOF/cg==")]
        ['fb04bbd5', '90015098']
    """
    for match in _HEXADECIMAL.finditer(text):
        yield match[0].lower()
    for match in _BASE64.finditer(text):
        data = _decoded(match[0])
        if len(data) in _SIZES:
            yield data.hex()


def is_digest(text: str) -> bool:
    """Return whether a string is a digest in hexadecimal digits, with or without the name of its rule before it.

    Example:
        >>> is_digest("md5:900150983cd24fb0d6963f7d28e17f72"), is_digest("fair/courier/m2kcd")
        (True, False)
    """
    return _WHOLE.fullmatch(text.strip()) is not None


def _decoded(written: str) -> bytes:
    bare = written.rstrip("=").replace("-", "+").replace("_", "/")
    return b64decode(bare + "=" * (-len(bare) % 4)) if len(bare) % 4 != 1 else b""


def read_digests(text: str, published: Iterable[str]) -> Iterator[tuple[str, Span]]:
    """Yield every published digest that is one of a short run of the text's words, with the span that it gives away.

    Args:
        text: the canonical text.
        published: hexadecimal digits, lower case, at least `MIN_DIGITS` of them; longer digests may have been cut.
    """
    wanted: dict[str, list[str]] = {}
    for digits in sorted(set(published)):
        wanted.setdefault(digits[:MIN_DIGITS], []).append(digits)
    if not wanted:
        return
    for span, form in _runs(text):
        for digest in _digests(form):
            for digits in wanted.get(digest[:MIN_DIGITS], ()):
                if digest.startswith(digits):
                    yield digits, span


def _runs(text: str) -> Iterator[tuple[Span, str]]:
    """Yield every run of words in the forms in which somebody would hash it."""
    words = [match.span() for match in _WORD.finditer(text)]
    for first, (start, _) in enumerate(words):
        for _, end in words[first : first + MAX_WORDS]:
            if end - start >= MIN_BLOCK:
                break
            exact = text[start:end]
            bare = " ".join(_WORD.findall(exact))
            marked = _with_marks(text, start, end)
            for form in dict.fromkeys((exact, marked, bare, exact.lower(), marked.lower(), bare.lower())):
                yield Span(start, end), form


def _with_marks(text: str, start: int, end: int) -> str:
    """Return the run with the marks that stand at its edges."""
    while start > 0 and not text[start - 1].isspace() and not text[start - 1].isalnum():
        start -= 1
    while end < len(text) and not text[end].isspace() and not text[end].isalnum():
        end += 1
    return text[start:end]


def _digests(form: str) -> Iterator[str]:
    plain = form.encode("utf-8", "surrogatepass")
    folded = form if form.isascii() and _SPACES.search(form) is None else fold(form).text
    for ours in (hashed_bytes(form, NORM), hashed_bytes(folded, FOLD)):
        yield hashlib.sha256(ours).hexdigest()
    for algorithm in _ALGORITHMS:
        yield algorithm(plain).hexdigest()
