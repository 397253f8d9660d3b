"""``audit.toml``: an audit's figures, kept in the corpus so that a build, which reads no restricted text, can quote them.

They are those of certain rows, whose digest stands beside them; to any other rows they do not apply.
"""

from __future__ import annotations

import shutil
import tomllib
from hashlib import sha256
from typing import TYPE_CHECKING

from corpus_tools.errors import UsageError
from corpus_tools.release.folder.limits import parse_json, read_document
from corpus_tools.release.folder.manifest import MANIFEST

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from corpus_tools.release.folder.parquet import WrittenSplit
    from corpus_tools.release.leak.measure import Audit

RECORD = "audit.toml"
"""Name of the file, beside ``corpus.toml``."""


def write_record(root: Path, audit: Audit, *, version: str, rows: str) -> None:
    """Write the record of an audit into a corpus.

    Raises:
        UsageError: if a restricted text was not at hand: figures of some texts are not figures of all.
    """
    if not audit.is_whole:
        message = "a restricted text is not at hand, so the figures are not kept; name its folder with --from DIR"
        raise UsageError(message)
    content = render_record(audit, version=version, rows=rows)
    (root / RECORD).write_text(content, encoding="utf-8", newline="\n")


def render_record(audit: Audit, *, version: str, rows: str) -> str:
    """Return the record of an audit.

    Args:
        audit: what was found.
        version: version of the data.
        rows: digest of the rows that were audited (`rows_digest`).
    """
    return "\n".join(_lines(audit, version, rows)) + "\n"


def _lines(audit: Audit, version: str, rows: str) -> Iterator[str]:
    yield "# How much of each restricted text can be read off everything published; `corpus-tools audit --write` writes it."
    yield ""
    yield f'version = "{version}"'
    yield f'rows = "{rows}"'
    yield f"max_share = {audit.max_share:.4f}"
    yield f"max_run_words = {audit.n_longest}"
    for article in audit.articles:
        yield ""
        yield f'[articles."{article.event}/{article.article}"]'
        yield f"words = {article.n_words}"
        yield f"share = {article.share:.4f}"
        yield f"run_words = {article.n_longest}"


def rows_digest(splits: Iterable[tuple[str, str, str]]) -> str:
    """Return the digest of all rows of a release: config, split and digest of each, in any order.

    Example:
        >>> rows_digest([("quotes", "test", "sha256:1")])[:15]
        'sha256:cbf36d54'
    """
    content = "\n".join(" ".join(split) for split in sorted(splits))
    return f"sha256:{sha256(content.encode()).hexdigest()}"


def rows_digest_of(release: Path) -> str:
    """Return the digest of all rows of a release folder, as its manifest states them.

    Raises:
        UsageError: if it is no release.
    """
    try:
        configs = parse_json(read_document(release / MANIFEST), MANIFEST)["configs"]  # type: ignore[index]  # what is none is caught below
        return rows_digest(
            (name, split, about["digest"]) for name, splits in configs.items() for split, about in splits.items()
        )
    except (OSError, ValueError, LookupError, TypeError, AttributeError) as error:
        message = f"{release} is not a release: it has no {MANIFEST} of ours"
        raise UsageError(message) from error


def carry_record(documents: Path, release: Path, written: Sequence[WrittenSplit]) -> str | None:
    """Copy a corpus's record into a release, if it is of the release's very rows, and return what the card says of it."""
    sentence = leak_sentence(documents, written)
    if sentence is not None:
        shutil.copyfile(documents / RECORD, release / RECORD)
    return sentence


def leak_sentence(folder: Path, written: Sequence[WrittenSplit]) -> str | None:
    """Return what the card says of the audit; None if no audit of these very rows is recorded.

    Args:
        folder: of the corpus, or of the release.
        written: the release's rows.
    """
    record = _read(folder / RECORD)
    if record is None or record.get("rows") != rows_digest((s.config, s.split, s.digest) for s in written):
        return None
    share, words, articles = record.get("max_share"), record.get("max_run_words"), record.get("articles")
    if not isinstance(share, float) or not isinstance(words, int) or not isinstance(articles, dict):
        return None
    return (
        f"Leak audit of these rows and the repository ({len(articles)} restricted text(s)): "
        f"at most {share:.1%} of a text can be read off, at most {words} word(s) in a row."
    )


def _read(path: Path) -> dict[str, object] | None:
    if path.is_symlink() or not path.is_file():
        return None
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except ValueError:
        return None
