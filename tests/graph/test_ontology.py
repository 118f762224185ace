"""The ontology: every term labelled and defined in two languages, aligned, and the only source of terms in code."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from rdflib import OWL, RDF, RDFS, Graph, Namespace, URIRef

import vnus_graph
from vnus_graph.graph import vocabulary
from vnus_graph.graph.vocabulary import UnknownTermError
from vnus_graph.resources import KNOWLEDGE, ONTOLOGY

VNUS = Namespace(vocabulary.VNUS)
SOURCE = Path(vnus_graph.__file__).parent

# PLOVER_MANUAL, Open Event Data Alliance: the cooperative event categories, and CONSULT's modes.
PLOVER_MODES = {
    "AGREE": set(),
    "CONSULT": {"visit", "third-party", "multilateral", "phone"},
    "SUPPORT": set(),
    "COOPERATE": set(),
}
ALIGNED = {
    "Actor": ("sem:Actor", "prov:Agent"),
    "Person": ("foaf:Person", "schema:Person"),
    "Country": ("schema:Country",),
    "Institution": ("org:Organization", "schema:Organization"),
    "Delegation": ("org:OrganizationalCollaboration",),
    "Position": ("org:Post",),
    "Tenure": ("org:Membership",),
    "Place": ("sem:Place", "schema:Place"),
    "Event": ("sem:Event", "schema:Event"),
    "RelationshipLevel": ("skos:Concept",),
    "Article": ("schema:NewsArticle", "prov:Entity"),
    "Evidence": ("oa:Annotation", "prov:Entity"),
}


@pytest.fixture(scope="module")
def ontology() -> Graph:
    return Graph().parse(ONTOLOGY / "vnus.ttl")


@pytest.mark.parametrize("name", vocabulary.names())
def test_every_term_is_labelled_and_defined_in_vietnamese_and_english(ontology: Graph, name: str) -> None:
    for predicate in (RDFS.label, RDFS.comment):
        languages = sorted(str(text.language) for text in ontology.objects(VNUS[name], predicate))
        assert languages == ["en", "vi"], f"{name} {predicate}"


def test_every_subject_of_the_vocabulary_is_a_declared_term(ontology: Graph) -> None:
    used = {
        str(node).removeprefix(str(VNUS))
        for triple in ontology
        for node in triple
        if isinstance(node, URIRef) and node.startswith(str(VNUS))
    }
    assert used == set(vocabulary.names())


@pytest.mark.parametrize("name", ALIGNED)
def test_classes_are_aligned_as_the_contract_says(ontology: Graph, name: str) -> None:
    above = {ontology.namespace_manager.normalizeUri(str(iri)) for iri in ontology.objects(VNUS[name], RDFS.subClassOf)}
    assert set(ALIGNED[name]) <= above


def test_an_actor_is_exactly_one_of_four(ontology: Graph) -> None:
    parts = ontology.value(VNUS.Actor, OWL.disjointUnionOf)
    assert parts is not None
    assert {str(each).removeprefix(str(VNUS)) for each in ontology.items(parts)} == set(vocabulary.ACTOR_TYPES)


@pytest.mark.parametrize("name", [name for name in vocabulary.below("Event") if name != "Event"])
def test_every_kind_of_event_has_its_plover_type_and_mode(ontology: Graph, name: str) -> None:
    (plover,) = (str(each) for each in ontology.objects(VNUS[name], VNUS.ploverType))
    modes = {str(each) for each in ontology.objects(VNUS[name], VNUS.ploverMode)}
    assert len(modes) <= 1
    assert modes <= PLOVER_MODES[plover]


def test_relationship_levels_are_ordered(ontology: Graph) -> None:
    listed = ontology.value(VNUS.RelationshipLevels, URIRef("http://www.w3.org/2004/02/skos/core#memberList"))
    assert listed is not None
    names = [str(each).removeprefix(str(VNUS)) for each in ontology.items(listed)]
    assert names == list(vocabulary.instances("RelationshipLevel"))
    assert [vocabulary.rank(name) for name in names] == [1, 2, 3, 4, 5]
    assert vocabulary.label("ComprehensiveStrategicPartnership") == "Đối tác chiến lược toàn diện"


def test_edges_name_the_node_behind_them() -> None:
    assert vocabulary.edges() == {
        "delegationOf": "Delegation",
        "holdsPosition": "Tenure",
        "invited": "Invitation",
        "leadsDelegation": "Delegation",
        "metWith": "Meeting",
        "spokeWith": "Call",
        "upgradedRelationship": "RelationshipUpgrade",
        "visited": "Visit",
    }
    assert [e for e in vocabulary.edges() if vocabulary.is_symmetric(e)] == [
        "metWith",
        "spokeWith",
        "upgradedRelationship",
    ]


def test_roles_lie_below_participant() -> None:
    assert set(vocabulary.below("participant")) == {
        "participant", "host", "inviter", "invitee", "visitor", "destination", "oneSide", "otherSide",
    }  # fmt: skip


def test_lineage_goes_up_nearest_first() -> None:
    assert vocabulary.lineage("Talks") == ("Talks", "Meeting", "Event")
    assert vocabulary.is_a("Ministry", "Actor")
    assert not vocabulary.is_a("Place", "Actor")


def test_an_undeclared_term_is_an_error() -> None:
    with pytest.raises(UnknownTermError, match="metWiht"):
        vocabulary.term("metWiht")


def _terms_in(text: str) -> set[str]:
    names = set(re.findall(r"""\bvnus:([A-Za-z]\w*)""", text))
    names |= set(re.findall(r"""\b(?:term|lineage|below|instances|term_label)\(\s*["'](\w+)["']""", text))
    return names | set(re.findall(re.escape(vocabulary.VNUS) + r"(\w+)", text))


@pytest.mark.parametrize(
    "path",
    sorted(
        p for p in [*SOURCE.rglob("*"), *ONTOLOGY.glob("*.ttl")] if p.suffix in {".py", ".rq", ".ttl", ".html", ".js"}
    ),
    ids=lambda path: path.name,
)
def test_code_queries_and_shapes_use_declared_terms_only(path: Path) -> None:
    assert _terms_in(path.read_text(encoding="utf-8")) <= set(vocabulary.names())


def test_the_search_for_terms_finds_an_undeclared_one() -> None:
    assert _terms_in('term("metWiht") vnus:Metting') == {"metWiht", "Metting"}


def test_kinds_in_the_knowledge_files_are_classes() -> None:
    for path in sorted(KNOWLEDGE.glob("*.tsv")):
        lines = [line for line in path.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
        header = lines[0].split("\t")
        for column in {"subtype", "class", "event"} & set(header):
            for line in lines[1:]:
                value = (line.split("\t") + [""] * len(header))[header.index(column)].strip()
                assert not value or value in vocabulary.names(), f"{path.name}: {value}"


def test_no_class_is_declared_twice_under_other_spelling(ontology: Graph) -> None:
    names = [name.lower() for name in vocabulary.names()]
    classes = {str(s).removeprefix(str(VNUS)).lower() for s in ontology.subjects(RDF.type, OWL.Class)}
    properties = [n for n in names if n not in classes]
    assert len(properties) == len(set(properties))
