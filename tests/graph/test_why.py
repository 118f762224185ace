"""Why an edge stands: each sentence, article and rule behind it, by whatever name its ends are called."""

from __future__ import annotations

import json
import unicodedata
from dataclasses import replace

import pytest
from pyoxigraph import Store

from vnus_graph.graph.dataset import dataset
from vnus_graph.graph.names import UnclearError, predicate
from vnus_graph.graph.vocabulary import below, edges, label, term
from vnus_graph.graph.why import KINDS, why
from vnus_graph.model import Actor, Naming, Resolution

VU, OAKFIELD = "person/pham-ha-vu", "person/ellen-oakfield"
MET = (VU, "metWith", OAKFIELD)


def test_every_edge_can_be_asked_for() -> None:
    assert set(edges()) <= set(KINDS)
    assert {end for ends in KINDS.values() for end in ends if not below(end)} == set()


def test_labels_tell_properties_apart() -> None:
    for name in KINDS:
        assert term(name)
        for written in (name, f"vnus:{name}", term(name).value, label(name), label(name, "en"), label(name).upper()):
            assert predicate(written, KINDS) == name


def test_a_meeting_leads_back_to_its_sentence(store: Store) -> None:
    answer = why(store, *MET)
    assert (answer.subject, answer.predicate, answer.object) == (
        (VU, "Phạm Hạ Vũ"),
        "metWith",
        (OAKFIELD, "Ellen Oakfield"),
    )
    assert answer.said
    assert answer.instead == ()
    (reason,) = answer.reasons
    assert (reason.node, reason.kind, reason.status) == ("event/meeting-2024-03-05", "Reception", "Held")
    assert (reason.when, reason.place, reason.during) == (
        "5/3/2024",
        "Washington",
        "Phạm Hạ Vũ thăm Hoa Kỳ, 4–6/3/2024",
    )
    (source,) = reason.sources
    assert source.quote == "Bộ trưởng Thủy văn Phạm Hạ Vũ gặp Thượng nghị sĩ Ellen Oakfield"
    assert source.end - source.start == len(source.quote)
    assert (source.rule, source.article, source.published) == ("meeting.met", "article/bai-1", "2024-03-07")
    assert (source.title, source.outlet, source.url) == (
        "Đoàn Bộ Thủy văn thăm Hoa Kỳ",
        "Hãng tin Sông",
        "https://bao.example/1",
    )


@pytest.mark.parametrize(
    ("subject", "written", "object_"),
    [
        ("Phạm Hạ Vũ", "đã gặp", "Ellen Oakfield"),
        ("phạm hạ vũ", "met with", "OAKFIELD"),
        ("Pham Ha Vu", "da gap", "ellen  oakfield"),
        (unicodedata.normalize("NFD", "Phạm Hạ Vũ"), unicodedata.normalize("NFD", "đã gặp"), "oakfield"),
        ("person:pham-ha-vu", "vnus:metWith", "person:ellen-oakfield"),
        ("pham-ha-vu", "metWith", "<https://w3id.org/vnus-graph/id/person/ellen-oakfield>"),
        ("Vũ", "https://w3id.org/vnus-graph/ontology#metWith", OAKFIELD),
    ],
)
def test_names_in_any_spelling_mean_the_same(store: Store, subject: str, written: str, object_: str) -> None:
    assert why(store, subject, written, object_) == why(store, *MET)


@pytest.mark.parametrize(
    ("statement", "node", "rule"),
    [
        ((OAKFIELD, "spokeWith", VU), "event/call-2024-04", "call.phone"),
        ((VU, "visited", "Hoa Kỳ"), "event/visit-us-2024-03-04", "visit.plain"),
        (("Đoàn Bộ Thủy văn", "visited", "Mỹ"), "event/visit-us-2024-03-04", "visit.plain"),
        ((OAKFIELD, "invited", VU), "event/invitation-1", "invitation.by"),
        ((VU, "leadsDelegation", "Đoàn Bộ Thủy văn"), "delegation/bo-thuy-van-2024", "delegation.led-by"),
        (("Đoàn Bộ Thủy văn", "delegationOf", "Bộ Thủy văn"), "delegation/bo-thuy-van-2024", "delegation.led-by"),
        (("Việt Nam", "upgradedRelationship", "United States"), "event/upgrade-us-vn", "upgrade.raised"),
        ((VU, "holdsPosition", "bộ trưởng thuỷ văn"), "tenure/pham-ha-vu-bo-truong-thuy-van", "title.before"),
        (("Đoàn Bộ Thủy văn", "thành viên", VU), "delegation/bo-thuy-van-2024", "delegation.led-by"),
        (("event/meeting-2024-03-05", "host", OAKFIELD), "event/meeting-2024-03-05", "meeting.met"),
        (("event/meeting-2024-03-05", "thuộc", "event:visit-us-2024-03-04"), "event/meeting-2024-03-05", "meeting.met"),
        (("event/meeting-2024-03-05", "địa điểm", "Washington"), "event/meeting-2024-03-05", "meeting.met"),
        (("event/visit-ca", "destination", "Canada"), "event/visit-ca", "visit.planned"),
    ],
)  # fmt: skip
def test_every_kind_of_edge_leads_back(store: Store, statement: tuple[str, str, str], node: str, rule: str) -> None:
    answer = why(store, *statement)
    assert [(reason.node, [source.rule for source in reason.sources]) for reason in answer.reasons] == [(node, [rule])]


def test_what_has_not_happened_is_told_instead(store: Store) -> None:
    answer = why(store, VU, "visited", "Canada")
    assert (answer.said, answer.reasons) == (False, ())
    assert [(reason.node, reason.status) for reason in answer.instead] == [("event/visit-ca", "Planned")]
    told = answer.write()
    assert told.startswith("Đồ thị không nói · The graph does not say: ")
    assert f"{label('Planned')} · Planned" in told
    assert "«ông sẽ thăm Canada»" in told


def test_the_same_side_of_a_meeting_is_no_edge(store: Store) -> None:
    answer = why(store, "Đoàn Bộ Thủy văn", "metWith", VU)
    assert (answer.said, answer.reasons, answer.instead) == (False, (), ())
    assert "nothing of this kind" in answer.write()


def test_an_edge_that_nothing_stands_behind_is_told_as_such(store: Store) -> None:
    bare = Store()
    bare.extend(quad for quad in store if "/event/" not in str(quad.subject))
    answer = why(bare, *MET)
    assert (answer.said, answer.reasons) == (True, ())
    assert "nothing stands behind it" in answer.write()


def namesakes(resolution: Resolution) -> Store:
    named = Naming("bai-1", ("Phạm Hạ Vũ",), "country/ca")
    second = Actor("person/pham-ha-vu-2", "Person", "Phạm Hạ Vũ", country="country/ca", named=(named,))
    return dataset(replace(resolution, actors=(*resolution.actors, second)))


def test_of_namesakes_one_must_choose(resolution: Resolution) -> None:
    store = namesakes(resolution)
    with pytest.raises(UnclearError) as error:
        why(store, "pham ha vu", "metWith", OAKFIELD)
    assert "person/pham-ha-vu (Phạm Hạ Vũ, Việt Nam); person/pham-ha-vu-2 (Phạm Hạ Vũ, Canada)" in str(error.value)
    assert why(store, *MET).reasons


def test_the_spelling_as_written_goes_before_a_tolerant_one(resolution: Resolution) -> None:
    other = Actor("person/pham-ha-vu-2", "Person", "Phạm Hà Vũ")
    store = dataset(replace(resolution, actors=(*resolution.actors, other)))
    assert why(store, "Phạm Hạ Vũ", "metWith", OAKFIELD).reasons
    with pytest.raises(UnclearError, match="may be"):
        why(store, "Pham Ha Vu", "metWith", OAKFIELD)


@pytest.mark.parametrize(
    ("statement", "message"),
    [
        (("Ai Đó", "metWith", OAKFIELD), "none of that name"),
        (("person/ai-do", "metWith", OAKFIELD), "none of that name"),
        (("Hạ Vũ", "metWith", OAKFIELD), "like it: person/pham-ha-vu"),
        (("", "metWith", OAKFIELD), "none of that name"),
        ((VU, "metWith", "Washington"), "none of that name"),  # a place
        ((VU, "kissed", OAKFIELD), "no such property"),
        ((VU, "country", "Việt Nam"), "no sentence stands behind country"),
        (("http://[", "metWith", OAKFIELD), "none of that name"),
    ],
)
def test_a_name_that_means_nothing_is_refused(store: Store, statement: tuple[str, str, str], message: str) -> None:
    with pytest.raises(UnclearError, match=message):
        why(store, *statement)


def test_no_character_steers_a_terminal(resolution: Resolution) -> None:
    evil = "\x1b[31m\x07\x9b2J\u202e\u2028\x7f\U000e0041\r\n"
    events = tuple(
        replace(e, label=e.label + evil, evidence=tuple(replace(p, quote=p.quote + evil) for p in e.evidence))
        for e in resolution.events
    )
    actors = tuple(replace(actor, label=actor.label + evil) for actor in resolution.actors)
    answer = why(dataset(replace(resolution, events=events, actors=actors)), *MET)
    for written in (answer.write(), answer.write("json")):
        assert {c for c in written if unicodedata.category(c) in {"Cc", "Cf", "Zl", "Zp"}} == {"\n"}
    assert json.loads(answer.write("json"))["reasons"][0]["sources"][0]["quote"].endswith(evil)


def test_the_bytes_depend_on_the_statements_alone(store: Store, resolution: Resolution) -> None:
    turned = replace(
        resolution,
        documents=resolution.documents[::-1],
        events=resolution.events[::-1],
        actors=resolution.actors[::-1],
    )
    again = Store()
    again.extend(sorted(dataset(turned), key=str, reverse=True))
    for form in ("text", "json"):
        assert why(again, *MET).write(form) == why(store, *MET).write(form)  # type: ignore[arg-type]


def test_json_tells_the_same(store: Store) -> None:
    told = json.loads(why(store, *MET).write("json"))
    assert (told["stands"], told["said"], told["predicate"]) == (True, True, "metWith")
    assert told["subject"] == {"id": VU, "label": "Phạm Hạ Vũ"}
    assert told["reasons"][0]["sources"][0]["rule"] == "meeting.met"


def test_unknown_formats_are_refused(store: Store) -> None:
    with pytest.raises(ValueError, match="no format"):
        why(store, *MET).write("xml")  # type: ignore[arg-type]
