"""Stage 4 of 7: Sentence → Mention. Events that bear their year: «Diễn đàn Biển năm 2019», «Hội chợ C 2018».

Named in the sentence that tells the day of the article, they tell its year, unless spoken of as past or to come.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from vnus_graph.grammar.calendar import YEAR


@cache
def _named() -> re.Pattern[str]:
    kinds = (
        "hội nghị|hội chợ|hội đàm|diễn đàn|đối thoại|tuần lễ|triển lãm|lễ hội|liên hoan|đại hội đồng|kỳ họp|phiên họp"
        "|ngày hội|giao lưu|tết"
    )
    return re.compile(
        rf"(?<!\w)(?:{kinds}) [^.;,]{{0,70}}?(?<![-–/.\d])(?P<year>{YEAR})(?! ?[-–/.]?\d)(?!\w)",
        re.I,
    )


@cache
def _apart() -> re.Pattern[str]:
    """Words of what is over, to come, agreed or hoped for, and of parts of a year."""
    return re.compile(
        r"(?<!\w)(?:sẽ|dự kiến|hướng tới|tiến tới|chuẩn bị|phấn đấu|mục tiêu|kế hoạch|đăng cai|ứng cử|sắp|trước đó"
        r"|trước đây|từng|năm ngoái|kể từ|từ khi|sau|tổng kết|thống nhất|nhất trí|mời|mong|đề nghị|đề xuất|hy vọng"
        r"|ủng hộ|nghị quyết|tuyên bố|thông qua"
        r"|(?:đầu|giữa|cuối|trong|vào|hồi|đến|tháng \S+|quý \S+) năm \d{4})(?!\w)",
        re.I,
    )


def event_years(text: str) -> Iterator[int]:
    """The years that events in `text`, the sentence of what is reported, bear; none if it tells of other times."""
    if not _apart().search(text):
        yield from (int(match["year"]) for match in _named().finditer(text))
