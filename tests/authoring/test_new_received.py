import pytest

from corpus_tools.authoring.received import STANDARD_INPUT, receive
from corpus_tools.errors import UsageError


def test_a_clean_text_is_left_to_the_letter():
    text = "The lamp\u00a0“stays” .\n\n  Odd  spaces too.\n"
    assert receive(text.encode(), "a.txt").text == text
    assert receive(text.encode(), "a.txt").changes == ()


def test_what_is_put_right_is_said():
    received = receive("\ufeffA\r\nB\rC\u2028e\u0301 A\u030a\n".encode(), "a.txt")
    assert received.text == "A\nB\nC\né Å\n"
    assert received.changes == (
        "1 byte order mark",
        "1 CRLF",
        "1 CR",
        "1 line separator (U+2028 or its like)",
        "2 letters composed",
    )


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ("café".encode("cp1252"), r"is not UTF-8 \(line 1, byte 0xE9\); read as WINDOWS-1252 it says “café”"),
        (b"one\ntwo caf\xe9 \x81", r"line 2, byte 0xE9\); read as ISO-8859-1"),
        ("A lamp".encode("utf-16"), "is in UTF-16, expected UTF-8: `iconv -f UTF-16 -t UTF-8 a.txt > a.utf8.txt`"),
        (b"PK\x03\x04\x14\x00", "Word, OpenDocument or ZIP file, expected plain text; `pandoc --to plain"),
        (b"\xd0\xcf\x11\xe0\xa1", "an old Word file"),
        (b"%PDF-1.7", "is a PDF, expected plain text; `pdftotext -enc UTF-8 a.txt a.utf8.txt`"),
        (b"{\\rtf1", "an RTF file"),
        (b"\n<!DOCTYPE html>", "the source of a web page"),
        (b"lamp\x00lamp", "is no text"),
        (b" \n\xc2\xa0\n", "holds no words"),
        (b"x" * 1_000_001, "more than 1,000,000 bytes"),
        (b"a\n\x1b[31m", r"line 2: found U\+001B"),
        ("a \u202e b".encode(), "right-to-left override"),
        (b"<<<<<<< HEAD\n", "unfinished merge"),
    ],
)
def test_what_is_no_plain_text_in_utf8_is_refused_with_the_way_out(data, said):
    with pytest.raises(UsageError, match=said):
        receive(data, "a.txt")


def test_a_command_names_the_file_as_a_shell_takes_it():
    with pytest.raises(UsageError, match=r"pandoc --to plain --wrap none 'my text.docx' --output 'my text.txt'"):
        receive(b"PK\x03\x04", "my text.docx")


def test_what_came_through_a_pipe_has_no_name():
    with pytest.raises(UsageError, match=r"standard input is in UTF-16.* FILE > FILE.txt"):
        receive("A lamp".encode("utf-16"), STANDARD_INPUT)
