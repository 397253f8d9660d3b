"""`fix` takes words of a restricted text out of its zones, whether or not they are right."""

from __future__ import annotations

from ruamel.yaml.comments import CommentedMap

from corpus_tools.authoring.anchoring import Anchors
from corpus_tools.authoring.complete import tile_zones


def test_wrong_first_words_of_a_restricted_zone_go_too():
    zones = [CommentedMap(zone="headline", start=0, end=10), CommentedMap(zone="body", start=10, end=22, opens="*a")]
    tree = CommentedMap(zones=_sequence(zones))
    anchors = Anchors("A headline. And a body", is_restricted=True)
    tile_zones(tree, anchors)
    assert [dict(zone) for zone in tree["zones"]] == [
        {"zone": "headline", "start": 0, "end": 10},
        {"zone": "body", "start": 10, "end": 22},
    ]
    assert anchors.questions == []


def _sequence(zones):
    from ruamel.yaml.comments import CommentedSeq

    return CommentedSeq(zones)
