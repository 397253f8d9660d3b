"""The forms that the schemas ask of texts, said in words."""

from __future__ import annotations

import re

MAX_ID = 60
"""Longest id that a message makes of a name."""

ID = r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$"

FORMATS: dict[str, str] = {
    ID: "lower-case words and digits joined by hyphens, such as 'sellan-courier'",
    r"^q[a-z2-7]{4}$": "the id of a quote: q and four of a-z, 2-7, such as 'q7f3a'",
    r"^c[a-z2-7]{4}$": "the id of a clause: c and four of a-z, 2-7, such as 'c7f3a'",
    r"^m[a-z2-7]{4}$": "the id of a mention: m and four of a-z, 2-7, such as 'm7f3a'",
    r"^d[a-z2-7]{4}$": "the id of a difference: d and four of a-z, 2-7, such as 'd7f3a'",
    r"^sha256:[0-9a-f]{64}$": "a digest: 'sha256:' and 64 hexadecimal digits; `corpus-tools fix` writes it",
    r"^[A-Za-z0-9][A-Za-z0-9.+-]*$": "an SPDX licence identifier, such as 'CC0-1.0'",
    r"^\d{4}-\d{2}-\d{2}$": "a day as YYYY-MM-DD, such as '2026-03-04'",
    r"^[a-z]{2,3}(-[A-Za-z0-9]+)*$": "a language tag, such as 'en' or 'pt-BR'",
    r"^\d+\.\d+$": "a version of two numbers, such as '0.1'",
    r"^\d+\.\d+\.\d+$": "a version of three numbers, such as '0.1.0'",
    r"^[A-Z]\d{3}$": "the code of a check, such as 'A101'",
    r"^form/\d+$": "the name of a version of the rules, such as 'form/2'",
    r"^[a-z]+(-[a-z]+)*/\d+$": "what proposed the record, such as 'suggest/1'; delete the line once it is confirmed",
    r"^https://[^\s\"'<>]+$": "an address that begins with https://",
    r"^corpus-tools \S+$": "name and version of the tools, such as 'corpus-tools 0.1.0'",
}
"""What each pattern of the schemas asks for, in words."""


def as_id(expected: str, found: object) -> str:
    """Return the offer of the id that a name was probably to be; empty where no id was expected, or none can be made.

    Example:
        >>> as_id(FORMATS[ID], "Ines Okafor"), as_id(FORMATS[ID], "7")
        ("; did you mean 'ines-okafor'?", '')
    """
    id_ = "-".join(re.findall("[a-z0-9]+", found.lower())) if isinstance(found, str) and found.isascii() else ""
    is_one = expected == FORMATS[ID] and re.match(ID, id_) is not None and len(id_) <= MAX_ID
    return f"; did you mean '{id_}'?" if is_one else ""
