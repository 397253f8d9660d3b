"""What becomes of a release once there is one: compared, filled in, audited, verified, published."""

from __future__ import annotations

import os
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from corpus_tools.checks.run import run_checks
from corpus_tools.corpus import admit
from corpus_tools.diagnostics.diagnostic import Level
from corpus_tools.diagnostics.report import Report
from corpus_tools.errors import NotAdmittedError, UsageError
from corpus_tools.loaders.git import find_commit
from corpus_tools.loaders.paths import CORPUS_FILE, CorpusPaths
from corpus_tools.pipeline import build, load, read_head
from corpus_tools.pipeline import release as write_release

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from corpus_tools.corpus import Corpus
    from corpus_tools.loaders.texts.hydrate import Copies
    from corpus_tools.release.folder.release_folder import ReleaseFolder
    from corpus_tools.release.folder.writing import Release
    from corpus_tools.release.hydrate import Hydration
    from corpus_tools.release.leak.measure import Audit
    from corpus_tools.release.publish.source import Source
    from corpus_tools.release.publish.target import Plan
    from corpus_tools.schemas.head import LeakSection


@contextmanager
def compared(root: Path | None, old: str, new: str) -> Iterator[tuple[ReleaseFolder, ReleaseFolder]]:
    """Open two versions of a dataset, and build those that are no releases yet into a temporary folder.

    Args:
        root: folder of the corpus whose revisions are meant; None if there is none.
        old: a release, a corpus, or a git revision of the repository around ``root``.
        new: likewise.

    Raises:
        UsageError: if one of them is none of these, or does not pass the checks.
    """
    with TemporaryDirectory(prefix="corpus-tools-diff-") as place:
        yield _opened(root, old, Path(place) / "old"), _opened(root, new, Path(place) / "new")


def _opened(root: Path | None, name: str, place: Path) -> ReleaseFolder:
    from corpus_tools.release.diff.release_info import lay_out  # noqa: PLC0415 - likewise
    from corpus_tools.release.folder.manifest import MANIFEST  # noqa: PLC0415 - likewise
    from corpus_tools.release.folder.release_folder import ReleaseFolder  # noqa: PLC0415 - pyarrow is loaded for releases alone

    path = Path(name)
    if (path / MANIFEST).is_file():
        return ReleaseFolder.open(path)
    if not (path / CORPUS_FILE).is_file():
        commit = find_commit(root, name) if root is not None else None
        if root is None or commit is None:
            message = f"{name!r} is no release (a folder with {MANIFEST}), no corpus, and no git revision here"
            raise UsageError(message)
        path = place / "corpus"
        path.mkdir(parents=True)
        lay_out(root, commit, path)
    try:
        return ReleaseFolder.open(write_release(path, place / "release", _as_written(path)).path)
    except NotAdmittedError as error:
        message = f"{name} does not pass the checks of these tools: {error}"
        raise UsageError(message) from error


def _as_written(root: Path) -> Iterator[Corpus]:
    """Yield every event with its labels as written, to be compared and never published.

    Rules change, and what an older revision's labels were is the question: only what tables need is asked for.
    """
    for draft in load(root, texts=None):
        found = run_checks(draft)
        yield admit(draft, Report(tuple(finding for finding in found if finding.rule.level < Level.LOGIC)))


def digest_of(release: Release) -> str:
    """Return the identity of all rows of a release, which the next one names in ``corpus.toml``."""
    from corpus_tools.release.folder.release_folder import ReleaseFolder  # noqa: PLC0415 - pyarrow is loaded for releases alone

    return ReleaseFolder.open(release.path).digest


def hydrate_release(release: str, out: Path, *, texts: Sequence[Path] = ()) -> tuple[Hydration, Copies]:
    """Fill in the restricted texts of a published release from copies, and return it with what was searched.

    Args:
        release: its folder, an address that fsspec reads, or ``OWNER/NAME[@REVISION]`` of a dataset of the Hub.
        out: where the hydrated release goes; it must not leave this machine.
        texts: folders of copies; those that the environment names by default.

    Raises:
        ReleaseError: if there is no such release, or ``out`` cannot be written.
        UsageError: if no folder of texts is named, or one is not there.
    """
    from corpus_tools.loaders.texts.hydrate import find_copies  # noqa: PLC0415 - for hydration alone
    from corpus_tools.release.hydrate import hydrate_release as write_hydrated  # noqa: PLC0415 - pyarrow
    from corpus_tools.release.verify.fetching import release_folder  # noqa: PLC0415 - likewise

    copies = find_copies(texts)
    with release_folder(release) as folder:
        return write_hydrated(folder, out, copies), copies


def build_hydrated(root: Path, out: Path, *, texts: Sequence[Path] = ()) -> tuple[Hydration, Copies]:
    """Build the dataset and fill in its restricted texts: the same rows as `hydrate_release` gives.

    Raises:
        NotAdmittedError: if the corpus has open errors; what stood at ``out`` stays.
        ReleaseError: if ``out`` is something other than a hydrated release, or cannot be written.
        UsageError: if no folder of texts is named, or one is not there.
    """
    from corpus_tools.loaders.texts.hydrate import find_copies  # noqa: PLC0415 - for hydration alone
    from corpus_tools.release.hydrate import hydrate_release as write_hydrated  # noqa: PLC0415 - pyarrow

    copies = find_copies(texts, root=root, search=read_head(CorpusPaths(root)).file.texts.search)
    with TemporaryDirectory() as scratch:
        published = build(root, Path(scratch, "release")).path
        return write_hydrated(published, out, copies), copies


def audit(
    root: Path,
    *,
    texts: Sequence[Path] = (),
    release: Path | None = None,
    require_text: bool = False,
    is_written: bool = False,
) -> tuple[Audit, LeakSection]:
    """Return how much of each restricted text can be read off the repository and a release, and the budget for it.

    Args:
        root: folder of the corpus.
        texts: folders that hold restricted texts, beside those that environment and corpus name.
        release: a release of the corpus; by default one is built and removed again.
        require_text: whether a restricted text that is not at hand is an error.
        is_written: whether the figures are kept in ``audit.toml``.

    Raises:
        NotAdmittedError: if a release is to be built, and the corpus has open errors.
        UsageError: if the folder is no release, one of texts cannot be looked into, or the figures are to be kept and a text is not at hand.
    """
    from corpus_tools.release.leak import measure, record, sources  # noqa: PLC0415 - pyarrow is loaded for it alone

    head = read_head(CorpusPaths(root))
    for given in texts:
        try:
            os.scandir(given).close()
        except OSError as error:
            message = f"the folder {given} cannot be looked into: {(error.strerror or 'no reason given').lower()}"
            raise UsageError(message) from error
    with TemporaryDirectory() as scratch:
        folder = release or build(root, Path(scratch, "release")).path
        rows = record.rows_digest_of(folder)
        published = (sources.read_folder(root, without=folder), sources.read_folder(folder, label="release/"))
        budget = head.file.leak
        found = measure.audit(load(root, texts=texts), published, budget, require_text=require_text)
    if is_written:
        record.write_record(root, found, version=head.file.corpus.version, rows=rows)
    return found, budget


def verify(
    place: str, *, previous: str | None = None, corpus: Path | None = None, texts: Sequence[Path] = ()
) -> Report:
    """Return every claim of a release that does not hold.

    Args:
        place: a folder, an address with a protocol of fsspec, or an id on the Hub, with ``@revision`` if wanted.
        previous: the release before, to compute the version that the changes ask for; named likewise.
        corpus: a corpus whose restricted texts are looked for in the release; None for no leak audit.
        texts: folders that hold restricted texts, beside those that environment and corpus name.

    Raises:
        ReleaseError: if no release is there.
    """
    from corpus_tools.release.diff.comparison import check_succession  # noqa: PLC0415 - likewise
    from corpus_tools.release.verify.fetching import release_folder  # noqa: PLC0415 - pyarrow is loaded for it alone
    from corpus_tools.release.verify.run import is_readable, verify_release  # noqa: PLC0415 - likewise

    with release_folder(place) as folder:
        report = verify_release(folder)
        if previous is not None and is_readable(report):
            with release_folder(previous) as before:
                report += check_succession(folder, before)
        if corpus is not None and is_readable(report):
            report += audit(corpus, texts=texts, release=folder)[0].report
        return report


def publish(
    folder: Path, to: str, *, is_written: bool = True, on_step: Callable[[str], None] | None = None
) -> tuple[Source, Plan]:
    """Publish a release and return it with what was to be done; a version that is published already stays as it is.

    Args:
        folder: what `build` made.
        to: a folder, a URL that fsspec writes to, or ``hub:OWNER/NAME``.
        is_written: whether it is done, or only planned.
        on_step: is told of each file and each further step once it is done.

    Raises:
        ReleaseError: if the folder is no whole release or holds restricted texts, if the version is published with
            other content, or if the place cannot be read or written.
        UsageError: if ``to`` names no place.
    """
    from corpus_tools.release.publish.address import find_target  # noqa: PLC0415 - pyarrow is loaded for releases alone
    from corpus_tools.release.publish.source import open_source  # noqa: PLC0415 - likewise

    target, source = find_target(to), open_source(folder)
    plan = target.plan(source)
    if is_written and not plan.is_done:
        target.publish(source, plan, on_step=on_step or (lambda _: None))
    return source, plan
