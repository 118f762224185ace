"""Stage 6 of 7: Reading → what stands behind a name in brackets or between commas: by-name, age, where from.

«Trần Văn Mẫu (tức Mẫu “gỗ”, SN 1968, ngụ huyện Cư Mẫu)», «Trần Văn Mẫu, 29 tuổi, quê Hà Nội, tạm trú Q.10».
"""

from __future__ import annotations

import re
from typing import NamedTuple

from vnus_graph.grammar.fold import fold
from vnus_graph.resolve.personal_names import plain

_LONGEST = 160
_BRACKET, _CLAUSE = re.compile(r"\s*\(([^()]*)"), re.compile(r"\s*,((?:[^.;:!?\n()]|(?<=\b[A-ZĐ])\.|(?<=\bTP)\.)*)")
_BORN = re.compile(
    r"(?:\b(?:sn|sinh năm|sinh ngày [\d\-./ ]+[-./])\s*(?=\d{4}\b)|^(?=19\d\d(?:$|,| ?[-–])))(\d{4})", re.I
)
_AGE = re.compile(r"^\s*[(,]?\s*(?:hiện )?(\d{1,2}) tuổi\b", re.I)
_BYNAME = re.compile(
    r"(?:^|[ ,])(?:tức|tự|biệt danh|biệt hiệu|còn gọi là|hay gọi là|thường gọi là|thường gọi)"
    r" ((?:[\"“”'‘’]?[A-ZĐ]|[\"“‘'])[^,;()]{1,30})"
)
_LIVES = r"(?:(?:hộ khẩu )?thường trú|hktt|tạm trú|cư trú|trú quán|trú|ngụ|quê quán|quê)(?: (?:tại|ở))?:? "
_HOME = re.compile(rf"(?:^|[ ,]){_LIVES}([^,;()]+(?:, ?[^,;()]+){{0,4}})")
_CUE = re.compile(rf"^{_LIVES}")
_ADDRESS = re.compile(r"(?:ở )?(?:xóm|thôn|ấp|đội|tổ|khu phố|xã|phường|thị trấn|huyện|quận|bản|làng) [^,]+,")
_UNIT = re.compile(
    r"^(?:cùng )?(?:tỉnh|thành phố|tp|huyện|h|quận|q|thị xã|tx|thị trấn|tt|xã|x|phường|p|thôn|ấp|xóm|bản|làng|đội"
    r"|khu phố|tổ|đường|số)\b\.? ?(?=\S)"
)


class Apposition(NamedTuple):
    """What it says; nothing where there is none."""

    born: int | None = None
    age: int | None = None
    bynames: frozenset[str] = frozenset()
    """In plain letters, without the parts of the name."""
    homes: frozenset[str] = frozenset()
    """Places in plain letters without their rank: «quận 10» as «10», «tỉnh Đắk Lắk» as «daklak»."""


def apposition(behind: str, name: str) -> Apposition:
    """What the text `behind` a name opens with."""
    age = _AGE.match(behind)
    found = _BRACKET.match(behind[:_LONGEST]) or _CLAUSE.match(behind[:_LONGEST])
    if found is None:
        return Apposition(age=int(age[1]) if age else None)
    said = " ".join(found[1].split())
    born = _BORN.search(said) if behind.lstrip().startswith("(") or not said[:1].isdigit() else None
    own = {plain(part) for part in name.split()}
    bynames = {plain(word) for called in _BYNAME.findall(said) for word in called.split()} - own
    told = _HOME.findall(fold(said)) or ([fold(said)] if _ADDRESS.match(fold(said)) else [])
    homes = {place for listed in told for place in _places(listed)}
    return Apposition(
        int(born[1]) if born else None,
        int(age[1]) if age else None,
        frozenset(bynames - {""}),
        frozenset(homes),
    )


def _places(listed: str) -> set[str]:
    found = set()
    for part in listed.replace("tp.", "tp ").replace(" - ", ",").split(","):
        words = _CUE.sub("", part.strip())
        while (bare := _UNIT.sub("", words)) != words:
            words = bare
        words = re.split(r" (?:về|bị|là|đã|và|có|cho|làm|vì|khi|đang|hiện|tạm trú|thường trú|trú|ngụ)\b", words)[0]
        if 0 < len(words.split()) < 5:
            found.add("".join(letter for letter in words if letter.isdigit()) or plain(words))
    return found - {""}
