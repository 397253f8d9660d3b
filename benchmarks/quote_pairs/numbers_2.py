"""Two-sided numbers, dates, times, sums and units of the second round of templates."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from benchmarks.quote_pairs.numbers import EN_DASH, MONTHS, NBSP, WEEKDAYS, in_words, ordinal, ordinal_in_words

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from random import Random

    Producer = Callable[[Random], tuple[str, str]]

ROMAN = "I II III IV V VI VII VIII IX X XI XII".split()


def _two(options: tuple[str, ...], text: str = "{}") -> Producer:
    """Two different options, each put into the same text."""

    def draw(rng: Random) -> tuple[str, str]:
        first, second = rng.sample(options, 2)
        return text.format(first), text.format(second)

    return draw


def _numbered(said: str, printed: str, low: int = 13, high: int = 98) -> Producer:
    """One number ``n`` in two texts; ``m``, ``w``, ``o`` and ``h`` are the next number, words, ordinal and its hour."""

    def draw(rng: Random) -> tuple[str, str]:
        n = rng.randint(low, high)
        values = {
            "n": n,
            "m": n + 1,
            "w": in_words(n),
            "o": ordinal(n) if n < 100 else "",
            "ow": ordinal_in_words(n) if n < 100 else "",
            "r": ROMAN[n - 1] if n <= len(ROMAN) else "",
            "s": ROMAN[n] if n < len(ROMAN) else "",
            "month": rng.choice(MONTHS),
            "nb": rng.choice((" ", NBSP)),
            "y": rng.randint(10, 98),
        }
        return said.format(**values), printed.format(**values)

    return draw


def _either(*producers: Producer) -> Producer:
    """One of several formats."""
    return lambda rng: rng.choice(producers)(rng)


def _date(rng: Random, said: str, printed: str) -> tuple[str, str]:
    month = rng.randint(1, 12)
    values = {
        "d": rng.randint(13, 28),
        "mm": month,
        "other": month % 12 + 1,
        "name": MONTHS[month - 1],
        "other_name": MONTHS[month % 12],
        "y": rng.randint(1998, 2031),
    }
    return said.format(**values), printed.format(**values)


def _half_past(rng: Random) -> tuple[str, str]:
    hour = rng.randint(2, 11)
    return rng.choice(
        (
            (f"half past {in_words(hour)}", f"{hour}{rng.choice('.:')}30"),
            (f"quarter past {in_words(hour)}", f"{hour}{rng.choice('.:')}15"),
            (f"a quarter to {in_words(hour)}", f"{hour - 1}{rng.choice('.:')}45"),
        )
    )


def _spoken_clock(rng: Random) -> tuple[str, str]:
    hour, minute = rng.randint(2, 11), rng.choice((15, 20, 30, 40, 45))
    half = rng.choice("ap")
    return f"{in_words(hour)} {in_words(minute)} {half}.m.", f"{hour}{rng.choice('.:')}{minute}{half}m"


def _zone(rng: Random) -> tuple[str, str]:
    hour = rng.randint(1, 11)
    first, second = rng.sample(("GMT", "EST", "CET", "PST", "local time"), 2)
    return f"{hour} p.m. {first}", f"{hour} p.m. {second}"


def _decade_short(rng: Random) -> tuple[str, str]:
    tens = rng.choice((5, 6, 7, 8, 9))
    words = f"{in_words(tens * 10)[:-1]}ies"
    return rng.choice(((words, f"{tens}0s"), (f"'{tens}0s", f"{tens}0s"), (f"nineteen-{words}", f"19{tens}0s")))


NUMBERS_2: Final[Mapping[str, Producer]] = {
    "x_bound_sign": _either(
        _numbered("<{n}", ">{n}"), _numbered("≤{n}", "≥{n}"), _numbered(">{n}", "{n}"), _numbered("±{n}", "+{n}")
    ),
    "x_roman": _either(
        _numbered("Henry {r}", "Henry {s}", 1, 10),
        _numbered("King George {s}", "King George {r}", 1, 10),
        _numbered("Pope Paul {r}", "Pope Paul {s}", 1, 10),
    ),
    "x_identifier": _either(
        _numbered("bus {n}A", "bus {n}B"),
        _numbered("flight {n}7", "flight {n}1"),
        _numbered("the A{n} bus", "the A{m} bus"),
        _numbered("the B{n} tram", "the A{n} tram"),
    ),
    "x_ratio": _two(("one in three", "one in five", "two in five", "one in ten", "nine in ten", "three in four")),
    "x_odds": _either(
        _numbered("{n} to {m}", "{m} to {n}"),
        _numbered("{n}{y}-12", "{n}{y}-21"),
        _numbered("{n}:{m}", "{m}:{n}"),
    ),
    "x_age": _either(_numbered("{n}-year-old", "{m}-year-old"), _numbered("{w}-year-old", "{m}-year-old", 20, 89)),
    "x_pence": _either(_numbered("{n}p", "£{n}"), _numbered("{n} cents", "${n}"), _numbered("{n} pence", "{n} pounds")),
    "x_fold": _two(("twofold", "threefold", "fourfold", "fivefold", "tenfold", "a hundredfold")),
    "x_k": _either(_numbered("{n}k", "{n}m"), _numbered("{n}k", "{n}"), _numbered("{n}k", "{n}0,000")),
    "x_exponent": _either(_numbered("{n}⁵", "{n}⁶"), _numbered("10⁶ times {n}", "10⁹ times {n}")),
    "x_dollars": _two(("US", "Australian", "Canadian", "Hong Kong"), "50,000 {} dollars"),
    "x_decade_words": _two(("twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties")),
    "x_numeric_date": _either(
        lambda rng: _date(rng, "{d}/{mm}/{y}", "{d}/{other}/{y}"),
        lambda rng: _date(rng, "{d}.{mm}.{y}", "{d} {other_name} {y}"),
    ),
    "x_iso_date": lambda rng: _date(rng, "{y}-{mm:02}-{d}", "{d}-{other:02}-{y}"),
    "x_era": _either(_numbered("{n}0 BC", "{n}0 AD"), _numbered("AD {n}0", "{n}0 BC")),
    "x_season": _two(("spring", "summer", "autumn", "winter")),
    "x_quarter": _either(
        _numbered("quarter past {w}", "quarter to {w}", 1, 11),
        _numbered("half past {w}", "quarter past {w}", 1, 11),
        _numbered("ten to {w}", "ten past {w}", 1, 11),
    ),
    "x_zone": _zone,
    "x_stretch": _either(
        _numbered("from 9 to {n}", "from 9 to {m}", 13, 21), _numbered("24 hours", "{n} hours", 2, 20)
    ),
    "x_unit_prefix": _either(
        _two(("megawatts", "kilowatts", "gigawatts"), "40 {}"),
        _two(("milligrams", "micrograms", "kilograms"), "25 {}"),
        _two(("MB", "GB", "TB"), "16 {}"),
        _numbered("{n} MW", "{n} mW"),
        _numbered("{n} kW", "{n} MW"),
    ),
    "x_unit_power": _either(
        _numbered("{n} square metres", "{n} metres"),
        _numbered("{n} m²", "{n} m³"),
        _numbered("{n} km²", "{n} m²"),
        _numbered("{n} square feet", "{n} square yards"),
    ),
    "x_unit_volume": _two(("litres", "gallons", "pints", "millilitres", "barrels"), "60 {}"),
    "ratio_words": _either(
        _numbered("one in {w}", "1 in {n}", 2, 20), _numbered("one in every {w}", "one in every {n}", 2, 20)
    ),
    "age_words": _numbered("{w}-year-old", "{n}-year-old", 20, 89),
    "forties": lambda rng: rng.choice(
        (("twenties", "20s"), ("thirties", "30s"), ("forties", "40s"), ("fifties", "50s"), ("eighties", "80s"))
    ),
    "chapter": _either(
        _numbered("chapter {w}", "chapter {n}", 1, 20),
        _numbered("verse {w}", "verse {n}", 1, 20),
        _numbered("page {w}", "page {n}", 2, 99),
    ),
    "roman_words": lambda rng: rng.choice(
        (("World War Two", "World War II"), ("World War One", "World War I"), ("World War 2", "World War II"))
    ),
    "k_letter": _numbered("{n},000", "{n}k", 2, 98),
    "grouped_apostrophe": _either(_numbered("{n}'{y}0", "{n},{y}0"), _numbered("{n}’{y}0", "{n},{y}0")),
    "score_dash": _either(_numbered("{n}-{m}", f"{{n}}{EN_DASH}{{m}}", 1, 20), _numbered("{w} to two", "{n}-2", 3, 9)),
    "fold": lambda rng: rng.choice((("three-fold", "threefold"), ("fivefold", "five-fold"), ("ten-fold", "tenfold"))),
    "times": _numbered("{w} times", "{n} times", 3, 30),
    "half_million": _either(_numbered("{w} and a half million", "{n}.5 million", 2, 20)),
    "percent_pc": _either(_numbered("{n} per cent", "{n}pc"), _numbered("{n}%", "{n} pc")),
    "hundred_percent": lambda rng: rng.choice(
        (("a hundred per cent", "100 per cent"), ("one hundred percent", "100%"), ("100 per cent", "100%"))
    ),
    "minus_number": _either(_numbered("minus {n}", "−{n}"), _numbered("minus {w}", "-{n}")),
    "money_code": _either(
        _numbered("EUR {n}", "€{n}"),
        _numbered("GBP {n}", "£{n}"),
        _numbered("{n} EUR", "{n} euros"),
        _numbered("{n} €", "€{n}"),
    ),
    "money_thousand": _either(_numbered("£{n},000", "£{n}k"), _numbered("{w} thousand pounds", "£{n},000")),
    "pence": _either(_numbered("{n} pence", "{n}p"), _numbered("{w} pence", "{n}p"), _numbered("{n} cents", "{n}¢")),
    "half_past": _half_past,
    "clock_spoken": _spoken_clock,
    "clock_h": _either(_numbered("{n}h30", "{n}:30", 13, 23), _numbered("{n}30 hours", "{n}:30", 13, 23)),
    "date_iso": lambda rng: _date(rng, "{y}-{mm:02}-{d}", "{d} {name} {y}"),
    "date_numeric": _either(
        lambda rng: _date(rng, "{d}/{mm}/{y}", "{d} {name} {y}"),
        lambda rng: _date(rng, "{d}.{mm}.{y}", "{name} {d}, {y}"),
    ),
    "weekday_short": lambda rng: rng.choice([(day, day[:3] + dot) for day in WEEKDAYS for dot in (".", "")]),
    "years_range": _either(
        _numbered("19{n} to 19{y}", "19{n}–19{y}", 11, 40),
        _numbered("19{n}-19{y}", "19{n}–19{y}", 11, 40),
        _numbered("19{n}-{m}", "19{n}-19{m}", 13, 88),
    ),
    "decade_short": _decade_short,
    "century_words": _numbered("{ow} century", "{o} century", 12, 20),
    "unit_area": _either(
        _numbered("{n} square kilometres", "{n}{nb}km²"),
        _numbered("{n} square kilometres", "{n} sq km"),
        _numbered("{n} square metres", "{n} sq m"),
        _numbered("{n} hectares", "{n} ha"),
    ),
    "unit_volume": _either(
        _numbered("{n} litres", "{n} liters"),
        _numbered("{n} cubic metres", "{n}{nb}m³"),
        _numbered("{w} litres", "{n} l"),
    ),
    "unit_power": _either(
        _numbered("{n} megawatts", "{n}{nb}MW"),
        _numbered("{n} kilowatts", "{n}kW"),
        _numbered("{w} gigawatts", "{n} GW"),
    ),
    "unit_imperial": _either(
        _numbered("{n} feet", "{n} ft"), _numbered("{n} yards", "{n} yd"), _numbered("{w} inches", "{n} in.")
    ),
    "unit_kmh": _either(
        _numbered("{n} kilometres per hour", "{n} km/h"),
        _numbered("{n} kilometres an hour", "{n} kilometres per hour"),
        _numbered("{n} km/h", "{n} kph"),
    ),
    "unit_minutes": _either(
        _numbered("{n} minutes", "{n} mins"), _numbered("{n} hours", "{n} hrs"), _numbered("{w} seconds", "{n} secs")
    ),
}
"""What ``{=num.KIND}`` of the second round draws from; the kinds that begin with ``x_`` are different values."""
