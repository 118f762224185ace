"""Stage 4 of 7: Sentence → Mention. What stands between an office and its holder and looks like part of his name.

«Bí thư Tỉnh ủy Hải Dương Nguyễn Văn An»: by itself «Dương Nguyễn Văn An» might be a name, and so might the whole run.
"""

from __future__ import annotations

import re

from vnus_graph.grammar.gazetteer import NOWHERE, cities
from vnus_graph.grammar.line import Line
from vnus_graph.grammar.names import foreign, name_at, vietnamese_name

_ACRONYM = re.compile("[A-Z]{3,8}")


def locality_at(line: Line, at: int) -> int:
    """Index behind the city or province of two words or more at `at`, if a full name follows; 0 otherwise."""
    found = cities().match(line.tokens, at)
    if found is None or found[0] < 2 or found[1].country == NOWHERE:
        return 0
    end = at + found[0]
    return end if name_at(line, end, anchored=True) > 1 else 0


def company_at(line: Line, at: int) -> bool:
    """Whether a company is named at `at`: a foreign word before a Vietnamese name («Novatek Lê Văn An»).

    An acronym before any full name is a body too («Chủ tịch OMERS Ann Carter»).
    """
    if at >= len(line) or at in line.countries:
        return False
    if _ACRONYM.fullmatch(line.tokens[at].text):
        return name_at(line, at + 1, anchored=True) > 1
    if not foreign(line.tokens[at].text):
        return False
    return vietnamese_name(line.low[at + 1 : at + 1 + name_at(line, at + 1)])
