"""Build the frozen English word lists from three packages; run by hand when the rules get a new version.

Two runs write the same bytes. The packages are needed for building only, never for reading::

    pip install lemminflect==0.2.3 symspellpy==6.10.1 breame==0.1.2
    python -m corpus_tools.text.build_lexicon

* ``english.txt``: forms with their lemmas (lemminflect);
* ``verbs.txt``: the lemmas that can be verbs (lemminflect);
* ``words.txt``: further words, so that a form that is in no list is no word (symspellpy);
* ``variants.txt``: British and American spellings of one word (breame), and the pairs of forms in the
  lists that differ in *-ise* and *-ize*, *-our* and *-or*, *ae* and *e*, or a doubled *l*; and some more.

References:
    lemminflect 0.2.3 (MIT), whose dictionary is derived from the SPECIALIST Lexicon (U.S. National Library
    of Medicine); symspellpy 6.10.1 (MIT); breame 0.1.2 (Apache-2.0). Notices are in ``data/LICENSE-english.txt``.
"""

from __future__ import annotations

import ast
import gzip
import re
from collections import defaultdict
from importlib.metadata import distribution
from pathlib import Path

DATA = Path(__file__).parent / "data"

WORD = re.compile(r"[A-Za-z]+")
"""Single words of the Latin alphabet; hyphenated ones are compared piece by piece."""

OVERRIDES: dict[str, tuple[str, ...]] = {
    "worse": ("bad",),
    "worst": ("bad",),
    "lay": ("lay", "lie"),
    "inning": ("inning",),
}
"""Entries of the source that would make unrelated words one."""

DIFFERENT = frozenset("tonne tonnes groyne groynes philtre philtres pummelled".split())
"""British spellings of breame that are other words than the American ones it gives."""

OTHER_WORDS = frozenset(
    """amour apprise apprised apprises excise excised excises excising flour refilled refilling scoured scouring""".split()
)
"""Forms whose regular variant is another word."""

FURTHER = dict(
    pair.split("/")
    for pair in """enrol/enroll enrols/enrolls enrolment/enrollment enrolments/enrollments fulfil/fulfill fulfils/fulfills
    fulfilment/fulfillment instalment/installment instalments/installments instal/install adviser/advisor
    advisers/advisors protestor/protester protestors/protesters artefact/artifact artefacts/artifacts whilst/while
    amongst/among towards/toward afterwards/afterward forwards/forward backwards/backward upwards/upward
    downwards/downward orientated/oriented ok/okay learnt/learned burnt/burned spelt/spelled dreamt/dreamed leapt/leaped
    spoilt/spoiled spilt/spilled leant/leaned knelt/kneeled smelt/smelled judgement/judgment judgements/judgments
    acknowledgement/acknowledgment acknowledgements/acknowledgments analogue/analog dialogue/dialog dialogues/dialogs
    catalogue/catalog catalogues/catalogs monologue/monolog focussed/focused focussing/focusing kidnapped/kidnaped
    kidnapping/kidnaping kidnapper/kidnaper worshipped/worshiped benefitted/benefited benefitting/benefiting
    combatted/combated combatting/combating targetted/targeted targetting/targeting budgetted/budgeted
    curtsey/curtsy storey/story storeys/stories licence/license licences/licenses practise/practice
    practised/practiced practises/practices practising/practicing defence/defense defences/defenses offence/offense
    offences/offenses pretence/pretense enquiry/inquiry enquiries/inquiries enquire/inquire enquired/inquired
    enquires/inquires enquiring/inquiring skilful/skillful skilfully/skillfully wilful/willful wilfully/willfully
    grey/gray greys/grays tyre/tire tyres/tires kerb/curb kerbs/curbs cheque/check cheques/checks
    programme/program programmes/programs aluminium/aluminum jewellery/jewelry sulphur/sulfur mould/mold moulds/molds
    plough/plow ploughs/plows sceptic/skeptic sceptics/skeptics sceptical/skeptical scepticism/skepticism
    moustache/mustache moustaches/mustaches pyjamas/pajamas cosy/cozy ageing/aging gaol/jail speciality/specialty
    specialities/specialties maths/math naivety/naivete barbecue/barbeque barbecues/barbeques
    doughnut/donut doughnuts/donuts mum/mom mums/moms ketchup/catsup whisky/whiskey whiskies/whiskeys
    sizeable/sizable likeable/likable liveable/livable loveable/lovable saleable/salable rateable/ratable
    unshakeable/unshakable usable/useable movable/moveable lodgement/lodgment abridgement/abridgment
    fledgeling/fledgling encyclopaedia/encyclopedia encyclopaedias/encyclopedias mediaeval/medieval primaeval/primeval
    paediatric/pediatric paediatrics/pediatrics paediatrician/pediatrician paediatricians/pediatricians
    haemorrhage/hemorrhage haemorrhages/hemorrhages leukaemia/leukemia anaemia/anemia diarrhoea/diarrhea
    oestrogen/estrogen foetus/fetus foetal/fetal oesophagus/esophagus archaeology/archeology
    archaeologist/archeologist archaeologists/archeologists archaeological/archeological aesthetic/esthetic
    manoeuvre/maneuver manoeuvres/maneuvers hiccough/hiccup hiccoughs/hiccups
    amidst/amid liquorice/licorice liquorices/licorices developement/development developements/developments
    dependant/dependent dependants/dependents miniscule/minuscule innoculation/inoculation pedlar/peddler pedlars/peddlers
    furore/furor mollusc/mollusk molluscs/mollusks cypher/cipher
    omelette/omelet cigarette/cigaret tsar/czar tsars/czars gypsy/gipsy pricey/pricy nosey/nosy
    connexion/connection reflexion/reflection""".split()
)
"""Pairs that breame lacks; the last of two sources counts."""

REGULAR = (
    (re.compile(r"(?<=\w{3})(i|y)s(e|es|ed|ing|er|ers|ation|ations|ational|able|ingly)$"), r"\1z\2"),
    (re.compile(r"(?<=\w{2})our(?=$|s$|ed$|ing$|able|ably|ful|less|ite|hood|er|ers)"), "or"),
    (re.compile(r"([aeiouy]\w*[^aeiouy][aeiou])ll(ed|ing|er|ers|or|ors|ous|ery|ist|ists)$"), r"\1l\2"),
    (re.compile(r"(?<=\w)[ao]e(?=\w{4})|^[ao]e(?=\w{5})"), "e"),
)
"""Regular differences; a pair counts only where both forms are in the lists."""


def read_lemmas() -> tuple[dict[str, set[str]], set[str]]:
    """Return every form with its lemmas, and the lemmas that can be verbs."""
    archive = distribution("lemminflect").locate_file("lemminflect/resources/lemma_lu.csv.gz")
    lemmas: defaultdict[str, set[str]] = defaultdict(set)
    verbs: set[str] = set()
    for line in gzip.decompress(Path(str(archive)).read_bytes()).decode().splitlines():
        form, kind, found = line.strip().split(",")
        for lemma in found.split("/"):
            if WORD.fullmatch(form) and WORD.fullmatch(lemma):
                lemmas[form].add(lemma)
                lemmas[lemma].add(lemma)
                if kind in {"verb", "aux"}:
                    verbs.add(lemma.lower())
    return lemmas, verbs


def read_words() -> set[str]:
    """Return the lower-case words of symspellpy's list."""
    path = distribution("symspellpy").locate_file("symspellpy/frequency_dictionary_en_82_765.txt")
    lines = Path(str(path)).read_text(encoding="utf-8-sig").splitlines()
    return {word.lower() for word in (line.split()[0] for line in lines) if WORD.fullmatch(word)}


def read_variants() -> dict[str, str]:
    """Return American spellings by British ones, as breame lists them."""
    path = distribution("breame").locate_file("breame/data/spelling_constants.py")
    for node in ast.parse(Path(str(path)).read_text(encoding="utf-8")).body:
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "BRITISH_ENGLISH_SPELLINGS":
            pairs: dict[str, str] = ast.literal_eval(node.value)
            return {one: other for one, other in pairs.items() if one not in DIFFERENT and WORD.fullmatch(one + other)}
    raise LookupError


def regular_variants(words: set[str]) -> dict[str, str]:
    """Return the regular variants of which both forms are words."""
    found: dict[str, str] = {}
    for word in sorted(words - OTHER_WORDS):
        for pattern, replacement in REGULAR:
            other = pattern.sub(replacement, word)
            if other != word and other in words:
                found[word] = other
    return found


def fold_case(lemmas: dict[str, set[str]]) -> dict[str, tuple[str, ...]]:
    """Return lower-case forms with sorted lower-case lemmas."""
    folded: defaultdict[str, set[str]] = defaultdict(set)
    for form, found in lemmas.items():
        folded[form.lower()].update(lemma.lower() for lemma in found)
    return {form: OVERRIDES.get(form, tuple(sorted(found))) for form, found in folded.items()}


def render(lemmas: dict[str, tuple[str, ...]]) -> str:
    r"""Return the lexicon's text: one form a line, sorted, followed by its lemmas unless it is its only one.

    Example:
        >>> render({"held": ("hold",), "hold": ("hold",)})
        '\nheld hold\nhold\n'
    """
    lines = (form if found == (form,) else " ".join((form, *found)) for form, found in sorted(lemmas.items()))
    return "\n" + "\n".join(lines) + "\n"


def write(name: str, text: str) -> None:
    """Write one data file."""
    (DATA / name).write_text(text, encoding="ascii", newline="\n")


def main() -> None:
    """Write the four data files."""
    lemmas, verbs = read_lemmas()
    forms = fold_case(lemmas)
    words = read_words()
    write("english.txt", render(forms))
    write("verbs.txt", "\n".join(sorted(verbs)) + "\n")
    write("words.txt", "\n".join(sorted(words - forms.keys())) + "\n")
    pairs = regular_variants(words | forms.keys()) | read_variants() | FURTHER
    write("variants.txt", "".join(f"{one} {other}\n" for one, other in sorted(pairs.items())))


if __name__ == "__main__":
    DATA.mkdir(exist_ok=True)
    main()
