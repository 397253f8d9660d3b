"""Numbers, units and currencies in one notation, so that 950M, 950 million and 950,000,000 are the same word."""

from __future__ import annotations

import re
from decimal import Decimal

_TO_NINETEEN = """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
seventeen eighteen nineteen"""
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_SMALL = {word: value for value, word in enumerate(_TO_NINETEEN.split())} | {
    word: 10 * tens for tens, word in enumerate(_TENS.split(), 2)
}
_LARGE = {
    "hundred": 2, "thousand": 3, "million": 6, "millions": 6, "billion": 9, "billions": 9, "trillion": 12,
    "trillions": 12, "k": 3, "m": 6, "mn": 6, "mln": 6, "mio": 6, "b": 9, "bn": 9, "bln": 9, "tn": 12, "trn": 12,
}  # fmt: skip
_ORDINALS = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9,
    "tenth": 10, "eleventh": 11, "twelfth": 12,
}  # fmt: skip
_UNITS = {
    "km": "kilometer", "kilometre": "kilometer", "kilometres": "kilometer", "kilometers": "kilometer", "m": "meter",
    "metre": "meter", "metres": "meter", "meters": "meter", "cm": "centimeter", "mm": "millimeter", "kg": "kilogram",
    "kilos": "kilogram", "kilo": "kilogram", "kilograms": "kilogram", "kilogramme": "kilogram", "g": "gram",
    "kilogrammes": "kilogram", "grams": "gram", "mi": "mile", "miles": "mile", "ft": "foot", "feet": "foot",
    "lb": "pound", "lbs": "pound", "pounds": "pound", "h": "hour", "hrs": "hour", "hr": "hour", "hours": "hour",
    "min": "minute", "mins": "minute", "minutes": "minute", "sec": "second", "secs": "second", "seconds": "second",
    "mph": "mph", "kmh": "km/h", "km/h": "km/h", "kph": "km/h", "mb": "megabyte", "megabytes": "megabyte",
    "gb": "gigabyte", "gigabytes": "gigabyte", "tb": "terabyte", "terabytes": "terabyte", "mw": "megawatt",
    "megawatts": "megawatt", "gw": "gigawatt", "gigawatts": "gigawatt", "kw": "kilowatt", "kilowatts": "kilowatt",
    "l": "liter", "litre": "liter", "litres": "liter", "liters": "liter", "ha": "hectare", "hectares": "hectare",
    "yrs": "year", "years": "year", "percent": "percent", "pct": "percent", "%": "percent", "c": "celsius",
    "sqm": "square meter", "tonnes": "tonne", "tons": "ton", "t": "tonne",
}  # fmt: skip
_CURRENCIES = {
    "$": "usd", "us$": "usd", "usd": "usd", "dollar": "usd", "dollars": "usd", "€": "eur", "eur": "eur",
    "euro": "eur", "euros": "eur", "£": "gbp", "gbp": "gbp", "pound": "gbp", "pounds": "gbp", "sterling": "gbp",
    "¥": "jpy", "jpy": "jpy", "yen": "jpy", "₽": "rub", "rub": "rub", "rouble": "rub", "roubles": "rub",
    "ruble": "rub", "rubles": "rub", "₹": "inr", "inr": "inr", "rupee": "inr", "rupees": "inr", "₴": "uah",
    "hryvnia": "uah", "hryvnias": "uah", "chf": "chf", "franc": "chf", "francs": "chf",
}  # fmt: skip
_FACTORS = {word: Decimal(10) ** power for word, power in _LARGE.items()} | {"dozen": Decimal(12)}
YEARS = {"century": 100, "centuries": 100, "decade": 10, "decades": 10}
"""Words that stand for so many years each."""
SIGNS = "$€£¥₽₹₴%"
"""Signs that a word pattern has to let through."""

_BEGINNINGS = frozenset((*_ORDINALS, *_CURRENCIES, *_SMALL, "half", "a", "an"))
"""Words without a digit that a number can begin with."""

_DIGITS = re.compile(r"(\d[\d,. ']*\d|\d)(st|nd|rd|th|s)?", re.ASCII)
_GROUPED = re.compile(r"\d{1,3}(?:[, ']\d{3})+(?:\.\d+)?", re.ASCII)
_DECIMAL = re.compile(r"\d+(?:\.\d+)?", re.ASCII)
_GLUED = re.compile(r"(\d[\d.,]*\d|\d)([a-z%/]+)", re.ASCII)


def value_of(word: str) -> Decimal | None:
    """Return the value of a number in digits, ``None`` for anything else.

    Example:
        >>> value_of("5,000"), value_of("12.5"), value_of("12:30")
        (Decimal('5000'), Decimal('12.5'), None)
    """
    if not word[:1].isdigit():
        return None
    if _GROUPED.fullmatch(word):
        return Decimal(re.sub(r"[, ']", "", word))
    return Decimal(word) if _DECIMAL.fullmatch(word) else None


def unglued(word: str) -> tuple[str, ...]:
    """Return a lower-case word with its number and its unit apart.

    Example:
        >>> unglued("950m"), unglued("5km"), unglued("1990s"), unglued("$5")
        (('950', 'm'), ('5', 'km'), ('1990s',), ('$', '5'))
    """
    if word[0] in SIGNS and len(word) > 1:
        return (word[0], *unglued(word[1:]))
    if word.startswith("us$") and len(word) > 3:
        return ("us$", *unglued(word[3:]))
    match = _GLUED.fullmatch(word)
    if match and (match[2] in _LARGE or match[2] in _UNITS or match[2] in _CURRENCIES):
        return (match[1], match[2])
    return (word,)


def read_number(words: list[str], start: int) -> tuple[str, int] | None:
    """Return a number in one notation and how many of the words it takes, ``None`` where no number begins.

    A currency stands behind its number, a unit is a word of its own. Multipliers of one letter
    count right behind digits only.

    Example:
        >>> read_number(["950", "million"], 0), read_number(["twenty", "four", "men"], 0)
        (('#950000000', 2), ('#24', 2))
        >>> read_number(["$", "5", "m"], 0), read_number(["5", "million", "dollars"], 0), read_number(["5th"], 0)
        (('#5000000 usd', 3), ('#5000000 usd', 3), ('#5.', 1))
    """
    if words[start] not in _BEGINNINGS and not words[start][:1].isdigit():
        return None
    ordinal = _ordinal(words[start])
    if ordinal:
        return ordinal, 1
    at, sign = start, ""
    if words[at] in _CURRENCIES and words[at] not in _SMALL and at + 1 < len(words) and _starts(words, at + 1):
        sign, at = _CURRENCIES[words[at]], at + 1
    found = _amount(words, at)
    if found is None:
        return None
    value, at = found
    if not sign and at < len(words) and words[at] in _CURRENCIES:
        sign, at = _CURRENCIES[words[at]], at + 1
    return _plain(value, sign), at - start


def read_shared(words: list[str], start: int) -> str | None:
    """Return the first of two amounts that share what stands behind the second, ``None`` where they share nothing.

    Example:
        >>> read_shared(["5", "and", "6", "million", "pounds"], 0), read_shared(["5", "and", "6", "men"], 0)
        ('#5000000 gbp', None)
    """
    value = value_of(words[start])
    second = words[start + 2 : start + 6]
    if value is None or len(second) < 2 or words[start + 1] not in {"and", "or", "to"}:
        return None
    base, found = value_of(second[0]), read_number(second, 0)
    if not base or found is None or found[1] < 2:
        return None
    amount, _, sign = found[0][1:].partition(" ")
    return _plain(value * (Decimal(amount) / base), sign)


def years_of(word: str, before: list[str]) -> str | None:
    """Return the years that "a century" and the like come to, given the (at most two) keys before the word.

    Example:
        >>> years_of("century", ["than", "a"]), years_of("decades", ["#3"]), years_of("century", ["#19."])
        ('#100', '#30', None)
    """
    years = Decimal(YEARS.get(word, 0))
    last = before[-1] if years and before else ""
    if last.startswith("#") and last[-1].isdigit() and last[1:].replace(".", "", 1).isdigit():
        return _plain(years * Decimal(last[1:]), "")
    if last == "a":
        return _plain(years / 2 if before[:-1] == ["half"] else years, "")
    return None


def _plain(value: Decimal, sign: str) -> str:
    return f"#{format(value.normalize(), 'f')} {sign}".rstrip()


def _starts(words: list[str], at: int) -> bool:
    return value_of(words[at]) is not None or words[at] in _SMALL


def _ordinal(word: str) -> str | None:
    if word in _ORDINALS and word != "second":
        return f"#{_ORDINALS[word]}."
    match = _DIGITS.fullmatch(word)
    return f"#{match[1]}." if match and match[2] and match[2] != "s" else None


def _amount(words: list[str], at: int) -> tuple[Decimal, int] | None:
    n_before, share = _article(words, at)
    in_digits = value_of(words[at])
    if n_before:
        total, at = share, at + n_before
    elif in_digits is not None:
        total, at = in_digits, at + 1
    elif words[at] in _SMALL:
        total, at = _small(words, at)
    else:
        return None
    return _multiplied(words, at, total, in_digits=in_digits is not None)


def _article(words: list[str], at: int) -> tuple[int, Decimal]:
    """Return how many words stand for one, or half of one, before "million" and the like; 0 where none do."""
    n_half = int(words[at] == "half")
    head = words[at + n_half : at + n_half + 2]
    if len(head) == 2 and head[0] in {"a", "an"} and head[1] in _FACTORS and len(head[1]) > 3:
        return n_half + 1, Decimal("0.5") if n_half else Decimal(1)
    return 0, Decimal(0)


def _small(words: list[str], at: int) -> tuple[Decimal, int]:
    value = _SMALL[words[at]]
    if value >= 20 and at + 1 < len(words) and 0 < _SMALL.get(words[at + 1], 0) < 10:
        return Decimal(value + _SMALL[words[at + 1]]), at + 2
    return Decimal(value), at + 1


def _multiplied(words: list[str], at: int, total: Decimal, *, in_digits: bool) -> tuple[Decimal, int]:
    while at < len(words) and words[at] in _FACTORS and (len(words[at]) > 3 or in_digits):
        total, at = total * _FACTORS[words[at]], at + 1
        in_digits = False
    return total, at


def unit_of(word: str, before: str) -> str | None:
    """Return the plain name of a unit that stands right behind a number.

    Example:
        >>> unit_of("km", "#5"), unit_of("m", "the"), unit_of("%", "#12.5")
        ('kilometer', None, 'percent')
    """
    return _UNITS.get(word) if before.startswith("#") else None
