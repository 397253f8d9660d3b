"""Fidelity: the one label of a quote, for those who want a single one.

The order of the rules:

1. *Attribution.* Whose words they are does not depend on how well they could be compared: ``misattributed``.
2. *What could not be judged.* The form of a quote is ``unverifiable`` (or, without a lexicon,
   ``not_applicable``) only where a share of it was not judged and the judged rest is no worse than
   orthographic. No verdict is given then, on its meaning either: ``unverifiable``. A change that was
   seen in the judged rest has a form of its own, and counts.
3. *Form and meaning*, in the order of the vocabulary: ``fabricated``, ``distorted``, then what the form comes to.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus_tools.schemas.vocab import Attribution, Fidelity, Form, Meaning

if TYPE_CHECKING:
    from collections.abc import Mapping

BY_FORM: Mapping[Form, Fidelity] = {
    Form.VERBATIM: Fidelity.FAITHFUL,
    Form.ORTHOGRAPHIC: Fidelity.FAITHFUL,
    Form.MARKED_EDIT: Fidelity.EDITED_MARKED,
    Form.GRAMMATICAL: Fidelity.ADAPTED,
    Form.UNMARKED_CUT: Fidelity.ADAPTED,
    Form.CONFLATED: Fidelity.CONFLATED,
    Form.SUBSTITUTED: Fidelity.REWORDED,
    Form.PARAPHRASE: Fidelity.PARAPHRASED,
    Form.FABRICATED: Fidelity.FABRICATED,
    Form.UNVERIFIABLE: Fidelity.UNVERIFIABLE,
    Form.NOT_APPLICABLE: Fidelity.UNVERIFIABLE,
}
"""What each form comes to, where neither attribution nor meaning says otherwise."""

SETTLED = frozenset({Form.FABRICATED, Form.UNVERIFIABLE, Form.NOT_APPLICABLE})
"""Forms that decide whatever the meaning."""


def fidelity_of(form: Form, meaning: Meaning | None, attribution: Attribution) -> Fidelity:
    """Return the one label; the first rule that matches wins.

    Example:
        >>> fidelity_of(Form.UNVERIFIABLE, Meaning.STRENGTHENED, Attribution.CORRECT).value
        'unverifiable'
        >>> fidelity_of(Form.VERBATIM, Meaning.STRENGTHENED, Attribution.CORRECT).value
        'distorted'
        >>> fidelity_of(Form.GRAMMATICAL, None, Attribution.CORRECT).value
        'adapted'
    """
    if attribution in {Attribution.WRONG_SPEAKER, Attribution.WRONG_OCCASION}:
        return Fidelity.MISATTRIBUTED
    if form not in SETTLED and meaning not in {None, Meaning.PRESERVED, Meaning.UNCLEAR}:
        return Fidelity.DISTORTED
    return BY_FORM[form]
