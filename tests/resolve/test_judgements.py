"""Judgements of people: obeyed by every build, taken back by taking the row out, and reported where they fail."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from readings import Named, reading

from vnus_graph.model import Reading
from vnus_graph.resolve import judgements as judgements_module
from vnus_graph.resolve.assemble import resolve
from vnus_graph.resolve.identity import Identity, clusters
from vnus_graph.resolve.judgements import COLUMNS, Judgement, Judgements, append, read_judgements
from vnus_graph.resolve.judgements import Named as Side

NAMES = ("Kha Mẫu Đơn", "Quách Bạch Liên", "Peter Holloway", "Holloway", "Anna Holloway")


def table(folder: Path, *rows: str) -> Judgements:
    """Rows written with « | » for a tab."""
    file = folder / "judgements.tsv"
    lines = ["\t".join(COLUMNS), *("\t".join(cell.strip() for cell in row.split("|")) for row in rows)]
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return read_judgements(file)


def articles(*names: str | Named) -> list[Reading]:
    """One article a name: a0, a1, …"""
    return [reading(f"a{n}", one if isinstance(one, Named) else Named(one)) for n, one in enumerate(names)]


def together(identity: Identity) -> set[frozenset[str]]:
    """The articles of each person."""
    return {frozenset(article for article, _ in cluster.members) for cluster in identity.clusters}


def test_same_joins_and_taking_the_row_out_takes_it_back(tmp_path: Path) -> None:
    readings = articles("Kha Mẫu Đơn", "Quách Bạch Liên")
    before = resolve(readings)
    joined = resolve(readings, table(tmp_path, "same | Person | Kha Mẫu Đơn | | Quách Bạch Liên | | |"))
    assert len(before.actors) == 2
    assert len(joined.actors) == 1
    assert {joined.actors[0].label, *joined.actors[0].aliases} == {"Kha Mẫu Đơn", "Quách Bạch Liên"}
    assert resolve(readings, table(tmp_path)) == before


def test_different_keeps_apart_what_a_rule_would_join(tmp_path: Path) -> None:
    readings = articles(*(Named(name, "us") for name in ("Peter Holloway", "P. Holloway", "Peter J. Holloway")))
    assert len(clusters(readings).clusters) == 1
    found = clusters(readings, table(tmp_path, "different | Person | Peter Holloway | | P. Holloway | | |"))
    assert not any(group >= {"a0", "a1"} for group in together(found))
    assert len(found.clusters) == 2


def test_an_article_narrows_a_side_to_one_of_the_name(tmp_path: Path) -> None:
    readings = articles("Nguyễn Văn Hùng", "Nguyễn Văn Hùng", "Nguyễn Văn Hùng")
    row = "same | Person | Nguyễn Văn Hùng #a0 | | Nguyễn Văn Hùng #a2 | | |"
    assert together(clusters(readings, table(tmp_path, row))) == {frozenset({"a0", "a2"}), frozenset({"a1"})}


def test_a_state_narrows_a_side(tmp_path: Path) -> None:
    readings = articles(Named("Kha Mẫu Đơn", "cn"), Named("Ke Mudan", "cn"), Named("Ke Mudan", "sg", "CEO"))
    row = "same | Person | Kha Mẫu Đơn | cn | Ke Mudan | cn | |"
    found = together(clusters(readings, table(tmp_path, row, "different | Person | Ke Mudan | cn | Ke Mudan | sg")))
    assert found == {frozenset({"a0", "a1"}), frozenset({"a2"})}


def test_spelling_of_the_name_does_not_matter(tmp_path: Path) -> None:
    readings = articles("Lưu Thanh Hòa", "Quách Bạch Liên")
    assert len(clusters(readings, table(tmp_path, "SAME | person | LƯU THANH HOÀ | | Quách Bạch Liên")).clusters) == 1


def test_contradicting_rows_are_told_and_different_is_obeyed(tmp_path: Path) -> None:
    readings = articles("Kha Mẫu Đơn", "Quách Bạch Liên", "Peter Holloway")
    rows = (
        "same | Person | Kha Mẫu Đơn | | Quách Bạch Liên |",
        "same | Person | Quách Bạch Liên | | Peter Holloway |",
        "different | Person | Kha Mẫu Đơn | | Peter Holloway |",
    )
    identity = clusters(readings, table(tmp_path, *rows))
    assert together(identity) == {frozenset({"a0", "a1"}), frozenset({"a2"})}
    [trouble] = identity.troubles
    assert trouble.line == 3
    assert "2, 4" in trouble.problem


def test_names_that_no_article_gives_are_told(tmp_path: Path) -> None:
    identity = clusters(articles("Kha Mẫu Đơn"), table(tmp_path, "same | Person | Kha Mẫu Đơn | | Tề Mẫu Vân |"))
    [trouble] = identity.troubles
    assert (trouble.line, "Tề Mẫu Vân" in trouble.problem) == (2, True)


@pytest.mark.parametrize(
    "row",
    [
        "perhaps | Person | Kha Mẫu Đơn | | Quách Bạch Liên |",
        "same | Planet | Kha Mẫu Đơn | | Quách Bạch Liên |",
        "same | Person | Kha Mẫu Đơn | | |",
        "same",
    ],
)
def test_rows_that_say_nothing_clear_are_told(tmp_path: Path, row: str) -> None:
    found = table(tmp_path, row, "same | Person | Kha Mẫu Đơn | | Quách Bạch Liên |")
    assert [trouble.line for trouble in found.troubles] == [2]
    assert len(clusters(articles("Kha Mẫu Đơn", "Quách Bạch Liên"), found).clusters) == 1


def test_files_as_people_and_spreadsheets_leave_them(tmp_path: Path) -> None:
    file = tmp_path / "judgements.tsv"
    file.write_bytes("\ufeff# ghi chú\r\n\r\nsame\tPerson\tKha Mẫu Đơn\t\tQuách Bạch Liên\r\n".encode())
    [row] = read_judgements(file).rows
    assert (row.line, row.left.name, row.right.name) == (3, "Kha Mẫu Đơn", "Quách Bạch Liên")
    assert read_judgements(tmp_path / "none.tsv") == Judgements()


def test_what_is_appended_is_read_again(tmp_path: Path) -> None:
    file = tmp_path / "new" / "judgements.tsv"
    row = Judgement(0, "same", "Person", Side("Kha Mẫu Đơn", "vn"), Side("Tề Vân", "", "bai-1"), "tôi", "hai\tdòng\n")
    append(file, row)
    file.write_text(file.read_text(encoding="utf-8").rstrip("\n"), encoding="utf-8")  # as an editor may leave it
    append(file, row)
    assert [replace(one, line=0) for one in read_judgements(file).rows] == 2 * [replace(row, note="hai dòng")]


def test_own_rows_overrule_what_is_shipped(tmp_path: Path) -> None:
    readings = articles(Named("Tập Cận Bình", "cn"), Named("Xi Jinping", "cn"))
    assert len(clusters(readings).clusters) == 1
    identity = clusters(readings, table(tmp_path, "different | Person | Tập Cận Bình | cn | Xi Jinping | cn"))
    assert len(identity.clusters) == 2
    assert identity.troubles == ()


def test_shipped_rows_can_be_read() -> None:
    found = read_judgements(judgements_module.KNOWLEDGE / "judgements.tsv")
    assert found.rows
    assert found.troubles == ()


# --- for any rows ----------------------------------------------------------------------------------------------------

sides = st.builds(Side, st.sampled_from(NAMES), st.just(""), st.sampled_from(["", "", "a0", "a3"]))
rows = st.lists(
    st.builds(Judgement, st.just(2), st.sampled_from(["same", "different"]), st.just("Person"), sides, sides)
)
stories = st.lists(st.sampled_from(NAMES), min_size=1, max_size=8).map(lambda names: articles(*names))


def named(side: Side, readings: list[Reading]) -> set[str]:
    """The articles that a side names."""
    return {
        one.document.article.id
        for one in readings
        if one.entities[0].name == side.name and side.article in {"", one.document.article.id}
    }


@given(stories, rows)
def test_different_is_never_overruled(readings: list[Reading], judged: list[Judgement]) -> None:
    groups = together(clusters(readings, Judgements(tuple(judged))))
    for row in judged:
        left, right = named(row.left, readings), named(row.right, readings)
        if row.verdict == "different":
            assert not any(group & (left - right) and group & (right - left) for group in groups)


@given(stories, rows)
def test_same_is_obeyed_unless_told_otherwise(readings: list[Reading], judged: list[Judgement]) -> None:
    numbered = tuple(replace(row, line=line) for line, row in enumerate(judged, start=2))
    identity = clusters(readings, Judgements(numbered))
    groups, failed = together(identity), {trouble.line for trouble in identity.troubles}
    for row in numbered:
        chosen = named(row.left, readings) | named(row.right, readings)
        if row.verdict == "same" and row.line not in failed:
            assert any(group >= chosen for group in groups)


@given(stories, rows)
def test_a_judgement_taken_back_leaves_no_trace(readings: list[Reading], judged: list[Judgement]) -> None:
    before = resolve(readings)
    resolve(readings, Judgements(tuple(judged)))
    assert resolve(readings, Judgements()) == before


@given(stories, rows)
def test_the_same_judgements_give_the_same_result(readings: list[Reading], judged: list[Judgement]) -> None:
    found = Judgements(tuple(judged))
    assert resolve(readings[::-1], found) == resolve(readings, found)
