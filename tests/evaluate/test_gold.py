import json
from pathlib import Path

import pytest

from vnus_graph.evaluate import load
from vnus_graph.evaluate.gold import article


def annotate(folder: Path, named: str) -> Path:
    (folder / "gold").mkdir()
    (folder / "gold" / "a.json").write_text(json.dumps({"article": named, "actors": [], "edges": []}))
    return folder / "gold"


@pytest.mark.parametrize("sibling", ["corpus", "articles"])
@pytest.mark.parametrize(
    ("file", "named"), [("x.txt", "x.txt"), ("x.json", "x"), ("a.html", "x")], ids=["file", "id", "stem"]
)
def test_the_article_lies_beside_the_annotations(tmp_path: Path, sibling: str, file: str, named: str) -> None:
    (tmp_path / sibling).mkdir()
    (tmp_path / sibling / file).write_text("Tin", encoding="utf-8")
    (gold,) = load(annotate(tmp_path, named))
    assert gold.article == tmp_path / sibling / file


def test_a_missing_article_is_named(tmp_path: Path) -> None:
    folder = annotate(tmp_path, "x")
    with pytest.raises(FileNotFoundError, match="«x»"):
        load(folder)


def test_reading_and_not_reading_the_article(tmp_path: Path) -> None:
    (tmp_path / "articles").mkdir()
    record = tmp_path / "articles" / "x.json"
    record.write_text('{"id": "x", "published": "2024-09-13", "text": "Tin"}', encoding="utf-8")
    (gold,) = load(annotate(tmp_path, "x"))
    assert article(gold).text == "Tin"
    assert str(article(gold).published) == "2024-09-13"
    record.write_text("{", encoding="utf-8")
    with pytest.raises(ValueError, match="a: "):
        article(gold)
