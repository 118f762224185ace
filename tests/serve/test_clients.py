"""Clients nobody here wrote: SPARQLWrapper and Comunica ask the endpoint, Comunica and rapper read the files."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from urllib.error import HTTPError

import pytest
import rdflib
from SPARQLWrapper import CSV, JSON, POST, TURTLE, XML, SPARQLWrapper

from vnus_graph.api import Graph, load
from vnus_graph.graph.questions import bound, named_queries
from vnus_graph.graph.vocabulary import PREFIXES

COMUNICA = "@comunica/query-sparql-file@4.5.0"
VALUES = {"person": "Lê Hoài Trung", "other": "Đảng Cộng sản Hoa Kỳ", "country": "vn", "article": "dien-dam-cap-cao"}
DECLARED = "".join(f"PREFIX {prefix}: <{iri}>\n" for prefix, iri in PREFIXES.items())
SCRIPT = """
const { QueryEngine } = require("@comunica/query-sparql-file");
const { queries, source } = JSON.parse(require("fs").readFileSync(0, "utf8"));
(async () => {
  const engine = new QueryEngine();
  const counts = {};
  for (const [name, query] of Object.entries(queries)) {
    const rows = await (await engine.queryBindings(query, { sources: [source] })).toArray();
    counts[name] = rows.map((row) => Object.fromEntries([...row].map(([key, term]) => [key.value, term.value])));
  }
  console.log(JSON.stringify(counts));
})();
"""


IN_A_WHILE = ("article-claims", "articles-about", "calls", "delegations", "ladder", "positions", "upgrades", "visits")
"""Questions that Comunica, which plans joins otherwise, answers in seconds."""


def questions() -> dict[str, str]:
    """SPARQL of every named question with values for the sample articles."""
    made = {}
    for each in named_queries().values():
        params = {p.name: VALUES[p.name] for p in each.parameters if p.required}
        if {"country", "other"} <= set(params):
            params["other"] = "us"
        made[each.name] = DECLARED + bound(each.name, params)
    return made


# --- SPARQLWrapper ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["calls", "delegations", "diary", "positions"])
def test_sparqlwrapper_gets_the_same_answer(address: str, samples: Graph, name: str) -> None:
    client = SPARQLWrapper(f"{address}/sparql", returnFormat=JSON)
    client.setQuery(questions()[name])
    rows = client.query().convert()["results"]["bindings"]
    expected = samples.query(questions()[name]).records()
    assert [{key: value["value"] for key, value in row.items()} for row in rows] == [
        {key: str(value) for key, value in record.items() if value is not None} for record in expected
    ]


def test_sparqlwrapper_asks_and_builds(address: str) -> None:
    client = SPARQLWrapper(f"{address}/sparql")
    client.setMethod(POST)
    client.setQuery("ASK { ?s ?p ?o }")
    client.setReturnFormat(XML)
    assert "<boolean>true</boolean>" in client.query().convert().toxml()
    client.setQuery("SELECT ?c { ?c a vnus:Country } ORDER BY ?c")
    client.setReturnFormat(CSV)
    assert client.query().convert().decode().splitlines()[0] == "c"
    client.setQuery("CONSTRUCT WHERE { ?c a vnus:Country }")
    client.setReturnFormat(TURTLE)
    assert len(rdflib.Graph().parse(data=client.query().convert())) > 1


def test_sparqlwrapper_cannot_write(address: str) -> None:
    client = SPARQLWrapper(f"{address}/sparql")
    client.setMethod(POST)
    client.setQuery("INSERT DATA { <urn:a> <urn:b> <urn:c> }")
    with pytest.raises(HTTPError, match="403"):
        client.query()


# --- Comunica --------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def comunica(request: pytest.FixtureRequest) -> Path:
    """A folder with Comunica in it, kept in pytest's cache from run to run."""
    npm = shutil.which("npm")
    if npm is None or shutil.which("node") is None:
        pytest.skip("no npm on this machine")
    folder = request.config.cache.mkdir("comunica-4.5.0")
    if not (folder / "installed").exists():
        install = [npm, "install", "--ignore-scripts", "--no-audit", "--no-fund", "--prefix", str(folder), COMUNICA]
        try:
            done = subprocess.run(install, capture_output=True, text=True, timeout=600)
        except subprocess.TimeoutExpired:
            pytest.skip("npm could not install Comunica in ten minutes")
        if done.returncode:
            pytest.skip(f"npm could not install Comunica: {done.stderr.strip().splitlines()[-1:]}")
        (folder / "installed").touch()
    return Path(folder)


def run_comunica(folder: Path, queries: dict[str, str], source: object) -> dict[str, list[dict[str, str]]]:
    asked = json.dumps({"queries": queries, "source": source})
    ran = subprocess.run(
        ["node", "-e", SCRIPT], input=asked, cwd=folder, capture_output=True, text=True, encoding="utf-8", timeout=600
    )
    assert ran.returncode == 0, ran.stderr
    found: dict[str, list[dict[str, str]]] = json.loads(ran.stdout)
    return found


def told(graph: Graph, sparql: str) -> list[dict[str, str]]:
    return [
        {key: str(value) for key, value in row.items() if value is not None} for row in graph.query(sparql).records()
    ]


def test_comunica_answers_named_questions_over_the_file_alike(comunica: Path, folder: Path) -> None:
    here = load(folder / "graph.ttl")
    asked = {name: questions()[name] for name in IN_A_WHILE}
    found = run_comunica(comunica, asked, str(folder / "graph.ttl"))
    for name, sparql in asked.items():
        assert sorted(map(sorted_items, found[name])) == sorted(map(sorted_items, told(here, sparql))), name


def test_comunica_asks_the_endpoint(comunica: Path, address: str, samples: Graph) -> None:
    asked = {"calls": questions()["calls"]}
    found = run_comunica(comunica, asked, {"type": "sparql", "value": f"{address}/sparql"})
    assert sorted(map(sorted_items, found["calls"])) == sorted(map(sorted_items, told(samples, asked["calls"])))


def sorted_items(row: dict[str, str]) -> list[tuple[str, str]]:
    """A row without its quote: of several, each engine gives the first by an order of its own."""
    return sorted((key, value) for key, value in row.items() if key not in ("quote", "article"))


# --- rapper ----------------------------------------------------------------------------------------------------------


@pytest.mark.skipif(shutil.which("rapper") is None, reason="no rapper (Debian's raptor2-utils) on this machine")
@pytest.mark.parametrize(("name", "form"), [("graph.ttl", "turtle"), ("graph.nq", "nquads")])
def test_rapper_reads_the_files(folder: Path, samples: Graph, name: str, form: str) -> None:
    ran = subprocess.run(
        ["rapper", "-i", form, "-c", str(folder / name)], capture_output=True, text=True, encoding="utf-8", timeout=120
    )
    assert ran.returncode == 0, ran.stderr
    assert "rror" not in ran.stderr
    statements = len(samples) if form == "turtle" else len((folder / name).read_text(encoding="utf-8").splitlines())
    assert f"returned {statements} triples" in ran.stderr
