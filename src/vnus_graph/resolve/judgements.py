"""Stage 6 of 7: Readings → Resolution. What people have judged: a table of pairs that are one actor, or are not.

Tab-separated, with a header: `verdict` (same, different), `type` (Person, Institution, Delegation), `left`,
`left_state`, `right`, `right_state`, `who`, `note`. A side is a name as some article gives it, with the code of its
state where it is narrowed to that («vn»), and with « #article-id» behind the name where it is only the one of that
article. «Different» is stronger than «same», both are stronger than any score; a row taken out takes its merge back.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from vnus_graph.grammar.fold import fold
from vnus_graph.resolve.links import JUDGED, Links
from vnus_graph.resolve.records import Record
from vnus_graph.resources import KNOWLEDGE

COLUMNS = ("verdict", "type", "left", "left_state", "right", "right_state", "who", "note")
_TYPES = {"person": "Person", "institution": "Institution", "delegation": "Delegation"}
_SHIPPED = 0
"""Line of a row that came with the program."""


@dataclass(frozen=True, slots=True)
class Named:
    """One side of a judgement."""

    name: str
    state: str = ""
    article: str = ""

    def __str__(self) -> str:
        return f"{self.name} #{self.article}" if self.article else self.name


@dataclass(frozen=True, slots=True)
class Judgement:
    """One row; `line` is its place in the file."""

    line: int
    verdict: str
    type: str
    left: Named
    right: Named
    who: str = ""
    note: str = ""

    def cells(self) -> tuple[str, ...]:
        """The row as it is written, in the order of `COLUMNS`."""
        left, right = self.left, self.right
        return (self.verdict, self.type, str(left), left.state, str(right), right.state, self.who, self.note)


@dataclass(frozen=True, slots=True, order=True)
class Trouble:
    """A row that was not obeyed, or not in full."""

    line: int
    problem: str
    row: str


@dataclass(frozen=True, slots=True)
class Judgements:
    """The rows of a file, and those of its lines that could not be read."""

    rows: tuple[Judgement, ...] = ()
    troubles: tuple[Trouble, ...] = ()


def read_judgements(path: Path | None) -> Judgements:
    """The judgements in a file, none where there is no such file; a line that says nothing clear is a trouble."""
    if path is None or not path.is_file():
        return Judgements()
    rows: list[Judgement] = []
    troubles: list[Trouble] = []
    columns: Sequence[str] = COLUMNS
    text = path.read_text(encoding="utf-8-sig")
    for line, cells in enumerate(csv.reader(text.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE), start=1):
        cells = [cell.strip() for cell in cells]
        if not any(cells) or cells[0].startswith("#"):
            continue
        if cells[0].casefold() == "verdict":
            columns = [cell.casefold() for cell in cells]
            continue
        row = _row(line, dict(zip(columns, cells, strict=False)))
        if isinstance(row, Trouble):
            troubles.append(row)
        else:
            rows.append(row)
    return Judgements(tuple(rows), tuple(troubles))


def _row(line: int, cells: dict[str, str]) -> Judgement | Trouble:
    text = " | ".join(cells.values())
    verdict, kind = cells.get("verdict", "").casefold(), _TYPES.get(cells.get("type", "").casefold(), "")
    left, right = (_named(cells.get(side, ""), cells.get(f"{side}_state", "")) for side in ("left", "right"))
    if verdict not in {"same", "different"}:
        return Trouble(line, "phải là same hoặc different · neither same nor different", text)
    if not kind:
        return Trouble(line, "phải là Person, Institution hoặc Delegation · none of these types", text)
    if not left.name or not right.name:
        return Trouble(line, "thiếu tên · a name is missing", text)
    return Judgement(line, verdict, kind, left, right, cells.get("who", ""), cells.get("note", ""))


def _named(text: str, state: str) -> Named:
    name, _, article = text.partition(" #")
    return Named(name.strip(), state.casefold(), article.strip())


@cache
def shipped() -> Judgements:
    """General knowledge that comes with the program: one person under names no rule can bring together."""
    found = read_judgements(KNOWLEDGE / "judgements.tsv")
    rows = (Judgement(_SHIPPED, row.verdict, row.type, row.left, row.right, row.who, row.note) for row in found.rows)
    return Judgements(tuple(rows))


def append(path: Path, judgement: Judgement) -> None:
    """Add a row to the file, which is made if there is none."""
    before = path.read_text(encoding="utf-8") if path.is_file() else "\t".join(COLUMNS) + "\n"
    row = "\t".join(" ".join(cell.split()) for cell in judgement.cells())
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(before + ("" if before.endswith("\n") or not before else "\n") + row + "\n", encoding="utf-8")


def obey(judgements: Judgements, records: Sequence[Record], links: Links) -> list[Trouble]:
    """Join and keep apart the records that the rows name; what could not be done, by line."""
    rows = [*judgements.rows, *shipped().rows]
    chosen = _chosen(rows, records)
    troubles = list(judgements.troubles)
    for number, row in enumerate(rows):
        left, right = chosen[number, False], chosen[number, True]
        missing = [str(named) for named, found in ((row.left, left), (row.right, right)) if not found]
        if missing:
            problem = "không có tên này trong các bài · no such name in the articles: " + ", ".join(missing)
            troubles.append(_trouble(row, problem))
        elif row.verdict == "different":
            if left & right:
                problem = "hai bên cùng chỉ một người trong một bài · both sides name the same one of an article"
                troubles.append(_trouble(row, problem))
            links.keep_apart(f"{JUDGED}{number}", left - right, right - left)
    troubles += _join(rows, chosen, links)
    return sorted(trouble for trouble in troubles if trouble.line != _SHIPPED)


def _trouble(row: Judgement, problem: str) -> Trouble:
    return Trouble(row.line, problem, " | ".join(row.cells()))


def _join(rows: list[Judgement], chosen: dict[tuple[int, bool], set[int]], links: Links) -> list[Trouble]:
    """The rows that say «same», in their order, as far as nothing told apart would meet."""
    troubles = []
    by: dict[int, set[int]] = defaultdict(set)
    for number, row in enumerate(rows):
        left, right = chosen[number, False], chosen[number, True]
        if row.verdict != "same" or not left or not right:
            continue
        together = sorted(left | right)
        against: set[int] = set()
        for record in together[1:]:
            if not links.join(together[0], record):
                reasons = links.against(together[0], record)
                against |= {rows[int(reason.removeprefix(JUDGED))].line for reason in reasons}
                against |= {line for one in (together[0], record) for line in by[one]}
        for record in together:
            by[record].add(row.line)
        if against := against - {_SHIPPED, row.line}:
            lines = ", ".join(map(str, sorted(against)))
            troubles.append(_trouble(row, f"mâu thuẫn với dòng · contradicts line {lines}"))
    return troubles


def _chosen(rows: Iterable[Judgement], records: Sequence[Record]) -> dict[tuple[int, bool], set[int]]:
    """The records that each side of each row names."""
    wanted: dict[tuple[str, str], list[tuple[int, bool, Named]]] = defaultdict(list)
    for number, row in enumerate(rows):
        wanted[row.type, fold(row.left.name)].append((number, False, row.left))
        wanted[row.type, fold(row.right.name)].append((number, True, row.right))
    found: dict[tuple[int, bool], set[int]] = defaultdict(set)
    if not wanted:
        return found
    for record, one in enumerate(records):
        for name in {fold(name) for name in (one.entity.name, *one.entity.aliases)}:
            for number, side, named in wanted.get((one.entity.type, name), ()):
                if _fits(named, one):
                    found[number, side].add(record)
    return found


def _fits(named: Named, record: Record) -> bool:
    if named.article:
        return named.article == record.article
    return not named.state or named.state == (record.entity.country or "") or _spoken(named, record)


def _spoken(named: Named, record: Record) -> bool:
    """Whether the article gives no state and speaks of that one; a Vietnamese name is mostly one of the own state."""
    return not record.entity.country and named.state in record.states
