"""Stage 6 of 7: Readings → Resolution. Which body a record names: its core, whose it is, and where that stays open.

«Bộ Quốc phòng» is a body of its article alone, unless the article settles whose it is: a name, an abbreviation or the
reading tells the state, or the article speaks of one state only that can have it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from typing import NamedTuple

from vnus_graph.events.spelling import generic, subtype_of
from vnus_graph.grammar.body_words import organizations
from vnus_graph.grammar.country_names import HOME, short_for
from vnus_graph.grammar.fold import fold, is_vietnamese
from vnus_graph.model import Entity
from vnus_graph.resolve.body_names import Named, canonical, local, of_some_place, told
from vnus_graph.resolve.embassies import seated
from vnus_graph.resolve.records import Record
from vnus_graph.resources import table

_STATE_ORGANS = frozenset({"Ministry", "Government", "Parliament", "ArmedForces", "Committee", "PartyBody"})
_NATIONAL = frozenset({"Ministry", "PartyBody", "Party"})
_EVERYWHERE = re.compile(r"(?:tòa án tối cao|tòa án hiến pháp|ngân hàng trung ương|cảnh sát|hải quân|không quân)$")
_ABROAD = re.compile(
    r"(?:.* )?(?:hạ viện|thượng viện|nghị viện)$|tòa án hiến pháp$|đảng (?!cộng sản|lao động|dân chủ$|xã hội$)"
)
"""What the state whose press this is does not have, and did not have in the past."""
_HOUSE = re.compile(r"(?:hạ viện|thượng viện|nghị viện)$")
_OF_STATES = re.compile(r"(?:^| )(?:quốc tế|thế giới|châu (?:âu|á|phi|mỹ)|asean|eu|liên hợp quốc)(?= |$)")
"""Of several states together."""
_CUT = re.compile(
    r"trường (?:tiểu học|mầm non|quốc tế|trung học(?: phổ thông| cơ sở)?)|ban cán sự đảng|công ty cổ phần"
    r"|công ty trách nhiệm hữu hạn(?: một thành viên)?|nhóm nghị s[ĩỹ] hữu nghị|đài phát thanh truyền hình"
    r"|ban thường vụ(?: (?:tỉnh|thành|huyện|quận|đảng) ủy)?|ban (?:chấp hành|tổ chức|giám đốc|quản lý|thư ký|chỉ đạo)"
    r"|ban chấp hành đảng(?: bộ)?|ủy ban (?:hỗn hợp|quốc hội|nhân dân)|hội đồng nhân dân|văn phòng hội đồng nhân dân"
    r"|ủy ban (?:hợp tác )?liên chính phủ|cục (?:quản lý|cảnh sát|thuế|an ninh)|vụ tổ chức|cơ quan (?:cảnh sát|an ninh)"
    r"|(?:cơ quan|cục) cảnh sát điều tra|clb|câu lạc bộ|viện kiểm sát(?: nhân dân)?|tòa án(?: nhân dân(?: cấp cao)?)?"
)
"""Names that their article cut short, or that each place has."""
_LAW = re.compile(r"\b(?:hiến|lập|hành) pháp$")
"""Ends of names that were read as a state's."""
_TRADES = (
    "bảo hiểm|bất động sản|bia|bóng đá|cảng|cấp thoát nước|chứng khoán|công nghệ|công nghiệp|cơ khí|dầu khí|dệt may"
    "|dịch vụ|du lịch|dược phẩm|dược|đầu tư|địa ốc|điện lực|điện|đô thị|giáo dục|giấy|hàng không|hóa chất|khai thác"
    "|khoa học|khoáng sản|kinh doanh|luật|mía đường|mía|môi trường|nghiên cứu|nhà|nông nghiệp|phát triển|quản lý"
    "|sản xuất|sữa|tài chính|thép|thiết bị|thiết kế|thực phẩm|thương mại|thủy sản|truyền thông|tư vấn|văn hóa|vận tải"
    "|vật liệu|vật tư|xăng dầu|xây dựng|xuất nhập khẩu|y tế"
)
_COMMON = re.compile(
    rf"(?:công ty(?: cổ phần| trách nhiệm hữu hạn(?: một thành viên)?)?|trung tâm|tổ chức|quỹ|viện(?= nghiên cứu))"
    rf"(?: (?:{_TRADES}))+|vụ (?:tổ chức cán bộ|pháp chế|kế hoạch tài chính|hợp tác quốc tế|khoa học công nghệ"
    r"|thi đua khen thưởng)|(?:ban|cơ quan|cục|trung tâm|ủy ban|viện|hội|trường) (?:an toàn|chống|chuyên án|công an"
    r"|dự báo|di sản|đại diện|điều tra|ghép|giám khảo|khoa học|kiểm soát|kiểm tra|liên bang|liên lạc|nhà nước|phối hợp"
    r"|phổ thông|quản lý|quốc tế|thông tin|tin|tổ chức|tùy viên|ứng dụng)|công ty trách nhiệm|ban thường vụ đảng"
    r"|ban (?:thường vụ|tuyên giáo|tổ chức|dân vận|nội chính) (?:tỉnh|thành|huyện|quận)|ngân hàng châu"
)
"""Names of nothing but a trade, which their article cut short, and of departments that each ministry has."""
_ACRONYM = 5


class Key(NamedTuple):
    """Equal keys are one body."""

    name: str
    owner: str = ""
    """Code of the state it belongs to, empty where it needs none."""
    article: str = ""
    """The article in which it is that body, where that stays open for others."""

    @property
    def settled(self) -> bool:
        """Whether it can be met in other articles."""
        return not self.article


def key(record: Record, served: str = "") -> Key:
    """Which body the record names; `served` is the code of the state that those who hold its offices act for."""
    entity, states = record.entity, record.states
    if entity.country and _LAW.search(fold(entity.name)):
        entity = replace(entity, country=None)
    mission = seated(entity.name, entity.country, states)
    if mission is not None:
        name, sender = mission
        return Key(name, sender) if name and sender else Key(told(entity.name).core, sender, record.article)
    named = told(entity.name)
    if not named.owner and named.core not in home_bodies() and _COMMON.fullmatch(named.core):
        return Key(named.core, entity.country or "", record.article)
    owner = short_for(named.owner, frozenset({entity.country or named.owner})) if named.owner else ""
    if not owner and owned(entity, named.core):
        owner = entity.country or served
    name, owner = canonical(named.core, owner, states | {HOME} if record.home else states)
    foreign = named.owner and owner != HOME
    if name not in home_bodies() and ((of_some_place(name) and not foreign) or _CUT.fullmatch(name)):
        return Key(name, owner, record.article)
    if local(name) and name not in home_bodies():
        return Key(name, "" if owner == HOME else owner)
    if owner or not owned(entity, name):
        return Key(name, owner)
    owner = _settled(record, named)
    return Key(canonical(name, owner, states)[0], owner) if owner else Key(name, "", record.article)


def _settled(record: Record, named: Named) -> str:
    """Whose it is by what the article speaks of."""
    abroad = record.states - {HOME}
    if _ABROAD.match(named.core):
        return min(abroad) if len(abroad) == 1 else ""
    elsewhere = home_bodies().get(named.core)
    own = elsewhere is not None and not elsewhere & abroad
    return HOME if own or named.home or record.home else ""


@cache
def home_bodies() -> dict[str, frozenset[str]]:
    """Cores of the own state's bodies that go without it, each with the other states that have one of the name."""
    return {told(row["name"]).core: frozenset(row["elsewhere"].split()) for row in table("home_bodies")}


def house_of(record: Record) -> str:
    """The house of parliament that the body is or belongs to: «Ủy ban Đối ngoại Hạ viện»."""
    found = _HOUSE.search(told(record.entity.name).core)
    return found[0] if found else ""


def houses_named(bodies: Iterable[Record]) -> dict[tuple[str, str], set[str]]:
    """By article and house of parliament, the states whose house it names as theirs."""
    found: dict[tuple[str, str], set[str]] = defaultdict(set)
    for one in bodies:
        owner = told(one.entity.name).owner
        if owner and (house := house_of(one)):
            found[one.article, house].add(owner)
    return found


def owned(entity: Entity, core: str) -> bool:
    """Whether every state may have such a body: it is told apart by whose it is."""
    listed = organizations().get(fold(entity.name))
    subtype = entity.subtype or subtype_of(entity.name)
    if (listed is not None and not listed.country) or (subtype not in _NATIONAL and _OF_STATES.search(core)):
        return False
    if core in home_bodies():
        return True
    if subtype == "Party" or core.startswith("đảng "):
        return not _proper(core)
    return generic(entity.name) or subtype in _STATE_ORGANS or bool(_EVERYWHERE.match(core))


def _proper(core: str) -> bool:
    """A party's name with a word or state in it that no other has: «Đảng Likud», not «Đảng Dân chủ», «Đảng PDP»."""
    words = core.split()[1:]
    return any(word.startswith("@") or (not is_vietnamese(word) and len(word) >= _ACRONYM) for word in words)
