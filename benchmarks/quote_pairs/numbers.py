"""Two-sided numbers, dates, times, sums and units: the same value in two spellings, or two values that look alike."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from random import Random

NBSP: Final = "\N{NO-BREAK SPACE}"
THIN: Final = "\N{NARROW NO-BREAK SPACE}"
MINUS: Final = "\N{MINUS SIGN}"
EN_DASH: Final = "\N{EN DASH}"

ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
).split()
TENS = "zero ten twenty thirty forty fifty sixty seventy eighty ninety".split()
ORDINALS = (
    "zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
    "fifteenth sixteenth seventeenth eighteenth nineteenth"
).split()
MONTHS = "January February March April May June July August September October November December".split()
SHORT_MONTHS = "Jan. Feb. March April May June July Aug. Sept. Oct. Nov. Dec.".split()
WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()


def in_words(number: int, *, joiner: str = " and ", hyphen: str = "-") -> str:
    """A number from 0 to 999,999,999 in words.

    Example:
        >>> in_words(250), in_words(1_021), in_words(250, joiner=" ")
        ('two hundred and fifty', 'one thousand and twenty-one', 'two hundred fifty')
    """
    if number < 20:
        return ONES[number]
    if number < 100:
        ones = number % 10
        return TENS[number // 10] + (hyphen + ONES[ones] if ones else "")
    size, name = next(
        (size, name) for size, name in ((10**6, "million"), (10**3, "thousand"), (100, "hundred")) if number >= size
    )
    head, rest = divmod(number, size)
    text = f"{in_words(head, joiner=joiner, hyphen=hyphen)} {name}"
    if rest:
        text += (joiner if rest < 100 else " ") + in_words(rest, joiner=joiner, hyphen=hyphen)
    return text


def ordinal_in_words(number: int) -> str:
    """An ordinal from 1 to 99 in words.

    Example:
        >>> ordinal_in_words(21), ordinal_in_words(30)
        ('twenty-first', 'thirtieth')
    """
    if number < 20:
        return ORDINALS[number]
    ones = number % 10
    tens = TENS[number // 10]
    return f"{tens}-{ORDINALS[ones]}" if ones else tens[:-1] + "ieth"


def ordinal(number: int) -> str:
    """An ordinal in digits.

    Example:
        >>> ordinal(1), ordinal(11), ordinal(22)
        ('1st', '11th', '22nd')
    """
    suffix = "th" if number % 100 in {11, 12, 13} else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{suffix}"


def year_in_words(year: int) -> str:
    """A year as it is spoken.

    Example:
        >>> year_in_words(2024), year_in_words(1986), year_in_words(2009), year_in_words(1905)
        ('twenty twenty-four', 'nineteen eighty-six', 'two thousand and nine', 'nineteen oh five')
    """
    century, rest = divmod(year, 100)
    if 2000 <= year < 2010:
        return "two thousand" + (f" and {ONES[rest]}" if rest else "")
    if rest == 0:
        return f"{in_words(century)} hundred"
    return f"{in_words(century)} {'oh ' + ONES[rest] if rest < 10 else in_words(rest)}"


def other(rng: Random, options: list[str], value: str) -> str:
    """Another of the options."""
    return rng.choice([option for option in options if option != value])


def _digits_swapped(rng: Random) -> tuple[str, str]:
    first, second = rng.sample(range(1, 10), 2)
    tail = rng.choice(("", "0", "5"))
    return f"{first}{second}{tail}", f"{second}{first}{tail}"


def _decimal(rng: Random) -> tuple[int, int]:
    return rng.randint(2, 40), rng.randint(1, 9)


def _clock(rng: Random) -> tuple[int, int]:
    return rng.randint(1, 11), rng.choice((10, 15, 20, 30, 40, 45))


def _day(rng: Random) -> tuple[int, str]:
    return rng.randint(1, 28), rng.choice(MONTHS)


def _same(rng: Random, kind: str) -> tuple[str, str]:  # noqa: C901, PLR0911, PLR0912, PLR0915  one table
    """The same value in two spellings."""
    n = rng.randint(13, 98)
    whole, tenth = _decimal(rng)
    hour, minute = _clock(rng)
    day, month = _day(rng)
    year = rng.randint(1911, 2029)
    thousands, hundreds = rng.randint(2, 890), rng.randint(1, 9) * 100 + rng.randint(0, 9) * 10
    half_day = rng.choice(("a", "p"))
    match kind:
        case "small":
            small = rng.randint(2, 12)
            return in_words(small), str(small)
        case "tens":
            return in_words(n), str(n)
        case "tens_no_hyphen":
            n = rng.choice([x for x in range(21, 99) if x % 10])
            return in_words(n, hyphen=" "), in_words(n)
        case "hundreds":
            n = rng.randint(1, 9) * 100 + rng.randint(1, 98)
            return in_words(n), str(n)
        case "hundreds_no_and":
            n = rng.randint(1, 9) * 100 + rng.randint(1, 98)
            return in_words(n, joiner=" "), str(n)
        case "and_in_number":
            n = rng.randint(1, 9) * 100 + rng.randint(1, 98)
            return in_words(n), in_words(n, joiner=" ")
        case "thousands":
            n = rng.randint(2, 98) * 1000 + hundreds
            return in_words(n), f"{n:,}"
        case "spoken_hundreds":
            n = rng.choice([x for x in range(11, 99) if x % 10])
            return f"{in_words(n)} hundred", f"{n * 100:,}"
        case "point":
            return f"{in_words(whole)} point {ONES[tenth]}", f"{whole}.{tenth}"
        case "point_two_digits":
            second = rng.randint(1, 9)
            return f"{in_words(whole)} point {ONES[tenth]} {ONES[second]}", f"{whole}.{tenth}{second}"
        case "nought_point":
            return f"{rng.choice(('nought', 'zero'))} point {ONES[tenth]}", f"0.{tenth}"
        case "year":
            return year_in_words(year), str(year)
        case "half_sign":
            return f"{whole}½", f"{whole}.5"
        case "and_a_half":
            return f"{in_words(whole)} and a half", rng.choice((f"{whole}.5", f"{whole}½"))
        case "fraction":
            return rng.choice(
                (
                    ("three quarters", "¾"),
                    ("one third", "⅓"),
                    ("two thirds", "⅔"),
                    ("one half", "½"),
                    ("three-quarters", "three quarters"),
                    ("two-thirds", "two thirds"),
                    ("one quarter", "¼"),
                    ("two thirds", "2/3"),
                    ("three quarters", "3/4"),
                    ("one fifth", "1/5"),
                )
            )
        case "grouped_spaces":
            space = rng.choice((" ", NBSP, THIN))
            return f"{thousands}{space}{hundreds}", f"{thousands},{hundreds}"
        case "grouped_none":
            return f"{thousands}{hundreds}", f"{thousands},{hundreds}"
        case "million_digits":
            return f"{whole}.{tenth} million", f"{whole},{tenth}00,000"
        case "million_words":
            return f"{in_words(whole)} million", f"{whole} million"
        case "million_point":
            return f"{in_words(whole)} point {ONES[tenth]} million", f"{whole}.{tenth} million"
        case "million_letter":
            return f"{whole}.{tenth} million", f"{whole}.{tenth}m"
        case "thousand_digits":
            return f"{n} thousand", f"{n},000"
        case "ordinal":
            return ordinal_in_words(n), ordinal(n)
        case "small_ordinal":
            n = rng.randint(2, 12)
            return ordinal_in_words(n), ordinal(n)
        case "a_hundred":
            return rng.choice(
                (
                    ("a hundred", "100"),
                    ("a thousand", "1,000"),
                    ("one hundred", "100"),
                    ("one thousand", "1,000"),
                    ("a hundred", "one hundred"),
                    ("a thousand", "one thousand"),
                )
            )
        case "range_to":
            return f"{n} to {n + 5}", f"{n}{rng.choice(('-', EN_DASH))}{n + 5}"
        case "range_words":
            n = rng.randint(2, 90)
            return f"{in_words(n)} to {in_words(n + 5)}", f"{n} to {n + 5}"
        case "range_percent":
            return f"{n}-{n + 5}%", f"{n} to {n + 5} {rng.choice(('per cent', 'percent'))}"
        case "percent_sign":
            return f"{n} {rng.choice(('per cent', 'percent'))}", f"{n}%"
        case "percent_spelling":
            return f"{n} per cent", f"{n} percent"
        case "percent_words":
            return f"{in_words(n)} {rng.choice(('per cent', 'percent'))}", f"{n}%"
        case "percent_space":
            return f"{n}%", f"{n}{rng.choice((' ', NBSP))}%"
        case "percent_point":
            return f"{in_words(whole)} point {ONES[tenth]} per cent", f"{whole}.{tenth} per cent"
        case "money_million":
            sign = rng.choice("$£€")
            return f"{sign}{whole}.{tenth} million", f"{sign}{whole}.{tenth}m"
        case "money_million_digits":
            sign = rng.choice("$£€")
            return f"{sign}{whole},{tenth}00,000", f"{sign}{whole}.{tenth} million"
        case "money_billion":
            sign = rng.choice("$£€")
            return f"{sign}{whole}.{tenth} billion", f"{sign}{whole}.{tenth}bn"
        case "money_words":
            word, sign = rng.choice((("pounds", "£"), ("dollars", "$"), ("euros", "€")))
            return f"{in_words(n)} {word}", f"{sign}{n}"
        case "money_name":
            word, sign = rng.choice((("pounds", "£"), ("dollars", "$"), ("euros", "€")))
            return f"{n} {word}", f"{sign}{n}"
        case "money_words_million":
            word, sign = rng.choice((("pounds", "£"), ("dollars", "$"), ("euros", "€")))
            return f"{in_words(whole)} million {word}", f"{sign}{whole} million"
        case "clock_dots":
            return f"{hour}{half_day}m", f"{hour} {half_day}.m."
        case "clock_space":
            return f"{hour}{half_day}m", f"{hour}{rng.choice((' ', NBSP))}{half_day}m"
        case "clock_capitals":
            return f"{hour} {half_day}.m.", f"{hour} {half_day.upper()}M"
        case "clock_minutes":
            return f"{hour}.{minute}{half_day}m", f"{hour}:{minute} {half_day}.m."
        case "clock_full_hour":
            return f"{hour}:00 {half_day}.m.", f"{hour} {half_day}.m."
        case "clock_24":
            return f"{hour + 12}:{minute}", f"{hour}{rng.choice('.:')}{minute} p.m."
        case "clock_colon":
            return f"{hour}:{minute}", f"{hour}.{minute}"
        case "oclock":
            return f"{in_words(hour)} o'clock", f"{hour} o'clock"
        case "date_order":
            return f"{day} {month}", f"{month} {day}"
        case "date_ordinal":
            return f"{day} {month}", f"{month} {ordinal(day)}"
        case "date_of":
            return f"the {ordinal(day)} of {month}", rng.choice((f"{month} {day}", f"{day} {month}"))
        case "date_ordinal_day":
            return f"{ordinal(day)} {month}", f"{day} {month}"
        case "date_the_words":
            return f"the {ordinal_in_words(day)} of {month}", f"the {ordinal(day)} of {month}"
        case "date_year":
            return f"{month} {day}, {year}", f"{day} {month} {year}"
        case "date_short_month":
            index = rng.choice((0, 1, 7, 8, 9, 10, 11))
            return f"{MONTHS[index]} {day}", f"{SHORT_MONTHS[index]} {day}"
        case "decade":
            decade = rng.randint(191, 202) * 10
            return f"{decade}s", f"{decade}'s"
        case "unit_length":
            return f"{n} {rng.choice(('kilometres', 'kilometers'))}", f"{n}{rng.choice((' ', NBSP, ''))}km"
        case "unit_weight":
            return f"{n} {rng.choice(('kilograms', 'kilogrammes'))}", f"{n}{rng.choice((' ', NBSP, ''))}kg"
        case "unit_metre":
            return f"{n} {rng.choice(('metres', 'meters'))}", f"{n}{rng.choice((' ', NBSP))}m"
        case "unit_centimetre":
            return f"{n} {rng.choice(('centimetres', 'centimeters'))}", f"{n}{rng.choice((' ', NBSP, ''))}cm"
        case "unit_degrees":
            return f"{n} degrees Celsius", f"{n}{rng.choice((' ', NBSP, ''))}°C"
        case "unit_speed":
            return f"{n} miles per hour", f"{n}{rng.choice((' ', ''))}mph"
        case "unit_word_number":
            unit = rng.choice(("kilometres", "miles", "metres", "tonnes", "litres", "hectares"))
            return f"{in_words(n)} {unit}", f"{n} {unit}"
        case "unit_space":
            unit = rng.choice(("km", "kg", "cm", "mm"))
            return f"{n} {unit}", f"{n}{unit}"
        case "numero":
            n = rng.randint(2, 40)
            return f"number {n}", rng.choice((f"No. {n}", f"No {n}", f"no. {n}"))
        case "numero_words":
            n = rng.randint(2, 12)
            return f"number {in_words(n)}", f"number {n}"
        case "minus":
            return f"minus {n}", rng.choice((f"{MINUS}{n}", f"-{n}"))
        case "minus_glyph":
            return f"{MINUS}{whole}.{tenth}", f"-{whole}.{tenth}"
        case "minus_words":
            return f"minus {in_words(n)}", f"minus {n}"
        case "leading_zero":
            return f".{tenth}", f"0.{tenth}"
        case _:
            raise KeyError(kind)


def _changed(rng: Random, kind: str) -> tuple[str, str]:  # noqa: C901, PLR0911, PLR0912, PLR0915  one table
    """Two values that look alike."""
    n = rng.randint(13, 98)
    whole, tenth = _decimal(rng)
    hour, minute = _clock(rng)
    day, month = _day(rng)
    half_day = rng.choice(("a", "p"))
    match kind:
        case "x_digits_swapped":
            return _digits_swapped(rng)
        case "x_magnitude":
            return rng.choice(((str(n), f"{n}0"), (f"{n}0", str(n)), (f"{n},000", f"{n}0,000"), (f"{n}00", f"{n},000")))
        case "x_decimal_shift":
            return rng.choice(
                (
                    (f"{whole}.{tenth}", f"{whole}{tenth}"),
                    (f"{whole}{tenth}", f"{whole}.{tenth}"),
                    (f"{whole}.{tenth}", f"0.{whole:02}{tenth}"),
                )
            )
        case "x_decimal_dropped":
            return f"{whole}.{tenth}", str(whole)
        case "x_last_digit":
            return f"{n}{tenth}", f"{n}{tenth % 9 + 1}"
        case "x_thousand_million":
            first, second = rng.sample(("thousand", "million", "billion"), 2)
            return f"{n} {first}", f"{n} {second}"
        case "x_m_bn":
            return rng.choice(((f"£{n}m", f"£{n}bn"), (f"${n}bn", f"${n}m"), (f"€{n}m", f"€{n}")))
        case "x_teens_tens":
            base = rng.randint(3, 9)
            pair = in_words(base + 10), in_words(base * 10)
            return pair if rng.random() < 0.5 else pair[::-1]
        case "x_word_digit":
            value = rng.randint(3, 12)
            return in_words(value), str(value + rng.choice((1, -1)))
        case "x_words":
            one, another = rng.sample(range(2, 20), 2)
            return in_words(one), in_words(another)
        case "x_hundreds_words":
            one, another = rng.sample(range(2, 10), 2)
            rest = rng.randint(11, 98)
            return in_words(one * 100 + rest), str(another * 100 + rest)
        case "x_point_words":
            return f"{in_words(whole)} point {ONES[tenth]}", f"{whole}.{tenth % 9 + 1}"
        case "x_percent_points":
            pair = f"{n} per cent", f"{n} percentage points"
            return pair if rng.random() < 0.5 else pair[::-1]
        case "x_percent_value":
            return f"{n}%", f"{n + rng.choice((1, -1, 10))}%"
        case "x_percent_permille":
            return f"{n}%", f"{n}‰"
        case "x_ordinal":
            other_n = n + rng.choice((1, -1, 10))
            return rng.choice(((ordinal(n), ordinal(other_n)), (ordinal_in_words(n), ordinal(other_n))))
        case "x_small_ordinal":
            one, another = rng.sample(range(2, 13), 2)
            return ordinal_in_words(one), ordinal_in_words(another)
        case "x_fraction":
            first, second = rng.sample(
                ("half", "a third", "two thirds", "a quarter", "three quarters", "a fifth", "a tenth"), 2
            )
            return first, second
        case "x_fraction_sign":
            first, second = rng.sample("½⅓⅔¼¾⅛", 2)
            return first, second
        case "x_half_dropped":
            return rng.choice(
                (
                    (f"{whole}½", str(whole)),
                    (f"{in_words(whole)} and a half", in_words(whole)),
                    (str(whole), f"{whole}½"),
                )
            )
        case "x_range_end":
            return f"{n} to {n + 5}", rng.choice((f"{n} to {n + 15}", f"{n}-{n + 6}", f"{n + 1}{EN_DASH}{n + 5}"))
        case "x_range_cut":
            return f"{n} to {n + 20}", rng.choice((str(n), str(n + 20)))
        case "x_currency":
            first, second = rng.sample("$£€¥", 2)
            return f"{first}{n} million", f"{second}{n} million"
        case "x_currency_word":
            first, second = rng.sample(("pounds", "dollars", "euros", "francs", "crowns"), 2)
            return f"{n} {first}", f"{n} {second}"
        case "x_money_value":
            sign = rng.choice("$£€")
            return f"{sign}{whole}.{tenth} million", f"{sign}{whole}{tenth} million"
        case "x_sign_dropped":
            return rng.choice(
                ((f"-{whole}.{tenth}", f"{whole}.{tenth}"), (f"{MINUS}{n}", str(n)), (f"minus {n}", str(n)))
            )
        case "x_sign_added":
            return rng.choice(
                ((f"{whole}.{tenth}", f"-{whole}.{tenth}"), (str(n), f"{MINUS}{n}"), (str(n), f"minus {n}"))
            )
        case "x_sign_flipped":
            return rng.choice(
                (
                    (f"+{whole}.{tenth}", f"-{whole}.{tenth}"),
                    (f"{MINUS}{n}", f"+{n}"),
                    (f"plus {n}", f"minus {n}"),
                    (f"minus {n}", f"plus {n}"),
                )
            )
        case "x_year_digit":
            year = rng.randint(1950, 2030)
            return str(year), str(year + rng.choice((1, -1, 10, -10)))
        case "x_year_swapped":
            year = rng.choice([y for y in range(1950, 2030) if y // 10 % 10 != y % 10])
            text = str(year)
            return text, text[:2] + text[3] + text[2]
        case "x_year_words":
            year = rng.randint(2011, 2030)
            return year_in_words(year), str(year + rng.choice((1, -1, -10)))
        case "x_decade":
            decade = rng.randint(192, 201) * 10
            return f"{decade}s", f"{decade + rng.choice((10, -10))}s"
        case "x_century":
            return rng.choice(
                (
                    ("19th century", "18th century"),
                    ("nineteenth century", "20th century"),
                    ("twentieth century", "21st century"),
                    ("seventeenth century", "16th century"),
                    ("14th century", "fifteenth century"),
                )
            )
        case "x_day":
            return f"{day} {month}", rng.choice((f"{day + 1} {month}", f"{month} {day % 28 + 2}"))
        case "x_date_month":
            return f"{day} {month}", rng.choice(
                (f"{day} {other(rng, MONTHS, month)}", f"{other(rng, MONTHS, month)} {day}")
            )
        case "x_month":
            return month, other(rng, MONTHS, month)
        case "x_similar_month":
            first, second = rng.choice(
                (
                    ("June", "July"),
                    ("March", "May"),
                    ("January", "February"),
                    ("September", "December"),
                    ("September", "November"),
                    ("October", "November"),
                    ("April", "August"),
                    ("November", "December"),
                )
            )
            return (first, second) if rng.random() < 0.5 else (second, first)
        case "x_weekday":
            first, second = rng.sample(WEEKDAYS, 2)
            return first, second
        case "x_similar_weekday":
            first, second = rng.choice(
                (("Tuesday", "Thursday"), ("Saturday", "Sunday"), ("Sunday", "Monday"), ("Wednesday", "Tuesday"))
            )
            return (first, second) if rng.random() < 0.5 else (second, first)
        case "x_half_day":
            return (f"{hour}:{minute} {half_day}.m.", f"{hour}:{minute} {'p' if half_day == 'a' else 'a'}.m.")
        case "x_half_day_short":
            return f"{hour}{half_day}m", f"{hour}{'p' if half_day == 'a' else 'a'}m"
        case "x_clock_24":
            return f"{hour + 12}:{minute}", rng.choice((f"{hour}:{minute} a.m.", f"{hour + 1}:{minute} p.m."))
        case "x_clock_hour":
            return f"{hour}:{minute} {half_day}.m.", f"{hour % 12 + 1}:{minute} {half_day}.m."
        case "x_clock_minute":
            return f"{hour}:{minute} {half_day}.m.", f"{hour}:{minute - 5:02} {half_day}.m."
        case "x_oclock":
            return f"{in_words(hour)} o'clock", f"{hour % 12 + 1} o'clock"
        case "x_part_of_day":
            first, second = rng.sample(("morning", "afternoon", "evening"), 2)
            return first, second
        case "x_noon":
            return rng.choice(
                (
                    ("noon", "midnight"),
                    ("midnight", "midday"),
                    ("midday", "midnight"),
                    ("dawn", "dusk"),
                    ("sunset", "sunrise"),
                )
            )
        case "x_unit_length":
            first, second = rng.sample(("miles", "kilometres", "metres", "yards", "feet"), 2)
            return f"{n} {first}", f"{n} {second}"
        case "x_unit_short":
            first, second = rng.sample(("km", "m", "cm", "mm"), 2)
            return f"{n} {first}", f"{n} {second}"
        case "x_unit_weight":
            first, second = rng.sample(("kilos", "grams", "tonnes", "pounds", "ounces"), 2)
            return f"{n} {first}", f"{n} {second}"
        case "x_unit_temperature":
            return rng.choice(
                ((f"{n} °C", f"{n} °F"), (f"{n} degrees Fahrenheit", f"{n} degrees Celsius"), (f"{n}°C", f"{n}°F"))
            )
        case "x_unit_time":
            first, second = rng.sample(("seconds", "minutes", "hours", "days", "weeks", "months", "years"), 2)
            return f"{n} {first}", f"{n} {second}"
        case "x_unit_area":
            first, second = rng.sample(("acres", "hectares", "square miles", "square metres"), 2)
            return f"{n} {first}", f"{n} {second}"
        case "x_unit_speed":
            return rng.choice(((f"{n} mph", f"{n} km/h"), (f"{n} km/h", f"{n} knots"), (f"{n} knots", f"{n} mph")))
        case "x_unit_crossed":
            return f"{n} kilometres", f"{n} {rng.choice(('mi', 'm', 'cm'))}"
        case "x_numero":
            n = rng.randint(2, 40)
            return f"number {n}", f"No. {n + rng.choice((1, 10))}"
        case "x_multiple":
            first, second = rng.sample(("once", "twice", "three times", "ten times"), 2)
            return first, second
        case "x_dozen":
            first, second = rng.choice(
                (("dozens", "hundreds"), ("hundreds", "thousands"), ("thousands", "millions"), ("millions", "billions"))
            )
            return (first, second) if rng.random() < 0.5 else (second, first)
        case "x_score":
            one, another = rng.sample(range(5), 2)
            return f"{one}-{another}", f"{another}-{one}"
        case "x_digit_lost":
            return rng.choice(((f"1{n}", str(n)), (f"{n},{n}0", f"{n}0"), (f"{n}5", str(n))))
        case "x_bracket":
            return str(n), f"[{n}0]"
        case _:
            raise KeyError(kind)


SAME: Final = (
    "small tens tens_no_hyphen hundreds hundreds_no_and and_in_number thousands spoken_hundreds point point_two_digits "
    "nought_point year half_sign and_a_half fraction grouped_spaces grouped_none million_digits million_words "
    "million_point million_letter thousand_digits ordinal small_ordinal a_hundred range_to range_words range_percent "
    "percent_sign percent_spelling percent_words percent_space percent_point money_million money_million_digits "
    "money_billion money_words money_name money_words_million clock_dots clock_space clock_capitals clock_minutes "
    "clock_full_hour clock_24 clock_colon oclock date_order date_ordinal date_of date_ordinal_day date_the_words "
    "date_year date_short_month decade unit_length unit_weight unit_metre unit_centimetre unit_degrees unit_speed "
    "unit_word_number unit_space numero numero_words minus minus_glyph minus_words leading_zero"
).split()
CHANGED: Final = (
    "x_digits_swapped x_magnitude x_decimal_shift x_decimal_dropped x_last_digit x_thousand_million x_m_bn "
    "x_teens_tens x_word_digit x_words x_hundreds_words x_point_words x_percent_points x_percent_value "
    "x_percent_permille x_ordinal x_small_ordinal x_fraction x_fraction_sign x_half_dropped x_range_end x_range_cut "
    "x_currency x_currency_word x_money_value x_sign_dropped x_sign_added x_sign_flipped x_year_digit x_year_swapped "
    "x_year_words x_decade x_century x_day x_date_month x_month x_similar_month x_weekday x_similar_weekday "
    "x_half_day x_half_day_short x_clock_24 x_clock_hour x_clock_minute x_oclock x_part_of_day x_noon x_unit_length "
    "x_unit_short x_unit_weight x_unit_temperature x_unit_time x_unit_area x_unit_speed x_unit_crossed x_numero "
    "x_multiple x_dozen x_score x_digit_lost x_bracket"
).split()


def _producer(kind: str) -> Callable[[Random], tuple[str, str]]:
    table = _changed if kind.startswith("x_") else _same
    return lambda rng: table(rng, kind)


PRODUCERS: Mapping[str, Callable[[Random], tuple[str, str]]] = {kind: _producer(kind) for kind in (*SAME, *CHANGED)}
"""What ``{=num.KIND}`` of a template draws from; the kinds that begin with ``x_`` are different values."""
