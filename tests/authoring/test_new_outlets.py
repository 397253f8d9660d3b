import pytest

from corpus_tools.authoring.outlets import ChosenOutlet, choose_outlet, host_of, slug
from corpus_tools.errors import UsageError
from corpus_tools.schemas.head import Outlet

KNOWN = {
    "bay-wire": Outlet(name="Bay Wire", invented=True),
    "lamp-gazette": Outlet(name="lampgazette.example", invented=False),
}


def choose(given=None, name=None, host=None):
    return choose_outlet(KNOWN, given=given, name=name, host=host)


def test_a_known_outlet_is_taken():
    assert choose("bay-wire") == ChosenOutlet("bay-wire")
    assert choose("bay-wire", host="elsewhere.example") == ChosenOutlet("bay-wire")


@pytest.mark.parametrize("host", ["bay-wire.example", "baywire.co.uk", "news.baywire.example"])
def test_a_host_leads_to_the_outlet_of_its_name(host):
    assert choose(host=host) == ChosenOutlet("bay-wire")


def test_an_unknown_host_is_a_new_outlet():
    assert choose(host="moon-post.example") == ChosenOutlet("moon-post", "moon-post.example")
    assert choose(host="moon-post.example", name="Moon Post") == ChosenOutlet("moon-post", "Moon Post")


def test_a_name_makes_a_new_outlet():
    assert choose("moon-post", name="Moon Post") == ChosenOutlet("moon-post", "Moon Post")


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"given": "bay-wier"}, "did you mean --outlet bay-wire.*--outlet bay-wier --outlet-name NAME"),
        ({"given": "Bay Wire"}, "try bay-wire"),
        ({"host": "bay-wires.example"}, "add --outlet bay-wire; for a new one --outlet bay-wires --outlet-name"),
        (
            {},
            r"add --outlet ID \(known: bay-wire, lamp-gazette\), for a new one --outlet-name NAME too, or --url ADDRESS",
        ),
    ],
)
def test_what_is_not_clear_is_asked(asked, said):
    with pytest.raises(UsageError, match=said):
        choose(**asked)


@pytest.mark.parametrize(
    "address", ["bay.example", "ftp://bay.example/x", "https://", "http://[", "https://a\nb.example"]
)
def test_an_address_is_whole(address):
    with pytest.raises(UsageError, match="whole address"):
        host_of(address)


def test_an_id_is_made_of_words():
    assert slug("Ada Öst-Quill, Jr.") == "ada-ost-quill-jr"
    assert len(slug("very " * 40)) <= 60
