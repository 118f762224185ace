"""Stage 1: every way in, every way to fail, and text as it was read."""

import io
import json
import sys
from collections.abc import Iterable
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vnus_graph.model import Article
from vnus_graph.read import Failure, published_date, read

PAGE = """<html><head><title>Bộ trưởng tiếp Đại sứ Na Uy | Báo Bình Minh</title>
<meta property="og:site_name" content="Báo Bình Minh"/>{meta}</head><body><article><h1>Bộ trưởng tiếp Đại sứ Na Uy</h1>
<p>Chiều nay, tại Hà Nội, Bộ trưởng đã tiếp Đại sứ Na Uy và trao đổi về hợp tác kinh tế biển giữa hai nước.</p>
<p>Hai bên hướng tới lễ kỷ niệm ngày 5/3/2019. Copyright 2021-01-02. Hai bên nhất trí mở rộng hợp tác nuôi biển.</p>
</article></body></html>"""


def articles(inputs: Iterable[str | Path]) -> list[Article]:
    found = list(read(inputs))
    assert not [item for item in found if isinstance(item, Failure)]
    return [item for item in found if isinstance(item, Article)]


def failures(inputs: Iterable[str | Path]) -> list[str]:
    return [item.reason for item in read(inputs) if isinstance(item, Failure)]


def write(path: Path, content: str | bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def test_text_file_is_kept_as_it_is_but_for_the_byte_order_mark(tmp_path: Path) -> None:
    text = "Hòa bình\r\n\r\nHo\u0300a bình \U0001f600\n"
    (article,) = articles([write(tmp_path / "tin 01.txt", b"\xef\xbb\xbf" + text.encode())])
    assert (article.id, article.text, article.title) == ("tin 01", text, None)


def test_record_fields(tmp_path: Path) -> None:
    record = {
        "id": 7,
        "url": "https://example.org/7",
        "outlet": "Báo Bình Minh",
        "title": "Hai nước ký kết",
        "published": "26/03/2024",
        "text": "Hai bên đã ký.",
        "tags": ["x"],
    }
    (article,) = articles([write(tmp_path / "a.json", json.dumps(record))])
    assert article == Article(
        id="7",
        text="Hai bên đã ký.",
        title="Hai nước ký kết",
        outlet="Báo Bình Minh",
        url="https://example.org/7",
        published=date(2024, 3, 26),
        source=str(tmp_path / "a.json"),
    )


def test_missing_ids_are_the_file_name_with_a_number(tmp_path: Path) -> None:
    one = write(tmp_path / "một.json", json.dumps({"text": "A."}))
    many = write(tmp_path / "b.json", json.dumps([{"text": "A."}, {"text": "B.", "id": ""}]))
    lines = write(tmp_path / "c.jsonl", '{"text": "A."}\n\n{"text": "B\u2028C."}\n')
    rows = write(tmp_path / "d.csv", 'text,id\n"A, B.\nC.",\nD.,x\n')
    found = articles([one, many, lines, rows])
    assert [article.id for article in found] == ["một", "b-1", "b-2", "c-1", "c-3", "d-1", "x"]
    assert found[4].source == f"{lines}:3"
    assert found[5].text == "A, B.\nC."


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_delimiters_of_tables(tmp_path: Path, delimiter: str) -> None:
    header, row = delimiter.join(["id", "thừa", "text"]), delimiter.join(["1", "?", "Hai bên ký."])
    (article,) = articles([write(tmp_path / "a.csv", f"{header}\n{row}\n")])
    assert (article.id, article.text) == ("1", "Hai bên ký.")


def test_a_cell_of_five_megabytes(tmp_path: Path) -> None:
    text = "từ " * 1_700_000
    assert len(articles([write(tmp_path / "a.csv", f"text\n{text}\n")])) == 1
    assert articles([write(tmp_path / "b.txt", text)])[0].text == text


def test_repeated_ids_name_both_places_and_the_first_stays(tmp_path: Path) -> None:
    first, second = write(tmp_path / "a" / "x.txt", "Một."), write(tmp_path / "b" / "x.txt", "Hai.")
    found = list(read([first, second]))
    assert isinstance(found[0], Article)
    assert found[0].text == "Một."
    assert found[1] == Failure(str(second), f"id «x» was read before, from {first}")


def test_folders_are_searched_in_order_of_path_and_pass_over_other_files(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.TXT", "a/y.json", "c.pdf", "a.d/x.txt"):
        write(tmp_path / name, json.dumps({"text": "A."}) if name.endswith("json") else "A.")
    assert [article.id for article in articles([tmp_path])] == ["y", "z", "x", "b"]
    assert [article.id for article in articles([tmp_path / "b.txt", tmp_path / "a"])] == ["b", "y", "z"]


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("a.txt", b"", "empty"),
        ("a.txt", b"\xef\xbb\xbf \n", "empty"),
        ("a.txt", b"Hai b\xean", "not UTF-8: byte 0xea at 5"),
        ("a.txt", b"\xff\xfeH\x00", "not UTF-8: looks like UTF-16"),
        ("a.txt", b"Hai\x00ben", "not a text file: NUL at byte 3"),
        ("a.json", b'{"text": "Hai b\n', "not valid JSON: Invalid control character at, line 1 column 16"),
        ("a.json", b'[\n{"text": "A."},\n', "not valid JSON: Expecting value, line 3 column 1"),
        ("a.json", b"[]", "no articles in it"),
        ("a.json", b"[1]", "not an article but a int"),
        ("a.json", b'{"text": "  "}', "no text"),
        ("a.json", b"[" * 100_000, "nested too deeply"),
        ("a.jsonl", b'{"text": "A."', "not valid JSON: Expecting ',' delimiter, column 14"),
        ("a.csv", b"id,title\n1,x\n", "no column «text»"),
        ("a.csv", b"id,text\n", "no articles in it"),
        ("a.html", b"<html></html>", "no article found in this page"),
        ("a.pdf", b"%PDF", "unknown kind of file: expected one of .csv, .htm, .html, .json, .jsonl, .txt"),
    ],
)
def test_broken_files_are_failures_with_a_reason(tmp_path: Path, name: str, content: bytes, reason: str) -> None:
    assert failures([write(tmp_path / name, content)]) == [reason]


def test_what_is_not_there_and_what_holds_nothing(tmp_path: Path) -> None:
    (tmp_path / "rỗng").mkdir()
    assert failures([tmp_path / "không có.txt", tmp_path / "rỗng"]) == [
        "no such file or folder",
        "nothing in this folder that can be read",
    ]


def test_the_rest_goes_on_after_a_failure(tmp_path: Path) -> None:
    bad = write(tmp_path / "a.jsonl", '{"text": "A."}\n{"text": \n{"text": "C."}\n')
    good = write(tmp_path / "b.txt", "B.")
    assert [type(item).__name__ for item in read([bad, good])] == ["Article", "Failure", "Article", "Article"]


def test_lone_surrogates_and_control_characters_are_replaced_one_for_one(tmp_path: Path) -> None:
    (article,) = articles([write(tmp_path / "a.json", r'{"text": "a\ud800b\u0000c\ud83d\ude00", "title": "\udfff"}')])
    assert article.text == "a\ufffdb c\U0001f600"
    assert article.title == "\ufffd"


@pytest.mark.parametrize(
    ("given_text", "ids"),
    [
        ("Hai bên đã ký.", ["stdin"]),
        ('{"text": "A.",\n "id": "x"}', ["x"]),
        ('[{"text": "A."}]', ["stdin-1"]),
        ('{"text": "A."}\n{"text": "B."}\n', ["stdin-1", "stdin-2"]),
        ("[Ảnh] Hai bên đã ký.", ["stdin"]),
    ],
)
def test_standard_input(monkeypatch: pytest.MonkeyPatch, given_text: str, ids: list[str]) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(given_text.encode())))
    assert [article.id for article in articles(["-"])] == ids


def test_page_gives_headline_body_and_outlet_and_no_date_from_the_prose(tmp_path: Path) -> None:
    (article,) = articles([write(tmp_path / "a.html", PAGE.format(meta=""))])
    assert article.text.startswith("Bộ trưởng tiếp Đại sứ Na Uy\n\nChiều nay, tại Hà Nội")
    assert article.text.count("Bộ trưởng tiếp Đại sứ Na Uy") == 1
    assert (article.title, article.outlet, article.published) == ("Bộ trưởng tiếp Đại sứ Na Uy", "Báo Bình Minh", None)


@pytest.mark.parametrize(
    "meta",
    [
        '<meta property="article:published_time" content="2024-03-25T20:00:00Z"/>',
        '<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "2024-03-26T03:00"}</script>',
        '<meta name="pubdate" content="26/03/2024 10:15"/>',
    ],
)
def test_date_of_a_page_comes_from_its_metadata(tmp_path: Path, meta: str) -> None:
    (article,) = articles([write(tmp_path / "a.htm", PAGE.format(meta=meta))])
    assert article.published == date(2024, 3, 26)


@pytest.mark.parametrize(
    ("value", "day"),
    [
        ("2024-03-26", date(2024, 3, 26)),
        ("2024-03-26T01:00:00+07:00", date(2024, 3, 26)),
        ("2024-03-25T18:00:00+00:00", date(2024, 3, 26)),
        ("26/3/2024", date(2024, 3, 26)),
        ("26-03-2024 10:15", date(2024, 3, 26)),
        ("31/02/2024", None),
        ("3/2024", None),
        ("hôm qua", None),
        ("", None),
    ],
)
def test_published_date(value: str, day: date | None) -> None:
    assert published_date(value) == day


@given(st.text())
def test_published_date_never_raises(value: str) -> None:
    assert published_date(value) is None or isinstance(published_date(value), date)


@given(st.binary(max_size=200), st.sampled_from(["txt", "json", "jsonl", "csv", "html"]))
def test_no_file_raises(tmp_path_factory: pytest.TempPathFactory, data: bytes, suffix: str) -> None:
    path = write(tmp_path_factory.getbasetemp() / f"any.{suffix}", data)
    for item in read([path]):
        assert isinstance(item, Failure) or (item.text.strip() and item.text.encode())
