"""Fidelity: the one label of a quote, for those who want a single one."""

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


def fidelity_of(form: Form, meaning: Meaning | None, attribution: Attribution) -> Fidelity:
    """Return the one label; the first rule that matches wins.

    A known fault of attribution or meaning counts even where the words could not be judged (in full).

    Example:
        >>> fidelity_of(Form.VERBATIM, Meaning.STRENGTHENED, Attribution.CORRECT).value
        'distorted'
        >>> fidelity_of(Form.GRAMMATICAL, None, Attribution.CORRECT).value
        'adapted'
    """
    if attribution in {Attribution.WRONG_SPEAKER, Attribution.WRONG_OCCASION}:
        return Fidelity.MISATTRIBUTED
    if form is not Form.FABRICATED and meaning not in {None, Meaning.PRESERVED, Meaning.UNCLEAR}:
        return Fidelity.DISTORTED
    return BY_FORM[form]
