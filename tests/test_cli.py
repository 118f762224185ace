"""The command line as a user meets it: real processes, real files, exit codes and one-line errors."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import zipfile
from importlib.util import find_spec
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
ARTICLES = ROOT / "seeds" / "articles"
VISIT = ARTICLES / "ban-doi-ngoai-tham-hoa-ky.txt"


def run(*args: str | Path, stdin: bytes = b"", env: dict[str, str] | None = None) -> tuple[int, str, str]:
    """Exit code, standard output and standard error of `vnus-graph ARGS`."""
    ran = subprocess.run(
        [sys.executable, "-c", "from vnus_graph.cli import main; main()", *map(str, args)],
        input=stdin,
        capture_output=True,
        timeout=300,
        env={**os.environ, **(env or {})},
    )
    return ran.returncode, ran.stdout.decode(), ran.stderr.decode()


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("built") / "out"
    code, told, complaints = run("build", ARTICLES, "-o", out)
    assert (code, complaints) == (0, "")
    assert "11 bài" in told
    assert (out / "graph.html").as_uri() in told
    return out


# --- help and usage --------------------------------------------------------------------------------------------------


COMMANDS = "build add review query why serve push export explain validate compare evaluate"


@pytest.mark.parametrize("command", ["", *COMMANDS.split()])
def test_help(command: str) -> None:
    code, told, complaints = run(*filter(None, [command]), "--help")
    assert (code, complaints) == (0, "")
    assert "Usage: vnus-graph" in told


def test_help_needs_none_of_the_libraries() -> None:
    asked = "import sys; from vnus_graph import cli; cli.cli(['--help'], standalone_mode=False); print(*sys.modules)"
    told = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True).stdout
    assert not {"underthesea", "networkx", "rdflib", "pyoxigraph", "pyvis", "numpy", "rich"} & set(told.split())


@pytest.mark.parametrize(
    "args",
    [
        ["nix"],
        ["build"],
        ["build", "x"],
        ["build", "x", "-o", "out", "--workers", "0"],
        ["build", "no-such-file.txt", "-o", "out"],
        ["query"],
        ["query", "no-such-folder", "who-met-whom"],
        ["export", "README.md"],
        ["export", "no-such-folder", "-f", "gexf", "-o", "-"],
        ["query", "a", "b", "c"],
        ["why", "a", "b"],
        ["why", "no-such-folder", "a", "b", "c"],
        ["serve", "no-such-folder"],
        ["explain", "no-such-file.txt"],
        ["validate", "no-such-file.ttl"],
        ["compare", "no-such-folder", "no-such-folder"],
        ["compare", "README.md", "README.md"],
        ["evaluate", "no-such-folder"],
    ],
    ids=" ".join,
)
def test_wrong_usage_is_told_in_short_lines(args: list[str]) -> None:
    code, told, complaints = run(*args)
    assert (code, told) == (2, "")
    assert complaints
    assert all(line.startswith("vnus-graph: ") for line in complaints.splitlines())


def test_no_arguments_show_the_help() -> None:
    code, _, complaints = run()
    assert code == 2
    assert "Start here" in complaints


# --- why -------------------------------------------------------------------------------------------------------------


def test_why_tells_what_stands_behind_an_edge(built: Path) -> None:
    asked = ("why", built, "le hoai trung", "đã gặp", "Antony Blinken")
    code, told, complaints = run(*asked)
    assert (code, complaints) == (0, "")
    assert "Lê Hoài Trung (person/le-hoai-trung) đã gặp · met with Antony Blinken" in told
    assert "vị trí · offsets: 697–880; quy tắc · rule: encounter.object" in told
    assert run(*asked, env={"PYTHONHASHSEED": "7"})[1] == told
    code, told, _ = run(*asked, "--format", "json")
    assert (code, json.loads(told)["stands"]) == (0, True)


def test_why_says_that_nothing_stands_there(built: Path) -> None:
    code, told, complaints = run("why", built, "Antony Blinken", "metWith", "Jake Sullivan")
    assert (code, complaints) == (1, "")
    assert told.startswith("Đồ thị không nói · The graph does not say")


def test_why_asks_who_is_meant(built: Path) -> None:
    code, told, complaints = run("why", built, "Ai Đó", "metWith", "Antony Blinken")
    assert (code, told) == (2, "")
    assert "«Ai Đó»" in complaints


# --- build -----------------------------------------------------------------------------------------------------------


def test_add_tells_what_became_of_the_articles(built: Path, tmp_path: Path) -> None:
    out = shutil.copytree(built, tmp_path / "out")
    code, told, complaints = run("add", out, VISIT, "-")
    assert (code, complaints) == (1, "vnus-graph: -: empty\n")
    assert "11 giữ nguyên · unchanged" in told
    code, _, complaints = run("add", tmp_path, VISIT)
    assert code == 2
    assert "build the graph anew" in complaints


def test_build_leaves_out_what_is_not_given_again(built: Path, tmp_path: Path) -> None:
    out = shutil.copytree(built, tmp_path / "out")
    code, told, _ = run("build", VISIT, "-o", out)
    assert code == 0
    assert "1 giữ nguyên · unchanged, 10 không còn · gone" in told


def test_build_writes_its_files(built: Path) -> None:
    names = {file.name for file in built.iterdir() if not file.name.startswith(".")}
    assert names == {"graph.graphml", "graph.html", "graph.nq", "graph.ttl", "readings.jsonl", "report.json"}
    assert json.loads((built / "report.json").read_text(encoding="utf-8"))["articles"]["read"] == 11


def test_broken_inputs_are_named_and_the_rest_is_built(tmp_path: Path) -> None:
    inputs = tmp_path / "in"
    inputs.mkdir()
    (inputs / "empty.txt").write_bytes(b"")
    (inputs / "binary.txt").write_bytes(bytes(range(256)) * 8)
    (inputs / "cut.json").write_text('[{"id": "a", "text": "Ngày', encoding="utf-8")
    (inputs / "good.txt").write_bytes(VISIT.read_bytes())
    code, told, complaints = run("build", inputs, "-o", tmp_path / "out")
    assert code == 1
    assert "1 bài" in told
    assert len(complaints.splitlines()) == 3
    assert all(name in complaints for name in ("empty.txt", "binary.txt", "cut.json"))
    assert "Traceback" not in complaints
    failures = json.loads((tmp_path / "out" / "report.json").read_text(encoding="utf-8"))["failures"]
    assert len(failures) == 3


def test_nothing_readable_writes_nothing(tmp_path: Path, built: Path) -> None:
    (tmp_path / "in").mkdir()
    before = (built / "graph.ttl").read_bytes()
    code, told, complaints = run("build", tmp_path / "in", "-o", built)
    assert (code, told) == (2, "")
    assert "nothing was written" in complaints
    assert (built / "graph.ttl").read_bytes() == before


def test_standard_input(tmp_path: Path) -> None:
    record = {"id": "mot", "text": "Ngày 6/3/2024, Tổng thống Hoa Kỳ Joe Biden gặp Chủ tịch nước Võ Văn Thưởng."}
    code, _, complaints = run("build", "-", "-o", tmp_path, stdin=json.dumps(record).encode())
    assert (code, complaints) == (0, "")
    assert "article:mot" in (tmp_path / "graph.ttl").read_text(encoding="utf-8")


def test_output_that_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    code, _, complaints = run("build", VISIT, "-o", tmp_path / "file" / "out")
    assert code == 2
    assert complaints.startswith("vnus-graph: ")
    assert len(complaints.splitlines()) == 1


def test_a_plain_locale_is_enough(tmp_path: Path) -> None:
    code, _, complaints = run("explain", VISIT, env={"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"})
    assert (code, complaints) == (0, "")


# --- query, explain, validate, compare, evaluate ----------------------------------------------------------------------


def test_query_by_name(built: Path) -> None:
    params = ["--person", "Lê Hoài Trung", "--country=us", "--place", "Washington"]
    code, told, _ = run("query", built, "counterparts-by-country", *params, "--format", "json")
    assert code == 0
    assert "Antony Blinken" in {row["counterpart"] for row in json.loads(told)}


def test_query_of_the_graph_in_out(built: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(built.parent)
    args = ["diary", "--person", "Lê Hoài Trung", "--from", "2023", "--format", "csv"]
    code, told, complaints = run("query", *args)
    assert (code, complaints) == (0, "")
    assert told == run("query", built, *args)[1]
    assert "2023-06-28,Visit,Hoa Kỳ" in told


def test_query_draws_its_answer(built: Path, tmp_path: Path) -> None:
    drawing = tmp_path / "picture.html"
    code, told, complaints = run("query", built, "calls", "--person", "Joe Biden", "--html", drawing)
    assert (code, complaints) == (0, "")
    assert drawing.as_uri() in told
    page = drawing.read_text(encoding="utf-8")
    assert "Nguyễn Phú Trọng" in page
    assert "John Kerry" not in page


def test_query_from_a_file_and_from_a_string(built: Path, tmp_path: Path) -> None:
    sparql = "SELECT (COUNT(?p) AS ?people) WHERE { ?p a vnus:Person }"
    (tmp_path / "people.rq").write_text("\ufeff" + sparql, encoding="utf-8")
    from_file = run("query", built, tmp_path / "people.rq", "--format", "csv")
    from_string = run("query", built / "graph.ttl", sparql, "--format", "csv")
    assert from_file == from_string
    assert from_file[1].splitlines()[0] == "people"
    assert int(from_file[1].splitlines()[1]) > 5


def test_query_list_names_every_query() -> None:
    code, told, _ = run("query", "--list")
    assert code == 0
    assert {path.stem for path in (ROOT / "src/vnus_graph/graph/queries").glob("*.rq")} <= set(told.split())


def test_the_query_of_the_readme_answers(built: Path) -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    (sparql,) = re.findall(r"vnus-graph query out '(.*?)'", readme, re.S)
    code, told, complaints = run("query", built, sparql, "--format", "csv")
    assert (code, complaints) == (0, "")
    assert "Antony Blinken" in told
    assert "Guy Ryder" not in told


@pytest.mark.parametrize(
    "args",
    [
        ["SELECT"],
        ["no-such-name"],
        ["no-such-file.rq"],
        ["diary"],
        ["diary", "--person"],
        ["diary", "-p", "person=Lê Hoài Trung"],
        ["diary", "--person", "x", "--person", "y"],
        ["who-met-whom", "--nonsense", "1"],
        ["who-met-whom", "--from", "soon"],
        ["contradictions", "--html", "picture.html"],
        ["SELECT * WHERE { SERVICE <http://localhost:1/> { ?s ?p ?o } }"],
    ],
    ids=" ".join,
)
def test_a_query_that_cannot_run_is_told_in_one_line(args: list[str], built: Path) -> None:
    code, told, complaints = run("query", built, *args)
    assert (code, told) == (2, "")
    assert len(complaints.splitlines()) == 1


def test_export_writes_a_file_or_standard_output(built: Path, tmp_path: Path) -> None:
    assert run("export", built, "-f", "graphml", "-o", tmp_path / "network.graphml") == (0, "", "")
    assert (tmp_path / "network.graphml").read_bytes() == (built / "graph.graphml").read_bytes()
    code, told, complaints = run("export", built / "graph.ttl", "-f", "plover", "-o", "-")
    assert (code, complaints) == (0, "")
    assert told.startswith("Event ID\tEvent Date\tEvent Type\t")


def test_export_tells_its_formats(built: Path, tmp_path: Path) -> None:
    code, told, complaints = run("export", "--list")
    assert (code, complaints) == (0, "")
    formats = [line.split()[0] for line in told.splitlines()]
    assert {"gexf", "graphml", "nodes", "edges", "jsonld", "plover"} <= set(formats)
    code, told, complaints = run("export", built, "-f", "xlsx", "-o", tmp_path / "no")
    assert (code, told, len(complaints.splitlines())) == (2, "", 1)
    assert all(form in complaints for form in formats)
    assert not (tmp_path / "no").exists()


def test_explain_shows_sentence_rule_roles_and_status() -> None:
    code, told, complaints = run("explain", VISIT)
    assert (code, complaints) == (0, "")
    for expected in ("Lê Hoài Trung (Cá nhân)", "status       Đã diễn ra · Held", "rule ", "28/6", "«"):
        assert expected in told


def test_validate_tells_whether_it_conforms(built: Path, tmp_path: Path) -> None:
    assert run("validate", built)[0] == 0
    text = (built / "graph.ttl").read_text(encoding="utf-8")
    bad = tmp_path / "bad.ttl"
    bad.write_text(text.replace("vnus:status vnus:Held", "vnus:status vnus:Planned", 1), encoding="utf-8")
    code, told, complaints = run("validate", bad)
    assert (code, complaints) == (1, "")
    assert "does not conform" in told


def test_compare_tells_what_a_build_lost_and_gained(built: Path, tmp_path: Path) -> None:
    code, told, complaints = run("compare", built, built / "graph.ttl")
    assert (code, complaints) == (0, "")
    assert "0 gained, 0 lost" in told
    assert run("build", VISIT, "-o", tmp_path / "one")[0] == 0
    code, told, complaints = run("compare", built / "graph.nq", tmp_path / "one", "--format", "json")
    assert (code, complaints) == (1, "")
    found = json.loads(told)
    assert "spokeWith" in {claim["predicate"] for claim in found["lost"]}
    assert found["kept"] > 0
    kept = tmp_path / "kept"
    code, on_disk, _ = run("compare", built / "graph.nq", tmp_path / "one", "--format", "json", "--store", kept)
    assert (code, on_disk) == (1, told)
    assert {"old", "new"} <= {folder.name for folder in kept.iterdir()}


def test_evaluate_reports_on_the_samples(tmp_path: Path) -> None:
    code, told, complaints = run("evaluate", ROOT / "seeds" / "gold", "--html", tmp_path / "errors.html")
    assert (code, complaints) == (0, "")
    assert "edges" in told
    page = (tmp_path / "errors.html").read_text(encoding="utf-8")
    assert "ban-doi-ngoai-tham-hoa-ky" in page


def test_evaluate_tells_where_its_page_cannot_be_written(tmp_path: Path) -> None:
    code, _, complaints = run("evaluate", ROOT / "seeds" / "gold", "--html", tmp_path / "no" / "errors.html")
    assert code == 2
    assert len(complaints.splitlines()) == 1


# --- the wheel -------------------------------------------------------------------------------------------------------


@pytest.mark.skipif(find_spec("hatchling") is None, reason="hatchling is not installed")
def test_the_wheel_carries_all_it_needs(tmp_path: Path) -> None:
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    (wheel,) = tmp_path.glob("*.whl")
    unpacked = tmp_path / "unpacked"
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(unpacked)
    package = unpacked / "vnus_graph"
    for folder, inside in (("ontology", "ontology"), ("seeds/knowledge", "knowledge")):
        files = {path.name for path in (ROOT / folder).iterdir()}
        assert {path.name for path in (package / inside).iterdir()} == files
    code, told, complaints = run("build", VISIT, "-o", tmp_path / "out", env={"PYTHONPATH": str(unpacked)})
    assert (code, complaints) == (0, "")
    where = [sys.executable, "-c", "from vnus_graph import resources; print(resources.ONTOLOGY, resources.KNOWLEDGE)"]
    env = {**os.environ, "PYTHONPATH": str(unpacked)}
    told = subprocess.run(where, env=env, check=True, capture_output=True, text=True, cwd=tmp_path).stdout
    assert told.split() == [str(package / "ontology"), str(package / "knowledge")]
    assert run("query", tmp_path / "out", "who-met-whom", env={"PYTHONPATH": str(unpacked)})[0] == 0
