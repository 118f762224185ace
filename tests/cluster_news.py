"""Invented articles, in all the ways in which they may come, well and badly."""

from __future__ import annotations

import json
from pathlib import Path

PEOPLE = ("Trần Văn Mẫu", "Lê Thị Ví Dụ", "Phạm Văn Thử", "Trần Mẫu")
TOLD = (
    "Ngày {day}/3/2024, tại Hà Nội, Thứ trưởng Ngoại giao {name} tiếp Đại sứ Hoa Kỳ Jane Sample.",
    "Chiều {day}/3, ông {name} tiếp bà Jane Sample, Đại sứ Hoa Kỳ tại Việt Nam, tại Trụ sở Bộ Ngoại giao.",
    "Đoàn đại biểu Bộ Ngoại giao do ông {name} dẫn đầu đã gặp Thượng nghị sĩ J. Sample tại Ottawa ngày {day}/3/2024.",
    "Bộ trưởng Ngoại giao {name} sẽ thăm Canada vào tháng {day}/2024 theo lời mời của Bộ trưởng Ann Birch.",
    "Đường xá miền núi hư hỏng nặng sau mưa lũ, ông {name}, 5{day} tuổi, cho biết.",
)


def article(number: int) -> dict[str, str]:
    """Article number so and so; each differs from the others."""
    name, told = PEOPLE[number % len(PEOPLE)], TOLD[number % len(TOLD)]
    text = f"{told.format(day=1 + number % 9, name=name)} Tin số {number}."
    return {"id": f"bai-{number}", "published": f"2024-03-{10 + number % 15}", "text": text}


def lines(file: Path, numbers: range) -> Path:
    """Some of the articles as JSON Lines."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text("".join(json.dumps(article(n)) + "\n" for n in numbers), encoding="utf-8")
    return file


def of_all_kinds(folder: Path) -> Path:
    """A folder with articles in every format, some twice, some that cannot be read."""
    lines(folder / "a.jsonl", range(90))
    no_ids = [json.dumps({"text": article(n)["text"]}) for n in range(200, 240)]
    broken = [b'{"text": ', b"", b'{"text": "\xea"}', b'{"id": 7}', b"[1]"]
    rows = [line.encode() for line in no_ids[:20]] + broken + [line.encode() for line in no_ids[20:]]
    (folder / "b.jsonl").write_bytes(b"\n".join(rows))
    (folder / "blank.jsonl").write_bytes(b"\n" * 5000)
    (folder / "c.json").write_text(json.dumps([article(n) for n in range(85, 95)]), encoding="utf-8")
    (folder / "d.csv").write_text("id,text\nbai-1,Khác.\nx,Hai bên ký.\n,Không.\n", encoding="utf-8")
    (folder / "e").mkdir()
    page = "<html><head><title>{0}</title></head><body><article><h1>{0}</h1><p>{1}</p></article></body></html>"
    (folder / "e" / "f.html").write_text(page.format("Tin", article(300)["text"] * 3), encoding="utf-8")
    (folder / "e" / "g.txt").write_text(article(301)["text"], encoding="utf-8")
    (folder / "utf-16.jsonl").write_bytes(("\ufeff" + json.dumps(article(302)) * 90).encode("utf-16-le"))
    (folder / "h.txt").write_bytes(b"Hai b\xean")
    return folder


def contents(folder: Path) -> dict[str, bytes]:
    """The files that a build wrote."""
    return {file.name: file.read_bytes() for file in sorted(folder.iterdir()) if not file.name.startswith(".")}
