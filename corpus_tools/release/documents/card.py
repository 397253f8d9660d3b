"""``README.md`` of a release: front matter that ``datasets`` and the Hub read, then words for people.

References:
    Hugging Face, *Repository cards* and *Manual configuration* of ``datasets``.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, field
from hashlib import sha256
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import yaml

from corpus_tools.release.documents.hub import annotators_kinds, licence_fields, size_category
from corpus_tools.release.folder.digest import type_name
from corpus_tools.release.folder.labels import named
from corpus_tools.schemas.vocab import TextStatus
from corpus_tools.stats import is_person
from corpus_tools.tables.column import features
from corpus_tools.tables.tabulate import CONFIGS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from corpus_tools.corpus import Head
    from corpus_tools.release.folder.parquet import WrittenSplit
    from corpus_tools.schemas.vocab import Vocabulary
    from corpus_tools.tables.column import Column, Config

ByConfig = dict[str, list["WrittenSplit"]]

_MARKUP = re.compile(r"([\\`*_{}\[\]()#+!|~])")


_COUNTED = ["fiction", "language", "text_status", "annotators", "n_quotes", "n_mentions", "license", "text_license"]


@dataclass(slots=True)
class Facts:
    """Running figures over all articles.

    Attributes:
        invented, real: events, by whether their articles are invented.
        n_articles, n_withheld: articles, and those among them whose text is withheld.
        n_labelled, n_by_people: quotes and mentions, and those that a person annotated.
        languages, licences, annotators: what occurs.
        leak: what a leak audit of these rows found; None if none is recorded.
    """

    invented: set[str] = field(default_factory=set)
    real: set[str] = field(default_factory=set)
    n_articles: int = 0
    n_withheld: int = 0
    n_labelled: int = 0
    n_by_people: int = 0
    languages: set[str] = field(default_factory=set)
    licences: set[str] = field(default_factory=set)
    annotators: set[str] = field(default_factory=set)
    leak: str | None = None

    def add(self, event_id: str, articles: pa.RecordBatch, head: Head, *, labels: Mapping[str, Sequence[str]]) -> None:
        """Take the rows of config ``articles`` of one event.

        Args:
            event_id: the event.
            articles: its rows.
            head: of the corpus, which says who is a person.
            labels: names of class labels by path.
        """
        counted = pa.Table.from_batches([articles.select(_COUNTED)])
        for row in named(counted, {name: labels[name] for name in _COUNTED if name in labels}).to_pylist():
            (self.invented if row["fiction"] else self.real).add(event_id)
            n_labels = row["n_quotes"] + row["n_mentions"]
            self.n_articles += 1
            self.n_withheld += row["text_status"] != TextStatus.OPEN
            self.n_labelled += n_labels
            self.n_by_people += n_labels * any(is_person(name, head) for name in row["annotators"])
            self.languages.add(row["language"])
            self.licences.add(row["license"])
            if row["text_status"] == TextStatus.OPEN:
                self.licences.add(row["text_license"])
            self.annotators.update(row["annotators"])


def render_card(head: Head, written: Sequence[WrittenSplit], facts: Facts) -> str:
    """Return the card; the first config written is the default one."""
    by_config: ByConfig = {}
    for split in written:
        by_config.setdefault(split.config, []).append(split)
    front = yaml.safe_dump(_front_matter(head, by_config, facts), sort_keys=False, allow_unicode=True, width=1_000_000)
    return "\n".join(["---", f"{front}---", "", *_body(head, by_config, facts)])


def render_body(head: Head, written: Sequence[WrittenSplit], facts: Facts) -> str:
    """Return the card below its front matter."""
    by_config: ByConfig = {}
    for split in written:
        by_config.setdefault(split.config, []).append(split)
    return "\n".join(_body(head, by_config, facts))


def render_local_card(published: str, written: Sequence[WrittenSplit], *, name: str, version: str, digest: str) -> str:
    """Return the card of a hydrated release: what must not be done with it, then its tables.

    Args:
        published: front matter of the release it was made from.
        written: what was written, in the order of configs and splits.
        name: of the dataset.
        version: of its data.
        digest: identity of all rows that were published.
    """
    by_config: ByConfig = {}
    for split in written:
        by_config.setdefault(split.config, []).append(split)
    front = yaml.safe_load(published) | {
        "configs": _configs(version, by_config),
        "dataset_info": [_dataset_info(config, splits) for config, splits in by_config.items()],
    }
    dumped = yaml.safe_dump(front, sort_keys=False, allow_unicode=True, width=1_000_000)
    return "\n".join(["---", f"{dumped}---", "", *_local_body(by_config, name, version, digest)])


def _local_body(by_config: ByConfig, name: str, version: str, digest: str) -> Iterator[str]:
    yield from (f"# {plain(name)} {version}", "", "Hydrated, for this machine only.", "")
    yield "> **Do not pass this folder on.** It holds words of texts that may not be redistributed, filled in from copies"
    yield "> that whoever made it holds. Its manifest says `local_only`, and `corpus-tools publish` refuses it."
    yield ""
    yield f"Made from the published release {version} with the rows `{digest}`; that one's card has licences and limits."
    yield "`hydration-receipt.json` says how much came back. A row's `text_status` is `open`, `withheld` (a statement that"
    yield "nobody holds), `exact`, `moved`, `normalised` (words as the copy prints them) or `lost` (words are null)."
    yield ""
    yield from _overview(by_config)
    yield from _loading(by_config)
    yield from (
        "## Columns",
        "",
        "Every column may be null. Offsets are Unicode code points, from 0, the end exclusive.",
    )
    for config in by_config:
        yield from _columns(CONFIGS[config])
    yield from _labels(by_config)


def _front_matter(head: Head, by_config: ByConfig, facts: Facts) -> dict[str, object]:
    languages = sorted(facts.languages)
    return {
        "pretty_name": head.file.corpus.name,
        "language": languages,
        "multilinguality": ["monolingual" if len(languages) < 2 else "multilingual"],
        **licence_fields(facts.licences),
        "annotations_creators": annotators_kinds(facts.annotators, head),
        "source_datasets": ["original"],
        "size_categories": [size_category(max(sum(s.n_rows for s in splits) for splits in by_config.values()))],
        "task_categories": ["text-classification"],
        "task_ids": ["fact-checking", "natural-language-inference"],
        "tags": ["quotations", "attribution", "faithfulness", "news"],
        "configs": _configs(head.file.corpus.version, by_config),
        "dataset_info": [_dataset_info(name, splits) for name, splits in by_config.items()],
    }


def _configs(version: str, by_config: ByConfig) -> list[dict[str, object]]:
    """One entry a config.

    The digest in the description and the version are what `datasets` keys its cache by: without
    them a rebuilt folder, or another of the same name, is served with the old rows.
    """
    default = next(iter(by_config))
    return [
        {
            "config_name": name,
            **({"default": True} if name == default else {}),
            "version": version,
            "description": f"One row is {CONFIGS[name].row}; content {content_digest(splits)}",
            "data_files": [{"split": s.split, "path": f"data/{name}/{s.split}-*.parquet"} for s in splits],
        }
        for name, splits in by_config.items()
    ]


def content_digest(splits: Sequence[WrittenSplit]) -> str:
    """Return the digest of all rows of a config, split by split."""
    content = "\n".join(f"{split.split} {split.digest}" for split in splits)
    return f"sha256:{sha256(content.encode()).hexdigest()}"


def _dataset_info(name: str, splits: Sequence[WrittenSplit]) -> dict[str, object]:
    return {
        "config_name": name,
        "features": features(CONFIGS[name])._to_yaml_list(),  # noqa: SLF001 - the only writer of this format
        "splits": [{"name": s.split, "num_bytes": s.n_bytes, "num_examples": s.n_rows} for s in splits],
        "download_size": sum(split.n_file_bytes for split in splits),
        "dataset_size": sum(split.n_bytes for split in splits),
    }


def _body(head: Head, by_config: ByConfig, facts: Facts) -> Iterator[str]:
    corpus = head.file.corpus
    yield from (f"# {plain(corpus.name)} {corpus.version}", "", plain(corpus.title), "")
    yield from _overview(by_config)
    yield from _truth(facts)
    yield from _loading(by_config)
    yield from _licences(facts)
    yield "## Columns"
    yield ""
    yield "Every column may be null. Offsets are Unicode code points, from 0, the end exclusive."
    for name in by_config:
        yield from _columns(CONFIGS[name])
    yield from _labels(by_config)
    yield from ("## Versions", "", _versions(head), "")


def _overview(by_config: ByConfig) -> Iterator[str]:
    splits = list(dict.fromkeys(split.split for written in by_config.values() for split in written))
    yield "An event is one public *statement* and the *articles* that retell it. The rows say which quotations keep the"
    yield "speaker's words, which do not and how; which claims the articles make, and how those drift."
    yield ""
    yield f"| config | one row is | for | {' | '.join(splits)} |"
    yield f"|---|---|---|{'--:|' * len(splits)}"
    for name, written in by_config.items():
        n_rows = {split.split: split.n_rows for split in written}
        cells = " | ".join(str(n_rows.get(split, "")) for split in splits)
        yield f"| `{name}` | {CONFIGS[name].row} | {CONFIGS[name].purpose} | {cells} |"
    yield ""


def _truth(facts: Facts) -> Iterator[str]:
    yield "> **What this is, and is not.**"
    yield f"> {len(facts.invented)} invented event(s) and {len(facts.real)} event(s) of real coverage,"
    yield f"> {facts.n_articles} article(s), {facts.n_withheld} of them without text: positions and labels only."
    yield f"> {facts.n_by_people} of {facts.n_labelled} annotated quotes and mentions were labelled by people."
    if facts.leak is not None:
        yield f"> {facts.leak}"
    yield "> About what is true of living people nothing is said."
    yield ""


def _loading(by_config: ByConfig) -> Iterator[str]:
    name = next(iter(by_config))
    other = next((config for config in by_config if config != name), name)
    yield from ("## How to load", "", "```python", "from datasets import load_dataset", "")
    yield f'rows = load_dataset("PATH-OR-ID")                      # config {name}'
    yield f'rows = load_dataset("PATH-OR-ID", "{other}", split="{by_config[other][0].split}")'
    yield from ("print(rows[0])", "```", "")


def _licences(facts: Facts) -> Iterator[str]:
    yield from ("## Licences", "")
    yield "Columns `license` (labels and annotators' words) and `text_license` (the text) say it row by row:"
    yield f"{', '.join(f'`{licence}`' for licence in sorted(facts.licences))}."
    yield ""


def _columns(config: Config[Any]) -> Iterator[str]:
    yield from ("", f"### `{config.name}`: one row is {config.row}", "")
    if config.view_of is not None:
        yield "Inputs come first, then targets; derived columns follow from both and give targets away."
        yield ""
        yield from ("| column | role | type | what it holds |", "|---|---|---|---|")
    else:
        yield from ("| column | type | what it holds |", "|---|---|---|")
    for column in config.columns:
        role = f" {column.role.value} |" if config.view_of is not None else ""
        yield f"| `{column.name}` |{role} {_kind(column)} | {_cell(column.description)} |"


def _kind(column: Column[Any]) -> str:
    """Return a column's type in words."""
    if column.vocabulary is not None:
        return "list of class labels" if column.is_list else "class label"
    if not column.parts:
        return f"`{type_name(column.stored)}`"
    kinds = ((part.name, "class label" if part.vocabulary is not None else str(part.kind)) for part in column.parts)
    return f"list of records: {', '.join(f'`{name}` {kind}' for name, kind in kinds)}"


def _labels(by_config: ByConfig) -> Iterator[str]:
    """Yield every vocabulary once, under the columns and parts of columns that hold its labels."""
    places: dict[type[Vocabulary], dict[str, None]] = {}
    for name in by_config:
        for column in CONFIGS[name].columns:
            for path, vocabulary in column.vocabularies.items():
                places.setdefault(vocabulary, {})[path] = None
    yield from ("", "## Class labels", "")
    for labels, paths in places.items():
        names = ", ".join(f"`{path}`" for path in paths)
        yield from (f"### {names}", "", "| id | label | rule |", "|--:|---|---|")
        for number, label in enumerate(labels):
            yield f"| {number} | `{label.value}` | {_cell(label.definition)} |"
        yield ""


def _versions(head: Head) -> str:
    corpus = head.file.corpus
    return (
        f"Data {corpus.version}, guidelines {corpus.guideline}, rules of form {corpus.form_rules}. "
        "`manifest.json` has size, checksum and rows of every file, and a digest of the rows of every split."
    )


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|").replace("<", "&lt;")


def plain(text: str) -> str:
    r"""Return words of a corpus as Markdown that shows them and does nothing else.

    Example:
        >>> print(plain("a *b* <script>"))
        a \*b\* &lt;script&gt;
    """
    return _MARKUP.sub(r"\\\1", html.escape(" ".join(text.split()), quote=False))
