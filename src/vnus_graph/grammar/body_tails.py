"""Stage 4 of 7: Sentence → Mention. Names of bodies that go on in small letters behind their capitals.

What is managed, protected or studied («Ủy ban Bảo vệ bà mẹ trẻ em», «Ủy ban Quản lý và giám sát tài sản Nhà nước»), a
noun of two syllables («Liên minh Bưu chính thế giới»), the trade of a firm («công ty xe Lumen»), a name in quotes.
"""

from __future__ import annotations

from vnus_graph.grammar.bare_names import by_given_name, calling_at
from vnus_graph.grammar.body_words import Head, fields, heads
from vnus_graph.grammar.field_lists import opening, plain_word
from vnus_graph.grammar.line import Line
from vnus_graph.grammar.names import acronym, foreign, name_at
from vnus_graph.grammar.title_words import title_heads

_ACTIVITIES = frozenset(
    "quản_lý bảo_vệ kiểm_soát hỗ_trợ giám_sát xúc_tiến nghiên_cứu chăm_sóc điều_phối phòng_chống phòng chống phát_triển"
    " bảo_tồn đào_tạo điều_tra thúc_đẩy ứng_dụng khuyến_khích xử_lý giải_quyết cứu_trợ tư_vấn phòng_ngừa theo_dõi"
    " kiểm_định kiểm_nghiệm bồi_dưỡng quy_hoạch khai_thác sản_xuất vận_hành quảng_bá bảo_hiểm bảo_đảm điều_hành"
    " khắc_phục đăng_ký kiểm_tra kiểm_toán chế_biến lưu_trữ bảo_hộ bảo_trợ giáo_dục đổi_mới sáng_tạo cải_cách".split()
)
"""What bodies do to something, so that the name goes on with what that is."""
_NOUNLESS = frozenset({"Government", "Parliament", "Mission", "PartyBody", "Party", "Company", "MediaOutlet"})
"""Bodies whose names end with their field or owner: «Chính phủ nhiệm kỳ mới»."""
_TIMES = frozenset(
    "thời_gian giai_đoạn nhiệm_kỳ hiện_nay khóa_mới tháng năm ngày hội_nghị hội_thảo kỳ_vọng dẫn_đầu nước_này"
    " sáng chiều tối hôm lời chuyến cuộc buổi lễ phu_nhân nhân_dân đồng_chí đại_biểu lãnh_đạo phóng_viên báo_chí"
    " thông_tin đại_diện thông_báo thông_cáo nhân_dịp tuyên_bố báo_cáo đề_án dự_thảo quyết_định cơ_sở kết_quả".split()
)
"""Nouns that begin what is told of the body."""
_ENDS = frozenset(
    "đã đang sẽ được bị tại do cho khi hai các phía bên ở với để nhằm về này mình trong này cùng là mà theo từ đến tới"
    " những trên dưới trước sau qua vào giữa như của có không cũng vừa mới còn hay tỉnh thành bang quận huyện".split()
)
_RUN = 10
"""Tokens in the longest run of small letters."""
_TRADE = 7
"""Tokens in the longest trade of a firm."""
_LOANS = frozenset({"Internet", "Web", "Online", "Blockchain", "Fintech", "Logistics", "AI", "IT", "CNTT"})
"""Trades, not brands."""
_LIST, _LAST = 18, 6
"""Tokens in the longest list of fields in small letters, and in the last of them."""
_SMALL = frozenset({"Association", "ThinkTank", "InternationalOrganization", "Institution", "University", "Mission"})
"""Bodies whose names may be all in small letters."""
_QUOTED = 16
_OPENING, _CLOSING = frozenset('“"'), frozenset('”"')
_QUOTING = frozenset({"Party", "Association", "Institution", "InternationalOrganization"})


def tail(line: Line, at: int, head: Head) -> int:
    """Tokens for which a name that has come to its last capital at `at` goes on in small letters."""
    if line.word(at - 1) in _ENDS or (not plain_word(line, at) and line.word(at) != "và"):
        return 0
    front = opening(line, at - 1)
    if not line.capital(front):
        return 0
    if "_".join(line.low[front:at]) in _ACTIVITIES:
        return _object(line, at)
    if head.subtype in _NOUNLESS or foreign(line.tokens[at - 1].text) or acronym(line.tokens[at - 1].text):
        return 0
    length = _word(line, at)
    known = fields().match(line.tokens, at) is not None
    named = line.tokens[at].tag[:1] == "N" and (known or head.subtype != "Ministry")
    return length if length > 1 and named and _noun(line, at, length) else 0


def list_to_state(line: Line, at: int, head: Head) -> int:
    """Tokens of «, thông tin liên lạc và truyền thông đại chúng | Liên bang Nga» behind a field in small letters."""
    if head.subtype != "Ministry" or line.word(at) != "," or not plain_word(line, at - 1):
        return 0
    last = 0
    for end in range(at + 1, min(at + _LIST, len(line))):
        state = line.countries.get(end)
        if state is not None:
            return end - at if last and end - last <= _LAST and not state[1].adjective else 0
        if line.word(end) in _ENDS or end in line.dates or not (plain_word(line, end) or line.word(end) == ","):
            return 0
        last = end if line.word(end) == "và" else last
    return 0


def _object(line: Line, at: int) -> int:
    """«(Quản lý) và giám sát tài sản», «(Bảo vệ) bà mẹ trẻ em»."""
    end, found = at, 0
    if line.word(at) == "và":
        if "_".join(line.low[at + 1 : at + 1 + _word(line, at + 1)]) not in _ACTIVITIES:
            return 0
        end += 1 + _word(line, at + 1)
    while end - at < _RUN and plain_word(line, end):
        length = _word(line, end)
        if line.word(end) == "và" and found and _noun(line, end + 1, _word(line, end + 1)):
            end += 1
            continue
        if not _noun(line, end, length):
            break
        end += length
        found = end
    closed = line.capital(end) and line.tokens[end - 1].text.islower() and end > at + 1
    return (found or end) - at if found or (closed and end > at) else 0


def _word(line: Line, at: int) -> int:
    end = at + 1
    while line.inside_word(end) and plain_word(line, end):
        end += 1
    return end - at


def _noun(line: Line, at: int, length: int) -> bool:
    if not plain_word(line, at) or at in line.dates or at in line.countries or at in line.places:
        return False
    if line.word(at) in _ENDS or line.word(at) in _TIMES or "_".join(line.low[at : at + length]) in _TIMES:
        return False
    if title_heads().match(line.tokens, at) or calling_at(line, at) or not line.tokens[at].opens:
        return False
    return line.tokens[at].tag[:1] in {"N", "A"} or fields().match(line.tokens, at) is not None


def brand_behind(line: Line, at: int, head: Head) -> int:
    """Index of the brand behind the trade of a firm in small letters: «công ty | xe Lumen»; 0 where none is."""
    if head.subtype != "Company" and head.text not in {"Hãng", "Câu lạc bộ"}:
        return 0
    end = at
    while end - at < _TRADE and plain_word(line, end) and line.word(end) not in _ENDS:
        joint = line.word(end) == "và" and end > at
        if end in line.dates or not (joint or line.tokens[end].tag[:1] in {"N", "V", "A"} or line.word(end).isascii()):
            return 0
        if line.tokens[end].opens and (title_heads().match(line.tokens, end) or calling_at(line, end)):
            return 0
        end += 1
    if end == at or end >= len(line) or (end == at + 1 and line.tokens[at].tag[:1] == "V"):
        return 0
    text = line.tokens[end].text
    if (
        end in line.countries
        or end in line.places
        or text in _LOANS
        or not (foreign(text) or acronym(text))
        or text[-1].isdigit()
    ):
        return 0
    person = by_given_name(line, end, name_at(line, end) or 1)
    return 0 if person or heads().match(line.tokens, end) else end


def quoted(line: Line, at: int, head: Head) -> int:
    """Index behind a name in quotes: «đảng “Vì ngày mai”»; 0 where none is."""
    if line.word(at) not in _OPENING or not line.capital(at + 1) or head.subtype not in _QUOTING:
        return 0
    for end in range(at + 2, min(at + _QUOTED, len(line))):
        if line.word(end) in _CLOSING:
            return end + 1
        if line.word(end) in {".", ":", ";", "?", "!"}:
            return 0
    return 0


def capital_head(line: Line, at: int, head: Head) -> bool:
    """A capital within the sentence makes a name of what follows in small letters: «thăm Viện dược liệu Cuba»."""
    first = at - len(head.text.split())
    inside = first > 0 and line.word(first - 1) not in {".", "“", '"', ":", "-", "–", ";", ")"}
    more = plain_word(line, at) and plain_word(line, at + 1)
    return inside and more and head.subtype in _SMALL and line.capital(first) and line.tokens[at].opens


def holder(line: Line, at: int, length: int, head: Head) -> bool:
    """«Chủ tịch Viện | Ann Carter»: who holds the office, not whom the body is named after («Viện Ann Carter vì …»)."""
    behind = line.word(at + length) not in {"vì", "về"}
    return behind and head.subtype in {"University", "ThinkTank"} and by_given_name(line, at, length)


def closed(line: Line, at: int) -> bool:
    """Whether a capital, a state or the end of the phrase follows, so that the word before belongs to the name."""
    return (
        line.capital(at)
        or at in line.countries
        or line.word(at) in {",", ".", "(", "", ";", "và", "của", "châu", "quốc"}
    )


def law(line: Line, at: int) -> bool:
    """«Luật | Tổ chức Quốc hội»."""
    return line.word(at - 1) == "luật" and line.low[at : at + 2] == ("tổ", "chức")
