"""The computed labels of the guidelines, computed from what people decided, without the tools (guidelines 2.6, 3.2, 3.3)."""

from __future__ import annotations

FIDELITY = {
    "fabricated": "fabricated", "conflated": "conflated", "paraphrase": "paraphrased", "substituted": "reworded", "unmarked_cut": "adapted",
    "grammatical": "adapted", "marked_edit": "edited_marked", "verbatim": "faithful", "orthographic": "faithful", "unverifiable": "unverifiable",
}  # fmt: skip
"""What a form alone makes of a quote."""

ORDER = (
    "verbatim",
    "orthographic",
    "marked_edit",
    "grammatical",
    "unmarked_cut",
    "conflated",
    "substituted",
    "paraphrase",
    "fabricated",
)
"""Forms, the worst last: a quote is as bad as its worst clause."""

RELATION = {
    ("true", "true", "true", "true"): "equivalent", ("true", "true", "true", "false"): "broader", ("true", "true", "false", "true"): "narrower",
    ("true", "true", "false", "false"): "overlaps", ("true", "false", None, None): "contradicts", ("false", None, None, None): "unrecoverable",
}  # fmt: skip


def fidelity(quote, form):
    """Return the fidelity of a quote of a form, or None if the guidelines do not say."""
    if quote.get("attribution") in {"wrong_speaker", "wrong_occasion"}:
        return "misattributed"
    if form == "fabricated":
        return "fabricated"
    if quote.get("meaning") not in {None, "preserved", "unclear"}:
        return "distorted"
    return FIDELITY.get(form)


def false_labels(tree):
    """Yield in words each computed label of an article that does not follow from what was decided in its record.

    Args:
        tree: the file as `reading.by_pyyaml` reads it.
    """
    for quote in tree.get("quotes") or ():
        written = quote.get("computed") or {}
        form, clauses = (
            written.get("form"),
            [(clause.get("computed") or {}).get("form") for clause in quote.get("clauses") or ()],
        )
        meant = fidelity(quote, form)
        if meant and written.get("fidelity") != meant:
            yield f"{quote.get('id')}: fidelity {written.get('fidelity')}, from {form}, {quote.get('meaning')}, {quote.get('attribution')} follows {meant}"
        if (
            form in ORDER
            and clauses
            and all(one in ORDER for one in clauses)
            and ORDER.index(form) < max(map(ORDER.index, clauses))
        ):
            yield f"{quote.get('id')}: form {form} is better than that of its worst clause: {clauses}"
    for mention in tree.get("mentions") or ():
        written, answers = mention.get("computed") or {}, mention.get("answers") or {}
        meant = RELATION.get(
            tuple(
                answers.get(key)
                for key in ("recoverable", "compatible", "claim_entails_mention", "mention_entails_claim")
            )
        )
        if written.get("relation") != meant:
            yield f"{mention.get('id')}: relation {written.get('relation')}, from {answers} follows {meant}"
        grades = [
            one.get("severity") or (one.get("computed") or {}).get("severity")
            for one in mention.get("differences") or ()
            if one.get("changes_meaning") == "true"
        ]
        known = [int(grade) for grade in grades if isinstance(grade, str) and grade.isdigit()]
        if (
            len(known) == len(grades)
            and "distorted" in written
            and (written["distorted"] == "true") != any(grade >= 2 for grade in known)
        ):
            yield f"{mention.get('id')}: distorted {written['distorted']}, its differences have severity {known}"
