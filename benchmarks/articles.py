"""Invented news to measure on, as many articles as wanted: `python benchmarks/articles.py 1000 > news.jsonl`.

One article in four is diplomatic, as in a general newspaper's archive; the length of the others and of these is that of
press articles (some 2,600 and 2,000 characters). Sentences come from `benchmarks/news/`, with names of people made of
common parts, states and cities of the tables, and days between 2000 and 2025. The same numbers give the same articles.
"""

from __future__ import annotations

import json
import random
import sys
from collections.abc import Iterator
from pathlib import Path

from vnus_graph.grammar.country_names import name_of
from vnus_graph.resources import table

_NEWS = Path(__file__).parent / "news"
_OFFICES = (
    "Chủ tịch nước", "Thủ tướng", "Chủ tịch Quốc hội", "Phó Thủ tướng", "Bộ trưởng Ngoại giao",
    "Bộ trưởng Quốc phòng", "Bộ trưởng Công Thương", "Thứ trưởng Ngoại giao", "Phó Chủ tịch Quốc hội",
)  # fmt: skip
_TITLES = ("Tổng thống", "Thủ tướng", "Chủ tịch Quốc hội", "Bộ trưởng Ngoại giao", "Bộ trưởng Quốc phòng", "Đại sứ")
_BODIES = (
    "Bộ Ngoại giao",
    "Bộ Quốc phòng",
    "Ban Đối ngoại Trung ương",
    "Ủy ban Đối ngoại của Quốc hội",
    "Bộ Công Thương",
)
_VENUES = ("Hà Nội", "Phủ Chủ tịch", "Trụ sở Trung ương Đảng", "Nhà Quốc hội", "Trụ sở Chính phủ")
_TOWNS = ("Bến Tre", "Lâm Đồng", "Nam Định", "Phú Yên", "Quảng Trị", "Sơn La", "Thái Bình", "Vĩnh Long")
_ONSETS, _RHYMES = "b d f g h k l m n p r s t v".split(), "al an ar el en er il in on or os ul un us".split()


def articles(number: int, seed: int = 0) -> Iterator[dict[str, str]]:
    """Records as `vnus-graph build` reads them: id, outlet, published, title and text."""
    draw = random.Random(seed)
    people = _People(draw)
    told = {
        kind: (_NEWS / f"{kind}.txt").read_text(encoding="utf-8").splitlines() for kind in ("diplomatic", "general")
    }
    for count in range(number):
        kind, length = ("diplomatic", 14) if draw.random() < 0.25 else ("general", 26)
        about = people.meeting()
        size = max(4, round(draw.gauss(length, length / 3)))
        lines = [draw.choice(told[kind]).format(**about, **people.asides()) for _ in range(size)]
        day = f"{about['y']}-{about['m']:02}-{about['d']:02}"
        record = {"id": f"tin-{seed}-{count:07}", "outlet": f"Báo {draw.choice(_TOWNS)}", "published": day}
        yield record | {"title": lines[0].rstrip("."), "text": "\n".join(lines[1:])}


class _People:
    """Office holders of every state, and private people."""

    def __init__(self, draw: random.Random) -> None:
        self._draw = draw
        parts = [row for row in table("name_parts") if row["per_mille"]]
        self._parts = {
            place: [row["part"] for row in parts if row["place"] == place] for place in ("surname", "middle", "given")
        }
        codes = sorted({row["code"] for row in table("countries") if row["code"].isalpha()} - {"vn"})
        cities = [row for row in table("geonames") if row["country"] and row["note"] != "introduced"]
        self._cities = {code: [row["name"] for row in cities if row["country"] == code] for code in codes}
        self._codes = [code for code in codes if self._cities[code]]
        self._abroad = {code: [(title, self._foreign()) for title in _TITLES] for code in self._codes}
        self._at_home = [(office, self._vietnamese()) for office in _OFFICES for _ in range(3)]

    def meeting(self) -> dict[str, object]:
        """Who meets whom, where and when, all of one article."""
        draw = self._draw
        code = draw.choice(self._codes)
        (title, name), (office, at_home) = draw.choice(self._abroad[code]), draw.choice(self._at_home)
        day = draw.randint(1, 25)
        return {
            "title": title, "name": name, "office": office, "vn": at_home, "country": name_of(code),
            "city": draw.choice(self._cities[code]), "venue": draw.choice(_VENUES),
            "d": day, "d2": day + 3, "m": draw.randint(1, 12), "y": draw.randint(2000, 2025),
        }  # fmt: skip

    def asides(self) -> dict[str, object]:
        """What differs from sentence to sentence."""
        draw = self._draw
        numbers = {"n": draw.randint(20, 900), "k": draw.randint(2, 9)}
        return numbers | {"vn2": self._vietnamese(), "town": draw.choice(_TOWNS), "body": draw.choice(_BODIES)}

    def _vietnamese(self) -> str:
        return " ".join(self._draw.choice(self._parts[place]) for place in ("surname", "middle", "given"))

    def _foreign(self) -> str:
        def word() -> str:
            return "".join(self._draw.choice(_ONSETS) + self._draw.choice(_RHYMES) for _ in range(2)).capitalize()

        return f"{word()} {word()}"


if __name__ == "__main__":
    for article in articles(int(sys.argv[1]) if len(sys.argv) > 1 else 1000):
        print(json.dumps(article, ensure_ascii=False))
