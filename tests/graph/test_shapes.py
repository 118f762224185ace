"""The shapes: a build conforms, and every way of breaking a rule of the contract is found."""

from __future__ import annotations

from pathlib import Path

import pyshacl
import pytest
import rdflib
from pyoxigraph import Store

import vnus_graph
from vnus_graph.graph.exports import nquads, turtle
from vnus_graph.graph.iris import node
from vnus_graph.graph.reader import Reader
from vnus_graph.graph.spans import written
from vnus_graph.graph.validate import validate
from vnus_graph.graph.vocabulary import PREFIXES
from vnus_graph.resources import ONTOLOGY


def test_a_build_conforms(store: Store) -> None:
    assert validate(store) == (True, ())


def test_states_that_no_article_names_are_described_all_the_same(tmp_path: Path) -> None:
    text = "Ngày 3/6/2024, tại Paris, Thứ trưởng Bộ Ngoại giao Vũ Mẫu Văn gặp Thứ trưởng Ngoại giao Đức Hans Muster."
    (tmp_path / "tin.txt").write_text(text, encoding="utf-8")
    store = vnus_graph.build(tmp_path / "tin.txt").store
    reader = Reader(store)
    assert {reader.name(state) for state in reader.instances("Country")} == {"country/de", "country/fr", "country/vn"}
    assert validate(store) == (True, ())


@pytest.mark.parametrize("name", ["graph.ttl", "graph.nq"])
def test_its_files_conform(store: Store, tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(turtle(store) if name.endswith("ttl") else nquads(store))
    assert validate(tmp_path / name) == (True, ())


MEETING, CALL = "event:meeting-2024-03-05", "event:call-2024-04"
VU, OAKFIELD, GROUP = "person:pham-ha-vu", "person:ellen-oakfield", "delegation:bo-thuy-van-2024"
TENURE = "tenure:pham-ha-vu-bo-truong-thuy-van"


def spare(subject: str, predicate: str) -> str:
    """Update that takes away all values of a property."""
    return f"DELETE WHERE {{ {subject} {predicate} ?o }}"


def add(triple: str) -> str:
    return f"INSERT DATA {{ {triple} }}"


def planned(event: str) -> str:
    return f"DELETE {{ {event} vnus:status ?s }} INSERT {{ {event} vnus:status vnus:Planned }} WHERE {{ ?x ?y ?s }}"


BROKEN = [
    (spare(MEETING, "vnus:evidence"), "has evidence"),
    (spare(TENURE, "vnus:evidence"), "has evidence"),
    (spare(GROUP, "vnus:evidence"), "has evidence"),
    (spare("?e", "vnus:quote"), "one quote"),
    (spare("?e", "vnus:startOffset"), "start offset"),
    (spare("?e", "vnus:endOffset"), "end offset"),
    (spare("?e", "vnus:inArticle"), "in one article"),
    (spare("?e", "vnus:rule"), "rule that fired"),
    ("DELETE {?e vnus:endOffset ?n} INSERT {?e vnus:endOffset 0} WHERE {?e vnus:endOffset ?n}", "before its end"),
    ("DELETE {?e vnus:quote ?n} INSERT {?e vnus:quote 'x'} WHERE {?e vnus:quote ?n}", "offsets say"),
    (spare(VU, "rdfs:label"), "one Vietnamese label"),
    (add(f"{VU} rdfs:label 'Hạ Vũ'@vi"), "one Vietnamese label"),
    (spare("place:washington", "rdfs:label"), "one Vietnamese label"),
    ("DELETE DATA { country:us rdfs:label 'Hoa Kỳ'@vi }", "no Vietnamese label"),
    (add(f"{VU} rdfs:label 'Vu'@fr"), "one Vietnamese label"),
    (add("country:ca vnus:leadsDelegation delegation:bo-thuy-van-2024"), "Persons lead"),
    (add(f"{VU} a vnus:Country"), "more than one of"),
    (f"DELETE DATA {{ {VU} a vnus:Person }}", "is none of"),
    (add("place:washington a vnus:Actor"), "not an actor"),
    (spare(MEETING, "vnus:status"), "one status"),
    (add(f"{MEETING} vnus:status vnus:Denied"), "one status"),
    (add(f"{CALL} vnus:end '2024-03'^^xsd:gYearMonth"), "before it starts"),
    (add("event:invitation-1 vnus:start '2024-03-05'"), "as precise as known"),
    (add("event:invitation-1 vnus:start '2024-13-05'^^xsd:date"), "as precise as known"),
    (add(f"{TENURE} vnus:attestedOn '2024-03-05T10:00:00'^^xsd:dateTime"), "attested on"),
    (add(f"{VU} vnus:metWith country:ca . country:ca vnus:metWith {VU}"), "metWith"),
    (add(f"{VU} vnus:metWith {VU}"), "one way only, or of one"),
    (f"DELETE DATA {{ {VU} vnus:metWith {OAKFIELD} }}", "one way only"),
    (f"DELETE DATA {{ {MEETING} vnus:participant {GROUP} }}", "no meeting held"),
    (f"DELETE DATA {{ {MEETING} a vnus:Meeting }}", "no meeting held"),
    (planned(MEETING), "no meeting held"),
    (planned(CALL), "no call held"),
    (f"DELETE DATA {{ {VU} vnus:spokeWith {OAKFIELD} }}", "one way only"),
    (spare("event:upgrade-us-vn", "vnus:level"), "its level"),
    ("DELETE DATA { country:us vnus:upgradedRelationship country:vn }", "one way only"),
    (add(f"{VU} vnus:visited country:ca"), "no visit held"),
    ("DELETE DATA { event:visit-us-2024-03-04 vnus:destination country:us }", "no visit held"),
    (add("country:vn vnus:visited country:us"), "Persons and delegations visit"),
    ("DELETE DATA { event:invitation-1 vnus:inviter person:ellen-oakfield }", "no invitation made"),
    (add(f"{VU} vnus:invited {OAKFIELD}"), "no invitation made"),
    (spare(GROUP, "vnus:leader"), "with that leader"),
    (spare(GROUP, "vnus:sender"), "with that sender"),
    (spare(TENURE, "vnus:position"), "no tenure"),
    (add(f"{OAKFIELD} vnus:holdsPosition position:bo-truong-thuy-van"), "no tenure"),
    (spare(TENURE, "vnus:holder"), "one holder"),
    (add(f"{MEETING} vnus:participant place:washington"), "they are actors"),
    (add(f"{MEETING} vnus:place country:us"), "not an actor"),
    (add("event:upgrade-us-vn vnus:level vnus:Held"), "relationship levels"),
    (add(f"{VU} vnus:country country:us"), "at most one country"),
    (add("position:bo-truong-thuy-van vnus:positionIn place:washington"), "at most one institution"),
    (add("country:us vnus:isoAlpha2 'us'"), "two letters"),
    (spare("country:us", "vnus:isoAlpha3"), "three letters"),
    ("DELETE {?c vnus:isoNumeric '840'} INSERT {?c vnus:isoNumeric '84'} WHERE {?c vnus:isoNumeric '840'}", "digits"),
    (add(f"{VU} vnus:isoAlpha2 'VN' ; vnus:isoAlpha3 'VNM' ; vnus:isoNumeric '704'"), "are of a country"),
    (add(f"{VU} owl:sameAs <https://sws.geonames.org/1562822/> ; vnus:geonamesId '1562822'"), "Only countries"),
    (add("place:washington owl:sameAs <https://sws.geonames.org/5815135/>"), "at most one entry"),
    (spare("country:us", "owl:sameAs") + " ; " + add("country:us owl:sameAs <https://example.org/us>"), "at most one"),
    (spare("country:us", "vnus:geonamesId"), "one number"),
    (spare("place:washington", "vnus:longitude"), "one longitude"),
    (spare("place:washington", "vnus:latitude") + " ; " + add("place:washington vnus:latitude 95.0"), "one latitude"),
    (add("country:us vnus:latitude 38.0 ; vnus:longitude -97.0"), "coordinates are of a place"),
]  # fmt: skip


@pytest.mark.parametrize(("update", "message"), BROKEN)
def test_a_broken_graph_is_found_out(store: Store, update: str, message: str) -> None:
    broken = Store()
    broken.extend(store)
    state = set(broken)
    broken.update(update, prefixes=PREFIXES)
    assert set(broken) != state, "the update changed nothing"
    conforms, messages = validate(broken)
    assert not conforms
    assert any(message in line for line in messages), messages


@pytest.mark.parametrize("case", [planned(MEETING), spare(TENURE, "vnus:position"), spare(GROUP, "vnus:leader")])
def test_another_processor_finds_the_same(store: Store, case: str) -> None:
    broken = Store()
    broken.extend(store)
    broken.update(case, prefixes=PREFIXES)
    shapes = rdflib.Graph().parse(ONTOLOGY / "shapes.ttl")
    _, report, _ = pyshacl.validate(rdflib.Graph().parse(data=turtle(broken)), shacl_graph=shapes)
    assert isinstance(report, rdflib.Graph)
    theirs = {str(message) for message in report.objects(None, rdflib.SH.resultMessage)}
    _, lines = validate(broken)
    assert len(lines) == len(set(report.subjects(rdflib.RDF.type, rdflib.SH.ValidationResult)))
    assert all(any(message in line for line in lines) for message in theirs)


def test_an_end_may_be_all_that_is_known(store: Store) -> None:
    visit = node("event/visit-us-2024-03-04")
    known = Store()
    known.extend(store)
    assert written(Reader(known), visit) == "2024-03-04/2024-03-06"
    known.update(spare("event:visit-us-2024-03-04", "vnus:start"), prefixes=PREFIXES)
    assert validate(known) == (True, ())
    assert written(Reader(known), visit) == "../2024-03-06"


def test_an_rdflib_graph_is_taken_too() -> None:
    assert validate(rdflib.Graph()) == (True, ())
