"""The Python API: the same graph whatever the order, the number of workers or the way back from disk."""

from __future__ import annotations

import json
import random
from pathlib import Path

import pytest
import rdflib

import vnus_graph
from vnus_graph.graph.load import LoadError

ARTICLES = sorted((Path(__file__).parent.parent / "seeds" / "articles").iterdir())
FILES = ("graph.graphml", "graph.html", "graph.nq", "graph.ttl", "readings.jsonl", "report.json")


@pytest.fixture(scope="module")
def graph() -> vnus_graph.Graph:
    return vnus_graph.build(ARTICLES)


def contents(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in sorted(folder.iterdir()) if not file.name.startswith(".")}


def news(folder: Path, count: int) -> Path:
    """`count` short articles in one file."""
    file = folder / "news.jsonl"
    told = "Ngày {day}/3/2024, tại Hà Nội, Thứ trưởng Ngoại giao Trần Văn Mẫu tiếp Đại sứ Hoa Kỳ Jane Sample."
    records = [{"id": f"bai-{n}", "published": "2024-04-01", "text": told.format(day=n + 1)} for n in range(count)]
    file.write_text("".join(json.dumps(record) + "\n" for record in records), encoding="utf-8")
    return file


def test_three_lines_are_enough(graph: vnus_graph.Graph) -> None:
    answer = graph.query("SELECT ?name WHERE { person:le-hoai-trung rdfs:label ?name }")
    assert answer.rows == (("Lê Hoài Trung",),)
    assert "metWith" in {data["predicate"] for *_, data in graph.to_networkx().edges(data=True)}
    assert graph.failures == ()


def test_the_question_of_the_tour(graph: vnus_graph.Graph) -> None:
    asked = {"person": "Lê Hoài Trung", "country": "us", "place": "Washington"}
    names = {record["counterpart"] for record in graph.query("counterparts-by-country", **asked).records()}
    assert {"Jake Sullivan", "Antony Blinken", "Samantha Power", "Sasha Baker", "Daniel Kritenbrink"} <= names
    assert not names & {"Guy Ryder", "John Kerry", "Lê Hoài Trung"}


def test_quotes_are_verbatim(graph: vnus_graph.Graph) -> None:
    texts = {article.id: article.text for article in graph.articles}
    assert graph.resolution is not None
    owners = (*graph.resolution.events, *graph.resolution.tenures, *graph.resolution.delegations)
    evidence = [piece for owner in owners for piece in owner.evidence]
    assert evidence
    assert all(texts[piece.article][piece.start : piece.end] == piece.quote for piece in evidence)


def test_the_samples_conform(graph: vnus_graph.Graph) -> None:
    assert graph.validate() == (True, ())


def test_order_of_the_input_does_not_matter(graph: vnus_graph.Graph, tmp_path: Path) -> None:
    shuffled = list(ARTICLES)
    random.Random(5).shuffle(shuffled)
    assert shuffled != ARTICLES
    graph.save(tmp_path / "one")
    vnus_graph.build(shuffled).save(tmp_path / "other")
    assert contents(tmp_path / "one") == contents(tmp_path / "other")
    assert tuple(contents(tmp_path / "one")) == FILES


def test_workers_make_no_difference(tmp_path: Path) -> None:
    file = news(tmp_path, 40)
    done: list[int] = []
    vnus_graph.build(file).save(tmp_path / "one")
    vnus_graph.build(file, workers=2, progress=done.append).save(tmp_path / "two")
    assert contents(tmp_path / "one") == contents(tmp_path / "two")
    assert done == [*range(1, 41)]


def test_what_is_saved_can_be_loaded(graph: vnus_graph.Graph, tmp_path: Path) -> None:
    paths = graph.save(tmp_path)
    assert tuple(path.name for path in paths) == FILES
    before = contents(tmp_path)
    loaded = vnus_graph.load(tmp_path)
    assert len(loaded) == len(graph)
    assert loaded.resolution is None
    loaded.save(tmp_path / "again")
    assert contents(tmp_path / "again") == {name: data for name, data in before.items() if name != "report.json"}
    assert len(vnus_graph.load(tmp_path / "graph.ttl")) == len(graph)


def test_a_build_that_fails_leaves_the_last_one(
    graph: vnus_graph.Graph, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    graph.save(tmp_path)
    before = contents(tmp_path)

    def full(store: object) -> bytes:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("vnus_graph.graph.page.page", full)
    with pytest.raises(OSError, match="No space"):
        vnus_graph.build([]).save(tmp_path)
    assert contents(tmp_path) == before


def test_rdflib_reads_the_same_statements(graph: vnus_graph.Graph) -> None:
    copy = graph.to_rdflib()
    assert len(copy.default_graph) == len(graph)
    assert len([named for named in copy.graphs() if "/id/graph/" in str(named.identifier)]) == len(ARTICLES)
    person = rdflib.URIRef("https://w3id.org/vnus-graph/id/person/le-hoai-trung")
    assert rdflib.Literal("Lê Hoài Trung", lang="vi") in set(copy.default_graph.objects(person, rdflib.RDFS.label))


def test_an_article_that_breaks_a_stage_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from vnus_graph import pipeline

    whole = pipeline.extract

    def broken(article: object) -> object:
        if getattr(article, "id", "") == "bai-1":
            raise RuntimeError("the stage\nbroke")
        return whole(article)  # type: ignore[arg-type]

    monkeypatch.setattr(pipeline, "extract", broken)
    graph = vnus_graph.build(news(tmp_path, 3))
    assert [article.id for article in graph.articles] == ["bai-0", "bai-2"]
    assert [(failure.source.rpartition("/")[2], failure.reason) for failure in graph.failures] == [
        ("news.jsonl:2", "RuntimeError: the stage broke")
    ]


def test_nothing_gives_an_empty_graph(tmp_path: Path) -> None:
    graph = vnus_graph.build(tmp_path)
    assert (len(graph), len(graph.failures)) == (0, 1)
    assert graph.validate() == (True, ())


@pytest.mark.parametrize("name", ["nowhere", "nowhere.ttl", "broken.ttl", "picture.png"])
def test_what_is_no_graph_cannot_be_loaded(name: str, tmp_path: Path) -> None:
    (tmp_path / "broken.ttl").write_text("<a <b", encoding="utf-8")
    (tmp_path / "picture.png").write_bytes(b"\x89PNG")
    with pytest.raises(LoadError, match=name):
        vnus_graph.load(tmp_path / name)
