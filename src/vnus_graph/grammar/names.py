"""Stage 4 of 7: Sentence → Mention. Where a personal name begins and how far it goes.

Two shapes: Vietnamese and Sino-Vietnamese (a listed surname, then capitalised Vietnamese syllables: «Lưu Thanh Hà»,
«Lý Khắc Vân») and foreign (capitalised tokens that are no Vietnamese syllables: «Peter Holloway», «Ursula von der
Leyen», «Martin D. Keane», «Ban Ki-moon»). A name in a place where only a name can stand (behind a title or «ông»)
needs less proof than one that stands alone.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from vnus_graph.grammar.body_words import fields, heads
from vnus_graph.grammar.country_names import is_country
from vnus_graph.grammar.fold import fold
from vnus_graph.grammar.lexicon import Lexicon
from vnus_graph.grammar.line import Line
from vnus_graph.grammar.name_ends import OPENERS, common_word, opens_other, seat_behind
from vnus_graph.resources import table

_SYLLABLE = re.compile(
    r"(?:ngh|ng|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdđghklmnprstvx])?"
    r"(?:iê|yê|uô|ươ|uâ|uơ|uê|uy|uyê|uya|oa|oă|oe|ia|ya|ua|ưa|ai|ao|au|ay|âu|ây|eo|êu|iu|iêu|yêu|oi|oai|oay|oeo|ôi|ơi"
    r"|ui|uôi|ươi|ươu|ưi|ưu|uây|uyu|[aăâeêioôơuưy])"
    r"(?:ch|nh|ng|[cmnpt])?"
)
_TONES = dict.fromkeys([0x300, 0x301, 0x303, 0x309, 0x323])
_PARTICLES = frozenset(
    "von van der den de del della di da do dos du la las le los el al bin bint ibn abu y zu ter ul".split()
)
_INITIAL = re.compile(r"(?!H\.E\.?$)(?:[A-ZĐ]\.)*[A-ZĐ]\.?")
_INITIALS = re.compile(r"(?!H\.E$)(?:[A-ZĐ]\.)+[A-ZĐ]")  # «H.R Lawson»: initials without a space
_ORDINAL = re.compile(r"[IVX]+")
_LONGEST = 9
_SPACED_MARK = re.compile(r" ([-–'’]) ")
_FUNCTION = frozenset("LECRP")
"""First letters of the tags of words that are no nouns, verbs or numbers."""
_GLUED = frozenset("cùng nói đều tại có đã cũng sẽ là và vẫn bị được cho muốn đến tới từ trong".split())
"""Words that the segmentation takes for part of a name, and that never are."""


@cache
def _surnames() -> dict[str, str]:
    return {fold(row["surname"]): row["strength"] for row in table("surnames")}


@cache
def given_names() -> frozenset[str]:
    """Given names of the world, from `given_names.tsv`."""
    return frozenset(row["name"] for row in table("given_names"))


@cache
def _no_names() -> Lexicon[None]:
    """Seas, mountains and the like that open with a surname («Thái Bình Dương»)."""
    phrases = [row["phrase"] for row in table("no_names")]
    return Lexicon([(phrase, None) for phrase in phrases], cased=set(phrases))


@cache
def vietnamese(syllable: str) -> bool:
    """Whether `syllable` could be a Vietnamese one, by onset, rhyme and coda."""
    plain = unicodedata.normalize("NFC", unicodedata.normalize("NFD", syllable.lower()).translate(_TONES))
    return _SYLLABLE.fullmatch(plain) is not None


@cache
def toneless(text: str) -> bool:
    """Whether `text` has no letter that only Vietnamese writes (đ, ơ, ư, tones): «é», «ü» and «ă» are others, too."""
    return not re.search(r"[đơưĐƠƯạảấầẩẫậắằẳẵặẹẻẽếềểễệịỉĩọỏốồổỗộớờởỡợụủũứừửữựỵỷỹ]|[àèìòù](?=[^\W\d_]*$)", text.lower())


def acronym(text: str) -> bool:
    """«USAID», «G20», «PC47»."""
    return len(text) > 1 and text.isupper() and not text.endswith(".")


def ordinal(text: str) -> bool:
    """«XII»: a number in Roman letters."""
    return _ORDINAL.fullmatch(text) is not None


def foreign(text: str) -> bool:
    """A capitalised token that no Vietnamese word looks like."""
    if not text[:1].isupper() or acronym(text) or not any(c.isalpha() for c in text):
        return False
    if "-" in text:
        parts = [part for part in text.split("-") if part]
        spelt = any(part.islower() for part in parts[1:])  # «Ê-rơ-nan-đết»
        return spelt or all(toneless(part) for part in parts) or not all(vietnamese(part) for part in parts)
    return toneless(text) and not vietnamese(text)


def written(line: Line, first: int, last: int) -> str:
    """A personal name as a label: no spaces around the marks inside it («Moon Jae - in», «Mara O ’ Dell»)."""
    return _SPACED_MARK.sub(lambda found: "'" if found[1] in "'’" else "-", line.text(first, last))


def name_at(line: Line, at: int, *, anchored: bool = False) -> int:
    """Length in tokens of the personal name that starts at token `at`; 0 where none does.

    `anchored`: the place calls for a name (behind a title or a word of address), so any capitalised run will do.
    """
    text = line.tokens[at].text if at < len(line) else ""
    if not line.capital(at) or text in {"The", "Các", "Những"} or _taken(line, at):
        return 0
    if (acronym(text) and not _INITIALS.fullmatch(text) and not _all_caps(line, at)) or (
        foreign(text) and heads().match(line.tokens, at)
    ):
        return 0  # «Duma», «Interpol»
    if not is_country(text) and (spelt := _spelt(line, at, anchored)):
        return spelt
    strength = _surnames().get(line.word(at))
    if strength and vietnamese(text) and line.capital(at + 1):
        length = _vietnamese_run(line, at)
        street = line.word(at) == "đường" and _surnames().get(line.word(at + 1)) == "strong"
        if not anchored and strength != "strong" and (street or seat_behind(line, at, length)):
            return 0  # «Từ Hà Nội», «Đường Nguyễn Văn An»
        if length >= (2 if strength == "strong" or anchored else 3):
            return length + _highland(line, at + length)
    if is_country(text):
        return 0
    if (
        anchored
        and strength
        and at + 1 < len(line)
        and foreign(line.tokens[at + 1].text)
        and _foreign_run(line, at + 1)
    ):
        return 1 + _foreign_run(line, at + 1)  # «Hòa thượng Thạch Sok Xuane»
    length = _foreign_run(line, at)
    if length == 3 and not anchored and line.word(at + 1) in {"-", "–"}:
        return 0  # «cuộc gặp Holloway - Marchetti»
    if length >= (1 if anchored and foreign(text) else 2):
        return length
    if anchored and text in given_names() and _counted(line, at + 1):
        return 2  # «Giáo hoàng Leo XIV»
    length = _vietnamese_run(line, at) if anchored else 0
    if length == 1 and line.capital(at + 1) and line.tokens[at].tag == "N":
        return 0  # «Chủ tịch Khu Tự trị …»
    return length


def _spelt(line: Line, at: int, anchored: bool) -> int:
    """Length of a name whose syllables stand apart: «Moon Jae - in», «Chan - o - cha», «Bun - nhăng Vo - la - chít».

    With one hyphen in all, it is a Korean name of two capitalised parts: more would be «… - anh trai của …».
    """
    end = at
    hyphens: list[int] = []
    while line.capital(end) and line.tokens[end].text.isalpha() and len(hyphens) < 4:
        if end > at and _taken(line, end):
            break
        stop = end + 1
        while line.word(stop) in {"-", "–"} and _syllable(line, stop + 1):
            stop += 2
        hyphens.append((stop - end) // 2)
        end = stop
        if len(hyphens) == 2 and hyphens == [0, 1]:
            break
    while hyphens and hyphens[-1] == 0:
        hyphens.pop()
        end -= 1
    if max(hyphens, default=0) > 1 and (anchored or len(hyphens) > 1):
        return end - at
    return end - at if hyphens == [0, 1] and line.text(at, end).isascii() and not line.inside_word(end) else 0


def _syllable(line: Line, at: int) -> bool:
    return 0 <= at < len(line) and line.tokens[at].text.isalpha() and line.tokens[at].text.islower()


def _all_caps(line: Line, at: int) -> bool:
    """A headline in capitals: the neighbours are capitals too."""
    return all(line.tokens[i].text.isupper() for i in range(at, min(at + 3, len(line))))


def _taken(line: Line, at: int) -> bool:
    if at in line.dates or at in line.countries or _no_names().match(line.tokens, at):
        return True
    if at in line.places:
        end, found = line.places[at]
        return found.venue or end - at > 1 or found.country is not None or not line.capital(end)
    return False


def _vietnamese_run(line: Line, at: int) -> int:
    end = at
    while end < len(line) and end - at < 5 and line.capital(end) and vietnamese(line.tokens[end].text):
        if end > at and heads().match(line.tokens, end) and fields().match(line.tokens, end + 1):
            break  # «Đoàn Bộ Quốc phòng»
        sent = line.word(at) in {"đoàn", "từ"} or (line.word(end), line.word(end + 1)) == ("việt", "nam")
        given = end - at in {1, 2} and line.word(at) in _surnames() and _no_names().match(line.tokens, end) is not None
        taken = _taken(line, end) and ((sent and end in line.countries) or end - at >= 2)  # but «Lê Vũ Trường Sơn»
        if end > at and ((taken and not given) or acronym(line.tokens[end].text)):
            break  # «Đoàn Việt Nam»
        function = line.tokens[end].tag[:1] in _FUNCTION and line.tokens[end].opens and not line.capital(end + 1)
        if end - at >= 2 and (function or line.word(end) in OPENERS):
            break  # «… Nguyễn Văn A Những hình ảnh …»: the next sentence, its full stop lost
        end += 1
    titled = end - at > 1 and end < len(line) and not line.capital(end) and common_word(line, end - 1)
    if titled or opens_other(line, end):
        end -= 1  # «Nguyễn Văn A Chủ tịch»: the last capital opens a title
    elif (end - at == 1 or line.word(at) not in _surnames()) and not line.capital(end) and line.inside_word(end):
        mister = line.word(at - 1) in {"ông", "bà"} and not common_word(line, end - 1)
        end -= not mister and line.word(end) not in _GLUED  # «Bộ Quốc phòng», but «(ông) Kim gặp», «Kim cùng …»
    return max(end - at, 0)


def _highland(line: Line, at: int) -> int:
    """«Y Bình Niê | Kđăm»: 1 where a name ends with a word of the Central Highlands."""
    text = line.tokens[at].text if at < len(line) else ""
    odd = text.isalpha() and not acronym(text) and not vietnamese(text) and not toneless(text)
    return int(odd and line.capital(at))


def _foreign_run(line: Line, at: int) -> int:
    """Capitalised toneless tokens, initials and particles, at least one of them plainly foreign near the front."""
    if not any(foreign(token.text) for token in line.tokens[at : at + 3]):
        return 0
    end, seen = at, 0
    while end < len(line) and end - at < _LONGEST:
        text = line.tokens[end].text
        if end > at and _taken(line, end) and not foreign(text):
            break
        if foreign(text):
            seen += 1
        elif end == at:
            first = _INITIAL.fullmatch(text) or (_latin(line, end) and line.tokens[at].tag[:1] == "N")
            if line.word(at) in OPENERS or not first:
                break  # «Khi Peter Holloway …»: a conjunction is no first name
        elif line.word(end) in OPENERS or not _inner(line, end, seen):
            break
        end += 1
    while end > at and (line.word(end - 1) in _PARTICLES - {"al"} or line.tokens[end - 1].text in "-–'’"):
        end -= 1
    near = any(foreign(line.tokens[i].text) for i in range(at, min(end, at + 3)))
    if line.word(end) == "," and line.word(end + 1) in {"jr", "jr.", "sr", "sr."}:
        end += 2  # «Peter Holloway, Jr»
    return end - at if seen and near else 0


def _counted(line: Line, at: int) -> bool:
    """Whether token `at` counts those of one name: «Abdullah II»."""
    return at < len(line) and _ORDINAL.fullmatch(line.tokens[at].text) is not None


def _inner(line: Line, end: int, seen: int) -> bool:
    """Whether the token at `end`, no foreign word itself, can stand inside or at the end of a foreign name."""
    text = line.tokens[end].text
    if text.lower() in _PARTICLES and _continues(line, end + 1):
        return True
    if text in "-–":
        return _hyphenated(line, end)
    if text in "'’":
        return seen > 0 and line.capital(end + 1)  # «Dato' Seri»
    if _counted(line, end) or (
        text.isdigit() and len(text) < 3 and seen and end + 1 < len(line) and foreign(line.tokens[end + 1].text)
    ):
        return True  # «Karl XVI», «Karl 16 Gustaf»
    if text[:3].lower() in {"al-", "el-"}:
        return True
    return bool(_INITIAL.fullmatch(text)) or _latin(line, end)


def _latin(line: Line, at: int) -> bool:
    """A capitalised word without any diacritic, and no acronym: «Kim» of «Kim Jong Un»."""
    text = line.tokens[at].text
    return line.capital(at) and text.isascii() and text.isalpha() and not acronym(text)


def _continues(line: Line, at: int) -> bool:
    if at >= len(line):
        return False
    text = line.tokens[at].text
    return (
        foreign(text)
        or (text in "-–" and foreign(line.tokens[min(at + 1, len(line) - 1)].text))  # «Karim al - Nuri»
        or (text.lower() in _PARTICLES and _continues(line, at + 1))
        or (line.capital(at) and toneless(text))
    )


def _hyphenated(line: Line, at: int) -> bool:
    """«Bayar - Erdene», «al - Nuri»: a hyphen with spaces around it between two parts of a foreign name."""
    before, after = line.tokens[at - 1].text, line.tokens[at + 1].text if at + 1 < len(line) else ""
    return (foreign(before) or before.lower() in _PARTICLES) and foreign(after)


def vietnamese_name(parts: tuple[str, ...]) -> bool:
    """Whether folded `parts` look like a Vietnamese name: a listed surname, then Vietnamese syllables only.

    Two syllables prove it only behind a surname that is nothing else («Tô Hạnh», not «Hun Sen»).
    """
    if len(parts) < 2 or not all(vietnamese(part) for part in parts):
        return False
    strength = _surnames().get(parts[0])
    return strength == "strong" or (strength is not None and len(parts) > 2)
