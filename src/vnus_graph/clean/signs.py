"""What a line gives away by its wording: phrases of pages, bylines, agency lines, credits, datelines, sentences."""

from __future__ import annotations

import re
from functools import cache

from vnus_graph.resources import table

UPPER = "".join(filter(str.isupper, map(chr, (*range(0x41, 0x250), *range(0x1E00, 0x1F00)))))
"""Upper-case letters of the Latin script for character classes; `re` has no \\p{Lu}."""

_WORD = rf"[{UPPER}][\w.'’]*"
_PERSON = rf"{_WORD}(?:[ -]{_WORD}){{0,3}}"
_AND = r" ?(?:[-–—/,&]|và|\+) ?"
_REMARK = r" ?\([^()]{1,60}\)"
_PHOTO = r" ?[-–—,.]? ?\(?(?i:ảnh|clip|video|đồ họa)(?i: minh họa)? ?: ?[^:()]{1,40}\)?"
_FROM = rf",? (?i:từ|tại) {_PERSON}(?:, {_PERSON})*"
_BYLINE = re.compile(
    rf"\(?{_PERSON}(?:{_AND}{_PERSON}){{0,4}}(?:{_FROM})?(?:{_REMARK}){{0,2}}(?:{_PHOTO})?\)?(?: ?[-–—])?\.?"
)
_SOURCE = re.compile(
    rf"(?:[{UPPER}.]{{1,8}} ?)?\(?(?i:theo|nguồn) ?:?"
    r"(?: (?P<who>(?:(?i:báo|tạp chí|hãng tin|trang) )?[^;:!?()]{1,45}?))?"
    rf"(?:{_PHOTO})?\)?\.?"
)
_CREDIT_AT_END = re.compile(r"(?i:ảnh|nguồn|đồ họa|đồ hoạ|video|clip|thiết kế)[^:.!?()]{0,20}: ?[^.!?:]{0,50}[).]*\Z")
_POSITION = re.compile(
    r"(?i)\((?:ngoài cùng |ngồi |đứng |bìa |hàng |giữa, |thứ \w+,? ?(?:từ )?)?(?:bên )?"
    r"(?:trái|phải|giữa)(?: sang)?(?:,[^()]*)?\)"
)
_DATELINE = re.compile(
    r"(?i)(?:(?:cập nhật|đăng|xuất bản)(?: lúc| ngày)?:? ?)?"
    r"(?P<time>\d{1,2}[:hg]\d{2}(?:'|:\d{2})?(?: [ap]m)?[ ,|–-]*)?"
    r"(?P<week>(?:thứ (?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ nhật|t[2-7]|cn)[ ,|–-]*)?(?P<word>ngày )?"
    r"(?P<day>\d{1,2} ?[/.-] ?\d{1,2} ?[/.-] ?\d{4}|\d{1,2} tháng \d{1,2},? (?:năm )?\d{4}|\d{4}-\d{2}-\d{2})"
    r"(?P<late>[ ,|–-]*(?:lúc )?\d{1,2}[:hg]\d{2}(?::\d{2})?(?: [ap]m)?)?(?: ?\(?gmt ?\+ ?\d+\)?)?"
)
_SENTENCE_END = re.compile(r"""(?:[.!?…]["”’'»)\]]*|\./\.)\Z""")
_INNER_END = re.compile(rf"""(?P<last>[^\s.]*)[.!?…]["”’'»)\]]*(?:/\.)?(?P<space>\s*)(?=["“(>*]?\s?[{UPPER}>])""")


@cache
def phrases(scope: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """(rule, pattern) of every row of `page_noise.tsv` with this scope."""
    return tuple(
        (row["rule"], re.compile(row["pattern"], re.I)) for row in table("page_noise") if row["scope"] == scope
    )


def phrase(scope: str, text: str) -> str | None:
    """Rule of the first phrase of this scope that is the whole of `text`."""
    if not _any_phrase(scope).fullmatch(text):  # most lines are none
        return None
    return next(rule for rule, pattern in phrases(scope) if pattern.fullmatch(text))


@cache
def _any_phrase(scope: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern.pattern})" for _, pattern in phrases(scope)), re.I)


@cache
def publishers() -> dict[str, tuple[str, str]]:
    """(name, kind) of every outlet and agency, by each of its names in lower case."""
    return {
        alias.strip().casefold(): (row["name"], row["kind"])
        for row in table("outlets")
        for alias in (row["name"], *row["aliases"].split("|"))
        if alias.strip()
    }


def publisher(text: str) -> tuple[str, str] | None:
    """(name, kind) of the first publisher in a credit such as «TTXVN/Tin Tức», «VGP, TTXVN»."""
    for part in (text, *re.split(r"[,/&–()]| - ", text)):
        known = publishers().get(part.strip(" .").casefold())
        if known:
            return known
    return None


def byline(text: str) -> bool:
    """Whether it is nothing but names of people and papers: «Lê Minh», «An Hà - Ảnh: Vũ Tú», «Tú (Từ Paris, Pháp)»."""
    return len(text) <= 100 and _BYLINE.fullmatch(text) is not None


def source_line(text: str) -> str | None:
    """Whom a line such as «TB (theo TTXVN)», «Theo VGP», «Nguồn» credits: "" if nobody, None if it is no such line."""
    if len(text) > 100:
        return None
    found = _SOURCE.fullmatch(text)
    if found is None:
        known = publisher(text) if len(text) <= 60 else None
        return text if known and (text.casefold() in publishers() or byline(text)) else None
    who = (found["who"] or "").strip(" .")
    if has_verb(who) or re.search(rf",\s*[^\s{UPPER}]", who):
        return None
    return who if not who or who[0].isupper() or "." in who or found[0][0] == "(" or publisher(who) else None


def credited(text: str) -> bool:
    """Whether it ends with the credit of a picture, or says who stands left and right in it."""
    return _CREDIT_AT_END.search(text[-90:]) is not None or _POSITION.search(text[:400]) is not None


def dateline(text: str) -> str | None:
    """The day in a line that is nothing but a date of publication: «Thứ ba, 26/03/2024, 10:15 (GMT+7)»."""
    found = _DATELINE.fullmatch(text) if len(text) <= 70 else None
    if found is None or (found["word"] and not (found["time"] or found["week"] or found["late"])):
        return None
    numbers = re.findall(r"\d+", found["day"])
    if len(numbers) != 3:
        return None
    return "-".join(number.zfill(2) for number in (numbers if len(numbers[0]) == 4 else numbers[::-1]))


def ends_sentence(text: str) -> bool:
    """Whether it ends as a sentence does."""
    return _SENTENCE_END.search(text) is not None


def has_verb(text: str) -> bool:
    """Whether one of the verbs and particles of `page_noise.tsv` stands in it, but not as a noun («lễ đón»)."""
    return _verb().search(text) is not None


def sentence(text: str) -> bool:
    """Whether it reads as a sentence rather than as a headline, a label or a caption."""
    return ends_sentence(text) and has_verb(text)


def sentence_ends(text: str, glued: bool = False) -> list[int]:
    """Where sentences end within `text` and a capital follows, the full stops of abbreviations left out.

    With `glued`, also where the white space after the sentence got lost («tới.An Hà»).
    """
    short = [pattern for _, pattern in phrases("abbreviation")]
    return [
        found.end()
        for found in _INNER_END.finditer(text)
        if (glued or found["space"])
        and len(found["last"]) != 1
        and not any(pattern.fullmatch(found["last"]) for pattern in short)
    ]


@cache
def _verb() -> re.Pattern[str]:
    nouns = "|".join(pattern.pattern for _, pattern in phrases("noun"))
    verbs = "|".join(pattern.pattern for _, pattern in phrases("verb"))
    behind = "".join(rf"(?<!\b{noun} )" for noun in nouns.split("|"))
    return re.compile(rf"\b{behind}(?:{verbs})\b", re.I)
