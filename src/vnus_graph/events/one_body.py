"""Stage 5 of 7: Sentence + Mention → Claim. Which names of one article are one body's: short forms and abbreviations.

«Ủy ban Đối ngoại» for «Ủy ban Đối ngoại của Quốc hội», «Đảng MIU» and «MIU» behind «Đảng Phong trào … (MIU)», «Tập đoàn
Lumen» for «Tập đoàn dược phẩm Lumen», «Viện Đại biểu» for that of the state spoken of.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import TYPE_CHECKING

from vnus_graph.events.spelling import abroad, body_key, renamed, shortens, within
from vnus_graph.grammar.body_words import organizations
from vnus_graph.grammar.country_names import name_of
from vnus_graph.grammar.fold import fold, is_vietnamese
from vnus_graph.grammar.names import acronym, foreign

if TYPE_CHECKING:
    from vnus_graph.events.registry import Entry

_KINDS = re.compile(
    r"(?:chính )?đảng|tập đoàn|(?:tổng )?công ty(?: cổ phần| tnhh)?|ngân hàng|hãng(?: hàng không)?|quỹ|tổ chức|cơ quan"
    r"|phái bộ|viện|(?:trường )?đại học|trung tâm|nhóm|phong trào|liên minh|hiệp hội|hội"
)
"""What stands before an abbreviation: «tập đoàn ABC»."""
_FIRM = re.compile(
    r"(?P<firm>tập đoàn|(?:tổng )?công ty|hãng|(?:xí nghiệp )?liên doanh)\b|(?P<fund>quỹ)\b|(?P<bank>ngân hàng)\b",
    re.IGNORECASE,
)
_LEGAL = frozenset("group corporation corp corp. holding holdings inc inc. ltd ltd. limited company co co. plc".split())
"""At the end of a company's name, or not."""


def joined(entries: Mapping[str, Entry], shorts: Mapping[str, str], home: str) -> Iterator[tuple[str, str]]:
    """Key of a body and key of what else it is called, one pair after the other; the second is gone after each.

    `shorts`: keys of the bodies that an abbreviation in brackets was given to, by that abbreviation, folded.
    `home`: code of the state whose bodies go without its name.
    """
    yield from _abbreviated(entries, shorts)
    keys = [key for key, entry in entries.items() if entry.type == "Institution"]
    for key in sorted(keys, key=len):
        short = key.removeprefix("body:")
        longer = [k for k in keys if k != key and k in entries and within(short, k.removeprefix("body:"))]
        longer = [k for k in longer if _may_own(entries, key, k, home)] or [
            k for k in keys if k != key and k in entries and key in entries and _alike(key, k, entries)
        ]
        if (named := _called(short, shorts)) and named != key and named in entries:
            longer = [named]
        longer = [k for k in longer if not any(o != k and within(o[5:], k[5:]) for o in longer)] or longer
        if len(longer) == 1 and key in entries:
            yield longer[0], key


def _abbreviated(entries: Mapping[str, Entry], shorts: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """What the article calls by an abbreviation before it tells what that stands for."""
    for short, key in sorted(shorts.items()):
        listed = organizations().get(short)
        alone = f"body:{body_key(listed.name if listed else short)}"
        if alone != key and alone in entries and key in entries:
            yield key, alone


def _called(short: str, shorts: Mapping[str, str]) -> str | None:
    """«đảng miu», «tập đoàn abc», «viện v kist»: the body that the abbreviation at the end was given to."""
    for told in sorted(shorts, key=len, reverse=True):
        last = " ".join(told.replace("-", " ").split())
        kind = short.removesuffix(f" {last}")
        if kind != short and (" " not in kind or _KINDS.fullmatch(kind)):
            return shorts[told]
    return None


def _alike(key: str, other: str, entries: Mapping[str, Entry]) -> bool:
    one, two = entries[key], entries[other]
    if renamed(key.removeprefix("body:"), other.removeprefix("body:")) and one.country in {None, two.country}:
        return True
    return _seated(key, other) or shortens(key, other, two.names) or bool(_brands(one) & _brands(two))


def _may_own(entries: Mapping[str, Entry], short: str, longer: str, home: str) -> bool:
    """«Bộ Quốc phòng» may be Việt Nam's, or that of the state its office holders act for; not any other's.

    Unless the article does not speak of Việt Nam, or Việt Nam has no such body.
    """
    owner = longer.rpartition("@")[2] if "@" in longer else None
    if entries[short].subtype == "Party" and not entries[short].countries and "cộng sản" not in short:
        return True
    alone = owner is not None and len(longer.split()) == len(short.split()) + 1
    known = entries[short].country
    if not alone or owner in {home, known}:
        return True
    ours = f"country:{home}" in entries or any(e.type == "Person" and e.country == home for e in entries.values())
    return known is None and (not ours or abroad(short[5:]) or not all(map(is_vietnamese, short[5:].split())))


def _seated(short: str, longer: str) -> bool:
    """«Đại sứ quán Việt Nam» and «Đại sứ quán Việt Nam tại Lào», «Tổng Lãnh sự quán … tại Côn Minh»."""
    head, _, code = short.partition(" @")
    return "@" in short and "quán" in head and longer.startswith(f"{head} {fold(name_of(code))} ")


def _brands(entry: Entry) -> set[tuple[str, str]]:
    """«Tập đoàn Lumen», «Tập đoàn dược phẩm Lumen», «Lumen Group»: one brand, and what kind of firm bears it."""
    company = "firm" if entry.subtype == "Company" else ""
    found = {(kind or company, brand) for kind, brand in map(_brand, entry.names) if brand}
    return {(kind, brand) for kind, brand in found if kind}


@cache
def _brand(name: str) -> tuple[str, str]:
    """Kind of firm, and the foreign words or capitals that its name ends with behind kind and trade, folded."""
    found = _FIRM.match(name)
    words = name[found.end() :].split() if found else name.split()
    while words and words[0].islower():
        words.pop(0)
    legal = False
    while len(words) > 1 and words[-1].casefold() in _LEGAL:
        words.pop()
        legal = True
    capitals = all(word[:1].isupper() or not word.isalpha() for word in words)
    if not words or not capitals or not (foreign(words[0]) or acronym(words[0])):
        return "", ""
    kind = found.lastgroup if found else "firm" if legal else None
    return kind or "", fold(" ".join(words))
