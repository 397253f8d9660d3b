"""Publishes to the Hugging Face Hub: one commit, then a tag ``vX.Y.Z`` on it that is never moved.

``create_commit`` is used and not ``upload_folder``: where ``hf_xet`` is installed, the latter makes several
commits of a large folder, and readers of ``main`` would see half a version.

References:
    Hugging Face, *Upload files to the Hub* and *Repository cards*; ``huggingface_hub`` 2.4.
"""

from __future__ import annotations

import contextlib
import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from corpus_tools.errors import ReleaseError
from corpus_tools.release.folder.manifest import MANIFEST
from corpus_tools.release.folder.reading import parse_manifest
from corpus_tools.release.publish.target import Plan
from corpus_tools.release.publish.versions import order

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from huggingface_hub import HfApi
    from huggingface_hub.hf_api import RepoFile

    from corpus_tools.release.publish.source import Source

OWN_FILES = frozenset({".gitattributes"})
"""What the Hub puts into a repository itself; no part of a release."""
STARTING_FILES = OWN_FILES | {"README.md"}
"""What a repository made on the Hub's page holds at first."""

COMMIT = "commit"

_REASONS = {
    401: "the Hub knows no such token, or none was given: `hf auth login`, or set HF_TOKEN",
    403: "the token may not write there",
    409: "somebody made it at the same moment",
    412: "somebody else committed meanwhile",
}


@dataclass(frozen=True, slots=True)
class HubTarget:
    """A dataset repository of the Hub; made, if it is missing, as visible as its owner's settings say.

    Attributes:
        repository: ``owner/name``.
    """

    repository: str

    def plan(self, source: Source) -> Plan:
        """Return what publishing would do; contents are compared by the checksums that the Hub keeps."""
        there = _Repository.read(self.repository)
        if source.tag in there.tags:
            return self._plan_published(source, there.files(there.tags[source.tag]))
        files = there.files(there.head)
        self._check_head(source, there, files)
        kept = tuple(path for path in source.files if path in files and _is_same(source, path, files[path]))
        sent = tuple(path for path in source.files if path not in kept)
        removed = tuple(sorted(files.keys() - source.files.keys() - OWN_FILES))
        commit = (COMMIT,) if sent or removed else ()
        last = (*commit, f"tag {source.tag}")
        return Plan(self._place(source), sent, kept, removed, last, self._loading(source), base=there.head or "")

    def publish(self, source: Source, plan: Plan, *, on_step: Callable[[str], None]) -> None:
        """Carry the plan out; files are sent first, and seen by nobody until the commit names them."""
        if plan.is_done:
            return
        api = _api()
        base = plan.base
        if not base:
            with _explained(self.repository):
                api.create_repo(self.repository, repo_type="dataset", exist_ok=True)
            base = _Repository.read(self.repository).head or ""
        commit = self._commit(api, source, plan, base, on_step) if plan.last[0] == COMMIT else base
        with _explained(self.repository, what=f"tag {source.tag}"):
            api.create_tag(self.repository, tag=source.tag, revision=commit, repo_type="dataset")
        on_step(f"tag {source.tag}")

    def _commit(self, api: HfApi, source: Source, plan: Plan, base: str, on_step: Callable[[str], None]) -> str:
        from huggingface_hub import CommitOperationAdd, CommitOperationDelete  # noqa: PLC0415 - slow to import

        with _explained(self.repository, what=COMMIT):
            made = api.create_commit(
                self.repository,
                [
                    *(CommitOperationDelete(path_in_repo=path, is_folder=False) for path in plan.removed),
                    *(CommitOperationAdd(path, str(source.folder / path)) for path in plan.sent),
                ],
                commit_message=f"{source.manifest.name} {source.version}",
                repo_type="dataset",
                parent_commit=base or None,
            )
        for step in (*plan.sent, COMMIT):
            on_step(step)
        return str(made.oid)

    def _plan_published(self, source: Source, files: Mapping[str, RepoFile]) -> Plan:
        other = [path for path in source.files if path not in files or not _is_same(source, path, files[path])]
        other += sorted(files.keys() - source.files.keys() - OWN_FILES)
        if other:
            message = (
                f"{source.version} is published at {self._place(source)} with other content ({other[0]}); "
                "a tag is never moved: raise the version"
            )
            raise ReleaseError(message)
        return Plan(self._place(source), (), tuple(source.files), (), (), self._loading(source))

    def _check_head(self, source: Source, there: _Repository, files: Mapping[str, RepoFile]) -> None:
        """Make sure that what ``main`` shows now may be replaced; all of it stays in the history."""
        if MANIFEST not in files:
            if files.keys() - STARTING_FILES:
                message = f"{self.repository} holds files and no {MANIFEST}: it is not a release; name another place"
                raise ReleaseError(message)
            return
        shown = parse_manifest(there.read_file(MANIFEST), self.repository)
        if shown.name != source.manifest.name:
            message = f"{self.repository} holds {shown.name}, found {source.manifest.name} to publish"
            raise ReleaseError(message)
        if order(shown.version) > order(source.version):
            message = f"{self.repository} shows {shown.version}, which is newer than {source.version}"
            raise ReleaseError(message)

    def _place(self, source: Source) -> str:
        return f"hf://datasets/{self.repository}@{source.tag}"

    def _loading(self, source: Source) -> str:
        return f"load_dataset({self.repository!r}, revision={source.tag!r})"


@dataclass(frozen=True, slots=True)
class _Repository:
    """A repository as it is now: commit of ``main`` (null if there is none), and commits by tag."""

    name: str
    head: str | None
    tags: Mapping[str, str]

    @classmethod
    def read(cls, name: str) -> _Repository:
        from huggingface_hub.errors import RepositoryNotFoundError  # noqa: PLC0415 - slow to import

        with _explained(name):
            try:
                refs = _api().list_repo_refs(name, repo_type="dataset")
            except RepositoryNotFoundError:
                return cls(name, None, {})
        heads = {branch.name: branch.target_commit for branch in refs.branches}
        return cls(name, heads.get("main"), {tag.name: tag.target_commit for tag in refs.tags})

    def files(self, revision: str | None) -> dict[str, RepoFile]:
        from huggingface_hub.hf_api import RepoFile  # noqa: PLC0415 - slow to import

        if revision is None:
            return {}
        with _explained(self.name):
            tree = _api().list_repo_tree(self.name, recursive=True, revision=revision, repo_type="dataset")
            return {entry.path: entry for entry in tree if isinstance(entry, RepoFile)}

    def read_file(self, path: str) -> bytes:
        with _explained(self.name):
            return Path(_api().hf_hub_download(self.name, path, revision=self.head, repo_type="dataset")).read_bytes()


def _api() -> HfApi:
    from huggingface_hub import HfApi  # noqa: PLC0415 - slow to import

    return HfApi(library_name="corpus-tools")


def _is_same(source: Source, path: str, found: RepoFile) -> bool:
    if found.lfs is not None:
        return bool(found.lfs.sha256 == source.files[path].sha256)
    return bool(found.size == source.files[path].size and found.blob_id == _git_blob(source.folder / path))


def _git_blob(path: Path) -> str:
    """Return what git calls a file's content."""
    data = path.read_bytes()
    return hashlib.sha1(b"blob %d\0" % len(data) + data, usedforsecurity=False).hexdigest()


@contextlib.contextmanager
def _explained(repository: str, *, what: str = "") -> Iterator[None]:
    """Translate what the Hub answers, and what the way there says; that has no common root but `Exception`."""
    try:
        yield
    except ReleaseError:
        raise
    except Exception as error:
        status = getattr(getattr(error, "response", None), "status_code", None)
        said = _REASONS.get(status or 0) or " ".join(str(error).split()) or type(error).__name__
        place = f"{repository}, {what}" if what else repository
        message = f"{place}: {said}; no tag was set by this run, which can be repeated"
        raise ReleaseError(message) from error
