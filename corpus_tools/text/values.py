"""What a number phrase is worth: one value for every way of writing it, so that two phrases can be compared.

A phrase is read as a whole or not at all. It may have several readings (*5m*: five million, five metres;
*7.30*: a number, a time of day); two phrases are one if they share a reading.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

Value = tuple[str, ...]
"""A kind (number, range, ordinal, clock, date, decade, label), then its parts in one notation."""

_TO_NINETEEN = """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
seventeen eighteen nineteen"""
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
SMALL = {word: value for value, word in enumerate(_TO_NINETEEN.split())} | {
    word: 10 * tens for tens, word in enumerate(_TENS.split(), 2)
}
LARGE = {
    word: 10**power
    for words, power in (
        ("thousand k", 3), ("million millions m mn mln mio", 6), ("billion billions b bn bln", 9),
        ("trillion trillions tn trn", 12),
    )
    for word in words.split()
}  # fmt: skip
_ORDINALS = dict(
    zip(
        """first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth
        fifteenth sixteenth seventeenth eighteenth nineteenth""".split(),
        range(1, 20),
        strict=True,
    )
) | {word[:-1] + "ieth": 10 * tens for tens, word in enumerate(_TENS.split(), 2)}
_DECADES = {word[:-1] + "ies": str(1900 + 10 * tens) for tens, word in enumerate(_TENS.split(), 2)}
_FRACTIONS = {"½": "0.5", "¼": "0.25", "¾": "0.75", "⅓": "1/3", "⅔": "2/3", "⅛": "0.125", "⅜": "0.375", "⅝": "0.625"}
_PARTS = {
    "half": 2, "halves": 2, "third": 3, "thirds": 3, "quarter": 4, "quarters": 4, "fifth": 5, "fifths": 5,
    "tenth": 10, "tenths": 10, "sixth": 6, "sixths": 6, "eighth": 8, "eighths": 8,
}  # fmt: skip
_SIGNS = {"-": "-", "minus": "-", "negative": "-", "+": "", "plus": ""}
CURRENCIES = {
    "$": "usd", "us$": "usd", "usd": "usd", "dollar": "usd", "dollars": "usd", "us dollars": "usd", "€": "eur",
    "eur": "eur", "euro": "eur", "euros": "eur", "£": "gbp", "gbp": "gbp", "pound": "gbp", "pounds": "gbp",
    "pounds sterling": "gbp", "sterling": "gbp", "¥": "jpy", "yen": "jpy", "jpy": "jpy", "₽": "rub", "rub": "rub",
    "rouble": "rub", "roubles": "rub", "ruble": "rub", "rubles": "rub", "₹": "inr", "inr": "inr", "rupee": "inr",
    "rupees": "inr", "₴": "uah", "hryvnia": "uah", "hryvnias": "uah", "chf": "chf", "franc": "chf", "francs": "chf",
    "¢": "cent", "cent": "cent", "cents": "cent", "p": "penny", "pence": "penny", "penny": "penny",
}  # fmt: skip
_LENGTHS = {
    "km": "kilometer kilometers kilometre kilometres", "m": "meter meters metre metres",
    "cm": "centimeter centimeters centimetre centimetres", "mm": "millimeter millimeters millimetre millimetres",
    "mi": "mile miles", "ft": "foot feet", "in": "inch inches", "yd": "yard yards yds",
}  # fmt: skip
_PLAIN_UNITS = {
    "kg": "kilogram kilograms kilogramme kilogrammes kilo kilos kgs", "g": "gram grams gramme grammes gm",
    "mg": "milligram milligrams", "t": "tonne tonnes", "ton": "tons", "lb": "pound pounds lbs", "oz": "ounce ounces",
    "h": "hour hours hr hrs", "min": "minute minutes mins", "s": "second seconds sec secs", "year": "years yr yrs",
    "day": "days", "week": "weeks wk wks", "month": "months", "mph": "mi/h", "kph": "km/h kmh",
    "kb": "kilobyte kilobytes", "mb": "megabyte megabytes", "gb": "gigabyte gigabytes", "tb": "terabyte terabytes",
    "kw": "kilowatt kilowatts", "mw": "megawatt megawatts", "gw": "gigawatt gigawatts", "tw": "terawatt terawatts",
    "kwh": "kilowatt-hour kilowatt-hours", "mwh": "megawatt-hour megawatt-hours", "l": "liter liters litre litres",
    "ml": "milliliter milliliters millilitre millilitres", "ha": "hectare hectares", "acre": "acres",
    "%": "percent pct", "pp": "percentage-point percentage-points", "bp": "basis-point basis-points bps",
    "hz": "hertz", "khz": "kilohertz", "mhz": "megahertz", "ghz": "gigahertz", "v": "volt volts", "w": "watt watts",
    "kcal": "kilocalorie kilocalories", "db": "decibel decibels",
}  # fmt: skip
_PHRASES = {
    "per cent": "%", "° c": "celsius", "°c": "celsius", "degrees celsius": "celsius", "degrees c": "celsius",
    "degree celsius": "celsius", "degrees centigrade": "celsius", "c": "celsius", "° f": "fahrenheit",
    "degrees fahrenheit": "fahrenheit", "degrees f": "fahrenheit", "f": "fahrenheit", "degrees": "degree",
    "degree": "degree", "°": "degree",
}  # fmt: skip
MONTHS = {
    name: str(number)
    for number, names in enumerate(
        """january/jan february/feb march/mar april/apr may june/jun july/jul august/aug september/sept/sep
        october/oct november/nov december/dec""".split(),
        1,
    )
    for name in names.split("/")
}


def _units() -> dict[str, str]:
    units = dict(_PHRASES)
    for short, names in (_LENGTHS | _PLAIN_UNITS).items():
        units |= dict.fromkeys([short.strip(), *(name.replace("-", " ") for name in names.split())], short.strip())
    for short, names in _LENGTHS.items():
        for name in (short, *names.split()):
            units |= dict.fromkeys((f"sq {name}", f"square {name}", f"{name} ²", f"{name} 2"), f"sq {short}")
            units |= dict.fromkeys((f"cubic {name}", f"cu {name}", f"{name} ³", f"{name} 3"), f"cu {short}")
            units |= dict.fromkeys((f"{name} per hour", f"{name} an hour", f"{name} / h"), f"{short}/h")
    return units | {"mph": "mi/h", "kph": "km/h", "kmh": "km/h"}


UNITS = _units()
"""One name by every way of writing a unit."""

_WORDS_OF_UNITS = frozenset(word for phrase in (*UNITS, *CURRENCIES) for word in phrase.split())
NUMBER_WORDS = frozenset(
    {*SMALL, *LARGE, *_ORDINALS, *_DECADES, *_FRACTIONS, *_PARTS, *_SIGNS, *MONTHS, "hundred", "hundredth", "dozen"}
    | {"a", "an", "and", "point", "to", "from", "between", "of", "the", "half", "past", "quarter", "nought", "oh", "am"}
    | {"pm", "noon", "midday", "midnight", "oclock", "o'clock", "no", "number", "nos", "№", "#", "q", "st", "nd", "rd"}
    | {"th", "s", "a.m", "p.m", "/"}
)
"""Words that can be part of a number phrase, units left out."""
STARTS = NUMBER_WORDS - {
    "and",
    "to",
    "of",
    "past",
    "am",
    "pm",
    "a.m",
    "p.m",
    "s",
    "st",
    "nd",
    "rd",
    "th",
    "k",
    "m",
    "b",
}
"""Words that a number phrase can begin with."""

_HALF_DAY = re.compile(r"(?<=[\w\s])\b([ap])\.?\s?m\b\.?")
_TOKEN = re.compile(
    r"\d{1,3}(?:[ ,']\d{3})+(?!\d)(?:\.\d+)?|\d{1,3}(?:\.\d{3}){2,}(?!\d)|\d+(?:\.\d+)?|(?<!\w)\.\d+|[a-z]+\$?|[^\w\s]|[²³½¼¾⅓⅔⅛⅜⅝]|\w",
    re.ASCII,
)
_SPACES = re.compile(r"[\s\u00a0\u202f\u2009\u2007]+")


def is_part(word: str) -> bool:
    """Return whether a lower-case word, number or sign can be part of a number phrase."""
    return word[:1].isdecimal() or word[1:].isdecimal() or word in NUMBER_WORDS or word in _WORDS_OF_UNITS


@lru_cache(maxsize=20_000)
def read_values(phrase: str) -> frozenset[Value]:
    """Return the readings of a phrase; none if it is no number phrase from its first letter to its last.

    Example:
        >>> read_values("two hundred and fifty thousand") == read_values("250,000") == read_values("250\u00a0000")
        True
        >>> sorted(read_values("7.30 p.m.") & read_values("19:30")), sorted(read_values("-0.5%"))
        ([('clock', '1170')], [('number', '-0.5', '%')])
        >>> read_values("fifty boats")
        frozenset()
    """
    text = _SPACES.sub(" ", phrase).translate(_PLAIN).strip()
    is_number_sign = text[:3] in {"No ", "No."} or text[:4] in {"Nos ", "Nos."}
    text = _HALF_DAY.sub(r" \1m", text.lower()).replace("o'clock", "oclock").replace("per cent", "percent")
    text = re.sub(r"(?<=[a-z])-(?=[a-z])|(?<=\d)-(?=[a-z])", " ", text)
    pieces = tuple(_TOKEN.findall(text))
    if not pieces or not all(is_part(piece) or piece in ",.:'/" for piece in pieces):
        return frozenset()
    readers = (_numbers, _ranges, _ordinals, _clocks, _dates, _decades)
    found = {value for reader in readers for value in reader(pieces)}
    if is_number_sign or pieces[0] in {"number", "№", "#"}:
        bare = [piece for piece in pieces[1:] if piece != "."]
        found |= {("label", str(value)) for value in _cardinals(tuple(bare))}
    return frozenset(found)


_PLAIN = str.maketrans({"’": "'", "‘": "'", "−": "-", "–": "-", "‒": "-", "‑": "-", "‐": "-", "—": "-", "⁄": "/"})


def _number(piece: str) -> Decimal | None:
    if not piece[0].isdecimal() and not piece[1:].isdecimal():
        return None
    bare = re.sub(r"[ ,']", "", piece)
    return Decimal(bare.replace(".", "") if bare.count(".") > 1 else bare)


@lru_cache(maxsize=20_000)
def _cardinals(pieces: tuple[str, ...]) -> frozenset[Decimal]:
    """Return the values that pieces have as one unsigned number."""
    if not pieces:
        return frozenset()
    head, last = pieces[:-1], pieces[-1]
    found: set[Decimal] = set()
    first = _number(pieces[0])
    if len(pieces) == 1 and first is not None:
        found.add(first)
    if last in LARGE or last == "dozen":
        is_short = len(last) < 4
        if head == ("half", "a"):
            found.add(Decimal(LARGE.get(last, 12)) / 2)
        if not is_short or (head and head[-1][0].isdecimal()):
            found |= {value * LARGE.get(last, 12) for value in _cardinals(head)}
            found |= {Decimal(LARGE.get(last, 12))} if head in {("a",), ("one",), ("an",)} else set()
    if last in _FRACTIONS:
        found |= {value + _fraction(_FRACTIONS[last]) for value in (_cardinals(head) if head else {Decimal(0)})}
    if len(pieces) == 3 and pieces[1] == "/" and first is not None and (other := _number(last)):
        found.add(_rounded(first / other))
    found |= set(_with_part(pieces)) | set(_with_point(pieces))
    if not any(piece[0].isdecimal() for piece in pieces[1:]):
        found |= set(_spelled(pieces))
    return frozenset(found)


def _fraction(text: str) -> Decimal:
    above, _, below = text.partition("/")
    return _rounded(Decimal(above) / Decimal(below or 1))


LARGEST = Decimal(10) ** 18
"""Numbers from here on are compared as they are: six decimals of them are more digits than are reckoned with."""


def _rounded(value: Decimal) -> Decimal:
    return value.quantize(Decimal("0.000001")) if abs(value) < LARGEST else value


def _with_part(pieces: tuple[str, ...]) -> Iterator[Decimal]:
    """Yield "two thirds", "a half", "one and a half"."""
    if pieces in {("half", "a"), ("half", "an")}:
        yield Decimal("0.5")
    if pieces[-1] not in _PARTS:
        return
    if pieces == ("half",) or (len(pieces) == 2 and pieces[0] in {"a", "one"}):
        yield _rounded(Decimal(1) / _PARTS[pieces[-1]])
    elif len(pieces) == 2 and pieces[0] in SMALL and pieces[-1][-1] == "s":
        yield _rounded(Decimal(SMALL[pieces[0]]) / _PARTS[pieces[-1]])
    elif "and" in pieces[:-1]:
        at = len(pieces) - 1 - pieces[::-1].index("and")
        for part in _with_part(pieces[at + 1 :]):
            yield from (value + part for value in _cardinals(pieces[:at]))


def _with_point(pieces: tuple[str, ...]) -> Iterator[Decimal]:
    """Yield "one point two five"."""
    if "point" in pieces and pieces[-1] != "point":
        at = pieces.index("point")
        digits = [{"oh": 0, "nought": 0}.get(word, SMALL.get(word, 10)) for word in pieces[at + 1 :]]
        if all(digit < 10 for digit in digits):
            whole = {Decimal(0)} if not at or pieces[:at] == ("nought",) else _cardinals(pieces[:at])
            yield from (value + Decimal("0." + "".join(map(str, digits))) for value in whole)


def _spelled(pieces: tuple[str, ...]) -> Iterator[Decimal]:
    """Yield what number words come to, as a number and as a year."""
    if pieces == ("nought",):
        yield Decimal(0)
    value = _added_up(("one", *pieces[1:]) if pieces[0] in {"a", "an"} and len(pieces) > 1 else pieces)
    if value is not None:
        yield value
    for at in (1, 2):
        century, rest = _added_up(pieces[:at]), _added_up(pieces[at + (pieces[at : at + 1] == ("oh",)) :])
        has_oh = pieces[at : at + 1] == ("oh",)
        if century is not None and rest is not None and 10 <= century <= 20 and (10 <= rest < 100 or has_oh):
            yield century * 100 + rest


def _added_up(pieces: Sequence[str]) -> Decimal | None:
    total, current, last = Decimal(0), Decimal(0), "start"
    bound = Decimal(10) ** 18
    for at, word in enumerate(pieces):
        if word == "and":
            if last not in {"hundred", "large"} or at == len(pieces) - 1:
                return None
            last = "and"
        elif word in SMALL or (word[0].isdecimal() and last == "start"):
            small = _number(word) if word[0].isdecimal() else Decimal(SMALL[word])
            is_free = last in {"start", "hundred", "large", "and"} or (last == "tens" and 0 < (small or 0) < 10)
            if small is None or not is_free:
                return None
            current, last = current + small, "tens" if small >= 20 and small < 100 else "small"
        elif word == "hundred" and last in {"small", "tens"} and current < 100:
            current, last = current * 100, "hundred"
        elif word in LARGE and len(word) > 3 and current and LARGE[word] < bound:
            bound = Decimal(LARGE[word])
            total, current, last = total + current * bound, Decimal(0), "large"
        else:
            return None
    return total + current if last not in {"start", "and"} else None


def _plain(value: Decimal) -> str:
    return format(_rounded(value).normalize(), "f")


def _quantities(pieces: tuple[str, ...]) -> Iterator[tuple[str, Decimal, str]]:
    """Yield sign, value and unit."""
    sign = unit = ""
    while pieces and (pieces[0] in _SIGNS or pieces[0] in {"$", "€", "£", "¥", "₽", "₹", "₴", "us$"}):
        sign, unit = (_SIGNS[pieces[0]] or sign, unit) if pieces[0] in _SIGNS else (sign, CURRENCIES[pieces[0]])
        pieces = pieces[1:]
    for at in range(len(pieces), 0, -1):
        name = " ".join(piece for piece in pieces[at:] if piece != ".")
        names = {unit} if not name else {UNITS.get(name), None if unit else CURRENCIES.get(name)} - {None}
        if names and not (name and unit):
            yield from ((sign, value, str(each)) for value in _cardinals(pieces[:at]) for each in names)


def _numbers(pieces: tuple[str, ...]) -> Iterator[Value]:
    for sign, value, unit in _quantities(pieces):
        yield "number", sign + _plain(value), unit


def _ranges(pieces: tuple[str, ...]) -> Iterator[Value]:
    """Yield "15-20%", "5 to 6 million", "between 5 and 6"; what is after the second counts for both."""
    links = {"and"} if pieces[0] == "between" else {"-", "to"}
    bare = pieces[1:] if pieces[0] in {"between", "from"} else pieces
    for at in [at for at, piece in enumerate(bare) if piece in links and 0 < at < len(bare) - 1]:
        for sign, value, unit in _quantities(bare[:at]):
            for other_sign, other, other_unit in _quantities(bare[at + 1 :]):
                factor = next((LARGE[word] for word in bare[at + 1 :] if word in LARGE), 1)
                is_scaled = not any(word in LARGE for word in bare[:at]) and value * factor <= other
                if unit in {"", other_unit}:
                    scaled = value * factor if is_scaled else value
                    yield "range", sign + _plain(scaled), other_sign + _plain(other), other_unit


def _ordinal(pieces: tuple[str, ...]) -> int | None:
    if len(pieces) == 2 and pieces[1] in {"st", "nd", "rd", "th"} and pieces[0].isdecimal():
        return int(pieces[0])
    if pieces and pieces[-1] in _ORDINALS:
        head = _added_up(pieces[:-1]) if len(pieces) > 1 else Decimal(0)
        value = _ORDINALS[pieces[-1]]
        is_whole = head is not None and (head == 0 or (head % 10 == 0 and (head % 100 == 0 or value < 10)))
        return int(head or 0) + value if is_whole else None
    return 100 if pieces in {("hundredth",), ("one", "hundredth")} else None


def _ordinals(pieces: tuple[str, ...]) -> Iterator[Value]:
    value = _ordinal(pieces)
    if value is not None:
        yield "ordinal", str(value)
    if pieces[-1] == "quarter" and (value := _ordinal(pieces[pieces[0] == "the" : -1])) is not None:
        yield "ordinal", str(value), "quarter"
    if len(pieces) == 2 and pieces[0] == "q" and pieces[1].isdecimal():
        yield "ordinal", pieces[1], "quarter"


def _decades(pieces: tuple[str, ...]) -> Iterator[Value]:
    bare = tuple(piece for piece in pieces if piece != "'")
    if len(pieces) == 2 and pieces[0] == "'" and len(bare) == 1 and bare[0].isdecimal() and len(bare[0]) == 2:
        yield "number", ("19" if bare[0] > "29" else "20") + bare[0], ""
    if len(bare) == 1 and bare[0] in _DECADES:
        yield "decade", _DECADES[bare[0]]
    if len(bare) == 2 and bare[1] == "s" and bare[0].isdecimal() and bare[0][-1] == "0":
        yield "decade", "19" + bare[0] if len(bare[0]) == 2 else bare[0]


def _clocks(pieces: tuple[str, ...]) -> Iterator[Value]:
    """Yield minutes after midnight; of a time that may be before or after noon, within twelve hours."""
    half_day = pieces[-1] if pieces[-1] in {"am", "pm"} else ""
    bare = pieces[:-1] if half_day else pieces
    if pieces[-1] in {"noon", "midday", "midnight"} and pieces[:-1] in {(), ("12",), ("twelve",)}:
        yield "clock", "0" if pieces[-1] == "midnight" else "720"
    for hour, minute, is_round in _hours(bare, is_bare=not half_day):
        if half_day and 1 <= hour <= 12:
            yield "clock", str(hour % 12 * 60 + minute + 720 * (half_day == "pm"))
        elif not half_day and is_round:
            yield "clock", str(hour * 60 + minute)
        elif not half_day and 1 <= hour <= 12:
            yield "clock within twelve hours", str(hour % 12 * 60 + minute)


def _hours(pieces: tuple[str, ...], *, is_bare: bool) -> Iterator[tuple[int, int, bool]]:
    """Yield hour, minute, and whether the day has twenty-four hours."""
    text = "".join(pieces)
    if match := re.fullmatch(r"(\d{1,2})[:.](\d{2})", text):
        hour, minute = int(match[1]), int(match[2])
        if hour < 24 and minute < 60:
            yield hour, minute, match[1][0] == "0" or hour >= 12
    if is_bare and pieces[-1:] == ("oclock",):
        yield from ((hour, 0, False) for hour in _small(pieces[:-1]))
    elif not is_bare:
        yield from ((hour, 0, False) for hour in _small(pieces[:1]) if len(pieces) == 1)
    for word, sign in (("past", 1), ("to", -1)):
        if word in pieces[1:-1] and len(pieces) == 3:
            minutes = {"half": [30], "quarter": [15]}.get(pieces[0]) or _small(pieces[:1])
            for hour in _small(pieces[2:]):
                yield from (((hour * 60 + sign * m) // 60 or 12, (sign * m) % 60, False) for m in minutes)
    if len(pieces) in {2, 3} and pieces[0] in SMALL and pieces[1] in SMALL:
        spoken = _added_up(pieces[1:])
        if spoken is not None and 10 <= spoken < 60:
            yield SMALL[pieces[0]], int(spoken), False


def _small(pieces: tuple[str, ...]) -> list[int]:
    return [int(value) for value in _cardinals(pieces) if value < 60 and value == int(value)]


def _dates(pieces: tuple[str, ...]) -> Iterator[Value]:
    """Yield month, day and, if there is one, the year."""
    bare = tuple(piece for piece in pieces if piece not in {",", ".", "of", "the"})
    at = next((at for at, piece in enumerate(bare) if piece in MONTHS), None)
    if at is None or bare == pieces[:1] or pieces[-1] not in bare:
        return
    for end in range(at + 1, len(bare) + 1):
        head, tail, year = bare[:at], bare[at + 1 : end], bare[end:]
        days = {_ordinal(head or tail)} | set(_small(head or tail))
        years = {str(int(value)) for value in _cardinals(year) if 1000 <= value < 3000}
        if not (head and tail) and (years or not year):
            for day in days - {None}:
                yield from ((("date", MONTHS[bare[at]], str(day)) + ((y,) if y else ())) for y in years or {""})
    if at == 0 and len(bare) > 1:
        yield from (("month", MONTHS[bare[0]], str(int(v))) for v in _cardinals(bare[1:]) if 1000 <= v < 3000)
