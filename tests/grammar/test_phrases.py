"""Noun phrases: the cases of `tests/cases/` for persons, bodies, titles, delegations and pairs, text to mention."""

from __future__ import annotations

import ast
import csv
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TypeVar

import pytest

from vnus_graph import grammar
from vnus_graph.clean import clean
from vnus_graph.grammar.mentions import Parsed
from vnus_graph.model import (
    Article,
    DelegationMention,
    GroupMention,
    InstitutionMention,
    PersonMention,
    Title,
)
from vnus_graph.pipeline import parse

CASES = Path(__file__).parents[1] / "cases"
TITLE = "Hoạt động nổi bật trong tuần"
M = TypeVar("M")
FAMILIES = {"person", "institution", "delegation", "group"}
"""What the rules of these grammars are called before the dot."""


@dataclass(frozen=True, slots=True)
class Found:
    """A noun phrase: its rule, its span in the article, and how the cases write it."""

    rule: str
    start: int
    end: int
    told: str


def rows(name: str) -> list[dict[str, str]]:
    lines = (line for line in (CASES / name).read_text(encoding="utf-8").splitlines() if not line.startswith("#"))
    return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def told(first: str, *others: str | None) -> str:
    """«name / state / …», without the dashes at the end."""
    parts = [first or "?", *(other or "-" for other in others)]
    while len(parts) > 1 and parts[-1] == "-":
        parts.pop()
    return " / ".join(parts)


def person(mention: PersonMention) -> Found:
    titles = "; ".join(title.label for title in mention.titles)
    return Found(
        mention.rule,
        mention.start,
        mention.end,
        told(mention.name, mention.country, titles, mention.honorific),
    )


def institution(mention: InstitutionMention) -> Found:
    words = told(mention.name, mention.subtype, mention.country, mention.short)
    return Found(mention.rule, mention.start, mention.end, words)


def title(office: Title) -> Found:
    words = told(office.label, office.body, office.country, "former" if office.former else None)
    return Found("title", office.start, office.end, words)


def delegation(mention: DelegationMention) -> Found:
    words = told(mention.name, "; ".join(mention.senders), mention.country)
    return Found(mention.rule, mention.start, mention.end, words)


def group(mention: GroupMention) -> Found:
    return Found(mention.rule, mention.start, mention.end, mention.head)


def _phrases(sentence: Parsed, kind: type[M]) -> list[M]:
    return [phrase.mention for phrase in sentence.phrases if isinstance(phrase.mention, kind)]


FINDERS: dict[str, Callable[[Parsed], list[Found]]] = {
    "persons.tsv": lambda sentence: [person(mention) for mention in _phrases(sentence, PersonMention)],
    "institutions.tsv": lambda sentence: [
        institution(mention)
        for mention in (*_phrases(sentence, InstitutionMention), *sentence.nested)
        if isinstance(mention, InstitutionMention)
    ],
    "titles.tsv": lambda sentence: [
        title(office) for mention in _phrases(sentence, PersonMention) for office in mention.titles
    ],
    "delegations.tsv": lambda sentence: [delegation(mention) for mention in _phrases(sentence, DelegationMention)],
    "groups.tsv": lambda sentence: [group(mention) for mention in _phrases(sentence, GroupMention)],
}


def unmarked(text: str) -> tuple[str, list[tuple[int, int]]]:
    """The text without its brackets, and the spans they stood around, outer before inner."""
    plain, opened, spans = "", [], []
    for character in text:
        if character == "[":
            opened.append(len(plain))
        elif character == "]":
            spans.append((opened.pop(), len(plain)))
        else:
            plain += character
    return plain, sorted(spans, key=lambda span: (span[0], -span[1]))


def found(name: str, rule: str, text: str) -> list[Found]:
    """What `rule` finds in a body paragraph of this text, in order; a rule without a dot stands for its family."""
    before = f"{TITLE}\n\n"
    sentences = [one for one in parse(clean(Article("mau", before + text + "\n"))) if not one.sentence.title]
    assert sentences, "the sentence was taken for page noise"
    mentions = [mention for sentence in sentences for mention in FINDERS[name](sentence)]
    shift = len(before)
    moved = [Found(m.rule, m.start - shift, m.end - shift, m.told) for m in mentions]
    chosen = (mention for mention in moved if mention.rule == rule or mention.rule.startswith(f"{rule}."))
    return sorted(chosen, key=lambda mention: (mention.start, -mention.end))


def _parameters() -> list[object]:
    strict = pytest.mark.xfail(strict=True, reason="the grammar does not read it so yet")
    return [
        pytest.param(name, case, id=f"{case['rule']}: {case['text']}", marks=strict if case["status"] else ())
        for name in FINDERS
        for case in rows(name)
    ]


@pytest.mark.parametrize(("name", "case"), _parameters())
def test_case(name: str, case: dict[str, str]) -> None:
    text, spans = unmarked(case["text"])
    mentions = found(name, case["rule"], text)
    assert (" ¦ ".join(mention.told for mention in mentions) or "-") == case["expected"]
    if spans:
        assert [text[m.start : m.end] for m in mentions] == [text[start:end] for start, end in spans]


@cache
def produced() -> frozenset[str]:
    """Every rule that the source of the grammars can write into a mention."""
    rules = set()
    for source in Path(grammar.__path__[0]).glob("*.py"):
        tree = ast.parse(source.read_text(encoding="utf-8"))
        constants = [node.value for node in ast.walk(tree) if isinstance(node, ast.Constant)]
        rules |= {value for value in constants if isinstance(value, str) and _is_rule(value)}
        if source.stem == "institutions":  # f"institution.{rule}", where `rule` is the last argument of `_mention`
            calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call) and _called(node) == "_mention"]
            last = [call.args[-1] for call in calls]
            names = [argument.value for argument in last if isinstance(argument, ast.Constant)]
            rules |= {f"institution.{name}" for name in names if isinstance(name, str)}
    return frozenset(rules)


def _is_rule(value: str) -> bool:
    family, dot, name = value.partition(".")
    return family in FAMILIES and bool(dot) and name.isalpha()


def _called(call: ast.Call) -> str:
    return call.func.id if isinstance(call.func, ast.Name) else ""


def test_every_rule_has_an_example_and_a_near_miss() -> None:
    cases = [case for name in FINDERS for case in rows(name) if not case["status"] and case["rule"] not in FAMILIES]
    rules = produced() | {"title"}
    assert {case["rule"] for case in cases if case["expected"] != "-"} == rules
    assert {case["rule"] for case in cases if case["expected"] == "-"} == rules


def test_the_source_is_read_for_its_rules() -> None:
    assert {"person.titled", "institution.ellipsis", "institution.headed", "delegation.anaphor"} <= produced()


def test_no_sentence_stands_twice_under_a_rule() -> None:
    told_once = [(case["rule"], case["text"]) for name in FINDERS for case in rows(name)]
    assert len(told_once) == len(set(told_once))
