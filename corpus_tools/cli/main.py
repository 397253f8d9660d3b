"""The command ``corpus-tools``: finds the verb asked for and imports that verb alone."""

from __future__ import annotations

import argparse
import importlib
import io
import os
import sys
from typing import TYPE_CHECKING, Protocol

from corpus_tools.diagnostics.quoting import escaped
from corpus_tools.errors import CorpusToolsError

if TYPE_CHECKING:
    from collections.abc import Sequence

EXIT_CLEAN, EXIT_FINDINGS, EXIT_USAGE, EXIT_INTERNAL = 0, 1, 2, 3
EXIT_STOPPED = 130
"""After Ctrl-C, as shells have it."""

EXTRA = frozenset({"datasets", "fsspec", "huggingface_hub", "pyarrow"})
"""Packages that the extra ``build`` installs; no verb of a contributor needs them."""

VERBS: dict[str, dict[str, str]] = {
    "contributors": {
        "new": "begin an article or an event from a text: files, digests and zones, ready to annotate",
        "check": "prove the corpus sound, or say what is wrong, where, and what to type",
        "explain": "say what a code stands for, with a wrong and a right example",
        "fix": "fill in offsets, ids and computed labels; find words again after an edit",
        "seal": "turn an annotation of a restricted text from words into positions",
        "show": "print an article with its annotations, or write an event's review page",
        "suggest": "propose an article's quotes, speakers, renderings and claims, each to be confirmed by you",
    },
    "users": {
        "compare": "say of each quote of a text whether its source has the words, and what was changed",
        "diff": "say what changed between two versions, and which version that asks for",
        "hydrate": "fill in restricted texts from copies you hold, with a receipt",
        "verify": "compute again everything that a release claims",
    },
    "maintainers": {
        "audit": "measure how much of each restricted text can be read off what is published",
        "build": "build the dataset",
        "publish": "publish a release: to a folder, a URL or the Hugging Face Hub",
        "splits": "propose splits for new events",
        "stats": "count what there is",
    },
}


class Verb(Protocol):
    """What a module of a verb has."""

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        """Declare the verb's options."""

    def run(self, options: argparse.Namespace) -> int:
        """Do it and return the exit status."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one verb and return the exit status: 0 clean, 1 findings, 2 usage, 3 internal.

    What somebody asked for and cannot have is one line on standard error; a defect of ours shows its traceback.
    """
    words = list(sys.argv[1:] if arguments is None else arguments)
    _print_whatever_the_locale()
    try:
        try:
            return _run(words)
        finally:
            sys.stdout.flush()  # that a reader went away, as `| head` does, shows here at the latest
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return EXIT_CLEAN


def _run(words: list[str]) -> int:
    known = {verb for verbs in VERBS.values() for verb in verbs}
    if not words or words[0] not in known:
        return _answer_without_verb(words)
    module: Verb = importlib.import_module(f"corpus_tools.cli.{words[0]}")
    parser = argparse.ArgumentParser(prog=f"corpus-tools {words[0]}", description=_help_of(words[0]))
    module.add_arguments(parser)
    try:
        return module.run(parser.parse_args(words[1:]))
    except (CorpusToolsError, PermissionError) as error:
        said = str(error)
        if isinstance(error, PermissionError):  # what somebody may not look into is none of our defects either
            said = f"{error.filename or 'a file'}: permission denied"
        print(f"corpus-tools {words[0]}: " + "\n".join(map(escaped, said.split("\n"))), file=sys.stderr)
        return EXIT_USAGE
    except BrokenPipeError:
        raise
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] not in EXTRA:
            raise
        print(f"corpus-tools {words[0]}: needs {error.name}; pip install 'corpus-tools[build]'", file=sys.stderr)
        return EXIT_USAGE
    except KeyboardInterrupt:
        print(f"\ncorpus-tools {words[0]}: stopped", file=sys.stderr)
        return EXIT_STOPPED
    except Exception:  # noqa: BLE001 - whatever it is, it is no finding, and must not look like one
        import traceback  # noqa: PLC0415 - only for a defect

        print("\n".join(map(escaped, traceback.format_exc().split("\n"))), file=sys.stderr)
        return EXIT_INTERNAL


def _print_whatever_the_locale() -> None:
    """Keep a terminal that knows ASCII alone from ending a command that only wanted to print a dash."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def _answer_without_verb(words: list[str]) -> int:
    if words and words[0] in {"-h", "--help", "help"}:
        print(_overview())
        return EXIT_CLEAN
    if words and words[0] in {"-V", "--version"}:
        from importlib.metadata import version  # noqa: PLC0415 - slow to import, seldom needed

        print(version("corpus-tools"))
        return EXIT_CLEAN
    print(_overview() if not words else _unknown(words[0]), file=sys.stderr)
    return EXIT_USAGE


def _unknown(word: str) -> str:
    from difflib import get_close_matches  # noqa: PLC0415 - only for a mistake

    near = get_close_matches(word, [verb for verbs in VERBS.values() for verb in verbs], n=1)
    hint = f"; did you mean {near[0]!r}?" if near else "; `corpus-tools --help` lists the verbs"
    return f"corpus-tools: no verb {word!r}{hint}"


def _overview() -> str:
    lines = ["corpus-tools: a corpus of what happened to people's words", "", "usage: corpus-tools VERB …", ""]
    for group, verbs in VERBS.items():
        lines += [f"for {group}", *(f"  {verb:<9} {line}" for verb, line in verbs.items()), ""]
    return "\n".join([*lines, "`corpus-tools VERB --help` says more about one of them."])


def _help_of(verb: str) -> str:
    line = next(verbs[verb] for verbs in VERBS.values() if verb in verbs)
    return f"{line[:1].upper()}{line[1:]}."
